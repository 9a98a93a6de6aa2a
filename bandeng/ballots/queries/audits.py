"""The sample of a vote: which papers it is out of, what is left to compare, whether the result may go out."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from bandeng.ballots.models import Check, Elector, Entry, Sample, Vote
from bandeng.ballots.rules.auditing import DIFFERS, WAITING, size
from bandeng.ledger.models import Fact

CLOSED = "closed"


def papers_of(vote: Vote) -> list[str]:
    """The serials of all papers that came back and were read, in order."""
    rows = Elector.objects.filter(vote=vote, received=True).exclude(paper="-")
    return sorted(rows.values_list("serial", flat=True))


def sample_of(vote: Vote) -> Sample | None:
    """The draw; None before it."""
    return Sample.objects.filter(id=vote.id).first()


def checks_of(vote: Vote) -> list[Check]:
    """The papers drawn or added, in order."""
    return list(Check.objects.select_related("elector").filter(vote=vote).order_by("serial"))


def check(vote: Vote, serial: str) -> Check:
    """One of them. Raises Check.DoesNotExist."""
    return Check.objects.select_related("elector__vote").get(id=f"{vote.id}:{serial}")


def read_by(vote: Vote, person: str) -> set[str]:
    """The papers that this person keyed or settled, by serial: another compares them."""
    keyed = Entry.objects.filter(elector__vote=vote, person=person).values_list("serial", flat=True)
    settled = Fact.objects.named("ballots.adjudicated").filter(person=person)
    return {*keyed, *(fact.body["serial"] for fact in settled.filter(stream__startswith=f"slot:{vote.id}:"))}


@dataclass(frozen=True, kw_only=True)
class Sampling:
    """How the sample stands. ``needed``: a binding vote with papers; ``size``: how many are drawn."""

    needed: bool
    papers: int
    size: int
    sample: Sample | None
    waiting: int
    differs: int

    @property
    def lacks(self) -> str:
        """What is to be done before the result is published; nothing where all is done."""
        if not self.needed:
            return ""
        if self.sample is None:
            return _("先抽样核对纸质选票:请监票人掷骰子,抽到的逐张和记录对一遍。")
        if self.waiting:
            return _("还有 %(n)s 张纸质选票没有核对。") % {"n": self.waiting}
        if self.differs and not self.sample.recounted:
            return _("有 %(n)s 张和记录不一样,全部核对过了,请重新计票。") % {"n": self.differs}
        return ""


def sample_standing(vote: Vote) -> Sampling:
    """How the sample of this vote stands."""
    papers = len(papers_of(vote))
    rows = list(Check.objects.filter(vote=vote).values_list("state", flat=True))
    return Sampling(
        needed=vote.binding and papers > 0,
        papers=papers,
        size=papers if vote.could_change else size(papers),
        sample=sample_of(vote),
        waiting=rows.count(WAITING),
        differs=rows.count(DIFFERS),
    )
