"""Taking a picture off the public page."""

import pytest

from bandeng.cases import actions
from bandeng.cases.models import Case, CasePicture
from bandeng.demo.town import GRID, Town
from bandeng.kernel.refusals import NotNow, NotYours
from bandeng.people import actions as people

PICTURE = "9f" * 32


def _with_picture(town: Town) -> Case:
    told = actions.Report(
        place=GRID,
        words="路灯不亮",
        reporter=people.guest(at=town.noon),
        pictures=(PICTURE,),
        pictures_public=True,
    )
    return Case.objects.get(stream=actions.report(report=told, at=town.noon).stream)


def test_it_is_no_longer_public(town: Town) -> None:
    case = _with_picture(town)
    actions.hide_picture(case=case, picture=PICTURE, by=town.leader, at=town.noon)
    assert not CasePicture.objects.get(case=case).public


def test_what_is_not_public_cannot_be_hidden(town: Town) -> None:
    case = _with_picture(town)
    actions.hide_picture(case=case, picture=PICTURE, by=town.leader, at=town.noon)
    with pytest.raises(NotNow):
        actions.hide_picture(case=town.again(case), picture=PICTURE, by=town.leader, at=town.noon)


def test_property_staff_hide_nothing(town: Town) -> None:
    patroller = town.holder("patroller@410103012002-01")
    with pytest.raises(NotYours):
        actions.hide_picture(case=_with_picture(town), picture=PICTURE, by=patroller, at=town.noon)
