"""Files that are there whole or not at all, whatever ends the process that writes them."""

import os
import secrets
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage

UNFINISHED = ".unfinished"  # what a killed writer leaves ends so


class WholeFiles(FileSystemStorage):
    """Writes beside the place, makes sure it is on the disk, and only then gives it its name."""

    def _save(self, name: str, content: Any) -> str:
        file = Path(self.path(name))
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_name(f".{file.name}.{secrets.token_hex(4)}{UNFINISHED}")
        try:
            with unfinished.open("wb") as out:
                for chunk in content.chunks():
                    out.write(chunk)
                out.flush()
                os.fsync(out.fileno())
            if self.file_permissions_mode is not None:
                unfinished.chmod(self.file_permissions_mode)
            unfinished.replace(file)
        finally:
            unfinished.unlink(missing_ok=True)
        _keep_names(file.parent)
        return name


def _keep_names(folder: Path) -> None:
    """A name is on the disk only when its folder is."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
