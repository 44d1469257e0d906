"""Saves what the window would show: pictures of it or of its drawing, and hand-outs. Nobody sees a window."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt

from explorer.app import Start, read_library, start_qt
from explorer.files.places import Places, user_places
from explorer.library.languages import languages
from explorer.library.library import Library
from explorer.library.selection import Choice
from explorer.state.layers import LabelLanguage
from explorer.state.settings import Settings, read_settings
from explorer.state.state import State
from explorer.ui.theme import load_theme
from explorer.ui.window import MainWindow

if TYPE_CHECKING:
    from explorer.ui.paper.handing import Handing, Wanted

PICTURE_PIXELS = (1800, 1130)
"""The window whose drawing is saved as a picture: its words stand to the drawing as in this one."""


def save_screenshot(
    out: Path,
    places: Places,
    start: Start,
    theme: str,
    size: tuple[int, int],
    text_scale: float,
    figure: str | None,
) -> None:
    """Save a picture of the window as PNG, with nothing moving and nothing of the user's own.

    Raises BadFileError for an unknown theme, FileNotFoundError if `out` cannot
    be written or there is no such figure, and whatever `start` raises.
    """
    library = read_library(places)
    chosen = start(library)
    load_theme(places.assets, theme)
    _need_figure(library, figure)
    window = _hidden_window(places, library, Settings(theme=theme, text_scale=text_scale), chosen, size)
    if figure is not None:
        window.diagram.frame_figure(figure)
    window.settle()
    saved = window.grab().save(str(out), "PNG")
    window.close()
    if not saved:
        raise FileNotFoundError(f"{out} cannot be written; is its folder there?")


def save_kiosk_screenshot(
    out: Path, places: Places, start: Start, screen: str, size: tuple[int, int], text_scale: float
) -> None:
    """Save a picture of one of the kiosk's screens as PNG, with nothing of the clinic's or a visitor's own.

    Raises ValueError for an unknown `screen`, for another `text_scale` than visitors can choose, and for a
    screen that cannot be about what `start` chooses; FileNotFoundError if `out` cannot be written.
    """
    from explorer.ui.kiosk.posing import POSES, Posing  # only wanted here
    from explorer.ui.kiosk.sizes import STEPS

    if screen not in POSES:
        raise ValueError(f"the kiosk has no screen {screen!r}; there are: {', '.join(POSES)}")
    if text_scale not in STEPS:
        raise ValueError(f"visitors of a kiosk choose between the text sizes {', '.join(map(str, STEPS))}")
    library = read_library(places)
    chosen = start(library)
    start_qt(places)
    tongues = tuple(dict.fromkeys((places.language, *languages(places))))
    posing = Posing(library, places, tongues, size, text_scale, chosen)
    try:
        saved = posing.picture(screen).save(str(out), "PNG")
    finally:
        posing.put_away()
    if not saved:
        raise FileNotFoundError(f"{out} cannot be written; is its folder there?")


def save_picture(
    out: Path,
    places: Places,
    start: Start,
    theme: str,
    width: int,
    figure: str | None,
    preset: str | None,
    names: LabelLanguage,
) -> None:
    """Save the drawing alone as PNG or SVG, as the name of `out` ends, so many pixels wide.

    `figure` is shown alone, `preset` is one of the diagram's. Raises BadFileError for an unknown theme,
    FileNotFoundError if there is no such figure or preset, OSError if `out` cannot be written,
    ValueError for an absurd size or another ending, and whatever `start` raises.
    """
    from explorer.ui import pictures  # only wanted here

    library = read_library(places)
    chosen = start(library)
    load_theme(places.assets, theme)
    _need_figure(library, figure)
    presets = [each.name for each in library.diagram.presets]
    if preset is not None and preset not in presets:
        raise FileNotFoundError(f"there is no preset {preset!r}; there are: {', '.join(presets)}")
    window = _hidden_window(places, library, Settings(theme=theme), chosen, PICTURE_PIXELS)
    if preset is not None:
        window.layers.use_preset(preset)
    window.layers.set_labels(names)
    if figure is not None:
        window.diagram.frame_figure(figure)
    try:
        pictures.save_picture(window.seeing.sight(), out, width)
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _need_figure(library: Library, figure: str | None) -> None:
    figures = [each.id for each in library.diagram.figures]
    if figure is not None and figure not in figures:
        raise FileNotFoundError(f"there is no figure {figure!r}; there are: {', '.join(figures)}")


def export_handout(out: Path, places: Places, start: Start, wanted: "Wanted") -> None:
    """Save the hand-out of what `start` chooses as PDF or HTML, as the name of `out` ends.

    Raises OSError if `out` cannot be written, ValueError if it does not fit on paper, and whatever
    `start` raises.
    """
    library = read_library(places)
    chosen = start(library)
    assert chosen is not None
    _handing(library, chosen, places).save(out, wanted)


def export_all(folder: Path, suffix: str, places: Places, wanted: "Wanted") -> tuple[int, tuple[str, ...]]:
    """Save a hand-out of every card in `folder`, which is made if need be, as `condition-sciatica.pdf`.

    `suffix` is `.pdf` or `.html`. Returns how many, and a sentence on each that does not fit on paper;
    raises OSError if one cannot be written.
    """
    from explorer.ui.paper.sheets import TooHighError  # only wanted here

    library = read_library(places)
    folder.mkdir(parents=True, exist_ok=True)
    left_out = []
    for address in library.cards:
        out = folder / f"{address.kind}-{address.id}{suffix}"
        try:
            _handing(library, Choice(address), places).save(out, wanted)
        except TooHighError as error:
            left_out.append(str(error))
    return len(library.cards) - len(left_out), tuple(left_out)


def _handing(library: Library, chosen: Choice, places: Places) -> "Handing":
    from explorer.ui.paper.handing import Handing  # only wanted here

    start_qt(places)
    kept, _ = read_settings(user_places().settings)
    state = State(library)
    state.select(chosen.address, chosen.side)
    state.compare(chosen.against)
    assert state.selection is not None
    return Handing(library, state.selection, places.assets, kept.emergency_number, date.today)


def _hidden_window(
    places: Places,
    library: Library,
    settings: Settings,
    chosen: Choice | None,
    size: tuple[int, int],
) -> MainWindow:
    """A window of `size` (pixels) that no one sees, in which nothing moves and which keeps no settings."""
    application = start_qt(places)
    state = State(library)
    if chosen:
        state.start_with(chosen)
    window = MainWindow(state, places.assets, settings, lambda _: None, date.today, True)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.setMinimumSize(0, 0)
    window.resize(*size)
    window.show()
    application.processEvents()
    return window
