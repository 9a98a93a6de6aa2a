"""What the People's Mediation Law (人民调解法, in force since 2011-01-01) asks of a mediation.

Articles: 4 no fee; 15 nothing the parties confide is passed on; 17 no mediation of whoever refuses; 19 and
23 the parties choose or accept the mediator, refuse or end it; 25 what may become violent goes to the police;
26 where no settlement comes about it ends, and the parties are told of arbitration, administration and
courts; 27 it is recorded and filed; 28 a settlement may be written or oral, and then the mediator records
it; 29 what a written one may hold (the parties; main facts, points at issue, who answers for what; what is
agreed, in which way and by when) and that it holds from signing; 30 an oral one holds from the day it is
agreed; 31 it binds, and the committee looks after its being kept; 32 who quarrels over it may sue; 33 within
30 days both may ask the court to confirm it.
"""

from bandeng.kernel.flow import Flow

OPEN, SETTLED, FAILED, WITHDRAWN = "open", "settled", "failed", "withdrawn"
LIFE = Flow(
    room="mediation",
    start=OPEN,
    moves={
        (OPEN, "settle"): SETTLED,
        (OPEN, "fail"): FAILED,
        (OPEN, "withdraw"): WITHDRAWN,
        (OPEN, "hand_on"): OPEN,
        (SETTLED, "sign"): SETTLED,
        (SETTLED, "look_again"): SETTLED,
    },
)
ORAL, WRITTEN = "oral", "written"
FORMS = (ORAL, WRITTEN)
CONFIRM_DAYS = 30  # article 33: a law's number, not a district's
CONFIRM_SOON = 7  # days before its end in which it is said in the morning
ELSEWHERE = ("court", "arbitration", "administration", "police")
SIDES = ("one", "both")
HOLDING, PARTLY, BROKEN = "holding", "partly", "broken"
RESULTS = (HOLDING, PARTLY, BROKEN)
PARTIES_AT_LEAST, PARTIES_AT_MOST = 2, 3
NAME_AT_MOST, WORDS_AT_MOST, LIST_AT_MOST = 40, 1000, 100
TODO = "mediation.look_again"
