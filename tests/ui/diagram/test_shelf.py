"""What one start painted of the plate serves the next, to the pixel; damage costs time and nothing else."""

import os
from collections.abc import Callable
from dataclasses import replace
from math import inf
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QTransform

from explorer.diagram import compiled
from explorer.library.library import Library
from explorer.state.layers import Look, Visibility, look_at_first
from explorer.ui.diagram import plate_pictures, shelf
from explorer.ui.diagram.backdrop import Backdrop
from explorer.ui.diagram.ink import Ink, inks
from explorer.ui.diagram.shelf import Shelf
from explorer.ui.theme import Theme, load_theme
from explorer.ui.window import MainWindow

WIDE, HIGH = 60, 150
SIZE = QSize(WIDE, HIGH)
SCALE = 0.2


def picture(seed: int) -> QImage:
    """Pixels of any colour, none brighter than it is opaque."""
    chance = np.random.default_rng(seed)
    pixels = chance.integers(0, 256, (HIGH, WIDE, 4), dtype=np.uint8)
    pixels[:, :, :3] = np.minimum(pixels[:, :, :3], pixels[:, :, 3:])
    return QImage(pixels.tobytes(), WIDE, HIGH, 4 * WIDE, QImage.Format.Format_ARGB32_Premultiplied).copy()


PICTURES = [picture(1), picture(2)]


