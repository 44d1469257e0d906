from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.state.kiosk.night import Night, dimming, is_night, seconds_to_change

ACROSS = Night(time(22), time(6, 30), 0.5)
WITHIN = Night(time(1), time(5), 0.7)


@pytest.mark.parametrize(
    ("night", "now", "expected"),
    [
        (ACROSS, time(21, 59), False),
        (ACROSS, time(22), True),
        (ACROSS, time(0), True),
        (ACROSS, time(6, 29, 59), True),
        (ACROSS, time(6, 30), False),
        (ACROSS, time(12), False),
        (WITHIN, time(0, 59), False),
        (WITHIN, time(1), True),
        (WITHIN, time(5), False),
        (None, time(3), False),
    ],
)
def test_the_night_begins_and_ends_by_the_clock(night: Night | None, now: time, expected: bool) -> None:
    assert is_night(night, now) is expected


def test_only_the_night_dims() -> None:
    assert dimming(ACROSS, time(23)) == 0.5
    assert dimming(ACROSS, time(12)) == 0
    assert dimming(None, time(23)) == 0


@given(st.times(), st.times(), st.times())
def test_the_night_and_the_day_between_share_no_moment(start: time, end: time, now: time) -> None:
    if start != end:
        assert is_night(Night(start, end), now) is not is_night(Night(end, start), now)


def test_an_impossible_night_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="begins"):
        Night(time(5), time(5))
    for dim in (-0.1, 0.95, float("nan")):
        with pytest.raises(ValueError, match=r"0\.9"):
            Night(time(5), time(6), dim)


@pytest.mark.parametrize(
    ("now", "hours"),
    [("21:00", 1), ("22:00", 8.5), ("23:30", 7), ("06:29", 1 / 60), ("06:30", 15.5), ("12:00", 10)],
)
def test_the_next_change_is_at_the_next_end_of_the_night(now: str, hours: float) -> None:
    night = Night(time(22), time(6, 30))
    moment = datetime.combine(date(2026, 11, 24), time.fromisoformat(now))
    assert seconds_to_change(night, moment) == pytest.approx(hours * 3600)
