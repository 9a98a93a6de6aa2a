"""Every action on a session, at the desk and by whoever comes."""

import io
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.test import Client
from PIL import Image

from bandeng.demo.town import Town
from bandeng.gatherings import actions, codes, queries
from bandeng.gatherings.models import Attendance, Seat, Session
from bandeng.gatherings.web import desk, resident
from bandeng.ledger import pictures
from bandeng.people import actions as people
from tests.gatherings import sessions
from tests.laws.acting import BOTH_COUNT, ONE_COUNTS, TYPED, Acting, Room, signed_in, twins

BY, GUEST, SAME = sessions.SECRETARY, "guest", "one on two telephones"
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
BEGUN, OVER = DAY, DAY + 2 * HOUR
TURNS = count()
FILM = {
    "kind": "film",
    "title": "观影{who}",
    "unit": sessions.BRANCH,
    "venue": TYPED,
    "open_to": "everybody",
    "line-film": "太行丰碑",
    "from": "09:00",
    "to": "10:00",
}


def planned(town: Town) -> Session:
    return sessions.planned(town)


def seated(town: Town) -> Session:
    """Somebody signed up; ``who`` she is."""
    session, who = planned(town), people.guest(name="来客", at=town.noon)
    actions.sign_up(session=session, by=who, at=town.noon)
    return sessions.again(session)


def signed(town: Town) -> Session:
    """A resident with an account signed up."""
    session = planned(town)
    actions.sign_up(session=session, by=sessions.resident(), at=town.noon)
    return sessions.again(session)


def attended(town: Town) -> Session:
    session = planned(town)
    who = [actions.Coming(called="隔壁的小蒋")]
    actions.attend(session=session, who=who, way="sheet", by=town.holder(BY), at=session.begins_at)
    return sessions.again(session)


def held(town: Town) -> Session:
    return sessions.held(town, planned(town))


def sheeted(town: Town) -> Session:
    session = held(town)
    digest = pictures.take(io.BytesIO(jpeg("丙"))).digest
    actions.keep_sheet(session=session, picture=digest, by=town.holder(BY), at=session.ends_at)
    return sessions.again(session)


def shown(town: Town) -> Session:
    session = held(town)
    digest = pictures.take(io.BytesIO(jpeg("丁"))).digest
    what = actions.Picturing(digest=digest, agreed="everybody", caption="开场", credit="摄影队")
    actions.show_picture(session=session, what=what, by=town.holder(BY), at=session.ends_at)
    return sessions.again(session)


def jpeg(who: str) -> bytes:
    """A small picture, another for each of the two."""
    made, colours = io.BytesIO(), {"甲": "grey", "乙": "brown", "丙": "green"}
    Image.new("RGB", (40, 30), colours.get(who, "navy")).save(made, "JPEG")
    return made.getvalue()


def _clients(acting: Acting, thing: Any, town: Town, at: datetime) -> list[Client]:
    if acting.by == SAME:
        return [signed_in(sessions.resident()) for _phone in range(2)]
    if acting.by == GUEST:
        who = (people.register(name="邻居", kind="resident", at=town.noon).id for _each in range(2))
        return [signed_in(person) for person in who]
    return [signed_in(person) for person in twins(town, acting.by)]


def _holes(acting: Acting, thing: Any, town: Town) -> dict[str, str]:
    if thing is None:  # the two of one test write of one day, those of the next test of another
        apart = next(TURNS) // 2 * DAY
        days = {"ahead": town.noon + 2 * DAY + apart, "back": town.noon - DAY - apart}
        return {name: day.date().isoformat() for name, day in days.items()}
    seat = Seat.objects.filter(session=thing).first()
    came = Attendance.objects.filter(session=thing).first()
    sheets, shots = queries.sheets_of(thing), queries.shots_of(thing, inside=True)
    return {
        "seat": seat.id if seat else "",
        "ticket": queries.seats_of(thing)[0].ticket if seat else "",
        "arrival": came.id if came else "",
        "sheet": sheets[0][0] if sheets else "",
        "shot": shots[0].digest if shots else "",
        "code": codes.door(thing.id, at=thing.begins_at).token,
    }


ROOM = Room(
    acting={
        "addition": Acting(begin=lambda town: None, by=BY, said={**FILM, "on": "{ahead}"}, ends=ONE_COUNTS),
        "recording": Acting(
            begin=lambda town: None, by=BY, said={**FILM, "on": "{back}", "told": TYPED}, ends=ONE_COUNTS
        ),
        "holding": Acting(begin=planned, by=BY, said={"told": TYPED}, after=OVER),
        "moving": Acting(
            begin=planned,
            by=BY,
            said={"on": "2022-07-09", "from": "09:00", "to": "10:00", "venue": "广场", "moved_why": TYPED},
        ),
        "cancellation": Acting(begin=planned, by=BY, said={"why": TYPED}),
        "reminder": Acting(begin=seated, by=BY),
        "enrolment": Acting(begin=planned, by=BY, said={"called": "邻居{who}"}, ends=BOTH_COUNT),
        "seat-return": Acting(begin=seated, by=BY, said={"seat": "{seat}"}),
        "attendance": Acting(begin=seated, by=BY, said={"came": "{seat}"}, after=BEGUN),
        "lines": Acting(begin=planned, by=BY, said={"sheet": TYPED}, after=BEGUN),
        "ticket": Acting(begin=seated, by=BY, said={"ticket": "{ticket}"}, after=BEGUN),
        "undoing": Acting(begin=attended, by=BY, said={"arrival": "{arrival}"}, after=OVER),
        "sheet-picture": Acting(begin=held, by=BY, files={"sheet_picture": jpeg}, after=OVER),
        "sheet-removal": Acting(begin=sheeted, by=BY, said={"digest": "{sheet}"}, after=OVER),
        "picture": Acting(
            begin=held,
            by=BY,
            said={"agreed": "everybody", "caption": "开场{who}", "credit": "摄影队"},
            files={"picture": jpeg},
            after=OVER,
        ),
        "hiding": Acting(begin=shown, by=BY, said={"digest": "{shot}"}, after=OVER),
        "sign-up": Acting(begin=planned, by=GUEST, ends=BOTH_COUNT),
        "withdrawal": Acting(begin=signed, by=SAME, said={"seat": "{seat}"}),
        "arrival": Acting(begin=planned, by=SAME, said={"code": "{code}"}, after=BEGUN),
    },
    nobodys={
        "list-undoing": "only whoever took the table in may, for ten minutes",
        "list": "a crowd at the door while a list comes in is tried in tests/gatherings/test_at_once.py",
        "feed-renewal": "the address of one's own calendar",
    },
    not_acts={"gatherings.see": "a look", "gatherings.renew_feed": "one's own calendar"},
    behind={
        "gatherings.sign_up": "sign-up",
        "gatherings.withdraw": "withdrawal",
    },
    reads=((desk, "found"), (resident, "_found")),
    holes=_holes,
    clients=_clients,
)
