"""Work that may hang: waited for only so long, and never more than one piece of it left behind."""

import threading
import time
from collections.abc import Iterator

import pytest

from explorer.files.patience import Patience


@pytest.fixture
def answer() -> Iterator[threading.Event]:
    """What hanging work waits for."""
    made = threading.Event()
    yield made
    made.set()
    for each in threading.enumerate():
        if each.name == "patience":
            each.join(10)


def test_what_is_there_in_time_is_given() -> None:
    patience = Patience()
    assert [patience.wait(lambda: "read", 20), patience.wait(lambda: "again", 20)] == ["read", "again"]


def test_what_goes_wrong_goes_wrong_for_who_waits() -> None:
    def fail() -> None:
        raise FileNotFoundError("gone")

    with pytest.raises(FileNotFoundError, match="gone"):
        Patience().wait(fail, 20)


def test_what_hangs_is_left_behind_and_nothing_more_is_begun_until_it_answers(
    answer: threading.Event,
) -> None:
    patience = Patience()
    before = threading.active_count()
    with pytest.raises(TimeoutError):
        patience.wait(answer.wait, 0.05)
    for _ in range(3):
        with pytest.raises(TimeoutError):
            patience.wait(lambda: pytest.fail("begun beside one that hangs"), 0.05)
    assert threading.active_count() == before + 1
    answer.set()
    assert patience.wait(lambda: "read", 20) == "read"


def test_the_seconds_count_from_when_it_began_to_hang(answer: threading.Event) -> None:
    now = [100.0]
    patience = Patience(lambda: now[0])
    with pytest.raises(TimeoutError):
        patience.wait(answer.wait, 0.05)
    now[0] += 3_600
    before = time.monotonic()
    with pytest.raises(TimeoutError):
        patience.wait(lambda: None, 3_600)
    assert time.monotonic() - before < 10, "who asks after an hour is answered at once"
