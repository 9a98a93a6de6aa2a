"""What everybody may see: notices while they last, decisions as numbers, whether a certificate is true."""

import hmac
from dataclasses import dataclass
from datetime import date

from bandeng.honours import rules
from bandeng.honours.models import Award, Objection, Round, Step
from bandeng.honours.queries.awards import Shown, listed, shown
from bandeng.honours.queries.holding import Turn, turn_of
from bandeng.ledger.models import Fact
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.honours import TEAM, Honour


def notices(*, on: date) -> list[Round]:
    """Rounds whose public notice runs on this day."""
    return list(
        Round.objects.filter(notice_begins__lte=on, notice_ends__gte=on).order_by("notice_ends", "id")
    )


def announced(ref: str) -> Round | None:
    """A round that was announced; None where there is none."""
    return Round.objects.filter(id=ref).exclude(notice_begins=None).first()


def on_notice(round_: Round, *, on: date) -> list[Shown]:
    """What is announced: teams by name, persons only while the notice runs and where it was so decided."""
    runs = bool(
        round_.notice_begins and round_.notice_ends and round_.notice_begins <= on <= round_.notice_ends
    )
    rows = Award.objects.filter(round=round_.id, state__in=[rules.ANNOUNCED, rules.DECIDED, rules.HANDED])
    return listed(list(rows.in_order()), personal=runs and round_.named)


def struck_from(round_: Round) -> int:
    """How many of what was announced fell by an objection that was upheld."""
    upheld = Objection.objects.filter(round=round_.id, upheld=True).values("answered_at")
    fell = Step.objects.filter(name="honours.refused", at__in=upheld).values("award")
    return Award.objects.filter(round=round_.id, state=rules.REFUSED, id__in=fell).count()


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """What a certificate says of itself: honour, issuer, decision, day; and where it stands in the book.

    ``team``: the holder where it is a team (``""``: a person, whose name is only compared).
    ``turn``: the time its flag was with the holder, where the honour is a flag that passes on.
    """

    award: Award
    honour: Honour
    team: str
    height: int
    digest: str
    turn: Turn | None = None

    @property
    def holds(self) -> bool:
        """Whether it still holds."""
        return self.award.state in rules.GIVEN


def certificate(code: str) -> Certificate | None:
    """The certificate of this code; None where there is none."""
    award = Award.objects.filter(code=code).exclude(code=rules.NOBODY).first()
    if award is None:
        return None
    fact = Fact.objects.of(award.stream).named("honours.decided").get()
    team = shown([award], personal=False)[0].name if award.kind == TEAM else ""
    return Certificate(
        award=award,
        honour=book().honour(award.honour),
        team=team,
        height=fact.id,
        digest=fact.digest,
        turn=turn_of(award),
    )


def is_hers(certificate: Certificate, name: str) -> bool:
    """Whether the certificate was made out to this name."""
    holder = shown([certificate.award])[0].name
    return bool(holder) and hmac.compare_digest(_plain(holder), _plain(name))


def _plain(name: str) -> bytes:
    return "".join(name.split()).replace("·", "").encode()
