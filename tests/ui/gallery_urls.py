"""The shell with sample entries in its bar and rail, as the rooms will add them."""

from bandeng.ui.navigation import Entry
from tests.ui.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["ENTRIES", "handler400", "handler403", "handler404", "handler500", "urlpatterns"]


class Sample(Entry):
    """An entry that leads nowhere in particular."""

    @property
    def address(self) -> str:
        return f"/ui/?{self.order}"


WORDS = {
    "resident": (("首页", "home"), ("反映", "pencil"), ("身边", "map-pin"), ("我的", "user")),
    "desk": (("今天", "sunrise"), ("待办", "inbox"), ("事项", "clipboard-list"), ("数字", "chart-bar")),
    "footer": (("投诉建议", "message"),),
}
ENTRIES = {
    face: {
        label: Sample(order=order, view=f"sample-{face}-{order}", label=label, icon=icon)
        for order, (label, icon) in enumerate(several)
    }
    for face, several in WORDS.items()
}
