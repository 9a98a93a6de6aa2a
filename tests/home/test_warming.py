"""Before the first request comes, what it would have to read is read, and the database is left in peace."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver

from bandeng.home.warming import warm


def test_addresses_templates_and_book_are_read_without_the_database() -> None:
    warm()
    assert get_resolver()._populated  # type: ignore[attr-defined]


def test_a_broken_book_does_not_keep_the_server_from_starting(settings: Any, tmp_path: Path) -> None:
    settings.BANDENG_RULEBOOK = tmp_path
    warm()


@pytest.mark.django_db
def test_an_installation_without_places_says_how_words_are_protected() -> None:
    page = Client().get("/privacy/")
    assert page.status_code == 200
    assert "tel:" in page.content.decode()
