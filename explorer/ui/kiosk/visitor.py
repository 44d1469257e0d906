"""All that is known of one visitor; for the next one it is made anew, so that nothing can be left over."""

from collections.abc import Callable
from dataclasses import dataclass, field

from explorer.library.library import Library
from explorer.state.kiosk.marks import Marks
from explorer.state.kiosk.trail import Trail
from explorer.state.state import State
from explorer.ui.kiosk.printing import Printing, Send
from explorer.ui.kiosk.sizes import STEPS


@dataclass
class Visitor:
    """Where they are, what they chose and painted, what they printed, and how large they want the text."""

    state: State
    printing: Printing
    trail: Trail = field(default_factory=Trail)
    marks: Marks = field(default_factory=Marks)
    size: int = 0

    @property
    def step(self) -> float:
        """By how much text is to be larger."""
        return STEPS[self.size]

    def larger(self) -> None:
        """The next size of text; after the largest comes the usual one."""
        self.size = (self.size + 1) % len(STEPS)

    def start_in(self, library: Library) -> None:
        """Go on in another language, from the start; what was painted is in no language."""
        self.state, self.trail = State(library), Trail()


def new_visitor(library: Library, clock: Callable[[], float], send: Send) -> Visitor:
    """Somebody who has not chosen anything yet."""
    return Visitor(State(library), Printing(clock, send))
