"""The people one can sign in as: one a role round the first grid of 冯春社区, and those of July's scenes."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext as _

from bandeng.ledger.models import Fact
from bandeng.notices import actions as notices
from bandeng.people import actions as people
from bandeng.people import queries as persons
from bandeng.people.models import Person
from bandeng.places import queries as places
from bandeng.posts import queries as posts
from bandeng.posts.models import Unit

PASSWORD = "xiao-bandeng-demo"
RESIDENT_PHONE = "13800000001"
RESIDENT = "jumin"

GRID = "410103012002-01"
COMMUNITY = "410103012002"
STREET = "410103012"

SCRUTINEER = "party_staff@410103-jw"  # watches over the vote that the demo keeps open
SEATS = (
    ("wanggezhang", f"grid_leader@{GRID}"),
    ("tiaojieyuan", f"mediator@{GRID}"),
    ("fangguanyuan", f"house_manager@{GRID}"),
    ("xunluoyuan", f"patroller@{GRID}"),
    ("shequ", f"community_staff@{COMMUNITY}"),
    ("shuji", f"community_secretary@{COMMUNITY}"),
    ("jiedao", f"street_staff@{STREET}"),
    ("jiedao-lingdao", f"street_leader@{STREET}"),
    ("chengguan", "department_desk@410103-cg"),
    ("chengguan-chuzhi", "department_staff@410103-cg"),
    ("shizheng", "department_desk@410103-sz"),
    ("shizheng-chuzhi", "department_staff@410103-sz"),
    ("zhujian", "department_desk@410103-zj"),
    ("zhujian-chuzhi", "department_staff@410103-zj"),
    ("gongdian", "department_desk@410103-gd"),
    ("gongdian-chuzhi", "department_staff@410103-gd"),
    ("quzhili", "district_staff@410103"),
    ("zhibushuji", f"secretary@{COMMUNITY}-branch"),
    ("xiaozuzhang", f"group_leader@{COMMUNITY}-group1"),
    ("dangjianban", "party_staff@410103-djb"),
    ("zuzhibu", "party_staff@410103-zzb"),
    ("xuanchuanbu", "party_staff@410103-xcb"),
    ("shezhiwei", "party_staff@410103-szw"),
    ("jiwei", SCRUTINEER),
    ("qulingdao", "district_leader@410103"),
    ("xigongfang", "community_staff@410103005002"),
    ("heping", "community_secretary@410103005005"),
    ("xinpu", "community_staff@410103009012"),
    ("mifengzhang", "street_staff@410103005"),
    ("pingshen", "reviewer@410103"),
    ("pingshen-er", "reviewer@410103"),
    ("zhuangao", "brief_writer@410103"),
)


@dataclass(frozen=True)
class Part:
    """Somebody one can be: user name and post."""

    username: str
    post: str


PARTS = tuple(Part(username, post) for username, post in SEATS)


def give_sign_ins(*, at: datetime) -> None:
    """Let the cast sign in with the demo's password; one resident signs in with her telephone."""
    password = make_password(PASSWORD)
    given = Counter[str]()
    for part in PARTS:
        held = posts.holders([part.post], at=at)[given[part.post] :]
        given[part.post] += 1
        if not held:
            continue  # a smaller district has not all of them
        Person.objects.filter(id=held[0].person).update(username=part.username, password=password)
    people.register(name="张小满", kind="resident", username=RESIDENT, phone=RESIDENT_PHONE, at=at)
    Person.objects.filter(username=RESIDENT).update(password=password)


def have_read_what_was() -> None:
    """The cast has read its messages of the weeks before: what is new today stands out."""
    last = Fact.objects.latest("id").id
    everybody = Person.objects.filter(username__in=[RESIDENT, *(part.username for part in PARTS)])
    for person in everybody.values_list("id", flat=True):
        notices.read(person=person, up_to=last)


@dataclass(frozen=True, kw_only=True)
class Known:
    """Somebody of the cast who is there: what her card says."""

    username: str
    name: str
    role: str
    place: str


def residents() -> list[Known]:
    """The resident one can be, where she is there."""
    found = Person.objects.filter(username=RESIDENT, is_active=True).values_list("id", flat=True)
    names = persons.names(found)
    return [Known(username=RESIDENT, name=names[id_], role=_("居民"), place="") for id_ in found]


def known() -> list[Known]:
    """The cast as it is there now, in the order of the list."""
    usernames = [part.username for part in PARTS]
    ids = dict(Person.objects.filter(username__in=usernames).values_list("username", "id"))
    names = persons.names(ids.values())
    units = dict(Unit.objects.values_list("code", "name"))
    return [
        Known(
            username=part.username,
            name=names[ids[part.username]],
            role=posts.role_name(part.post.partition("@")[0]),
            place=_place(part.post.partition("@")[2], units),
        )
        for part in PARTS
        if part.username in ids
    ]


def _place(desk: str, units: dict[str, str]) -> str:
    return units[desk] if desk in units else places.label_of(desk)
