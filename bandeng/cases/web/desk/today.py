"""This morning's page, and the inbox."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from bandeng.cases.web.desk import waiting
from bandeng.cases.web.desk.beside import heaps
from bandeng.cases.web.desk.case import done_words
from bandeng.cases.web.desk.finding import scene_of
from bandeng.cases.web.desk.sheet import sheet
from bandeng.cases.web.desk.steps.step import Step
from bandeng.cases.web.desk.steps.table import BY_VERB
from bandeng.cases.web.desk.waiting import Task
from bandeng.posts.web.sitting import sitting
from bandeng.ui.web.asks import asks
from bandeng.ui.web.tables import table

SHOWN = 5
TITLES: dict[str, tuple[Promise | str, Promise | str]] = {
    waiting.STUCK: (_("卡住的"), _("逾期的,有人催的,叫来的部门办完等您说一声的,和上面要您过问的")),
    waiting.DUE: (_("今天到期"), _("今天24时以前要办好;等您受理的列在「新来的」里")),
    waiting.PROMISED: (_("要回头看的"), _("等您核查、回访或复核")),
    waiting.NEW: (_("新来的"), _("等您受理")),
    waiting.LATER: (_("不急的"), _("今天以后到期")),
}


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of the morning: its tasks, the first few shown, all counted."""

    key: str
    title: str
    note: str
    tasks: tuple[Task, ...]

    @property
    def first(self) -> tuple[Task, ...]:
        """What is shown before one asks for all."""
        return self.tasks[:SHOWN]


def parts(tasks: list[Task]) -> list[Part]:
    """The tasks by part, in the order in which to look at them."""
    return [
        Part(
            key=key,
            title=str(TITLES[key][0]),
            note=str(TITLES[key][1]),
            tasks=tuple(task for task in tasks if task.part == key),
        )
        for key in waiting.PARTS
    ]


def step_of(task: Task) -> Step | None:
    """The step that settles a task; None where it only wants to be looked at."""
    return None if task.held else BY_VERB.get(task.kind.removeprefix("cases."))


@asks("cases.see")
@require_safe
def morning(request: HttpRequest) -> HttpResponse:
    """What to do first: stuck, due today, promised, new."""
    who = sitting(request)
    tasks = waiting.tasks(who)
    context = {
        "parts": parts(tasks),
        "heaps": heaps(who),
        "sitting": who,
        "at": who.at,
        "step_of": step_of,
        "all": len(tasks),
    }
    return render(request, "cases/desk/today.html", context)


@asks("cases.see")
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Everything that waits, by clock; the chosen matter beside it, other rooms below."""
    who = sitting(request)
    tasks = waiting.tasks(who)
    part = next((each for each in waiting.PARTS if each == request.GET.get("part")), "")
    shown = [task for task in tasks if part in ("", task.part)]
    number, sent_for = _opened(request, shown)
    context = {
        "parts": parts(tasks),
        "part": part,
        "tasks": shown,
        "heaps": () if part else heaps(who),
        "all": len(tasks),
        "sheet": sheet(scene_of(request, number), sent_for) if number else None,
        "chosen": request.GET.get("open", ""),
        "number": number,
        "sent_for": sent_for,
        "step_of": step_of,
        "done": done_words(request),
        "gone": request.GET.get("gone", "")[:40],
        "sitting": who,
        "at": who.at,
        "origin": "inbox",
    }
    return render(request, "cases/desk/inbox.html", context)


def _opened(request: HttpRequest, shown: list[Task]) -> tuple[str, str]:
    """The number of the matter that stands open, and the noun of the step it was opened for."""
    if chosen := request.GET.get("open", ""):
        return chosen, request.GET.get("for", "")
    first = shown[0] if shown else None
    step = step_of(first) if first else None
    return first.line.number if first else "", step.noun if step else ""


@asks("cases.see")
@require_safe
def inbox_table(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Everything that waits, by clock, as a file."""
    who = sitting(request)
    heads = [
        gettext("编号"),
        gettext("什么事"),
        gettext("地点"),
        gettext("要做的"),
        gettext("哪一部分"),
        gettext("到期"),
    ]
    rows = [
        [
            task.line.number,
            task.line.title,
            task.line.place,
            task.asked,
            str(TITLES[task.part][0]),
            _due(task),
        ]
        for task in waiting.tasks(who)
    ]
    return table(f"inbox-{timezone.localtime(who.at):%Y%m%d}", kind, heads, rows)


def _due(task: Task) -> str:
    return f"{timezone.localtime(task.due_at):%Y-%m-%d %H:%M}" if task.due_at else ""
