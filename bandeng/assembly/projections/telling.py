"""What a post is told when a promise is given to it, and a resident when her opinion is answered."""

from django.utils.translation import gettext_lazy as _

from bandeng.assembly.rules import ANSWERED, ENTRUSTED
from bandeng.notices.kinds import ANSWER, TODO, Kind, declare

declare(
    Kind(code=ENTRUSTED, topic=TODO, words=_("有一件答应邻居的事交给您办,办了请说一声")),
    Kind(code=ANSWERED, topic=ANSWER, words=_("您提的意见有了答复,点开看看")),
)
