"""The addresses of the rooms are found by their first words as they would be by trying all of them."""

import pytest
from django.urls import Resolver404, ResolverMatch, URLResolver
from django.urls.resolvers import RoutePattern

from bandeng.home.documents.addresses import addresses
from bandeng.ui.web.indexed import Indexed
from bandeng.urls import urlpatterns

INDEXED: Indexed = urlpatterns[0]
TRIED = URLResolver(RoutePattern(""), INDEXED.url_patterns)
NOWHERE = ("desk", "desk/cases", "nothing/", "desk/nothing/at/all/", "//", "c", "c//", "/", "desk//", "%2e/")


def _found(by: URLResolver, path: str) -> ResolverMatch | None:
    try:
        return by.resolve(path)
    except Resolver404:
        return None


def _same(path: str) -> bool:
    one, other = _found(INDEXED, path), _found(TRIED, path)
    if one is None or other is None:
        return one is other
    names = ("func", "args", "kwargs", "url_name", "app_names", "namespaces", "route", "view_name")
    return all(getattr(one, name) == getattr(other, name) for name in names)


@pytest.mark.parametrize("value", ["1", "410103", "cases", "new", "2022-07-01", "a.b"])
def test_every_address_leads_where_trying_all_would_lead(value: str) -> None:
    for address in addresses():
        path = address.path.lstrip("/")
        while "<" in path:
            before, _, rest = path.partition("<")
            path = before + value + rest.partition(">")[2]
        assert _same(path), path


def test_what_is_nowhere_is_nowhere() -> None:
    for path in NOWHERE:
        assert _same(path), path
