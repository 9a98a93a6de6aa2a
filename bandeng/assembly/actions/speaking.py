"""Opinions: given on line, at a talk or on paper; put beside similar ones; answered with the reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.assembly import facts, queries, rules
from bandeng.assembly.actions.words import empty_wrong, keep_all, length_wrong, public_wrong
from bandeng.assembly.models import Opinion
from bandeng.assembly.rules.slips import was_printed
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts


@dataclass(frozen=True, kw_only=True)
class Speaking:
    """An opinion. ``topic``: the stream it is about (``-``: the place at large), ``article`` of a covenant.

    ``slip``: the number on the printed form it was typed from (``""``: none). ``shared``: the picture shows
    another form, too, and whoever types it says so.
    """

    place: str
    said: str
    topic: str = "-"
    article: int = 0
    channel: str = rules.ONLINE
    slip: str = ""
    pictures: tuple[str, ...] = ()
    shared: bool = False


@transaction.atomic
def speak(*, what: Speaking, by: str, at: datetime, command: str = "") -> Fact:
    """Give an opinion on line, or write down one given at a talk or on paper. Raises NotYours, BadInput."""
    hand = _speaker(what, by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    _check(what)
    ref = new_id(at)
    about = by if what.channel == rules.ONLINE else ref
    said = facts.OpinionSpoken(
        topic=what.topic,
        article=what.article,
        channel=what.channel,
        slip=what.slip or "-",
        pictures=what.pictures,
        said=keep_all(what.said, "opinion", about, at),
    )
    return pen.record(said, hand=hand, stream=f"opinion:{ref}", turn=0, command=command)


def _speaker(what: Speaking, by: str, at: datetime) -> Hand:
    if what.channel == rules.ONLINE:
        return posts.built_in("resident", "assembly.speak", what.place, at=at, person=by)
    return posts.hand(by, "assembly.speak", what.place, at=at)


def _check(what: Speaking) -> None:
    issues = length_wrong((("said", what.said, rules.WORDS_AT_MOST),))
    if what.channel not in rules.CHANNELS:
        issues["channel"] = _("请选从哪里来的")
    issues |= _slip_wrong(what)
    if not queries.takes_opinions(what.topic):
        issues["said"] = _closed(what.topic)
    if issues:
        raise BadInput(_("意见还没有记下,请改一下再交"), issues)


def _closed(topic: str) -> str:
    if topic.startswith("covenant:"):
        return _("这一版已经通过,现在不收意见;起草新的一版时再提")
    return _("这件事已经议完了,不再收意见;有新的事可以反映")


def _slip_wrong(what: Speaking) -> dict[str, str]:
    """Issues of the form it was typed from: its number was printed for this, and its picture is its own."""
    if len(what.slip) > rules.SLIP_AT_MOST:
        return {"slip": _("请照着意见单上的编号写")}
    if what.slip and queries.slip_is_typed(what.topic, what.slip):
        return {"slip": _("这张意见单已经录过了,看看是不是拿重了")}
    if what.slip and not was_printed(what.topic, what.slip):
        return {"slip": _("印出来的意见单上没有这个编号,请照纸上的写,连最后三个字符一起;没有编号的就空着")}
    if not what.shared and (other := queries.pictured_in(what.pictures)):
        return {
            "shared": _("这张照片录过一条意见了(编号 %(slip)s)。真是拍了两张单子,就勾上再交")
            % {"slip": other}
        }
    return {}


@transaction.atomic
def gather(*, opinion: Opinion, beside: Opinion | None, by: str, at: datetime, command: str = "") -> Fact:
    """Put it beside a similar one (None: by itself again). It keeps its own words and answer.

    Raises NotYours, NotNow, BadInput.
    """
    hand = posts.hand(by, "assembly.gather", opinion.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if beside and (beside.id == opinion.id or not _of_one_thing(beside, opinion)):
        raise BadInput(_("只能和同一件事的另一条意见归在一起"), {"beside": _("请选另一条意见")})
    if beside and beside.beside != "-":
        raise NotNow(_("那一条已经归在别的意见旁边,请选领头的那一条"))
    if beside and queries.has_beside(opinion):
        raise NotNow(_("有别的意见归在这一条旁边,先把它们拿出来"))
    said = facts.OpinionGathered(beside=beside.id if beside else "-")
    return pen.record(said, hand=hand, stream=opinion.stream, turn=opinion.turn, command=command)


def _of_one_thing(one: Opinion, other: Opinion) -> bool:
    """Of one matter; opinions on places at large are of one where they lie in one community."""
    near = queries.community_of(one.place) == queries.community_of(other.place)
    return one.topic == other.topic and (one.topic != queries.PLACE or near)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """``outcome``: adopted, partly or declined; ``why`` is for everybody to read."""

    outcome: str
    why: str


@transaction.atomic
def answer(
    *, opinions: Sequence[Opinion], what: Answer, by: str, at: datetime, command: str = ""
) -> list[Fact]:
    """Answer an opinion and those that stand beside it: each has the answer as its own.

    Raises NotYours, NotNow, BadInput.
    """
    hands = [posts.hand(by, "assembly.answer", each.place, at=at) for each in opinions]
    if command and opinions and (first := pen.said_before(command, person=by)):
        return [first]
    issues = empty_wrong("why", what.why) | public_wrong((("why", what.why, rules.WORDS_AT_MOST),))
    if what.outcome not in rules.OUTCOMES:
        issues["outcome"] = _("请选采纳、部分采纳还是没有采纳")
    if issues:
        raise BadInput(_("还没有答复,请改一下再交"), issues)
    if any(each.outcome != "-" for each in opinions):
        raise NotNow(_("这条意见已经答复过了"))
    return [
        pen.record(
            facts.OpinionAnswered(outcome=what.outcome, why=keep_all(what.why, "answer", each.id, at)),
            hand=hand,
            stream=each.stream,
            turn=each.turn,
            command=f"{command[:34]}.{number}" if command and number else command,
        )
        for number, (each, hand) in enumerate(zip(opinions, hands, strict=True))
    ]
