"""The contents as a part of the window: opening and closing, the star, the address, files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QToolButton, QWidget

from explorer.anatomy.address import Side, parse_address
from explorer.state import bookmarks as kept
from explorer.state.bookmark_export import read_bookmarks
from explorer.state.bookmarks import Bookmark, Bookmarks, as_json
from explorer.state.settings import Settings, read_settings
from explorer.ui.stage import Stage
from explorer.ui.window import MainWindow

TIBIAL = parse_address("nerve:tibial")
KNEE = parse_address("region:outer-knee")

MakeWindow = Callable[..., MainWindow]


def star(window: MainWindow) -> QToolButton:
    """The star on the open page."""
    buttons = window.card.widget().findChildren(QToolButton)
    return next(each for each in buttons if each.accessibleName() == "Bookmark this page")


# Opening and closing


def test_nothing_is_made_before_it_is_wanted(window: MainWindow) -> None:
    assert window.contents.panel is None
    assert not window._actions["show_contents"].isChecked()


@pytest.mark.parametrize("code", [Qt.Key.Key_F9, Qt.Key.Key_B])
def test_the_keys_open_it_and_close_it(window: MainWindow, qtbot: object, code: Qt.Key) -> None:
    held = Qt.KeyboardModifier.ControlModifier if code is Qt.Key.Key_B else Qt.KeyboardModifier.NoModifier
    window.activateWindow()
    QTest.keyClick(window, code, held)
    panel = window.contents.panel
    assert panel is not None
    assert panel.isVisible()
    assert panel.tree.hasFocus()
    assert window._actions["show_contents"].isChecked()
    QTest.keyClick(panel.tree, code, held)
    assert not panel.isVisible()
    assert window.diagram.hasFocus()


def test_its_own_button_closes_it(opened: MainWindow) -> None:
    panel = opened.contents.panel
    assert panel is not None
    panel._close.click()
    assert not panel.isVisible()
    assert not opened._actions["show_contents"].isChecked()


def test_that_it_is_open_and_its_width_are_remembered(
    opened: MainWindow, make_window: MakeWindow, tmp_path: Path
) -> None:
    edge = opened.findChild(QWidget, "edge")
    before = opened.contents.panel.width()  # type: ignore[union-attr]
    QTest.mousePress(edge, Qt.MouseButton.LeftButton, pos=edge.rect().center())
    QTest.mouseMove(edge, edge.rect().center() + QPoint(60, 0))
    QTest.mouseRelease(edge, Qt.MouseButton.LeftButton)
    wider = opened.contents.panel.width()  # type: ignore[union-attr]
    assert wider > before
    settings, notice = read_settings(tmp_path / "settings.json")
    assert notice is None
    assert settings.contents_open
    again = make_window(settings)
    assert again.contents.panel is not None
    assert again.contents.panel.isVisible()
    assert again.contents.panel.width() == wider


def test_what_was_chosen_while_it_was_closed_is_marked_once_it_opens(window: MainWindow) -> None:
    window._actions["show_contents"].trigger()
    window._actions["show_contents"].trigger()
    window.choose(KNEE)
    window._actions["show_contents"].trigger()
    panel = window.contents.panel
    assert panel is not None
    assert [each.data() for each in panel.tree.selectionModel().selectedIndexes()] == [
        "Outer side of the knee"
    ]


def test_tab_leads_from_the_bar_to_the_panel_and_on_to_the_path(opened: MainWindow) -> None:
    panel = opened.contents.panel
    assert panel is not None
    opened.bar.buttons["emergency"].setFocus()
    opened.focusNextChild()
    assert panel.views.hasFocus()
    opened.focusNextChild()
    opened.focusNextChild()
    assert panel.tree.hasFocus()


def test_themes_and_text_sizes_reach_it(opened: MainWindow) -> None:
    panel = opened.contents.panel
    assert panel is not None
    before = panel.tree.rows.look
    opened._actions["text_larger"].trigger()
    larger = panel.tree.rows.look
    assert before is not None
    assert larger is not None
    assert larger.body > before.body
    opened.appearance.use_theme("dark")
    assert panel.tree.rows.look is not None
    assert panel.tree.rows.look.ink == opened.appearance.theme.colors.ink != before.ink


# The star


def test_the_star_keeps_the_page_and_lets_it_go(window: MainWindow) -> None:
    assert not window._actions["bookmark"].isEnabled(), "there is no page yet"
    window.choose(TIBIAL, Side.LEFT)
    assert not star(window).isChecked()
    plain = star(window).icon().cacheKey()
    star(window).click()
    assert window.contents.bookmarks.items == (Bookmark("nerve:tibial", Side.LEFT, "Tibial nerve"),)
    assert star(window).isChecked()
    assert star(window).icon().cacheKey() != plain, "told by its shape too"
    assert window.passing.text() == "Kept under Bookmarks: Tibial nerve"
    star(window).click()
    assert window.contents.bookmarks.items == ()
    assert not star(window).isChecked()


def test_the_star_follows_the_page(window: MainWindow) -> None:
    window.choose(TIBIAL)
    window._actions["bookmark"].trigger()
    window.choose(KNEE)
    assert not window._actions["bookmark"].isChecked()
    window.state.back()
    assert window._actions["bookmark"].isChecked()
    window.state.clear()
    assert not window._actions["bookmark"].isEnabled()


def test_at_a_place_the_star_keeps_the_page_that_is_read(window: MainWindow) -> None:
    window.choose(KNEE)
    window._actions["bookmark"].trigger()
    (item,) = window.contents.bookmarks.items
    assert item.address == "condition:common-fibular-neuropathy"
    assert item.title == window.state.library.plain_name_of(parse_address(item.address))


# What the offscreen platform says of dialogs is no fault.
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_bookmark_that_cannot_be_written_is_told(
    make_window: MakeWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window(bookmarks=Bookmarks(tmp_path / "bookmarks.json"))

    def full(_path: Path, _data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kept, "write_atomically", full)
    window.choose(TIBIAL)
    window._actions["bookmark"].trigger()
    (box,) = window.findChildren(QMessageBox)
    assert "No space left on device" in box.text()
    assert window._actions["bookmark"].isChecked(), "it holds until the program ends"
    box.close()


# The address


@pytest.mark.parametrize(
    ("side", "words"),
    [(Side.LEFT, "nerve:tibial --side left"), (Side.BOTH, "nerve:tibial")],
)
def test_the_address_is_copied_as_the_command_takes_it(window: MainWindow, side: Side, words: str) -> None:
    assert not window._actions["copy_address"].isEnabled()
    window.choose(TIBIAL, side)
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_C, held)
    assert QGuiApplication.clipboard().text() == words
    assert window.passing.text() == f"Copied: {words}"


def test_the_address_of_a_place_with_another_card_is_that_card(window: MainWindow) -> None:
    window.choose(KNEE, Side.RIGHT)
    other = window.state.library.conditions_at(KNEE)[1]
    window.state.open_card(other)
    window._actions["copy_address"].trigger()
    assert QGuiApplication.clipboard().text() == f"{other} --side right"


# Files


@pytest.mark.parametrize(
    ("typed", "kind", "saved"),
    [("a.md", "", "a.md"), ("a", "Markdown text (*.md)", "a.md"), ("a.b", "(*.json)", "a.b.json")],
)
def test_bookmarks_are_saved_where_the_user_says(
    opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, kind: str, saved: str
) -> None:
    opened.choose(TIBIAL)
    opened._actions["bookmark"].trigger()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / typed), kind))
    panel = opened.contents.panel
    assert panel is not None
    panel.show_view("bookmarks")
    panel.kept.buttons["export"].click()
    assert "ibial" in (tmp_path / saved).read_text()
    assert opened.passing.text() == f"Saved: {tmp_path / saved}"


def test_bookmarks_are_brought_in_and_a_bad_file_changes_nothing(
    opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = opened.contents.panel
    assert panel is not None
    panel.show_view("bookmarks")
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(as_json((Bookmark("nerve:tibial", Side.LEFT, "Tibial nerve", "a note"),)))
    bad.write_text("x")
    for path, said in ((bad, "it is not JSON"), (tmp_path / "no.json", "No such file"), (good, "1 new")):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, name=path: (str(name), ""))
        panel.kept.buttons["import"].click()
        assert said in opened.passing.text()
    assert opened.contents.bookmarks.items == read_bookmarks(good)[0]
    assert panel.kept.note.toPlainText() == "a note"


def test_a_file_dialog_that_is_left_does_nothing(opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: ("", ""))
    opened.contents._import()
    opened.contents._export()
    assert opened.passing.isHidden()


def test_a_file_that_cannot_be_written_is_told(
    opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    out = str(tmp_path / "file" / "a.md")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (out, ""))
    opened.contents._export()
    assert "could not be saved" in opened.passing.text()


def test_a_run_leaves_no_trail_on_the_disk(opened: MainWindow, tmp_path: Path) -> None:
    for each in (TIBIAL, KNEE):
        opened.choose(each)
    opened.close()
    for path in tmp_path.rglob("*"):
        assert "tibial" not in path.read_text()
        assert "outer-knee" not in path.read_text()


def test_a_small_window_with_large_text_gives_the_panel_the_plates_room(make_window: MakeWindow) -> None:
    window = make_window(Settings(text_scale=2.0, reduced_motion=True))
    window.resize(1024, 600)
    window.activateWindow()
    window._actions["show_contents"].trigger()
    window.settle()
    panel, stage = window.contents.panel, window.findChild(Stage)
    assert panel is not None
    assert window.diagram.width() == stage.width(), "the panel lies over the plate"
    assert panel.width() > 0.8 * stage.width()
    assert window.card.isVisible()
    assert panel.tree.height() > 250
    assert stage.plate_is_covered, "no sliver of the drawing is left"
    window.diagram.setFocus()
    assert not panel.isVisible(), "the keyboard is never under the panel"
    window._actions["show_contents"].trigger()
    panel.chosen.emit(TIBIAL, None)
    assert not panel.isVisible(), "what was chosen in a list that hides the drawing is to be seen there"
    assert window.state.selection is not None
