"""What README promises of its walk holds in the demo district."""

from bandeng.cases.queries import rulings
from tests.laws.walked import small_district
from tests.worlds import Lend


def test_a_lamp_is_proposed_to_the_power_company(world: Lend) -> None:
    """「已经按以前的裁决选好供电公司」: the ruling holds everywhere, so that the form chooses by it."""
    with world(small_district):
        found = rulings.precedents("street-lamp.one-out")
    assert [(read.ruling.unit, read.ruling.place_kind) for read in found] == [("410103-gd", "any")]
