"""Somebody objects to what is announced; each objection is answered, and one upheld strikes what it names."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.honours import facts, rules
from bandeng.honours.actions.checking import refuse
from bandeng.honours.actions.hands import hand_at
from bandeng.honours.models import Award, Objection, Round
from bandeng.kernel.ids import new_id
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book


@dataclass(frozen=True, kw_only=True)
class Objecting:
    """Why not; how to answer (``""``: no way left); about which award (``""``: the whole)."""

    said: str
    reach: str = ""
    award: str = ""


@transaction.atomic
def object_(*, round_: Round, what: Objecting, by: str, at: datetime, command: str = "") -> Fact:
    """Somebody says why not, while the notice runs. Raises BadInput; afterwards NotNow with where to turn."""
    if command and (first := pen.said_before(command, person=by)):
        return first
    _runs(round_, at)
    _check(round_, what)
    reach = what.reach.strip()
    told = facts.NoticeObjected(
        round=round_.id,
        award=what.award or rules.NOBODY,
        said=vault.keep(what.said.strip(), kind="objection", about=by, at=at),
        reach=vault.keep(reach, kind="reach", about=by, at=at) if reach else None,
    )
    hand = posts.built_in("resident", "honours.object", round_.place, at=at, person=by)
    return pen.record(told, hand=hand, stream=f"objection:{new_id(at)}", turn=0, command=command)


def _runs(round_: Round, at: datetime) -> None:
    if round_.notice_begins is None or round_.notice_ends is None:
        raise NotNow(_("这一批没有公示"))
    if at.astimezone(SHANGHAI).date() > round_.notice_ends:
        ended = _("公示到%(day)s为止,这里不再收异议。要反映问题,可以打%(phone)s,或者到首页「我要反映」")
        words = {"day": round_.notice_ends.isoformat(), "phone": book().district.phone}
        raise NotNow(ended % words)


def _check(round_: Round, what: Objecting) -> None:
    issues = {}
    if not what.said.strip() or len(what.said) > rules.WORDS_AT_MOST:
        issues["said"] = _("写一下是什么情况,最多%(most)s个字") % {"most": rules.WORDS_AT_MOST}
    if len(what.reach) > rules.NAME_AT_MOST:
        issues["reach"] = _("最多写%(most)s个字") % {"most": rules.NAME_AT_MOST}
    if what.award and not Award.objects.filter(id=what.award, round=round_.id).exists():
        issues["award"] = _("请选公示里的一项")
    if issues:
        raise BadInput(_("还没有交,请改一下"), issues)


@dataclass(frozen=True, kw_only=True)
class Answering:
    """What was found: whether it is upheld, and the words to whoever objected.

    ``strikes``: of an objection to the whole list, which award falls (``WHOLE``: every one of it).
    """

    upheld: bool
    words: str
    strikes: str = ""


@transaction.atomic
def answer(*, objection: Objection, what: Answering, by: str, at: datetime, command: str = "") -> Fact:
    """Answer it; upheld, what it is about is refused for that reason. Raises NotYours, NotNow, BadInput."""
    round_ = Round.objects.get(id=objection.round)
    hand = hand_at(round_.unit, "honours.answer", round_.place, by=by, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if objection.answered_at:
        raise NotNow(_("已经答复过了"))
    if not what.words.strip() or len(what.words) > rules.WORDS_AT_MOST:
        raise BadInput(_("请写答复"), {"words": _("怎么查的、结果怎样,写给提异议的人")})
    struck = _struck(objection, what) if what.upheld else []
    kept = vault.keep(what.words.strip(), kind="answer", about=objection.id, at=at)
    said = facts.ObjectionAnswered(upheld=what.upheld, answer=kept)
    fact = pen.record(said, hand=hand, stream=objection.stream, turn=objection.turn, command=command)
    if struck:
        refuse(awards=struck, why=what.words, by=by, at=at)
    return fact


def _struck(objection: Objection, what: Answering) -> list[Award]:
    """What an upheld objection takes from the list: the award it names, or the one its answer names."""
    meant = objection.award if objection.award != rules.NOBODY else what.strikes
    listed = Award.objects.filter(round=objection.round)
    found = listed if meant == rules.WHOLE else listed.filter(id=meant)
    if not meant or not found.exists():
        raise BadInput(_("异议说的是整个名单"), {"strikes": _("成立的话,请选不予哪一项,或者整个名单都不予")})
    return list(found.filter(state=rules.ANNOUNCED).order_by("id"))
