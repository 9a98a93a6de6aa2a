"""Notices: rows that the folds of higher rooms make through ``tell``, in the transaction of the fact."""

from collections.abc import Iterable
from dataclasses import dataclass

from bandeng.ledger.models import Fact
from bandeng.ledger.projections import tables
from bandeng.notices.models import Notice

tables(Notice)


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What a fact tells somebody: ids of persons or posts, and the kind (see ``bandeng.notices.kinds``)."""

    to: tuple[str, ...]
    kind: str
    urgent: bool = False


def tell(fact: Fact, tellings: Iterable[Telling]) -> None:
    """Tell these persons and posts of this fact; nobody twice, the first telling counts."""
    told = {ref: telling for telling in reversed(list(tellings)) for ref in telling.to if ref != "-"}
    if told:
        Notice.objects.bulk_create(_notice(fact, ref, told[ref]) for ref in sorted(told))


def _notice(fact: Fact, ref: str, telling: Telling) -> Notice:
    return Notice(
        id=f"{fact.id}.{ref}",
        recipient=ref,
        height=fact.id,
        kind=telling.kind,
        stream=fact.stream,
        place=fact.place,
        urgent=telling.urgent,
        at=fact.at,
    )
