"""A vote of five owners in the quiet street."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pytest_django import Settings

from bandeng.ballots import actions, headkey, queries, slips
from bandeng.ballots.models import Elector, Vote
from bandeng.ballots.sheets import Voter
from bandeng.demo.town import COMMUNITY, Town
from bandeng.ledger import sealing
from bandeng.people import actions as people
from tests.cases.conftest import desk, noon, town

__all__ = ["desk", "noon", "town"]

AREAS = (8805, 9010, 7095, 10000, 6090)
OWNER, WIFE, OF_TWO = "13900000001", "13900000022", "13900000004"
PHONES = {1: (OWNER,), 2: ("13900000002", WIFE), 4: (OF_TWO,), 5: (OF_TWO,)}  # the third gave none
VOTERS = tuple(
    Voter(number=f"E{place:04d}", area=area, units=(f"{place}-101",), phones=PHONES.get(place, ()))
    for place, area in enumerate(AREAS, 1)
)
DAY = timedelta(days=1)
YES, NO, ABSTAIN = {"1": "yes"}, {"1": "no"}, {"1": "abstain"}


def photo(words: str = "paper") -> SimpleUploadedFile:
    """A small picture; with other words it is another file."""
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "grey").save(made, "JPEG", comment=words.encode())
    return SimpleUploadedFile("p.jpg", made.getvalue(), "image/jpeg")


@dataclass
class Voting:
    """A vote and the people who run it. ``opens_at``: sixteen days after noon, for seven days."""

    town: Town
    vote_id: str
    opens_at: datetime

    @property
    def vote(self) -> Vote:
        return Vote.objects.get(id=self.vote_id)

    @property
    def closes_at(self) -> datetime:
        return self.opens_at + 7 * DAY

    def slot(self, place: int) -> Elector:
        found = queries.elector(self.vote, f"E{place:04d}")
        assert found
        return found

    def cast(self, place: int, choices: dict[str, str], *, at: datetime | None = None) -> Elector:
        slot, at = self.slot(place), at or self.opens_at
        person, code = people.guest(at=at), slips.code_of(slot.stream)
        actions.cast(elector=slot, code=code, choices=choices, by=person, at=at)
        return self.slot(place)

    def deliver(self, place: int) -> str:
        slot = self.slot(place)
        actions.deliver(elector=slot, how="hand", to="owner", by=self.town.staff, at=self.opens_at)
        return f"E{place:04d}-1"

    def hand_in(self, place: int, *, where: str = "door", picture: str = "") -> Elector:
        back = actions.Returned(serial=self.deliver(place), where=where, picture=picture or f"{place:064x}")
        actions.receive(elector=self.slot(place), back=back, by=self.town.staff, at=self.opens_at)
        return self.slot(place)

    def keyed(self, place: int, first: dict[str, str], second: dict[str, str]) -> Elector:
        self.counted()
        for person, choices in ((self.town.staff, first), (self.town.leader, second)):
            actions.key(elector=self.slot(place), choices=choices, by=person, at=self.opens_at)
        return self.slot(place)

    def counted(self) -> None:
        """Two people count what came back and is in no batch yet."""
        papers = queries.open_batch(self.vote) if queries.is_batched(self.vote) else ()
        for person in (self.town.staff, self.town.leader) if papers else ():
            many = str(len(papers))
            actions.count_batch(vote=self.vote, counted=many, by=person, at=self.opens_at)

    def checked(self, *, at: datetime | None = None) -> None:
        """Every batch that was counted is compared with what was keyed."""
        for batch in queries.batches_of(self.vote):
            if batch.state == "counted":
                actions.check_batch(batch=batch, by=self.town.staff, at=at or self.closes_at)

    def close(self, *, at: datetime | None = None) -> Vote:
        self.checked(at=at)
        actions.close(vote=self.vote, by=self.town.staff, at=at or self.closes_at)
        return self.vote

    def sign(self, *, at: datetime | None = None) -> int:
        """Seal what was said and sign the heads, as the worker does."""
        sealing.seal(at=at or self.opens_at)
        return actions.sign_heads(at=at or self.opens_at)


Begin = Callable[..., Voting]


@pytest.fixture
def head_key(settings: Settings, tmp_path: Path) -> headkey.HeadKey:
    """A key in a file, as ``bandeng ballot key`` makes it."""
    settings.BANDENG_HEADS_KEY_FILE = tmp_path / "keys" / "heads.pem"
    return headkey.make()


@pytest.fixture
def prepared(town: Town) -> Begin:
    """Prepare a vote; anything of ``Preparing`` may be said."""

    def begin(**more: object) -> Voting:
        told: dict[str, object] = {
            "title": "选聘物业服务企业",
            "rule": "civil-code-278-general",
            "items": ("选聘报名的第一家物业服务企业",),
        }
        what = actions.Preparing(**(told | more))  # type: ignore[arg-type]
        fact = actions.prepare(place=COMMUNITY, what=what, by=town.staff, at=town.noon)
        return Voting(town, fact.stream.partition(":")[2], town.noon + 16 * DAY)

    return begin


@pytest.fixture
def announced(prepared: Begin) -> Begin:
    """The same with its roll frozen, about to open."""

    def begin(**more: object) -> Voting:
        voting = prepared(**more)
        by, at = voting.town.staff, voting.town.noon
        actions.take_roll(vote=voting.vote, voters=VOTERS, by=by, at=at)
        actions.announce(vote=voting.vote, opens_at=voting.opens_at, closes_at=voting.closes_at, by=by, at=at)
        return voting

    return begin
