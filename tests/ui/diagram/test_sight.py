"""Pictures of the drawing: as it is seen, painted anew at their size, as pixels or lines."""

from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from explorer.anatomy.address import Side, parse_address
from explorer.library.lighting import lighting
from explorer.library.selection import Selection
from explorer.state.layers import LabelLanguage, Visibility
from explorer.ui.diagram.sight import FOOT, MOST_PIXELS, Sight, SizeError
from explorer.ui.window import MainWindow

SVG = "{http://www.w3.org/2000/svg}"


def sight_of(window: MainWindow) -> Sight:
    window.settle()
    return window.seeing.sight()


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    found = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    return found[:, : image.width(), :3].astype(int)


@pytest.fixture
def lit(window: MainWindow) -> MainWindow:
    """The outer knee of the right leg chosen, seen near, in a small window."""
    window.resize(900, 600)
    window.choose(parse_address("nerve:common-fibular"), Side.RIGHT)
    window.settle()
    return window


def test_at_the_views_own_size_it_is_what_is_on_the_screen(lit: MainWindow) -> None:
    sight = sight_of(lit)
    ours = pixels(sight.image(sight.size.width()))
    lit.diagram._minimap.hide()
    lit.diagram._over.forget()
    seen = pixels(lit.diagram.viewport().grab().toImage())
    # The mini-map covers a corner on the screen and moves the names beside it.
    middle = (slice(60, seen.shape[0] - 60), slice(180, seen.shape[1] - 180))
    assert np.abs(ours[: seen.shape[0]][middle] - seen[middle]).mean() < 2.0


def test_twice_as_large_it_is_the_same_picture_but_finer(lit: MainWindow) -> None:
    sight = sight_of(lit)
    one = sight.image(sight.size.width())
    two = sight.image(2 * sight.size.width())
    assert abs(two.height() - 2 * one.height()) <= 1
    smooth = one.scaled(two.size())
    halved = two.scaled(one.size(), mode=Qt.TransformationMode.SmoothTransformation)
    assert np.abs(pixels(halved) - pixels(one)).mean() < 2.0
    assert np.abs(pixels(two) - pixels(smooth)).mean() > 0.1, "it was not only scaled up"


def test_strips_meet_without_a_seam(lit: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    sight = sight_of(lit)
    whole = pixels(sight.image(900))
    monkeypatch.setattr("explorer.ui.diagram.sight.STRIP", 97)
    assert np.abs(pixels(sight.image(900)) - whole).max() <= 2


def test_layers_hidden_things_and_theme_are_as_seen(lit: MainWindow) -> None:
    looks = [pixels(sight_of(lit).image(600))]
    for change in (
        lambda: lit.layers.set("muscle", Visibility.SHOWN),
        lambda: lit.layers.set_front_strength(0.3),
        lambda: lit.layers.hide(parse_address("bone:tibia")),
        lambda: lit.seeing.isolate(),
        lambda: lit.layers.set_labels(LabelLanguage.LATIN),
        lambda: lit.layers.hide(parse_address("nerve:common-fibular")),
        lambda: lit.diagram.light(None),
        lambda: lit._actions["next_theme"].trigger(),
        lambda: lit.diagram.frame_figure("plantar"),
    ):
        change()
        looks.append(pixels(sight_of(lit).image(600)))
        assert np.abs(looks[-1] - looks[-2]).mean() > 0.01


def words(svg: bytes) -> list[str]:
    return ["".join(each.itertext()).strip() for each in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_an_svg_has_lines_a_title_and_its_words_as_text(lit: MainWindow) -> None:
    sight = sight_of(lit)
    svg = sight.svg(4000)
    root = ElementTree.fromstring(svg)
    assert root.get("width") == "4000"
    assert root.findtext(f"{SVG}title") == ("Legs and lower spine: Common fibular nerve, the person's right")
    assert root.findtext(f"{SVG}desc") == FOOT
    assert not list(root.iter(f"{SVG}image")), "nothing is pixels"
    assert len(list(root.iter(f"{SVG}path"))) > 100
    shown = {label.text for label in lit.diagram.labels.shown}
    assert shown
    assert shown <= set(words(svg))
    assert FOOT in " ".join(words(svg))
    assert b"sans-serif" in svg


def test_the_svg_looks_as_the_picture_does(lit: MainWindow) -> None:
    lit.layers.use_preset("Muscles")
    lit.layers.set_front_strength(0.5)
    lit.diagram.fit()  # Qt's own renderer gives up on groups that reach far beyond the picture
    sight = sight_of(lit)
    ours = sight.image(1000)
    theirs = QImage(ours.size(), QImage.Format.Format_RGB32)
    theirs.fill(QColor("black"))
    painter = QPainter(theirs)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(sight.svg(1000))).render(painter)
    painter.end()
    assert np.abs(pixels(ours) - pixels(theirs)).mean() < 4.0


def test_a_compared_pair_is_painted_too(lit: MainWindow) -> None:
    alone = pixels(sight_of(lit).image(600))
    address = parse_address("nerve:root-l5")
    other = lighting(lit.state.library, Selection(address, Side.RIGHT, address, address))
    lit.diagram.light(lit.diagram.lighting, other)
    assert np.abs(pixels(sight_of(lit).image(600)) - alone).mean() > 0.01


@pytest.mark.parametrize("width", [-5, 0, 10, 199, MOST_PIXELS + 1, 10**9])
def test_an_absurd_size_is_refused(window: MainWindow, width: int) -> None:
    sight = sight_of(window)
    for make in (sight.pixels, sight.image, sight.svg):
        with pytest.raises(SizeError, match="pixels"):
            make(width)


def test_too_large_an_area_is_refused(window: MainWindow) -> None:
    with pytest.raises(SizeError, match="too many"):
        sight_of(window).pixels(MOST_PIXELS - 100)


def test_the_foot_says_what_it_is_not(window: MainWindow) -> None:
    window.resize(1200, 800)
    sight = sight_of(window)
    size: QSize = sight.pixels(sight.size.width())
    assert size.height() > sight.size.height()
    image = pixels(sight.image(sight.size.width()))
    foot = image[sight.size.height() :]
    assert (foot != foot[0, 0]).any()
