"""Refresh the front-end files that are committed with the code: ``python -m scripts.vendor [NAME]``.

Reads ``bandeng/ui/vendor.json``, packs each package with npm (Node is needed here and nowhere else), copies
the files it names, draws the sprite of only the icons that are used, and writes the checksums back.
"""

import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BOOK = ROOT / "bandeng" / "ui" / "vendor.json"
SPRITE_HEAD = '<svg xmlns="http://www.w3.org/2000/svg">\n'


def main() -> None:
    """Refresh every package, or the ones named."""
    book = json.loads(BOOK.read_text(encoding="utf-8"))
    for package in book["packages"]:
        if len(sys.argv) == 1 or package["name"] in sys.argv[1:]:
            refresh(package)
            sys.stdout.write(f"{package['name']} {package['version']}: {len(package['files'])} files\n")
    BOOK.write_text(json.dumps(book, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def refresh(package: dict[str, Any]) -> None:
    """Bring one package's files and write their checksums into its entry."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(
            ["npm", "pack", "--silent", f"{package['name']}@{package['version']}"],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split()[-1]
        with tarfile.open(Path(folder) / packed) as archive:
            for file in package["files"]:
                content = _sprite(archive, file) if "icons" in file else _read(archive, file["from"])
                target = ROOT / file["to"]
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
                file["sha256"] = hashlib.sha256(content).hexdigest()


def _read(archive: tarfile.TarFile, name: str) -> bytes:
    member = archive.extractfile(f"package/{name}")
    if member is None:
        raise FileNotFoundError(name)
    return member.read()


def _sprite(archive: tarfile.TarFile, file: dict[str, Any]) -> bytes:
    drawn = [(ROOT / own).read_text(encoding="utf-8").strip() for own in file["own"]]
    symbols = [_symbol(Path(own).stem, text) for own, text in zip(file["own"], drawn, strict=True)]
    for icon in sorted(file["icons"]):
        symbols += [_symbol(icon, _read(archive, f"icons/outline/{icon}.svg").decode())]
    return (SPRITE_HEAD + "\n".join(symbols) + "\n</svg>\n").encode()


def _symbol(name: str, text: str) -> str:
    inside = re.sub(r"(?s)^.*?<svg[^>]*>|</svg>.*$", "", text)
    inside = re.sub(r'<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*/>', "", inside)
    return f'<symbol id="{name}" viewBox="0 0 24 24">{" ".join(inside.split()).replace("> <", "><")}</symbol>'


if __name__ == "__main__":
    main()
