"""What the tests need of the machine: Debian packages, installed where this user may."""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def install(*packages: str) -> None:
    """Install Debian packages. Ends the program with a plain sentence where that cannot be done."""
    print(f"installing {', '.join(packages)}", flush=True)
    apt = [*_as_root(), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    apt += ["-o", "Dpkg::Options::=--force-confold"]
    if shutil.which("apt-get") is None or (os.geteuid() and not _as_root()):
        sys.exit(f"An administrator must install: apt-get install {' '.join(packages)}")
    if "postgresql-15" in packages:
        _no_server_of_its_own()
    _quietly(*apt, "update")
    if _quietly(*apt, "install", "-y", "--no-install-recommends", *packages):
        sys.exit(f"apt-get could not install {' '.join(packages)}")


def chromium() -> str:
    """The path of a Chromium, with Chinese fonts beside it."""
    missing = [] if shutil.which("chromium") else ["chromium"]
    if not any(Path("/usr/share/fonts").rglob("NotoSansCJK*")):
        missing.append("fonts-noto-cjk")
    if missing:
        install(*missing)
    return shutil.which("chromium") or sys.exit("no Chromium was found after installing it")


def _no_server_of_its_own() -> None:
    """Debian's package would start a server on the usual port; the tests bring their own."""
    file = Path("/etc/postgresql-common/createcluster.conf")
    if not file.exists():
        _quietly(*_as_root(), "mkdir", "-p", str(file.parent))
        _quietly(*_as_root(), "tee", str(file), given="create_main_cluster = false\n")


def _quietly(*words: str, given: str = "") -> int:
    return subprocess.run(words, input=given, text=True, stdout=subprocess.DEVNULL, check=False).returncode


def _as_root() -> list[str]:
    return ["sudo", "-n"] if os.geteuid() and shutil.which("sudo") else []
