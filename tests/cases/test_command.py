"""`bandeng cases reporter`: from number and code to the id that `people erase` wants."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from bandeng.cases import actions
from bandeng.cases.queries.codes import code_of
from bandeng.cases.queries.voices import voice_code
from bandeng.demo.town import Town
from bandeng.people import actions as people
from bandeng.people.models import Person


def _said(*words: str) -> str:
    out = StringIO()
    call_command("cases", "reporter", *words, stdout=out)
    return out.getvalue().strip()


def test_number_and_code_find_the_reporter_and_erase_her(town: Town) -> None:
    case = town.case()
    found = _said(case.number, code_of(case.stream))
    assert found == case.reporter
    call_command("people", "erase", found, "--yes", stdout=StringIO())
    assert Person.objects.get(id=case.reporter).is_erased


def test_a_followers_own_code_finds_the_follower(town: Town) -> None:
    case, she = town.case(), people.guest(at=town.noon)
    actions.join(case=case, follower=she, at=town.noon)
    assert _said(case.number, voice_code(case, she)) == she


def test_a_wrong_code_finds_nobody(town: Town) -> None:
    with pytest.raises(CommandError) as refused:
        _said(town.case().number, "00000000")
    assert refused.value.returncode == 3
