import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.state.kiosk.visit import Phase, PhaseChange, Visit

IDLE, GRACE = 90.0, 30.0
INVITATION, BEGUN, STILL_HERE = Phase.INVITATION, Phase.BEGUN, Phase.STILL_HERE


class Stage:
    """A visit, the clock that it goes by, and what it announced."""

    def __init__(self) -> None:
        self.now = 5_000.0
        self.visit = Visit(lambda: self.now, IDLE, GRACE)
        self.told: list[tuple[Phase, Phase]] = []
        self.stop = self.visit.observe(lambda change: self.told.append((change.before, change.after)))

    def after(self, seconds: float) -> None:
        self.now += seconds
        self.visit.tick()


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_at_first_it_invites_and_waits_for_ever(stage: Stage) -> None:
    stage.after(10_000)
    assert stage.visit.phase is INVITATION
    assert stage.visit.seconds_left is None
    assert stage.told == []


def test_a_touch_begins_a_visit_and_further_ones_announce_nothing(stage: Stage) -> None:
    for _ in range(3):
        stage.visit.touch()
    assert stage.told == [(INVITATION, BEGUN)]


def test_left_alone_it_asks_and_then_resets(stage: Stage) -> None:
    stage.visit.touch()
    stage.after(IDLE - 1)
    assert stage.visit.phase is BEGUN
    assert stage.visit.seconds_left == 1
    stage.after(1)
    assert stage.visit.phase is STILL_HERE
    assert stage.visit.seconds_left == GRACE
    stage.after(GRACE)
    assert stage.told == [(INVITATION, BEGUN), (BEGUN, STILL_HERE), (STILL_HERE, INVITATION)]
    assert PhaseChange(STILL_HERE, INVITATION).resets
    assert not PhaseChange(BEGUN, STILL_HERE).resets


def test_still_here_can_be_answered_as_often_as_wanted(stage: Stage) -> None:
    stage.visit.touch()
    for _ in range(20):
        stage.after(IDLE)
        assert stage.visit.phase is STILL_HERE
        stage.visit.touch()
        assert stage.visit.phase is BEGUN
        assert stage.visit.seconds_left == IDLE


def test_a_touch_puts_the_question_off(stage: Stage) -> None:
    stage.visit.touch()
    for _ in range(10):
        stage.after(IDLE - 1)
        stage.visit.touch()
    assert stage.told == [(INVITATION, BEGUN)]


def test_the_countdown_goes_on_between_ticks(stage: Stage) -> None:
    stage.visit.touch()
    stage.now += 40
    assert stage.visit.seconds_left == IDLE - 40


def test_one_can_say_that_one_has_finished(stage: Stage) -> None:
    stage.visit.touch()
    stage.visit.end()
    stage.visit.end()
    assert stage.told == [(INVITATION, BEGUN), (BEGUN, INVITATION)]


def test_a_computer_that_slept_resets_without_asking(stage: Stage) -> None:
    stage.visit.touch()
    stage.after(100_000)
    assert stage.told == [(INVITATION, BEGUN), (BEGUN, INVITATION)]


def test_a_touch_after_the_time_was_up_finds_nothing_of_the_visit_before(stage: Stage) -> None:
    stage.visit.touch()
    stage.now += IDLE + GRACE
    stage.visit.touch()
    assert stage.told == [(INVITATION, BEGUN), (BEGUN, INVITATION), (INVITATION, BEGUN)]


def test_a_clock_that_goes_back_only_makes_it_wait(stage: Stage) -> None:
    stage.visit.touch()
    stage.after(60)
    stage.after(-4_000)
    assert stage.visit.phase is BEGUN
    assert stage.visit.seconds_left == IDLE - 60
    stage.after(30)
    assert stage.visit.phase is STILL_HERE


def test_who_stopped_listening_hears_nothing(stage: Stage) -> None:
    stage.stop()
    stage.visit.touch()
    assert stage.told == []


@pytest.mark.parametrize("seconds", [0, -1, math.inf, math.nan])
def test_impossible_times_are_refused(seconds: float) -> None:
    for pair in ((seconds, GRACE), (IDLE, seconds)):
        with pytest.raises(ValueError, match="positive"):
            Visit(lambda: 0.0, *pair)


STEPS = st.lists(
    st.tuples(st.sampled_from(["touch", "tick", "end"]), st.floats() | st.floats(-200, 200)), max_size=40
)


@given(STEPS)
def test_whatever_the_clock_does_it_comes_back_to_the_invitation(steps: list[tuple[str, float]]) -> None:
    stage = Stage()
    for action, jump in steps:
        moved = stage.now + jump
        stage.now = moved if math.isfinite(moved) else stage.now
        getattr(stage.visit, action)()
        left = stage.visit.seconds_left
        assert (left is None) == (stage.visit.phase is INVITATION)
        assert left is None or 0 <= left <= IDLE + GRACE
    assert all(before is not after for before, after in stage.told)
    assert all(first[1] is second[0] for first, second in zip(stage.told, stage.told[1:], strict=False))
    stage.now = 0.0
    stage.visit.tick()
    stage.after(IDLE + GRACE)
    assert stage.visit.phase is INVITATION
