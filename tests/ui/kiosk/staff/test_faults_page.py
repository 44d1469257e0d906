"""A first file that cannot be read: told to whoever sets the kiosk up, and no lasting hindrance."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from explorer.files.problem import Problem
from explorer.ui.kiosk.staff.faults_page import PATIENCE, FaultsPage
from explorer.ui.kiosk.staff.look import StaffLook
from ui.kiosk.staff.conftest import Clock

PROBLEM = Problem("kiosk.toml", 7, "is not TOML: <Expected> '='")


@pytest.fixture
def page(show: Callable[[FaultsPage], FaultsPage], look: StaffLook, clock: Clock) -> FaultsPage:
    return show(FaultsPage((PROBLEM,), "/home/kiosk", clock, look))


def test_it_names_file_line_and_fault(page: FaultsPage) -> None:
    words = [each.text() for each in page.findChildren(QLabel)]
    assert "/home/kiosk/kiosk.toml:7: is not TOML: <Expected> '='" in words


def test_each_button_leads_on(page: FaultsPage, qtbot: QtBot) -> None:
    for button, signal in zip(
        page.buttons, (page.again, page.set_up, page.started, page.closed), strict=True
    ):
        with qtbot.waitSignal(signal, timeout=1000):
            button.click()


def test_with_nobody_there_it_begins_by_itself(page: FaultsPage, clock: Clock, qtbot: QtBot) -> None:
    clock.now += PATIENCE - 30
    page._tick()
    assert "in 30 s" in page.countdown.text()
    clock.now += 30
    with qtbot.waitSignal(page.started, timeout=1000):
        page._tick()
