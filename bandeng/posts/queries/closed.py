"""What is not open now, and what is instead: the names of acts, never a verb of the code."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from bandeng.posts.queries.permission import act_name
from bandeng.rulebook.rules.acts import ACTS, BUILT_IN

UNSAID = ""  # a step that is part of another one and has no name of its own


def closed(act: str) -> str:
    """That this act cannot be done as things stand."""
    name = act_name(act)
    if name == act:
        return _("现在的情况下不能这样办")
    return _("现在的情况下不能「%(act)s」") % {"act": name}


def instead(room: str, verbs: Iterable[str]) -> tuple[str, ...]:
    """The verbs of this room as people call them, each once; what is in words already stays."""
    said = (_said(room, verb) for verb in verbs)
    return tuple(dict.fromkeys(each for each in said if each))


def _said(room: str, verb: str) -> str:
    if not verb.isascii() or not verb.islower() or " " in verb:
        return verb
    return next((act_name(act) for act in (f"{room}.{verb}", *_known(verb)) if _is_known(act)), UNSAID)


def _known(verb: str) -> list[str]:
    return [act for acts in (ACTS, *BUILT_IN.values()) for act in acts if act.endswith(f".{verb}")]


def _is_known(act: str) -> bool:
    return any(act in acts for acts in (ACTS, *BUILT_IN.values()))
