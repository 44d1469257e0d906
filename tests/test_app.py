"""The program as it is started: settings, cache, window and pictures, put together."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMessageBox

from explorer import app, saving
from explorer.anatomy.address import Side, parse_address
from explorer.files.places import Places, UserPlaces
from explorer.files.problem import BadFileError
from explorer.library.languages import UnknownLanguageError
from explorer.library.library import Library
from explorer.library.selection import Choice
from explorer.state.bookmarks import Bookmark, Bookmarks
from explorer.state.settings import Settings, read_settings, write_settings
from explorer.ui.window import MainWindow
from library.foreign import foreign_card, foreign_folder
from library.world import CARD, card_file, change, small_places

TOP = Path(__file__).resolve().parents[1]
TARSAL = parse_address(f"condition:{CARD}")

Start = Callable[[Library], Choice | None]


def nothing(_library: Library) -> None:
    return None


def tarsal(library: Library) -> Choice:
    assert library.knows(TARSAL)
    return Choice(TARSAL, Side.LEFT)


@pytest.fixture
def small(tmp_path: Path, places: Places) -> Places:
    """A small library with the shipped looks."""
    made = small_places(tmp_path)
    for name in ("themes", "icons", "fonts"):
        shutil.copytree(places.assets / name, made.assets / name)
    return made


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> UserPlaces:
    """The user's own folders, empty."""
    folders = UserPlaces(tmp_path / "config" / "settings.json", tmp_path / "cache", tmp_path / "data")
    monkeypatch.setattr(app, "user_places", lambda: folders)
    return folders


