"""What the product must not contain.

国办函〔2026〕12号 forbids clock-in, points ranking, online time, install rates, likes and shares as a
measure, and pictures or tracks that are forced. A number is counted from facts; nobody is asked for a total.
No page calls a host outside. No private person of the article stands in the product.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django import forms
from django.apps import apps
from django.urls import get_resolver

from bandeng.home.documents.addresses import addresses
from bandeng.kernel.facts import KINDS
from tests.house.source import PACKAGE, ROOT, modules, shown, static_files, templates, text_of

FORBIDDEN_NAMES = re.compile(
    r"streak|clock_?in\b|check_?in\b|leader_?board|rank(ing|ed)?\b|\bpoints?_(of|earned|total)|\bscore|karma"
    r"|online_?(time|minutes|seconds)|login_?count|visit_?count|install_?rate|\blikes?\b|share_?count|view_?count"
    r"|kilomet|mileage|\btracks?\b|gps_?log|popup|advert|sponsor|naming_rights",
    re.IGNORECASE,
)
FORBIDDEN_WORDS = re.compile(
    r"打卡|签到|积分|排名|排行|龙虎榜|在线时长|登录次数|安装率|下载率|点赞|转发量|浏览时长|公里数|轨迹|广告位|商业广告|冠名"
)
# A sentence that promises not to do it may name it. File and the words around it.
PROMISES: tuple[tuple[str, str], ...] = ()
TOTALS = re.compile(
    r"\btotal|amount_of|number_of|_count\b|\bcount_|headcount|sum_of|总数|合计|总计|件数|人数|次数|数量"
)
# A number a person may type: what it is, and why it is not a total.
NUMBERS = {
    "lon": "a point on the map",
    "lat": "a point on the map",
    "turn": "how the page stood when it was read",
    "height": "a height of the book",
}
SCHEMES = re.compile(r"""(?:https?:)?//(?=[a-z0-9.-]+\.[a-z]{2,})([a-z0-9.-]+)""", re.IGNORECASE)
NAMESPACES = {"www.w3.org"}  # names of vocabularies, never fetched
# SHA-256 of names that must not appear: the list itself must not name them.
PRIVATE = {
    "0c8518f8266fafddbe7ab7052a692dd257ec2a6b2e12586cd472e5a917e71cb0",
    "323feca35872b9ffe7e373261be4f8254f3c6002d057fe2749d73a15112a7dea",
    "3777a616217206b736a263fdb80a74018275e9ac7a09f8e9bb40d7f6c81a4696",
    "3d21fc7573d50703c9aa6b583a5884c1bc37de70f88b4d2bf4c30b2a6b0638d2",
    "3d740f82a1121fecf4bf20f3e3dfd33b57163a112cb7c5a2ad17a93ca9da519b",
}


def _named_things() -> Iterator[tuple[str, str]]:
    for model in apps.get_models():
        if model.__module__.startswith("bandeng."):
            yield from ((f"{model.__name__}.{field.name}", field.name) for field in model._meta.get_fields())
    for kind in KINDS.values():
        yield kind.name, kind.name
        yield from ((f"{kind.name}.{name}", name) for name in kind.field_names)
    for form in _forms():
        yield from ((f"{form.__name__}.{name}", name) for name in form.base_fields)
    yield from ((address.path, address.path.replace("/", " ")) for address in addresses())


def test_no_table_fact_form_or_address_measures_people() -> None:
    found = [where for where, name in _named_things() if FORBIDDEN_NAMES.search(name)]
    assert not found, found


def test_no_page_speaks_of_measuring_people() -> None:
    found = [
        f"{shown(path)}: {word}"
        for path in (*templates(), *sorted(PACKAGE.rglob("*.po")), *_with_sentences())
        for word in FORBIDDEN_WORDS.findall(_without_promises(path))
    ]
    assert not found, found


def _with_sentences() -> list[Path]:
    return [module.path for module in modules() if module.room not in {"rulebook", "demo"}]


def _without_promises(path: Path) -> str:
    text = text_of(path)
    for file, promise in PROMISES:
        text = text.replace(promise, "") if shown(path) == file else text
    return text


