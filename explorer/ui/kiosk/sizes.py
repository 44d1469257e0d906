"""How large things are on the glass: millimetres made pixels."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QSize
from PySide6.QtGui import QScreen

TARGET_MM, CAPITAL_MM, GAP_MM = 20.0, 6.0, 3.0
CAPITAL_SHARE = 0.668
"""The height of a capital of the bundled font, where the size of the type is 1."""

STEPS = (1.0, 1.25, 1.5)
"""The sizes of text that a visitor can choose."""

LEAST_LINES = 22
"""The shorter side of the window has room for so many lines, however dense the screen says it is.

Televisions and beamers say nonsense; a window full of one word would help nobody.
"""


@dataclass(frozen=True)
class Sizes:
    """Pixels of one screen: `mm` to a millimetre; `step` is by how much the visitor wants text larger."""

    mm: float
    step: float = 1.0

    def px(self, millimetres: float) -> int:
        """So many millimetres, in pixels."""
        return round(millimetres * self.mm)

    @property
    def target(self) -> int:
        """The least height and width of what can be pressed."""
        return self.px(TARGET_MM)

    @property
    def gap(self) -> int:
        """The room between two things."""
        return self.px(GAP_MM)

    @property
    def text(self) -> int:
        """The size of the type that must be read."""
        return round(CAPITAL_MM / CAPITAL_SHARE * self.mm * self.step)

    def stepped(self, step: float) -> "Sizes":
        """The same screen with text at another step."""
        return replace(self, step=step)


def sizes_of(screen: QScreen, pixels_per_mm: float | None, room: QSize) -> Sizes:
    """The sizes for a window of `room` pixels: by the screen's own word, or by `pixels_per_mm`."""
    mm = pixels_per_mm or max(2.0, screen.physicalDotsPerInch() / 25.4)
    shorter = max(1, min(room.width(), room.height()))
    return Sizes(min(mm, shorter / LEAST_LINES / (CAPITAL_MM / CAPITAL_SHARE)))
