"""Minutes signed on paper: taken in by one body, vouched for by another, sealed alike."""

import io
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from PIL import Image

from bandeng.assembly import actions, queries
from bandeng.assembly.models import Meeting, Paper
from bandeng.demo import cast
from bandeng.demo.town import COMMUNITY, Town
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.people import queries as people
from tests.assembly.decided import DAY, neighbour
from tests.assembly.test_meeting import called, enrolled
from tests.cases.conftest import Desk

SIGNERS = ("3-2-501 王阿姨", "1-1-101 李伯伯")
SHOT = ("a" * 64,)
STREET = f"street_staff@{cast.STREET}"


def again(meeting: Meeting) -> Meeting:
    return Meeting.objects.get(id=meeting.id)


def minuted(town: Town) -> Meeting:
    """A hearing that was held and written down."""
    begins_at = town.noon + timedelta(days=4)
    what = actions.Calling(kind="hearing", begins_at=begins_at, where="社区二楼", agenda="车棚")
    fact = actions.call(place=COMMUNITY, what=what, by=town.staff, at=town.noon)
    meeting = Meeting.objects.get(id=fact.stream.partition(":")[2])
    written = actions.Minuting(minutes="装在南门")
    actions.minute(meeting=meeting, what=written, by=town.staff, at=town.noon + 5 * DAY)
    return again(meeting)


def taken_in(town: Town, meeting: Meeting, **changed: object) -> Meeting:
    typed: dict[str, object] = {"pictures": SHOT, "signers": SIGNERS}
    at = town.noon + 6 * DAY
    actions.paper(meeting=again(meeting), by=town.staff, at=at, **{**typed, **changed})  # type: ignore[arg-type]
    return again(meeting)


def vouched(town: Town, meeting: Meeting, how: str = "phone", why: str = "", post: str = STREET) -> Meeting:
    at = town.noon + 7 * DAY
    actions.vouch(meeting=again(meeting), how=how, why=why, by=town.holder(post), at=at)
    return again(meeting)


def test_signatures_on_paper_seal_the_minutes_once_another_body_asked(town: Town) -> None:
    meeting = taken_in(town, minuted(town))
    assert (meeting.state, meeting.signatures) == ("minuted", 0)
    meeting = vouched(town, meeting)
    assert (meeting.state, meeting.signatures) == ("sealed", 2)
    said = " ".join(Fact.objects.values_list("body_text", flat=True))
    assert "王阿姨" not in said, "names lie in the vault"
    assert rebuilding.check().is_equal


def test_nobody_edits_what_was_signed_on_paper(town: Town) -> None:
    meeting = taken_in(town, minuted(town))
    written = actions.Minuting(minutes="装在北门")
    with pytest.raises(NotNow):
        actions.minute(meeting=meeting, what=written, by=town.staff, at=town.noon + 8 * DAY)
    vouched(town, meeting)
    with pytest.raises(NotNow):
        actions.minute(meeting=again(meeting), what=written, by=town.staff, at=town.noon + 8 * DAY)


def test_of_two_who_take_it_in_at_once_one_does(town: Town) -> None:
    meeting, at = minuted(town), town.noon + 6 * DAY
    taken_in(town, meeting)
    with pytest.raises(NotNow, match="等着核实"):
        actions.paper(meeting=meeting, pictures=("e" * 64,), signers=SIGNERS, by=town.staff, at=at)
    assert Paper.objects.count() == 1


def test_the_body_that_took_it_in_does_not_vouch(town: Town) -> None:
    meeting = taken_in(town, minuted(town))
    for post in (f"community_staff@{cast.COMMUNITY}", f"community_secretary@{cast.COMMUNITY}"):
        with pytest.raises(NotYours):
            vouched(town, meeting, post=post)
    with pytest.raises(NotYours):
        vouched(town, meeting, post=f"grid_leader@{cast.GRID}")


def test_a_paper_that_was_not_signed_is_set_aside(town: Town) -> None:
    meeting = taken_in(town, minuted(town))
    for how, why in (("", ""), ("letter", "")):
        with pytest.raises(BadInput):
            vouched(town, meeting, how, why)
    meeting = vouched(town, meeting, "", "一位说没有签过")
    assert (meeting.state, meeting.signatures, Paper.objects.get().state) == ("minuted", 0, "aside")
    with pytest.raises(NotNow):
        vouched(town, meeting)
    with pytest.raises(BadInput):
        taken_in(town, meeting)  # the same picture again
    taken_in(town, meeting, pictures=("b" * 64,))


