"""What a post is told when a promise is given to it; a resident when her opinion is answered, or a meeting
she waits for is moved or cancelled.
"""

from django.utils.translation import gettext_lazy as _

from bandeng.assembly.rules import ANSWERED, ENTRUSTED, MEETING_CANCELLED, MEETING_MOVED
from bandeng.notices.kinds import ANSWER, MEETING, TODO, Kind, declare

declare(
    Kind(code=ENTRUSTED, topic=TODO, words=_("有一件答应邻居的事交给您办,办了请说一声")),
    Kind(code=ANSWERED, topic=ANSWER, words=_("您提的意见有了答复,点开看看")),
    Kind(code=MEETING_MOVED, topic=MEETING, words=_("通知过的会改了时间或者会场,为什么、改到几点写在里面")),
    Kind(code=MEETING_CANCELLED, topic=MEETING, words=_("通知过的会取消了,为什么写在里面")),
)
