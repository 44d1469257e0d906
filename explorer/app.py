"""The one place that puts all the parts together: library, state, settings and window.

Starting goes in this order: the user's settings, and by them the language; the library
(read or taken from its compiled form); the state; Qt, its font and its words; the window,
which shows what the state holds. From then on the state is told what the user does and announces it.
"""

import gc
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QEvent, QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QStyle

from explorer.files.places import Places, runtime_folder, user_places
from explorer.files.problem import BadFileError
from explorer.library.languages import languages, with_language, with_usual_language
from explorer.library.library import Library
from explorer.library.load import load_library
from explorer.library.selection import Choice
from explorer.state.bookmarks import FILE_NAME, Bookmarks
from explorer.state.layers import LabelLanguage
from explorer.state.settings import KeptSettings, Settings, read_settings
from explorer.state.state import State
from explorer.ui import accessible
from explorer.ui.appearance import SYSTEM
from explorer.ui.style import load_fonts
from explorer.ui.theme import load_theme
from explorer.ui.translation import speak, system_languages
from explorer.ui.window import MainWindow
from explorer.ui.words import tr

if TYPE_CHECKING:
    from explorer.ui.paper.handing import Handing, Wanted

Start = Callable[[Library], Choice | None]
"""What is chosen at the start, given the library."""

PICTURE_PIXELS = (1800, 1130)
"""The window whose drawing is saved as a picture: its words stand to the drawing as in this one."""

UNUSABLE = 2
NO_WINDOW = (
    "nerve-explorer: no window can be opened: the screen that DISPLAY or WAYLAND_DISPLAY names is not "
    "there, or one of Qt's system libraries is missing (see README). "
    "For a picture without a screen run: nerve-explorer screenshot OUT.png"
)
"""Said, and the status left with, where Qt finds no screen."""


def open_window(places: Places, start: Start, theme: str | None, language: str | None = None) -> int:
    """Open the window and stay until it is closed; returns the exit status.

    Raises BadFileError if `theme` names none, UnknownLanguageError if there is nothing
    in `language`, and whatever `start` raises.
    """
    settings_file = user_places().settings
    kept, notice = read_settings(settings_file)
    keeper = KeptSettings(settings_file, kept)
    if language is not None:
        places = with_language(places, language)
    else:
        places = with_usual_language(places, kept.language, system_languages())
    settings = replace(kept, theme=_usable_theme(places.assets, theme, kept.theme))

    def save(changed: Settings) -> None:
        # A theme given for one start is not kept for the next.
        lasting = replace(changed, theme=kept.theme) if theme == changed.theme else changed
        try:
            keeper.keep(lasting)
        except OSError as error:
            print(f"nerve-explorer: the settings could not be kept: {error}", file=sys.stderr)

    library = _load_for_good(places)
    chosen = start(library)
    application = start_qt(places)
    bookmarks = Bookmarks(user_places().data / FILE_NAME, tr)
    window = MainWindow(
        State(library),
        places.assets,
        settings,
        save,
        date.today,
        reduced_motion=_system_is_calm(application),
        bookmarks=bookmarks,
        cache=user_places().cache,
    )
    if chosen:
        window.start_with(chosen)
    if settings.maximized:
        window.showMaximized()
    else:
        window.show()
    for each in filter(None, (notice.said(tr) if notice else "", bookmarks.notice)):
        window.notify(each)
    return application.exec()


def open_kiosk(places: Places, config: Path, set_up: bool = False) -> int:
    """Show the kiosk, as `config` allows, until staff or the system close it; returns the exit status.

    With `set_up` it begins with the questions of the set-up, whatever the file says. 0 when the system closed
    it, 64 when staff did, 70 after one fault too many, 2 if it runs already; the start files know these.
    """
    from explorer.library.last_good import load_lasting
    from explorer.state.kiosk.opening import Way, kept_path, open_policy
    from explorer.state.kiosk.pin import CLOSED_BY_STAFF
    from explorer.ui.kiosk.alone import take_place
    from explorer.ui.kiosk.ending import end_when_told
    from explorer.ui.kiosk.keeper import Ground, Keeper
    from explorer.ui.kiosk.mishaps import BROKEN
    from explorer.ui.kiosk.tongues import Tongues
    from explorer.ui.kiosk.window import KioskWindow

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # until the window listens itself
    place = take_place(runtime_folder())
    if not place.free:
        words = "nerve-explorer: the kiosk runs already on this computer"
        print(f"{words} (process {place.taken_by}); this start ends here", file=sys.stderr)
        return UNUSABLE

    def load(language: str) -> tuple[Library, str]:
        return load_lasting(replace(places, language=language), date.today(), user_places().cache)

    there, kept = languages(places), kept_path(user_places().data, config)
    library, notice = load(places.language)
    opening = open_policy(config, kept, library, there)
    if set_up:
        opening = replace(opening, way=Way.SET_UP)
    policy = opening.policy
    if policy.languages[0] != places.language:
        library, notice = load(policy.languages[0])
    faults = tuple(filter(None, (place.fault,)))
    for each in (*filter(None, (notice,)), *map(str, opening.problems), *faults):
        print(f"nerve-explorer: {each}", file=sys.stderr)
    application = start_qt(replace(places, language=policy.languages[0]))
    tongues = Tongues(load, lambda language: speak(application, replace(places, language=language)))
    window = KioskWindow(
        library,
        policy,
        places.assets,
        date.today,
        reduced_motion=_system_is_calm(application),
        library_in=tongues.library_in,
    )
    ground = Ground(config, kept, places.content, there, tongues, time.monotonic, datetime.now)
    keeper = Keeper(window, load_theme(places.assets, "light"), ground, opening, library, notice, faults)

    def end(status: int) -> None:
        window.leave()
        application.exit(status)

    # Else the last window's closing ends the program with a status of its own.
    application.setQuitOnLastWindowClosed(False)
    end_when_told(application, window.leave)
    keeper.closed.connect(lambda: end(CLOSED_BY_STAFF))
    keeper.mishaps.too_many.connect(lambda: end(BROKEN))
    sys.excepthook = keeper.mishaps.take
    keeper.show()
    return application.exec()


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
    library = _load(places)
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

    library = _load(places)
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


