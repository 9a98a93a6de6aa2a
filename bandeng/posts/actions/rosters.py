"""A roster as people keep it in a table: one row for each person in a post, taken in row by row."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NoReturn

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, Refusal
from bandeng.people import actions as people
from bandeng.people import phones
from bandeng.people.models import STAFF, Person
from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.posts.actions import keeping
from bandeng.posts.facts import MemberLine, PostLine, UnitLine
from bandeng.posts.models import Appointment, Membership, Post, Unit
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.book import Role
from bandeng.rulebook.rules.eligibility import KIND_OF_UNIT
from bandeng.ui.spreadsheets import Column, Row

COLUMNS = (
    Column("unit", ("单位代码",)),
    Column("unit_name", ("单位名称", "unit name"), needed=False),
    Column("unit_name_en", ("单位英文名", "unit name in English"), needed=False),
    Column("unit_kind", ("单位种类", "unit kind"), needed=False),
    Column("unit_place", ("单位地点代码", "unit place"), needed=False),
    Column("role", ("岗位",)),
    Column("place", ("岗位地点代码", "post place"), needed=False),
    Column("phone", ("办公电话", "office telephone"), needed=False),
    Column("username", ("用户名",), needed=False),
    Column("name", ("姓名",), needed=False),
    Column("mobile", ("手机",), needed=False),
    Column("standing", ("任职或代班", "appointed or deputy"), needed=False),
    Column("begins", ("代班从", "deputy from"), needed=False),
    Column("ends", ("代班到", "deputy until"), needed=False),
)
DEPUTY = {"代班", "deputy"}
KINDS = {
    "两委": "committees",
    "党支部": "branch",
    "物业": "property",
    "社区": "community",
    "街道": "street-office",
    "部门": "department",
    "区": "district",
    "队伍": "team",
    "党小组": "group",
    "区委部门": "party",
    "共建单位": "partner",
    "商户": "shop",
}
OPERATOR = "operator"
UNITS_AT_ONCE = 500  # in one fact
WHOLE = set(KIND_OF_UNIT.values()) | set(KINDS.values())


@dataclass(frozen=True)
class _Taking:
    """Who takes the roster in, and when."""

    by: str
    at: datetime


@dataclass
class Taken:
    """What came of a roster: how much is new, and the rows that could not be taken with their reasons."""

    new: Counter[str] = field(default_factory=Counter)
    rows: int = 0
    bad: list[tuple[int, str]] = field(default_factory=list)
    accounts: list[Person] = field(default_factory=list)


def take(rows: Iterator[Row], *, at: datetime, by: str = OPERATOR) -> Taken:
    """Take every row that is right, each for itself; what is known already is left as it is.

    ``by``: the operator, who may open accounts, or somebody at the desk, who may not. A row she may not take
    is among the bad ones, with the reason. Rows that only name units are taken together, place by place.
    """
    taken, hand = Taken(), _Taking(by=by, at=at)
    plain: list[tuple[int, UnitLine]] = []
    for row in rows:
        taken.rows += 1
        try:
            if _is_plain(row.cells) and len(plain) < UNITS_AT_ONCE:
                plain.append((row.number, _unit(row.cells)))
                continue
            _take_units(plain, taken, hand)
            with transaction.atomic():
                new, account = _take(row.cells, hand)
        except (Refusal, Place.DoesNotExist) as refusal:
            taken.bad.append((row.number, str(refusal)))
            continue
        taken.new.update(new)
        taken.accounts += [account] if account else []
    _take_units(plain, taken, hand)
    taken.bad.sort()
    return taken


def _is_plain(row: Mapping[str, str]) -> bool:
    return not any(row[name] for name in ("role", "username", "name", "standing"))


def _take_units(plain: list[tuple[int, UnitLine]], taken: Taken, hand: _Taking) -> None:
    """The units of these rows that are not there yet, as one fact for each place; the list is emptied."""
    lines = {line.code: line for _number, line in reversed(plain)}
    there = set(Unit.objects.filter(code__in=list(lines)).values_list("code", flat=True))
    fresh = [line for code, line in lines.items() if code not in there]
    for place in sorted({line.place for line in fresh}):
        units = tuple(sorted((line for line in fresh if line.place == place), key=lambda line: line.code))
        try:
            with transaction.atomic():
                keeping.take_roster(place=place, roster=keeping.Roster(units=units), by=hand.by, at=hand.at)
        except Refusal as refusal:
            codes = {line.code for line in units}
            taken.bad += [(number, str(refusal)) for number, line in plain if line.code in codes]
            continue
        taken.new.update(["units"] * len(units))
    plain.clear()


def _take(row: Mapping[str, str], hand: _Taking) -> tuple[list[str], Person | None]:
    """The kinds of things a row added, and the account that was opened for it."""
    unit = _unit(row)
    post = _post(row, _role(row["role"]), unit) if row["role"] else None
    person, account = _person(row, hand)
    if row["standing"].casefold() in DEPUTY:
        return _deputise(row, post, person, hand) + (["accounts"] if account else []), account
    new = _enter(unit, post, person, hand) + (["accounts"] if account else [])
    if post and person and not _is_in(post, person, hand.at):
        keeping.appoint(post=post.id, holder=person.id, by=hand.by, at=hand.at)
        new.append("appointments")
    return new, account


def _deputise(
    row: Mapping[str, str], post: PostLine | None, person: Person | None, hand: _Taking
) -> list[str]:
    """Somebody stands in for the holder of a post that is there; she becomes no member of its unit."""
    if post is None or person is None or not Post.objects.filter(id=post.id).exists():
        _bad(_("代班要写清岗位和人,岗位要先有"))
    begins_at, ends_at = _moment(row["begins"]), _moment(row["ends"], last=True)
    terms = Appointment.objects.filter(post_id=post.id, person_id=person.id, deputy=True)
    if terms.filter(begins_at=begins_at, ends_at=ends_at).exists():
        return []
    span = begins_at, ends_at
    keeping.deputise(post=post.id, deputy=person.id, by=hand.by, during=span, at=hand.at)
    return ["deputies"]


def _moment(text: str, *, last: bool = False) -> datetime:
    """A day or a moment in Shanghai; a last day counts whole."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        _bad(_("代班要写从哪天到哪天,例如 2026-07-01,或 2026-07-01T08:00"))
    whole_day = timedelta(days=1) if last and len(text) == len("2026-07-01") else timedelta()
    return (at if at.tzinfo else at.replace(tzinfo=SHANGHAI)) + whole_day


