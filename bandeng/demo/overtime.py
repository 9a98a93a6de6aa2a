"""Limits that were missed last week: one that may be appealed, one whose appeal waits for two above."""

from datetime import datetime, timedelta

from bandeng.cases import actions
from bandeng.cases.queries import appeals
from bandeng.demo.together import Way, accept, raised
from bandeng.posts import queries as posts

LAMP = "street-lamp.one-out"
REASON = "灯杆上的线路归供电单位,停电通知拖了三天才下来,有通知单。"


def miss(*, until: datetime) -> None:
    """Two lamps mended a day after the limit; of the second the grid leader says why."""
    _late("东门口那盏路灯不亮。", "东门口", until)
    way = _late("自行车棚边上的路灯不亮。", "自行车棚边", until)
    missed = next(each for each in appeals.missed(way.case) if each.clock.kind == "whole")
    what = actions.Appealing(limit=missed.clock.id, reason=REASON)
    by = posts.holders([missed.seat], at=way.at)[0].person
    actions.appeal(case=way.case, what=what, by=by, at=until - timedelta(hours=20))


def _late(words: str, where: str, until: datetime) -> Way:
    """Raised sixteen days ago, done a day after the limit, over the day before yesterday."""
    way = raised(words, where, until - timedelta(days=16))
    accept(way, LAMP)
    way.later()
    assert way.case.due_at
    way.at = way.case.due_at + timedelta(days=1)
    actions.tick(at=way.at)
    at = way.later()
    done = actions.Outcome(outcome="solved", words="换了灯头,亮了。")
    actions.resolve(case=way.case, what=done, by=way.by, at=at)
    at = way.later()
    actions.check(case=way.case, finding=actions.Finding(passed=True), by=way.by, at=at)
    way.later()
    word = actions.Word(answer="solved", channel="page")
    at = max(way.at, until - timedelta(days=2))
    actions.answer(case=way.case, word=word, by=way.case.reporter, at=at)
    way.later()
    return way
