"""Builds the database of the index, which reads every text once."""

import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable

from explorer.library.search.documents import Document
from explorer.library.search.steps import Steps
from explorer.library.search.words import WORD, fold, stem, stems

NAMES, PAGES = "titles", "pages"
"""Tables: the names alone, and all words of a document."""

Phrase = tuple[str, ...]

_TABLES = """
CREATE TABLE counts (stem TEXT PRIMARY KEY, everywhere INTEGER, of_names INTEGER) WITHOUT ROWID;
CREATE TABLE forms (form TEXT, stem TEXT, of_names INTEGER);
CREATE TABLE named (name TEXT, number INTEGER, PRIMARY KEY (name, number)) WITHOUT ROWID;
CREATE TABLE names (number INTEGER PRIMARY KEY, compared TEXT);
"""


def build(documents: Iterable[Document], phrase: Callable[[str], Phrase]) -> Steps[sqlite3.Connection]:
    """A database in memory: the words of all documents by number, how often each stands, and all names.

    `phrase` gives the compared words of a name. A step for each document.
    """
    database = sqlite3.connect(":memory:")
    try:
        yield from _filled(database, documents, phrase)
    except GeneratorExit:
        database.close()
        raise
    return database


def _filled(
    database: sqlite3.Connection, documents: Iterable[Document], phrase: Callable[[str], Phrase]
) -> Steps[None]:
    database.executescript(_TABLES)
    # Names once more by themselves: a word that stands in every text stands in few names.
    for table, columns in ((NAMES, "names"), (PAGES, "names, summary, symptoms, rest")):
        database.execute(
            f"CREATE VIRTUAL TABLE {table} USING fts5({columns}, content='', "
            "tokenize='unicode61 remove_diacritics 0')"
        )
    forms, name_forms = _Pieces(), _Pieces()
    counts: Counter[str] = Counter()
    name_counts: Counter[str] = Counter()
    for number, document in enumerate(documents):
        yield
        names = [" ".join(phrase(name)) for name in document.names]
        name_forms.compared(" ".join(document.names))
        in_names = set(" ".join(names).split())
        fields = [forms.compared(text) for text in (document.summary, document.symptoms, document.rest)]
        name_counts.update(in_names)
        counts.update(in_names.union(" ".join(fields).split()))
        database.execute(f"INSERT INTO {NAMES} (rowid, names) VALUES (?, ?)", (number, " ".join(names)))
        database.execute(
            f"INSERT INTO {PAGES} (rowid, names, summary, symptoms, rest) VALUES (?, ?, ?, ?, ?)",
            (number, " ".join(names), *fields),
        )
        database.execute("INSERT INTO names VALUES (?, ?)", (number, "\n".join(names)))
        database.executemany("INSERT OR IGNORE INTO named VALUES (?, ?)", ((name, number) for name in names))
    database.executemany(
        "INSERT INTO counts VALUES (?, ?, ?)",
        ((word, count, name_counts[word]) for word, count in counts.items()),
    )
    for pieces, of_names in ((forms, 0), (name_forms, 1)):
        database.executemany(
            "INSERT INTO forms VALUES (?, ?, ?)",
            ((form, word, of_names) for form, word in pieces.forms.items()),
        )
    database.commit()


class Vocabulary:
    """The words that occur, folded, each with its compared form."""

    def __init__(self, forms: dict[str, str]) -> None:
        self.forms = forms
        self._sorted = sorted(forms)

    def beginning_with(self, start: str) -> dict[str, None]:
        """The compared forms of the words that begin with `start`; of very many, some."""
        at = bisect_left(self._sorted, start)
        end = bisect_left(self._sorted, f"{start}\U0010ffff", at)
        return dict.fromkeys(map(self.forms.__getitem__, self._sorted[at : min(end, at + 400)]))


class _Pieces(dict[str, str]):
    """What stands between spaces, with its words as they are compared. Each is read only once."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: dict[str, str] = {}
        """The words that occurred, folded, each with its compared form."""

    def compared(self, text: str) -> str:
        """The compared forms of the words of `text`."""
        return " ".join(map(self.__getitem__, text.split()))

    def __missing__(self, piece: str) -> str:
        for word in WORD.findall(piece):
            if folded := fold(word):
                self.forms[folded] = stem(word)
        self[piece] = " ".join(stems(piece))
        return self[piece]
