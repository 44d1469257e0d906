"""A word in passing."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.ui import passing
from explorer.ui.passing import MARGIN, PassingNote


@pytest.fixture
def note(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> PassingNote:
    monkeypatch.setattr(passing, "STAYS_MS", 30)
    under = QWidget()
    under.resize(400, 200)
    qtbot.addWidget(under)
    made = PassingNote(under)
    under.show()
    return made


def test_it_says_one_thing_and_goes_by_itself(note: PassingNote, qtbot: QtBot) -> None:
    assert note.isHidden()
    note.say("Copied: nerve:tibial")
    assert note.isVisible()
    assert note.text() == "Copied: nerve:tibial"
    qtbot.waitUntil(note.isHidden)


def test_it_stays_inside_whatever_it_lies_on(note: PassingNote) -> None:
    note.say("a long sentence that has to be broken " * 4)
    under = note.parentWidget()
    assert under is not None
    for width in (400, 200, 700):
        under.resize(width, 300)
        assert under.rect().contains(note.geometry())
        assert note.height() >= note.heightForWidth(note.width())
    note.stop()
    assert note.isHidden()


def test_it_is_words_and_never_markup(note: PassingNote) -> None:
    note.say("<b>bold</b>")
    plain = note.sizeHint().width()
    note.say("bold")
    assert plain > note.sizeHint().width()
    note.stop()


def test_it_stands_above_what_it_may_not_cover(note: PassingNote) -> None:
    under = note.parentWidget()
    assert under is not None
    for spot, moved in ((QRect(150, 140, 100, 50), True), (QRect(0, 0, 20, 20), False), (QRect(), False)):
        note._beware = lambda spot=spot: spot
        note.say("Copied")
        assert not note.geometry().intersects(spot)
        assert under.rect().contains(note.geometry())
        assert (note.geometry().bottom() < under.height() - MARGIN - 1) is moved
    note.stop()
