"""The tree in the window: in step with the drawing both ways."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.anatomy.address import Side, parse_address
from explorer.library.outline import View
from explorer.state.state import Change
from explorer.ui.contents.panel import ContentsPanel
from explorer.ui.contents.tree import OutlineTree
from explorer.ui.window import MainWindow

TIBIAL = parse_address("nerve:tibial")
KNEE = parse_address("region:outer-knee")


def row(tree: OutlineTree, *texts: str) -> QModelIndex:
    """The row reached by its words, level by level; what it lies in is opened."""
    index = QModelIndex()
    for text in texts:
        model = tree.outline()
        rows = (model.index(n, 0, index) for n in range(model.rowCount(index)))
        index = next(each for each in rows if model.entry(each).text == text)
    tree.scrollTo(index)
    QApplication.processEvents()
    return index


def press(tree: OutlineTree, index: QModelIndex) -> None:
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(index).center())


def marked(tree: OutlineTree) -> list[str]:
    return [tree.outline().entry(each).text for each in tree.selectionModel().selectedIndexes()]


def hear(window: MainWindow) -> list[Change]:
    heard: list[Change] = []
    window.state.observe(heard.append)
    return heard


def test_a_press_chooses_through_the_state_and_opens_the_row(
    opened: MainWindow, panel: ContentsPanel
) -> None:
    heard = hear(opened)
    knee = row(panel.tree, "Outer side of the knee")
    press(panel.tree, knee)
    assert opened.state.selection is not None
    assert opened.state.selection.address == KNEE
    assert len(heard) == 1
    assert marked(panel.tree) == ["Outer side of the knee"]
    assert panel.tree.isExpanded(knee)
    assert panel.tree.hasFocus()


def test_a_press_on_what_is_chosen_closes_and_opens_it(opened: MainWindow, panel: ContentsPanel) -> None:
    knee = row(panel.tree, "Outer side of the knee")
    press(panel.tree, knee)
    heard = hear(opened)
    press(panel.tree, knee)
    assert not panel.tree.isExpanded(knee)
    press(panel.tree, knee)
    assert panel.tree.isExpanded(knee)
    assert heard == []


def test_a_heading_opens_and_closes_and_chooses_nothing(opened: MainWindow, panel: ContentsPanel) -> None:
    bones = row(panel.tree, "Bones")
    for opened_now in (True, False):
        press(panel.tree, bones)
        assert panel.tree.isExpanded(bones) is opened_now
    assert opened.state.selection is None


def test_a_double_press_of_a_trembling_hand_is_one_press(opened: MainWindow, panel: ContentsPanel) -> None:
    knee = row(panel.tree, "Outer side of the knee")
    place = panel.tree.visualRect(knee).center()
    heard = hear(opened)
    QTest.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(heard) == 1
    assert panel.tree.isExpanded(knee)


def test_arrows_walk_without_choosing_and_enter_chooses(opened: MainWindow, panel: ContentsPanel) -> None:
    assert panel.tree.hasFocus()
    heard = hear(opened)
    for _ in range(3):
        QTest.keyClick(panel.tree, Qt.Key.Key_Down)
    assert heard == []
    assert marked(panel.tree) == []
    QTest.keyClick(panel.tree, Qt.Key.Key_Return)
    assert [str(change.after.address) for change in heard if change.after] == ["region:front-thigh"]
    assert marked(panel.tree) == ["Front of the thigh"]
    QTest.keyClick(panel.tree, Qt.Key.Key_Right)
    QTest.keyClick(panel.tree, Qt.Key.Key_Right)
    QTest.keyClick(panel.tree, Qt.Key.Key_Return)
    assert panel.tree.isExpanded(panel.tree.currentIndex()), "Enter opens a heading"
    assert len(heard) == 1


def test_letters_and_digits_find_rows_and_are_no_shortcuts(opened: MainWindow, panel: ContentsPanel) -> None:
    panel.show_view(View.NERVES)
    panel.take_focus()
    whole = opened.diagram.box.viewRect()
    QTest.keyClicks(panel.tree, "s1")
    assert panel.tree.currentIndex().data() == "S1 nerve root"
    assert opened.diagram.box.viewRect() == whole, "1 frames no figure"
    opened.choose(TIBIAL)
    QTest.keyClick(panel.tree, Qt.Key.Key_Home)
    assert panel.tree.currentIndex().data() == "L1 nerve root"
    assert opened.state.selection is not None, "Home does not start again"


def test_what_is_chosen_elsewhere_is_opened_to_and_marked(opened: MainWindow, panel: ContentsPanel) -> None:
    panel.show_view(View.NERVES)
    opened.diagram.setFocus()
    heard = hear(opened)
    opened.choose(TIBIAL, Side.LEFT)
    assert len(heard) == 1, "showing it chooses nothing again"
    assert opened.diagram.hasFocus(), "nor takes the keyboard"
    assert marked(panel.tree) == ["Tibial nerve"]
    index = panel.tree.currentIndex()
    assert panel.tree.viewport().rect().contains(panel.tree.visualRect(index))
    opened.state.clear()
    assert marked(panel.tree) == []


def test_of_several_places_the_one_nearest_to_where_one_is_gets_the_mark(
    opened: MainWindow, panel: ContentsPanel
) -> None:
    panel.show_view(View.NERVES)
    tree = panel.tree
    tree.setCurrentIndex(row(tree, "L5 nerve root", "Lumbosacral trunk"))
    opened.choose(TIBIAL)
    path = tree.outline().path(tree.currentIndex())
    tops = [tree.outline().entry(tree.outline().at(path[:n])).text for n in (1, 2)]
    assert tops == ["L5 nerve root", "Lumbosacral trunk"]


def test_back_and_forward_move_the_mark(opened: MainWindow, panel: ContentsPanel) -> None:
    opened.choose(KNEE)
    opened.choose(parse_address("region:calf"))
    opened._actions["back"].trigger()
    assert marked(panel.tree) == ["Outer side of the knee"]


def test_the_mark_and_the_keyboards_place_look_different(opened: MainWindow, panel: ContentsPanel) -> None:
    tree = panel.tree
    accent = opened.appearance.theme.colors.accent.lower()

    def accents(index: QModelIndex) -> int:
        rect = tree.visualRect(index)
        image: QImage = tree.viewport().grab(rect).toImage()
        inner = [
            image.pixelColor(x, y).name()
            for x in range(8, image.width() - 8, 3)
            for y in range(4, image.height() - 4, 2)
        ]
        return sum(each == accent for each in inner) * 100 // len(inner)

    calf = row(tree, "Calf")
    plain = tree.viewport().grab(tree.visualRect(calf)).toImage()
    tree.selectionModel().setCurrentIndex(calf, QItemSelectionModel.SelectionFlag.NoUpdate)
    framed = tree.viewport().grab(tree.visualRect(calf)).toImage()
    assert framed != plain
    assert accents(calf) < 5
    press(tree, calf)
    assert accents(calf) > 60


def test_long_names_wrap_and_rows_are_large_enough_for_a_finger(
    opened: MainWindow, panel: ContentsPanel
) -> None:
    panel.show_view(View.CONDITIONS)
    for _ in range(9):
        opened._actions["text_larger"].trigger()
    opened.settle()
    tree = panel.tree
    long = row(tree, "Emergencies", "Infection in the spine")
    assert tree.visualRect(long).height() > 3 * opened.appearance.theme.type.body * 2
    assert tree.visualRect(long).right() <= tree.viewport().width()
    assert tree.visualRect(row(tree, "Emergencies")).height() >= opened.appearance.theme.space.target


def test_an_arrow_of_a_row_is_pressed_without_choosing(opened: MainWindow, panel: ContentsPanel) -> None:
    calf = row(panel.tree, "Calf")
    place = QPoint(panel.tree.indentation() // 2, panel.tree.visualRect(calf).center().y())
    QTest.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert panel.tree.isExpanded(calf)
    assert opened.state.selection is None
    assert panel.tree.indentation() >= 24
