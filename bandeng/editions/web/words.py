"""The words of states, kinds, origins, matches."""

from django.utils.translation import gettext_lazy as _

from bandeng.editions.rules import life, matching
from bandeng.rulebook.rules import reports

STATES = {
    life.DRAFTED: ("moving", _("起草")),
    life.RETURNED: ("late", _("退回了")),
    life.REVIEWED: ("moving", _("审核过")),
    life.SIGNED: ("waiting", _("签发了")),
    life.FROZEN: ("waiting", _("数字定下来了")),
    life.PUBLISHED: ("done", _("已公布")),
    life.WITHDRAWN: ("unknown", _("已撤回")),
}
STEPS = [_("起草"), _("审核"), _("签发"), _("定数字"), _("公布")]
STEP = {
    life.DRAFTED: 1,
    life.RETURNED: 1,
    life.REVIEWED: 3,
    life.SIGNED: 4,
    life.FROZEN: 5,
    life.PUBLISHED: 6,
    life.WITHDRAWN: 6,
}
KINDS = {
    reports.BRIEF: _("简报"),
    reports.DOCUMENT: _("公文"),
    reports.PRESS: _("新闻稿"),
    reports.ANNUAL: _("年度报告"),
}
ORIGINS = {
    life.TEMPLATE: _("规则书的模板"),
    life.ISSUE: _("已经公布的那一期的正文"),
    life.DESK: _("在这里改的"),
    life.WORD: _("从 Word 文件收回的"),
}
MATCHES = {
    matching.RIGHT: ("done", _("对得上")),
    matching.CHANGED: ("late", _("改动过,和记录不一样")),
    matching.UNKNOWN: ("unknown", _("没有记录")),
    matching.TYPED: ("waiting", _("原来就是手写的")),
}
FUNCTIONS = [
    ("figure", _("准数带量词")),
    ("press", _("约数(多、余)")),
    ("value", _("只要数")),
    ("split", _("准数,带几部分;比例带分母")),
    ("chart", _("条形图")),
    ("records", _("几条记录")),
]
FILES = [("docx", "Word"), ("pdf", "PDF"), ("html", _("网页文件")), ("json", "JSON"), ("md", _("纯文本"))]
