"""「投诉建议」 stands on every page of residents and says how, with telephones."""

from django.test import Client

from bandeng.demo.town import Town
from bandeng.home import queries


def test_every_page_leads_to_how_to_complain(town: Town) -> None:
    assert 'href="/complaint/"' in Client().get("/").content.decode()
    page = Client().get("/complaint/").content.decode()
    assert f"tel:{queries.office_phone_of(queries.district())}" in page
    assert "tel:12345" in page
    assert 'href="/report/"' in page
