"""A hand-out of one choice with what is wanted on it: laid out, previewed, printed or saved."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from explorer.library.handout import Handout, handout_of
from explorer.library.library import Library
from explorer.library.selection import Selection
from explorer.ui.paper.drawing import FigurePicture, pictures_of
from explorer.ui.paper.files import save_html, save_pdf
from explorer.ui.paper.sheets import Sheets, lay_out
from explorer.ui.theme import load_theme
from explorer.ui.words import tr

PAPER_THEME = "light"
"""Paper is always light, whatever the window's colours."""


@dataclass(frozen=True)
class Wanted:
    """What goes on a hand-out, and on which paper (one of PAPERS)."""

    paper: str = "A4"
    drawing: bool = True
    clinical: bool = False


class Handing:
    """One choice as a hand-out.

    `emergency` is the local emergency number, `today` the day on which it is printed. The drawing is
    painted once, when it is first wanted.
    """

    def __init__(
        self,
        library: Library,
        selection: Selection,
        assets: Path,
        emergency: str,
        today: Callable[[], date],
    ) -> None:
        self._library, self._selection, self._assets = library, selection, assets
        self._emergency, self._today = emergency, today

    @cached_property
    def pictures(self) -> tuple[FigurePicture, ...]:
        """The figures that show the lit path; none if the drawing shows nothing of it."""
        return pictures_of(self._library, self._selection, load_theme(self._assets, PAPER_THEME))

    @property
    def has_clinical(self) -> bool:
        """Whether there is a part for students."""
        return bool(self.handout(Wanted(clinical=True)).clinical)

    def handout(self, wanted: Wanted) -> Handout:
        """What it says."""
        return handout_of(
            self._library,
            self._selection,
            self._emergency,
            self._today(),
            clinical=wanted.clinical,
            say=tr,
        )

    def alone(self) -> Handout:
        """What it says of the open card, when that is compared with another."""
        single = replace(self._selection, against=None)
        return handout_of(self._library, single, self._emergency, self._today(), say=tr)

    def sheets(self, wanted: Wanted) -> Sheets:
        """Its pages; raises TooHighError if something is higher than a page."""
        return lay_out(self.handout(wanted), self.pictures if wanted.drawing else (), wanted.paper)

    def save(self, out: Path, wanted: Wanted) -> None:
        """Save it as PDF or HTML, as the name of `out` ends; raises OSError, and TooHighError for paper."""
        if out.suffix.lower() == ".pdf":
            save_pdf(out, self.sheets(wanted), wanted.paper)
        else:
            save_html(out, self.handout(wanted), self.pictures if wanted.drawing else (), self._assets)
