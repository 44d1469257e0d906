"""A bundled picture in the card panel."""

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from explorer.anatomy.address import Side, parse_address
from explorer.library.page import Facts, Note, Page, Picture, Text
from explorer.ui.card.picture import PANEL, WIDEST, PictureView
from explorer.ui.card.view import CardView

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200" width="300" height="200">'
    '<rect x="150" width="150" height="200" fill="#7A5600"/></svg>'
)
WORDS = "A nerve & its <coat>"
TIBIAL = parse_address("nerve:tibial")


@pytest.fixture
def card(qtbot: QtBot) -> CardView:
    """A panel whose page has a picture between two passages."""
    made = CardView()
    made.setStyleSheet("QScrollArea#card, QWidget#page { background: #101418 } QLabel { color: #FFFFFF }")
    made.resize(420, 700)
    qtbot.addWidget(made)
    blocks = (Text("What", "<p>before</p>"), Picture(WORDS, SVG), Text("", "<p>after</p>"))
    made.show_page(Page(TIBIAL, "", "Title", "", "", "", blocks), Side.BOTH)
    made.complete()
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def picture(card: CardView) -> PictureView:
    """The picture on the page."""
    return card.widget().findChildren(PictureView)[0]


def painted(view: PictureView) -> QImage:
    return view.grab().toImage()


def test_it_takes_the_width_of_the_column_and_keeps_its_shape(card: CardView, picture: PictureView) -> None:
    margins = card.widget().layout().contentsMargins()
    assert picture.width() == card.viewport().width() - margins.left() - margins.right()
    assert picture.height() == round(picture.width() * 200 / 300)


def test_it_never_widens_its_column_and_has_a_widest(card: CardView, picture: PictureView) -> None:
    assert picture.minimumSizeHint().width() <= 100
    card.resize(2 * WIDEST, 900)
    assert picture.width() == WIDEST
    assert picture.heightForWidth(2 * WIDEST) == picture.heightForWidth(WIDEST)


def test_it_lies_on_a_light_panel_in_a_dark_theme(picture: PictureView) -> None:
    image = painted(picture)
    middle = image.height() // 2
    assert image.pixelColor(image.width() // 4, middle) == QColor(PANEL)
    assert image.pixelColor(3 * image.width() // 4, middle) == QColor("#7A5600")


def test_it_is_rendered_at_the_screens_own_resolution(picture: PictureView) -> None:
    fine = picture._rendered(2.0)
    assert fine.size() == 2 * picture.size()
    assert fine.devicePixelRatio() == 2.0
    image = fine.toImage()
    edge = image.width() // 2
    beside = {image.pixelColor(x, image.height() // 2).name() for x in (edge - 2, edge + 1)}
    assert beside == {PANEL.lower(), "#7a5600"}


def test_it_is_rendered_once_until_its_size_changes(card: CardView, picture: PictureView) -> None:
    painted(picture)
    first = picture._kept.cacheKey()
    painted(picture)
    assert picture._kept.cacheKey() == first
    card.resize(500, 700)
    painted(picture)
    assert picture._kept.cacheKey() != first


def test_its_words_stand_below_and_are_told_to_screen_readers(card: CardView, picture: PictureView) -> None:
    assert picture.accessibleName() == WORDS
    shown = [each.text() for each in card.widget().findChildren(QLabel)]
    before, caption, after = shown[-3:]
    assert "before" in before
    assert caption == WORDS
    assert "after" in after


@pytest.mark.parametrize("source", ["picture:recovery", "file:///etc/hostname", "recovery.svg"])
def test_running_text_loads_no_image_at_all(qtbot: QtBot, source: str) -> None:
    card = CardView()
    qtbot.addWidget(card)
    html = f'<p>words <img src="{source}" width="50" height="50"></p>'
    blocks = (Text("", html), Note(html), Facts((("Name", html),)))
    card.show_page(Page(TIBIAL, "", "Title", "", "", "", blocks), Side.BOTH)
    card.complete()
    shown = [each.text() for each in card.widget().findChildren(QLabel)]
    assert sum("words" in text for text in shown) == 3
    assert not any("<img" in text for text in shown)
