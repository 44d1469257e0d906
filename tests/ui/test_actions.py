from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.files.places import find_places
from explorer.files.problem import BadFileError
from explorer.ui.actions import ACTIONS, make_actions
from explorer.ui.icons import icon
from explorer.ui.window import MainWindow


def test_every_action_has_its_own_id_title_and_shortcuts() -> None:
    assert len({spec.id for spec in ACTIONS}) == len({spec.title for spec in ACTIONS}) == len(ACTIONS)
    keys = Counter(QKeySequence(key).toString() for spec in ACTIONS for key in spec.shortcuts)
    assert "" not in keys, "a shortcut that Qt does not know"
    assert [key for key, times in keys.items() if times > 1] == []


def test_every_action_has_a_handler_in_the_window(window: MainWindow) -> None:
    made = {action.text() for action in window.actions()}
    assert made == {spec.title for spec in ACTIONS}


def test_each_action_calls_its_own_handler_once(qtbot: QtBot) -> None:
    called: list[str] = []
    widget = QWidget()
    qtbot.addWidget(widget)
    handlers = {spec.id: lambda each=spec.id: called.append(each) for spec in ACTIONS}
    actions = make_actions(widget, handlers)
    for spec in ACTIONS:
        actions[spec.id].trigger()
    assert called == [spec.id for spec in ACTIONS]


def test_an_action_without_a_handler_is_refused(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    with pytest.raises(KeyError, match="quit"):
        make_actions(widget, {spec.id: lambda: None for spec in ACTIONS if spec.id != "quit"})


def test_every_icon_of_an_action_ships_and_takes_its_colour(qapp: object) -> None:
    assets = find_places().assets
    for spec in ACTIONS:
        if spec.icon:
            image = icon(assets, spec.icon, "#0B6A74").pixmap(48, 48).toImage()
            inks = {
                image.pixelColor(x, y).name()
                for x in range(48)
                for y in range(48)
                if image.pixelColor(x, y).alpha() == 255
            }
            assert "#0b6a74" in inks, spec.icon


def test_a_missing_icon_is_named(qapp: object) -> None:
    with pytest.raises(BadFileError, match=r"icons/nothing\.svg"):
        icon(find_places().assets, "nothing", "#000000")
