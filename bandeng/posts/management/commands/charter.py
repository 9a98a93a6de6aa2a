"""``bandeng charter may PERSON ACT PLACE``: the answer and the reason."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from bandeng.people import queries as people
from bandeng.people.models import Person
from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.posts import queries
from bandeng.rulebook.rules.acts import ACTS
from bandeng.ui.clock import now
from bandeng.ui.terminal import MISSING, NO, WRONG
from bandeng.ui.terminal import Command as Terminal


class Command(Terminal):
    """Exit codes: 0 may, 1 may not, 2 no such act, 3 no such person or place."""

    help = "May this person do this act at this place? The answer and the reason."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        may = verbs.add_parser("may", help="bandeng charter may PERSON ACT PLACE")
        may.add_argument("person", help="id or user name")
        may.add_argument("act", help="room.verb, e.g. cases.accept")
        may.add_argument("place", help="code of a place")
        may.add_argument("--unit", default="", help="code of the unit that holds the matter")

    def handle(self, *_args: Any, **options: Any) -> None:
        person = self._person(options["person"])
        place = self._place(options["place"])
        act = options["act"]
        if act not in ACTS:
            self.fail(
                _("没有「%(act)s」这个权责;可以是:%(acts)s") % {"act": act, "acts": "、".join(ACTS)}, WRONG
            )
        answer = queries.permit(person.id, act, place.path, at=now(), unit=options["unit"])
        self.answer({"person": person.id, "act": act, "place": place.code, **_plain(answer)})
        self._say(answer)
        if not answer.yes:
            self.stop(NO)

    def _say(self, answer: queries.Answer) -> None:
        sentence = _("可以:%(reason)s") if answer.yes else _("不可以:%(reason)s")
        self.say(sentence % {"reason": answer.reason})
        if answer.who:
            self.say(_("能做的岗位:%(who)s") % {"who": "、".join(queries.reachable(answer.who))})

    def _person(self, ref: str) -> Person:
        try:
            return people.person(ref)
        except Person.DoesNotExist:
            self.fail(_("没有这个人:%(ref)s") % {"ref": ref}, MISSING)

    def _place(self, code: str) -> Place:
        try:
            return places.place(code)
        except Place.DoesNotExist:
            self.fail(_("没有这个地点:%(code)s") % {"code": code}, MISSING)


def _plain(answer: queries.Answer) -> dict[str, object]:
    return {
        "may": answer.yes,
        "reason": answer.reason,
        "post": answer.post or None,
        "who": list(answer.who),
    }
