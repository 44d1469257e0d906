"""Rows of the outline as Qt's views and screen readers ask for them."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from explorer.anatomy.address import Address, Kind, parse_address
from explorer.library.library import Library
from explorer.library.outline import Entry, View, outline, paths
from explorer.ui.contents.model import OutlineModel, Role

ONE, TWO = Address(Kind.BONE, "one"), Address(Kind.BONE, "two")
BELOW = (Entry("One", ONE, "uno", True), Entry("Two", TWO, children=(Entry("1", ONE),)))
SMALL = (Entry("Heading", children=BELOW), Entry("One", ONE))


@pytest.mark.parametrize("view", View)
def test_it_is_a_sound_model_to_its_depths(qapp: object, library: Library, view: View) -> None:
    model = OutlineModel(outline(library, view))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    rows = 0
    waiting = [QModelIndex()]
    while waiting:
        parent = waiting.pop()
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            assert model.parent(index) == parent
            assert model.at(model.path(index)) == index
            assert index.data()
            rows += 1
            waiting.append(index)
    assert rows > 60
    del tester


def test_a_row_is_found_by_its_address_nearest_to_another(qapp: object) -> None:
    model = OutlineModel(SMALL)
    two = model.at((0, 1))
    assert model.entry(two).address == TWO
    assert model.path(model.nearest(ONE, two)) == (0, 1, 0)
    assert model.path(model.nearest(ONE, QModelIndex())) == (1,)
    assert not model.nearest(parse_address("bone:three"), two).isValid()
    assert model.holds(ONE)
    assert not model.holds(parse_address("bone:three"))


def test_a_way_that_leads_nowhere_gives_no_row(qapp: object) -> None:
    model = OutlineModel(SMALL)
    for path in ((7,), (0, 9), (0, 0, 0)):
        assert not model.at(path).isValid()
    assert not model.index(0, 1).isValid()
    assert not model.index(-1, 0).isValid()


def test_what_a_row_says(qapp: object) -> None:
    model = OutlineModel(SMALL)
    heading, one = model.at((0,)), model.at((0, 0))
    assert one.data() == "One (emergency)", "told in words wherever the name is"
    assert one.data(Qt.ItemDataRole.AccessibleTextRole) == "One (emergency)"
    assert one.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "uno"
    assert one.data(Qt.ItemDataRole.ToolTipRole) == "One\nuno\nbone:one"
    assert one.data(Role.EMERGENCY)
    assert heading.data(Role.HEADING)
    assert not one.data(Role.HEADING)
    assert one.data(Qt.ItemDataRole.EditRole) is None
    assert QModelIndex().data() is None
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Contents"


def test_headings_can_be_opened_but_not_chosen_and_nothing_can_be_changed(qapp: object) -> None:
    model = OutlineModel(SMALL)
    flags = [model.flags(model.at(path)) for path in ((0,), (0, 0))]
    assert not flags[0] & Qt.ItemFlag.ItemIsSelectable
    assert flags[1] & Qt.ItemFlag.ItemIsSelectable
    assert not any(each & Qt.ItemFlag.ItemIsEditable for each in flags)
    assert not model.setData(model.at((0, 0)), "x")


def test_rows_are_made_only_when_someone_looks(qapp: object, library: Library) -> None:
    entries = outline(library, View.NERVES)
    model = OutlineModel(entries)
    for row in range(model.rowCount()):
        model.index(row, 0)
    everything = sum(map(len, paths(entries).values()))
    assert len(model._nodes) == len(entries) + 1 < everything / 10
