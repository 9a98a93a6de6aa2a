"""What whoever signed up is told of."""

from django.utils.translation import gettext_lazy as _

from bandeng.notices.kinds import MEETING, Kind, declare

MOVE, CANCEL, REMIND, SEATED = (f"gatherings.{name}" for name in ("moved", "cancelled", "reminded", "seated"))
declare(
    Kind(code=MOVE, topic=MEETING, words=_("您报名的活动改了时间或地点,请看新的安排")),
    Kind(code=CANCEL, topic=MEETING, words=_("您报名的活动取消了")),
    Kind(code=REMIND, topic=MEETING, words=_("您报名的活动快到了,时间和地点在里面")),
    Kind(code=SEATED, topic=MEETING, words=_("有人退了,您候补的活动现在有您的位置")),
)
