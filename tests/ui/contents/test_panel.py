"""The panel's lists: which one is shown, what was seen, what was kept."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from explorer.anatomy.address import Side, parse_address
from explorer.library.outline import View
from explorer.state.bookmarks import Bookmark, Bookmarks
from explorer.ui.contents.model import Role
from explorer.ui.contents.panel import ContentsPanel
from explorer.ui.contents.views import KEPT, RECENT
from explorer.ui.window import MainWindow

TIBIAL = parse_address("nerve:tibial")
KNEE = parse_address("region:outer-knee")
EMG = parse_address("test:emg")

Keeping = Callable[[Bookmarks], MainWindow]


def texts(panel: ContentsPanel) -> list[str]:
    model = panel.tree.outline()
    return [model.entry(model.index(row, 0)).text for row in range(model.rowCount())]


def some(path: Path | None = None) -> Bookmarks:
    made = Bookmarks(path)
    made.add(Bookmark("nerve:tibial", Side.LEFT, "Tibial nerve", "burns at night"))
    made.add(Bookmark("figure:arm", Side.BOTH, "The arm"))
    made.add(Bookmark("region:outer-knee", Side.RIGHT, "Outer side of the knee"))
    return made


def parts(window: MainWindow) -> ContentsPanel:
    assert window.contents.panel is not None
    return window.contents.panel


def go(panel: ContentsPanel, row: int) -> None:
    panel.tree.setCurrentIndex(panel.tree.outline().index(row, 0))


# Which list


def test_a_list_that_does_not_hold_what_is_chosen_gives_way_to_one_that_does(
    opened: MainWindow, panel: ContentsPanel
) -> None:
    assert panel.view == View.PLACES
    opened.choose(EMG)
    assert panel.view == View.MORE
    opened.choose(KNEE)
    assert panel.view == View.PLACES


def test_the_list_that_the_user_asked_for_is_preferred(opened: MainWindow, panel: ContentsPanel) -> None:
    panel.show_view(View.CONDITIONS)
    opened.choose(TIBIAL)
    assert panel.view == View.PLACES
    opened.choose(parse_address("muscle:soleus"))
    assert panel.view == View.NERVES
    opened.choose(EMG)
    opened.choose(parse_address("condition:sciatica"))
    assert panel.view == View.CONDITIONS


def test_what_was_seen_and_what_was_kept_stay_in_sight(opened: MainWindow, panel: ContentsPanel) -> None:
    for view in (RECENT, KEPT):
        panel.show_view(view)
        opened.choose(TIBIAL if view == RECENT else KNEE)
        assert panel.view == view


# Recently seen


def test_the_list_of_what_was_seen_begins_with_kind_words(panel: ContentsPanel) -> None:
    panel.show_view(RECENT)
    assert panel.tree.isHidden()
    assert panel.empty.text().startswith("Nothing here yet.")


def test_what_was_seen_stands_latest_first_and_can_be_chosen_again(
    opened: MainWindow, panel: ContentsPanel
) -> None:
    opened.choose(TIBIAL, Side.LEFT)
    opened.choose(KNEE, Side.RIGHT)
    panel.show_view(RECENT)
    assert texts(panel) == ["Outer side of the knee", "Tibial nerve"]
    go(panel, 1)
    QTest.keyClick(panel.tree, Qt.Key.Key_Return)
    assert opened.state.selection is not None
    assert (opened.state.selection.address, opened.state.selection.side) == (TIBIAL, Side.LEFT)
    assert texts(panel) == ["Outer side of the knee", "Tibial nerve"], "no row moves under the finger"
    opened.choose(EMG)
    assert texts(panel)[0] == opened.state.library.plain_name_of(EMG)


# Bookmarks


def test_the_list_of_bookmarks_begins_with_kind_words(panel: ContentsPanel) -> None:
    panel.show_view(KEPT)
    assert panel.empty.text() == "Nothing here yet. Press the star on a page to keep it."
    assert not panel.empty.isHidden()
    assert panel.kept.buttons["export"].isHidden()
    assert not panel.kept.buttons["import"].isHidden()


def test_bookmarks_open_on_their_side_and_missing_ones_say_so(keeping: Keeping) -> None:
    window = keeping(some())
    panel = parts(window)
    assert texts(panel) == [
        "Tibial nerve, the person's left",
        "The arm (not in this version)",
        "Outer side of the knee, the person's right",
    ]
    go(panel, 1)
    QTest.keyClick(panel.tree, Qt.Key.Key_Return)
    assert window.state.selection is None
    go(panel, 0)
    QTest.keyClick(panel.tree, Qt.Key.Key_Return)
    assert window.state.selection is not None
    assert (window.state.selection.address, window.state.selection.side) == (TIBIAL, Side.LEFT)


def test_a_note_is_kept_when_one_goes_on(keeping: Keeping, tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.json"
    panel = parts(keeping(some(path)))
    go(panel, 2)
    panel.kept.note.setFocus()
    QTest.keyClicks(panel.kept.note, "1 ask about shoes")
    QTest.keyClick(panel.kept.note, Qt.Key.Key_Tab)
    assert Bookmarks(path).items[2].note == "1 ask about shoes"
    assert panel.tree.currentIndex().row() == 2
    assert panel.kept.note.toPlainText() == "1 ask about shoes"


def test_a_note_is_not_mixed_up_by_going_to_another_row(keeping: Keeping) -> None:
    bookmarks = some()
    panel = parts(keeping(bookmarks))
    go(panel, 0)
    panel.kept.note.setPlainText("x")
    panel.kept.note.document().setModified(True)
    go(panel, 2)
    assert [each.note for each in bookmarks.items] == ["x", "", ""]
    assert panel.tree.currentIndex().row() == 2
    assert panel.kept.address == "region:outer-knee"
    assert panel.kept.note.toPlainText() == ""


@pytest.mark.parametrize("leave", ["view", "panel", "window"])
def test_a_note_is_not_lost_by_leaving(keeping: Keeping, tmp_path: Path, leave: str) -> None:
    path = tmp_path / "bookmarks.json"
    window = keeping(some(path))
    panel = parts(window)
    go(panel, 0)
    panel.kept.note.setFocus()
    QTest.keyClicks(panel.kept.note, "!")
    {
        "view": lambda: panel.show_view(View.PLACES),
        "panel": lambda: window.contents.open_panel(False),
        "window": window.close,
    }[leave]()
    assert Bookmarks(path).items[0].note == "!burns at night"


def test_bookmarks_are_moved_and_the_keyboard_stays_with_them(keeping: Keeping) -> None:
    bookmarks = some()
    panel = parts(keeping(bookmarks))
    go(panel, 0)
    assert not panel.kept.buttons["up"].isEnabled()
    panel.kept.buttons["down"].click()
    assert [each.address for each in bookmarks.items][:2] == ["figure:arm", "nerve:tibial"]
    assert panel.tree.currentIndex().row() == 1
    panel.kept.buttons["down"].click()
    assert not panel.kept.buttons["down"].isEnabled()
    panel.kept.buttons["up"].click()
    assert bookmarks.items[1].address == "nerve:tibial"


def test_one_that_is_removed_can_be_put_back(keeping: Keeping) -> None:
    bookmarks = some()
    before = bookmarks.items
    panel = parts(keeping(bookmarks))
    go(panel, 0)
    panel.kept.buttons["remove"].click()
    assert bookmarks.items == before[1:]
    assert panel.undo.hasFocus()
    assert panel.undo.text() == "Put back: Tibial nerve"
    QTest.keyClick(panel.undo, Qt.Key.Key_Return)
    assert bookmarks.items == before
    assert panel.undo.isHidden()


def test_the_last_one_removed_leaves_the_kind_words_and_the_undo(keeping: Keeping) -> None:
    bookmarks = Bookmarks()
    bookmarks.add(Bookmark("nerve:tibial", Side.LEFT, "Tibial nerve"))
    panel = parts(keeping(bookmarks))
    panel.kept.buttons["remove"].click()
    assert not panel.empty.isHidden()
    panel.undo.click()
    assert texts(panel) == ["Tibial nerve, the person's left"]


def test_every_control_has_a_name_and_the_tree_says_what_it_lists(panel: ContentsPanel) -> None:
    for view in (*View, RECENT, KEPT):
        panel.show_view(view)
        assert panel.tree.accessibleName() == panel.views.currentText()
    for each in panel.tab_order():
        named = (each.accessibleName(), getattr(each, "text", str)(), getattr(each, "toPlainText", str)())
        assert any(named) or each.isHidden(), each.objectName()


def test_the_open_page_is_marked_among_the_bookmarks_however_it_was_come_to(keeping: Keeping) -> None:
    """At a place a page is read, and it is the page that the star keeps."""
    window = keeping(Bookmarks())
    panel = parts(window)
    window.choose(KNEE)
    window._actions["bookmark"].trigger()
    (row,) = panel.tree.selectionModel().selectedIndexes()
    assert panel.tree.outline().entry(row).address == window.state.selection.card != KNEE
    window.passing.stop()


def test_what_is_kept_has_a_star_in_every_list(keeping: Keeping) -> None:
    window = keeping(some())
    panel = parts(window)
    window.choose(TIBIAL)
    for view in (View.NERVES, View.PLACES, RECENT):
        panel.show_view(view)
        model = panel.tree.outline()
        row = model.nearest(TIBIAL, panel.tree.currentIndex())
        assert row.data(Role.KEPT), view
        assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "Tibial nerve, bookmarked"
        assert row.data() == "Tibial nerve"
    window.contents.bookmarks.remove("nerve:tibial")
    assert not row.data(Role.KEPT)
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "Tibial nerve"
