"""Keys that live in the data folder, made once, readable by the owner only."""

import os
import secrets
from pathlib import Path


def key(data: Path, name: str) -> str:
    """The key of this name: from ``BANDENG_<NAME>_KEY`` or ``keys/<name>``, made when first asked for."""
    given = os.environ.get(f"BANDENG_{name.upper()}_KEY")
    if given:
        return given
    file = data / "keys" / name
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        made = file.with_name(f"{name}.{secrets.token_hex(4)}")
        made.touch(mode=0o600)
        made.write_text(secrets.token_urlsafe(48), encoding="ascii")
        try:
            os.link(made, file)  # the first of two racing processes wins, both read the winner's
        except FileExistsError:
            pass
        finally:
            made.unlink()
    return file.read_text(encoding="ascii")
