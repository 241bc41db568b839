"""Builds the lexicon, one file of words, from the word data that the build requirements carry."""

from __future__ import annotations

import gzip
import re
import struct
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import files
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import msgpack  # type: ignore[import-untyped]  # it has no stubs
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
TARGET = ROOT / "src" / "factlint" / "data" / "lexicon.bin"
TERMS = ROOT / "src" / "factlint" / "data" / "terms.txt"
FORM = b"factlint lexicon 2\n\0"
BUCKETS = 65536


class LexiconHook(BuildHookInterface[Any]):
    """Writes the lexicon before a wheel or an editable install is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling; an up-to-date lexicon is written again with the same bytes."""
        if self.target_name == "wheel":
            write(TARGET)


def write(target: Path) -> int:
    """Derives the lexicon and writes it; the number of bytes."""
    data = pack(*derive())
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_suffix(".new")
    new.write_bytes(data)
    new.replace(target)  # a process that has the old file mapped keeps it
    return len(data)


def pack(zipf: Mapping[str, float], misspellings: Mapping[str, tuple[str, ...]]) -> bytes:
    """The file's bytes, in the form that `factlint.language.lexicon` describes and reads.

    Written out here and not imported from there: a build has none of the package's dependencies.
    """
    buckets: list[list[str]] = [[] for _ in range(BUCKETS)]
    for word, value in sorted(zipf.items()):
        entry = chr(ord("0") + round(10 * value)) + "|".join(misspellings.get(word, ()))
        line = f"{word}\t{entry}\n"
        buckets[crc32(word.encode()) % BUCKETS].append(line)
    chunks = [("\n" + "".join(lines)).encode() for lines in buckets]
    index = struct.pack(f"<{BUCKETS + 1}I", 0, *accumulate(map(len, chunks)))
    lines = b"".join(chunks)
    start = struct.calcsize("<20s3I")
    offsets = (start, start + len(index), start + len(index) + len(lines))
    near = _near_words({word: zipf[word] for word in zipf.keys() - misspellings.keys()})
    return struct.pack("<20s3I", FORM, *offsets) + index + lines + near


def _near_words(zipf: Mapping[str, float]) -> bytes:
    """Words by their first letter, their length and whether they are frequent or less so."""
    groups: dict[str, list[str]] = {}
    for word in sorted(word for word, value in zipf.items() if value >= 2.0):
        if word.isascii() and word.isalpha():
            rank = "+" if zipf[word] >= 3.0 else "-"
            groups.setdefault(f"{word[0]}{len(word)}{rank}", []).append(word)
    lines = (f"{key}\t{' '.join(words)}\n" for key, words in sorted(groups.items()))
    return ("\n" + "".join(lines)).encode()


def derive() -> tuple[dict[str, float], dict[str, tuple[str, ...]]]:
    """The frequencies of all words, and which of them are misspellings, with the corrections."""
    frequency = read_wordfreq(_data("wordfreq", "data/large_en.msgpack.gz"))
    affixes = _data("spylls", "data/en/en_US.aff")
    dictionary = {word.lower() for word in expand(affixes, affixes.with_suffix(".dic"))}
    dictionary |= set(british(dictionary)) | set(read_terms(TERMS))
    misspellings = _misspellings(dictionary, frequency)
    words = dictionary | frequency.keys()
    words |= set(british(words - misspellings.keys())) | misspellings.keys()
    return {
        word: frequency.get(word, 0.0)
        for word in words
        if word in misspellings or (word.replace("'", "").isalpha() and not word.endswith("'s"))
    }, misspellings


# --- codespell ------------------------------------------------------------------------------


class Source(NamedTuple):
    """A dictionary of codespell and how much rarer than its correction a known word must be."""

    file: str
    margin: float


# The list of rare words holds words that dictionaries know; most of them are right in print.
SOURCES = (
    Source("data/dictionary.txt", 0.75),
    Source("data/dictionary_rare.txt", 3.0),
)


def _misspellings(
    dictionary: set[str], frequency: Mapping[str, float]
) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for source in SOURCES:
        for wrong, rights in read_codespell(_data("codespell", source.file)):
            if wrong in dictionary or wrong in found or not _is_word(wrong):
                continue
            if _is_too_common(wrong, rights, frequency, source.margin):
                continue
            found[wrong] = rights
    return found


def _is_too_common(
    wrong: str, rights: tuple[str, ...], frequency: Mapping[str, float], margin: float
) -> bool:
    """Whether a listed misspelling is written often enough to be a word or a name as well."""
    own = frequency.get(wrong)
    if own is None:
        return False
    if any("'" in right for right in rights):  # didnt: common, and wrong all the same
        return False
    if any(right == f"{wrong}g" for right in rights):  # livin: dialect, not a slip
        return own >= 1.5
    best = max(_frequency(right, frequency) for right in rights)
    # Short words meet names, foreign words and abbreviations.
    return best - own < margin + {3: 3.25, 4: 2.25, 5: 1.25, 6: 0.5}.get(max(len(wrong), 3), 0.0)


