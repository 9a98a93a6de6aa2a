"""The bundle with which anybody can count a vote again: roll, ballots with their openings, rule, program."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bandeng.ballots import opening
from bandeng.ballots.models import Vote
from bandeng.ballots.web.public import vote_or_404
from bandeng.ui.web.asks import asks

PROGRAM = Path(__file__).resolve().parents[3] / "tools" / "verify_vote.py"


@asks("public")
@require_safe
def bundle(request: HttpRequest, ref: str) -> HttpResponse:
    """One file to take along, once the vote is counted."""
    vote = vote_or_404(ref)
    if vote.closed_at is None:
        raise Http404(ref)
    answer = HttpResponse(packed(vote), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="vote-{vote.id}.zip"'
    return answer


def packed(vote: Vote) -> bytes:
    """The files of the bundle in one."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr("scheme.json", json.dumps(opening.scheme(vote), ensure_ascii=False, indent=1))
        box.writestr("roll.jsonl", _lines(opening.roll(vote)))
        box.writestr("ballots.jsonl", _lines(opening.ballots(vote)))
        box.writestr("ledger.jsonl", _lines(opening.entries(vote)))
        box.writestr("heads.json", json.dumps(opening.heads(vote), ensure_ascii=False, indent=1))
        box.writestr("audit.json", json.dumps(opening.audit(vote), ensure_ascii=False, indent=1))
        box.writestr("batches.json", json.dumps(opening.batches(vote), ensure_ascii=False, indent=1))
        box.writestr("totals.json", json.dumps(opening.totals(vote), ensure_ascii=False, indent=1))
        box.write(PROGRAM, "verify.py")
    return out.getvalue()


def _lines(rows: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)
