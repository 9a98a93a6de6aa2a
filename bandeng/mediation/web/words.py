"""The words of states, outcomes and other ways."""

from django.utils.translation import gettext_lazy as _

from bandeng.mediation import rules

STATES = {
    rules.OPEN: ("moving", _("正在调解")),
    rules.SETTLED: ("done", _("达成协议")),
    rules.FAILED: ("unknown", _("没有达成协议")),
    rules.WITHDRAWN: ("unknown", _("当事人不再调解")),
}
ENDINGS = [
    ("", _("还在调解"), _("先记下,以后再写结果")),
    (rules.SETTLED, _("达成协议"), ""),
    (rules.FAILED, _("没有达成协议"), ""),
    (rules.WITHDRAWN, _("当事人不再调解"), _("任何一方随时可以不再调解")),
]
FORMS = [
    (rules.ORAL, _("口头协议,由我记录"), _("从商定那天起有效")),
    (rules.WRITTEN, _("书面协议书"), _("各方签名、调解员签名并盖章起有效,一式几份")),
]
SHEETS = {rules.ORAL: _("口头协议记录"), rules.WRITTEN: _("人民调解协议书")}
ELSEWHERE = [
    ("court", _("向人民法院起诉")),
    ("arbitration", _("申请仲裁")),
    ("administration", _("请行政机关处理")),
    ("police", _("报警或请派出所处理")),
]
SIDES = [("one", _("一方")), ("both", _("双方"))]
RESULTS = [
    (rules.HOLDING, _("都在履行")),
    (rules.PARTLY, _("履行了一部分")),
    (rules.BROKEN, _("没有履行")),
]
RESULT_STATES = {rules.HOLDING: "done", rules.PARTLY: "waiting", rules.BROKEN: "late"}
