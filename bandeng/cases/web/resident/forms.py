"""Reading what residents send, and the plain values their pages show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from bandeng.cases.actions.words import checked
from bandeng.cases.models import Case
from bandeng.cases.queries import nearby, pictures
from bandeng.cases.queries.codes import code_of, spaced
from bandeng.cases.queries.sentence import Standing, standing, standings, title
from bandeng.cases.web.resident.drafts import Draft
from bandeng.kernel.refusals import BadInput
from bandeng.kernel.text import visible
from bandeng.people import phones, vault
from bandeng.places import queries as places
from bandeng.places.datum import DATUMS, to_wgs84
from bandeng.rulebook import classify
from bandeng.rulebook.classify import Danger
from bandeng.ui.clock import now
from bandeng.ui.web.addresses import whole_address

Options = list[tuple[str, str]]
NAME_AT_MOST = 40


def communities() -> Options:
    """Every community with its street, for choosing without a map."""
    streets = {street.code: street.name for street in places.living("street")}
    rows = sorted(places.living("community"), key=lambda row: (row.parent, row.code))
    chosen = [(row.code, f"{streets.get(row.parent, '')} · {row.name}") for row in rows]
    return [("", _("请选一个社区")), *chosen]


def choices() -> dict[str, object]:
    """What the step of the place offers: the district's map, and every community."""
    district = places.district()
    return {"communities": communities(), "district": district.code if district else "-"}


def with_place(post: Mapping[str, str], draft: Draft) -> Draft:
    """The draft with what was typed about the place; a pin in another datum is turned into WGS84."""
    lon, lat = post.get("lon", "").strip(), post.get("lat", "").strip()
    datum = post.get("datum", "wgs84")
    if lon and lat and datum in DATUMS and datum != "wgs84":
        lon, lat = (f"{degrees:.6f}" for degrees in to_wgs84(_degrees(lon), _degrees(lat), datum))
    return replace(
        draft,
        lon=lon,
        lat=lat,
        community=post.get("community", ""),
        address=visible(post.get("address", "")),
        place="",
    )


def located(draft: Draft) -> Draft:
    """The draft with the path of its grid (of its community, without a pin). Raises BadInput."""
    checked(draft.address, "address", needed=False)
    if draft.lon and draft.lat:
        grid = places.locate(_degrees(draft.lon), _degrees(draft.lat))
        if grid is not None:
            return replace(draft, place=grid.path)
        if not (draft.community and draft.address.strip()):
            raise _wrong("lon", _("图钉不在二七区范围内,请挪到区里,或者在下面选社区,再写一句在哪里"))
    return _in_community(draft)


def _in_community(draft: Draft) -> Draft:
    """Where there is no pin, or one outside the district: the community and the line in words count."""
    missing = {"community": _("请选一个社区,或者在地图上放一个图钉")} if not draft.community else {}
    if not draft.address.strip():
        missing["address"] = _("没放图钉,请写一句在哪里")
    if missing:
        raise BadInput(next(iter(missing.values())), missing)
    found = next((row for row in places.living("community") if row.code == draft.community), None)
    if found is None:
        raise _wrong("community", _("没有这个社区,请从列表里选"))
    return replace(draft, place=found.path, lon="", lat="")


def _degrees(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        raise _wrong("lon", _("图钉的位置看不懂,请重新点一下地图")) from None
    if not -180 <= value <= 180:
        raise _wrong("lon", _("图钉的位置看不懂,请重新点一下地图"))
    return value


def with_people(post: Mapping[str, str], draft: Draft) -> Draft:
    """The draft with names and telephones."""
    return replace(
        draft,
        name=visible(post.get("name", "")).strip(),
        phone=post.get("phone", "").strip(),
        texts=post.get("texts") == "1",
        helper_name=visible(post.get("helper_name", "")).strip(),
        helper_phone=post.get("helper_phone", "").strip(),
    )


def danger_of(case: Case) -> Danger | None:
    """The danger that the reporter's words speak of: what to do stays on her pages."""
    return classify.danger(vault.read([case.words]).get(case.words, "")) if case.urgent else None


def not_a_number() -> str:
    """Of a telephone that cannot be rung."""
    return _("这个电话号码不完整,请看一看;不想留可以空着")


def people_issues(draft: Draft) -> dict[str, str]:
    """What is wrong with the names and telephones; all of them may be left out."""
    issues: dict[str, str] = {}
    for field in ("name", "helper_name"):
        if len(getattr(draft, field)) > NAME_AT_MOST:
            issues[field] = _("称呼太长了,最多%(most)s个字") % {"most": NAME_AT_MOST}
    for field in ("phone", "helper_phone"):
        given = getattr(draft, field)
        if given and not phones.is_number(given):
            issues[field] = not_a_number()
    if draft.texts and not phones.is_mobile(draft.phone):
        issues["phone"] = _("要收短信,请留手机号;不收短信可以不留")
    if draft.helper_name and not draft.name:
        issues["name"] = _("您是替别人反映,请写上那位的称呼")
    return issues


def _wrong(field: str, sentence: str) -> BadInput:
    return BadInput(sentence, {field: sentence})


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What the reporter takes home: number, code, address of the page, and text to paste."""

    code: str
    title: str
    sentence: str
    address: str
    text: str


def receipt(request: HttpRequest, case: Case) -> Receipt:
    """The receipt of a matter; its text holds no personal data."""
    address = whole_address(request, reverse("cases:case", args=[case.number]))
    told = standing(case, at=now())
    words = {"title": title(case), "number": case.number, "sentence": told.sentence, "address": address}
    return Receipt(
        code=spaced(code_of(case.stream)),
        title=title(case),
        sentence=told.sentence,
        address=address,
        text=_("【小板凳】%(title)s,编号%(number)s。%(sentence)s查看进度:%(address)s") % words,
    )


@dataclass(frozen=True, kw_only=True)
class NearLine:
    """A matter nearby: what it is, how far, how old, a public picture if there is one."""

    number: str
    title: str
    where: str
    metres: int
    word: str
    tone: str
    reported_at: datetime
    supports: int
    picture: str


def near_lines(found: Sequence[nearby.Near], *, at: datetime) -> list[NearLine]:
    """Matters nearby as plain values."""
    told = standings([each.case for each in found], at=at)
    return [_near_line(each, how) for each, how in zip(found, told, strict=True)]


def _near_line(found: nearby.Near, told: Standing) -> NearLine:
    case = found.case
    shown = next((each.digest for each in pictures.public_of(case)), "")
    return NearLine(
        number=case.number,
        title=title(case),
        where=places.label(case.place),
        metres=found.metres,
        word=told.word,
        tone=told.tone,
        reported_at=case.reported_at,
        supports=case.supports,
        picture=shown,
    )
