"""What units are told of a task."""

from django.utils.translation import gettext_lazy as _

from bandeng.campaigns.rules import CALLED_OFF, OUTSIDE, REMINDER, SENT, TAKEN_BACK
from bandeng.notices.kinds import CLOCK, TODO, Kind, declare

declare(
    Kind(code=SENT, topic=TODO, words=_("有一项活动月的任务请安排,办了就算完成,不用另外报")),
    Kind(code=REMINDER, topic=CLOCK, words=_("提醒一下:活动月的这项任务还没有安排。已经办过的,补录一下就好")),
    Kind(code=TAKEN_BACK, topic=TODO, words=_("这项任务发错了,已经撤了,不用办;为什么,任务页上写着")),
    Kind(
        code=OUTSIDE,
        topic=TODO,
        words=_("活动月改了日子,您这里有场次不在里面了:可以改到里面,照原来的日子办也行,只是不算进活动月"),
    ),
    Kind(
        code=CALLED_OFF,
        topic=TODO,
        words=_("这个活动月是开错的,已经撤回,它的任务不用办了;为它排好的场次可以照办,也可以取消"),
    ),
)
