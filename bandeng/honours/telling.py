"""What the rooms below may ask of this one: what a notice about an objection or a round is about."""

from collections.abc import Iterable, Mapping

from django.urls import reverse

from bandeng.honours import queries
from bandeng.honours.models import Objection, Round
from bandeng.honours.web import words
from bandeng.notices.kinds import Matter, about


def matters(streams: Iterable[str]) -> Mapping[str, Matter]:
    """The objections of these streams, with two statements."""
    found = {f"objection:{each.id}": each for each in _of(streams)}
    rounds = Round.objects.in_bulk({each.round for each in found.values()})
    return {
        stream: Matter(
            number=queries.code_of(each.id),
            title=words.title(rounds[each.round]),
            page=reverse("honours:objected", args=[each.round, queries.code_of(each.id)]),
            desk_page=reverse("honours:round", args=[each.round]),
        )
        for stream, each in found.items()
    }


def rounds(streams: Iterable[str]) -> Mapping[str, Matter]:
    """The rounds of these streams, with one statement; read at the desk."""
    found = Round.objects.in_bulk([stream.partition(":")[2] for stream in streams])
    pages = {ref: reverse("honours:round", args=[ref]) for ref in found}
    return {
        one.stream: Matter(number="", title=words.title(one), page=pages[ref], desk_page=pages[ref])
        for ref, one in found.items()
    }


def _of(streams: Iterable[str]) -> Iterable[Objection]:
    return Objection.objects.filter(id__in=[stream.partition(":")[2] for stream in streams])


about("objection:", matters)
about("round:", rounds)
