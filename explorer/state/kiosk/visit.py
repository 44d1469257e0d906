"""The life of a visit: somebody touches the screen, uses it, leaves, and nothing of it is left."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from explorer.state.observers import Observers


class Phase(StrEnum):
    """Where a visit stands."""

    INVITATION = "invitation"
    """Nobody is there."""
    BEGUN = "begun"
    """Somebody uses it."""
    STILL_HERE = "still-here"
    """It was left alone for a while and asks whether somebody is there."""


@dataclass(frozen=True)
class PhaseChange:
    """One step of a visit."""

    before: Phase
    after: Phase

    @property
    def resets(self) -> bool:
        """Whether the visit is over and everything of it is to be forgotten."""
        return self.after is Phase.INVITATION


Observer = Callable[[PhaseChange], None]


class Visit:
    """Counts the time without a touch, in seconds of `clock`, which must be monotonic.

    After `idle` seconds it asks whether somebody is there, after `grace` more the
    visit is over. Only changes of the phase are announced. A clock that runs
    backwards or stops makes it wait, one that leaps forward (a computer that
    slept) ends the visit: whoever was there has gone. Raises ValueError if `idle`
    or `grace` is not a positive number.
    """

    def __init__(self, clock: Callable[[], float], idle: float, grace: float) -> None:
        if not (0 < idle < math.inf and 0 < grace < math.inf):
            raise ValueError(f"idle and grace must be positive, not {idle!r} and {grace!r}")
        self._clock = clock
        self._idle = idle
        self._grace = grace
        self._phase = Phase.INVITATION
        self._alone = 0.0
        """Seconds without a touch."""
        self._last = clock()
        self._observers: Observers[[PhaseChange]] = Observers()

    @property
    def phase(self) -> Phase:
        """Where the visit stands, as of the last `touch`, `tick` or `end`."""
        return self._phase

    @property
    def seconds_left(self) -> float | None:
        """Seconds until the phase changes by itself, the countdown of "Still here?"; None if it will not."""
        match self._phase:
            case Phase.INVITATION:
                return None
            case Phase.BEGUN:
                end = self._idle
            case Phase.STILL_HERE:
                end = self._idle + self._grace
        return max(0.0, end - self._alone - self._gone(self._clock()))

    def observe(self, observer: Observer) -> Callable[[], None]:
        """Call `observer` with every change from now on; returns what ends that."""
        return self._observers.add(observer)

    def touch(self) -> None:
        """Somebody is there: begins a visit, or goes on with it.

        A touch that comes after the time was up begins a new visit: the old one is reset first.
        """
        self.tick()
        self._alone = 0.0
        self._move(Phase.BEGUN)

    def tick(self) -> None:
        """Look at the clock; to be called about once a second, or when `seconds_left` has passed."""
        now = self._clock()
        self._alone += self._gone(now)
        self._last = now
        if self._phase is Phase.INVITATION:
            return
        if self._alone >= self._idle + self._grace:
            self._move(Phase.INVITATION)
        elif self._alone >= self._idle:
            self._move(Phase.STILL_HERE)

    def end(self) -> None:
        """The visitor says that they have finished."""
        self._move(Phase.INVITATION)

    def _gone(self, now: float) -> float:
        gone = now - self._last
        return gone if 0 < gone < math.inf else 0.0

    def _move(self, after: Phase) -> None:
        before, self._phase = self._phase, after
        if before is not after:
            self._observers.tell(PhaseChange(before, after))
