"""How long a stage lasts is told in dates: from which day it counts, until which day."""

from bandeng.assembly import queries
from bandeng.assembly.web import words
from bandeng.demo.town import Town
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.deliberation import deliberation
from tests.assembly.decided import DAY, again, begun, resolved, seen_by_two
from tests.cases.conftest import Desk


def test_while_opinions_are_collected_the_day_is_said(town: Town, desk: Desk) -> None:
    one = begun(town)
    told = words.lasting(queries.deciding(one, at=town.noon + DAY), year=2022)
    assert told == "7月13日(周三)起能走下一步:从7月6日(周三)算起不少于 7 天,大家有话慢慢说"
    assert words.lasting(queries.deciding(one, at=town.noon + 7 * DAY), year=2022) == ""
    for page in (f"/decisions/{one.id}/", f"/desk/assembly/procedures/{one.id}/"):
        assert "7月13日(周三)起能走下一步" in desk("shequ").get(page).content.decode()


def test_a_decision_hangs_fifteen_days_from_the_day_it_was_seen(town: Town) -> None:
    one = begun(town)
    at = resolved(town, one)
    told = words.lasting(queries.deciding(again(one), at=at), year=2022)
    assert told == "从公示栏上看到的那天算起,要公示不少于 15 天"
    seen_by_two(town, one, at + DAY)
    told = words.lasting(queries.deciding(again(one), at=at + 2 * DAY), year=2022)
    assert told == "公示到 8月2日(周二):7月18日(周一)在公示栏上看到了,从那天算起不少于 15 天"


def test_every_publication_hangs_as_long_as_the_law_asks_at_least() -> None:
    stages = [stage for each in book().deliberation.procedures for stage in each.stages]
    assert all(stage.days >= 15 for stage in stages if stage.publication)


def test_a_district_may_ask_for_more_days_and_not_for_fewer() -> None:
    def days(own: int) -> int:
        stages = [
            {"code": "p", "zh": "公", "en": "p", "who_zh": "", "who_en": "", "publication": 1, "days": own}
        ]
        kind = {"code": "k", "zh": "k", "en": "k", "sorts": [], "law_zh": "", "law_en": "", "stages": stages}
        rows = {"gathering": [], "procedure": [kind], "responsible": []}
        return (
            deliberation({**rows, "publication": {"days": 15, "witnesses": 2}}).procedures[0].stages[0].days
        )

    assert (days(7), days(20)) == (15, 20)
