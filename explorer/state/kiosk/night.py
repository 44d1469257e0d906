"""The hours in which the screen is dimmed."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta


@dataclass(frozen=True)
class Night:
    """From `start` to `end` by the clock on the wall, across midnight or not; `dim` is how dark, 0 to 0.9.

    Raises ValueError if the two are the same or `dim` lies elsewhere.
    """

    start: time
    end: time
    dim: float = 0.6

    def __post_init__(self) -> None:
        if self.start == self.end:
            raise ValueError("the night must not end when it begins")
        if not 0 <= self.dim <= 0.9:
            raise ValueError("a night dims by 0 to 0.9")


def is_night(night: Night | None, now: time) -> bool:
    """Whether `now`, a time of the wall clock, lies in the night; its end does not."""
    if night is None:
        return False
    if night.start < night.end:
        return night.start <= now < night.end
    return now >= night.start or now < night.end


def dimming(night: Night | None, now: time) -> float:
    """How much darker the screen is to be now: 0 for not at all, 1 would be black."""
    return night.dim if night is not None and is_night(night, now) else 0.0


def seconds_to_change(night: Night, now: datetime) -> float:
    """Seconds of the wall clock until the screen is dimmed or lit next; more than 0, at most a day."""
    waits = []
    for each in (night.start, night.end):
        at = datetime.combine(now.date(), each, now.tzinfo)
        waits.append(
            (at - now).total_seconds() if at > now else (at + timedelta(days=1) - now).total_seconds()
        )
    return min(waits)
