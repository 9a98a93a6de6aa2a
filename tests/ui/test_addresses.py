"""Addresses that leave the site begin with what its operator says, or with the host that was asked."""

import pytest
from django.conf import LazySettings
from django.core.exceptions import DisallowedHost
from django.test import RequestFactory

from bandeng.ui.web.addresses import site, whole_address
from tests.house.source import PACKAGE


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


def test_a_page_has_its_whole_address(settings: LazySettings) -> None:
    settings.BANDENG_ADDRESS, settings.BANDENG_ADDRESS_IS_KNOWN = "https://bench.example/", True
    asked = RequestFactory().get("/", headers={"host": "testserver"})
    assert whole_address(asked, "/c/410103-26-00317/") == "https://bench.example/c/410103-26-00317/"


def test_nothing_that_leaves_the_site_names_the_host_that_was_asked() -> None:
    """Papers, codes to scan, feeds and receipts all begin with the one address of the operator."""
    own = PACKAGE / "ui" / "web" / "addresses.py"
    files = [path for path in PACKAGE.rglob("*") if path.suffix in {".py", ".html"} and path != own]
    assert not [str(path) for path in files if "build_absolute_uri" in path.read_text("utf-8")]
