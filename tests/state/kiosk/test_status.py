"""What staff are told: plain facts."""

from datetime import date, time
from pathlib import Path

import pytest

from explorer.library.library import Library
from explorer.state.kiosk.memory import memory_in_use
from explorer.state.kiosk.night import Night
from explorer.state.kiosk.pin import hash_pin
from explorer.state.kiosk.policy import KioskPolicy
from explorer.state.kiosk.status import duration, last_reviewed, setting_rows


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 min"),
        (59, "0 min"),
        (61, "1 min"),
        (3600, "1 h 0 min"),
        (90_000, "1 d 1 h"),
        (86_400 * 30, "30 d 0 h"),
        (-5, "0 min"),
    ],
)
def test_a_time_is_told_in_its_two_largest_units(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_the_settings_are_told_without_the_pin() -> None:
    pin = hash_pin("1234", b"0" * 16)
    policy = KioskPolicy(clinic_name="Harbour", pin=pin, night=Night(time(22), time(6, 30)), counts=True)
    rows = dict(setting_rows(policy))
    assert rows["Clinic"] == "Harbour"
    assert rows["Dimmed at night"] == "22:00 to 06:30"
    assert rows["Cards opened are counted"] == rows["PIN"] == "yes"
    assert rows["Visitors may print"] == "no"
    assert pin not in str(rows)
    assert dict(setting_rows(KioskPolicy()))["PIN"] == "no"


def test_the_newest_review_dates_the_content(library: Library) -> None:
    assert last_reviewed(Library()) is None
    newest = last_reviewed(library)
    assert newest is not None
    assert date(2024, 1, 1) < newest
    assert all(card.reviewed <= newest for card in library.cards.values())


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux says it so")
def test_the_memory_in_use_is_that_of_the_process() -> None:
    before = memory_in_use()
    assert before is not None
    held = bytearray(b"x" * 40_000_000)
    after = memory_in_use()
    assert after is not None
    assert after - before > 30_000_000
    assert held
