"""The index: SQLite's full-text search over the compared forms of all words.

It is kept in memory and holds no text, only where which word stands. What is asked of it is made of
words that it holds itself, each in quotes, so nothing that is typed can be taken for its language.
"""

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
NAMES, PAGES = "titles", "pages"
"""Tables: the names alone, and all words of a document."""
MOST_RANKED = 500
"""Documents that are weighed for one question; ranking costs about a microsecond for each."""
MOST_LIKELY = 48
"""How many of them are looked at closely."""
MOST_ENDINGS = 12
"""How many known words one unfinished word can stand for."""

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
        # Names once more by themselves: a word that stands in every text stands in few names.
        for table, columns in ((NAMES, "names"), (PAGES, "names, summary, symptoms, rest")):
            self._database.execute(
                f"CREATE VIRTUAL TABLE {table} USING fts5({columns}, content='', "
                "tokenize='unicode61 remove_diacritics 0')"
            )
        for document in documents:
            number, fields = len(self.entries), self._take_in(document)
            self._database.execute(f"INSERT INTO {NAMES} (rowid, names) VALUES (?, ?)", (number, fields[0]))
            self._database.execute(
                f"INSERT INTO {PAGES} (rowid, names, summary, symptoms, rest) VALUES (?, ?, ?, ?, ?)",
                (number, *fields),
            )
        self._database.commit()
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
        found = self._ask(NAMES, asked, in_names <= MOST_RANKED) if in_names else {}
        if everywhere <= MOST_RANKED:
            return found | self._ask(PAGES, asked, ranked=True)
        return found if len(found) >= MOST_LIKELY // 2 else self._ask(PAGES, asked, ranked=False) | found

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
        return self._ask(PAGES, asked, budget >= 0 or len(chosen) > 1)

    def _ask(self, table: str, asked: str, ranked: bool) -> dict[int, float]:
        if not ranked:
            rows = self._database.execute(
                f"SELECT rowid, 0.0 FROM {table} WHERE {table} MATCH ? LIMIT {MOST_LIKELY}", (asked,)
            )
        else:
            rows = self._database.execute(
                f"SELECT rowid, bm25({table}, ?, ?, ?, ?) AS worst FROM {table} WHERE {table} MATCH ? "
                f"ORDER BY worst LIMIT {MOST_LIKELY}",
                (*WEIGHTS, asked),
            )
        return {int(number): -float(rank) for number, rank in rows}

    def _weight(self, count: int) -> float:
        return 0.3 + log(1 + len(self.entries) / (1 + count))

    def _least(self, phrase: Phrase, counts: Counter[str]) -> int:
        return min(counts[each] for each in phrase)

    def _take_in(self, document: Document) -> list[str]:
        """Remember one document; the compared words of its fields."""
        number = len(self.entries)
        names = tuple(map(self.phrase, document.names))
        self.entries.append(Entry(document, names))
        for name in names:
            self._named.setdefault(name, []).append(number)
        in_names = {each for name in names for each in name}
        self.name_counts.update(in_names)
        fields = [" ".join(" ".join(name) for name in names)]
        said = set(in_names)
        self._name_forms.compared(" ".join(document.names))
        for text in (document.summary, document.symptoms, document.rest):
            fields.append(self._forms.compared(text))
            said.update(fields[-1].split())
        self.counts.update(said)
        return fields


class _Vocabulary:
    """The words that occur, folded, each with its compared form."""

    def __init__(self) -> None:
        self.forms: dict[str, str] = {}
        self._pieces = _Pieces(self.forms)

    def compared(self, text: str) -> str:
        """The compared forms of the words of `text`, whose written forms it remembers."""
        return " ".join(map(self._pieces.__getitem__, text.split()))

    def beginning_with(self, start: str) -> dict[str, None]:
        """The compared forms of the words that begin with `start`; of very many, some."""
        at = bisect_left(self._sorted, start)
        end = bisect_left(self._sorted, f"{start}\U0010ffff", at)
        return dict.fromkeys(self.forms[each] for each in self._sorted[at : min(end, at + 400)])

    @cached_property
    def _sorted(self) -> list[str]:
        self._pieces.clear()
        return sorted(self.forms)


class _Pieces(dict[str, str]):
    """What stands between spaces, with its words as they are compared. Each is read only once."""

    def __init__(self, forms: dict[str, str]) -> None:
        super().__init__()
        self._forms = forms

    def __missing__(self, piece: str) -> str:
        for word in WORD.findall(piece):
            if folded := fold(word):
                self._forms[folded] = stem(word)
        self[piece] = " ".join(stems(piece))
        return self[piece]


def _any_of(phrases: Sequence[Phrase]) -> str:
    return f"({' OR '.join(_quoted(each) for each in phrases)})"


def _quoted(phrase: Phrase) -> str:
    return f'"{" ".join(phrase)}"'
