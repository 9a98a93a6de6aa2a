"""The text of a file that somebody sends in: Word (.docx) or plain text."""

import io
import zipfile
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext as _
from docx import Document
from docx.opc.exceptions import PackageNotFoundError

from bandeng.kernel.refusals import BadInput

LARGEST, LARGEST_WHOLE = 2_000_000, 30_000_000  # bytes, as sent and unzipped
ZIP = b"PK\x03\x04"


def text_of(whole: bytes) -> str:
    """The paragraphs of the file, one a line. Raises BadInput for what is too large or cannot be read."""
    if len(whole) > LARGEST:
        raise _refused(_("这个文件太大(最多 %(most)s MB),请去掉图片再传") % {"most": LARGEST // 1_000_000})
    if whole.startswith(ZIP):
        return _word(whole)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = whole.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.strip()
    raise _refused(_("读不懂这个文件。请给 Word 文件(.docx)或纯文本,也可以把正文粘贴进来"))


def _word(whole: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(whole)) as package:
            if sum(part.file_size for part in package.infolist()) > LARGEST_WHOLE:
                raise _refused(_("这个文件展开以后太大,请把正文粘贴进来"))
        document = Document(io.BytesIO(whole))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, ParseError, SyntaxError):
        raise _refused(_("这个 Word 文件读不懂,请重新另存为 .docx,也可以把正文粘贴进来")) from None
    return "\n".join(text for part in document.paragraphs if (text := part.text.strip()))


def _refused(sentence: str) -> BadInput:
    return BadInput(sentence, {"file": sentence})
