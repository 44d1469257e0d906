"""Search: from what is typed to grouped hits, the best first, with the words that answer marked."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from sqlite3 import Connection

from explorer.anatomy.address import Address, Kind
from explorer.library.library import Library
from explorer.library.search.documents import Document, documents
from explorer.library.search.everyday import Everyday
from explorer.library.search.groups import Group
from explorer.library.search.index import Entry, Index, compared, database_of
from explorer.library.search.marks import Span, best_line, marks
from explorer.library.search.query import AS_TYPED, Query, QueryReader
from explorer.library.search.ranking import Ranked, rank
from explorer.library.search.steps import Steps, finished

MOST_HITS = 24
WORTH_SHOWING = 0.15
"""The share of the best hit's score that a hit must have."""
MOST_IN_GROUP = 8
FEW = 5
"""Fewer hits than this with all words, and those with some of them are shown too."""
NEAREST = 5


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: how it is called, a line below it, and which parts of both answer."""

    address: Address
    title: str
    detail: str
    title_marks: tuple[Span, ...]
    detail_marks: tuple[Span, ...]
    emergency: bool


@dataclass(frozen=True, slots=True)
class HitGroup:
    """The hits of one group, the best first."""

    group: Group
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """What was found for `text`. Where that is nothing, `nearest` are things that may have been meant."""

    text: str
    groups: tuple[HitGroup, ...] = ()
    respelt: tuple[tuple[str, str], ...] = ()
    """Words that are known nowhere, and what they were taken for; empty if they were left out."""
    nearest: tuple[Hit, ...] = ()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All hits in the order in which they are shown."""
        return tuple(hit for group in self.groups for hit in group.hits)


_CARDS = frozenset({Kind.CONDITION, Kind.SYMPTOM, Kind.TEST, Kind.TREATMENT})
"""They have a plain name and a medical one, and are shown by the one that was typed."""


class Search:
    """Searches one library. Making one reads every text once: some tenths of a second.

    The index may be `kept` in a folder, under the name of a language, for the next time.
    """

    def __init__(
        self,
        found_in: Iterable[Document],
        everyday: Everyday | None = None,
        kept: tuple[Path, str] | None = None,
        database: Connection | None = None,
    ) -> None:
        everyday = everyday or Everyday()
        self._index = Index(found_in, compared(everyday.skip), kept, database)
        self._reader = QueryReader(self._index, everyday)

    @classmethod
    def of(cls, library: Library, cache: Path | None = None) -> "Search":
        """The search of everything in `library`, its index kept in the folder `cache` if there is one."""
        return finished(cls.in_steps(library, cache))

    @classmethod
    def in_steps(cls, library: Library, cache: Path | None = None) -> Steps["Search"]:
        """The same, made little by little: thousands of cards take seconds."""
        found_in: list[Document] = []
        for each in documents(library):
            found_in.append(each)
            yield
        skip = compared(library.everyday.skip)
        kept = (cache, library.language) if cache else None
        database = yield from database_of(found_in, skip, kept)
        return cls(found_in, library.everyday, database=database)

    def close(self) -> None:
        """Give the memory of the index back."""
        self._index.close()

    def find(self, text: str) -> Results:
        """What answers `text`, which may be anything at all; raises nothing."""
        if not text.strip():
            return Results(text)
        query = self._reader.read(text)
        ranked = self._ranked(query)
        if not ranked:
            return Results(text, respelt=query.respelt, nearest=self._nearest(text))
        return Results(text, self._grouped(ranked, query), query.respelt)

    def _ranked(self, query: Query) -> list[Ranked]:
        if not query.terms:
            return []
        wanted = [tuple(term.phrases) for term in query.terms]
        found = self._index.with_all(wanted)
        if len(found) < FEW and len(wanted) > 1:
            found = self._index.with_some(wanted) | found
        for number in self._index.named(query.words):
            found.setdefault(number, 0.0)
        return rank(query, found, self._index)

    def _grouped(self, ranked: list[Ranked], query: Query) -> tuple[HitGroup, ...]:
        """The best hits by group; first the group whose best hit is best."""
        wanted = _words(query)
        groups: dict[Group, list[Hit]] = {}
        for each in ranked[:MOST_HITS]:
            if each.score < WORTH_SHOWING * ranked[0].score:
                break
            hits = groups.setdefault(self._index.entries[each.number].document.group, [])
            if len(hits) < MOST_IN_GROUP:
                hits.append(_hit(self._index.entries[each.number], each, wanted))
        return tuple(HitGroup(group, tuple(hits)) for group, hits in groups.items())

    def _nearest(self, text: str) -> tuple[Hit, ...]:
        """What may have been meant by a text in which nothing is known."""
        found: dict[Address, Hit] = {}
        for word in self._reader.guesses(text):
            if len(found) >= NEAREST:
                break
            query = self._reader.read(f"{word} ")
            for each in self._ranked(query)[:2]:
                entry = self._index.entries[each.number]
                found.setdefault(entry.document.address, _hit(entry, each, _words(query)))
        return tuple(found.values())[:NEAREST]


def _words(query: Query) -> dict[str, None]:
    """The words to mark, those typed first; none of several that stand for something only together."""
    found = [
        (-value, word)
        for term in query.terms
        for phrase, value in term.phrases.items()
        if len(phrase) == 1 or value == AS_TYPED
        for word in phrase
    ]
    found.sort(key=itemgetter(0))
    return dict.fromkeys(word for _, word in found)


def _hit(entry: Entry, ranked: Ranked, wanted: dict[str, None]) -> Hit:
    """How one document is shown: by the first two of its names, the better one above."""
    document = entry.document
    title, other = document.names[0], document.names[1] if len(document.names) > 1 else ""
    if document.address.kind in _CARDS and ranked.name == 1:
        title, other = other, title
    if title.lower() in other.lower() or (document.address.kind not in _CARDS and ranked.name != 1):
        other = ""
    below = [other]
    if ranked.name > 1 and document.names[ranked.name].lower() not in f"{title} {other}".lower():
        below.append(document.names[ranked.name])
    elif ranked.name < 0 or not other:
        below.append(_said(document, wanted))
    detail = " · ".join(dict.fromkeys(filter(None, below)))
    return Hit(
        document.address, title, detail, marks(title, wanted), marks(detail, wanted), document.emergency
    )


def _said(document: Document, wanted: dict[str, None]) -> str:
    """What the document says of the wanted words."""
    for text in (document.summary, document.symptoms, document.rest):
        if line := best_line(text, wanted):
            return line
    return document.summary
