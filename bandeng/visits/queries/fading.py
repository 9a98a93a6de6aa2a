"""What the clock has to wipe."""

from datetime import date

from bandeng.visits.models import Entry, Visit, VisitList


def faded_by(day: date, *, most: int = 100) -> list[Visit]:
    """Visits whose words are still kept though their last day has passed."""
    return list(Visit.objects.filter(words_until__lt=day).order_by("words_until", "id")[:most])


def lists_faded_by(day: date, *, most: int = 20) -> list[VisitList]:
    """Lists whose names are still kept though their last day has passed."""
    return list(VisitList.objects.filter(names_until__lt=day).order_by("names_until", "id")[:most])


def names_on(of: VisitList) -> list[str]:
    """The vault entries of names and addresses on this list."""
    rows = Entry.objects.filter(list=of).values_list("called", "home")
    return [entry for row in rows for entry in row if entry != "-"]
