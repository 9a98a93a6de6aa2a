"""The checks of the audit, inside a configured program."""

import hashlib
import io
import os
import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from PIL import Image

from bandeng.cases import actions as cases
from bandeng.cases.models import Case, CasePicture
from bandeng.demo import cast
from bandeng.inbox.models import Clock
from bandeng.ledger import pictures, rebuilding, sealing, verifying
from bandeng.ledger.models import Fact, Picture, Seal
from bandeng.notices import actions as notices
from bandeng.notices.models import Letter, Notice
from bandeng.notices.rules import LEASE
from bandeng.people import queries as people
from bandeng.people import vault
from bandeng.ui.clock import now

Said = list[dict[str, Any]]
MARK = re.compile(r"[0-9a-f]{32}")
BY_CLOCK = ("cases.warned", "cases.reminded", "cases.supervised")


def everything(said: Said) -> dict[str, Any]:
    """Counts, and what is wrong."""
    wrong = [
        *forms(said), *matters(said), *book(), *clocks(), *letters(), *kept_pictures()
    ]  # fmt: skip
    return {
        "facts": Fact.objects.count(),
        "matters": Case.objects.count(),
        "seals": Seal.objects.count(),
        "pictures": Picture.objects.count(),
        "letters": dict(Counter(Letter.objects.values_list("state", flat=True))),
        "wrong": wrong,
    }


def forms(said: Said) -> Iterator[str]:
    """Every form that was answered with a yes led to one fact of its kind; no form led to two."""
    book = dict(Fact.objects.values_list("command", "name"))
    for each in said:
        if each["answered"] == 302 and book.get(each["command"]) != each["what"]:
            yield f"{each['what']} of {each['number']} was acknowledged and is {book.get(each['command'])}"


def matters(said: Said) -> Iterator[str]:
    """Every matter that was acknowledged is there once, under its number, with its words."""
    texts = vault.read(Case.objects.values_list("words", flat=True))
    marks = {
        case.number: found[0]
        for case in Case.objects.all()
        if (found := MARK.findall(texts.get(case.words, "")))
    }
    counted = Counter(marks.values())
    yield from (f"the matter {mark} is there {times} times" for mark, times in counted.items() if times > 1)
    for each in said:
        if each["mark"] and each["answered"] == 302 and marks.get(each["number"]) != each["mark"]:
            yield f"{each['number']} says {marks.get(each['number'])}, not {each['mark']}"
    strangers = set(counted) - {each["mark"] for each in said}
    yield from (f"nobody filed {mark}" for mark in strangers)


def book() -> Iterator[str]:
    """The book is whole, the tables are what the book says, and sealing goes on."""
    report = verifying.verify()
    if report.broken:
        yield report.broken.sentence
    again = rebuilding.check()
    yield from (f"{each.table} is not what the book says" for each in again.tables if not each.is_equal)
    sealing.seal(at=now())
    sealed = Seal.objects.order_by("-id").values_list("last", flat=True).first()
    if sealed != Fact.objects.order_by("-id").values_list("id", flat=True).first():
        yield f"sealed up to {sealed} only"


def clocks() -> Iterator[str]:
    """Nothing is left that the worker should have said, and nothing was said twice."""
    if more := cases.tick(at=now()):
        yield f"the clocks had {more} more things to say"
    left = Clock.objects.to_remind(at=now()).exclude(kind__in=("confirm", "rest")).count()
    if left:
        yield f"{left} reminders are stuck"
    told = [
        (fact.name, fact.body["clock"], fact.body.get("seat", "") if fact.name == "cases.supervised" else "")
        for fact in Fact.objects.named(*BY_CLOCK)
    ]
    yield from (f"said twice: {each}" for each, times in Counter(told).items() if times > 1)


def letters() -> Iterator[str]:
    """Each notice to whoever wanted letters has its two letters; none went out twice by us, none is stuck."""
    notices.send_due(at=now() + LEASE + timedelta(seconds=1), most=10_000)
    person = people.person(cast.RESIDENT).id
    told = Notice.objects.filter(recipient=person).values_list("height", flat=True)
    should = {f"{height}.{way}.{person}" for height in told for way in ("sms", "email")}
    are = dict(Letter.objects.values_list("id", "state"))
    yield from (f"no letter {ref}" for ref in should - set(are))
    yield from (f"a letter for nothing: {ref}" for ref in set(are) - should)
    sent = _sent()
    for ref, state in are.items():
        way, key = ref.split(".")[1], hashlib.sha256(ref.encode()).hexdigest()[:32]
        times = sent[way, key]
        if way == "sms" and (times > 1 or (state == "sent" and times != 1)):
            yield f"letter {ref} is {state} and went out {times} times"
        if (way == "email" and (state != "sent" or not times)) or state not in {"sent", "unknown"}:
            yield f"letter {ref} is {state}"


def _sent() -> Counter[tuple[str, str]]:
    try:
        with open(os.environ["BANDENG_SENT"], encoding="ascii") as file:
            lines = [line.split() for line in file]
    except FileNotFoundError:
        lines = []
    return Counter((way, key) for way, key in lines)


def kept_pictures() -> Iterator[str]:
    """Every picture that a matter names is there in both sizes, and is what its name says."""
    digests = set(Picture.objects.values_list("digest", flat=True))
    named = set(CasePicture.objects.values_list("digest", flat=True))
    yield from (f"picture {digest} is named and not there" for digest in named - digests)
    for digest in digests:
        try:
            with pictures.open_picture(digest) as full, pictures.open_picture(digest, small=True) as small:
                if hashlib.sha256(full.read()).hexdigest() != digest:
                    yield f"picture {digest} is not whole"
                Image.open(io.BytesIO(small.read())).load()
        except (OSError, Picture.DoesNotExist) as error:
            yield f"picture {digest}: {error}"
