"""Every action on a template for replies."""

from typing import Any

from bandeng.demo.town import Town
from bandeng.phrases import actions
from bandeng.phrases.models import Template
from bandeng.phrases.web import views
from tests.laws.acting import BOTH_COUNT, STAFF, Acting, Room

WORDS = "{{日期}},{{单位}}在{{地点}}换好了灯。{who}写的话,一个字也不能丢"
TEXT = {"name": "换灯{who}", "words": WORDS}


def written(town: Town) -> Template:
    text = actions.Text(name="换灯", words="{日期},{单位}在{地点}换好了灯")
    fact = actions.write(verb="resolve", text=text, by=town.staff, at=town.noon)
    return Template.objects.get(id=fact.stream)


def _arguments(name: str, thing: Any) -> list[str]:
    return [thing.id.partition(":")[2]] if thing else []


ROOM = Room(
    acting={
        "writing": Acting(
            begin=lambda town: None, by=STAFF, said={**TEXT, "verb": "resolve"}, ends=BOTH_COUNT
        ),
        "page": Acting(begin=written, by=STAFF, said=TEXT),
        "retiring": Acting(begin=written, by=STAFF, gone=True),
    },
    reads=((views, "_template"),),
    arguments=_arguments,
)
