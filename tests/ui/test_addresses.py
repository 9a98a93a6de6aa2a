"""Addresses that leave the site begin with what its operator says, or with the host that was asked."""

import pytest
from django.conf import LazySettings
from django.core.exceptions import DisallowedHost
from django.test import RequestFactory

from bandeng.ui.web.addresses import site


def test_the_operators_word_comes_first(settings: LazySettings) -> None:
    settings.BANDENG_ADDRESS, settings.BANDENG_ADDRESS_IS_KNOWN = "https://bench.example/", True
    assert site(RequestFactory().get("/editions/", headers={"host": "testserver"})) == "https://bench.example"


def test_else_it_is_the_host_that_was_asked_if_that_is_allowed(settings: LazySettings) -> None:
    settings.BANDENG_ADDRESS_IS_KNOWN = False
    assert (
        site(RequestFactory().get("/", secure=True, headers={"host": "testserver"})) == "https://testserver"
    )
    with pytest.raises(DisallowedHost):
        site(RequestFactory().get("/", headers={"host": "elsewhere.example"}))
