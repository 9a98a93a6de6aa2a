"""The ten activities of July 2022: the pattern's under that year's names, and two whose name nobody found."""

from bandeng.campaigns.actions import Naming
from bandeng.demo.july.ground import PARTY_OFFICE
from bandeng.rulebook.rules.campaigns import ActivityPlan, CampaignPlan

THEME = ("庆祝中国共产党成立纪念日", "For the anniversary of the Communist Party of China")
YEAR_THEME = ("能力作风建设年", "Year of ability and conduct")
NAMES = {
    "study": (
        "“庆七一、话党建、谋发展”专题“学讲评”活动",
        "Study, talk, comment: July the First, Party building, development",
    ),
    "essay": (
        "“喜迎二十大、永远跟党走、奋进新征程”主题征文活动",
        "Essay contest for the Twentieth Congress",
    ),
}
UNNAMED = {"ninth": ("commendation", "performance", "symposium"), "tenth": ("lecture", "oath")}


def namings(plan: CampaignPlan) -> dict[str, Naming]:
    """By the key of the pattern, or that of an activity without a name."""
    named = {each.key: _named(each) for each in plan.activities}
    return named | {key: _unnamed(kinds) for key, kinds in UNNAMED.items()}


def _named(plan: ActivityPlan) -> Naming:
    title, title_en = NAMES.get(plan.key, (plan.zh, plan.en))
    return Naming(
        title=title,
        title_en=title_en,
        lead=plan.lead,
        co=plan.co,
        kinds=plan.kinds,
        by=plan.by,
        figure=plan.figure,
    )


def _unnamed(kinds: tuple[str, ...]) -> Naming:
    """The report names eight of the ten; nobody makes up a name for the others."""
    return Naming(
        title="名称待确认",
        title_en="Name to be confirmed",
        lead=PARTY_OFFICE,
        kinds=kinds,
        pending=True,
        remark="通知里的这一项名称还没有查到。查到以后由牵头单位改成正式名称。",
        remark_en="Its name in the notice has not been found yet; the lead unit enters it when it is.",
    )
