"""What one visitor has painted on the body, stroke by stroke; it lives only as long as the visit."""

from collections.abc import Callable

from explorer.anatomy.alarms import AlarmKind
from explorer.anatomy.structures import Felt
from explorer.library.felt import Mark
from explorer.state.observers import Observers

APART = 5.0
"""Two dabs of a stroke are at least so many mm apart: nearer ones would tell nothing more."""
MOST = 1_500
"""More dabs than this are not taken: the body is full by then."""


class Marks:
    """The strokes of one visitor, and the brush in hand."""

    def __init__(self) -> None:
        self._strokes: list[list[Mark]] = []
        self._open = False
        self._count = 0
        self._brush = Felt.PAIN
        self._observers: Observers[[]] = Observers()
        self.warned: set[AlarmKind] = set()
        """The alarms that were told already: each interrupts once."""

    @property
    def all(self) -> tuple[Mark, ...]:
        """Every mark, in the order in which they were made."""
        return tuple(mark for stroke in self._strokes for mark in stroke)

    @property
    def brush(self) -> Felt:
        """What the next stroke says is felt."""
        return self._brush

    def observe(self, observer: Callable[[], None]) -> Callable[[], None]:
        """Call `observer` after every change; returns what ends that."""
        return self._observers.add(observer)

    def take(self, brush: Felt) -> None:
        """Take another brush."""
        if brush is not self._brush:
            self._brush = brush
            self._observers.tell()

    def add(self, mark: Mark) -> None:
        """Go on with the stroke that is being made, or begin one; a dab too near the last adds nothing."""
        if self._count >= MOST:
            return
        if not self._open:
            self._strokes.append([])
            self._open = True
        stroke = self._strokes[-1]
        if stroke and _near(stroke[-1], mark):
            return
        stroke.append(mark)
        self._count += 1
        self._observers.tell()

    def lift(self) -> None:
        """The finger is lifted: the next dab begins another stroke."""
        self._open = False

    def drop(self) -> None:
        """The stroke that is being made was not meant: two fingers move the drawing, say."""
        if self._open:
            self.undo()

    def undo(self) -> None:
        """Take the last stroke back, if there is one."""
        self._open = False
        if self._strokes:
            self._count -= len(self._strokes.pop())
            self._observers.tell()

    def clear(self) -> None:
        """Take all of it back; alarms may be told again."""
        self.warned.clear()
        self._open = False
        if self._strokes:
            self._strokes, self._count = [], 0
            self._observers.tell()


def _near(one: Mark, other: Mark) -> bool:
    if one.figure != other.figure:
        return False
    return (one.x - other.x) ** 2 + (one.y - other.y) ** 2 < APART**2
