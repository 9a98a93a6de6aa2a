"""What a step of a matter is: a verb with its address, its words, what it asks and what it does."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from bandeng.cases.web.desk.steps.fields import Field, Scene, Typed
from bandeng.ledger.models import Fact

Text = Promise | str


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step. ``next`` says what happens after it (``follows``: where that depends on the matter);
    ``phrases`` are sentences that one tap says.

    ``instead`` is the verb that says no where this one says yes (empty: none); the form offers both.
    """

    verb: str
    noun: str
    label: Text
    icon: str
    next: Text
    asks: Callable[[Scene], list[Field]]
    do: Callable[[Scene, Typed], Fact]
    phrases: tuple[Text, ...] = ()
    instead: str = ""
    follows: Callable[[Scene], Text] | None = None

    def after(self, scene: Scene) -> Text:
        """What happens after it in this matter."""
        return self.follows(scene) if self.follows else self.next

    @property
    def act(self) -> str:
        """The act of the charter that it needs."""
        return f"cases.{self.verb}"

    @property
    def view(self) -> str:
        """The name of its address."""
        return f"cases:desk-{self.noun}"
