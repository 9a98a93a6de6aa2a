"""The words of precision, basis, and what was looked at."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bandeng.members import rules
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book

PRECISIONS = [(rules.DAY, gettext_lazy("知道是哪一天")), (rules.MONTH, gettext_lazy("只知道到月"))]
LOOKED = {
    "name": gettext_lazy("姓名"),
    "standing": gettext_lazy("党龄起算日"),
    "birth": gettext_lazy("出生"),
    "home": gettext_lazy("住址"),
}


def bases() -> list[tuple[str, str]]:
    """What standing may rest on: the file, or the rule of a period."""
    return [
        (rules.FROM_FILE, _("档案里写着")),
        *((each.code, spoken(each)) for each in book().members.periods),
    ]


def basis(code: str) -> str:
    """The basis in words; its code where the book no longer has it."""
    return dict(bases()).get(code, code)


def looked(what: str) -> str:
    """What was looked at, in words."""
    return "、".join(str(LOOKED.get(each, each)) for each in what.split(","))
