"""What must be told apart stands out: reckoned from the themes, the real shapes and the real window.

`python -m pytest tests/ui/test_contrast.py -s` prints the table of the drawing's lines.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from contrast import contrast, over
from explorer.anatomy.address import Side, parse_address
from explorer.files.places import find_places
from explorer.library.library import Library
from explorer.state.settings import Settings
from explorer.ui.card.prose import Prose
from explorer.ui.diagram.ink import Ink, inks
from explorer.ui.diagram.marks import Role, strands
from explorer.ui.theme import Theme, load_theme, theme_names
from explorer.ui.window import MainWindow

ASSETS = find_places().assets
TEXT, LINE = 4.5, 3.0
BODY = frozenset({"skin", "bone", "disc", "ligament", "vessel", "muscle"})
"""The layers that lines run over."""
STEPS = 12
"""So many places along each nerve are looked at."""
RARE = 0.01
"""Grounds under less than this share of all places do not count: an edge that is crossed, say."""

Ground = tuple[str, str, float]
"""The layer and part of what lies beneath, and how opaque it is; ("page", "", 1.0) for nothing."""


@pytest.fixture(params=theme_names(ASSETS), scope="module")
def theme(request: pytest.FixtureRequest) -> Theme:
    """Each shipped theme."""
    return load_theme(ASSETS, request.param)


@pytest.fixture(scope="module")
def grounds(library: Library) -> dict[str, set[Ground]]:
    """What really lies under nerves and under pinch sites, in any figure, without and with muscles."""
    plate = inks(library.diagram)
    found: dict[str, set[Ground]] = {}
    for layer in ("nerve", "site"):
        counted: Counter[Ground] = Counter()
        for shown in (BODY - {"muscle"}, BODY):
            counted.update(_grounds_under(plate, layer, shown))
        total = sum(counted.values())
        found[layer] = {each for each, times in counted.items() if times / total >= RARE}
    return found


def _grounds_under(plate: tuple[Ink, ...], layer: str, shown: frozenset[str]) -> Iterator[Ground]:
    for number, ink in enumerate(plate):
        if ink.shape.layer != layer or ink.shape.part != "outline":
            continue
        beneath = [
            each
            for each in plate[:number]
            if each.figure == ink.figure and each.shape.closed and each.shape.layer in shown
        ]
        for place in _places_on(ink):
            over_it = [each for each in beneath if each.box.contains(place) and each.path.contains(place)]
            top = over_it[-1].shape if over_it else None
            yield (top.layer, top.part, round(top.opacity, 2)) if top else ("page", "", 1.0)


def _places_on(ink: Ink) -> list[QPointF]:
    if ink.shape.closed:
        return [ink.path.boundingRect().center()]
    return [ink.path.pointAtPercent(step / STEPS) for step in range(STEPS + 1)]


def ground_color(theme: Theme, ground: Ground) -> str:
    layer, part, opacity = ground
    fill = theme.paint(layer, part).fill if layer != "page" else ""
    return over(fill, opacity, theme.colors.page) if fill else theme.colors.page


def lines(theme: Theme, grounds: dict[str, set[Ground]]) -> Iterator[tuple[str, str, float]]:
    """Each line that matters, what it is seen on, and the contrast of whichever of its tones stands out."""
    nerve, site = theme.paint("nerve", "outline"), theme.paint("site", "outline")
    c, d = theme.colors, theme.diagram
    for ground in sorted(grounds["nerve"]):
        here = ground_color(theme, ground)
        name = f"{ground[0]} {ground[1]}".strip()
        faded = over(here, theme.diagram.body, c.page)
        yield "nerve", name, _best(here, nerve.stroke, nerve.casing)
        for role, core in (
            ("lit nerve", nerve.stroke),
            ("towards the spine", d.towards_spine),
            ("towards the skin", d.towards_skin),
        ):
            yield role, f"faded {name}", _best(faded, core, nerve.casing)
            rest = over(nerve.stroke, d.dim, faded)
            yield role, f"faded nerve on {name}", _best(rest, core, nerve.casing)
        yield "cursor's ring", name, _best(here, c.ink, c.page)
        yield "cursor's ring", f"faded {name}", _best(faded, c.ink, c.page)
    for ground in sorted(grounds["site"]):
        here = ground_color(theme, ground)
        yield "site", f"{ground[0]} {ground[1]}".strip(), _best(here, site.stroke, site.fill)
    yield "site's edge", "its middle", contrast(site.stroke, site.fill)
    for name in ("page", "surface", "sunken"):
        here = getattr(c, name)
        yield "control's edge", name, contrast(c.control, here)
        yield "focus ring", name, contrast(c.accent, here)
    other = strands(theme)[1]
    for ground in sorted(grounds["nerve"]):
        faded = over(ground_color(theme, ground), theme.diagram.body, c.page)
        yield "second lit path", "faded body", _best(faded, other.core[Role.CHOSEN], other.casing)
    yield "focus ring", "emergency button", contrast(c.accent, c.emergency_soft)
    yield "emergency's edge", "surface", contrast(c.emergency, c.surface)
    yield "focus in a pressed choice", "it", contrast(c.on_accent, c.accent)
    yield "chosen place", "page", contrast(d.place, c.page)


def _best(ground: str, *tones: str) -> float:
    return max(contrast(tone, ground) for tone in tones)


def test_lines_that_matter_stand_out_from_what_they_really_lie_on(
    theme: Theme, grounds: dict[str, set[Ground]]
) -> None:
    assert ("bone", "outline") in {each[:2] for each in grounds["nerve"]}
    worst: dict[tuple[str, str], float] = {}
    for line, ground, value in lines(theme, grounds):
        worst[line, ground] = min(value, worst.get((line, ground), 99.0))
    print(f"\n{theme.name}")
    for (line, ground), value in sorted(worst.items()):
        print(f"  {value:5.1f}:1  {line} on {ground}")
    assert {each: round(value, 2) for each, value in worst.items() if value < LINE} == {}


PAGES = ("nerve:deep-fibular", "condition:cauda-equina-syndrome", "condition:sciatica")


@pytest.fixture(params=theme_names(ASSETS))
def window(
    request: pytest.FixtureRequest, make_window: Callable[..., MainWindow], qtbot: QtBot
) -> MainWindow:
    """A window in each theme."""
    return make_window(Settings(reduced_motion=True, theme=request.param))


def shown(window: MainWindow) -> Iterator[MainWindow]:
    """The window with one page after the other: the first, a nerve's, an emergency's, a condition's."""
    yield window
    for page in PAGES:
        window.choose(parse_address(page), Side.RIGHT)
        window.settle()
        yield window


