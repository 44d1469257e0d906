"""The status behind the PIN, and the ways out of it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from explorer.state.kiosk.pin import Attempts
from explorer.state.kiosk.policy import KioskPolicy
from explorer.state.kiosk.status import Status, setting_rows
from explorer.ui.kiosk.staff.door import StaffDoor
from explorer.ui.kiosk.staff.look import StaffLook
from ui.kiosk.staff.conftest import PIN, Clock

POLICY = KioskPolicy(clinic_name="Harbour Street", pin=PIN)
STATUS = Status(
    version="1.2.3",
    reviewed=date(2026, 11, 1),
    problems=("kiosk.toml:4: 'idle_seconds' is wrong", "<b>not bold</b>"),
    uptime=90_000,
    memory=171_000_000,
    config=Path("/home/kiosk/kiosk.toml"),
    settings=setting_rows(POLICY),
)


@pytest.fixture
def told() -> list[Status]:
    """What the door is told when it asks."""
    return [STATUS]


@pytest.fixture
def door(
    show: Callable[[StaffDoor], StaffDoor], look: StaffLook, clock: Clock, told: list[Status]
) -> StaffDoor:
    return show(StaffDoor(POLICY, Attempts(clock), look, lambda: told[-1]))


def enter(door: StaffDoor) -> None:
    for name in (*"2468", "ok"):
        door.pin.keypad.buttons[name].click()
    assert door.currentWidget() is door.status


def words(door: StaffDoor) -> list[str]:
    return [each.text() for each in door.status.findChildren(QLabel) if each.isVisible()]


def test_the_status_says_all_of_it_as_plain_text(door: StaffDoor) -> None:
    enter(door)
    said = words(door)
    for each in ("Problems: 2", "1.2.3", "2026-11-01", "1 d 1 h", "171 MB", "Harbour Street"):
        assert each in said
    assert str(Path("/home/kiosk/kiosk.toml")) in said
    assert "<b>not bold</b>" in said
    assert "Cards opened today" not in said, "nothing is counted unless the clinic wants it"
    assert PIN not in " ".join(said)


def test_totals_are_shown_where_the_clinic_counts(door: StaffDoor, told: list[Status]) -> None:
    told.append(Status("1", None, (), 0, None, Path("k"), (), {"Sciatica": 12}))
    enter(door)
    said = words(door)
    assert said.index("Sciatica") + 1 == said.index("12")
    assert "Cards opened today" in said
    assert "No problems." in said
    assert "unknown" in said


def test_many_problems_are_counted_and_the_first_shown(door: StaffDoor, told: list[Status]) -> None:
    many = tuple(f"a.md:{line}: wrong" for line in range(1, 31))
    told.append(Status("1", None, many, 0, None, Path("k"), ()))
    enter(door)
    said = words(door)
    assert "Problems: 30" in said
    assert sum(each.endswith(": wrong") for each in said) == 8
    assert "The rest: nerve-explorer check" in said


def test_each_button_leads_where_it_says(door: StaffDoor, qtbot: QtBot) -> None:
    enter(door)
    for button, signal in (
        (door.status.back, door.left),
        (door.status.change, door.set_up),
        (door.status.close_kiosk, door.closed),
    ):
        with qtbot.waitSignal(signal, timeout=1000):
            button.click()


def test_the_door_shuts_behind_whoever_leaves(door: StaffDoor) -> None:
    enter(door)
    door.hide()
    door.show()
    assert door.currentWidget() is door.pin


def test_a_status_that_is_left_open_leaves_by_itself(door: StaffDoor, qtbot: QtBot) -> None:
    enter(door)
    (idle,) = (each for each in door.status.findChildren(QTimer) if each.isActive())
    assert idle.interval() <= 60_000
    idle.setInterval(1)
    with qtbot.waitSignal(door.left, timeout=2000):
        pass


def test_it_is_told_anew_each_time(door: StaffDoor, told: list[Status]) -> None:
    enter(door)
    door.hide()
    told.append(Status("9.9.9", None, (), 0, None, Path("k"), ()))
    door.show()
    enter(door)
    assert "9.9.9" in words(door)
