"""The staff's pages, each alone on a screen of its own."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.state.kiosk.pin import hash_pin
from explorer.ui.kiosk.staff.look import StaffLook
from explorer.ui.theme import Theme
from rest import closed_at_rest

Shown = TypeVar("Shown", bound=QWidget)

PIN = hash_pin("2468", b"s" * 16)


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def look(theme: Theme) -> StaffLook:
    return StaffLook(theme, 3.8)


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Callable[[Shown], Shown]]:
    """Shows a page upright; once it is hidden, nothing in it may run on."""
    shown: list[QWidget] = []

    def show_page(page: Shown) -> Shown:
        shown.append(page)
        page.resize(1080, 1920)
        page.show()
        qtbot.waitExposed(page)
        return page

    with closed_at_rest(shown):
        yield show_page
