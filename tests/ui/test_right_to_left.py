"""Where one reads from right to left the window is mirrored, and the body is not."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget

from explorer.anatomy.address import Side, parse_address
from explorer.files.places import Places
from explorer.library.library import Library
from explorer.ui.card.blocks import mirrored_rows
from explorer.ui.card.side_switch import SideSwitch
from explorer.ui.choice import ChoiceButton
from explorer.ui.icons import POINTING, icon
from explorer.ui.window import MainWindow

MakeWindow = Callable[..., MainWindow]
SCIATICA = parse_address("condition:sciatica")


@pytest.fixture
def leftwards(qapp: QApplication) -> Iterator[None]:
    """The application reads from right to left."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def arabic(library: Library) -> Library:
    """The shipped library as if it were Arabic."""
    cards = {address: replace(card, language="ar") for address, card in library.cards.items()}
    terms = tuple(replace(term, language="ar") for term in library.glossary)
    return replace(library, language="ar", cards=cards, glossary=terms)


@pytest.fixture
def turned(leftwards: None, make_window: MakeWindow, arabic: Library) -> MainWindow:
    """The window from right to left, sciatica of the left leg chosen."""
    return chosen(make_window(shown=arabic))


def chosen(window: MainWindow) -> MainWindow:
    window.choose(SCIATICA, Side.LEFT)
    window.settle()
    window.grab()
    return window


def left(window: MainWindow, widget: QWidget) -> int:
    """How far from the window's left edge a widget begins."""
    return widget.mapTo(window, QPoint(0, 0)).x()


def right(window: MainWindow, widget: QWidget) -> int:
    return left(window, widget) + widget.width()


def test_card_bar_and_path_change_sides(turned: MainWindow) -> None:
    assert left(turned, turned.card) <= 1
    assert right(turned, turned.diagram) == pytest.approx(turned.width(), abs=1)
    bar = turned.bar.buttons
    assert left(turned, bar["home"]) < left(turned, bar["forward"]) < left(turned, bar["back"])
    crumbs = turned.crumbs.widget().findChildren(QToolButton)
    places = [left(turned, each) for each in crumbs]
    assert len(crumbs) > 3
    assert places == sorted(places, reverse=True)
    assert right(turned, turned.zoom) <= left(turned, turned.crumbs) + 1


def test_what_stands_on_the_card_begins_at_its_right(turned: MainWindow) -> None:
    page = turned.card.widget()
    edge = right(turned, page) - page.layout().contentsMargins().right()
    (switch,) = page.findChildren(SideSwitch)
    assert max(right(turned, each) for each in switch.findChildren(QPushButton)) == pytest.approx(edge, abs=2)
    firsts = [each for each in page.findChildren(ChoiceButton) if each.isVisible()]
    rows = {each.mapTo(turned, QPoint(0, 0)).y() for each in firsts}
    for row in rows:
        abreast = [each for each in firsts if each.mapTo(turned, QPoint(0, 0)).y() == row]
        assert max(right(turned, each) for each in abreast) == pytest.approx(edge, abs=2)
    care = page.findChild(QWidget, "care")
    assert care is not None
    assert care.property("leftwards") is True
    prose = [each for each in page.findChildren(QLabel, "prose") if "<ul>" in each.text()]
    assert prose
    assert all('dir="rtl"' in each.text() for each in prose)


def test_the_bodys_sides_stay_where_they_are(
    make_window: MakeWindow, library: Library, turned: MainWindow, qapp: QApplication
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    usual = chosen(make_window())
    for window in (usual, turned):
        names = {caption.text for caption in window.diagram.captions.places}
        assert {"Front", "Back", "Right", "Left"} <= names
    assert usual.diagram.captions.places == turned.diagram.captions.places
    assert usual.diagram.size() == turned.diagram.size()
    first, second = (window.diagram.viewport().grab().toImage() for window in (usual, turned))
    assert difference(first, second) < 0.5
    assert difference(first, second.flipped(Qt.Orientation.Horizontal)) > 2


def difference(one: QImage, two: QImage) -> float:
    """The mean difference of two pictures of one size, in steps of 255; of large ones on a coarse grid."""
    total, count, step = 0, 0, 7 if one.width() > 100 else 1
    for x in range(0, one.width(), step):
        for y in range(0, one.height(), step):
            a, b = one.pixelColor(x, y), two.pixelColor(x, y)
            total += abs(a.red() - b.red()) + abs(a.green() - b.green()) + abs(a.blue() - b.blue())
            count += 3
    return total / count


def test_left_stays_left_of_right(turned: MainWindow) -> None:
    (switch,) = turned.card.findChildren(SideSwitch)
    buttons = switch.findChildren(QPushButton)
    assert [each.text() for each in sorted(buttons, key=lambda each: left(turned, each))] == [
        "Left",
        "Both",
        "Right",
    ]


def test_icons_that_point_are_mirrored_and_others_are_not(
    qapp: QApplication, places: Places, leftwards: None
) -> None:
    def picture(name: str) -> QImage:
        pixels = QImage(72, 72, QImage.Format.Format_RGB32)
        pixels.fill(Qt.GlobalColor.white)
        painter = QPainter(pixels)
        painter.drawPixmap(0, 0, icon(places.assets, name, "#000000").pixmap(72, 72))
        painter.end()
        return pixels

    names = (*sorted(POINTING), "layers", "emergency", "print", "zoom-in", "text-larger")
    turned = {name: picture(name) for name in names}
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    for name in names:
        usual = picture(name)
        flipped = usual.flipped(Qt.Orientation.Horizontal)
        # Smoothed edges fall a little differently when a picture is painted mirrored.
        assert difference(turned[name], flipped if name in POINTING else usual) < 2, name
        assert name not in POINTING or difference(turned[name], usual) > 5, name


def test_an_english_page_in_such_a_window_reads_from_the_left(
    leftwards: None, make_window: MakeWindow, library: Library
) -> None:
    window = chosen(make_window(shown=replace(library, language="ar")))
    page = window.card.widget()
    assert page.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert page.locale().name().startswith("en"), "screen readers speak it as English"
    assert left(window, window.card) <= 1
    care = page.findChild(QWidget, "care")
    assert care is not None
    assert care.property("leftwards") is False


def test_rows_of_tables_begin_at_the_right() -> None:
    html = "<table><tr><th>a</th><th>b</th></tr><tr class='x'><td>1</td><td><b>2</b></td></tr></table>"
    assert mirrored_rows(html) == (
        "<table><tr><th>b</th><th>a</th></tr><tr class='x'><td><b>2</b></td><td>1</td></tr></table>"
    )
    assert mirrored_rows("<p>no table</p>") == "<p>no table</p>"
