"""The words on the plate: each figure's title, and the person's own sides under the feet."""

from collections.abc import Callable
from itertools import combinations

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QRectF

from explorer.anatomy.address import Side
from explorer.state.settings import Settings
from explorer.ui.diagram.captions import LEAST as LEAST_CAPTION
from explorer.ui.diagram.view import DiagramView
from explorer.ui.window import MainWindow
from places_on_plate import ink_of

MakeWindow = Callable[..., MainWindow]


def texts(view: DiagramView, text: str) -> list[pg.TextItem]:
    return [each for each in view.captions.items if each.toPlainText() == text]


def pixels(view: DiagramView, item: pg.TextItem) -> QRectF:
    """Where the words of a caption stand in the view."""
    view.grab()
    margin = item.textItem.document().documentMargin()
    words = item.textItem.boundingRect().adjusted(margin, margin, -margin, -margin)
    return item.textItem.mapRectToScene(words)


@pytest.fixture
def view(window: MainWindow) -> DiagramView:
    """The plate of a real window."""
    return window.diagram


def test_each_figure_has_its_title_above_it(view: DiagramView) -> None:
    for figure, place in view.diagram.placed():
        (caption,) = texts(view, figure.title)
        assert caption.pos().y() < place.y
        assert place.x < caption.pos().x() < place.x + figure.width * place.scale


@pytest.mark.parametrize("figure", ["anterior", "posterior"])
def test_the_sides_are_written_under_the_persons_own_feet(view: DiagramView, figure: str) -> None:
    place = next(place for each, place in view.diagram.placed() if each.id == figure)
    width = next(each.width for each in view.diagram.figures if each.id == figure) * place.scale
    for word, side in (("Right", Side.RIGHT), ("Left", Side.LEFT)):
        (caption,) = [each for each in texts(view, word) if place.x < each.pos().x() < place.x + width]
        own = ink_of(view, "bone:calcaneus", figure, side).box
        other = ink_of(view, "bone:calcaneus", figure, side.mirrored).box
        x = caption.pos().x()
        assert abs(x - own.center().x()) < own.width()
        assert abs(x - own.center().x()) < abs(x - other.center().x()) / 2
        assert caption.pos().y() >= own.bottom()


def test_figures_of_one_foot_have_no_side_words(view: DiagramView) -> None:
    assert len(texts(view, "Right")) == len(texts(view, "Left")) == 2
    assert len(view.captions.items) == len(view.diagram.figures) + 4


@pytest.mark.parametrize(("size", "scale"), [((800, 500), 1.0), ((1280, 800), 2.0), ((1920, 1080), 1.5)])
def test_captions_fit_the_plate_and_never_meet(
    make_window: MakeWindow, size: tuple[int, int], scale: float
) -> None:
    window = make_window(Settings(text_scale=scale, reduced_motion=True))
    window.resize(*size)
    window.settle()
    view = window.diagram
    sizes = {each.textItem.font().pixelSize() for each in view.captions.items}
    assert len(sizes) == 1
    assert LEAST_CAPTION <= sizes.pop() <= window.appearance.theme.type.small * scale
    boxes = [pixels(view, each) for each in view.captions.items]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].intersects(pair[1])]
    sight = QRectF(view.viewport().rect()).adjusted(-2, -2, 2, 2)
    assert all(sight.contains(box) for box in boxes)


def test_they_grow_with_the_window_and_the_text(make_window: MakeWindow) -> None:
    window = make_window(Settings(text_scale=2.0, reduced_motion=True))
    caption = window.diagram.captions.items[0].textItem
    window.resize(800, 500)
    window.settle()
    small = caption.font().pixelSize()
    window.resize(1920, 1080)
    window.settle()
    assert caption.font().pixelSize() > small
    window.diagram.set_look(window.appearance.theme, 1.0)
    assert caption.font().pixelSize() == window.appearance.theme.type.small


def test_they_keep_their_size_when_one_comes_nearer(view: DiagramView) -> None:
    caption = view.captions.items[-1]
    before = pixels(view, caption).size()
    view.zoom(3.0)
    view.settle()
    assert pixels(view, caption).width() == pytest.approx(before.width(), abs=1)


def test_they_are_written_in_the_themes_colour(window: MainWindow, view: DiagramView) -> None:
    window._actions["next_theme"].trigger()
    assert {each.color.name().upper() for each in view.captions.items} == {
        window.appearance.theme.colors.ink_muted.upper()
    }
