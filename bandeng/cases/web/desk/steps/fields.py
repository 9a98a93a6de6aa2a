"""What a step asks for, as plain values that one template draws; and what was typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.core import signing
from django.http import HttpRequest, QueryDict

from bandeng.cases.models import Case
from bandeng.kernel.refusals import at_field
from bandeng.ledger import pictures
from bandeng.posts.web.sitting import Sitting

Options = Sequence[tuple[str, ...]]
SALT = "bandeng.cases.desk.pictures"
SHOWN = "bandeng.cases.desk.shown"
SURE = "sure"  # ticked where something odd is meant so


@dataclass(frozen=True, kw_only=True)
class Field:
    """One thing to fill in. ``kind``: words choice choices select pictures check line time map.

    ``choices`` may be many: their values stand in one text, parted by blanks."""

    kind: str
    name: str
    label: str
    hint: str = ""
    options: Options = ()
    value: str = ""
    required: bool = True


@dataclass(frozen=True, kw_only=True)
class Scene:
    """The matter, and who stands before it at which moment. ``words`` are the reporter's.

    ``look_for``: the community whose grids are asked for when the place is corrected.
    """

    case: Case
    sitting: Sitting
    words: str = ""
    look_for: str = ""

    @property
    def at(self) -> datetime:
        return self.case.moment(self.sitting.at)

    @property
    def by(self) -> str:
        return self.sitting.person


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What came with a form: its fields, the pictures taken so far, and the turn it was read at."""

    post: QueryDict
    pictures: tuple[str, ...] = ()
    issues: Mapping[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A field without blanks at its ends; empty where it is missing."""
        return self.post.get(name, "").strip()

    def many(self, name: str) -> tuple[str, ...]:
        """Every value that was ticked under this name."""
        return tuple(self.post.getlist(name))

    def said(self, asked: Field) -> str:
        """What was typed into a field, as the field shows it again."""
        return " ".join(self.many(asked.name)) if asked.kind == "choices" else self.text(asked.name)

    @property
    def words(self) -> str:
        """What was written, or the ready phrase whose button was pressed."""
        return self.text("words") or self.text("phrase")

    @property
    def command(self) -> str:
        return self.text("command")[:40]

    @property
    def turn(self) -> int:
        """The turn of the page that was acted upon; -1 where it says none."""
        turn = self.text("turn")
        return int(turn) if turn.isdecimal() and len(turn) < 9 else -1


def typed(request: HttpRequest) -> Typed:
    """What was sent, with its pictures kept. Raises BadInput for what is no picture."""
    kept = [_unsigned(token, request) for token in request.POST.getlist("kept")]
    with at_field("pictures"):
        taken = [pictures.take(file).digest for file in request.FILES.getlist("pictures")]
    return Typed(post=request.POST, pictures=tuple(dict.fromkeys([*filter(None, kept), *taken])))


def signed(digest: str, person: str) -> str:
    """A picture that was already taken, for a hidden field: nobody can name another's picture by it."""
    return signing.dumps([digest, person], salt=SALT)


def _unsigned(token: str, request: HttpRequest) -> str:
    try:
        digest, person = signing.loads(token, salt=SALT, max_age=86_400)
    except (signing.BadSignature, ValueError):
        return ""
    return str(digest) if person == str(request.user.pk) else ""


def shown_to(number: str, person: str) -> str:
    """That this matter was shown to this person, for a hidden field: it may be given away while she types."""
    return signing.dumps([number, person], salt=SHOWN)


def was_shown(typed: Typed, number: str, person: str) -> bool:
    """Whether the matter was shown to her with the form she sends, within the last day."""
    try:
        told = signing.loads(typed.text("shown"), salt=SHOWN, max_age=86_400)
    except signing.BadSignature:
        return False
    return bool(told == [number, person])
