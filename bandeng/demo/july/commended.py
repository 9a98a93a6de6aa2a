"""Two commendations of July with their parts apart, and the city's honour, which is only recorded here."""

from collections.abc import Iterator
from datetime import date

from bandeng.demo.july.ground import ORGANISATION, PUBLICITY, SOCIAL, Ground, july
from bandeng.demo.names import made_up
from bandeng.honours import actions
from bandeng.honours.actions import Decision, Nominee, Opening, Recording
from bandeng.honours.models import Award, Round

TEAMS, VOLUNTEERS = 62, 198  # two hundred and sixty together
GOVERNING_TEAMS, GOVERNING = 47, 100
CITY = 11
FIRST_NAME = 40_000  # of the numbers of made-up names
GROUNDS = (("figure", "cases.reported"),)


def commend(ground: Ground) -> None:
    """Volunteers, community governance, and the city's secretaries."""
    _decide(ground, "volunteers", PUBLICITY, (TEAMS, VOLUNTEERS), "二七宣〔2022〕8号")
    _decide(ground, "governance", SOCIAL, (GOVERNING_TEAMS, GOVERNING), "二七社治〔2022〕3号")
    _record(ground)


def _decide(ground: Ground, honour: str, body: str, many: tuple[int, int], number: str) -> None:
    """Streets nominate, the body publishes a list without an objection, waits, and decides."""
    by = ground.staff(body)
    fact = actions.open_(what=Opening(honour=honour, year=2022), by=by, at=july(4, 9))
    ref = fact.stream.partition(":")[2]
    for place, who in enumerate(_shares(many, len(ground.streets))):
        street = ground.streets[place].code
        leader = ground.holder(f"street_leader@{street}")
        round_ = Round.objects.get(id=ref)
        actions.nominate(round_=round_, unit=street, who=who, by=leader, at=july(6, 10))
        waiting = [each for each in Award.objects.filter(round=ref, unit=street) if each.desk == street]
        if waiting:
            actions.endorse(awards=waiting, by=leader, at=july(7, 10))
    actions.publish(round_=Round.objects.get(id=ref), by=by, at=july(8, 9))
    awards = list(Award.objects.filter(round=ref).order_by("id"))
    actions.decide(awards=awards, what=Decision(number=number), by=by, at=july(19, 9))


def _shares(many: tuple[int, int], streets: int) -> Iterator[list[Nominee]]:
    """Teams and persons spread over the streets; what is left over goes to the first ones."""
    for place in range(streets):
        teams = range(place, many[0], streets)
        persons = range(place, many[1], streets)
        yield [
            *(Nominee(kind="team", team=f"第{number + 1}志愿服务队", grounds=GROUNDS) for number in teams),
            *(
                Nominee(kind="person", name=made_up(FIRST_NAME + many[0] * 7 + number), grounds=GROUNDS)
                for number in persons
            ),
        ]


def _record(ground: Ground) -> None:
    units = [each.code for each in ground.communities[:CITY]]
    told = [
        Recording(
            honour="city-secretaries",
            kind="person",
            unit=unit,
            number="郑组〔2022〕6号",
            on=date(2022, 6, 28),
            post=f"community_secretary@{unit}",
        )
        for unit in units
    ]
    actions.record(what=told, by=ground.staff(ORGANISATION), at=july(13, 9))
