"""A pasted message (12345 sheet, WeChat) taken apart into the fields of the form; a person looks it over.

Labelled parts (「联系电话:…」) are taken at their word; without labels, telephone numbers, dates and places
are recognised by their shape, and the rest is what was said.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import zip_longest

from bandeng.kernel.periods import SHANGHAI
from bandeng.people import phones

LABELS = {
    "number": "工单编号|工单号|受理编号|案件编号|派单编号|编号",
    "due": "办结时限|办理时限|处理时限|反馈时限|截止时间|截止日期|要求办结时间|时限",
    "phone": "联系电话|来电号码|联系方式|手机号码|手机号|手机|电话",
    "name": "诉求人|反映人|来电人|联系人|姓名",
    "address": "诉求地址|事发地址|事发地点|问题地址|发生地址|详细地址|地址|地点",
    "words": "诉求内容|反映内容|问题描述|主要内容|工单内容|事项描述|诉求|内容",
}
_ANY_LABEL = "|".join(f"(?P<{key}>{words})" for key, words in LABELS.items())
LABEL = re.compile(rf"(?:^|(?<=[\s,;。【】]))(?:{_ANY_LABEL})\s*:\s*", re.MULTILINE)
PHONE = re.compile(
    r"(?<!\d)(?:(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8})(?!\d)", re.ASCII
)
CALL = re.compile(r"(?:(?:联系)?电话|手机号?码?)?\s*[:\uff1a]?\s*" + PHONE.pattern, re.ASCII)
DATE = re.compile(
    r"(?:(?P<year>20\d\d)\s*[年/.-]\s*)?(?P<month>1[0-2]|0?[1-9])\s*[月/.-]\s*(?P<day>3[01]|[12]\d|0?[1-9])\s*日?"
    r"(?:\s*(?:上午|下午(?P<noon>)|晚上?(?P<night>))?\s*(?P<hour>[01]?\d|2[0-4])\s*(?:[:时点]\s*(?P<minute>[0-5]\d)?))?"
)
TODAY = re.compile(
    r"(今天|今日|明天|明日)\s*(?:(?P<hour>[01]?\d|2[0-4])\s*(?:[:时点]\s*(?P<minute>[0-5]\d)?))?"
)
HOTLINE = re.compile(r"(?<!\d)12345(?!\d)")  # and no part of a telephone number
HOURS = re.compile(r"(\d{1,3})\s*小时(?:以?内)")
WROTE = re.compile(
    r"^(?P<name>(?!今[天日]|[昨前明]|时间|星期|周[一二三四五六日天])\S{1,20})[ \t]+"
    r"(?P<day>(?:20\d\d[-/年])?\d{1,2}[-/月]\d{1,2}日?|今天|昨天|前天|(?:星期|周)[一二三四五六日天])?[ \t]*"
    r"(?P<time>\d{1,2}:\d{2}(?::\d{2})?)$",
    re.M,
)  # the head of a message in a chat: who, which day (not always said), when
MARKS = re.compile(r"\[(?:图片|语音|视频|表情|位置|动画表情)\]|【[^】]{0,12}】")
CALLED_OUT = re.compile(
    r"(?<![A-Za-z0-9._-])[@\uff20][^\s@,.;:，。；：、!?！？]{1,20}\s?"
)  # 「@网格员」 in a chat
WHERE = re.compile(
    r"(?:[一-鿿]{2,10}?(?:街道|社区|小区|花园|家属院|大道|路|街|村))*"
    r"(?:\d{1,4}\s*(?:号楼|号院|号|栋|幢|单元|楼|层|室|户)){1,4}(?:门口|楼下|旁边|附近|对面|门前)?"
)
EDGES = " \t\n,;:。\uff0c\uff1b\uff1a"  # signs that may stand round a part, narrow and wide
NARROW = {sign: sign - 0xFEE0 for sign in range(0xFF01, 0xFF5F)}  # wide signs and digits, one for one
SOURCE_NUMBER_AT_MOST = 60


@dataclass(frozen=True, kw_only=True)
class Pasted:
    """What was recognised; empty where nothing was. ``due_at`` is the source's own limit.

    ``told_at``: when it was said in a chat; ``lacks_day``: the chat says the hour only, so that the day is a
    guess.
    """

    words: str
    channel: str = ""
    number: str = ""
    due_at: datetime | None = None
    told_at: datetime | None = None
    lacks_day: bool = False
    name: str = ""
    phone: str = ""
    address: str = ""


def parse(text: str, *, at: datetime) -> Pasted:
    """Take a message apart. Dates without a year are of the year of ``at``; times are of Shanghai."""
    plain = text.replace("\r\n", "\n").strip()
    wrote = WROTE.search(plain)
    labelled = dict(_labelled(plain))
    loose = _loose(plain)
    phone = PHONE.search(labelled.get("phone", "")) or PHONE.search(plain.translate(NARROW))
    words = _tidy(labelled.get("words", "") or loose)
    where = WHERE.search(words)
    return Pasted(
        words=words,
        channel=_channel(plain, labelled, chatted=wrote is not None),
        number=labelled.get("number", "").split("\n")[0].strip()[:SOURCE_NUMBER_AT_MOST],
        due_at=moment(labelled.get("due", ""), at=at),
        told_at=_told(wrote, at=at),
        lacks_day=wrote is not None and not wrote.group("day"),
        name=_name(labelled, wrote),
        phone=phones.normal(phone.group()) if phone else "",
        address=_line(labelled.get("address", "")) or (where.group().strip() if where else ""),
    )


def _labelled(text: str) -> Iterator[tuple[str, str]]:
    """Each labelled part with what follows it up to the next label."""
    found = list(LABEL.finditer(text.translate(NARROW)))
    for here, after in zip_longest(found, found[1:]):
        said = text[here.end() : after.start() if after else len(text)]
        is_words = here.lastgroup == "words"
        yield here.lastgroup or "", said.strip() if is_words else said.translate(NARROW).strip(EDGES)


def _loose(text: str) -> str:
    """What stands before the first label, or all of it where there is none."""
    first = LABEL.search(text.translate(NARROW))
    return text[: first.start()] if first else text


def _tidy(words: str) -> str:
    """Without telephone numbers, marks of pictures, and heads of a chat."""
    words = CALLED_OUT.sub("", MARKS.sub("", CALL.sub("", WROTE.sub("", words))))
    lines = (re.sub(r"[ \t]+", " ", line).strip(EDGES.replace("。", "")) for line in words.split("\n"))
    return "\n".join(line for line in lines if line)


def _line(text: str) -> str:
    return _tidy(text.split("\n")[0])


def _name(labelled: dict[str, str], wrote: re.Match[str] | None) -> str:
    said = re.split(r"[\s,(]", PHONE.sub("", labelled.get("name", "")).strip())[0]
    return (said or (wrote.group("name") if wrote else "")).strip(EDGES)[:40]


def _channel(text: str, labelled: dict[str, str], *, chatted: bool) -> str:
    if HOTLINE.search(text) or "number" in labelled or "due" in labelled:
        return "12345"
    return "wechat" if chatted or MARKS.search(text) or CALLED_OUT.search(text) else ""


def _told(wrote: re.Match[str] | None, *, at: datetime) -> datetime | None:
    """When a message of a chat was written; without a day the last time that the clock showed this hour."""
    if wrote is None:
        return None
    here, said = at.astimezone(SHANGHAI), wrote.group("day") or ""
    hour, minute = wrote.group("time").split(":")[:2]
    day = _day(said, here)
    if day is None or int(hour) > 23 or int(minute) > 59:
        return None
    told = _clock(day, hour, minute)
    if told > here and not said:
        told -= timedelta(days=1)
    return told if told <= here else None


def _day(said: str, here: datetime) -> datetime | None:
    """The day that is meant, none after today: by date, by its name, or today where none is said."""
    if found := DATE.fullmatch(said):
        day = _on_date(found, here)
        is_ahead = day is not None and day.date() > here.date() and not found.group("year")
        return _year_before(day) if day and is_ahead else day
    if said[:1] in ("星", "周"):
        weekday = "一二三四五六日".index(said[-1].replace("天", "日"))
        return here - timedelta(days=(here.weekday() - weekday) % 7)
    return here - timedelta(days={"昨天": 1, "前天": 2}.get(said, 0))


def _year_before(day: datetime) -> datetime | None:
    return None if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


def moment(text: str, *, at: datetime) -> datetime | None:
    """The moment a limit names: a date (its last minute without a time), today, tomorrow, so many hours."""
    text = text.translate(NARROW)
    if found := DATE.search(text):
        return _on_date(found, at)
    if found := TODAY.search(text):
        later = timedelta(days=1 if found.group(1).startswith("明") else 0)
        return _clock(at.astimezone(SHANGHAI) + later, found.group("hour"), found.group("minute"))
    if found := HOURS.search(text):
        return at + timedelta(hours=int(found.group(1)))
    return None


def _on_date(found: re.Match[str], at: datetime) -> datetime | None:
    here = at.astimezone(SHANGHAI)
    year = int(found.group("year") or here.year)
    try:
        day = here.replace(year=year, month=int(found.group("month")), day=int(found.group("day")))
    except ValueError:
        return None
    if not found.group("year") and day < here - timedelta(days=183):
        day = day.replace(year=year + 1)
    late = found.group("noon") is not None or found.group("night") is not None
    hour = found.group("hour")
    if hour and late and int(hour) < 12:
        hour = str(int(hour) + 12)
    return _clock(day, hour, found.group("minute"))


def _clock(day: datetime, hour: str | None, minute: str | None) -> datetime:
    if hour is None or hour == "24":
        return day.replace(hour=23, minute=59, second=0, microsecond=0)
    return day.replace(hour=int(hour), minute=int(minute or 0), second=0, microsecond=0)


def place_named(text: str, places: Iterable[tuple[str, str]]) -> str:
    """The code of the place whose name stands in the text; the longest name wins, empty where none does."""
    named = [(len(name), code) for code, name in places if name and name in text]
    return max(named)[1] if named else ""
