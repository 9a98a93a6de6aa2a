"""The fields each step asks for."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bandeng.cases.queries import nameless, stages
from bandeng.cases.web.desk.steps import rung
from bandeng.cases.web.desk.steps.fields import Field, Scene
from bandeng.cases.web.desk.words import limit_said
from bandeng.kernel.refusals import BadInput
from bandeng.people import queries as people
from bandeng.places import queries as places
from bandeng.rulebook import classify
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.matching import Proposal
from bandeng.rulebook.rules.things import Condition


def condition(scene: Scene) -> list[Field]:
    """Category × condition: what the words propose, each with its reason, and all others to choose from."""
    proposed = classify.propose(scene.words)
    chosen = scene.case.condition if scene.case.condition != "-" else scene.case.proposed
    options = [(each.condition.key, label_of(each.condition), _reason(each)) for each in proposed]
    first = options[0][0] if options else ""
    near = Field(
        kind="choice",
        name="proposed",
        label=_("看起来是"),
        options=options,
        value=chosen if chosen in {option[0] for option in options} else first,
        required=False,
    )
    every = Field(
        kind="select",
        name="condition",
        label=_("或者选别的") if options else _("类别和情形"),
        options=[("", _("就用上面选的") if options else _("请选一项")), *conditions()],
        required=not options,
    )
    return [near, every] if options else [every]


def conditions() -> list[tuple[str, str]]:
    """Every condition that a matter can be given now, for a select, in the order of the book."""
    return [(row.key, label_of(row)) for row in book().offered]


def label_of(row: Condition) -> str:
    """「路灯 · 单盏不亮(2 工作日)」"""
    category = spoken(book().category(row.category))
    words = {"category": category, "condition": spoken(row), "limit": limit_said(row.limit)}
    return _("%(category)s · %(condition)s(%(limit)s)") % words


def _reason(proposal: Proposal) -> str:
    return spoken(_Said(zh=proposal.reason_zh, en=proposal.reason_en))


@dataclass(frozen=True)
class _Said:
    zh: str
    en: str


def pictures() -> Field:
    """Pictures help and are never compulsory."""
    hint = _("没有照片也可以交,页面上会写明没有照片。")
    return Field(kind="pictures", name="pictures", label=_("拍照或选照片"), hint=hint, required=False)


def _words(label: str, *, name: str = "words", hint: str = "", required: bool = True) -> Field:
    return Field(kind="words", name=name, label=label, hint=hint, required=required)


def settling(scene: Scene) -> list[Field]:
    """A sentence, a picture if wanted; the condition only where nothing was proposed."""
    fields = [_words(_("用自己的话写"), required=False), pictures()]
    if scene.case.condition == "-" and scene.case.proposed == "-":
        small = [(row.key, label_of(row)) for row in book().offered if row.small]
        options = [("", _("请选一项")), *small]
        fields.insert(0, Field(kind="select", name="condition", label=_("类别和情形"), options=options))
    return fields


def declining(scene: Scene) -> list[Field]:
    """Reason, basis, and whose it is instead."""
    return [
        _words(_("为什么不受理"), name="reason", hint=_("反映人会看到这句话。")),
        _words(_("依据"), name="basis", hint=_("哪一条规定,或者哪一条事实。")),
        Field(kind="select", name="unit", label=_("该找谁"), options=_units(_("说不好")), required=False),
    ]


def _units(none: str) -> list[tuple[str, str]]:
    return [("", none), *departments()]


def departments() -> list[tuple[str, str]]:
    """The departments of the book: code and name."""
    return [(unit.code, spoken(unit)) for unit in book().departments]


def department(code: str, field: str) -> str:
    """A department of the book, or nothing. Raises BadInput for what is none."""
    if code and code not in {option[0] for option in departments()}:
        raise BadInput(_("请选一个部门"), {field: _("请选一个部门")})
    return code


def relocation(scene: Scene) -> list[Field]:
    """The grid where it belongs: one near by from the list, any other by the map or its community's name."""
    street = scene.case.place.split("/")[1]
    near = places.living("grid", under=_street_path(scene))
    grids = grids_of(scene.look_for) if scene.look_for else _grids(grid.path for grid in near)
    options = [("", _("请选一个网格")), *(each for each in grids if each[0] != scene.case.place)]
    return [
        Field(kind="select", name="to", label=_("改到哪个网格"), options=options, required=False),
        Field(
            kind="line",
            name="community",
            label=_("不在这个街道?写社区的名字"),
            hint=_("写好后再按一次,会列出那个社区的网格。"),
            required=False,
        ),
        Field(kind="map", name="pin", label=_("或者在地图上点一下"), value=street, required=False),
    ]


def _street_path(scene: Scene) -> str:
    return "/".join(scene.case.place.split("/")[:2]) + "/"


def _grids(paths: Iterable[str]) -> list[tuple[str, str]]:
    return list(places.labels(list(paths)).items())


def grids_of(community: str) -> list[tuple[str, str]]:
    """The grids of the communities whose name has these words, for a select."""
    found = [place for place in places.called(community) if place.kind == "community"]
    return _grids(grid.path for place in found[:5] for grid in places.children(place.code))


def handing_up(scene: Scene) -> list[Field]:
    """What was tried, why it cannot be solved here."""
    return [
        _words(_("已经做了什么"), name="tried"),
        _words(_("为什么在本级解决不了"), name="why"),
    ]


