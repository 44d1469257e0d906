"""Theme and text size: stepped, kept, and taken from the system where that is wanted."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.files.places import Places
from explorer.state.settings import TEXT_SCALES, Settings
from explorer.ui.appearance import SYSTEM, Appearance, wanted_by_system

UseScheme = Callable[[Qt.ColorScheme], None]


@pytest.fixture
def use_scheme(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> UseScheme:
    """Tells of a change of the system's colours: the offscreen platform has none of its own."""

    def use(scheme: Qt.ColorScheme) -> None:
        wanted = "dark" if scheme is Qt.ColorScheme.Dark else "light"
        monkeypatch.setattr("explorer.ui.appearance.wanted_by_system", lambda: wanted)
        QGuiApplication.styleHints().colorSchemeChanged.emit(scheme)

    return use


@pytest.fixture
def kept() -> list[Settings]:
    return []


@pytest.fixture
def appearance(places: Places, kept: list[Settings]) -> Iterator[Appearance]:
    made = Appearance(places.assets, Settings(theme="light"), kept.append)
    yield made
    made.stop()


def test_where_the_system_tells_nothing_it_is_light(qapp: QApplication) -> None:
    assert wanted_by_system() == "light"


def test_a_system_that_turns_dark_is_followed_at_once(
    places: Places, kept: list[Settings], qtbot: QtBot, use_scheme: UseScheme
) -> None:
    appearance = Appearance(places.assets, Settings(theme=SYSTEM), kept.append)
    assert appearance.theme.id == "light"
    with qtbot.waitSignal(appearance.changed):
        use_scheme(Qt.ColorScheme.Dark)
    assert appearance.theme.id == "dark"
    with qtbot.waitSignal(appearance.changed):
        use_scheme(Qt.ColorScheme.Light)
    assert appearance.theme.id == "light"
    assert kept == []
    appearance.stop()


def test_a_chosen_theme_stays_whatever_the_system_does(
    appearance: Appearance, qtbot: QtBot, use_scheme: UseScheme
) -> None:
    with qtbot.assertNotEmitted(appearance.changed):
        use_scheme(Qt.ColorScheme.Dark)
    assert appearance.theme.id == "light"


def test_once_stopped_the_system_is_not_followed(places: Places, qtbot: QtBot, use_scheme: UseScheme) -> None:
    appearance = Appearance(places.assets, Settings(theme=SYSTEM), lambda _: None)
    appearance.stop()
    with qtbot.assertNotEmitted(appearance.changed):
        use_scheme(Qt.ColorScheme.Dark)


def test_a_theme_is_used_kept_and_announced(
    appearance: Appearance, kept: list[Settings], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(appearance.changed):
        assert appearance.use_theme("dark")
    assert appearance.theme.id == "dark"
    assert [each.theme for each in kept] == ["dark"]
    with qtbot.assertNotEmitted(appearance.changed):
        assert appearance.use_theme("dark")
    assert len(kept) == 1


def test_a_theme_that_is_not_there_changes_nothing(
    appearance: Appearance, kept: list[Settings], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(appearance.failed) as told:
        assert not appearance.use_theme("sepia")
    assert "sepia" in told.args[0]
    assert appearance.theme.id == "light"
    assert kept == []


def test_the_choices_are_the_system_and_every_theme(appearance: Appearance) -> None:
    ids = [each for each, _ in appearance.choices()]
    assert ids == [SYSTEM, "dark", "high-contrast", "light"]
    assert all(name for _, name in appearance.choices())


def test_a_broken_theme_is_still_offered_by_its_id(places: Places, tmp_path: Path) -> None:
    assets = tmp_path / "assets"
    shutil.copytree(places.assets / "themes", assets / "themes")
    (assets / "themes" / "dark.toml").write_text("colors = 3", encoding="utf-8")
    appearance = Appearance(assets, Settings(theme="light"), lambda _: None)
    assert ("dark", "dark") in appearance.choices()
    appearance.stop()


def test_the_system_gets_the_light_theme_where_its_own_is_missing(
    places: Places, tmp_path: Path, use_scheme: UseScheme
) -> None:
    assets = tmp_path / "assets"
    (assets / "themes").mkdir(parents=True)
    shutil.copy(places.assets / "themes" / "light.toml", assets / "themes")
    use_scheme(Qt.ColorScheme.Dark)
    appearance = Appearance(assets, Settings(theme=SYSTEM), lambda _: None)
    assert appearance.theme.id == "light"
    appearance.stop()


def test_text_grows_and_shrinks_by_steps_between_its_limits(
    appearance: Appearance, kept: list[Settings]
) -> None:
    for _ in range(20):
        appearance.step_text(+1)
    assert appearance.scale == TEXT_SCALES[-1]
    for _ in range(20):
        appearance.step_text(-1)
    assert appearance.scale == TEXT_SCALES[0]
    assert kept[-1].text_scale == TEXT_SCALES[0]


def test_what_does_not_show_is_kept_without_a_word(
    appearance: Appearance, kept: list[Settings], qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(appearance.changed):
        appearance.keep(Settings(theme="light", maximized=False))
    assert len(kept) == 1
