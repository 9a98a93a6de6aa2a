"""Gather the sentences of every room into its own catalogue and compile them.

    python -m bandeng.ui.messages [--room ROOM ...] [--check]

Message ids are the Chinese sentences. Each room keeps ``locale/en/LC_MESSAGES/django.po`` (translations are
kept) and the ``.mo`` made from it; the same sources give the same bytes. ``--check`` writes nothing and ends
with 1 where a sentence has no English, a catalogue is stale, or a placeholder differs.
"""

import argparse
import io
import re
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent.parent
KEYWORDS = {
    **{
        name: spec
        for name, spec in DEFAULT_KEYWORDS.items()
        if name in ("_", "gettext", "ngettext", "pgettext")
    },
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "_lazy": None,
}
TEMPLATE_OPTIONS = {
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "newstyle_gettext": "true",
    "silent": "false",
}
PLACEHOLDER = re.compile(r"%\((\w+)\)|(?<!%)\{(\w*)\}")
LEFT_OUT = {"migrations", "gallery"}
HEAD = (
    "Language: en\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
    "Content-Transfer-Encoding: 8bit\nPlural-Forms: nplurals=2; plural=(n != 1);\n"
)


def main() -> None:
    """Do it for all rooms or the ones named."""
    options = _options()
    rooms = options.room or sorted(
        folder.name for folder in PACKAGE.iterdir() if (folder / "apps.py").exists()
    )
    complaints = [complaint for room in rooms for complaint in bring_up_to_date(room, check=options.check)]
    sys.stdout.write("".join(f"{complaint}\n" for complaint in complaints))
    sys.exit(1 if complaints and options.check else 0)


def bring_up_to_date(room: str, *, check: bool) -> list[str]:
    """Extract, merge and compile one room; returns what is missing in it. Writes nothing where ``check``."""
    book = PACKAGE / room / "locale" / "en" / "LC_MESSAGES" / "django.po"
    before = book.read_bytes() if book.exists() else b""
    catalogue = _merged(room, before)
    if not len(catalogue) and not before:
        return []
    text, compiled = _text(catalogue), _compiled(catalogue)
    complaints = list(_complaints(room, catalogue))
    machine = book.with_suffix(".mo")
    if check:
        stale = before != text or not machine.exists() or machine.read_bytes() != compiled
        return complaints + (
            [f"{room}: stale, run python -m bandeng.ui.messages --room {room}"] if stale else []
        )
    book.parent.mkdir(parents=True, exist_ok=True)
    if before != text:
        book.write_bytes(text)
    machine.write_bytes(compiled)
    return complaints


def _merged(room: str, before: bytes) -> Catalog:
    found = Catalog(locale="en", charset="utf-8", fuzzy=False)
    for place, message, context in sorted(_sentences(room), key=lambda one: (one[0], str(one[1]))):
        found.add(message, locations=[(place, 0)], context=context)
    if before:
        old = read_po(io.BytesIO(before), locale="en", charset="utf-8")
        for sentence in found:
            known = old.get(sentence.id, context=sentence.context) if sentence.id else None
            if known is not None and not known.fuzzy:
                sentence.string = known.string
    return found


def _sentences(room: str) -> Iterator[tuple[str, str | tuple[str, ...], str | None]]:
    for file in sorted((PACKAGE / room).rglob("*")):
        method = {
            ".py": "python",
            ".html": "jinja2.ext:babel_extract",
            ".txt": "jinja2.ext:babel_extract",
        }.get(file.suffix)
        if (
            method is None
            or LEFT_OUT & set(file.parts)
            or (file.suffix != ".py" and "jinja2" not in file.parts)
        ):
            continue
        options = {} if file.suffix == ".py" else TEMPLATE_OPTIONS
        place = file.relative_to(PACKAGE.parent).as_posix()
        for _line, message, _comments, context in extract_from_file(
            method, str(file), keywords=KEYWORDS, options=options
        ):
            yield place, message, context


def _complaints(room: str, catalogue: Catalog) -> Iterator[str]:
    for message in catalogue:
        if message.id and not _all(message.string):
            yield f"{room}: no English for {_first(message)}"
        elif message.id and any(_holes(text) - _holes(_first(message)) for text in _all(message.string)):
            yield f"{room}: another placeholder in the English of {_first(message)}"


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _all(string: object) -> list[str]:
    texts = [string] if isinstance(string, str) else list(string) if isinstance(string, (list, tuple)) else []
    return [text for text in texts if text] if all(texts) else []


def _holes(text: str) -> set[str]:
    return {a or b for a, b in PLACEHOLDER.findall(text)}


def _text(catalogue: Catalog) -> bytes:
    written = io.BytesIO()
    write_po(written, catalogue, omit_header=True, sort_output=True, width=100, include_lineno=False)
    header = "".join(f'"{line}\\n"\n' for line in HEAD.splitlines())
    return f'msgid ""\nmsgstr ""\n{header}\n'.encode() + written.getvalue()


def _compiled(catalogue: Catalog) -> bytes:
    """The machine's form, as gettext describes it: no dates, so that equal sentences give equal bytes."""
    entries = {b"": HEAD.encode()}
    for message in catalogue:
        if message.id and _all(message.string):
            words = [message.id] if isinstance(message.id, str) else list(message.id)
            context = f"{message.context}\x04" if message.context else ""
            entries[(context + "\0".join(words)).encode()] = "\0".join(_all(message.string)).encode()
    ids = sorted(entries)
    table, pool, start = b"", b"", 28 + 16 * len(ids)
    for text in [*ids, *(entries[one] for one in ids)]:
        table += struct.pack("<II", len(text), start + len(pool))
        pool += text + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(ids), 28, 28 + 8 * len(ids), 0, start)
    return head + table + pool


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Gather and compile the sentences of every room.")
    parser.add_argument("--room", action="append", help="only this room (may be given several times)")
    parser.add_argument("--check", action="store_true", help="write nothing; 1 where something is missing")
    return parser.parse_args()


if __name__ == "__main__":
    main()
