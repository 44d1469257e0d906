"""What every page of the kiosk is given."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from explorer.library.handout import Handout
from explorer.library.library import Library
from explorer.state.kiosk.marks import Marks
from explorer.state.kiosk.policy import KioskPolicy
from explorer.state.kiosk.trail import Stop
from explorer.ui.kiosk.sizes import Sizes
from explorer.ui.theme import Theme


@dataclass(frozen=True)
class Room:
    """One visitor's surroundings.

    `library` holds only what the clinic allows; `go` leads to another screen; `marks` are what the visitor
    painted; `fit` shows all of the drawing and `zoom` makes it larger by a factor; `print_out` prints a
    hand-out and says in words what came of it; `speak` goes on in another language.
    """

    library: Library
    policy: KioskPolicy
    assets: Path
    theme: Theme
    sizes: Sizes
    today: Callable[[], date]
    go: Callable[[Stop], None]
    marks: Marks
    fit: Callable[[], None]
    zoom: Callable[[float], None]
    print_out: Callable[[Handout], str]
    speak: Callable[[str], None]
