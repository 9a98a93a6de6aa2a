"""What a count may mean, and what it need not mean."""

from django.utils.translation import gettext_lazy as _

SAME_WORDS = "oversight.same_words"
SAME_WORDS_TITLE = _("几件事用了同一段答复")
MEANINGS = {
    "oversight.overdue": _(
        "可能是办不动,也可能已经办好、忘了报告。先问在谁手里。按整件事的时限数;只过了其中一步的,在「督看」的「现在」里数。"
    ),
    "oversight.near": _(
        "整件事还来得及。问一声需要什么,不等于催。按整件事的时限数;先到的一步在行里另写,也在「督看」的「现在」里数。"
    ),
    "oversight.returned": _("可能是派错了,也可能是职责没说清。看退回的依据。"),
    "oversight.reopened": _("可能没办到位,也可能又坏了。两种都值得去看一眼。"),
    "oversight.recurrent": _("可能只治了表面,也可能那里本来就容易坏。看能不能归到根源。"),
    "oversight.resting": _("可能在等雨停、等零件,也可能被放下了。看写的理由和到哪天。"),
    "oversight.silent": _("可能没人管,也可能在做、没有写。问一声就知道。"),
    "oversight.last_moment": _("可能是赶着时限报了办好,也可能这类事就要这么久。看照片和反映人的回答。"),
    "oversight.paused_together": _("可能是为了数字好看,也可能那天下大雨、停了工。看每件的理由。"),
    "oversight.ping_pong": _("可能在推来推去,也可能第一次确实派错了。常有就请区里裁决一次。"),
    "oversight.without_picture": _("照片从不强制,没有照片不等于没办。抽几件去现场看看。"),
    "oversight.given_at_once": _("可能没有细看就批了,也可能事先已经说好。看理由写得实不实。"),
    SAME_WORDS: _("可能是照抄应付,也可能同一处故障让许多人来反映。看是不是同一件事。"),
}
