"""The index: SQLite's full-text search over the compared forms of all words.

It is kept in memory and holds no text, only where which word stands. What is asked of it is made of
words that it holds itself, each in quotes, so nothing that is typed can be taken for its language.
"""

import re
import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from explorer.library.search.documents import Document
from explorer.library.search.words import WORD, fold, stem, stems

WEIGHTS = (12.0, 5.0, 3.0, 1.0)
"""What a word counts in names, summary, symptoms and the rest."""
NAMES = "names"
MOST_RANKED = 800
"""Documents that are weighed for one question; ranking costs about a microsecond for each."""
MOST_LIKELY = 48
"""How many of them are looked at closely."""
MOST_ENDINGS = 24
"""How many known words one unfinished word can stand for."""

LEVEL_SIGNS = re.compile(r"\d\s?[-–/]\s?\d")
"""Stand in a text that may hold a level written short."""

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A document with the compared words of each of its names, without those that find nothing."""

    document: Document
    names: tuple[Phrase, ...]


class Index:
    """All documents by their words. Building it takes about half a millisecond a page of text."""

    def __init__(self, documents: Iterable[Document], skip: Iterable[str] = ()) -> None:
        self.skip = frozenset(stem(each) for word in skip for each in WORD.findall(word))
        """Compared forms of the words that find nothing by themselves."""
        self.entries: list[Entry] = []
        self.counts: Counter[str] = Counter()
        """In how many documents each compared word stands."""
        self.name_counts: Counter[str] = Counter()
        """The same for their names alone."""
        self._forms = _Vocabulary()
        self._name_forms = _Vocabulary()
        self._named: dict[Phrase, list[int]] = {}
        self._database = sqlite3.connect(":memory:")
        self._database.execute(
            "CREATE VIRTUAL TABLE pages USING fts5(names, summary, symptoms, rest, content='', "
            "tokenize='unicode61 remove_diacritics 0')"
        )
        self._database.executemany(
            "INSERT INTO pages (rowid, names, summary, symptoms, rest) VALUES (?, ?, ?, ?, ?)",
            map(self._row, documents),
        )
        self.weights = {word: self._weight(count) for word, count in self.name_counts.items()}
        """How much each word of the names tells: rare ones more."""

    def phrase(self, text: str) -> Phrase:
        """The compared words of `text`, without those that find nothing, if there are others."""
        words = stems(text)
        return tuple(each for each in words if each not in self.skip) or tuple(words)

    def close(self) -> None:
        """Give the memory back."""
        self._database.close()

    @property
    def name_words(self) -> Iterable[str]:
        """Every word of the names as it is written there, folded; for spelling."""
        return self._name_forms.forms

    def beginning_with(self, start: str) -> list[str]:
        """Compared forms of known words that begin with the folded `start`: those of names, else of texts."""
        for words, counts in ((self._name_forms, self.name_counts), (self._forms, self.counts)):
            found = words.beginning_with(start)
            if found:
                return sorted(found, key=lambda each: (-counts[each], len(each)))[:MOST_ENDINGS]
        return []

    def named(self, name: Phrase) -> Sequence[int]:
        """The numbers of the documents that have exactly this name."""
        return self._named.get(name, ())

    def with_all(self, wanted: Sequence[Sequence[Phrase]]) -> dict[int, float]:
        """The likeliest documents in which, for each of `wanted`, one of its phrases stands.

        Numbers of documents with how well they fit, larger is better. Phrases must be made of known words.
        """
        everywhere = min(sum(self._least(each, self.counts) for each in some) for some in wanted)
        in_names = min(sum(self._least(each, self.name_counts) for each in some) for some in wanted)
        asked = " AND ".join(map(_any_of, wanted))
        if everywhere <= MOST_RANKED:
            return self._ask(f"{NAMES} : ({asked})", in_names <= MOST_RANKED) | self._ask(asked, ranked=True)
        found = self._ask(f"{NAMES} : ({asked})", in_names <= MOST_RANKED) if in_names else {}
        return found if len(found) >= MOST_LIKELY // 2 else found | self._ask(asked, ranked=False)

    def with_some(self, wanted: Sequence[Sequence[Phrase]]) -> dict[int, float]:
        """The likeliest documents in which any of the phrases stand; as `with_all`."""
        rare = sorted((sum(self._least(each, self.counts) for each in some), some) for some in wanted)
        chosen: list[Sequence[Phrase]] = []
        budget = MOST_RANKED
        for cost, some in rare:
            budget -= cost
            if budget < 0 and chosen:
                break
            chosen.append(some)
        asked = " OR ".join(map(_any_of, chosen))
        return self._ask(asked, budget >= 0 or len(chosen) > 1)

    def _ask(self, asked: str, ranked: bool) -> dict[int, float]:
        if not ranked:
            rows = self._database.execute(
                f"SELECT rowid, 0.0 FROM pages WHERE pages MATCH ? LIMIT {MOST_LIKELY}", (asked,)
            )
        else:
            rows = self._database.execute(
                "SELECT rowid, bm25(pages, ?, ?, ?, ?) AS worst FROM pages WHERE pages MATCH ? "
                f"ORDER BY worst LIMIT {MOST_LIKELY}",
                (*WEIGHTS, asked),
            )
        return {int(number): -float(rank) for number, rank in rows}

    def _weight(self, count: int) -> float:
        return 0.3 + log(1 + len(self.entries) / (1 + count))

    def _least(self, phrase: Phrase, counts: Counter[str]) -> int:
        return min(counts[each] for each in phrase)

    def _row(self, document: Document) -> tuple[int, str, str, str, str]:
        """Take in one document; its number and the compared words of its fields."""
        number = len(self.entries)
        names = tuple(map(self.phrase, document.names))
        self.entries.append(Entry(document, names))
        for name in names:
            self._named.setdefault(name, []).append(number)
        in_names = {each for name in names for each in name}
        self.name_counts.update(in_names)
        fields = [" ".join(" ".join(name) for name in names)]
        said = set(in_names)
        self._name_forms.learn(" ".join(document.names))
        for text in (document.summary, document.symptoms, document.rest):
            words = self._forms.learn(text)
            said.update(words)
            fields.append(" ".join(words))
        self.counts.update(said)
        return number, fields[0], fields[1], fields[2], fields[3]


class _Vocabulary:
    """The words that occur, folded, each with its compared form."""

    def __init__(self) -> None:
        self.forms: dict[str, str] = {}
        self._seen: set[str] = set()

    def learn(self, text: str) -> list[str]:
        """Take in the words of `text`; their compared forms, in order."""
        written = WORD.findall(text)
        for each in set(written) - self._seen:
            folded = fold(each)
            if folded:
                self.forms[folded] = stem(each)
        self._seen.update(written)
        if LEVEL_SIGNS.search(text):
            return stems(text)
        return [each for each in map(stem, written) if each]

    def beginning_with(self, start: str) -> dict[str, None]:
        """The compared forms of the words that begin with `start`; of very many, some."""
        at = bisect_left(self._sorted, start)
        end = bisect_left(self._sorted, f"{start}\U0010ffff", at)
        return dict.fromkeys(self.forms[each] for each in self._sorted[at : min(end, at + 400)])

    @cached_property
    def _sorted(self) -> list[str]:
        self._seen.clear()
        return sorted(self.forms)


def _any_of(phrases: Sequence[Phrase]) -> str:
    return f"({' OR '.join(_quoted(each) for each in phrases)})"


def _quoted(phrase: Phrase) -> str:
    return f'"{" ".join(phrase)}"'
