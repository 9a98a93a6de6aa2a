"""The press form of a number never says more than there is."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bandeng.editions.rules.wording import least, press, step_of
from bandeng.editions.rules.wording import some as tens

CLASSIFIERS = some.sampled_from(["场次", "家", "个", "名", "次"])


@pytest.mark.parametrize(
    ("value", "more", "said"),
    [
        (312, "多", "300多次"),
        (43, "余", "40余次"),
        (236, "多", "230多次"),
        (58, "多", "50多次"),
        (23, "余", "20余次"),
        (530, "多", "530次"),
        (80, "多", "80次"),
        (110, "多", "110次"),
        (260, "多", "260次"),
        (300, "多", "300次"),
        (8, "多", "8次"),
        (0, "多", "0次"),
        (10, "余", "10次"),
        (1999, "多", "1900多次"),
    ],
)
def test_it_is_cut_down_as_the_papers_do(value: int, more: str, said: str) -> None:
    assert press(value, "次", more=more) == said


@given(some.integers(0, 10**9), CLASSIFIERS, some.sampled_from(["多", "余"]))
def test_it_never_overstates(value: int, classifier: str, more: str) -> None:
    said = press(value, classifier, more=more)
    assert least(said) <= value
    assert said.endswith(classifier)
    assert (more in said) == (least(said) < value)


@given(some.integers(0, 10**9))
def test_it_loses_less_than_its_step(value: int) -> None:
    said = least(press(value, "次"))
    assert value - said < max(step_of(value) if value else 1, 10)


@given(some.integers(0, 10**6), some.sampled_from([10, 100, 1000]))
def test_a_step_that_is_given_holds(value: int, step: int) -> None:
    said = press(value, "次", step=step)
    assert least(said) <= value
    assert value < step or least(said) % step == 0


@given(some.integers(1, 10**6))
def test_exact_multiples_stand_bare(value: int) -> None:
    assert press(value * 10, "次", step=10) == f"{value * 10}次"


@given(some.integers(20, 10**6))
def test_tens_never_overstate_either(value: int) -> None:
    assert least(tens(value, "次")) <= value


def test_tens_are_not_said_of_fewer_than_twenty() -> None:
    with pytest.raises(ValueError, match="twenty"):
        tens(19, "次")
