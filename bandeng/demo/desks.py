"""What the first community keeps at its desk: a few templates for replies, and a filter it shares."""

from datetime import datetime, timedelta

from bandeng.cases import actions as cases
from bandeng.demo import cast
from bandeng.phrases import actions as phrases
from bandeng.posts import queries as posts

TEMPLATES = (
    ("resolve", "修好了", "{日期}{单位}到{地点}看过,【填:谁】修好了【填:什么】。还有问题请在这一页说一声。"),
    (
        "resolve",
        "等材料",
        "现在修不了:缺【填:什么】,【填:哪天】到货,到货当天去修。编号{编号},进展都写在这一页。",
    ),
    ("escalate", "社区办不了", "社区去看过,能做的做了:【填:做了什么】。"),
    ("decline", "不归社区管", "{类别}由【填:哪个单位】管,因为【填:哪条规定】。可以打12345,说编号{编号}。"),
)


def keep(*, until: datetime) -> None:
    """Kept ten days before."""
    at = until - timedelta(days=10)
    staff = posts.holders([f"community_staff@{cast.COMMUNITY}"], at=at)[0].person
    for verb, name, words in TEMPLATES:
        phrases.write(verb=verb, text=phrases.Text(name=name, words=words), by=staff, at=at)
    called = cases.FilterCalled(name="本周要办好的", shared=True)
    query = f"?place={cast.COMMUNITY}&state=open&clock=week"
    cases.save_filter(query=query, called=called, by=staff, at=at)