def _frequency(text: str, frequency: Mapping[str, float]) -> float:
    """Of a phrase, that of its rarest word: `a lot` is as frequent as `lot`."""
    words = re.findall(r"[^\W_]+(?:'[^\W_]+)*", text.lower())
    return min((frequency.get(word, 0.0) for word in words), default=0.0)


def read_codespell(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Misspellings and their corrections.

    An entry with a reason behind its last comma is one that codespell itself leaves alone;
    it is left out.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        wrong, arrow, right = line.partition("->")
        rights, comma, reason = right.rpartition(",")
        if arrow and not (comma and reason.strip()):
            listed = (rights if comma else right).split(",")
            yield wrong.strip().lower(), tuple(text.strip() for text in listed)


# --- wordfreq -------------------------------------------------------------------------------


def read_wordfreq(path: Path) -> dict[str, float]:
    """Words and their zipf frequency: the logarithm of how often they stand in 10^9 words."""
    header, *levels = msgpack.unpackb(gzip.decompress(path.read_bytes()))
    if header != {"format": "cB", "version": 1}:
        raise ValueError(f"{path}: unknown form of word frequencies: {header}")
    return {
        word: round((900 - centibels) / 100, 2)
        for centibels, words in enumerate(levels)
        for word in words
    }


# --- Hunspell -------------------------------------------------------------------------------


class Affix(NamedTuple):
    """One line of an affix class: what goes, what comes, and on which words."""

    strip: str
    add: str
    condition: re.Pattern[str]


def expand(affixes: Path, dictionary: Path) -> set[str]:
    """All words of a Hunspell dictionary with simple affix classes."""
    prefixes, suffixes = read_affixes(affixes)
    words: set[str] = set()
    for line in dictionary.read_text(encoding="utf-8").splitlines()[1:]:
        word, _, flags = line.split()[0].partition("/") if line.strip() else ("", "", "")
        if not word:
            continue
        forms = [word]
        forms.extend(
            word.removesuffix(affix.strip) + affix.add
            for affix in _of(suffixes, flags)
            if affix.condition.search(word)
        )
        words.update(forms)
        for affix in _of(prefixes, flags):
            words.update(
                affix.add + form.removeprefix(affix.strip)
                for form in forms
                if affix.condition.match(form)
            )
    return words


def _of(classes: Mapping[str, list[Affix]], flags: str) -> Iterator[Affix]:
    return (affix for flag in flags for affix in classes.get(flag, ()))


def read_affixes(path: Path) -> tuple[dict[str, list[Affix]], dict[str, list[Affix]]]:
    """The prefix and the suffix classes of a Hunspell affix file, by flag."""
    prefixes: dict[str, list[Affix]] = {}
    suffixes: dict[str, list[Affix]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if len(fields) < 5 or fields[0] not in ("PFX", "SFX"):
            continue
        sort, flag, strip, add, condition = fields[:5]
        classes = prefixes if sort == "PFX" else suffixes
        expression = condition if sort == "PFX" else f"{condition}$"
        classes.setdefault(flag, []).append(
            Affix(strip.strip("0"), add.partition("/")[0].strip("0"), re.compile(expression))
        )
    return prefixes, suffixes


# --- own words and British forms ------------------------------------------------------------


def read_terms(path: Path) -> Iterator[str]:
    """The project's own list, one word a line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return (line.strip() for line in lines if line.strip() and not line.startswith("#"))


_OUR = re.compile(
    """
    (behavi|cand|clam|col|demean|endeav|enam|ferv|fav|flav|glam|harb|hon|hum|lab|neighb|od|parl
    |ranc|rig|rum|savi|sav|splend|succ|tum|val|vap|vig|arb|ard|arm)
    or (?= $ | s | ed | ing | er | ful | less | able | ably | ite | ist | al | hood | ly | y$
         | ware | blind | bed | er )
    """,
    re.VERBOSE,
)
_IZE = re.compile(r"(?<=[a-z]{2})(i|y)z(?=e|ing|ation)")
_ONE_L = re.compile(r"(?<=[aeiouy])([a-z]*[^aeiou][aeiou])l(ed|ing|er|ers|or|ors)$")


def british(american: Iterable[str]) -> Iterator[str]:
    """British spellings of American words by the three productive patterns.

    What follows no pattern (grey, tyre, programme) is in the frequency list.
    """
    for word in american:
        for pattern, change in ((_OUR, r"\1our"), (_IZE, r"\1s"), (_ONE_L, r"\1ll\2")):
            changed = pattern.sub(change, word)
            if changed != word:
                yield changed


# --- where the data lies --------------------------------------------------------------------


def _data(package: str, ending: str) -> Path:
    """A data file of an installed package, found without importing the package."""
    for file in files(package) or ():
        if str(file).endswith(ending):
            return Path(str(file.locate()))
    raise FileNotFoundError(f"{package} carries no file …{ending}")


def _is_word(word: str) -> bool:
    """Whether a text's words can equal it: letters and digits, apostrophes between."""
    return all(part.isalnum() for part in word.split("'"))


if __name__ == "__main__":
    print(f"{TARGET.relative_to(ROOT)}: {write(TARGET):,} bytes")  # noqa: T201