def test_on_line_and_on_paper_count_together(town: Town) -> None:
    meeting = minuted(town)
    at, who = town.noon + 6 * DAY, neighbour(town.noon, 1)
    actions.cosign(meeting=meeting, seal=meeting.seal, by=who, at=at)
    meeting = vouched(town, taken_in(town, meeting, signers=SIGNERS[:1]), "met")
    assert (meeting.state, meeting.signatures) == ("sealed", 2)
    with pytest.raises(NotNow):
        taken_in(town, meeting, pictures=("c" * 64,))


def test_nobody_signs_two_papers_of_one_meeting(town: Town) -> None:
    meeting = vouched(town, taken_in(town, minuted(town), signers=SIGNERS[:1]))
    assert (meeting.state, meeting.signatures) == ("minuted", 1)
    for line in (SIGNERS[0], "3号楼2单元501 王 阿姨"):
        with pytest.raises(BadInput) as refused:
            taken_in(town, meeting, pictures=("b" * 64,), signers=(line,))
        assert "已经签过这份记录" in refused.value.issues["signers"]
    taken_in(town, meeting, pictures=("b" * 64,), signers=("3-2-501 王叔叔",))  # another of the same home
    assert vouched(town, meeting).state == "sealed"


def test_nobody_signs_on_line_and_on_paper(town: Town) -> None:
    meeting, at, who = minuted(town), town.noon + 6 * DAY, neighbour(town.noon, 1)
    actions.cosign(meeting=meeting, seal=meeting.seal, by=who, at=at)
    (home,) = queries.doors_known(who, meeting.place)
    named = people.names([who])[who]
    with pytest.raises(BadInput, match="还没有收下"):
        taken_in(town, meeting, signers=(f"{home} {named}",))
    assert queries.signed_before(meeting, [f"{home} 别人"]) == []


@pytest.mark.parametrize(
    "wrong", [{"pictures": ()}, {"signers": ()}, {"signers": ("王",) * 2}, {"signers": ("字" * 31,)}]
)
def test_a_paper_that_cannot_be(town: Town, wrong: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        taken_in(town, minuted(town), **wrong)


def picture() -> io.BytesIO:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(made, "PNG")
    made.seek(0)
    made.name = "signed.png"
    return made


def test_it_is_printed_taken_in_and_vouched_for_at_the_desk(desk: Desk, town: Town) -> None:
    meeting = minuted(town)
    page = f"/desk/assembly/meetings/{meeting.id}/"
    with time_machine.travel(town.noon + 6 * DAY, tick=False):
        staff, street = desk("shequ"), desk("jiedao")
        assert meeting.seal[:16] in staff.get(f"{page}minutes-sheet/").content.decode()
        assert staff.post(f"{page}paper/", {"signers": "3-2-501 王阿姨"}).status_code == 422
        typed = {"signers": "\n".join(SIGNERS), "pictures": picture()}
        assert staff.post(f"{page}paper/", typed).status_code == 302
        shown = street.get(page).content.decode()
        assert "3-2-501 王阿姨" in shown
        assert "都是本人签的" in shown
        assert "都是本人签的" not in staff.get(page).content.decode()
        assert "王阿姨" not in Client().get(f"/meetings/{meeting.id}/").content.decode()
        digest = Paper.objects.get().pictures
        assert queries.paper_picture_is_seen(digest, town.staff, at=town.noon)
        assert not queries.paper_picture_is_seen(digest, "", at=town.noon)
        assert street.post(f"{page}vouching/", {"how": ""}).status_code == 422
        assert street.post(f"{page}vouching/", {"how": "phone"}).status_code == 302
        edited = staff.post(f"{page}minutes/", {"minutes": "装在北门"})
        assert edited.status_code == 409
    assert again(meeting).state == "sealed"


def test_who_signs_on_paper_lives_in_a_home_that_came(town: Town) -> None:
    enrolled(town)
    meeting = called(town)
    for room in ("3-2-501", "1-1-101"):
        actions.attend(meeting=again(meeting), room=room, by=town.staff, at=meeting.begins_at)
    written = actions.Minuting(minutes="装在南门")
    actions.minute(meeting=again(meeting), what=written, by=town.staff, at=meeting.begins_at)
    at = meeting.begins_at + DAY
    with pytest.raises(BadInput) as refused:
        strangers = ("9号楼9单元909 外人", *SIGNERS)
        actions.paper(meeting=again(meeting), pictures=SHOT, signers=strangers, by=town.staff, at=at)
    assert "9号楼9单元909" in refused.value.issues["signers"]
    actions.paper(meeting=again(meeting), pictures=SHOT, signers=SIGNERS, by=town.staff, at=at)
    found = queries.paper_of(again(meeting))
    assert found is not None
    assert found.many == 2
