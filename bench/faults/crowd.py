"""The people: residents who report with pictures, staff who file for callers and take the steps."""

import io
import queue
import random
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

from PIL import Image

from bench.faults.browser import Browser, GaveUp, Met

WORDS = "楼下路灯好几天不亮了,记号{mark}"
PIN = {"lon": "113.6011", "lat": "34.6811"}  # in the first grid of the small district
ACCEPTED = {"proposed": "street-lamp.one-out"}


@dataclass(frozen=True, kw_only=True)
class Said:
    """A form that was sent under this id, and the answer that came, in the end. ``number``: of its matter."""

    command: str
    what: str
    number: str
    mark: str
    answered: int


@dataclass
class Told:
    """Everything the people sent, for the audit."""

    said: list[Said] = field(default_factory=list)
    met: Met = field(default_factory=Met)

    @property
    def acknowledged(self) -> int:
        return sum(each.answered == 302 for each in self.said)

    def plain(self) -> list[dict[str, Any]]:
        return [asdict(each) for each in self.said]


class Crowd:
    """Threads that go on until they are asked to stop, and finish what they have begun."""

    def __init__(self, port: int, *, seed: int = 7) -> None:
        self.port, self.told, self.going = port, Told(), True
        self.chance = random.Random(seed)
        self.raised: queue.Queue[str] = queue.Queue()
        self.failed: list[BaseException] = []
        doings = (self._resident, self._known_resident, self._filer, self._leader)
        self.threads = [threading.Thread(target=self._go, args=(doing,), daemon=True) for doing in doings]

    @contextmanager
    def at_work(self) -> Iterator[Told]:
        """People are at work in here; afterwards each has got the answer she waits for."""
        for thread in self.threads:
            thread.start()
        try:
            yield self.told
        finally:
            self.going = False

    def finish(self) -> None:
        """Wait until everybody has got her answer. Raises what went wrong with any of them."""
        for thread in self.threads:
            thread.join(timeout=900)
        if self.failed:
            raise self.failed[0]

    def _go(self, doing: Callable[[], Iterator[None]]) -> None:
        try:
            for _turn in doing():
                if not self.going:
                    return
        except (GaveUp, AssertionError, KeyError) as failed:
            self.failed.append(failed)

    def _browser(self) -> Browser:
        return Browser(self.port, self.told.met)

    def _signed_in(self, username: str) -> Browser:
        browser = self._browser()
        browser.get("/sign-in/")
        answer = browser.post("/sign-in/demo/", {"username": username})
        assert answer.status == 302, answer.page
        return browser

    def _note(self, form: dict[str, str], what: str, number: str, answered: int, mark: str = "") -> None:
        self.told.said.append(
            Said(command=form["command"], what=what, number=number, mark=mark, answered=answered)
        )

    def _resident(self) -> Iterator[None]:
        while True:
            self._report(self._browser())
            yield

    def _known_resident(self) -> Iterator[None]:
        browser = self._signed_in("jumin")
        while True:
            self.raised.put(self._report(browser))
            yield

    def _report(self, browser: Browser) -> str:
        """Four steps, and a word added afterwards; answers the number."""
        mark = uuid.uuid4().hex
        browser.get("/report/")
        browser.post("/report/", {"words": WORDS.format(mark=mark)})
        browser.post("/report/pictures/", {}, [photo(mark)])
        browser.post("/report/place/", {**PIN, "address": "3号楼"})
        review = browser.get("/report/review/")
        form = review.hidden
        assert "command" in form, f"what was typed is lost: {review.status} {review.to}"
        answer = browser.post("/report/review/", form)
        number = answer.to.rstrip("/").rpartition("/")[2]
        self._note(form, "cases.reported", number, answer.status, mark)
        assert answer.status == 302, answer.page
        self._add(browser, number)
        return number

    def _add(self, browser: Browser, number: str) -> None:
        page = browser.get(f"/c/{number}/").page.partition(f"/c/{number}/supplement/")[2]
        command = page.partition('name="command" value="')[2].partition('"')[0]
        form = {"words": f"再补一句,记号{uuid.uuid4().hex}", "command": command}
        answer = browser.post(f"/c/{number}/supplement/", form, [])
        self._note(form, "cases.supplemented", number, answer.status)

    def _filer(self) -> Iterator[None]:
        """Somebody at the community's desk files for callers."""
        browser = self._signed_in("shequ")
        while True:
            mark = uuid.uuid4().hex
            form = browser.get("/desk/report/").hidden
            form |= {"words": WORDS.format(mark=mark), "channel": "phone", "do": "file", "anyway": "1", **PIN}
            answer = browser.post("/desk/report/", form, [photo(mark)])
            number = answer.to.rstrip("/").rpartition("/")[2]
            self._note(form, "cases.reported", number, answer.status, mark)
            assert answer.status == 302, answer.page
            self.raised.put(number)
            yield

    def _leader(self) -> Iterator[None]:
        """The grid leader accepts, notes and resolves what came in."""
        browser = self._signed_in("wanggezhang")
        while True:
            try:
                number = self.raised.get(timeout=0.5)
            except queue.Empty:
                yield
                continue
            if self._step(browser, number, "acceptance", "cases.accepted", ACCEPTED) == 302:
                words = {"words": "已经到现场看过,带了灯泡。"}
                self._step(browser, number, "note", "cases.annotated", words)
                done = {"outcome": "solved", "words": "换了灯泡,已经亮了。"}
                self._step(browser, number, "resolution", "cases.resolved", done)
            yield

    def _step(self, browser: Browser, number: str, noun: str, fact: str, typed: dict[str, str]) -> int:
        path = f"/desk/cases/{number}/{noun}/"
        page = browser.get(path)
        if page.status != 200:
            return page.status
        form = page.hidden | typed
        answer = browser.post(path, form, [photo(form["command"])] if noun == "resolution" else None)
        self._note(form, fact, number, answer.status)
        return answer.status


def photo(mark: str) -> bytes:
    """A picture that no other mark has, as large as one from a telephone is after it was made smaller."""
    image = Image.frombytes("RGB", (96, 96), random.Random(mark).randbytes(96 * 96 * 3)).resize((640, 480))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()
