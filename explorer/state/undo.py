"""Values that can be gone back to: what was before, and what was taken back."""

from typing import Generic, TypeVar

Value = TypeVar("Value")

MOST = 200
"""So many steps are kept; the oldest are forgotten first."""


class Undo(Generic[Value]):
    """One value and the values before it. The same value again is no step."""

    def __init__(self, first: Value) -> None:
        self._now = first
        self._before: list[Value] = []
        self._after: list[Value] = []
        self._kind: str = ""

    @property
    def now(self) -> Value:
        """The value that holds."""
        return self._now

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back and nothing else done since."""
        return bool(self._after)

    def step(self, value: Value, kind: str = "") -> bool:
        """Let `value` hold; False if it does already.

        Steps of the same `kind` that follow one another are one step, as when a
        slider is drawn along; an empty kind never joins.
        """
        if value == self._now:
            return False
        if not (kind and kind == self._kind and self._before):
            self._before = [*self._before, self._now][-MOST:]
        self._after.clear()
        self._now, self._kind = value, kind
        return True

    def undo(self) -> bool:
        """Go back one step; False if there is none."""
        return self._swap(self._before, self._after)

    def redo(self) -> bool:
        """Take the last `undo` back; False if there is none."""
        return self._swap(self._after, self._before)

    def _swap(self, source: list[Value], target: list[Value]) -> bool:
        if not source:
            return False
        target.append(self._now)
        self._now, self._kind = source.pop(), ""
        return True
