"""A marked word of a card says what it means when it is touched, and is silent again soon."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from explorer.anatomy.address import Address, Side, parse_address
from explorer.content.glossary import Term
from explorer.library.page import Page, Text
from explorer.library.word_marks import WordMarks
from explorer.ui.card.prose import Prose
from explorer.ui.card.view import CardView
from explorer.ui.card.word_places import lines_of

DISC = Term("disc", "A soft pad between two bones of the spine.", ())
ROOT = Term("nerve root", "The first part of a nerve.", ())
HTML = '<p>A disc may press on a nerve root. See <a href="nerve:tibial">this</a>.</p>' + 40 * "<p>More.</p>"


@pytest.fixture
def card(qtbot: QtBot) -> CardView:
    """A card of one passage with two marked words and a link, shown."""
    (html,) = WordMarks((DISC, ROOT)).section(HTML)
    return shown_card(qtbot, 420, (Text("First", html), Text("Second", html)))


def shown_card(qtbot: QtBot, width: int, blocks: tuple[Text, ...], language: str = "en") -> CardView:
    made = CardView()
    made.resize(width, 500)
    qtbot.addWidget(made)
    page = Page(parse_address("nerve:tibial"), "", "Title", "", "", "", blocks, sided=False)
    made.show_page(replace(page, language=language), Side.BOTH)
    made.show()
    made.complete()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    QApplication.processEvents()
    return made


HEBREW = Term("דיסק", "כרית רכה בין שתי חוליות של עמוד השדרה, שסופגת זעזועים.", ())
"""A word, and a meaning that is written from right to left."""


def prose(card: QWidget) -> Prose:
    return next(each for each in card.findChildren(Prose) if each.words)


def word_rect(label: Prose, number: int) -> QRect:
    return lines_of(label, label.words[number])[0]


def touch(label: Prose, number: int) -> None:
    QTest.mouseClick(label, Qt.MouseButton.LeftButton, pos=word_rect(label, number).center())


def shown(card: QWidget) -> list[QLabel]:
    found = card.window().findChildren(QLabel, "meaning")
    return [each for each in found if each.isVisible()]


def test_a_click_shows_the_meaning_beside_the_word_and_follows_no_link(card: CardView) -> None:
    followed: list[Address] = []
    card.opened.connect(followed.append)
    label = prose(card)
    for number, term in enumerate((DISC, ROOT)):
        touch(label, number)
        (bubble,) = shown(card)
        assert bubble.text() == term.meaning
        word = in_window(label, number)
        assert not bubble.geometry().intersects(word)
        assert card.window().rect().contains(bubble.geometry())
    assert followed == []


def in_window(label: Prose, number: int) -> QRect:
    return word_rect(label, number).translated(label.mapTo(label.window(), QPoint()))


@pytest.mark.parametrize(
    ("language", "term", "sentence"),
    [("en", DISC, "A {} may press on a nerve."), ("he", HEBREW, "לפעמים {} לוחץ על העצב, וזה כואב ברגל.")],
    ids=["from the left", "from the right"],
)
def test_the_meaning_begins_where_the_word_does_and_is_read_as_the_page_is(
    qtbot: QtBot, language: str, term: Term, sentence: str
) -> None:
    (html,) = WordMarks((term,)).section(f"<p>{sentence.format(term.word)}</p>")
    wide = shown_card(qtbot, 1_200, (Text("First", html),), language)
    touch(prose(wide), 0)
    (bubble,) = shown(wide)
    word, place = in_window(prose(wide), 0), bubble.geometry()
    assert bubble.layoutDirection() is prose(wide).layoutDirection()
    if language == "en":
        assert place.left() == word.left() > 20
        assert word.right() < place.right() < wide.width() - 20
    else:
        assert place.right() == word.right() < wide.width() - 20
        assert 20 < place.left() < word.left()


@pytest.mark.parametrize(("language", "term"), [("en", DISC), ("he", HEBREW)])
def test_on_a_narrow_card_the_meaning_is_moved_and_broken_until_it_is_all_seen(
    qtbot: QtBot, language: str, term: Term
) -> None:
    (html,) = WordMarks((term,)).section(f"<p>{term.word} {term.word}</p>")
    narrow = shown_card(qtbot, 230, (Text("First", html),), language)
    label = prose(narrow)
    touch(label, 0)
    (bubble,) = shown(narrow)
    assert narrow.window().rect().contains(bubble.geometry())
    assert not bubble.geometry().intersects(in_window(label, 0))
    assert bubble.height() >= bubble.heightForWidth(bubble.width()) >= 2 * bubble.fontMetrics().height()


def test_at_the_foot_of_the_window_the_meaning_stands_above_the_word(card: CardView) -> None:
    label = prose(card)
    card.verticalScrollBar().setValue(in_window(label, 2).bottom() - card.height() + 10)
    word = in_window(label, 2)
    assert card.height() - 20 < word.bottom() < card.height()
    touch(label, 2)
    (bubble,) = shown(card)
    assert 0 < word.top() - bubble.geometry().bottom() < 20


def test_each_section_marks_its_own_and_the_bubble_stands_by_the_one_touched(card: CardView) -> None:
    label = prose(card)
    assert len(label.words) == 4
    card.ensureVisible(0, word_rect(label, 2).center().y() + label.y())
    card.ensureWidgetVisible(label)
    card.verticalScrollBar().setValue(word_rect(label, 2).y() - 100)
    touch(label, 2)
    (bubble,) = shown(card)
    word = in_window(label, 2)
    assert 0 <= bubble.y() - word.bottom() < 20


@pytest.mark.parametrize("how", ["escape", "elsewhere", "scroll", "hide"])
def test_the_next_thing_done_takes_it_away(card: CardView, how: str) -> None:
    label = prose(card)
    touch(label, 0)
    assert shown(card)
    match how:
        case "escape":
            QTest.keyClick(label, Qt.Key.Key_Escape)
        case "elsewhere":
            QTest.mouseClick(card.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 490))
        case "scroll":
            card.verticalScrollBar().setValue(40)
        case "hide":
            label.hide()
    assert not shown(card)


def test_tab_reaches_a_word_and_enter_explains_it(card: CardView) -> None:
    label = prose(card)
    label.clearFocus()  # a window that opens may give it to the only thing there is
    label.setFocus(Qt.FocusReason.TabFocusReason)
    assert label.selectedText() == "disc"
    QTest.keyClick(label, Qt.Key.Key_Return)
    (bubble,) = shown(card)
    assert bubble.text() == DISC.meaning
    QTest.keyClick(label, Qt.Key.Key_Tab)
    assert label.selectedText() == "nerve root"
    assert not shown(card)


def test_a_marked_word_has_the_colour_of_the_text_and_a_link_its_own(card: CardView) -> None:
    label = prose(card)
    picture = label.grab().toImage()
    link = label.palette().link().color()

    def has_link_colour(rect: QRect) -> bool:
        return any(
            QColor(picture.pixel(x, y)) == link
            for x in range(rect.left(), rect.right())
            for y in range(rect.top(), rect.bottom() + 1)
        )

    assert not has_link_colour(word_rect(label, 0))
    assert has_link_colour(label.rect())