@pytest.fixture
def opened(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> list[MainWindow]:
    """The window that was open when the program would have waited for the user; then it is closed."""
    windows: list[MainWindow] = []

    def look_and_close(_self: QApplication) -> int:
        (window,) = [each for each in qapp.topLevelWidgets() if isinstance(each, MainWindow)]
        windows.append(window)
        window.notices = [box.text() for box in window.findChildren(QMessageBox)]  # type: ignore[attr-defined]
        window.close()
        window.deleteLater()
        return 0

    monkeypatch.setattr(QApplication, "exec", look_and_close)
    return windows


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_window_opens_on_what_was_asked_for_and_keeps_its_settings(
    small: Places, mine: UserPlaces, opened: list[MainWindow]
) -> None:
    assert app.open_window(small, tarsal, None) == 0
    (window,) = opened
    assert window.state.selection is not None
    assert (window.state.selection.address, window.state.selection.side) == (TARSAL, Side.LEFT)
    settings, notice = read_settings(mine.settings)
    assert notice is None
    assert settings.theme == "system"
    assert settings.maximized
    assert len(list(mine.cache.glob("*.library"))) == 1


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_kept_settings_are_taken_up(small: Places, mine: UserPlaces, opened: list[MainWindow]) -> None:
    write_settings(mine.settings, Settings(theme="dark", text_scale=1.5, reduced_motion=True))
    app.open_window(small, nothing, None)
    assert (opened[0].settings.theme, opened[0].settings.text_scale) == ("dark", 1.5)
    assert opened[0].diagram.reduced_motion


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_theme_for_one_start_is_not_kept(small: Places, mine: UserPlaces, opened: list[MainWindow]) -> None:
    write_settings(mine.settings, Settings(theme="dark"))
    app.open_window(small, nothing, "high-contrast")
    assert opened[0].settings.theme == "high-contrast"
    assert read_settings(mine.settings)[0].theme == "dark"


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_kept_theme_that_is_gone_gives_way_to_the_usual_one(
    small: Places, mine: UserPlaces, opened: list[MainWindow]
) -> None:
    write_settings(mine.settings, Settings(theme="sepia"))
    app.open_window(small, nothing, None)
    assert (opened[0].settings.theme, opened[0].appearance.theme.id) == ("system", "light")


@pytest.mark.parametrize("theme", ["sepia", "s" * 50])
def test_an_unknown_theme_is_refused_before_a_window_opens(
    small: Places, mine: UserPlaces, opened: list[MainWindow], theme: str
) -> None:
    with pytest.raises(BadFileError, match="there are: dark, high-contrast, light"):
        app.open_window(small, nothing, theme)
    assert opened == []


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_language_is_the_one_asked_for_then_the_kept_one_then_the_systems(
    small: Places, mine: UserPlaces, opened: list[MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    for code in ("de", "fr", "it"):
        foreign_card(foreign_folder(small, code))
    monkeypatch.setattr(app, "system_languages", lambda: ("it-CH", "de"))
    before = QLocale()

    def language_of_window(asked: str | None) -> tuple[str, str]:
        app.open_window(small, tarsal, None, asked)
        window = opened.pop()
        found = window.state.library.language, window.card.page.language if window.card.page else ""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return found

    assert language_of_window(None) == ("it", "it")
    write_settings(mine.settings, Settings(language="fr"))
    assert language_of_window(None) == ("fr", "fr")
    assert language_of_window("de-AT") == ("de", "de")
    assert read_settings(mine.settings)[0].language == "fr", "a language for one start is not kept"
    with pytest.raises(UnknownLanguageError, match="there are: en, de, fr, it"):
        app.open_window(small, tarsal, None, "xx")
    assert opened == []
    QLocale.setDefault(before)


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_damaged_settings_are_told_and_the_window_opens(
    small: Places, mine: UserPlaces, opened: list[MainWindow]
) -> None:
    mine.settings.parent.mkdir()
    mine.settings.write_text("{")
    app.open_window(small, nothing, None)
    (notice,) = opened[0].notices  # type: ignore[attr-defined]
    assert "set aside" in notice


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_kept_bookmarks_are_taken_up(small: Places, mine: UserPlaces, opened: list[MainWindow]) -> None:
    kept = Bookmark(f"condition:{CARD}", Side.LEFT, "Tarsal tunnel", "mine")
    Bookmarks(mine.data / "bookmarks.json").add(kept)
    app.open_window(small, tarsal, None)
    assert opened[0].contents.bookmarks.items == (kept,)
    assert opened[0]._actions["bookmark"].isChecked()
    assert opened[0].notices == []  # type: ignore[attr-defined]


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_damaged_bookmarks_are_told_and_the_window_opens(
    small: Places, mine: UserPlaces, opened: list[MainWindow]
) -> None:
    mine.data.mkdir()
    (mine.data / "bookmarks.json").write_text("{")
    app.open_window(small, nothing, None)
    (notice,) = opened[0].notices  # type: ignore[attr-defined]
    assert "bookmarks could not be read" in notice


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_settings_that_cannot_be_kept_are_told_on_the_way_out(
    small: Places, mine: UserPlaces, opened: list[MainWindow], capsys: pytest.CaptureFixture[str]
) -> None:
    mine.settings.parent.write_text("a file where the folder should be")
    assert app.open_window(small, nothing, None) == 0
    assert "settings could not be kept" in capsys.readouterr().err


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_with_a_broken_card_the_rest_opens(small: Places, mine: UserPlaces, opened: list[MainWindow]) -> None:
    change(card_file(small), "kind: condition", "kind: rumour")
    assert app.open_window(small, nothing, None) == 0
    assert opened[0]._actions["show_problems"].isVisible()


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_picture_has_the_size_asked_for_and_touches_nothing_of_the_user(
    qapp: QApplication, small: Places, mine: UserPlaces, tmp_path: Path
) -> None:
    before = set(tmp_path.iterdir())
    for theme, text_scale, figure in (("light", 1.0, None), ("dark", 2.0, "side")):
        out = tmp_path / f"{theme}.png"
        saving.save_screenshot(out, small, tarsal, theme, (900, 560), text_scale, figure)
        image = QImage(str(out))
        assert (image.width(), image.height()) == (900, 560)
    assert QImage(str(tmp_path / "light.png")) != QImage(str(tmp_path / "dark.png"))
    assert set(tmp_path.iterdir()) - before == {tmp_path / "light.png", tmp_path / "dark.png", mine.cache}
    assert {each.suffix for each in mine.cache.iterdir()} <= {".library", ".stamp"}
    for window in qapp.topLevelWidgets():
        window.deleteLater()


def test_an_unknown_figure_names_those_there_are(qapp: QApplication, small: Places, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no figure 'ventral'; there are: side"):
        saving.save_screenshot(tmp_path / "a.png", small, nothing, "light", (900, 560), 1.0, "ventral")
    assert not (tmp_path / "a.png").exists()


def command(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, with nothing of the user's and no screen."""
    return subprocess.run(
        [sys.executable, "-m", "explorer", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=TOP,
        timeout=60,
        env={"PATH": "/usr/bin:/bin", **environment},
    )


def test_the_command_takes_a_picture_of_the_shipped_window_without_a_screen(tmp_path: Path) -> None:
    out = tmp_path / "window.png"
    show = ("--show", "region:outer-knee", "--side", "right")
    home = tmp_path / "home"
    done = command("screenshot", out, *show, "--size", "1200x700", HOME=str(home))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    image = QImage(str(out))
    assert (image.width(), image.height()) == (1200, 700)
    colors = {image.pixel(x, y) for x in range(0, 1200, 7) for y in range(0, 700, 7)}
    assert len(colors) > 50, "more than an empty page"
    left = [
        each for each in tmp_path.rglob("*") if each.is_file() and each.suffix not in (".library", ".stamp")
    ]
    assert left == [out], "beside the cache, nothing of the user's is touched"


def test_the_command_takes_pictures_of_the_kiosk(tmp_path: Path) -> None:
    out = tmp_path / "kiosk.png"
    size = ("--size", "400x700")
    done = command("screenshot", out, "--kiosk", "card", *size, HOME=str(tmp_path / "home"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    image = QImage(str(out))
    assert (image.width(), image.height()) == (400, 700)


@pytest.mark.parametrize(
    ("screen", "text_scale", "words"),
    [("dance", 1.0, "there are: invitation, start"), ("card", 1.1, "1.0, 1.25, 1.5")],
)
def test_what_a_kiosk_does_not_have_is_said(
    qapp: QApplication, small: Places, tmp_path: Path, screen: str, text_scale: float, words: str
) -> None:
    out = tmp_path / "none.png"
    with pytest.raises(ValueError, match=words):
        saving.save_kiosk_screenshot(out, small, nothing, screen, (400, 700), text_scale)
    assert not out.exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks for an X server")
@pytest.mark.parametrize("screen", [{}, {"DISPLAY": ":73"}, {"QT_QPA_PLATFORM": "nonsense"}])
def test_without_a_screen_the_command_says_so_in_one_sentence(
    small: Places, tmp_path: Path, screen: dict[str, str]
) -> None:
    folders = ("--content", small.content, "--assets", small.assets)
    done = command(*folders, HOME=str(tmp_path), **screen)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("nerve-explorer: ")
    assert done.stderr.count("\n") == 1
    assert "screenshot" in done.stderr


def test_letters_that_the_terminal_lacks_do_not_end_the_program(small: Places, tmp_path: Path) -> None:
    done = command(
        "list",
        "sites",
        "--content",
        small.content,
        "--assets",
        small.assets,
        HOME=str(tmp_path),
        PYTHONIOENCODING="ascii",
    )
    assert done.returncode == 0, done.stderr
    assert "L4\\u2013L5" in done.stdout