def kept(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{shelf.SUFFIX}"))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two pictures."""
    folder = tmp_path_factory.mktemp("filled")
    list(Shelf(folder, "a").put("about", PICTURES))
    return folder


def test_what_was_put_there_is_taken_again(filled: Path) -> None:
    assert Shelf(filled, "a").take("about", SIZE, 2) == PICTURES


@pytest.mark.parametrize(
    ("drawing", "about", "size", "number"),
    [
        ("b", "about", SIZE, 2),
        ("a", "other", SIZE, 2),
        ("a", "about", SIZE.transposed(), 2),
        ("a", "about", SIZE, 1),
        ("a", "about", QSize(0, 0), 2),
        ("a", "about", QSize(100_000, 100_000), 2),
    ],
)
def test_nothing_is_taken_for_another(
    filled: Path, drawing: str, about: str, size: QSize, number: int
) -> None:
    assert Shelf(filled, drawing).take(about, size, number) == []


@given(st.data())
def test_a_damaged_file_counts_as_none(filled: Path, data: st.DataObject) -> None:
    (path,) = kept(filled)
    good = path.read_bytes()
    at = data.draw(st.integers(0, len(good) - 1))
    cut = data.draw(st.booleans())
    bad = (
        good[:at] if cut else good[:at] + bytes([good[at] ^ data.draw(st.integers(1, 255))]) + good[at + 1 :]
    )
    try:
        path.write_bytes(bad)
        assert Shelf(filled, "a").take("about", SIZE, 2) == []
    finally:
        path.write_bytes(good)


def test_a_file_in_anothers_place_counts_as_none(tmp_path: Path) -> None:
    for about in ("one", "other"):
        list(Shelf(tmp_path, "a").put(about, PICTURES))
    one, other = kept(tmp_path)
    other.replace(one)
    assert [Shelf(tmp_path, "a").take(about, SIZE, 2) for about in ("one", "other")] == [[], []]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_in_its_place_is_replaced(tmp_path: Path) -> None:
    list(Shelf(tmp_path, "a").put("about", PICTURES))
    (path,) = kept(tmp_path)
    path.unlink()
    os.mkfifo(path)
    assert Shelf(tmp_path, "a").take("about", SIZE, 2) == []
    list(Shelf(tmp_path, "a").put("about", PICTURES))
    assert Shelf(tmp_path, "a").take("about", SIZE, 2) == PICTURES


def test_only_the_newest_stay(tmp_path: Path) -> None:
    for number in range(shelf.MOST_FILES + 3):
        list(Shelf(tmp_path, "a").put(str(number), PICTURES))
        for path in kept(tmp_path):
            os.utime(path, (path.stat().st_mtime - 10,) * 2)
    last = range(3, shelf.MOST_FILES + 3)
    assert len(kept(tmp_path)) == len(last)
    assert all(Shelf(tmp_path, "a").take(str(number), SIZE, 2) for number in last)


def test_where_nothing_can_be_kept_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    list(Shelf(tmp_path / "file", "a").put("about", PICTURES))
    assert Shelf(tmp_path / "file", "a").take("about", SIZE, 2) == []


def test_it_is_packed_a_little_at_a_time_and_only_then_there(tmp_path: Path) -> None:
    steps = Shelf(tmp_path, "a").put("about", PICTURES)
    for _ in range(2 * -(-HIGH // shelf.ROWS)):
        assert kept(tmp_path) == []
        next(steps)
    assert next(steps, None) is None
    assert len(kept(tmp_path)) == 1


# With the plate


@pytest.fixture(scope="module")
def plate(library: Library) -> tuple[Ink, ...]:
    """Every shape of the shipped drawing."""
    return inks(library.diagram)


@pytest.fixture
def strokes_made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows with each layer of strokes that is painted from."""
    made: list[int] = []
    really = plate_pictures.paint_strokes

    def counted(*arguments: object) -> None:
        made.append(1)
        really(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(plate_pictures, "paint_strokes", counted)
    return made


Start = Callable[..., tuple[Backdrop, np.ndarray]]


@pytest.fixture
def start(qapp: object, plate: tuple[Ink, ...], library: Library, theme: Theme, tmp_path: Path) -> Start:
    """Makes the plate as a start does, shows it whole and gives its pixels."""
    bounds = QRectF(0, 0, library.diagram.width, library.diagram.height)

    def made(
        theme: Theme = theme,
        scale: float = SCALE,
        look: Look | None = None,
        folder: Path | None = tmp_path,
    ) -> tuple[Backdrop, np.ndarray]:
        backdrop = Backdrop(plate, bounds, theme, look_at_first(library.diagram))
        if folder is not None:
            backdrop.keep_on(Shelf(folder, "drawing"))
        if look is not None:
            backdrop.set_look(theme, look)
        return backdrop, shown(backdrop, bounds, scale)

    return made


def shown(backdrop: Backdrop, bounds: QRectF, scale: float) -> np.ndarray:
    whole = QTransform.fromScale(scale, scale)
    size = whole.mapRect(bounds).toAlignedRect().adjusted(-9, -9, 9, 9)
    canvas = QImage(size.size(), QImage.Format.Format_RGB32)
    painter = QPainter(canvas)
    to_view = whole * QTransform.fromTranslate(9, 9)
    backdrop.paint(painter, QRectF(canvas.rect()), to_view, 1.0, at_rest=True)
    painter.end()
    return np.frombuffer(canvas.constBits(), np.uint8).copy()


def test_the_second_start_shows_the_same_and_paints_nothing(start: Start, strokes_made: list[int]) -> None:
    first, one = start()
    assert first.waits
    first.prepare(end=inf)
    assert not first.waits
    strokes_made.clear()
    second, two = start()
    assert (one == two).all()
    assert strokes_made == []
    second.prepare(end=inf)
    assert not second.waits
    assert (start(folder=None)[1] == one).all()


def test_whatever_looks_otherwise_is_painted(
    start: Start, library: Library, places: object, theme: Theme, strokes_made: list[int]
) -> None:
    start()[0].prepare(end=inf)
    first = look_at_first(library.diagram)
    no_bones = Look({**first.states, "bone": Visibility.HIDDEN})
    dark = load_theme(places.assets, "dark")  # type: ignore[attr-defined]
    brighter = replace(theme, diagram=replace(theme.diagram, place="#123456"))
    for other in ({"theme": dark}, {"scale": SCALE * 1.01}, {"look": no_bones}, {"theme": brighter}):
        strokes_made.clear()
        _, pixels = start(**other)
        assert strokes_made
        assert (pixels == start(**other, folder=None)[1]).all()


def test_what_looks_otherwise_than_at_first_is_not_kept(
    start: Start, library: Library, tmp_path: Path
) -> None:
    no_bones = Look({**look_at_first(library.diagram).states, "bone": Visibility.HIDDEN})
    backdrop, _ = start(look=no_bones)
    backdrop.prepare(end=inf)
    assert kept(tmp_path) == []


def test_what_is_seen_once_it_rests_is_kept(start: Start, library: Library, tmp_path: Path) -> None:
    backdrop, _ = start()
    bounds = QRectF(0, 0, library.diagram.width, library.diagram.height)
    shown(backdrop, bounds, SCALE / 2)  # before there was time, the window became smaller
    backdrop.prepare(end=inf)
    (path,) = kept(tmp_path)
    assert path.stat().st_size > 1000
    assert (start(scale=SCALE / 2)[1] == start(scale=SCALE / 2, folder=None)[1]).all()


def test_a_damaged_file_is_painted_and_kept_anew(
    start: Start, tmp_path: Path, strokes_made: list[int]
) -> None:
    one = start()
    one[0].prepare(end=inf)
    (path,) = kept(tmp_path)
    good = path.read_bytes()
    path.write_bytes(good[:-1])
    two = start()
    two[0].prepare(end=inf)
    assert (one[1] == two[1]).all()
    assert path.read_bytes() == good
    strokes_made.clear()
    start()
    assert strokes_made == []


def test_a_drawing_that_is_not_compiled_is_not_kept(
    make_window: Callable[..., MainWindow], library: Library, tmp_path: Path
) -> None:
    window = make_window(cache=tmp_path, shown=replace(library, diagram=replace(library.diagram, digest="")))
    window.settle()
    assert not window.diagram._backdrop._half.waits


def test_a_window_keeps_its_plate_once_and_rests_again(
    make_window: Callable[..., MainWindow], library: Library, tmp_path: Path, qtbot: object
) -> None:
    named = replace(library, diagram=compiled.named(library.diagram))
    assert named.diagram.digest
    window = make_window(cache=tmp_path, shown=named)
    window.settle()
    qtbot.waitUntil(lambda: not window.diagram.idle.busy, timeout=20_000)  # type: ignore[attr-defined]
    assert len(kept(tmp_path)) == 1
