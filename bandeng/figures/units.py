"""What is counted in: a unit's name in the language of the moment."""

from django.utils.translation import gettext_lazy as _

NAMES = {
    "件": _("件"),
    "次": _("次"),
    "个": _("个"),
    "户": _("户"),
    "场": _("场"),
    "场次": _("场次"),
    "项": _("项"),
    "人": _("人"),
    "名": _("名"),
    "家": _("家"),
    "枚": _("枚"),
    "条": _("条"),
    "篇": _("篇"),
    "支": _("支"),
}


def unit_name(unit: str) -> str:
    """A unit's name; one that is written as a sign stays as it is."""
    return str(NAMES.get(unit, unit))
