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

import pyqtgraph as pg
from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QStyle

from explorer.files.places import Places, runtime_folder, user_places
from explorer.files.problem import BadFileError
from explorer.library.languages import with_language, with_usual_language
from explorer.library.library import Library
from explorer.library.load import load_library
from explorer.library.selection import Choice
from explorer.state.bookmarks import FILE_NAME, Bookmarks
from explorer.state.settings import KeptSettings, Settings, read_settings
from explorer.state.state import State
from explorer.ui import accessible
from explorer.ui.appearance import SYSTEM
from explorer.ui.style import load_fonts
from explorer.ui.theme import load_theme
from explorer.ui.translation import speak, system_languages
from explorer.ui.window import MainWindow
from explorer.ui.words import tr

Start = Callable[[Library], Choice | None]
"""What is chosen at the start, given the library."""

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

    library = read_library(places)
    chosen = start(library)
    state = State(library)
    if chosen:
        state.start_with(chosen)  # before there is a window, so that it shows that and nothing else before
    application = start_qt(places)
    bookmarks = Bookmarks(user_places().data / FILE_NAME, tr)
    window = MainWindow(
        state,
        places.assets,
        settings,
        save,
        date.today,
        reduced_motion=_system_is_calm(application),
        bookmarks=bookmarks,
        cache=user_places().cache,
    )
    if settings.maximized:
        window.showMaximized()
    else:
        window.show()
    for each in filter(None, (notice.said(tr) if notice else "", bookmarks.notice)):
        window.notify(each)
    return _stay(application)


def open_kiosk(places: Places, config: Path, set_up: bool = False) -> int:
    """Show the kiosk, as `config` allows, until staff or the system close it; returns the exit status.

    With `set_up` it begins with the questions of the set-up, whatever the file says. 0 when the system closed
    it, 64 when staff did, 70 after one fault too many, 2 if it runs already; the start files know these.
    """
    from explorer.files.patience import Patience
    from explorer.library.last_good import languages_lasting, load_lasting
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

    patience, cache = Patience(), user_places().cache

    def load(language: str) -> tuple[Library, str]:
        return load_lasting(replace(places, language=language), date.today(), cache)

    def load_soon(language: str) -> tuple[Library, str]:
        wanted = replace(places, language=language)
        return load_lasting(wanted, date.today(), cache, patience=patience)

    there = languages_lasting(places, cache, patience)
    kept = kept_path(user_places().data, config)
    library, notice = load_soon(places.language)
    opening = open_policy(config, kept, library, there)
    if set_up:
        opening = replace(opening, way=Way.SET_UP)
    policy = opening.policy
    if policy.languages[0] != places.language:
        library, notice = load_soon(policy.languages[0])
    faults = tuple(filter(None, (place.fault,)))
    for each in (*filter(None, (notice,)), *map(str, opening.problems), *faults):
        print(f"nerve-explorer: {each}", file=sys.stderr)
    application = start_qt(replace(places, language=policy.languages[0]))

    def speak_in(language: str) -> None:
        speak(application, replace(places, language=language))

    tongues = Tongues(load, load_soon, speak_in)
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
    return _stay(application)


def read_library(places: Places) -> Library:
    """All that is in `places` today, from the user's cache where it is there already."""
    return load_library(places, date.today(), user_places().cache)


def _stay(application: QApplication) -> int:
    """Stay until all is over; returns the exit status.

    What the start made is kept out of every later search for garbage, which begins with the first pause.
    """
    QTimer.singleShot(0, _look_for_garbage)
    return application.exec()


def _look_for_garbage() -> None:
    gc.freeze()
    gc.enable()


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
