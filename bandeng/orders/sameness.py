"""By what a row is known again: its own number, or what it says, as a keyed mark that gives nothing away."""

import unicodedata
from collections.abc import Iterable

from bandeng.kernel.canonical import canonical
from bandeng.ledger.models import Fact
from bandeng.orders.drafts import Draft
from bandeng.orders.models import Order
from bandeng.orders.rules import AGAIN, CHANGED, KNOWN, NEW, order_id
from bandeng.people import vault

PURPOSE = b"bandeng rows of tables"


def marks(draft: Draft) -> list[str]:
    """Submission ids of what the row says, one for each version of the key, the newest first."""
    return [f"row:{mark:016x}" for (mark,) in vault.marks([_said(draft)], purpose=PURPOSE)]


def raising(draft: Draft) -> str:
    """The submission id under which the row raises its matter: by its number, or by what it says."""
    return f"order:{order_id(draft.channel, draft.number)}" if draft.number else marks(draft)[0]


def is_said(commands: Iterable[str]) -> bool:
    """Whether one of these submissions has led to a fact."""
    return Fact.objects.filter(command__in=list(commands)).exists()


def find(draft: Draft) -> Order | None:
    """The order of this row's number, or None."""
    if not draft.number:
        return None
    return Order.objects.filter(id=order_id(draft.channel, draft.number)).first()


def standing(draft: Draft) -> str:
    """What taking it would do: a new matter, something new in one that is here, or nothing."""
    order = find(draft)
    if order is None:
        known = not draft.number and is_said(marks(draft))
        return KNOWN if known else NEW
    if is_said(marks(draft)):
        return KNOWN
    return what_news(order) if has_news(draft, order) else KNOWN


def what_news(order: Order) -> str:
    """What something new in this order is: more of what is under way, or, once answered, a second asking."""
    return AGAIN if order.is_told else CHANGED


def has_news(draft: Draft, order: Order) -> bool:
    """Whether the row asks for another limit, or says what was not said before."""
    return bool(new_limit(draft, order)) or bool(new_words(draft, order))


def new_limit(draft: Draft, order: Order) -> bool:
    """Whether the row has another limit than the order."""
    return draft.due_at is not None and draft.due_at != order.due_at


def new_words(draft: Draft, order: Order) -> str:
    """The words of the row if they were not said in the matter before (``""``)."""
    facts = Fact.objects.among({order.matter, order.case.stream}).named(*SPOKEN)
    said = [fact.body["words"]["kept"] for fact in facts if fact.body["words"]]
    known = {_plain(words) for words in vault.read(said).values()}
    return "" if _plain(draft.words) in known else draft.words


SPOKEN = ("cases.reported", "cases.caller_joined", "cases.source_changed")


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).split())


def _said(draft: Draft) -> str:
    """What the row says, the same from CSV, Excel or a pasted text, whatever the order of its columns."""
    if draft.number:
        parts: dict[str, object] = {"sender": draft.channel, "number": draft.number}
    else:
        pin = "{:.6f},{:.6f}".format(*draft.pin) if draft.pin else ""
        people = {"name": draft.name, "phone": draft.phone, "told": draft.told_at}
        parts = {
            "channel": draft.channel,
            "place": draft.place,
            "pin": pin,
            "address": draft.address,
            **people,
        }
    return canonical(parts | {"words": _plain(draft.words), "due": draft.due_at}).decode()
