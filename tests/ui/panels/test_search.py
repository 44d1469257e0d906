"""The search field: typing, choosing by keys, mouse and finger, leaving, and little room."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from explorer.anatomy.address import parse_address
from explorer.state.settings import Settings
from explorer.ui import hits, search_maker
from explorer.ui.hits import EMERGENCY, LEAST_ROW
from explorer.ui.panels import search as panel
from explorer.ui.window import MainWindow

TARSAL = parse_address("condition:tarsal-tunnel-syndrome")
KNEE = parse_address("region:outer-knee")


def ask(window: MainWindow, text: str) -> None:
    """Ctrl+K, then type."""
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.search.line.hasFocus()
    QTest.keyClicks(window.search.line, text)


def press(window: MainWindow, *keys: Qt.Key) -> None:
    for each in keys:
        QTest.keyClick(window.search.line, each)


def titles(window: MainWindow) -> list[str]:
    return [row.hit.title if row.hit else f"# {row.heading}" for row in window.search.results.list.hits.rows]


def note(window: MainWindow) -> str:
    return window.search.results.findChild(QLabel, "found-note").text()


def current(window: MainWindow) -> str:
    row = window.search.results.list.current()
    return str(row.hit.address) if row and row.hit else ""


def test_typing_shows_results_and_enter_chooses_the_best(active: MainWindow) -> None:
    ask(active, "tarsal tunnel")
    assert active.search.results.isVisible()
    assert titles(active)[:2] == ["# Conditions", "Tarsal tunnel syndrome"]
    press(active, Qt.Key.Key_Return)
    assert active.state.selection.address == TARSAL
    assert not active.search.results.isVisible()
    assert active.search.line.text() == ""


def test_digits_and_signs_are_typed_and_move_nothing(active: MainWindow) -> None:
    before = active.diagram.box.viewRect()
    ask(active, "L4/5 - 0+1")
    assert active.search.line.text() == "L4/5 - 0+1"
    assert active.diagram.box.viewRect() == before


def test_arrows_move_from_hit_to_hit_and_stop_at_the_ends(active: MainWindow) -> None:
    ask(active, "tibial")
    rows = active.search.results.list.hits.rows
    found = [str(row.hit.address) for row in rows if row.hit]
    assert len(found) > 4
    assert current(active) == found[0]
    press(active, Qt.Key.Key_Up)
    assert current(active) == found[0]
    for each in found[1:]:
        press(active, Qt.Key.Key_Down)
        assert current(active) == each
    press(active, Qt.Key.Key_Down)
    assert current(active) == found[-1]
    press(active, Qt.Key.Key_PageUp, Qt.Key.Key_Return)
    assert str(active.state.selection.address) == found[-6]


def test_escape_closes_and_gives_the_keyboard_back_without_choosing_nothing(active: MainWindow) -> None:
    active.choose(KNEE)
    active.diagram.setFocus()
    ask(active, "sole")
    press(active, Qt.Key.Key_Escape)
    assert not active.search.results.isVisible()
    assert active.diagram.hasFocus()
    assert active.state.selection.address == KNEE


def test_after_a_choice_the_keyboard_is_where_it_was(active: MainWindow) -> None:
    active.card.setFocus()
    before = QApplication.focusWidget()
    assert before is not None
    ask(active, "sole")
    press(active, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is before


def test_a_click_on_a_row_chooses_it(active: MainWindow) -> None:
    ask(active, "tarsel tunel")
    rows = active.search.results.list
    QTest.mouseClick(
        rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.hits.index(1)).center()
    )
    assert active.state.selection.address == TARSAL


def test_a_click_on_a_heading_does_nothing(active: MainWindow) -> None:
    ask(active, "tarsal")
    rows = active.search.results.list
    QTest.mouseClick(
        rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.hits.index(0)).center()
    )
    assert active.state.selection is None
    assert active.search.results.isVisible()


def test_a_finger_can_choose(active: MainWindow) -> None:
    from PySide6.QtGui import QPointingDevice

    device: QPointingDevice = QTest.createTouchDevice()
    ask(active, "tarsal tunnel")
    rows = active.search.results.list
    target, place = rows.viewport(), rows.visualRect(rows.hits.index(1)).center()
    QTest.touchEvent(target, device).press(1, place, target).commit()
    QTest.touchEvent(target, device).release(1, place, target).commit()
    QApplication.processEvents()
    assert active.state.selection.address == TARSAL


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_rows_are_large_enough_for_a_finger(
    make_window: Callable[..., MainWindow], qtbot: QtBot, scale: float
) -> None:
    window = make_window(Settings(text_scale=scale, reduced_motion=True))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    ask(window, "nerve")
    rows = window.search.results.list
    heights = [rows.sizeHintForRow(at) for at, row in enumerate(rows.hits.rows) if row.hit]
    assert heights
    assert min(heights) >= LEAST_ROW >= 44


def test_a_press_elsewhere_closes_the_results_and_keeps_the_words(active: MainWindow) -> None:
    ask(active, "sole")
    place = QPoint(5, active.diagram.height() - 5)
    QTest.mouseClick(active.diagram.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not active.search.results.isVisible()
    assert active.search.line.text() == "sole"


def test_leaving_the_field_closes_the_results_and_coming_back_opens_them(active: MainWindow) -> None:
    ask(active, "sole")
    active.diagram.setFocus()
    assert not active.search.results.isVisible()
    QTest.keyClick(active, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert active.search.results.isVisible()
    assert active.search.line.selectedText() == "sole"


def test_an_emptied_field_shows_nothing(active: MainWindow) -> None:
    ask(active, "s")
    press(active, Qt.Key.Key_Backspace)
    assert not active.search.results.isVisible()


def test_what_was_respelt_is_said(active: MainWindow) -> None:
    ask(active, "siatic")
    assert "“sciatic” for “siatic”" in note(active)
    ask(active, "sciatic")
    assert note(active) == ""


def test_nothing_found_says_what_to_try_and_offers_the_nearest(active: MainWindow) -> None:
    ask(active, "tarzlt")
    assert "Nothing found for “tarzlt”" in note(active)
    assert titles(active)[0] == "# Did you mean …"
    press(active, Qt.Key.Key_Return)
    assert active.state.selection is not None


def test_nothing_at_all_still_says_what_to_try(active: MainWindow) -> None:
    ask(active, "qzxw")
    assert "Try a place" in note(active)
    assert titles(active) == []
    press(active, Qt.Key.Key_Return, Qt.Key.Key_Down)
    assert active.state.selection is None


def test_nasty_text_is_shown_as_text(active: MainWindow) -> None:
    active.search.line.setFocus()
    active.search.line.setText("<b>" + "x" * 10_000 + "\0\n</b>")
    assert note(active).startswith("Nothing found for “<b>xxx")
    assert len(note(active)) < 300


def test_emergencies_are_told_by_word_and_sign(active: MainWindow) -> None:
    ask(active, "cauda equina")
    row = active.search.results.list.current()
    assert row.hit.emergency
    assert row.spoken.startswith(EMERGENCY)
    image = active.search.results.list.viewport().grab().toImage()
    rect = active.search.results.list.visualRect(active.search.results.list.currentIndex())
    inks = {image.pixelColor(x, rect.center().y()).name() for x in range(rect.width())}
    assert active.appearance.theme.colors.emergency.lower() in inks


def test_the_results_lie_inside_the_window_at_any_size(active: MainWindow) -> None:
    for width, height in ((1280, 800), (820, 520), (1920, 1080)):
        active.resize(width, height)
        ask(active, "nerve")
        QApplication.processEvents()
        assert active.rect().contains(active.search.results.geometry())
        press(active, Qt.Key.Key_Escape)


def test_where_there_is_little_room_a_button_opens_the_field(
    make_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = make_window(Settings(text_scale=2.0, reduced_motion=True))
    window.resize(1024, 600)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field = window.search
    assert field.button.isVisible()
    assert not field.line.isVisible()
    QTest.mouseClick(field.button, Qt.MouseButton.LeftButton)
    assert field.line.isVisible()
    assert field.line.hasFocus()
    assert not window.bar.buttons["home"].isVisible()
    QApplication.processEvents()
    assert window.width() == 1024
    QTest.keyClicks(field.line, "sole")
    window.resize(1100, 600)
    assert field.line.isVisible()
    press(window, Qt.Key.Key_Escape)
    assert field.button.isVisible()
    assert not field.line.isVisible()
    assert window.bar.buttons["home"].isVisible()
    problems = window.bar.buttons["show_problems"]
    assert problems.isVisible() == problems.defaultAction().isVisible()
    window.resize(1900, 900)
    assert field.line.isVisible()


def test_field_and_list_have_names_and_rows_are_spoken_whole(active: MainWindow) -> None:
    ask(active, "tarsal tunnel")
    field = QAccessible.queryAccessibleInterface(active.search.line)
    assert field.text(QAccessible.Text.Name) == "Search"
    assert "Enter" in field.text(QAccessible.Text.Description)
    rows = QAccessible.queryAccessibleInterface(active.search.results.list)
    assert rows.text(QAccessible.Text.Name) == "What was found"
    spoken = active.search.results.list.current().spoken
    assert spoken == "Tarsal tunnel syndrome. Pinched nerve at the inner ankle. Conditions"
    assert rows.child(1).text(QAccessible.Text.Name) == spoken


def test_the_number_of_results_and_each_current_row_are_announced(
    active: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    said: list[str] = []
    monkeypatch.setattr(panel, "announce", lambda _widget, text: said.append(text))
    monkeypatch.setattr(panel, "ANNOUNCE_AFTER", 0)
    active.search._told.setInterval(0)
    ask(active, "tarsal tunnel")
    qtbot.waitUntil(lambda: bool(said))
    number = len([row for row in active.search.results.list.hits.rows if row.hit])
    assert said[-1].startswith(f"{number} results. Tarsal tunnel syndrome.")
    press(active, Qt.Key.Key_Down)
    assert said[-1] == active.search.results.list.current().spoken


def test_marked_words_are_drawn_bolder(qapp: QApplication) -> None:
    from PySide6.QtGui import QFont

    font = hits._font(16)
    plain, _ = hits._line("tarsal tunnel", (), font, 500)
    bold, _ = hits._line("tarsal tunnel", ((0, 6),), font, 500)
    assert bold.formats()[0].format.fontWeight() == QFont.Weight.Bold
    assert bold.lineAt(0).naturalTextWidth() > plain.lineAt(0).naturalTextWidth()


def test_the_index_is_made_only_when_something_is_typed(active: MainWindow) -> None:
    QTest.keyClick(active, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert active.search._maker._search is None
    QTest.keyClicks(active.search.line, "s")
    assert active.search._maker._search is not None


def test_a_large_library_can_be_typed_in_while_its_search_is_made(
    active: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_maker, "AT_ONCE", 10)
    monkeypatch.setattr(search_maker, "SLICE", 0.0)
    ask(active, "sciat")
    assert note(active) == "Search is being made ready. What it finds will show here in a moment."
    assert titles(active) == []
    QApplication.processEvents()
    QTest.keyClicks(active.search.line, "ica")
    assert titles(active) == [], "a step of it is done, and the window goes on"
    qtbot.waitUntil(lambda: bool(titles(active)), timeout=20_000)
    assert "Sciatica (nerve pain down the leg)" in titles(active)
    assert active.search.line.text() == "sciatica"
    QTest.keyClicks(active.search.line, " leg")
    assert titles(active), "from now on at once"


def test_a_search_that_is_being_made_is_given_up_when_the_window_closes(
    active: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_maker, "AT_ONCE", 10)
    monkeypatch.setattr(search_maker, "SLICE", 0.0)
    ask(active, "s")
    for _ in range(300):
        QApplication.processEvents()
    active.search.stop()
    assert not active.search._maker._turn.isActive()
    assert active.search._maker._search is None


def test_colours_and_sizes_follow_while_results_show(active: MainWindow) -> None:
    ask(active, "sole")
    active.appearance.use_theme("dark")
    active.appearance.step_text(+3)
    QApplication.processEvents()
    assert active.search.results.isVisible()
    assert active.rect().contains(active.search.results.geometry())