def test_no_picture_is_compulsory() -> None:
    fields = [
        f"{form.__name__}.{name}"
        for form in _forms()
        for name, field in form.base_fields.items()
        if isinstance(field, forms.FileField) and field.required
    ]
    forced = re.compile(r"(?=.*\bfile\b)(?=.*\brequired\b)", re.DOTALL)
    inputs = [f"{shown(path)}: {tag}" for path in templates() for tag in _inputs(path) if forced.match(tag)]
    assert not fields + inputs, fields + inputs


def test_no_form_asks_a_person_for_a_total() -> None:
    found = [
        f"{form.__name__}.{name}"
        for form in _forms()
        for name, field in form.base_fields.items()
        if name not in NUMBERS and (_is_number(field) or TOTALS.search(f"{name} {field.label or ''}"))
    ]
    assert not found, f"count it from facts instead: {found}"


def test_no_page_asks_a_person_for_a_total() -> None:
    found = [
        f"{shown(path)}: {tag}"
        for path in templates()
        for tag in _inputs(path)
        if re.search(r"""type=["']?(number|range)""", tag) or TOTALS.search(tag)
    ]
    assert not found, f"count it from facts instead: {found}"


def _is_number(field: forms.Field) -> bool:
    return isinstance(field, forms.IntegerField | forms.DecimalField | forms.FloatField)


def _inputs(path: Path) -> list[str]:
    return re.findall(r"<(?:input|textarea|select)\b[^>]*>", text_of(path))


def _forms() -> list[type[forms.BaseForm]]:
    """Every form of the product: the addresses are loaded, and with them all views and forms."""
    assert get_resolver().url_patterns
    return [form for form in _below(forms.BaseForm) if form.__module__.startswith("bandeng.")]


def _below(kind: type[forms.BaseForm]) -> Iterator[type[forms.BaseForm]]:
    for child in kind.__subclasses__():
        yield child
        yield from _below(child)


def test_no_page_calls_a_host_outside() -> None:
    found = [
        f"{shown(path)}: {host}"
        for path in (*templates(), *static_files())
        for host in SCHEMES.findall(text_of(path))
        if host.lower() not in NAMESPACES and not host.endswith(".example")
    ]
    assert not found, found


def test_no_registry_is_named() -> None:
    """Where packages come from is the machine's business; only the lock knows addresses."""
    hosts = re.compile("|".join(("pypi" + r"\.org", "pythonhosted" + r"\.org", "npmjs" + r"\.(org|com)")))
    found = [shown(path) for path in _own_texts() if hosts.search(text_of(path))]
    assert not found, found


@pytest.mark.parametrize("length", [2, 3])
def test_no_private_person_of_the_article_is_named(length: int) -> None:
    found = [shown(path) for path in _own_texts() if _fragments(text_of(path), length) & PRIVATE]
    assert not found, found


def _own_texts() -> Iterator[Path]:
    endings = {".py", ".html", ".toml", ".po", ".md", ".csv", ".json", ".js", ".css", ".txt", ".geojson"}
    for folder in ("bandeng", "docs", "tests", "scripts"):
        yield from (path for path in sorted((ROOT / folder).rglob("*")) if path.suffix in endings)
    yield from (path for path in sorted(ROOT.iterdir()) if path.suffix in {".md", ".toml"})
    yield from (ROOT / "Makefile", ROOT / ".ci" / "run", ROOT / "scripts" / "setup.sh")


def _fragments(text: str, length: int) -> set[str]:
    """Digests of every piece of this many Chinese characters."""
    pieces = {
        run[start : start + length]
        for run in re.findall(r"[一-鿿]+", text)
        for start in range(len(run) - length + 1)
    }
    return {hashlib.sha256(piece.encode()).hexdigest() for piece in pieces}


def test_no_page_says_a_moment_without_its_year_but_in_that_year() -> None:
    """A moment is said with the year of the page beside it, or with its own year in any case."""
    bare = re.compile(r"\|\s*(?:moment|day)\b(?!\s*\()")
    pages = [path for path in templates() if "gallery" not in path.parts]
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in pages
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if bare.search(line)
    ]
    assert not found
