"""The main window: what it passes between state, plate, card and breadcrumb."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from explorer.anatomy.address import Side, parse_address
from explorer.files.places import Places
from explorer.files.problem import Problem
from explorer.library.library import Library
from explorer.state.settings import TEXT_SCALES, Settings, read_settings
from explorer.ui.window import MainWindow

KNEE = parse_address("region:outer-knee")
TIBIAL = parse_address("nerve:tibial")
SCIATICA = parse_address("condition:sciatica")

MakeWindow = Callable[..., MainWindow]


def key(window: MainWindow, code: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for each in modifiers:
        held |= each
    QTest.keyClick(window, code, held)


def crumbs(window: MainWindow) -> list[str]:
    buttons = window.crumbs.widget().findChildren(QToolButton)
    return [each.text() for each in buttons if not each.isHidden()]


def test_the_first_page_asks_where_it_hurts(window: MainWindow) -> None:
    assert window.card.page is not None
    assert window.card.page.title == "Where do you feel it?"
    assert crumbs(window) == []
    assert window.diagram.lighting is None


def test_a_choice_shows_everywhere(window: MainWindow) -> None:
    window.choose(parse_address("nerve:deep-fibular"), Side.LEFT)
    assert window.card.page.title == "Deep fibular nerve"
    assert "the person's left" in window.card.page.place
    assert window.diagram.lighting.nerves == {"deep-fibular"}
    assert window.diagram.lighting.side is Side.LEFT
    assert crumbs(window) == [
        "L4",
        "L5",
        "S1",
        "sacral plexus",
        "sciatic",
        "common fibular",
        "deep fibular",
    ]


def test_a_choice_the_library_does_not_know_changes_nothing(window: MainWindow) -> None:
    window.choose(parse_address("nerve:nowhere"))
    window.card.opened.emit(parse_address("condition:nowhere"))
    assert window.state.selection is None


def test_escape_chooses_nothing(active: MainWindow) -> None:
    active.choose(KNEE)
    key(active, Qt.Key.Key_Escape)
    assert active.state.selection is None
    assert active.card.page.title == "Where do you feel it?"
    assert active.diagram.lighting is None


def test_back_and_forward_by_keyboard_and_button(active: MainWindow) -> None:
    back, forward = active._actions["back"], active._actions["forward"]
    assert not back.isEnabled()
    active.choose(KNEE)
    active.choose(TIBIAL)
    key(active, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert active.state.selection.address == KNEE
    assert (back.isEnabled(), forward.isEnabled()) == (True, True)
    key(active, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert active.state.selection.address == TIBIAL
    assert not forward.isEnabled()
    back.trigger()
    back.trigger()
    assert active.state.selection is None
    assert not back.isEnabled()


def test_home_clears_and_shows_the_whole(active: MainWindow) -> None:
    active.choose(TIBIAL)
    active.diagram.zoom(4)
    key(active, Qt.Key.Key_Home)
    assert active.state.selection is None
    assert active.diagram.box.viewRect().contains(active.diagram.bounds)


def test_the_emergency_button_opens_the_guides_card(active: MainWindow) -> None:
    key(active, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert active.state.selection.address == active.state.library.guide.emergency
    assert active.card.page.kicker == "Emergency"


def test_figures_are_framed_by_number(active: MainWindow) -> None:
    for number, (figure, place) in enumerate(active.diagram.diagram.placed(), 1):
        key(active, Qt.Key(Qt.Key.Key_0.value + number))
        seen = active.diagram.box.viewRect().adjusted(-1, -1, 1, 1)
        width, height = figure.width * place.scale, figure.height * place.scale
        assert seen.contains(QRectF(place.x, place.y, width, height)), figure.id
        assert max(width / seen.width(), height / seen.height()) > 0.8, figure.id
    assert number == 5
    key(active, Qt.Key.Key_0)
    assert active.diagram.box.viewRect().contains(active.diagram.bounds)


def test_another_card_of_the_same_place_keeps_the_place(window: MainWindow) -> None:
    window.choose(KNEE, Side.RIGHT)
    window.card.opened.emit(SCIATICA)
    chosen = window.state.selection
    assert (chosen.address, chosen.card, chosen.side) == (KNEE, SCIATICA, Side.RIGHT)
    window.card.opened.emit(TIBIAL)
    assert window.state.selection.address == TIBIAL


def test_the_side_switch_moves_light_and_words(window: MainWindow) -> None:
    window.choose(TIBIAL, Side.LEFT)
    window.card.side_chosen.emit(Side.RIGHT)
    assert window.state.selection.side is Side.RIGHT
    assert window.diagram.lighting.side is Side.RIGHT
    assert "the person's right" in window.card.page.place


def test_text_grows_and_shrinks_in_steps_and_is_kept(window: MainWindow, tmp_path: Path) -> None:
    larger, smaller = window._actions["text_larger"], window._actions["text_smaller"]
    seen = [window.settings.text_scale]
    for _ in range(len(TEXT_SCALES)):
        larger.trigger()
        seen.append(window.settings.text_scale)
    assert all(one < two or one == two == TEXT_SCALES[-1] for one, two in pairwise(seen))
    assert seen[-1] == TEXT_SCALES[-1]
    assert read_settings(tmp_path / "settings.json")[0].text_scale == TEXT_SCALES[-1]
    for _ in range(len(TEXT_SCALES)):
        smaller.trigger()
    assert window.settings.text_scale == TEXT_SCALES[0]


def test_a_text_size_of_its_own_finds_back_to_the_steps(make_window: MakeWindow) -> None:
    window = make_window(Settings(text_scale=1.1, reduced_motion=True))
    window._actions["text_larger"].trigger()
    assert window.settings.text_scale == 1.15


def test_themes_go_round_and_repaint_the_page(window: MainWindow, tmp_path: Path) -> None:
    window.choose(KNEE)
    seen, pages = [], []
    for _ in range(3):
        window._actions["next_theme"].trigger()
        window.settle()
        seen.append(window.settings.theme)
        pages.append(window.diagram.grab().toImage().pixelColor(3, 3).name())
    assert seen == ["dark", "high-contrast", "light"] or seen == ["high-contrast", "dark", "light"]
    assert len(set(pages)) == 3
    assert read_settings(tmp_path / "settings.json")[0].theme == "light"
    assert window.state.selection.address == KNEE


def test_the_windows_place_is_kept(window: MainWindow, tmp_path: Path) -> None:
    window.setGeometry(20, 30, 1000, 640)
    window.close()
    kept = read_settings(tmp_path / "settings.json")[0]
    assert kept.window == (20, 30, 1000, 640)
    assert not kept.maximized


def test_a_kept_place_is_taken_up(make_window: MakeWindow) -> None:
    settings = Settings(window=(20, 30, 1000, 640), reduced_motion=True)
    geometry = make_window(settings).geometry()
    assert (geometry.x(), geometry.y()) == (20, 30)


def test_closing_twice_is_harmless(window: MainWindow) -> None:
    window.close()
    window.close()
    assert not window.isVisible()


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own remark on dialogs
def test_problems_are_listed_for_who_looks_after_the_files(
    make_window: MakeWindow, library: Library, qtbot: QtBot
) -> None:
    spoilt = replace(
        library, problems=(Problem("content/a.md", 3, "is odd"), Problem("content/b.md", 0, "is gone"))
    )
    window = make_window(shown=spoilt)
    button = window._actions["show_problems"]
    assert button.isVisible()
    button.trigger()
    (dialog,) = window.findChildren(QDialog)
    assert dialog.findChild(QPlainTextEdit).toPlainText() == "content/a.md:3: is odd\ncontent/b.md:0: is gone"
    dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(QDialog))


def test_without_problems_there_is_no_button_for_them(make_window: MakeWindow, library: Library) -> None:
    window = make_window(shown=replace(library, problems=()))
    assert not window._actions["show_problems"].isVisible()


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own remark on dialogs
def test_a_notice_is_told_once_and_stops_no_one(window: MainWindow, qtbot: QtBot) -> None:
    window.notify("Your settings were damaged.")
    (box,) = window.findChildren(QMessageBox)
    assert box.text() == "Your settings were damaged."
    box.accept()
    qtbot.waitUntil(lambda: not window.findChildren(QMessageBox))


def test_an_empty_library_opens_too(make_window: MakeWindow) -> None:
    window = make_window(shown=Library())
    assert window.card.page.title == "Where do you feel it?"
    window._actions["emergency"].trigger()
    window._actions["frame_1"].trigger()
    window._actions["fit"].trigger()
    assert window.state.selection is None


@pytest.mark.parametrize(
    ("size", "scale"), [((800, 500), 1.0), ((1024, 600), 1.0), ((1024, 600), 2.0), ((1600, 1000), 1.5)]
)
def test_the_card_fits_its_panel_at_every_size(
    make_window: MakeWindow, size: tuple[int, int], scale: float
) -> None:
    window = make_window(Settings(text_scale=scale, reduced_motion=True))
    window.resize(*size)
    for address in ("region:outer-knee", "nerve:root-l5", "disc:l4-l5"):
        window.choose(parse_address(address), Side.RIGHT)
        window.settle()
        assert window.card.widget().width() <= window.card.viewport().width(), address
        assert window.width() == size[0]
        assert window.diagram.width() > 0.4 * size[0]


def test_the_card_panel_never_scrolls_sideways_for_the_first_page(window: MainWindow) -> None:
    QApplication.processEvents()
    assert window.card.horizontalScrollBar().maximum() == 0


def test_enter_presses_the_button_that_has_the_focus(active: MainWindow) -> None:
    chip = next(each for each in active.card.findChildren(QPushButton) if each.text() == "Calf")
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Return)
    assert active.state.selection.address == parse_address("region:calf")


def test_the_focus_stays_in_the_card_and_on_the_side_switch(active: MainWindow) -> None:
    active.choose(KNEE, Side.RIGHT)
    switch = next(each for each in active.card.findChildren(QPushButton) if each.text() == "Right")
    switch.setFocus()
    QTest.keyClick(switch, Qt.Key.Key_Left)
    assert active.state.selection.side is Side.BOTH
    assert QApplication.focusWidget().text() == "Both"


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own remark on dialogs
def test_a_broken_theme_is_told_and_skipped(make_window: MakeWindow, places: Places, tmp_path: Path) -> None:
    assets = tmp_path / "assets"
    shutil.copytree(places.assets, assets)
    (assets / "themes" / "high-contrast.toml").write_text("colors = 3", encoding="utf-8")
    window = make_window(Settings(theme="dark", reduced_motion=True), assets=assets)
    window._actions["next_theme"].trigger()
    assert window.settings.theme == "light"
    (box,) = window.findChildren(QMessageBox)
    assert "themes/high-contrast.toml" in box.text()
    box.accept()


def test_a_place_on_a_screen_that_is_gone_is_not_taken_up(make_window: MakeWindow) -> None:
    window = make_window(Settings(window=(90_000, 90_000, 1000, 640), reduced_motion=True))
    assert window.screen().geometry().intersects(window.geometry())


def test_on_a_small_screen_the_window_can_be_as_small(
    make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = SimpleNamespace(availableSize=lambda: QSize(683, 384))
    monkeypatch.setattr(MainWindow, "screen", lambda _self: screen)
    assert make_window().minimumSize() == QSize(683, 344)
