"""How a number is spelled in a Chinese text, as one pattern: what belongs to it, and what is none. Pure."""

import re
from functools import lru_cache

from bandeng.editions.rules.hanzi import BIG, STEPS

GAP = r"(?:[ \t\u00a0\u2009\u202f\u3000]|\*\*)"
_ARABIC = (
    rf"(?:\d{{1,3}}(?:(?:[,\uff0c]\d{{3}})+|(?:{GAP}+\d{{2,3}})+)(?!\d)|\d+(?:\.\d+)?)"
    rf"(?:{GAP}*[百千万亿]+(?:\d+[百千万])*)?"
)
_SIGNS = "零〇一二两三四五六七八九十百千万亿"
_HAN = rf"[{_SIGNS}]+(?:{GAP}+[{_SIGNS}]+)*(?:点[零〇一二三四五六七八九]+(?!十)[万亿]*)?"
_ANY = f"(?:{_ARABIC}|{_HAN})"
SOME = {word + step: value for step, value in (STEPS | {"万": BIG["万"]}).items() for word in "数几"}
AT_LEAST = {"成百上千": 100, "成千上万": 1000, "上百": 100, "上千": 1000, "上万": 10_000}
HALF, MORE_THAN_HALF = ("一半", "半数"), ("过半", "一多半", "一大半", "大半")
PHRASES = ("千家万户", "百家争鸣", "三个代表", "两个确立", "两个维护", "四个意识", "四个自信")
_NEAR = "将近|接近|大约|大概|差不多|不到|不足|至多|最多|不超过|(?<![最附临])近|(?<![大公契预节条合规签履])约"
_ABOVE = "超过|(?<!反)超|逾|突破|高于|多于"
_FROM = "至少|不少于|不低于|不下"
_TENTHS = "成(?![立员为果功本长就效品熟人份年交形套])(?!不变)"
_DASH = r"(?:[-\u2013\u2014~\uff5e]+|至|到)"
_BOUND = "(?:及)?以上|以下|以内|左右|上下"


@lru_cache(maxsize=8)
def pattern(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """One number, or a row of signs that is none (``skip``); ``nouns``: what is counted."""
    noun = f"(?:{'|'.join(sorted(map(re.escape, nouns), key=len, reverse=True)) or '(?!)'})"
    counted = f"{GAP}*{noun}"
    return re.compile(
        rf"(?P<skip>{_skip(counted)})"
        rf"|(?:(?:(?P<above>{_ABOVE})|(?P<from>{_FROM})|(?P<near>{_NEAR})){GAP}*)?"
        rf"(?P<body>{_body()})"
        rf"(?P<over>多|余|有余|(?:几|来)(?={GAP}*(?:{noun}|成|倍)))?"
        rf"(?P<unit>{GAP}*(?:[%\uff05]|\u2030|个百分点)|{_TENTHS}(?:半|[一二三四五六七八九](?!{noun}))?|倍)?"
        rf"(?P<more>(?<=[成倍半])(?:多|余))?(?P<bound>{_BOUND})?"
        rf"(?=(?:{counted}{{1,2}}(?P<late>{_BOUND}))?)"
    )


def _body() -> str:
    words = "|".join((*AT_LEAST, *SOME))
    return (
        rf"(?P<half>(?:{'|'.join((*HALF, *MORE_THAN_HALF))})(?![年天夜个月路截]))"
        rf"|翻(?:了)?(?P<fold>[一二两三四五\d])番|(?P<some>(?:{words})(?!分之)|[数几](?=成|倍))"
        rf"|(?P<base>{_ANY})分之(?P<parts>{_ANY})"
        rf"|(?P<upper>\d+)[/\uff0f](?P<lower>\d+)"
        rf"|(?P<low>{_ARABIC})(?:{GAP}*[%\uff05]?{_DASH}{GAP}*(?P<high>{_ARABIC}))?"
        rf"|(?P<han>{_HAN})(?:{_DASH}(?P<hans>{_HAN}))?"
    )


def _skip(counted: str) -> str:
    """Days, hours, versions, house and telephone numbers, codes: signs in a row that count nothing."""
    return (
        rf"{'|'.join(PHRASES)}|"
        r"\d+(?>(?:[/.\uff0f]\d+){2,})|\d{1,2}[:\uff1a]\d{2}(?!\d)"
        rf"|\d+(?>(?:[-\u2013]\d+)+)(?!{counted}|{GAP}*[%\uff05成倍多余万千百])"
        rf"|(?<![A-Za-z])[A-Za-z]{{1,12}}-?(?>\d[\dA-Za-z]*)(?!{counted})|\d+(?:\.\d+)?[A-Za-z][\dA-Za-z]*"
    )
