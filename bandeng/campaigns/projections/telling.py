"""What units are told of a task."""

from django.utils.translation import gettext_lazy as _

from bandeng.campaigns.rules import REMINDER, SENT
from bandeng.notices.kinds import CLOCK, TODO, Kind, declare

declare(
    Kind(code=SENT, topic=TODO, words=_("有一项活动月的任务请安排,办了就算完成,不用另外报")),
    Kind(code=REMINDER, topic=CLOCK, words=_("提醒一下:活动月的这项任务还没有安排。已经办过的,补录一下就好")),
)
