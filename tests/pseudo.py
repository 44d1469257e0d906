"""A language that no one speaks: whatever the window says in it is marked, and so is what the content says.

A word that is seen without a mark is one that a translator could never reach.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, Qt, QTranslator
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction, QTextDocumentFragment
from PySide6.QtWidgets import QAbstractItemView, QApplication, QGraphicsView, QMenu, QWidget

from explorer.anatomy.structures import Body
from explorer.anatomy.tables import FORMS
from explorer.content.glossary import Term
from explorer.library.library import Library

LONGER = 0.4
"""By so much of its length is a word longer than in English, as it may be in German or Finnish."""

ACCENTS = str.maketrans("aeioucnAEIOUCN", "äéïöüçñÄÉÏÖÜÇÑ")

_PIECE = re.compile(r"\{[^}]*\}|<[^>]*>|&#?\w+;|%\w+|[^\W\d_]+(?:['’][^\W\d_]+)*")


_MNEMONIC = re.compile(r"&(?=\w)(?!\w+;)")
"""What stands before the letter that chooses a button of Qt's own dialogs."""


class PseudoTranslator(QTranslator):
    """Translates every word of the window, and of Qt, into a marked and longer one: Back is ⟦Bäçk~~⟧."""

    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(self, _context: str, text: str, _disambiguation: str | None = None, _n: int = -1) -> str:
        return _PIECE.sub(lambda found: pseudo(found[0]), _MNEMONIC.sub("", text))


def pseudo(piece: str) -> str:
    """One word, marked; placeholders and tags stay."""
    if not piece[:1].isalpha():
        return piece
    return f"⟦{piece.translate(ACCENTS)}{'~' * max(1, round(len(piece) * LONGER))}⟧"


# Marking the content

TECHNICAL = frozenset({"id", "ontology", "path", "url", "icd10", "language", "condition"})
"""Fields that hold no words for readers, or such as the program looks for words in."""

_HTML = re.compile(r"(<[^>]*>|\{emergency\}|&#?\w+;)")


def content(text: str) -> str:
    """Words of the content, marked as such; markup and the emergency number's place stay."""
    parts = _HTML.split(text)
    return "".join(_alt(each) if _HTML.fullmatch(each) else _marked(each) for each in parts)


def _marked(text: str) -> str:
    return f"⦑{text}⦒" if any(each.isalpha() for each in text) else text


def _alt(tag: str) -> str:
    return re.sub(r'alt="([^"]*)"', lambda found: f'alt="{_marked(found[1])}"', tag)


def with_marked_content(library: Library) -> Library:
    """`library` with all words that stand in its tables and cards marked."""
    body = library.body
    tables = {
        name: {each: _marked_fields(row, _references(name)) for each, row in getattr(body, name).items()}
        for name in FORMS
    }
    more: dict[str, Any] = {
        each.name: _mark_all(getattr(library, each.name))
        for each in fields(library)
        if isinstance(getattr(library, each.name), tuple) and each.name != "problems"
    }
    more["glossary"] = tuple(_marked_term(term) for term in library.glossary)
    # What search shows is cut from the plain text, so that each of its words is marked.
    cards = {
        address: replace(
            _marked_fields(card, {"nerves", "plain_text"}), plain_text=_WORD.sub(r"⦑\g<0>⦒", card.plain_text)
        )
        for address, card in library.cards.items()
    }
    return replace(library, body=Body(**tables), cards=cards, **more)


def _marked_term(term: Term) -> Term:
    """A term that is still found in a text: by its forms as they were."""
    return replace(term, word=content(term.word), meaning=content(term.meaning), also=term.forms)


def _references(table: str) -> set[str]:
    """The fields of a table that name rows of others, or are no words."""
    return {name for name, _ in FORMS[table].references}


def _marked_fields(row: Any, skipped: Iterable[str] = ()) -> Any:
    left = TECHNICAL | set(skipped)
    words = (each.name for each in fields(row) if each.name not in left)
    return replace(row, **{name: _mark_all(getattr(row, name)) for name in words})


def _mark_all(value: Any) -> Any:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return value if value.startswith("(") else content(value)
    if isinstance(value, tuple):
        return tuple(map(_mark_all, value))
    if is_dataclass(value) and "Address" not in type(value).__name__:
        return _marked_fields(value)
    return value


