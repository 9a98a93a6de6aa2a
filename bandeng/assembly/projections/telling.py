"""What a post is told when a promise is given to it."""

from django.utils.translation import gettext_lazy as _

from bandeng.assembly.rules import ENTRUSTED
from bandeng.notices.kinds import TODO, Kind, declare

declare(Kind(code=ENTRUSTED, topic=TODO, words=_("有一件答应邻居的事交给您办,办了请说一声")))
