"""Property staff are another company's: no household word, no party's word on any page of theirs."""

import re

from django.test import Client

from bandeng.demo.town import GRID, Town
from bandeng.doors import actions
from bandeng.doors.models import Door, Visit
from bandeng.home.documents.addresses import addresses
from bandeng.mediation import actions as mediation
from bandeng.mediation.models import Mediation
from tests.cases.conftest import Desk

DOOR, HEARD, PROMISED, WHO, KEPT = (
    "12号楼3单元601",
    "想学用手机付钱",
    "带说明书来",
    "户主本人说",
    "一个人住",
)
PARTIES = ("老田家", "小秋家", "夜里放音乐", "十点以后不放")
SECRETS = (DOOR, HEARD, PROMISED, WHO, KEPT, *PARTIES)
HOLE = re.compile(r"<(?:\w+:)?(\w+)>")


def _household(town: Town) -> tuple[str, str, str]:
    """A door with all there can be, a need filed from it, and a mediation; their ids and the number."""
    fact = actions.add(place=GRID, door=DOOR, by=town.leader, at=town.noon)
    ref = fact.stream.partition(":")[2]
    wish = actions.Agreed(what="weekly-knock", who=WHO, grown=True)
    actions.consent(door=Door.objects.get(id=ref), what=wish, by=town.leader, at=town.noon)
    visit = actions.Visiting(
        purpose="greeting",
        heard=HEARD,
        promised=PROMISED,
        promised_on=town.noon.date(),
        need="楼道灯坏了",
        consent=True,
    )
    actions.visit(door=Door.objects.get(id=ref), what=visit, by=town.leader, at=town.noon)
    by = town.holder("mediator@410103012002-01")
    opening = mediation.Opening(
        dispute="noise",
        sides=(mediation.Side(called=PARTIES[0]), mediation.Side(called=PARTIES[1])),
        story=PARTIES[2],
        willing=True,
        impartial=True,
    )
    opened = mediation.open_(place=GRID, what=opening, by=by, at=town.noon)
    one = Mediation.objects.get(id=opened.stream.partition(":")[2])
    agreed = mediation.Settlement(agreement=PARTIES[3], way="自己做到")
    mediation.settle(mediation=one, what=agreed, by=by, at=town.noon)
    return ref, one.id, Visit.objects.get().matter


def test_every_address_of_households_is_refused_and_no_page_says_a_word(desk: Desk, town: Town) -> None:
    door, one, matter = _household(town)
    number = town.case().number
    for username in ("fangguanyuan", "xunluoyuan"):
        other = desk(username)
        shown = other.get("/desk/work/").content.decode()
        found = set(re.findall(r"/desk/cases/([0-9-]+)/", shown)) | {number}
        for address in addresses():
            for filled in _filled(address.path, door, one, found):
                _look(other, filled, address.act)
    assert matter


def _filled(path: str, door: str, one: str, numbers: set[str]) -> list[str]:
    things = {"door": door, "ref": one, "kind": "lamp", "code": "410103012002-01"}
    things |= {"post": "mediator@410103012002-01", "unit": "410103-cg", "name": "doors.visits"}
    wanted = sorted(numbers) if "<str:number>" in path else ["1"]
    return [_with(path, {**things, "number": number}) for number in wanted]


def _with(path: str, things: dict[str, str]) -> str:
    return HOLE.sub(lambda hole: things.get(hole.group(1), "1"), path)


def _look(other: Client, path: str, act: str) -> None:
    if "/sign-" in path or path.startswith(("/me/", "/pictures/")):
        return
    answer = other.get(path)
    if act.startswith(("doors.", "mediation.")):
        assert answer.status_code in (403, 404, 405), path
    text = b"".join(answer).decode(errors="replace")
    assert [words for words in SECRETS if words in text] == [], path
