"""Every action on a report."""

from datetime import date, timedelta
from typing import Any

from bandeng.demo.town import Town
from bandeng.editions import actions
from bandeng.editions.models import Edition
from bandeng.editions.web import views, writing
from bandeng.kernel.ids import new_id
from tests.editions.conftest import again, drafted, frozen, signed
from tests.laws.acting import BOTH_COUNT, TYPED, Acting, Room

WRITER, SIGNER, REVIEWER = "brief_writer@410103", "district_leader@410103", "district_staff@410103"
FIRST = date(2022, 7, 1)


def reviewed(town: Town) -> Edition:
    edition = drafted(town)
    passed = actions.Review(passed=True)
    actions.review(edition=edition, what=passed, by=town.holder(REVIEWER), at=town.noon)
    return again(edition)


def _of_its_own(town: Town) -> Edition:
    """Frozen, of days that no other report of the street is about: it corrects nothing."""
    return frozen(town, first=FIRST - Edition.objects.count() * timedelta(days=1))


def _out(town: Town) -> Edition:
    edition = _of_its_own(town)
    actions.publish(unfinished=True, edition=edition, by=town.holder(WRITER), at=town.noon)
    return again(edition)


def _nothing(town: Town) -> Any:
    return None


ROOM = Room(
    acting={
        "addition": Acting(
            begin=_nothing,
            by=WRITER,
            said={"what": "activity-month:410103", "first": "2022-07-01", "last": "2022-07-31"},
            ends=BOTH_COUNT,
        ),
        "rewriting": Acting(begin=drafted, by=WRITER, said={"text": f"# 七月的事\n\n{TYPED}"}),
        "review": Acting(begin=drafted, by=REVIEWER, said={"passed": "no", "remark": TYPED}),
        "signature": Acting(begin=reviewed, by=SIGNER),
        "sending-back": Acting(begin=reviewed, by=SIGNER, said={"remark": TYPED}),
        "freezing": Acting(begin=signed, by=WRITER),
        "publication": Acting(begin=_of_its_own, by=WRITER, said={"unfinished": "1"}),
        "withdrawal": Acting(begin=_out, by=SIGNER, said={"why": TYPED}),
    },
    nobodys={
        "preview": "a look, which changes nothing",
        "proof-result": "a look, which changes nothing",
    },
    not_acts={"editions.see": "a look"},
    reads=((views, "edition_of"), (writing, "edition_of")),
    holes=lambda acting, thing, town: {"thing": new_id(town.noon)},
)