def _is_in(post: PostLine, person: Person, at: datetime) -> bool:
    return Appointment.objects.held(at=at).filter(post_id=post.id, person_id=person.id).exists()


def _enter(unit: UnitLine, post: PostLine | None, person: Person | None, hand: _Taking) -> list[str]:
    """What is not there yet, as one fact; the kinds of things it added."""
    fresh = keeping.Roster(
        units=() if Unit.objects.filter(code=unit.code).exists() else (unit,),
        members=()
        if person is None or _belongs(unit, person)
        else (MemberLine(unit=unit.code, person=person.id),),
        posts=() if post is None or Post.objects.filter(id=post.id).exists() else (post,),
    )
    added = {"units": fresh.units, "members": fresh.members, "posts": fresh.posts}
    if any(added.values()):
        keeping.take_roster(place=unit.place, roster=fresh, by=hand.by, at=hand.at)
    return [name for name, lines in added.items() if lines]


def _belongs(unit: UnitLine, person: Person) -> bool:
    return Membership.objects.filter(unit_id=unit.code, person_id=person.id).exists()


def _unit(row: Mapping[str, str]) -> UnitLine:
    """The unit of a row: as it stands already, or as the row describes it."""
    if not row["unit"]:
        _bad(_("没有写单位代码"))
    there = Unit.objects.filter(code=row["unit"]).values("code", "name", "name_en", "kind", "place", "phone")
    return UnitLine(**there[0]) if there else _new_unit(row)


def _new_unit(row: Mapping[str, str]) -> UnitLine:
    kind = KINDS.get(row["unit_kind"], row["unit_kind"])
    if kind not in WHOLE:
        _bad(_("单位种类要写:%(kinds)s") % {"kinds": "、".join(KINDS)})
    if not row["unit_name"]:
        _bad(_("这个单位第一次出现,要写单位名称"))
    return UnitLine(
        code=row["unit"],
        name=row["unit_name"],
        name_en=row["unit_name_en"] or row["unit_name"],
        kind=kind,
        place=places.path(row["unit_place"] or row["place"]),
        phone=row["phone"],
    )


def _role(written: str) -> Role:
    found = next((role for role in book().roles if written in (role.code, role.zh, role.en)), None)
    if found is None:
        names = "、".join(role.zh for role in book().roles)
        _bad(_("规则书里没有「%(role)s」这个岗位;有:%(names)s") % {"role": written, "names": names})
    return found


def _post(row: Mapping[str, str], role: Role, unit: UnitLine) -> PostLine:
    if role.kind_of_place == "unit":
        return PostLine(
            id=f"{role.code}@{unit.code}",
            role=role.code,
            unit=unit.code,
            place=unit.place,
            phone=row["phone"] or unit.phone,
        )
    if not row["place"]:
        _bad(_("没有写岗位地点代码"))
    place = places.place(row["place"])
    if place.kind != role.kind_of_place:
        words = {"role": role.zh, "place": place.name}
        _bad(_("「%(role)s」不设在「%(place)s」这一级") % words)
    return PostLine(
        id=f"{role.code}@{place.code}",
        role=role.code,
        unit=unit.code,
        place=place.path,
        phone=row["phone"] or unit.phone,
    )


def _person(row: Mapping[str, str], hand: _Taking) -> tuple[Person | None, Person | None]:
    """Who the row is about (nobody: a vacancy), and the account if it had to be opened."""
    if not row["username"] and not row["name"]:
        return None, None
    if not row["username"]:
        _bad(_("有姓名没有用户名;同名的人只能靠用户名分清"))
    found = Person.objects.filter(username=row["username"]).first()
    if found:
        if found.kind != STAFF or found.is_erased:
            _bad(_("用户名 %(username)s 不是在用的工作账号") % {"username": row["username"]})
        return found, None
    if not row["name"]:
        _bad(_("这个人第一次出现,要写姓名"))
    if row["mobile"] and not phones.is_number(row["mobile"]):
        _bad(_("手机号码好像不对"))
    if hand.by != OPERATOR:
        _bad(_("用户名 %(username)s 还没有账号,请系统管理员先开") % {"username": row["username"]})
    who, at = row["username"], hand.at
    made = people.register(kind=STAFF, name=row["name"], username=who, phone=row["mobile"], at=at)
    return made, made


def _bad(sentence: str) -> NoReturn:
    raise BadInput(sentence)
