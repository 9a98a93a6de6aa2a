"""Pictures of the signed sheet, and those that were taken down: seen by few, and gone after their time."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from bandeng.demo.town import Town
from bandeng.gatherings import actions, queries
from bandeng.gatherings.actions import Picturing
from bandeng.gatherings.models import Fading, Session
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import pictures, rebuilding
from bandeng.ledger.models import Picture
from tests.cases.conftest import Desk
from tests.gatherings import sessions
from tests.gatherings.sessions import DAY, SECRETARY

KEPT, HIDDEN = timedelta(days=90), timedelta(days=30)


def jpeg() -> SimpleUploadedFile:
    """A small grey picture, as a telephone sends it."""
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "grey").save(made, "JPEG")
    return SimpleUploadedFile("sheet.jpg", made.getvalue(), "image/jpeg")


def taken() -> str:
    """A picture in the store."""
    return pictures.take(jpeg()).digest


def kept(town: Town) -> tuple[Session, str]:
    session, digest = sessions.held(town, sessions.planned(town)), taken()
    actions.keep_sheet(session=session, picture=digest, by=town.holder(SECRETARY), at=session.ends_at)
    return sessions.again(session), digest


def test_it_is_kept_for_whoever_holds_the_session_until_its_day(town: Town) -> None:
    session, digest = kept(town)
    assert [each for each, _until in queries.sheets_of(session)] == [digest]
    assert not queries.is_public(digest)
    assert queries.is_seen_by(digest, town.holder(SECRETARY), at=town.noon)
    assert not queries.is_seen_by(digest, sessions.resident(), at=town.noon)
    assert actions.lapse(at=session.ends_at + KEPT) == 0
    assert actions.lapse(at=session.ends_at + KEPT + DAY) == 1
    assert queries.sheets_of(sessions.again(session)) == []
    assert not Picture.objects.filter(digest=digest).exists()
    assert rebuilding.check().is_equal


def test_the_wrong_one_is_gone_at_once(town: Town) -> None:
    session, digest = kept(town)
    by, at = town.holder(SECRETARY), session.ends_at + DAY
    actions.drop_sheet(session=session, picture=digest, by=by, at=at)
    assert not Picture.objects.filter(digest=digest).exists()
    with pytest.raises(NotNow):
        actions.drop_sheet(session=sessions.again(session), picture=digest, by=by, at=at)


def test_the_same_one_twice_is_said(town: Town) -> None:
    session, digest = kept(town)
    with pytest.raises(BadInput) as wrong:
        actions.keep_sheet(session=session, picture=digest, by=town.holder(SECRETARY), at=session.ends_at)
    assert "sheet_picture" in wrong.value.issues


def test_whoever_does_not_hold_it_keeps_none(town: Town) -> None:
    session = sessions.held(town, sessions.planned(town))
    with pytest.raises(NotYours):
        actions.keep_sheet(
            session=session, picture="ab" * 32, by=town.holder("party_staff@410103-xcb"), at=session.ends_at
        )


def hidden(town: Town, *, again: bool = False) -> tuple[Session, str]:
    """A picture is taken down; ``again``: another session shows the same one."""
    session, digest, by = sessions.held(town, sessions.planned(town)), taken(), town.holder(SECRETARY)
    what = Picturing(digest=digest, agreed="everybody", caption="合影")
    actions.show_picture(session=session, what=what, by=by, at=session.ends_at)
    if again:
        other = sessions.held(town, sessions.planned(town))
        actions.show_picture(session=other, what=what, by=by, at=other.ends_at)
    actions.hide_picture(session=sessions.again(session), picture=digest, by=by, at=session.ends_at)
    return sessions.again(session), digest


def test_one_taken_down_is_erased_after_the_days_of_the_book(town: Town) -> None:
    session, digest = hidden(town)
    assert not queries.is_seen_by(digest, town.holder(SECRETARY), at=town.noon)
    assert Picture.objects.filter(digest=digest).exists()
    actions.lapse(at=session.ends_at + HIDDEN)
    assert Picture.objects.filter(digest=digest).exists()
    actions.lapse(at=session.ends_at + HIDDEN + DAY)
    assert not Picture.objects.filter(digest=digest).exists()
    assert not Fading.objects.exists()
    assert rebuilding.check().is_equal


def test_one_that_another_session_shows_stays_in_the_store(town: Town) -> None:
    session, digest = hidden(town, again=True)
    assert actions.lapse(at=session.ends_at + HIDDEN + DAY) == 1
    assert Picture.objects.filter(digest=digest).exists()
    assert queries.is_public(digest)


def test_it_is_kept_and_taken_away_on_the_page(desk: Desk, town: Town) -> None:
    session = sessions.planned(town, after=timedelta(minutes=-30))
    page, office = f"/desk/gatherings/{session.id}/", desk("zhibushuji")
    assert office.post(f"{page}sheet/picture/", {}).status_code == 422
    assert office.post(f"{page}sheet/picture/", {"sheet_picture": jpeg()}).status_code == 302
    digest = queries.sheets_of(sessions.again(session))[0][0]
    assert f"/pictures/{digest}" in office.get(page).content.decode()
    assert Client().get(f"/pictures/{digest}.jpg").status_code == 404
    assert office.post(f"{page}sheet/removal/", {"digest": digest}).status_code == 302
    assert f"/pictures/{digest}" not in office.get(page).content.decode()
