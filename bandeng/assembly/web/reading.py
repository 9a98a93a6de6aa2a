"""What forms of this room say, as values."""

from datetime import date, datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _

from bandeng.assembly import rules
from bandeng.assembly.actions import Promising
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, at_field
from bandeng.kernel.text import visible
from bandeng.ledger import pictures
from bandeng.ui.web.commands import command_of as command_of

PROMISES = range(1, 4)  # as many as one page offers


def text(request: HttpRequest, name: str) -> str:
    """What was typed, without invisible signs."""
    return visible(request.POST.get(name, "")).strip()


def day(request: HttpRequest, name: str) -> date | None:
    """A day that was typed; None where there is none. Raises BadInput."""
    typed = request.POST.get(name, "")
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise BadInput(_("请写对日期"), {name: _("请写对日期")}) from None


def moment(request: HttpRequest, day_name: str, time_name: str) -> datetime | None:
    """A local day and time; None where the day is missing. Raises BadInput."""
    on = day(request, day_name)
    if on is None:
        return None
    try:
        clock = datetime.strptime(request.POST.get(time_name, ""), "%H:%M").time()  # noqa: DTZ007
    except ValueError:
        raise BadInput(_("请写对时间"), {time_name: _("写成 19:30 这样")}) from None
    return datetime.combine(on, clock, tzinfo=SHANGHAI)


def whole(request: HttpRequest, name: str) -> int:
    """A whole number; 0 where nothing was typed. Raises BadInput."""
    typed = request.POST.get(name, "").strip()
    if not typed:
        return 0
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 5):
        raise BadInput(_("请写整数"), {name: _("请写整数,例如 12")})
    return int(typed)


def promises(request: HttpRequest) -> tuple[Promising, ...]:
    """The promises of a form whose first word was written; lines left empty are none. Raises BadInput."""
    typed = [(n, text(request, f"what-{n}"), text(request, f"who-{n}")) for n in PROMISES]
    return tuple(
        Promising(
            what=what, who=who, due_on=day(request, f"due-{n}"), topic=request.POST.get(f"for-{n}", "-")[:80]
        )
        for n, what, who in typed
        if what or who or request.POST.get(f"due-{n}", "")
    )


def shots(request: HttpRequest) -> tuple[str, ...]:
    """The pictures that were sent, cleaned and kept. Raises BadInput."""
    files = request.FILES.getlist("pictures")
    if len(files) > rules.PICTURES_AT_MOST:
        most = {"most": rules.PICTURES_AT_MOST}
        raise BadInput(_("照片太多了"), {"pictures": _("最多放%(most)s张照片") % most})
    with at_field("pictures"):
        return tuple(dict.fromkeys(pictures.take(file).digest for file in files))


def place(request: HttpRequest, choices: list[tuple[str, str]]) -> str:
    """The place that was chosen; hers where there is only one. Raises BadInput."""
    asked, paths = request.POST.get("place", ""), [path for path, _label in choices]
    if asked in paths:
        return asked
    if len(paths) == 1 and not asked:
        return paths[0]
    raise BadInput(_("请选在哪里"), {"place": _("请选一个地方")})
