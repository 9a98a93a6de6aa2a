"""The shell with entries in its bar and rail, as the rooms will add them."""

from bandeng.ui import navigation
from bandeng.ui.navigation import Entry
from tests.ui.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

BAR = (("首页", "home"), ("反映", "pencil"), ("身边", "map-pin"), ("我的", "user"))
RAIL = (("今天", "sunrise"), ("待办", "inbox"), ("事项", "clipboard-list"), ("数字", "chart-bar"))


class Sample(Entry):
    """An entry that leads nowhere in particular."""

    @property
    def address(self) -> str:
        return "/ui/" if self.order == 0 else f"/ui/?{self.order}"


for face, several in (("resident", BAR), ("desk", RAIL)):
    for order, (label, icon) in enumerate(several):
        navigation.add(face, Sample(order=order, view=f"sample-{face}-{order}", label=label, icon=icon))
