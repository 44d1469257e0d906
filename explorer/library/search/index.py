"""The index: SQLite's full-text search over the compared forms of all words.

It is kept in memory and holds no text, only where which word stands. What is asked of it is made of
words that it holds itself, each in quotes, so nothing that is typed can be taken for its language.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from math import log
from pathlib import Path
from sqlite3 import Connection
from typing import overload

from explorer.library.search.build import NAMES, PAGES, Phrase, Vocabulary, build
from explorer.library.search.documents import Document
from explorer.library.search.kept import key_of, path_of, read, write
from explorer.library.search.steps import Steps, finished
from explorer.library.search.words import WORD, stem, stems

WEIGHTS = (12.0, 5.0, 3.0, 1.0)
"""What a word counts in names, summary, symptoms and the rest."""
MOST_RANKED = 500
"""Documents that are weighed for one question; ranking costs about a microsecond for each."""
MOST_LIKELY = 48
"""How many of them are looked at closely."""
MOST_ENDINGS = 12
"""How many known words one unfinished word can stand for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document with the compared words of each of its names, without those that find nothing."""

    document: Document
    names: tuple[Phrase, ...]


class Entries(Sequence[Entry]):
    """The entries of an index by their numbers; each is made when it is first asked for."""

    def __init__(self, documents: Sequence[Document], names: Callable[[int], tuple[Phrase, ...]]) -> None:
        self._documents = documents
        self._names = names
        self._made: dict[int, Entry] = {}

    def __len__(self) -> int:
        return len(self._documents)

    @overload
    def __getitem__(self, number: int) -> Entry: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Entry]: ...
    def __getitem__(self, number: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(number, slice):
            return [self[each] for each in range(len(self))[number]]
        if number not in self._made:
            self._made[number] = Entry(self._documents[number], self._names(number))
        return self._made[number]


class Index:
    """All documents by their words. Building it takes about half a millisecond a page of text.

    Where it may be `kept`, given as folder and language, it is read in a moment the next time.
    A `database` that `database_of` made of the same is taken instead.
    """

    def __init__(
        self,
        documents: Iterable[Document],
        skip: Iterable[str] = (),
        kept: tuple[Path, str] | None = None,
        database: Connection | None = None,
    ) -> None:
        self.skip = frozenset(skip)
        """Compared forms of the words that find nothing by themselves."""
        self._documents = tuple(documents)
        self.entries = Entries(self._documents, self._names)
        self._database = database or finished(database_of(self._documents, self.skip, kept))
        self.counts: Counter[str] = Counter()
        """In how many documents each compared word stands."""
        self.name_counts: Counter[str] = Counter()
        """The same for their names alone."""
        for word, everywhere, in_names in self._database.execute("SELECT * FROM counts"):
            self.counts[word] = everywhere
            if in_names:
                self.name_counts[word] = in_names
        forms = self._database.execute("SELECT form, stem, of_names FROM forms").fetchall()
        self._forms = Vocabulary({form: word for form, word, of_names in forms if not of_names})
        self._name_forms = Vocabulary({form: word for form, word, of_names in forms if of_names})
        self.weights = {word: self._weight(count) for word, count in self.name_counts.items()}
        """How much each word of the names tells: rare ones more."""

    def phrase(self, text: str) -> Phrase:
        """The compared words of `text`, without those that find nothing, if there are others."""
        return _phrase(text, self.skip)

    def _names(self, number: int) -> tuple[Phrase, ...]:
        """The compared words of each name of a document: as the index holds them, which is quicker."""
        names = self._documents[number].names
        for (compared,) in self._database.execute("SELECT compared FROM names WHERE number = ?", (number,)):
            phrases = tuple(tuple(each.split(" ")) for each in str(compared).split("\n"))
            if len(phrases) == len(names) and all(self.weights.keys() >= set(each) for each in phrases):
                return phrases
        return tuple(map(self.phrase, names))

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
        rows = self._database.execute("SELECT number FROM named WHERE name = ?", (" ".join(name),))
        return [int(number) for (number,) in rows]

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


def database_of(
    documents: Sequence[Document], skip: Set[str], kept: tuple[Path, str] | None = None
) -> Steps[Connection]:
    """The database of an index: the one that is `kept`, or a new one, which is kept for the next time."""
    key = key_of(documents, skip) if kept else b""
    path = path_of(*kept, key) if kept else None
    yield
    database = read(path, key) if path else None
    if database is None:
        database = yield from build(documents, lambda text: _phrase(text, skip))
        if path:
            write(path, key, database)
    return database


def compared(words: Iterable[str]) -> frozenset[str]:
    """The compared forms of single words."""
    return frozenset(stem(each) for word in words for each in WORD.findall(word))


def _phrase(text: str, skip: Set[str]) -> Phrase:
    words = stems(text)
    return tuple([each for each in words if each not in skip]) or tuple(words)


def _any_of(phrases: Sequence[Phrase]) -> str:
    return f"({' OR '.join(_quoted(each) for each in phrases)})"


def _quoted(phrase: Phrase) -> str:
    return f'"{" ".join(phrase)}"'
