"""What happens to a matter."""

from bandeng.cases.facts.appealing import AppealDecided, AppealWeighed, CaseAppealed
from bandeng.cases.facts.batching import (
    BatchRow,
    BatchTaken,
    BatchUndone,
    CaseRecalled,
    NoteWithdrawn,
)
from bandeng.cases.facts.clockwork import CaseExpired, CaseReminded, CaseSupervised, CaseWarned
from bandeng.cases.facts.closing import CaseAnswered, CaseChecked, CaseContested, CaseReviewed
from bandeng.cases.facts.contacting import ReporterContacted
from bandeng.cases.facts.dividing import (
    CaseDivided,
    CaseParted,
    CaseRecurred,
    CaseUnited,
    CaseUnlinked,
    CaseWithdrawn,
)
from bandeng.cases.facts.errands import ErrandAnswered, ErrandGiven, ErrandWithdrawn
from bandeng.cases.facts.intake import CaseJoined, CaseReported, CaseSupplemented, CaseToldMore
from bandeng.cases.facts.joining import CaseCallerJoined, CaseJudged, CaseVoiced
from bandeng.cases.facts.loop import (
    CaseAnnotated,
    CaseDispatched,
    CaseEscalated,
    CaseResolved,
    CaseReturned,
    CaseSigned,
    PictureHidden,
)
from bandeng.cases.facts.merging import (
    CaseAbsorbed,
    CaseDetached,
    CaseMerged,
    CaseReleased,
    CaseReopened,
    Same,
)
from bandeng.cases.facts.pausing import (
    CaseExtended,
    CaseResumed,
    CaseSuspended,
    ExtensionAsked,
    PauseRefused,
    SuspensionAsked,
)
from bandeng.cases.facts.rooting import RootAmended, RootGathered, RootMended, RootOpened
from bandeng.cases.facts.ruling import CaseReferred, CaseRuled, RulingAmended
from bandeng.cases.facts.saving import FilterRemoved, FilterRenamed, FilterSaved
from bandeng.cases.facts.sourcing import CaseAskedAgain, CaseBackfilled, CaseSourceChanged
from bandeng.cases.facts.staging import StageCompleted
from bandeng.cases.facts.triage import (
    CaseAccepted,
    CaseDeclined,
    CaseReclassified,
    CaseRelocated,
    CaseSettled,
)
from bandeng.cases.facts.urging import CaseUrged
from bandeng.cases.facts.whistling import (
    Called,
    CaseArrived,
    CaseConcluded,
    CaseDisbanded,
    CaseDisowned,
    CaseInsisted,
    CaseWhistled,
)

__all__ = [
    "AppealDecided",
    "AppealWeighed",
    "CaseAppealed",
    "ErrandAnswered",
    "ErrandGiven",
    "ErrandWithdrawn",
    "FilterRemoved",
    "FilterRenamed",
    "FilterSaved",
    "BatchRow",
    "BatchTaken",
    "BatchUndone",
    "CaseRecalled",
    "NoteWithdrawn",
    "CaseUrged",
    "RootAmended",
    "RootGathered",
    "RootMended",
    "RootOpened",
    "RulingAmended",
    "CaseDivided",
    "CaseParted",
    "CaseRecurred",
    "CaseUnited",
    "CaseUnlinked",
    "CaseWithdrawn",
    "CaseAbsorbed",
    "CaseDetached",
    "CaseExtended",
    "CaseMerged",
    "CaseResumed",
    "CaseSuspended",
    "ExtensionAsked",
    "PauseRefused",
    "Same",
    "SuspensionAsked",
    "CaseReleased",
    "CaseReopened",
    "Called",
    "CaseArrived",
    "CaseConcluded",
    "CaseDisbanded",
    "CaseDisowned",
    "CaseInsisted",
    "CaseReferred",
    "CaseRuled",
    "CaseWhistled",
    "CaseAccepted",
    "CaseAnnotated",
    "CaseAnswered",
    "CaseAskedAgain",
    "CaseBackfilled",
    "CaseCallerJoined",
    "CaseChecked",
    "CaseContested",
    "CaseDeclined",
    "CaseDispatched",
    "CaseEscalated",
    "CaseExpired",
    "CaseJoined",
    "CaseJudged",
    "CaseReclassified",
    "CaseRelocated",
    "CaseReminded",
    "CaseReported",
    "CaseResolved",
    "CaseReturned",
    "CaseReviewed",
    "CaseSettled",
    "CaseSigned",
    "CaseSourceChanged",
    "CaseSupervised",
    "CaseSupplemented",
    "CaseToldMore",
    "CaseVoiced",
    "CaseWarned",
    "PictureHidden",
    "StageCompleted",
    "ReporterContacted",
]
