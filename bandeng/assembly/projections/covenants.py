"""Covenants, their versions and articles."""

from datetime import date
from typing import Any

from bandeng.assembly import rules
from bandeng.assembly.models import Article, Covenant, Version
from bandeng.assembly.projections.shared import entry, hands, ref
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on
from bandeng.ledger.upgrading import Body, upgrades


@upgrades("assembly.adopted", from_version=1)
def typed(body: Body) -> Body:
    """Before, raised hands were always typed."""
    return body | {"meeting": "-", "pictures": [], "record": None}


@on("assembly.drafted")
def drafted(fact: Fact) -> None:
    body = fact.body
    words = {"title": entry(body["title"]), "newest": body["version"], "turn": fact.turn + 1}
    first = {"place": fact.place, "kind": body["kind"], "at": fact.at}
    Covenant.objects.update_or_create(id=ref(fact), defaults=words, create_defaults=words | first)
    Version.objects.filter(covenant_id=ref(fact), state=rules.DRAFT).delete()
    Version.objects.create(
        id=_version(fact),
        covenant_id=ref(fact),
        number=body["version"],
        state=rules.DRAFT,
        rule="-",
        ballot="-",
        why="-",
        at=fact.at,
    )
    _articles(fact)


def _articles(fact: Fact) -> None:
    Article.objects.bulk_create(
        Article(
            id=f"article.{fact.id}.{each['number']}",
            version_id=_version(fact),
            number=each["number"],
            text=entry(each["text"]),
            why=entry(each["why"]),
        )
        for each in fact.body["articles"]
    )


@on("assembly.adopted")
def adopted(fact: Fact) -> None:
    body = fact.body
    _change(
        fact,
        state=rules.AWAITING if body["filed"] else rules.HOLDS,
        adopted_on=date.fromisoformat(body["held_on"]),
        effective_on=date.fromisoformat(body["effective_on"]),
        ballot=body["ballot"],
        meeting=body["meeting"],
        pictures=",".join(body["pictures"]),
        record=entry(body["record"]),
        **hands(body),
    )


@on("assembly.filed")
def filed(fact: Fact) -> None:
    _change(fact, state=rules.FILED)


@on("assembly.reviewed")
def reviewed(fact: Fact) -> None:
    state = rules.HOLDS if fact.body["lawful"] else rules.SENT_BACK
    _change(fact, state=state, why=entry(fact.body["why"]))
    if state == rules.HOLDS:
        _not_before(fact, fact.at.astimezone(SHANGHAI).date())


def _not_before(fact: Fact, day: date) -> None:
    """What was decided here holds from the day of the check at the earliest; what is copied from paper was
    checked when it was."""
    here = Version.objects.filter(id=_version(fact), effective_on__lt=day)
    here.exclude(ballot="-", meeting="-").update(effective_on=day)


def _change(fact: Fact, **columns: Any) -> None:
    Version.objects.filter(id=_version(fact)).update(**columns)
    Covenant.objects.filter(id=ref(fact)).update(turn=fact.turn + 1)


def _version(fact: Fact) -> str:
    return f"{ref(fact)}.{fact.body['version']}"
