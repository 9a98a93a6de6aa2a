"""Whether a picture is of a paper ballot: it stands for nothing else."""

from bandeng.ballots.models import Picture


def is_of_a_paper(digest: str) -> bool:
    """Whether a ballot on paper was taken in with this picture, in whatever vote."""
    return Picture.objects.filter(id__endswith=f":{digest}").exists()
