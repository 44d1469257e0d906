"""What every page of the kiosk is given."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from explorer.library.library import Library
from explorer.state.kiosk.policy import KioskPolicy
from explorer.state.kiosk.trail import Stop
from explorer.ui.kiosk.sizes import Sizes
from explorer.ui.theme import Theme


@dataclass(frozen=True)
class Room:
    """One visitor's surroundings.

    `library` holds only what the clinic allows; `go` leads to another screen.
    """

    library: Library
    policy: KioskPolicy
    assets: Path
    theme: Theme
    sizes: Sizes
    today: Callable[[], date]
    go: Callable[[Stop], None]
