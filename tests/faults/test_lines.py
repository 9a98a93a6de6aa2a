"""The line to PostgreSQL is cut around the commit, or the server's disk is full: said truly, done once."""

import uuid

import pytest
from django.core.management import call_command
from django.db import close_old_connections

from bandeng.cases.models import Case
from bandeng.ledger import rebuilding, verifying
from bandeng.ledger.models import Fact
from tests.faults.conftest import Desk, filing
from tests.faults.lines import wired

pytestmark = pytest.mark.postgresql


@pytest.mark.parametrize(("how", "said"), [("before", "暂时连不上"), ("after", "暂时连不上")])
def test_a_commit_whose_answer_is_lost_is_told_and_not_doubled(desk: Desk, how: str, said: str) -> None:
    staff, form = desk("shequ"), filing(str(uuid.uuid4()))
    with wired() as wire:
        assert staff.get("/desk/report/").status_code == 200
        wire.expect(b"COMMIT", how, first=b'INSERT INTO "ledger_fact"')  # pages commit what they read as well
        lost = staff.post("/desk/report/", form)
        assert wire.happened == 1
        close_old_connections()
        assert lost.status_code == 503
        page = lost.content.decode()
        assert said in page and form["words"] in page and form["command"] in page
        assert Fact.objects.filter(command=form["command"]).count() == (how == "after")
        assert [staff.post("/desk/report/", form).status_code for _time in range(2)] == [302, 302]
        assert Fact.objects.filter(command=form["command"]).count() == 1 == Case.objects.count()
    assert verifying.verify().is_whole and rebuilding.check().is_equal


def test_a_full_disk_of_the_server_is_said_and_passes(desk: Desk) -> None:
    staff, form = desk("shequ"), filing(str(uuid.uuid4()))
    with wired() as wire:
        staff.get("/desk/report/")
        wire.expect(b'INSERT INTO "ledger_fact"', "full")
        full = staff.post("/desk/report/", form)
        assert full.status_code == 503 and "存不下" in full.content.decode()
        assert form["words"] in full.content.decode()
        assert staff.get("/desk/cases/").status_code == 200
        assert Case.objects.count() == 0
        assert staff.post("/desk/report/", form).status_code == 302
    assert Case.objects.count() == 1


def test_a_worker_whose_line_is_cut_does_it_in_the_next_round(desk: Desk) -> None:
    assert desk("shequ").post("/desk/report/", filing(str(uuid.uuid4()))).status_code == 302
    with wired() as wire:
        wire.expect(b"COMMIT", "before")
        with pytest.raises(SystemExit):
            call_command("worker", "--once")
        call_command("worker", "--once")
