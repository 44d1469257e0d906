"""A copied shape must look just like a painted one."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPicture, QTransform

from explorer.anatomy.address import Side, parse_address
from explorer.library.library import Library
from explorer.library.lighting import lighting
from explorer.library.selection import Selection
from explorer.ui.diagram import stamps as stamps_module
from explorer.ui.diagram.ink import Ink, inks
from explorer.ui.diagram.lit import LitPainter, PairPainter
from explorer.ui.diagram.marks import MarkPainter
from explorer.ui.diagram.stamps import Mark, Stamps
from explorer.ui.theme import Theme

SCALE = 0.6


@pytest.fixture(scope="module")
def plate(library: Library) -> tuple[Ink, ...]:
    return inks(library.diagram)


def light(library: Library, name: str):
    address = parse_address(name)
    return lighting(library, Selection(address, Side.RIGHT, library.card_for(address), address))


def painted(library: Library, paint, scale: float = SCALE, shift: float = 0.0) -> np.ndarray:
    """The pixels, BGRA, of what `paint` paints of the whole plate."""
    bounds = QRectF(0, 0, library.diagram.width, library.diagram.height)
    size = (bounds.size() * scale).toSize()
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(QTransform(scale, 0, 0, scale, shift, shift))
    paint(painter, bounds)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).astype(int).reshape(image.height(), image.width(), 4)


@pytest.mark.parametrize("name", ["nerve:tibial", "region:outer-knee", "nerve:root-l5", "disc:l4-l5"])
def test_what_is_copied_looks_as_if_painted(
    library: Library, plate: tuple[Ink, ...], theme: Theme, name: str
) -> None:
    stamps = Stamps()
    stamps.serve(SCALE)
    paint = LitPainter(plate, light(library, name), theme, stamps=stamps)
    wanted = painted(library, LitPainter(plate, light(library, name), theme))
    assert wanted.any()
    for _ in range(2):  # painted for the sheet, then copied from it
        assert np.abs(painted(library, paint) - wanted).max() <= 3


def test_two_compared_paths_keep_their_own_stamps(
    library: Library, plate: tuple[Ink, ...], theme: Theme
) -> None:
    stamps = Stamps()
    stamps.serve(SCALE)
    one, other = light(library, "nerve:tibial"), light(library, "nerve:common-fibular")
    for first, second in ((one, other), (other, one)):
        paint = PairPainter(plate, first, second, theme, stamps)
        wanted = painted(library, PairPainter(plate, first, second, theme))
        assert np.abs(painted(library, paint) - wanted).max() <= 3


def test_another_zoom_a_shifted_plate_and_what_is_not_made_of_pixels_are_painted(
    library: Library, plate: tuple[Ink, ...], theme: Theme
) -> None:
    ink = next(ink for ink in plate if ink.shape.layer == "nerve")
    stamps, calls = Stamps(), []
    stamps.serve(SCALE)
    mark = Mark(ink, "way", 1.0, 1.0)

    def paint(painter: QPainter, _bounds: QRectF) -> None:
        stamps.paint(painter, [mark], lambda _painter, mark: calls.append(mark))

    painted(library, paint)
    painted(library, paint)
    assert len(calls) == 1, "the second time it is copied"
    painted(library, paint, scale=2 * SCALE)
    painted(library, paint, shift=0.5)
    picture = QPicture()
    painter = QPainter(picture)
    painter.scale(SCALE, SCALE)
    paint(painter, QRectF())
    painter.end()
    assert len(calls) == 4
    stamps.forget()
    painted(library, paint)
    assert len(calls) == 5


def test_a_small_sheet_and_little_memory_lose_nothing(
    library: Library, plate: tuple[Ink, ...], theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps_module, "SIDE", 150)
    monkeypatch.setattr(stamps_module, "MOST", 60_000)
    stamps = Stamps()
    for name in ("nerve:tibial", "nerve:root-l5", "nerve:tibial"):
        stamps.serve(SCALE)
        paint = LitPainter(plate, light(library, name), theme, stamps=stamps)
        wanted = painted(library, LitPainter(plate, light(library, name), theme))
        assert np.abs(painted(library, paint) - wanted).max() <= 3


def test_what_is_made_ahead_is_all_that_a_choice_wants_and_looks_as_if_painted(
    library: Library, plate: tuple[Ink, ...], theme: Theme
) -> None:
    stamps, marks = Stamps(), MarkPainter(theme)
    stamps.serve(SCALE)
    bounds = QRectF(0, 0, library.diagram.width, library.diagram.height)
    ahead = marks.all_of(plate, bounds, SCALE)
    assert not stamps.make_ahead(ahead, marks, float("inf"))
    kept = set(stamps._kept)
    paint = LitPainter(plate, light(library, "nerve:tibial"), theme, stamps=stamps)
    copied = painted(library, paint)
    assert set(stamps._kept) == kept
    assert (
        np.abs(copied - painted(library, LitPainter(plate, light(library, "nerve:tibial"), theme))).max() <= 3
    )


def test_making_ahead_stops_in_time_and_where_others_would_have_to_go(
    library: Library, plate: tuple[Ink, ...], theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamps, marks = Stamps(), MarkPainter(theme)
    stamps.serve(SCALE)
    bounds = QRectF(0, 0, library.diagram.width, library.diagram.height)
    ahead = marks.all_of(plate, bounds, SCALE)
    assert stamps.make_ahead(ahead, marks, 0.0)
    assert not stamps._kept
    monkeypatch.setattr(stamps_module, "MOST", stamps_module.SIDE**2 // 2)
    assert not stamps.make_ahead(ahead, marks, float("inf"))
    assert not stamps._kept
