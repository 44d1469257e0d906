"""How hard a text is to read: Flesch-Kincaid grade, SMOG grade and its longest sentence.

Flesch-Kincaid grade (Kincaid and others, 1975):
`0.39 × words/sentences + 11.8 × syllables/words - 15.59`.
SMOG grade (McLaughlin, 1969):
`1.043 × √(words of three or more syllables × 30 / sentences) + 3.1291`.
Both give a US school grade.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from explorer.content.syllables import count_syllables

# A full stop after these ends no sentence. ("etc." may, so it is not here.)
ABBREVIATIONS = frozenset(["e.g", "i.e", "dr", "mr", "mrs", "ms", "prof", "st", "vs", "approx", "fig"])

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’.\-‑&][^\W_]+)*")
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[{]*[A-Z0-9{])|[!?]+[\"'”’)\]]*(?=\s)")
_CITATION = re.compile(r"\((?:[^()]*[\s,])?(?:19|20)\d\d\)")
_ABBREVIATED = re.compile(r"(?:^|[\s(])([^\s(]+)\.$")


@dataclass(frozen=True)
class Passage:
    """One paragraph, bullet or table cell: plain text (line breaks kept) and its first line."""

    text: str
    line: int


@dataclass(frozen=True)
class Sentence:
    """One sentence, the line it starts on and its number of words."""

    text: str
    line: int
    words: int


@dataclass(frozen=True)
class ReadingLevel:
    """The counts and grades of a text; both grades are 0 if it holds no word."""

    words: int
    sentences: int
    syllables: int
    polysyllables: int
    grade: float
    smog: float
    longest: Sentence | None


def passages_of(text: str) -> list[Passage]:
    """The passages of a text that has one on each line, such as `Card.plain_text`."""
    return [Passage(line, number) for number, line in enumerate(text.split("\n"), start=1)]


def words_of(text: str) -> list[str]:
    """The words of `text`; a hyphenated word is one, a number is one.

    A source in brackets, such as "(Smith 2021)", is passed over by the reader and not counted.
    """
    return _WORD.findall(_CITATION.sub(" ", text))


def sentences_of(passage: Passage) -> list[Sentence]:
    """The sentences of one passage, whose end also ends a sentence; those without a word are left out."""
    sentences = []
    start = 0
    for match in _END.finditer(passage.text):
        if _ends_in_abbreviation(passage.text[max(start, match.end() - 12) : match.end()]):
            continue
        sentences.append(_sentence(passage, start, match.end()))
        start = match.end()
    sentences.append(_sentence(passage, start, len(passage.text)))
    return [sentence for sentence in sentences if sentence.words]


def reading_level(passages: Iterable[Passage]) -> ReadingLevel:
    """The reading level of all `passages` together."""
    sentences = [sentence for passage in passages for sentence in sentences_of(passage)]
    counted = [(word, count_syllables(word)) for sentence in sentences for word in words_of(sentence.text)]
    words, syllables = len(counted), sum(count for _, count in counted)
    polysyllables = sum(1 for word, count in counted if count >= 3 and not word[0].isdigit())
    if not words:
        return ReadingLevel(0, 0, 0, 0, 0.0, 0.0, None)
    return ReadingLevel(
        words=words,
        sentences=len(sentences),
        syllables=syllables,
        polysyllables=polysyllables,
        grade=0.39 * words / len(sentences) + 11.8 * syllables / words - 15.59,
        smog=1.043 * sqrt(polysyllables * 30 / len(sentences)) + 3.1291,
        longest=max(sentences, key=lambda sentence: sentence.words),
    )


def _ends_in_abbreviation(text: str) -> bool:
    match = _ABBREVIATED.search(text)
    return match is not None and match[1].lower() in ABBREVIATIONS


def _sentence(passage: Passage, start: int, end: int) -> Sentence:
    raw = passage.text[start:end]
    before = passage.text[: start + len(raw) - len(raw.lstrip())]
    text = " ".join(raw.split())
    return Sentence(text, passage.line + before.count("\n"), len(words_of(text)))
