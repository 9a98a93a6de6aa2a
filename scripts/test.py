"""Everything that must hold, in stages, quick ones first. ``make test`` and ``.ci/run`` run this.

``python -m scripts.test`` runs all stages and stops at the first that fails (``KEEP_GOING=1`` runs on);
``python -m scripts.test lint types`` runs the stages named. Each prints its time.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scripts.machine import chromium

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTEST = ("pytest", "-q", "-n2", "--dist=loadscope", "--durations=10", "--durations-min=0.5", "--timeout=300")
ON_POSTGRESQL = ("python", "-m", "scripts.postgres")


@dataclass(frozen=True)
class Stage:
    """A name and the command that must end with 0."""

    name: str
    command: tuple[str, ...]
    needs_browser: bool = False

    @property
    def is_pytest(self) -> bool:
        return "pytest" in self.command


STAGES = (
    Stage("format", ("ruff", "format", "--check", ".")),
    Stage("lint", ("ruff", "check", ".")),
    Stage("templates", ("djlint", "bandeng", "--lint", "--quiet")),
    Stage("contracts", ("lint-imports",)),
    Stage("types", ("mypy",)),
    Stage("migrations", ("python", "manage.py", "makemigrations", "--check", "--dry-run")),
    Stage("messages", ("python", "-m", "bandeng.ui.messages", "--check")),
    Stage("documents", ("python", "manage.py", "docs", "--check")),
    Stage("sqlite", (*PYTEST, "-m", "not browser", "tests")),
    Stage("postgresql", (*ON_POSTGRESQL, *PYTEST, "-m", "not browser", "tests")),
    Stage("browser", (*PYTEST, "-m", "browser", "tests"), needs_browser=True),
)


@dataclass
class Run:
    """What has been run: seconds by stage, stages that failed, tests counted by what pytest said of them."""

    seconds: dict[str, float] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    tests: dict[str, int] = field(default_factory=dict)

    def take(self, stage: Stage) -> None:
        """Run one stage, showing what it prints."""
        print(f"\n── {stage.name} {'─' * (60 - len(stage.name))}", flush=True)
        begun = time.monotonic()
        code, said = _shown(stage)
        self.seconds[stage.name] = time.monotonic() - begun
        counted = (
            re.findall(r"(\d+) (passed|failed|skipped|errors?|xfailed)\b", said) if stage.is_pytest else []
        )
        for number, outcome in counted:
            self.tests[outcome.rstrip("s")] = self.tests.get(outcome.rstrip("s"), 0) + int(number)
        if code:
            self.failed.append(stage.name)
        print(
            f"── {stage.name}: {'FAILED' if code else 'fine'} in {self.seconds[stage.name]:.1f} s", flush=True
        )

    def sum_up(self) -> None:
        """The times, and last a line that counts."""
        print(f"\n── total {'─' * 55}")
        for name, seconds in self.seconds.items():
            print(f"{'✗' if name in self.failed else '✓'} {name:<12}{seconds:7.1f} s")
        print(f"  {'all':<12}{sum(self.seconds.values()):7.1f} s")
        if self.failed:
            print(f"failed stages: {', '.join(self.failed)}")
        bad = self.tests.get("failed", 0) + self.tests.get("error", 0) or len(self.failed)
        if self.tests:
            print(f"{self.tests.get('passed', 0)} passed, {bad} failed")
        else:  # only stages without tests were asked for
            print(f"stages: {len(self.seconds) - len(self.failed)} passed, {len(self.failed)} failed")


def main(wanted: Sequence[str]) -> int:
    """0 when every stage wanted is fine."""
    unknown = set(wanted) - {stage.name for stage in STAGES}
    if unknown:
        sys.exit(
            f"no such stage: {', '.join(sorted(unknown))}; there are {', '.join(s.name for s in STAGES)}"
        )
    run = Run()
    for stage in STAGES:
        if wanted and stage.name not in wanted:
            continue
        run.take(stage)
        if run.failed and not os.environ.get("KEEP_GOING"):
            break
    run.sum_up()
    return 1 if run.failed else 0


def _shown(stage: Stage) -> tuple[int, str]:
    """Exit code and the last lines; all of it is printed as it comes."""
    environment = os.environ | {"CI": "true", "DJANGO_SETTINGS_MODULE": "bandeng.settings.testing"}
    environment["PATH"] = f"{BIN}{os.pathsep}{environment['PATH']}"
    environment.pop("DATABASE_URL", None)
    if stage.needs_browser:
        environment["CHROMIUM"] = chromium()
    running = subprocess.Popen(
        stage.command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert running.stdout is not None
    last = ""
    for line in running.stdout:
        print(line, end="", flush=True)
        last = line if line.strip() else last
    return running.wait(), last


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