def _load(places: Places) -> Library:
    """All that is in `places` today, from the user's cache where it is there already."""
    return load_library(places, date.today(), user_places().cache)


def _load_for_good(places: Places) -> Library:
    """The same, for a program that keeps it: Python need never look through it for garbage."""
    gc.disable()
    try:
        return _load(places)
    finally:
        gc.freeze()
        gc.enable()


def _need_figure(library: Library, figure: str | None) -> None:
    figures = [each.id for each in library.diagram.figures]
    if figure is not None and figure not in figures:
        raise FileNotFoundError(f"there is no figure {figure!r}; there are: {', '.join(figures)}")


def export_handout(out: Path, places: Places, start: Start, wanted: "Wanted") -> None:
    """Save the hand-out of what `start` chooses as PDF or HTML, as the name of `out` ends.

    Raises OSError if `out` cannot be written, ValueError if it does not fit on paper, and whatever
    `start` raises.
    """
    library = _load(places)
    chosen = start(library)
    assert chosen is not None
    _handing(library, chosen, places).save(out, wanted)


def export_all(folder: Path, suffix: str, places: Places, wanted: "Wanted") -> tuple[int, tuple[str, ...]]:
    """Save a hand-out of every card in `folder`, which is made if need be, as `condition-sciatica.pdf`.

    `suffix` is `.pdf` or `.html`. Returns how many, and a sentence on each that does not fit on paper;
    raises OSError if one cannot be written.
    """
    from explorer.ui.paper.sheets import TooHighError  # only wanted here

    library = _load(places)
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
    window = MainWindow(State(library), places.assets, settings, lambda _: None, date.today, True)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.setMinimumSize(0, 0)
    window.resize(*size)
    if chosen:
        window.start_with(chosen)
    window.show()
    application.processEvents()
    return window


def _usable_theme(assets: Path, wanted: str | None, kept: str) -> str:
    """The theme that was asked for, or the one of the settings where it still exists."""
    if wanted and wanted != SYSTEM:
        return load_theme(assets, wanted).id
    if SYSTEM in (wanted, kept):
        return SYSTEM
    try:
        return load_theme(assets, kept).id
    except BadFileError:
        return Settings().theme


def start_qt(places: Places) -> QApplication:
    """The one QApplication of the process, in the language of `places`; made if there is none yet."""
    pg.setConfigOptions(antialias=True)
    application = QApplication.instance() or _new_application()
    assert isinstance(application, QApplication)
    application.setApplicationName("nerve-explorer")
    application.setApplicationDisplayName("Nerve Explorer")
    application.setStyle("Fusion")
    load_fonts(places.assets)
    speak(application, places)
    return application


def _new_application() -> QApplication:
    # Where there is no screen to be had, Qt prints several lines and aborts. One sentence serves better.
    before = qInstallMessageHandler(_leave_if_fatal)
    application = QApplication(["nerve-explorer"])
    accessible.install()
    qInstallMessageHandler(_tell_what_matters if application.platformName() == "offscreen" else before)
    return application


def _leave_if_fatal(kind: QtMsgType, _context: QMessageLogContext, _message: str) -> None:
    if kind is QtMsgType.QtFatalMsg:
        print(NO_WINDOW, file=sys.stderr, flush=True)
        os._exit(UNUSABLE)


def _tell_what_matters(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    # Said of every window where there is no screen; it is no fault.
    if "propagateSizeHints" not in message:
        print(message, file=sys.stderr)


def _system_is_calm(application: QApplication) -> bool:
    """Whether the system asks for reduced motion, as far as Qt knows."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return application.style().styleHint(hint) == 0
