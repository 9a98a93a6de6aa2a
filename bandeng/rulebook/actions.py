"""Adopting a rule book."""

from django.utils.translation import gettext as _

from bandeng.kernel.refusals import NotNow
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.rulebook import facts, queries
from bandeng.rulebook.models import Adoption


def adopt(*, hand: Hand, command: str = "") -> Fact:
    """Say that the book of this installation holds from its effective day on.

    ``hand`` must carry ``rulebook.adopt``. Raises NotNow when the very same book was the last adopted.
    """
    book = queries.book()
    earlier = Adoption.objects.of(book.district.code).order_by("-turn").first()
    if earlier and earlier.digest == book.digest and not pen.said_before(command, person=hand.person):
        raise NotNow(_("这一版规则书已经启用"))
    said = facts.RulebookAdopted(
        district=book.district.code,
        version=book.version,
        digest=book.digest,
        effective_from=book.effective_from,
    )
    turn = earlier.turn + 1 if earlier else 0
    return pen.record(said, hand=hand, stream=f"rulebook:{book.district.code}", turn=turn, command=command)
