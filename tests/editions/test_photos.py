"""Pictures in a report: only where their people agreed, and no longer when that is taken back."""

import io

import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from bandeng.demo.town import Town
from bandeng.editions.papers.files import made
from bandeng.editions.papers.sheet import Head, sheet
from bandeng.editions.queries.drawing import drawn
from bandeng.editions.queries.proofing import proof
from bandeng.editions.queries.rendering import Rendered, render
from bandeng.gatherings.models import Shot
from tests.cases.conftest import Desk
from tests.editions.test_proof import read_again
from tests.editions.test_render import subject
from tests.gatherings import sessions
from tests.gatherings.sessions import planned


def _photo() -> SimpleUploadedFile:
    file = io.BytesIO()
    Image.new("RGB", (64, 48), "brown").save(file, "JPEG")
    return SimpleUploadedFile("一张.jpg", file.getvalue(), "image/jpeg")


def _report() -> Rendered:
    return render("# 活动\n\n{{ photos(2) }}", subject("street-grid", "410103"))


def test_a_picture_needs_the_agreement_of_its_people(
    town: Town, desk: Desk, frozen: time_machine.Traveller
) -> None:
    session = planned(town)
    frozen.move_to(session.ends_at)
    sessions.held(town, session)
    browser, address = desk("zhibushuji"), f"/desk/gatherings/{session.id}/picture/"
    form = {"caption": "开场[以前]", "credit": "社区摄影队"}
    browser.post(address, form | {"picture": _photo(), "agreed": "inside"})
    assert "picture:" not in _report().text
    digest = Shot.objects.get().digest
    browser.post(f"/desk/gatherings/{session.id}/hiding/", {"digest": digest})
    browser.post(address, form | {"picture": _photo(), "agreed": "everybody"})
    shown = _report()
    assert f"![开场以前|社区摄影队](picture:{digest})" in shown.text
    head = Head(report=subject("street-grid", "410103").report)
    for kind in ("docx", "pdf", "html"):
        assert made(kind, shown, head, base="http://x")
    assert [part.picture for part in sheet(shown, head).parts] == [digest]
    content = made("docx", shown, head, base="http://x")
    source = "# 活动\n\n{{ photos(2) }}"
    back = proof(read_again(content, shown), shown, drawn(source, subject("street-grid", "410103")))
    assert (back.text.split(), back.lost) == (source.split(), ()), "the caption comes with its picture"
    browser.post(f"/desk/gatherings/{session.id}/hiding/", {"digest": digest})
    assert [part.picture for part in sheet(shown, head).parts] == []
