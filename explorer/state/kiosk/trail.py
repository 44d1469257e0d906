"""The way of one visit through the screens: back leads to the screen that one came from."""

from dataclasses import dataclass
from enum import StrEnum

from explorer.anatomy.address import Address, Side

MOST_STOPS = 100
"""Of a longer way the beginning is forgotten: back then ends at the start."""


class Screen(StrEnum):
    """What a visitor can look at."""

    START = "start"
    """Where do you feel it?"""
    PLACE = "place"
    """What may be felt at one place of the body."""
    CONDITIONS = "conditions"
    """All conditions by name."""
    CARD = "card"
    """One card."""
    MARKING = "marking"
    """The drawing to mark on."""
    FELT = "felt"
    """What the marks touch."""
    ALARM = "alarm"
    """The emergency card, called for by marks."""
    TAKE_HOME = "take-home"
    """One card as a square code."""
    TAKE_MARKS_HOME = "take-marks-home"
    """What was marked, as a square code."""
    LANGUAGES = "languages"
    """The languages to choose from."""


@dataclass(frozen=True)
class Stop:
    """One screen: `address` on a `side` of the body is what it is about, if anything.

    `more` asks for all there is where usually the first few are offered.
    """

    screen: Screen
    address: Address | None = None
    side: Side = Side.BOTH
    more: bool = False


START = Stop(Screen.START)


class Trail:
    """Where a visitor is, and the way that led there."""

    def __init__(self) -> None:
        self._stops = [START]

    @property
    def here(self) -> Stop:
        """Where the visitor is."""
        return self._stops[-1]

    @property
    def can_go_back(self) -> bool:
        """Whether there is a way back."""
        return len(self._stops) > 1

    def go(self, stop: Stop) -> bool:
        """Go on to `stop`; whether that is another screen than this one."""
        if stop == self.here:
            return False
        self._stops.append(stop)
        if len(self._stops) > MOST_STOPS:
            del self._stops[1]
        return True

    def back(self) -> bool:
        """Return to where one came from; whether there was a way."""
        if self.can_go_back:
            self._stops.pop()
            return True
        return False

    def home(self) -> bool:
        """Return to the start and forget the way; whether one was elsewhere."""
        elsewhere = self.here != START
        self._stops = [START]
        return elsewhere