def dispatching(scene: Scene) -> list[Field]:
    """The department (the rule book's own choice first) and what is asked of it."""
    key = scene.case.condition
    unit = book().condition(key).unit if key != "-" else ""
    return [
        Field(
            kind="select", name="unit", label=_("派给哪个部门"), options=_units(_("请选一个部门")), value=unit
        ),
        _words(_("请他们做什么"), hint=_("部门看不到反映人的联系方式,地点和要做的事请写清楚。")),
    ]


def returning(scene: Scene) -> list[Field]:
    """Why it is not ours, and whose it is: some other unit's, or the street's to find out."""
    others = [each for each in _units(_("请选一个单位")) if each[0] != scene.case.unit]
    others.append((scene.case.street, _("说不准,请街道定")))
    return [
        _words(_("为什么不归本单位管"), name="basis", hint=_("写明归谁、按哪一条;一件事只退回一次。")),
        Field(kind="select", name="suggested", label=_("建议交给"), options=others),
    ]


def stage(scene: Scene) -> list[Field]:
    """Which stage is over, and what was done in it."""
    number = stages.running(scene.case)
    name = stages.name(scene.case.condition, number) if number else ""
    return [
        Field(kind="told", name="stage", label=_("办完的是:%(stage)s") % {"stage": name}, required=False),
        _words(_("怎么办的"), hint=_("公开页上会写这句话,请不要写人名和电话。"), required=False),
        pictures(),
    ]


CHECKED_AND_ASKED = gettext_lazy("会有另一个人去核查,再请反映人确认。")


def after_resolving(scene: Scene) -> Promise | str:
    """Who looks at it, and whether anybody can be asked."""
    if nameless.is_so(scene.case):
        return _("会有另一个人去核查;来源没有写反映人,没有人可问。")
    return CHECKED_AND_ASKED


def outcome(scene: Scene) -> list[Field]:
    """What came of it, in words, with pictures if there are any."""
    options = [
        ("solved", _("办好了"), str(after_resolving(scene))),
        ("answered", _("已经答复"), _("是咨询或建议,已经说清楚了。")),
        ("infeasible", _("办不了"), _("写明原因,反映人会看到。")),
    ]
    return [
        Field(kind="choice", name="outcome", label=_("结果"), options=options, value="solved"),
        _words(_("怎么办的"), hint=_("公开页上会写这句话,请不要写人名和电话。")),
        pictures(),
    ]


def finding(scene: Scene) -> list[Field]:
    """Whether it is really done."""
    options = [
        ("yes", _("办好了"), _("接下来请反映人确认。") if scene.case.state != "closed" else ""),
        ("no", _("还没办好"), _("退回返工,请写清楚哪里没办好。")),
    ]
    return [
        Field(kind="choice", name="passed", label=_("您去看了,办好了吗"), options=options),
        _words(_("看到了什么"), required=False),
        pictures(),
    ]


def contact(scene: Scene) -> list[Field]:
    """How the reporter was contacted, and whether she was reached."""
    case = scene.case
    ways = ways_of_asking((case.reporter, case.helper), phone=_("打电话"), door=_("上门"))
    reached = [("yes", _("联系上了"), ""), ("no", _("没有联系上"), _("过一会儿再试也可以。"))]
    return [
        Field(kind="choice", name="reached", label=_("联系上了没有"), options=reached),
        Field(kind="choice", name="channel", label=_("怎么联系的"), options=ways),
        _words(_("给同事的话"), required=False),
    ]


def ways_of_asking(persons: Iterable[str], *, phone: str, door: str) -> list[tuple[str, str]]:
    """By telephone where one is kept, and at the door."""
    called = [("phone", phone)] if people.has_phone(*persons) else []
    return [*called, ("door", door)]


def asked(scene: Scene, persons: Iterable[str] = ()) -> list[Field]:
    """The own word of one of these (the reporter), and how she was asked; by telephone where one is kept."""
    asked_of = tuple(persons) or (scene.case.reporter, scene.case.helper)
    answers = [
        ("solved", _("办好了"), ""),
        ("partly", _("只办好了一部分"), _("会换一个人复核。")),
        ("not", _("没有办好"), _("会换一个人复核。")),
        ("came_back", _("又发生了"), _("会换一个人复核。")),
    ]
    ways = ways_of_asking(asked_of, phone=_("打电话问的"), door=_("上门问的"))
    return [
        Field(kind="choice", name="answer", label=_("反映人怎么说"), options=answers),
        Field(kind="choice", name="channel", label=_("怎么问的"), options=ways, value=ways[0][0]),
        *rung.how_reached(scene, asked_of),
        _words(_("照反映人的原话记"), required=False),
    ]


def verdict(scene: Scene) -> list[Field]:
    """Back to work, or upheld with a reply."""
    options = [
        ("rework", _("返工"), _("退给经办的岗位;剩下的时限接着算,等人看和问的时间不算。")),
        ("uphold", _("维持,并作出答复"), _("反映人会看到您的答复。")),
    ]
    return [
        Field(kind="choice", name="outcome", label=_("复核下来"), options=options),
        _words(_("理由和答复")),
    ]


def note(scene: Scene) -> list[Field]:
    """How the work goes; public if wished."""
    hint = _("公开的说明谁都能看到,请不要写人名、电话和门牌。")
    return [
        _words(_("进展说明")),
        Field(kind="check", name="public", label=_("放到公开页上"), hint=hint, required=False),
        pictures(),
    ]


def nothing(scene: Scene) -> list[Field]:
    """Nothing to fill in."""
    return []
