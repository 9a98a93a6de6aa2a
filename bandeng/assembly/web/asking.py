"""Words that everybody will read are looked at once more where a home or an illness stands in them."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from bandeng.assembly.web import reading
from bandeng.kernel.refusals import BadInput
from bandeng.kernel.text import homes_in
from bandeng.rulebook.queries import book

PROMISED = tuple(f"{name}-{number}" for name in ("what", "who") for number in reading.PROMISES)


def ask(request: HttpRequest, *fields: str) -> None:
    """Raises BadInput beside ``public`` where such words stand in these fields and she has not ticked."""
    if "public" in request.POST:
        return
    texts = [reading.text(request, field) for field in fields]
    private = book().deliberation.private_in
    found = tuple(dict.fromkeys(word for text in texts for word in (*homes_in(text), *private(text))))
    if found:
        named = "".join(f"「{word}」" for word in found)
        told = _("这里写的大家都看得到,里面有%(named)s。能不写就改掉;看到也没关系的,勾上再交")
        raise BadInput(_("还没有记下,请再看一眼"), {"public": told % {"named": named}})
