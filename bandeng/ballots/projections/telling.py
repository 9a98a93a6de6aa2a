"""What a household is told: every recording of its ballot, never what was chosen.

It is told to every telephone of the roll: a short message goes there, and who signs in with it reads it.
"""

from django.utils.translation import gettext_lazy as _

from bandeng.ballots.models import Elector, Telephone
from bandeng.ballots.projections.disputing import slot_of
from bandeng.ballots.rules import life
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on
from bandeng.notices.kinds import HOUSEHOLD, TODO, Kind, declare
from bandeng.notices.projections import Telling, tell

CAST, RECAST, DELIVERED, RECEIVED, COUNTED, SPOILED, CONFLICT, SETTLED, STANDS, VOIDED, DISPUTED = (
    f"ballots.{name}"
    for name in (
        "cast",
        "recast",
        "delivered",
        "received",
        "counted",
        "spoiled",
        "conflict",
        "settled",
        "stands",
        "voided",
        "disputed",
    )
)
VOIDED_LATE = "ballots.voided_late"  # after the end of voting: nothing can be cast in its place
WORDS = {
    CAST: _("您家的票在网上投出了。不是您家投的,请在计票以前打开这里说"),
    RECAST: _("您家的票在网上改投了,以这一次为准。不是您家投的,请在计票以前打开这里说"),
    DELIVERED: _("记下了:纸质选票送到了您家。没有收到,请打开这里说"),
    RECEIVED: _("收回了您家的一张纸质选票。不是您家交的,请在计票以前打开这里说"),
    COUNTED: _("您家的纸质选票录入好了。怎样记的,请打开这里看"),
    SPOILED: _("您家的一张纸质选票作废了,补发了一张。不是您家要求的,请打开这里说"),
    CONFLICT: _("您家网上投的和纸质的不一样,请打开这里说以哪张为准;没有说的不计入"),
    SETTLED: _("记下了您家说的以哪一张为准。说的不是这样,请打开这里自己说"),
    STANDS: _("您家说的事社区答复了:这一票没有记错,理由在里面"),
    VOIDED: _("您家说的那一票作废了,可以重新投。怎样投在里面"),
    VOIDED_LATE: _("您家说的那一票作废了,不计入。投票已经结束,不能重新投。理由在里面"),
}
NAMED, CONTESTED, ASKED, CHOSEN = (
    f"ballots.{name}" for name in ("voter_named", "voter_contested", "voter_asked", "voter_settled")
)
WORDS |= {
    NAMED: _("您家推举了由谁来投票。不同意的,请打开这里说"),
    CONTESTED: _("您家有人不同意由他投票,社区会来问;答复以前网上先不投"),
    CHOSEN: _("社区答复了您家由谁投票,理由在里面"),
}
SOLD, SOLD_ANEW = "ballots.sold", "ballots.sold_anew"
WORDS |= {
    SOLD: _("您买的房子,原来的业主已经投了票,那一票算数,您不用再投"),
    SOLD_ANEW: _("您买的房子还没有投票,由您投。社区会把新的选票送给您,旧的作废"),
}
declare(*(Kind(code=code, topic=HOUSEHOLD, words=words) for code, words in WORDS.items()))
declare(Kind(code=DISPUTED, topic=TODO, words=_("有表决人说有一票不是自己投的,计票以前要答复")))
declare(Kind(code=ASKED, topic=TODO, words=_("有一户的共有人对由谁投票说不到一起,计票以前要答复")))


@on("ballots.cast")
def cast(fact: Fact) -> None:
    _tell(fact, CONFLICT if fact.body["conflict"] else RECAST if fact.body["again"] else CAST)


@on("ballots.delivered")
def delivered(fact: Fact) -> None:
    _tell(fact, DELIVERED)


@on("ballots.received")
def received(fact: Fact) -> None:
    _tell(fact, RECEIVED)


@on("ballots.keyed")
def keyed(fact: Fact) -> None:
    """The first of two entries records nothing that counts."""
    if fact.body["agreed"] != "-":
        _counted(fact)


@on("ballots.adjudicated")
def _counted(fact: Fact) -> None:
    _tell(fact, CONFLICT if fact.body["conflict"] else COUNTED)


@on("ballots.spoiled")
def spoiled(fact: Fact) -> None:
    _tell(fact, SPOILED)


@on("ballots.settled", "ballots.kept")
def settled(fact: Fact) -> None:
    _tell(fact, SETTLED)


@on("ballots.disputed")
def disputed(fact: Fact) -> None:
    tell(fact, [Telling(to=tuple(fact.body["asked"]), kind=DISPUTED, urgent=True)])


@on("ballots.answered")
def answered(fact: Fact) -> None:
    void = VOIDED_LATE if _is_late(fact) else VOIDED
    _tell(fact, void if fact.body["outcome"] == life.VOID else STANDS)


def _is_late(fact: Fact) -> bool:
    """Whether voting was over when this was said."""
    return Elector.objects.filter(id=slot_of(fact), vote__closes_at__lte=fact.at).exists()


@on("ballots.voter_named")
def voter_named(fact: Fact) -> None:
    _tell(fact, NAMED)


@on("ballots.voter_contested")
def voter_contested(fact: Fact) -> None:
    asked = Telling(to=tuple(fact.body["asked"]), kind=ASKED, urgent=True)
    tell(fact, [asked, _household(fact, CONTESTED)])


@on("ballots.voter_settled")
def voter_settled(fact: Fact) -> None:
    _tell(fact, CHOSEN)


@on("ballots.changed_hands")
def changed_hands(fact: Fact) -> None:
    """Whoever bought it is told at the telephones she gave; they are on the roll only where she votes."""
    lines = tuple(phone["kept"] for phone in fact.body["phones"])
    tell(fact, [Telling(to=(), kind=SOLD if fact.body["stands"] else SOLD_ANEW, lines=lines)])


def _tell(fact: Fact, kind: str) -> None:
    tell(fact, [_household(fact, kind)])


def _household(fact: Fact, kind: str) -> Telling:
    slot = slot_of(fact)
    lines = Telephone.objects.filter(elector=slot).order_by("id").values_list("id", flat=True)
    return Telling(to=(), kind=kind, lines=tuple(lines))
