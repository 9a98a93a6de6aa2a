"""Is the charter whole: known roles and acts, right reaches, nobody outside who sees a telephone number?"""

from collections.abc import Iterator

from bandeng.rulebook.rules.acts import ACTS, BUILT_IN
from bandeng.rulebook.rules.checking.rows import Row, codes, grants, rows, whole
from bandeng.rulebook.rules.checking.tables import REACHES
from bandeng.rulebook.rules.eligibility import PROPERTY
from bandeng.rulebook.rules.issues import Issue, choice, issue
from bandeng.rulebook.rules.reading import CHARTER, Source

OUTSIDE = PROPERTY
CONTACT = "cases.contact"
HOUSEHOLD = ("doors.", "mediation.", "visits.")
BORN = {act for acts in BUILT_IN.values() for act in acts}
NEEDED = (
    "cases.see",
    "cases.accept",
    "cases.escalate",
    "cases.dispatch",
    "cases.sign",
    "cases.resolve",
    "cases.check",
    "cases.ask",
    "cases.review",
    "posts.appoint",
    "people.erase",
)


def charter(source: Source) -> Iterator[Issue]:
    """Issues of the grants."""
    known = {row.text("code"): row for row in rows(source, "roles.toml", "role")}
    held: set[str] = set()
    first: dict[tuple[str, str, str], Row] = {}
    for grant in grants(source):
        yield from _role_and_reach(grant, known)
        for act in grant.texts("acts"):
            yield from _act(grant, act, first)
            held.add(act)
    yield from _nobody(source, held)


def _role_and_reach(grant: Row, known: dict[str, Row]) -> Iterator[Issue]:
    role, reach = grant.text("role"), grant.text("reach")
    if role and role not in known:
        yield grant.issue("role_unknown", "role", role, **choice(role, codes(known.values())))
    if reach and reach not in REACHES:
        yield grant.issue("not_choice", "reach", reach, item="reach", **choice(reach, REACHES))
    elif role in known and reach:
        right = "unit" if known[role].text("kind_of_place") == "unit" else "place"
        if reach != right:
            yield grant.issue("reach_mismatch", "reach", other=right, value=role)
    if role in known and known[role].text("eligible") == OUTSIDE:
        yield from _outside(grant, role)


def _outside(grant: Row, role: str) -> Iterator[Issue]:
    """Property staff are another company's: they see tasks, no telephone, no household, no quarrel."""
    for act in grant.texts("acts"):
        if act == CONTACT:
            yield _at_act(grant, "contact_outside", CONTACT, value=role)
        elif act.startswith(HOUSEHOLD):
            yield _at_act(grant, "household_outside", act, value=role, act=act)


def _act(grant: Row, act: str, first: dict[tuple[str, str, str], Row]) -> Iterator[Issue]:
    held = (grant.text("role"), act, grant.text("reach"))
    if act in BORN and act not in ACTS:
        yield _at_act(grant, "act_built_in", act, value=act)
    elif act not in ACTS:
        yield _at_act(grant, "act_unknown", act, value=act, **choice(act, ACTS))
    elif held in first:
        line = grant.line("acts", _quoted(act), last=True)
        before = f"{grant.sheet.name}:{first[held].line('acts', _quoted(act))}"
        yield issue("twice", grant.sheet.name, line, {"value": act, "first": before})
    first.setdefault(held, grant)


def _at_act(grant: Row, code: str, held: str, **names: object) -> Issue:
    return issue(code, grant.sheet.name, grant.line("acts", _quoted(held)), names)


def _quoted(act: str) -> str:
    return f'"{act}"'


def _nobody(source: Source, held: set[str]) -> Iterator[Issue]:
    file = whole(source, CHARTER)
    for act in NEEDED if file.values else ():
        if act not in held:
            yield file.issue("act_nobody", value=act)
