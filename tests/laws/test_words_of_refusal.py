"""No refusal shows a verb of the code: what is not open, and what is instead, stands in people's words."""

import re

import pytest
from django.test import RequestFactory
from django.urls import resolve
from django.utils.translation import override

from bandeng.ballots.rules.life import LIFE as BALLOTS
from bandeng.campaigns.rules import LIFE as CAMPAIGNS
from bandeng.cases.rules import CALLED, ERRAND
from bandeng.cases.rules import LIFE as CASES
from bandeng.editions.rules.life import LIFE as EDITIONS
from bandeng.gatherings.rules import LIFE as GATHERINGS
from bandeng.honours.rules import LIFE as HONOURS
from bandeng.kernel.flow import Flow
from bandeng.kernel.refusals import NotNow
from bandeng.mediation.rules import LIFE as MEDIATION
from bandeng.ui.web import refusals

LIVES = (CAMPAIGNS, CASES, CALLED, ERRAND, BALLOTS, EDITIONS, GATHERINGS, HONOURS, MEDIATION)
LATIN = re.compile(r"[A-Za-z]")


def _verbs(life: Flow) -> list[str]:
    return list(dict.fromkeys(verb for _state, verb in life.moves))


@pytest.mark.parametrize("life", LIVES, ids=lambda life: f"{life.room}-{life.start}")
def test_what_is_not_open_is_said_in_words(life: Flow) -> None:
    with override("zh-hans"):
        for verb in _verbs(life):
            for state in life.states:
                if life.can(state, verb):
                    continue
                with pytest.raises(NotNow) as refused:
                    life.after(state, verb)
                assert not LATIN.search(str(refused.value)), (state, verb)


@pytest.mark.parametrize("address", ["/desk/cases/1/return/", "/desk/batches/", "/desk/"])
@pytest.mark.parametrize("life", LIVES, ids=lambda life: f"{life.room}-{life.start}")
def test_what_can_be_done_instead_is_said_in_words(life: Flow, address: str) -> None:
    request = RequestFactory().get(address, headers={"accept": "application/json"})
    request.resolver_match = resolve(address)
    with override("zh-hans"):
        answer = refusals.answer(request, NotNow("还不行", verbs=(*_verbs(life), "先上报", "签收")))
    said = answer.content.decode()
    for verb in _verbs(life):
        assert f'"{verb}"' not in said
    assert '"先上报"' in said


def test_a_verb_is_called_as_its_room_calls_it() -> None:
    request = RequestFactory().get("/desk/cases/1/", headers={"accept": "application/json"})
    request.resolver_match = resolve("/desk/cases/1/extension-request/")
    with override("zh-hans"):
        said = refusals.answer(request, NotNow("时限已经过了", verbs=("resolve",))).content.decode()
    assert '"报告办好"' in said
