"""Pictures that were uploaded and never sent with a form: nobody may see them, so nobody needs them kept."""

import re
from datetime import datetime, timedelta

from django.core.files.storage import default_storage

from bandeng.ledger import pictures
from bandeng.ledger.models import Fact, Picture

KEPT_FOR = timedelta(days=7)  # far longer than a session, which is as long as a draft can name a picture
DIGEST = re.compile(r"[0-9a-f]{64}")


def unsent(*, at: datetime) -> list[str]:
    """Digests of pictures older than a week that no fact names. Reads the whole book once."""
    old = {
        digest for digest in Picture.objects.values_list("digest", flat=True) if _age(digest, at) > KEPT_FOR
    }
    if not old:
        return []
    for text in Fact.objects.values_list("body_text", flat=True).iterator(chunk_size=2000):
        old.difference_update(DIGEST.findall(text))
    return sorted(old)


def sweep(*, at: datetime) -> list[str]:
    """Take them away for good. Answers which."""
    gone = unsent(at=at)
    for digest in gone:
        pictures.erase(digest)
    return gone


def _age(digest: str, at: datetime) -> timedelta:
    try:
        return at - default_storage.get_modified_time(pictures.name_of(digest))
    except FileNotFoundError:
        return timedelta.max