# Walking

TEXTS = (
    "text",
    "title",
    "windowTitle",
    "toolTip",
    "statusTip",
    "whatsThis",
    "accessibleName",
    "accessibleDescription",
    "placeholderText",
    "plainText",
    "currentText",
    "prefix",
    "suffix",
)
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)

_MARKS = (re.compile(r"⟦[^⟦⟧]*⟧"), re.compile(r"⦑[^⦑⦒]*(?:⦒|…|$)|…[^⦑⦒…]*(?:⦒|…)"))
"""Of content also what was cut off at an end, where dots stand for the rest."""
_PROPER = re.compile(
    r"https?://\S+"
    r"|\bNerve Explorer\b|\bnerve-explorer\b"
    r"|\b[TLS]\d{1,2}\b"  # a root or vertebra
    r"|\b(?:condition|symptom|test|treatment|nerve|region|site|disc|bone|muscle):[a-z0-9-]+"  # an address
    r"|--side (?:left|right)\b"
    r"|\bA4\b|\bLetter\b"  # papers
    r"|(?<!\S)/[\w./-]*"  # a folder
)
_WORD = re.compile(r"[^\W\d_]{2,}")


@cache  # of the thousands of words that a window says most are the same from one look to the next
def unmarked(text: str, names: tuple[str, ...] = ()) -> list[str]:
    """The words of `text` that carry no mark and are no name: what a translator cannot reach."""
    for mark in _MARKS:
        text = mark.sub(" ", text)
    for name in names:
        text = text.replace(name, " ")
    return _WORD.findall(_PROPER.sub(" ", text))


def everything_said() -> Iterator[tuple[str, str]]:
    """All words that open windows say now, to the eye or to a screen reader, and where each stands."""
    for top in QApplication.topLevelWidgets():
        for each in (top, *top.findChildren(QObject)):
            yield from _said_by(each)
        yield from _spoken(QAccessible.queryAccessibleInterface(top), type(top).__name__)


def _said_by(thing: QObject) -> Iterator[tuple[str, str]]:
    where = f"{type(thing).__name__} {thing.objectName()}".strip()
    if not isinstance(thing, (QWidget, QAction)):
        return
    for name in TEXTS:
        value = thing.property(name)
        if isinstance(value, str) and value:
            yield f"{name} of {where}", _plain(value)
    if isinstance(thing, QAbstractItemView) and thing.model():
        yield from ((f"row of {where}", text) for text in _rows(thing.model(), QModelIndex()))
    if isinstance(thing, QGraphicsView):
        for item in thing.scene().items() if thing.scene() else ():
            if isinstance(item, pg.TextItem):
                yield f"caption in {where}", item.toPlainText()
    if hasattr(thing, "labels") and isinstance(thing, QGraphicsView):
        for label in thing.labels.shown:
            yield f"label in {where}", label.text


def _rows(model: QAbstractItemModel, above: QModelIndex) -> Iterator[str]:
    # PySide keeps a list's number of columns to itself.
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(above)
    for row in range(model.rowCount(above)):
        for column in range(columns):
            index = model.index(row, column, above)
            for role in ROLES:
                value = index.data(role)
                if isinstance(value, str):
                    yield _plain(value)
            if column == 0:
                yield from _rows(model, index)


def _spoken(thing: QAccessibleInterface | None, where: str, depth: int = 0) -> Iterator[tuple[str, str]]:
    if thing is None or not thing.isValid() or depth > 60:
        return
    for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Help):
        text = thing.text(kind)
        if text:
            yield f"spoken in {where}, {thing.role().name}", _plain(text)
    for number in range(thing.childCount()):
        yield from _spoken(thing.child(number), where, depth + 1)


_TAG = re.compile(r"</?[a-z][^>]*>")


@cache
def _plain(text: str) -> str:
    if _TAG.search(text):
        return QTextDocumentFragment.fromHtml(text).toPlainText()
    return text


def opened_menus(window: QWidget) -> Iterator[QMenu]:
    """Every menu below `window`, filled as if it were opened."""
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
        yield menu
