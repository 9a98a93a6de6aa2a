"""When a person is erased, the pictures she sent go too; what was never sent is swept away after a week."""

import io
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from PIL import Image

from bandeng.cases import actions
from bandeng.cases.models import Case, CasePicture
from bandeng.demo.town import GRID, Town
from bandeng.ledger import pictures, rebuilding, sweeping, verifying
from bandeng.ledger.models import Picture
from bandeng.people import actions as people
from tests.cases import journeys


@pytest.fixture(autouse=True)
def storage(settings: Any, tmp_path: Path) -> Iterator[Path]:
    settings.MEDIA_ROOT = tmp_path
    yield tmp_path


def _picture(colour: str) -> str:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "PNG")
    out.seek(0)
    return pictures.take(out).digest


def _raised(town: Town, *shots: str) -> Case:
    report = actions.Report(
        place=GRID,
        words="楼下路灯不亮",
        reporter=people.guest(at=town.noon),
        pictures=shots,
        pictures_public=True,
    )
    return Case.objects.get(stream=actions.report(report=report, at=town.noon).stream)


def test_her_pictures_go_and_those_of_others_stay(
    town: Town, storage: Path, django_capture_on_commit_callbacks: Any
) -> None:
    hers, shared, mended = _picture("red"), _picture("blue"), _picture("green")
    case, other = _raised(town, hers, shared), _raised(town, shared)
    at = town.noon + journeys.STEP
    actions.accept(case=case, condition=journeys.LAMP, by=town.leader, at=at)
    done = actions.Outcome(outcome="solved", words="换了灯泡,试过了", pictures=(mended,))
    actions.resolve(case=town.again(case), what=done, by=town.leader, at=at + journeys.STEP)
    with django_capture_on_commit_callbacks(execute=True):
        people.erase(case.reporter, at + 2 * journeys.STEP)
    assert not Picture.objects.filter(digest=hers).exists()
    assert not (storage / pictures.name_of(hers)).exists()
    assert set(CasePicture.objects.filter(case=case).values_list("digest", flat=True)) == {mended}
    assert set(CasePicture.objects.filter(case=other).values_list("digest", flat=True)) == {shared}
    assert Client().get(f"/c/{case.number}/").status_code == 200
    assert rebuilding.check().is_equal
    assert verifying.verify().is_whole


def test_a_followers_pictures_are_hers_alone(town: Town) -> None:
    first, second = _picture("red"), _picture("blue")
    case = _raised(town, first)
    caller = people.guest(at=town.noon)
    told = actions.Report(place=GRID, words="我们也是", reporter=caller, channel="phone", pictures=(second,))
    actions.join_caller(case=case, report=told, by=town.staff, at=town.noon)
    people.erase(caller, town.noon + journeys.STEP)
    assert list(CasePicture.objects.values_list("digest", flat=True)) == [first]


def test_what_was_never_sent_is_swept_after_a_week(
    town: Town, storage: Path, frozen: Any, capsys: Any
) -> None:
    sent, left = _picture("red"), _picture("blue")
    _raised(town, sent)
    at = town.noon + timedelta(days=8)
    for digest in (sent, left):
        for small in (False, True):
            os.utime(storage / pictures.name_of(digest, small=small), (town.noon.timestamp(),) * 2)
    assert sweeping.unsent(at=town.noon + timedelta(days=6)) == []
    half, young = storage / "ab" / ".ab.jpg.12.unfinished", storage / "ab" / ".cd.jpg.34.unfinished"
    half.parent.mkdir(exist_ok=True)
    for file, age in ((half, timedelta(0)), (young, timedelta(days=7))):
        file.write_bytes(b"half a picture")
        os.utime(file, ((town.noon + age).timestamp(),) * 2)
    frozen.move_to(at)
    call_command("pictures", "sweep", "--dry-run")
    assert set(Picture.objects.values_list("digest", flat=True)) == {sent, left}
    assert "会清掉1张" in capsys.readouterr().out
    assert half.exists()
    call_command("pictures", "sweep", "--json")
    assert list(Picture.objects.values_list("digest", flat=True)) == [sent]
    assert not half.exists()
    assert young.exists(), "somebody may still be writing it"
