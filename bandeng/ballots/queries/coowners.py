"""The telephones of one number of a roll: those of its co-owners, and whose holder votes for all of them."""

from collections.abc import Iterable

from bandeng.ballots.models import Elector, Telephone, Vote
from bandeng.ballots.queries import households
from bandeng.people import phones, vault
from bandeng.people.models import Person


def lines(elector: Elector) -> dict[str, str]:
    """Every telephone of this number, by its entry of the vault: masked, for its own people and the desk."""
    ids = Telephone.objects.filter(elector=elector).order_by("id").values_list("id", flat=True)
    found = vault.read(ids)
    return {line: phones.masked(found.get(line, "")) for line in ids}


def own_lines(elector: Elector, person: Person) -> set[str]:
    """Those of them that this person signs in with."""
    mine = households.lines_of(households.own_phone(person))
    return {line.id for line in mine if line.elector_id == elector.id}


def electors(vote: Vote, numbers: Iterable[str]) -> list[Elector]:
    """These numbers of the vote's roll."""
    return list(Elector.objects.filter(vote=vote, number__in=list(numbers)))
