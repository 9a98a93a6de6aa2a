"""A unit in English stands in the singular behind one, in the plural behind any other number."""

import pytest
from django.utils.translation import override

from bandeng.figures.units import NAMES, unit_name


@pytest.mark.parametrize("unit", NAMES)
def test_one_is_no_plural(unit: str) -> None:
    with override("en"):
        one, some, none = (unit_name(unit, number) for number in (1, 2, 0))
    assert one != some == none
    with override("zh-hans"):
        assert unit_name(unit, 1) == unit_name(unit) == unit


def test_a_sign_stays() -> None:
    assert unit_name("%", 1) == "%"
