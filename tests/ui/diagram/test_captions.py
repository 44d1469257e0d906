"""The words on the plate: each figure's title, and the person's own sides under the feet."""

from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF

from explorer.anatomy.address import Side, parse_address
from explorer.state.settings import Settings
from explorer.ui.diagram.captions import LEAST as LEAST_CAPTION
from explorer.ui.diagram.captions import Caption, Written
from explorer.ui.diagram.framing import is_below
from explorer.ui.diagram.view import DiagramView
from explorer.ui.window import MainWindow
from places_on_plate import ink_of

MakeWindow = Callable[..., MainWindow]


def places(view: DiagramView, text: str) -> list[Caption]:
    return [each for each in view.captions.places if each.text == text]


def written(view: DiagramView, alone: str = "") -> tuple[Written, ...]:
    """The captions as the view shows them now."""
    view.settle()
    view.grab()
    return view.captions.written(QRectF(view.viewport().rect()), view.to_view(), alone)


@pytest.fixture
def view(window: MainWindow) -> DiagramView:
    """The plate of a real window."""
    return window.diagram


def test_each_figure_has_its_title_above_it_or_below_where_another_stands_above(view: DiagramView) -> None:
    for figure, place in view.diagram.placed():
        (caption,) = places(view, figure.title)
        below = is_below(view.diagram, figure.id)
        assert caption.above is not below
        assert caption.y >= place.y + figure.height * place.scale if below else caption.y < place.y
        assert place.x < caption.x < place.x + figure.width * place.scale
    assert [figure.id for figure in view.diagram.figures if is_below(view.diagram, figure.id)] == ["medial"]


@pytest.mark.parametrize("figure", ["anterior", "posterior"])
def test_the_sides_are_written_under_the_persons_own_feet(view: DiagramView, figure: str) -> None:
    for word, side in (("Right", Side.RIGHT), ("Left", Side.LEFT)):
        (caption,) = [each for each in places(view, word) if each.figure == figure]
        own = ink_of(view, "bone:calcaneus", figure, side).box
        other = ink_of(view, "bone:calcaneus", figure, side.mirrored).box
        assert abs(caption.x - own.center().x()) < own.width()
        assert abs(caption.x - own.center().x()) < abs(caption.x - other.center().x()) / 2
        assert caption.y >= own.bottom()


def test_figures_of_one_foot_say_in_their_title_which_it_is(window: MainWindow, view: DiagramView) -> None:
    assert len(places(view, "Right")) == len(places(view, "Left")) == 2
    assert len(view.captions.places) == len(view.diagram.figures) + 4
    assert places(view, "Right sole")
    for side, shown in ((Side.LEFT, "Left sole"), (Side.BOTH, "Right sole"), (Side.LEFT, "Left sole")):
        window.choose_in_place(parse_address("region:sole"), side)
        assert [each.text for each in view.captions.places if "sole" in each.text] == [shown]
    window.state.clear()
    assert places(view, "Right sole"), "with nothing chosen, what is drawn"


@pytest.mark.parametrize(("size", "scale"), [((800, 500), 1.0), ((1280, 800), 2.0), ((1920, 1080), 1.5)])
def test_captions_fit_the_plate_and_never_meet(
    make_window: MakeWindow, size: tuple[int, int], scale: float
) -> None:
    window = make_window(Settings(text_scale=scale, reduced_motion=True))
    window.resize(*size)
    window.settle()
    view = window.diagram
    shown = written(view)
    assert LEAST_CAPTION <= view.captions.pixels <= window.appearance.theme.type.small * scale
    assert len(shown) == len(view.captions.places), "all of them are seen whole"
    boxes = [each.box for each in shown]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].intersects(pair[1])]


def test_they_grow_with_the_window_the_text_and_the_zoom(make_window: MakeWindow) -> None:
    window = make_window(Settings(text_scale=2.0, reduced_motion=True))
    captions, wanted = window.diagram.captions, window.appearance.theme.type.small
    window.resize(1024, 600)
    written(window.diagram)
    small = captions.pixels
    assert small > 1.3 * LEAST_CAPTION, "larger text makes them larger on a small screen too"
    window.diagram.frame_figure("lateral")
    written(window.diagram)
    assert captions.pixels == 2 * wanted, "come nearer, there is room for the whole of it"
    window.diagram.fit()
    window.resize(1920, 1080)
    written(window.diagram)
    assert captions.pixels > small
    window.diagram.set_look(window.appearance.theme, 1.0)
    written(window.diagram)
    assert captions.pixels == wanted


def test_a_title_too_long_for_its_figure_is_broken_into_lines(make_window: MakeWindow) -> None:
    window = make_window(Settings(text_scale=2.0, reduced_motion=True))
    window.resize(1024, 600)
    lines = {each.text.replace("\n", " "): each.text.count("\n") + 1 for each in written(window.diagram)}
    assert lines["Lower spine, from the right"] == 2
    assert lines["Front"] == 1


def test_they_keep_their_size_when_one_comes_nearer(view: DiagramView) -> None:
    before = {each.text: each.box.size() for each in written(view)}
    view.frame_figure("plantar")
    (title,) = written(view, "plantar")
    assert title.text == "Right sole"
    assert title.box.width() == pytest.approx(before[title.text].width(), abs=1)


def test_of_a_figure_shown_alone_no_neighbours_caption_is_left(view: DiagramView) -> None:
    view.frame_figure("posterior")
    assert {each.text for each in written(view, view.alone)} == {"Back", "Left", "Right"}


def test_none_is_cut_off_by_the_views_edge_or_by_the_small_map(window: MainWindow, view: DiagramView) -> None:
    window.choose(parse_address("condition:tarsal-tunnel-syndrome"), Side.LEFT)
    shown = written(view)
    sight, small_map = QRectF(view.viewport().rect()), view._minimap.taken()
    assert not small_map.isEmpty()
    assert shown
    assert all(sight.contains(each.box) and not each.box.intersects(small_map) for each in shown)


def test_they_are_written_in_the_themes_colour(window: MainWindow, view: DiagramView) -> None:
    window._actions["next_theme"].trigger()
    muted = window.appearance.theme.colors.ink_muted
    assert view.captions._color.name().upper() == muted.upper()
