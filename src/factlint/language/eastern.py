"""Names that put the surname first: Chinese and Korean surnames, and the form of given names.

Surnames are facts, taken from the rankings that the Chinese Ministry of Public Security and
Statistics Korea publish, in the spellings of pinyin, Cantonese, Taiwan and the press.
Vietnamese names are left out although they put the surname first: there the given name is the
usual way to refer to a person. Japanese names are left out because most texts turn them round.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from factlint.patterns import lazy_re

CHINESE = frozenset(
    """
    Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng
    Liang Xie Song Tang Han Feng Deng Cao Peng Zeng Xiao Tian Dong Pan Yuan Cai Jiang Yu Du Ye
    Cheng Wei Su Lu Lü Ding Ren Shen Yao Cui Zhong Tan Fan Jin Shi Liao Jia Xia Fu Fang Bai Zou
    Meng Xiong Qin Qiu Hou Yin Xue Yan Duan Lei Long Tao Gu Mao Hao Gong Shao Wan Qian Qi Dai Mo
    Kong Xiang Chang Wen Geng Kang Hua Niu Zhan Zhuang Chai Qu Pang Xi Bo Zhai Lou Ruan Nie Zhuge
    Ouyang Situ Sima Shangguan Chan Cheung Wong Leung Lam Ng Ho Chow Lau Kwok Tsang Tse Tam Yip
    Yeung Fung Kwan Mak Lo Lai Choi Chu Chiu Tong Tsui Hui Yuen Chiang Tsai Hsu Hsieh Chou Yeh
    Teng Kuo Hsiao Tseng Soong
    """.split()
)
KOREAN = frozenset(
    """
    Kim Lee Park Choi Choe Jung Jeong Chung Kang Cho Jo Yoon Yun Jang Chang Lim Im Han Oh Seo Suh
    Shin Kwon Hwang Ahn An Song Ryu Yoo Yu Hong Jeon Jun Chun Ko Goh Moon Mun Son Yang Bae Baek
    Paik Heo Huh Nam Noh Roh Ha Sim Shim Joo Ju Koo Gu Bang Byun Min Ban Pak Rhee Yi Ri Rha
    """.split()
)
SURNAMES = CHINESE | KOREAN

# Surnames that are English words: at the start of a sentence they are no evidence.
AMBIGUOUS = frozenset(
    """
    An Ban Fan Ha He Im Long Moon Oh Park So Son Song Sun You
    """.split()
)

_SYLLABLES = """
    b:a ai an ang ao ei en eng i ian iao ie in ing o u p:a ai an ang ao ei en eng i ian iao ie in
    ing o ou u m:a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u f:a an ang ei en eng o
    ou u d:a ai an ang ao e ei en eng i ian iao ie ing iu ong ou u uan ui un uo t:a ai an ang ao
    e eng i ian iao ie ing ong ou u uan ui un uo n:a ai an ang ao e ei en eng i ian iang iao ie
    in ing iu ong ou u uan uo ü v l:a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou
    u uan un uo ü v g:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo k:a ai an ang
    ao e en eng ong ou u ua uai uan uang ui un uo h:a ai an ang ao e ei en eng ong ou u ua uai
    uan uang ui un uo j:i ia ian iang iao ie in ing iong iu u uan ue un q:i ia ian iang iao ie in
    ing iong iu u uan ue un x:i ia ian iang iao ie in ing iong iu u uan ue un zh:a ai an ang ao e
    en eng i ong ou u ua uai uan uang ui un uo ch:a ai an ang ao e en eng i ong ou u ua uai uan
    uang ui un uo sh:a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo r:an ang ao e en
    eng i ong ou u ua uan ui un uo z:a ai an ang ao e ei en eng i ong ou u uan ui un uo c:a ai an
    ang ao e en eng i ong ou u uan ui un uo s:a ai an ang ao e en eng i ong ou u uan ui un uo y:a
    an ang ao e i in ing o ong ou u uan ue un w:a ai an ang ei en eng o u
"""


def _syllables() -> str:
    found = {"a", "ai", "an", "ang", "ao", "e", "er", "en", "ou"}
    initial = ""
    for item in _SYLLABLES.split():
        head, colon, final = item.rpartition(":")
        initial = head if colon else initial
        found.add(initial + final)
    return "|".join(sorted(found, key=lambda syllable: (-len(syllable), syllable)))


_ALIKE = {"i": "ıİ", "k": "\u212a", "s": "ſ"}
_TWO_SYLLABLES = lazy_re(rf"(?:{_syllables()}){{2}}", re.IGNORECASE)


def _letter(char: str) -> str:
    """A set of all characters that match a letter where case is ignored."""
    return f"[{char}{char.upper()}{_ALIKE.get(char, '')}]"


def _capital(char: str) -> str:
    return f"[{char.upper()}{_ALIKE.get(char, '')}]"


_HYPHENATED = lazy_re(r"[^\W\d_]{1,6}-([^\W\d_]{1,6})")
_COMPOUNDS = frozenset(
    """
    aged area backed based born bound bred built class count cum day driven end era fed free fund
    funded grade grown held hour laden led less level like linked listed long loving
    made maker making man mile month old only owned page part plus proof quality rate ready related
    rich rival run scale sex side size sized speed star state style term time tone type unit upon
    versus war wide wing work year yen
    """.split()
)


def two_syllables() -> str:
    """An expression for each word with a capital that `is_joined_given_name` takes, and more."""
    items = [item.rpartition(":") for item in _SYLLABLES.split()]
    initials = {head for head, colon, _ in items if colon}
    finals = {final for _, _, final in items} | {"er"}
    first = (
        f"(?:(?:{_spelled(initials, _capital)})(?:{_spelled(finals)})|{_spelled(finals, _capital)})"
    )
    return f"{first}(?:{_spelled(initials)})?(?:{_spelled(finals)})"


def _spelled(words: Iterable[str], first: Callable[[str], str] = _letter) -> str:
    return "|".join(first(word[0]) + "".join(map(_letter, word[1:])) for word in sorted(words))


def is_joined_given_name(word: str) -> bool:
    """Whether a word is two syllables of pinyin: Zhihong, Xiaoping."""
    return _TWO_SYLLABLES.fullmatch(word) is not None


def is_hyphenated_given_name(word: str) -> bool:
    """Whether a word is two syllables with a hyphen: Jong-un, Chun-ying, but not State-owned."""
    match = _HYPHENATED.fullmatch(word)
    return match is not None and match[1] not in _COMPOUNDS
