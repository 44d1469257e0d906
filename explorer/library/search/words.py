"""Words as they are compared: without case, accents and endings, so that "Numbness" meets "numb".

Written and typed text go through the same functions. The endings are those of English; words of
other languages mostly come through unchanged, which does no harm.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
LEVEL = re.compile(r"\b([CTLS]\d{1,2})(\s?[-–/]\s?)(\d)\b", re.IGNORECASE)
"""A level of the spine written short: L4/5."""
SPACED_ROOT = re.compile(r"\b([TLS])\s(\d{1,2})\b", re.IGNORECASE)
SPACED_LEVEL = re.compile(r"\b([TLS]\d{1,2})\s(\d)\b", re.IGNORECASE)
TWO_ROOTS = re.compile(r"\b([TLS]\d{1,2})([TLS]\d)\b", re.IGNORECASE)

_NOT_WORD = re.compile(r"[\W_]+")
_VOWEL = re.compile(r"[aeiouy]")


def as_typed(text: str) -> str:
    """What someone typed, with roots as they are written: `l4l5` becomes `l4 l5`, `l 4` becomes `l4`."""
    text = SPACED_ROOT.sub(r"\1\2", text)
    return TWO_ROOTS.sub(r"\1 \2", SPACED_LEVEL.sub(r"\1/\2", text))


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """One word in small letters, without accents, apostrophes and possessive s; may become empty."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word.replace("ø", "o").replace("ß", "ss"))
    return _NOT_WORD.sub("", word.lower() if word.isascii() else "".join(_plain(word.lower())))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """One word as it is compared: folded, British spelling as American, without its ending."""
    word = _american(fold(word))
    if len(word) <= 3 or not word.isalpha():
        return word
    word = _without_plural(word)
    if word.endswith("ness") and len(word) > 6:
        word = word[:-4]
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= 3 and _VOWEL.search(rest):
            double = rest[-1] == rest[-2] and rest[-1] not in "lsz"
            word = rest[:-1] if double else rest
            break
    return word.removesuffix("e") if len(word) > 3 else word


def stems(text: str) -> list[str]:
    """The compared form of every word of `text`, in order."""
    return [each for each in map(stem, WORD.findall(LEVEL.sub(_both_roots, text))) if each]


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each word of `text` begins and ends, and its compared form; the 5 of `L4/5` counts as L5."""
    root_of = {match.start(3): match[1][0] for match in LEVEL.finditer(text)}
    for match in WORD.finditer(text):
        start, end = match.span()
        yield start, end, stem(root_of[start] + match[0] if start in root_of else match[0])


def _both_roots(match: re.Match[str]) -> str:
    return f"{match[1]} {match[1][0]}{match[3]}"


def _plain(word: str) -> Iterator[str]:
    return (letter for letter in word if not unicodedata.combining(letter))


def _american(word: str) -> str:
    """Spellings that differ between Britain and America, made one: tumour, anaesthesia, oedema."""
    if len(word) <= 4:
        return word
    if word.endswith("ae"):  # a Latin plural
        word = word[:-1]
    word = word.replace("ae", "e")
    if word.startswith("oe"):
        word = word[1:]
    return f"{word[:-3]}or" if word.endswith("our") else word


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "as")):
        return word[:-1]
    return word
