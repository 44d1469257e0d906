"""The menu of colours."""

import pytest
from PySide6.QtWidgets import QToolButton

from explorer.ui.panels.themes import ThemesMenu
from explorer.ui.window import MainWindow


def menu_of(window: MainWindow) -> ThemesMenu:
    menu = window.findChild(ThemesMenu)
    menu.aboutToShow.emit()
    return menu


def test_it_offers_the_system_and_every_theme_with_one_in_force(window: MainWindow) -> None:
    actions = menu_of(window).actions()
    assert [each.text() for each in actions] == ["As the system", "Dark", "High contrast", "Light"]
    assert [each.isChecked() for each in actions] == [True, False, False, False]


def test_a_choice_is_used_at_once_and_marked_the_next_time(window: MainWindow) -> None:
    menu_of(window).actions()[1].trigger()
    assert window.appearance.theme.id == "dark"
    assert window.settings.theme == "dark"
    assert [each.isChecked() for each in menu_of(window).actions()] == [False, True, False, False]


@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's own remark on popups
def test_its_button_stands_in_the_bar(window: MainWindow) -> None:
    button = window.bar.buttons["show_themes"]
    assert isinstance(button, QToolButton)
    assert button.accessibleName() == "Colours"
    button.click()
    menu = window.findChild(ThemesMenu)
    assert menu.isVisible()
    assert menu.actions()
    menu.close()
