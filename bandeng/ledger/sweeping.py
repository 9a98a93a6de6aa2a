"""Pictures that were uploaded and never sent with a form, and what killed writers left of files: nobody may
see either, so nobody needs them kept."""

import re
from datetime import datetime, timedelta
from pathlib import Path

from django.core.files.storage import default_storage

from bandeng.ledger import pictures
from bandeng.ledger.models import Fact, Picture
from bandeng.ledger.storage import UNFINISHED

KEPT_FOR = timedelta(days=7)  # far longer than a session, which is as long as a draft can name a picture
DIGEST = re.compile(r"[0-9a-f]{64}")


def unsent(*, at: datetime) -> list[str]:
    """Digests of pictures older than a week that no fact names. Reads the whole book once."""
    rows = Picture.objects.values_list("digest", "kind")
    old = {digest for digest, kind in rows if _age(digest, kind, at) > KEPT_FOR}
    if not old:
        return []
    for text in Fact.objects.values_list("body_text", flat=True).iterator(chunk_size=2000):
        old.difference_update(DIGEST.findall(text))
    return sorted(old)


def unfinished(*, at: datetime) -> list[Path]:
    """Files older than a week whose writer was killed before it gave them their name."""
    oldest = (at - KEPT_FOR).timestamp()
    found = Path(default_storage.path("")).rglob(f"*{UNFINISHED}")
    return sorted(file for file in found if file.stat().st_mtime < oldest)


def sweep(*, at: datetime) -> list[str]:
    """Take both away for good. Answers which pictures."""
    for file in unfinished(at=at):
        file.unlink(missing_ok=True)
    gone = unsent(at=at)
    for digest in gone:
        pictures.erase(digest)
    return gone


def _age(digest: str, kind: str, at: datetime) -> timedelta:
    try:
        return at - default_storage.get_modified_time(pictures.name_of(digest, kind=kind))
    except FileNotFoundError:
        return timedelta.max
