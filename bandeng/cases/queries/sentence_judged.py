"""How a matter stands once those who reported it have been asked: what is looked at again, how it ended."""

from django.utils.translation import gettext as _

from bandeng.cases.models import Case
from bandeng.cases.queries import nameless, objecting


def handling(case: Case) -> str:
    """By when it is done, and what comes then: a look, and the word of whoever reported it, if any."""
    on_the_way = bool(case.next_at and case.due_at and case.next_at < case.due_at)
    if nameless.is_so(case):
        return _handling_for_nobody(on_the_way=on_the_way)
    if on_the_way:
        return _(
            "%(who)s自%(since)s起正在处理;其中「%(part)s」应在%(next)s前办完,整件事应在%(due)s前办好,之后由另一个人核查,再请反映人确认。"
        )
    return _("%(who)s自%(since)s起正在处理;应在%(due)s前办好,之后由另一个人核查,再请反映人确认。")


def _handling_for_nobody(*, on_the_way: bool) -> str:
    if on_the_way:
        return _(
            "%(who)s自%(since)s起正在处理;其中「%(part)s」应在%(next)s前办完,整件事应在%(due)s前办好,之后由另一个人核查;来源没有写反映人,没有人可问。"
        )
    return _(
        "%(who)s自%(since)s起正在处理;应在%(due)s前办好,之后由另一个人核查;来源没有写反映人,没有人可问。"
    )


def checking(case: Case) -> str:
    """Who looks at it, and whether anybody is asked afterwards."""
    if nameless.is_so(case):
        return _("已报告办好,%(since)s起等另一个人去核查;来源没有写反映人,没有人可问。")
    return _("已报告办好,%(since)s起等另一个人去核查,之后请反映人确认。")


def of_parts(case: Case) -> str:
    """How many matters one report was divided into, and how many are over."""
    if nameless.is_so(case):
        return _("说的是几件事,分成%(n)s件分别办,已结束%(over)s件。")
    return _("说的是几件事,分成%(n)s件分别办,已结束%(over)s件;每件办完都会问反映人。")


def confirming(case: Case) -> str:
    """Whose word is waited for; where nobody could be asked, how it ends."""
    if nameless.is_so(case):
        return _(
            "核查已通过;来源没有写反映人,没有人可问,%(since)s起等%(days)s天,没有人来说就按「未确认」结束,不算满意。"
        )
    return _("核查已通过,%(since)s起等反映人说一声办好了没有。")


def contested(case: Case) -> str:
    """By whose word it is looked at again: the reporter's, another's who reported it, or whoever sent it."""
    said = objecting.of(case)
    if said is not None and said.who == "source":
        return _("转来这件事的热线又派来一次,%(who)s自%(since)s起在复核,复核的人没有办理过这件事。")
    if said is not None and said.who == "another":
        return _contested_by_another(said.answer)
    if said is not None and said.answer == "came_back":
        return _("反映人说又发生了,%(who)s自%(since)s起在复核,复核的人没有办理过这件事。")
    if said is not None and said.answer == "partly":
        return _("反映人说只办好一部分,%(who)s自%(since)s起在复核,复核的人没有办理过这件事。")
    return _("反映人说还没办好,%(who)s自%(since)s起在复核,复核的人没有办理过这件事。")


def closed(case: Case) -> str:
    if case.result == "unconfirmed" and nameless.is_so(case):
        return _("%(since)s按「未确认」结束:来源没有写反映人,没有人可问,不算满意。")
    if case.result == "unconfirmed":
        return _("%(since)s按「未确认」结束:问过反映人,没有等到回音,不算满意。")
    if case.result == "upheld":
        return _("%(since)s复核后结束,答复写在下面。")
    if case.settled and case.answer == "-":
        return _("%(since)s当场办好。没办好的话,反映人可以直接说。")
    return _("%(since)s结束,反映人说办好了。")


def _contested_by_another(answer: str) -> str:
    if answer == "came_back":
        return _("一位反映人说又发生了,%(who)s自%(since)s起在复核,复核的人没有办理过这件事。")
    if answer == "partly":
        return _("一位反映人说只办好一部分,%(who)s自%(since)s起在复核,复核的人没有办理过这件事。")
    return _("一位反映人说还没办好,%(who)s自%(since)s起在复核,复核的人没有办理过这件事。")
