"""What the forms of a vote say, as actions."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from io import BytesIO

from django.http import HttpRequest
from django.utils.translation import gettext as _

from bandeng.ballots import actions, queries, sheets
from bandeng.ballots.models import Elector, Vote
from bandeng.ballots.rules import life
from bandeng.ballots.web import done
from bandeng.ballots.web.photos import digest_of
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger.models import Fact
from bandeng.posts.web.sitting import Sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.web.commands import command_of as command_of

HOUR = timedelta(hours=1)


def preparing(request: HttpRequest) -> actions.Preparing:
    """What is put to whom; one item a line."""
    post = request.POST
    return actions.Preparing(
        title=post.get("title", ""),
        rule=post.get("rule", ""),
        items=tuple(line for line in post.get("items", "").splitlines() if line.strip()),
        binding=post.get("binding", "yes") == "yes",
        revote="revote" in post,
        deemed=post.get("deemed", "none"),
        article=post.get("article", ""),
    )


def take_roll(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """The roll of an uploaded table."""
    file = request.FILES.get("roll")
    if file is None:
        raise BadInput(_("请选名册文件"), {"roll": _("请选一个 CSV 或 Excel 文件")})
    rule = book().voting_rule(vote.rule)
    try:
        voters = sheets.voters_of(BytesIO(file.read()), file.name or "", rule=rule)
    except BadInput as wrong:
        raise BadInput(str(wrong), {"roll": _("名册没有录入,有问题的行写在上面")}) from None
    return actions.take_roll(vote=vote, voters=voters, by=who.person, at=who.at, command=command_of(request))


def announce(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """Freeze the roll and say when; an hour of the night is asked about once."""
    times = {name: _moment(request, name) for name in ("opens_at", "closes_at")}
    if "hours" not in request.POST:
        _ask_hours(*times.values())
    if "sooner" not in request.POST:
        _ask_sooner(vote, at=who.at, **times)
    return actions.announce(
        vote=vote,
        **times,
        by=who.person,
        at=who.at,
        command=command_of(request),
    )


def _ask_hours(*moments: datetime) -> None:
    """Raises BadInput where voting would open or close in the night: 1:00 is mostly a slip for 13:00."""
    odd = [at for at in moments if not life.EARLY <= at.hour + at.minute / 60 <= life.LATE]
    if odd:
        words = {"times": _("、").join(f"{at:%H:%M}" for at in odd)}
        told = _("%(times)s 是夜里,没有人值班收纸票。写错了的改过来;就是这个时候的,勾上再公告") % words
        raise BadInput(_("还没有公告,请看一下时间"), {"hours": told})


def _ask_sooner(vote: Vote, opens_at: datetime, closes_at: datetime, at: datetime) -> None:
    """Raises BadInput where the law does not say how long ahead a binding vote is announced, and it opens
    sooner than the meeting that would decide it could be held, or is over in minutes."""
    rule = book().voting_rule(vote.rule)
    met = book().deliberation.gathering_under(rule.code)
    if not vote.binding or rule.notice_days or closes_at <= opens_at:
        return
    days, odd = (opens_at.astimezone(SHANGHAI).date() - at.astimezone(SHANGHAI).date()).days, []
    if met and 0 <= days < met.notice_days:
        words = {"days": days, "kind": spoken(met), "n": met.notice_days}
        odd.append(_("公告到开始只有%(days)s天,开%(kind)s要提前%(n)s天通知。") % words)
    if closes_at - opens_at < HOUR:
        odd.append(_("从开始到结束不到一小时。"))
    if odd:
        told = "".join((*odd, _("写错了的改过来;就是这样定的,勾上再公告")))
        raise BadInput(_("还没有公告,请看一下时间"), {"sooner": told})


def _moment(request: HttpRequest, name: str) -> datetime:
    try:
        return datetime.fromisoformat(request.POST.get(name, "")).replace(tzinfo=SHANGHAI)
    except ValueError:
        raise BadInput(_("请写对时间"), {name: _("请写对日期和时间")}) from None


def name_witness(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """A scrutineer by post or by telephone."""
    told = {"post": request.POST.get("post", "")[:80], "phone": request.POST.get("phone", "")[:20]}
    return actions.name_witness(vote=vote, **told, by=who.person, at=who.at, command=command_of(request))


def release_witness(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """A scrutineer is told no longer."""
    witness = request.POST.get("witness", "")[:80]
    return actions.release_witness(
        vote=vote, witness=witness, by=who.person, at=who.at, command=command_of(request)
    )


def withdraw(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """Take the vote back before it opens."""
    why = request.POST.get("withdrawal", "")
    return actions.withdraw(vote=vote, why=why, by=who.person, at=who.at, command=command_of(request))


def deliver(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """A ballot is handed over; of one that was, what was recorded of it is told at the field."""
    post, elector = request.POST, numbered(vote, request)
    told = {"how": post.get("how", ""), "to": post.get("to", "")}
    try:
        return actions.deliver(elector=elector, **told, by=who.person, at=who.at, command=command_of(request))
    except NotNow as late:
        if before := queries.last_delivery(elector):
            raise BadInput(str(late), {"number": done.delivered(before)}) from None
        raise


def under(names: Mapping[str, str], step: Callable[[], Fact]) -> Fact:
    """Take a step; what is wrong is told at the fields of the form. One page has many forms, and a field's
    name is on it once. Raises BadInput."""
    try:
        return step()
    except BadInput as wrong:
        issues = {names.get(key, key): words for key, words in wrong.issues.items()}
        raise BadInput(str(wrong), issues) from None


def numbered(vote: Vote, request: HttpRequest, field: str = "number") -> Elector:
    """The slot a form names. Raises BadInput."""
    found = queries.elector(vote, request.POST.get(field, "")[:20])
    if found is None:
        raise BadInput(_("名册上没有这个号"), {field: _("请照选票上的号写,比如 E0001")})
    return found


def _papered(vote: Vote, request: HttpRequest, *, printed: bool = False) -> tuple[Elector, str]:
    """The slot and the paper that a form names; ``printed``: also one that was not handed over yet."""
    serial = queries.serial_meant(vote, request.POST.get("serial", "")[:40])
    found = queries.elector_of_serial(vote, serial)
    if found is None and _is_not_out(vote, serial):
        if printed and (there := queries.elector(vote, serial.rpartition("-")[0])):
            return there, serial
        head = _("%(serial)s 还没有记送到:送到了的,先记送到,再记收回。") % {"serial": serial}
        raise BadInput(head, {"serial": _("还没有记送到,先在“送到一张选票”里记")})
    if found is None and queries.elector(vote, serial):
        told = _("%(number)s 不止一张选票,请照手里这一张写全,比如 %(number)s-2") % {"number": serial}
        raise BadInput(_("这个号作废补发过"), {"serial": told})
    if found is None:
        raise BadInput(_("没有发过这个编号的选票"), {"serial": _("请照选票上的编号写,比如 E0001-1")})
    return found, serial


def _is_not_out(vote: Vote, serial: str) -> bool:
    """Whether this is the paper that was printed for a number and not yet handed over."""
    there = queries.elector(vote, serial.rpartition("-")[0])
    return there is not None and not there.delivered and queries.serials(vote)[there.id] == serial


def receive(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """A paper comes back; of its picture only the digest is kept here, the picture stays with the papers."""
    elector, serial = _papered(vote, request)
    digest = digest_of(request, "picture")
    back = actions.Returned(serial=serial, where=request.POST.get("where", ""), picture=digest)
    return actions.receive(elector=elector, back=back, by=who.person, at=who.at, command=command_of(request))


def spoil(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """Void a paper and issue another."""
    elector, serial = _papered(vote, request, printed=True)
    why = request.POST.get("why", "")
    return actions.spoil(
        elector=elector, serial=serial, why=why, by=who.person, at=who.at, command=command_of(request)
    )


def key(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """Key a paper, blind."""
    elector, _serial = _papered(vote, request)
    choices = _choices(vote, request)
    return actions.key(
        elector=elector, choices=choices, by=who.person, at=who.at, command=command_of(request)
    )


def adjudicate(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """Say what a paper is, where two entries differ."""
    elector, _serial = _papered(vote, request)
    choices = _choices(vote, request)
    return actions.adjudicate(
        elector=elector, choices=choices, by=who.person, at=who.at, command=command_of(request)
    )


def _choices(vote: Vote, request: HttpRequest) -> dict[str, str]:
    return {item.key: request.POST.get(f"item-{item.key}", "") for item in queries.items(vote)}


def settle(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """Which of two ballots counts."""
    post, elector = request.POST, numbered(vote, request)
    told = {"keeps": post.get("keeps", ""), "how": post.get("asked", "")}
    return actions.settle(elector=elector, **told, by=who.person, at=who.at, command=command_of(request))


def answer(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """Answer who says that a ballot is not hers."""
    post, elector = request.POST, numbered(vote, request)
    told = {"outcome": post.get("outcome", ""), "words": post.get("words", "")}
    return actions.answer(elector=elector, **told, by=who.person, at=who.at, command=command_of(request))


def close(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """Count."""
    return actions.close(vote=vote, by=who.person, at=who.at, command=command_of(request))


def publish(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """Publish the result."""
    text = request.POST.get("days", "")
    days = int(text) if text.isdecimal() and len(text) < 4 else 0
    return actions.publish(vote=vote, days=days, by=who.person, at=who.at, command=command_of(request))
