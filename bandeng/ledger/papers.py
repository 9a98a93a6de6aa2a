"""Documents that an office publishes: PDF, Word, Excel. Told by their content, kept whole, served as files.

They lie beside the pictures, named by their digest, and are seen by whoever a room's rule lets see them. They
are never shown inside a page: a browser is told to save them.
"""

import hashlib
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from bandeng.kernel.refusals import BadInput
from bandeng.ledger import pictures
from bandeng.ledger.models import Picture

LARGEST = 10 * 1024 * 1024  # bytes
UNPACKED = 200 * 1024 * 1024  # a file that says it is larger inside is a trap
PDF, WORD, EXCEL = "pdf", "docx", "xlsx"
TYPES = {
    PDF: "application/pdf",
    WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    EXCEL: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
INSIDE = {"word/document.xml": WORD, "xl/workbook.xml": EXCEL}
MACROS = "vbaproject.bin"
NAME_AT_MOST = 100  # characters of a file's name, its ending not counted


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A document: its digest, its kind (``pdf``, ``docx``, ``xlsx``) and its size in bytes.

    ``called``: the name of its file (``""``: none); it ends as its kind does, whatever was sent.
    """

    digest: str
    kind: str
    size: int
    called: str = ""


def is_one(file: IO[bytes]) -> bool:
    """Whether it begins like a document, and not like a picture."""
    head = file.read(8)
    file.seek(0)
    return head.startswith((b"%PDF-", b"PK"))


def take(file: IO[bytes]) -> Paper:
    """Look into the document and keep it with the name of its file. The same document again is the same.

    Raises BadInput for what is neither of the three, is too large, or carries macros.
    """
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise BadInput(_("文件太大了,一个最多 10 MB。"))
    kind = _kind(content)
    digest = hashlib.sha256(content).hexdigest()
    pictures.keep(pictures.name_of(digest, kind=kind), content)
    called = name_of(getattr(file, "name", None) or "", kind)
    described = {"width": 0, "height": 0, "kind": kind, "size": len(content), "called": called}
    row, _new = Picture.objects.get_or_create(digest=digest, defaults=described)
    if called and not row.called:  # kept before documents had names
        row.called = called
        Picture.objects.filter(digest=digest).update(called=called)
    return _paper(row)


def name_of(sent: str, kind: str) -> str:
    """The name of a file without folders and without signs that are not seen; it ends as its kind does."""
    last = sent.replace("\\", "/").rpartition("/")[2]
    seen = "".join(sign for sign in last if sign.isprintable()).strip()
    stem = seen[: -len(kind) - 1] if seen.lower().endswith(f".{kind}") else seen
    stem = stem.strip(" .")[:NAME_AT_MOST]
    return f"{stem}.{kind}" if stem else ""


def _paper(row: Picture) -> Paper:
    return Paper(digest=row.digest, kind=row.kind, size=row.size, called=row.called)


def _kind(content: bytes) -> str:
    if content.startswith(b"%PDF-"):
        return PDF
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as found:
            entries = found.infolist()
    except (zipfile.BadZipFile, ValueError):
        entries = []
    if any(entry.filename.lower().endswith(MACROS) for entry in entries):
        raise BadInput(_("这个文件带宏,不能放。请另存为不带宏的 docx 或 xlsx。"))
    if sum(entry.file_size for entry in entries) <= UNPACKED:
        for entry in entries:
            if kind := INSIDE.get(entry.filename):
                return kind
    raise BadInput(_("只收 PDF、Word(docx)和 Excel(xlsx),这个文件不是,或者没有传完整。"))


def of(digests: Iterable[str]) -> dict[str, Paper]:
    """Those among these digests that are documents."""
    rows = Picture.objects.filter(digest__in=list(digests), kind__in=TYPES)
    return {row.digest: _paper(row) for row in rows}


def open_paper(digest: str) -> tuple[Paper, IO[bytes]]:
    """The document and its bytes. Raises Picture.DoesNotExist where there is none, or no longer."""
    found = of([digest]).get(digest)
    if found is None:
        raise Picture.DoesNotExist(digest)
    try:
        return found, default_storage.open(pictures.name_of(digest, kind=found.kind), "rb")
    except FileNotFoundError:
        raise Picture.DoesNotExist(digest) from None
