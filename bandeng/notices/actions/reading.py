"""A person reads her notices. What somebody has read is hers alone: it is kept, and it is no fact."""

from django.db import transaction

from bandeng.notices.models import Notice, Opened, Reading


@transaction.atomic
def read(*, person: str, up_to: int) -> None:
    """Everything up to this height is read; what was read further stays read."""
    made, new = Reading.objects.get_or_create(person=person, defaults={"height": up_to})
    if not new:
        Reading.objects.filter(person=person, height__lt=up_to).update(height=up_to)
    Opened.objects.filter(person=person, height__lte=max(up_to, made.height)).delete()


def opened(*, person: str, notice: Notice) -> None:
    """One notice is read."""
    ref = f"{notice.id}.{person}"
    Opened.objects.get_or_create(id=ref, defaults={"person": person, "height": notice.height})
