"""What is counted in: a unit's name in the language of the moment."""

from django.utils.translation import ngettext_lazy

NAMES = {
    "件": ngettext_lazy("件", "件"),
    "次": ngettext_lazy("次", "次"),
    "个": ngettext_lazy("个", "个"),
    "户": ngettext_lazy("户", "户"),
    "场": ngettext_lazy("场", "场"),
    "场次": ngettext_lazy("场次", "场次"),
    "项": ngettext_lazy("项", "项"),
    "人": ngettext_lazy("人", "人"),
    "名": ngettext_lazy("名", "名"),
    "家": ngettext_lazy("家", "家"),
    "枚": ngettext_lazy("枚", "枚"),
    "条": ngettext_lazy("条", "条"),
    "篇": ngettext_lazy("篇", "篇"),
    "支": ngettext_lazy("支", "支"),
}


def unit_name(unit: str, number: int = 2) -> str:
    """A unit's name as it stands behind this number; one that is written as a sign stays as it is."""
    return str(NAMES[unit] % number) if unit in NAMES else unit