def test_all_words_of_the_window_stand_out_from_what_they_are_written_on(window: MainWindow) -> None:
    looked_at, weak = 0, {}
    for each in shown(window):
        for widget in each.findChildren(QWidget):
            words = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""
            if not words or not widget.isVisible() or not widget.isEnabled():
                continue
            looked_at += 1
            value = strongest_contrast(picture_of(widget))
            if value < TEXT:
                weak[widget.objectName(), words[:40]] = round(value, 2)
    assert looked_at > 60
    assert weak == {}


def test_what_a_word_means_stands_out_and_so_does_its_edge(window: MainWindow, qtbot: QtBot) -> None:
    window.choose(parse_address("condition:sciatica"), Side.RIGHT)
    window.settle()
    label = next(each for each in window.card.findChildren(Prose) if each.words)
    label.linkActivated.emit(label.words[0].address)
    (bubble,) = window.findChildren(QLabel, "meaning")
    qtbot.waitUntil(bubble.isVisible)
    image = bubble.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert strongest_contrast(image) >= TEXT
    edge = image.pixelColor(image.width() // 2, 0).name()
    c = window.appearance.theme.colors
    assert all(contrast(edge, ground) >= LINE for ground in (commonest(image), c.surface, c.emergency_soft))
    bubble.close()


def picture_of(widget: QWidget) -> QImage:
    """A widget as it is painted, with the ground that it stands on, also where it is out of sight."""
    holder = widget
    while not _has_ground(holder):
        holder = holder.parentWidget()
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    holder.render(image, QPoint(), QRegion(QRect(widget.mapTo(holder, QPoint()), widget.size())))
    return image


def _has_ground(widget: QWidget) -> bool:
    return widget.objectName() in GROUNDS


GROUNDS = frozenset({"page", "bar", "crumbs", "plate", "care"})
"""The widgets that paint what the words stand on."""


def commonest(image: QImage) -> str:
    """The colour of its ground."""
    colors, times = _colors(image)
    return f"#{int(colors[times.argmax()]):06X}"


def strongest_contrast(image: QImage) -> float:
    """Of its ground and whichever colour stands out from that most."""
    ground = commonest(image)
    return max(contrast(f"#{int(each):06X}", ground) for each in _colors(image)[0])


def _colors(image: QImage) -> "tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]":
    """Every colour, and how often it occurs."""
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.bytesPerLine() // 4)
    colors, times = np.unique(pixels & 0xFFFFFF, return_counts=True)
    return colors, times


def test_everything_to_press_is_large_enough(window: MainWindow) -> None:
    small = {}
    for each in shown(window):
        for button in each.findChildren(QAbstractButton):
            inside = isinstance(button.parent(), QLineEdit)  # a field's icons only do what its keys do
            if button.isVisible() and not inside and min(button.width(), button.height()) < LEAST_TARGET:
                small[button.objectName(), button.text()] = button.size().toTuple()
    assert small == {}


LEAST_TARGET = 24
"""In pixels, as WCAG 2.2 asks for."""


def test_nothing_is_told_by_colour_alone(window: MainWindow) -> None:
    theme = window.appearance.theme
    window.choose(parse_address("condition:sciatica"), Side.RIGHT)
    window.settle()
    # How urgent a care card is, its heading says.
    cares = [frame for frame in window.findChildren(QWidget) if frame.objectName() == "care"]
    assert len({care.accessibleName() for care in cares}) == len(cares) >= 2
    # The segment that is down is light where its neighbours are dark, or dark where they are light.
    segments = [
        each
        for each in window.card.findChildren(QAbstractButton)
        if each.objectName() == "segment" and each.isVisible()
    ]
    down = next(commonest(picture_of(each)) for each in segments if each.isChecked())
    assert all(
        contrast(down, commonest(picture_of(each))) >= LINE for each in segments if not each.isChecked()
    )
    # The chosen nerve is drawn wider than its lit neighbours, which are wider than the rest.
    assert Role.CHOSEN.value > Role.TOWARDS_SPINE.value > Role.TOWARDS_SKIN.value > (1.0, 0.0)
    # A second, compared path is banded.
    assert [each.banded for each in strands(theme)] == [False, True]
