"""Every action on a member."""

from datetime import date
from itertools import count

from bandeng.demo.town import Town
from bandeng.members import actions
from bandeng.members.models import Member
from bandeng.members.web import views
from tests.laws.acting import ONE_COUNTS, Acting, Room

BRANCH, OTHER = "410103012002-branch", "410103012001-branch"
SECRETARY, KEEPER = f"secretary@{BRANCH}", "party_staff@410103-zzb"
NUMBERS = count(1)


def _reference() -> str:
    return f"AT-{next(NUMBERS):04}"


def kept(town: Town) -> Member:
    what = actions.Entering(
        unit=BRANCH, ref=_reference(), name="柴双喜", standing_on=date(1990, 6, 20), rule="file"
    )
    fact = actions.enter(what=what, by=town.holder(SECRETARY), at=town.noon)
    return Member.objects.get(id=fact.stream.partition(":")[2])


ROOM = Room(
    acting={
        "addition": Acting(
            begin=lambda town: _reference(),
            by=SECRETARY,
            said={"unit": BRANCH, "ref": "{thing}", "name": "柴双{who}", "standing_on": "1990-06-20"},
            ends=ONE_COUNTS,
        ),
        "correction": Acting(begin=kept, by=SECRETARY, said={"name": "柴双{who}"}),
        "moving": Acting(begin=kept, by=SECRETARY, said={"to": OTHER}, gone=True),
        "death": Acting(begin=kept, by=SECRETARY, said={"on": "2022-06-30"}),
        "erasure": Acting(begin=kept, by=KEEPER),
    },
    nobodys={
        "finding": "a look",
        "intake": "each row is the act of the line addition, and a reference that is taken is left as it is",
    },
    not_acts={"members.look": "a look"},
    reads=((views, "sees"), (views, "_member")),
    holes=lambda acting, thing, town: {"thing": thing},
    arguments=lambda name, thing: [] if name == "addition" else [thing.id],
)
