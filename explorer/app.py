"""The one place that puts all the parts together: library, state, settings and window.

Starting goes in this order: the user's settings, and by them the language; the library
(read or taken from its compiled form); the state; Qt, its font and its words; the window,
which shows what the state holds. From then on the state is told what the user does and announces it.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyqtgraph as pg
from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QStyle

from explorer.files.places import Places, user_places
from explorer.files.problem import BadFileError
from explorer.library.languages import with_language, with_usual_language
from explorer.library.library import Library
from explorer.library.load import load_library
from explorer.library.selection import Choice
from explorer.state.settings import Settings, read_settings, write_settings
from explorer.state.state import State
from explorer.ui.appearance import SYSTEM
from explorer.ui.style import load_fonts
from explorer.ui.theme import load_theme
from explorer.ui.translation import speak, system_languages
from explorer.ui.window import MainWindow
from explorer.ui.words import tr

Start = Callable[[Library], Choice | None]
"""What is chosen at the start, given the library."""

HANDOUT_PIXELS = (2400, 1300)
"""The window whose drawing goes on a hand-out: large enough to print sharply."""

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
    if language is not None:
        places = with_language(places, language)
    else:
        places = with_usual_language(places, kept.language, system_languages())
    settings = replace(kept, theme=_usable_theme(places.assets, theme, kept.theme))

    def save(changed: Settings) -> None:
        # A theme given for one start is not kept for the next.
        lasting = replace(changed, theme=kept.theme) if theme == changed.theme else changed
        try:
            write_settings(settings_file, lasting)
        except OSError as error:
            print(f"nerve-explorer: the settings could not be kept: {error}", file=sys.stderr)

    library = load_library(places, date.today(), user_places().cache)
    chosen = start(library)
    application = start_qt(places)
    window = MainWindow(
        State(library), places.assets, settings, save, date.today, reduced_motion=_system_is_calm(application)
    )
    if chosen:
        window.start_with(chosen)
    if settings.maximized:
        window.showMaximized()
    else:
        window.show()
    if notice:
        window.notify(notice.said(tr))
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
    library = load_library(places, date.today())
    chosen = start(library)
    load_theme(places.assets, theme)
    figures = [each.id for each in library.diagram.figures]
    if figure is not None and figure not in figures:
        raise FileNotFoundError(f"there is no figure {figure!r}; there are: {', '.join(figures)}")
    window = _hidden_window(places, library, Settings(theme=theme, text_scale=text_scale), chosen, size)
    if figure is not None:
        window.diagram.frame_figure(figure)
    window.settle()
    saved = window.grab().save(str(out), "PNG")
    window.close()
    if not saved:
        raise FileNotFoundError(f"{out} cannot be written; is its folder there?")


def export_handout(out: Path, places: Places, start: Start, paper: str) -> None:
    """Save the hand-out of what `start` chooses as PDF or HTML, as the name of `out` ends.

    Raises OSError if `out` cannot be written, and whatever `start` raises.
    """
    from explorer.ui.handout import save_html, save_pdf  # only wanted here

    library = load_library(places, date.today())
    chosen = start(library)
    kept, _ = read_settings(user_places().settings)
    settings = Settings(emergency_number=kept.emergency_number)
    window = _hidden_window(places, library, settings, chosen, HANDOUT_PIXELS)
    window.settle()
    page, picture = window.card.page, window.diagram.picture()
    window.close()
    assert page is not None
    if out.suffix.lower() == ".pdf":
        save_pdf(out, page, picture, paper)
    else:
        save_html(out, page, picture)


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
