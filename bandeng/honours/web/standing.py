"""Whether an honour still holds, as a sentence: on the page of its certificate, at the desk, on paper."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bandeng.honours import queries
from bandeng.honours.web import words
from bandeng.rulebook.rules.honours import MEDAL, RECORDED

Verdict = tuple[str, str]  # kind of notice, sentence


def verdict(found: queries.Certificate, *, today: date) -> Verdict:
    """What is to be said of a certificate on this day."""
    if not found.holds:
        return "danger", _("这项荣誉已经撤销,证书不再有效。")
    until = found.award.valid_until
    if until and until < today:
        return "warn", _("这张证书已经过了有效期。")
    if found.turn:
        return flag_stands(found.turn, today=today)
    if found.honour.passes_on:
        return "done", _("账本里有这张证书,有效。旗还没有交到手里。")
    return "done", _("账本里有这张证书,有效。")


def flag_stands(turn: queries.Turn, *, today: date) -> Verdict:
    """Of a flag that passes on: still with this team, late, passed on to whom, or back."""
    held, said = turn.held, _said(turn)
    if held.ended_on and turn.passed_to:
        return "warn", _("证书是真的,旗不在这一家了:「%(flag)s」%(ended)s交给了%(next)s。") % said
    if held.ended_on:
        return "warn", _("证书是真的,旗不在这一家了:「%(flag)s」%(ended)s交回了%(unit)s。") % said
    if held.until < today:
        return "warn", _("证书是真的。「%(flag)s」应在%(until)s交回,还没有记下交回。") % said
    return "done", _("账本里有这张证书,有效。「%(flag)s」在这一家,拿到%(until)s。") % said


def _said(turn: queries.Turn) -> dict[str, str]:
    held = turn.held
    return {
        "flag": turn.flag.called,
        "ended": words.day(held.ended_on) if held.ended_on else "",
        "next": turn.passed_to,
        "unit": words.desk(turn.flag.unit),
        "until": words.day(held.until),
    }


def flag_pairs(turn: queries.Turn | None) -> list[tuple[str, str]]:
    """The same as lines of a table: which flag, from when until when, who has it now."""
    if turn is None:
        return []
    said = _("%(flag)s,%(span)s") % {"flag": turn.flag.called, "span": words.span(turn.held)}
    passed = [(_("交给了"), turn.passed_to)] if turn.passed_to else []
    return [(_("流动红旗"), said), *passed]


def persons(of: queries.Persons, class_: str, *, beside_teams: bool) -> str:
    """How many persons have an honour, and what is counted; ``beside_teams``: teams are listed above."""
    number = {"n": of.has, "m": of.waits}
    if class_ == MEDAL and of.waits:
        return _("已经送到本人(家属)手里的:%(n)s枚;决定了、还没有颁发的:%(m)s枚。姓名不公开。") % number
    if class_ == MEDAL:
        return _("已经送到本人(家属)手里的:%(n)s枚。姓名不公开。") % number
    if class_ == RECORDED:
        return ngettext("登记了%(n)s名个人,姓名不公开。", "登记了%(n)s名个人,姓名不公开。", of.has) % number
    if beside_teams:
        return ngettext("另有个人%(n)s名,姓名不公开。", "另有个人%(n)s名,姓名不公开。", of.has) % number
    return ngettext("授予个人%(n)s名,姓名不公开。", "授予个人%(n)s名,姓名不公开。", of.has) % number
