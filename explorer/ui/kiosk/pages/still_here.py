"""Asks whether somebody is there."""

from collections.abc import Callable

from explorer.ui.kiosk.sheet import Sheet, large_button, words
from explorer.ui.kiosk.sizes import Sizes
from explorer.ui.words import tr


class StillHere(Sheet):
    """One question and one large button that says yes; any other touch says so, too, but for `emergency`."""

    def __init__(self, sizes: Sizes, yes: Callable[[], object], emergency: Callable[[], object]) -> None:
        self.emergency = large_button(tr("Emergency"), emergency, "emergency")
        self.left = words("", "lead")
        button = large_button(tr("Yes, I am still here"), yes, "main")
        button.setMinimumHeight(sizes.px(60))
        button.setStyleSheet(f"min-height: {sizes.px(60)}px; font-size: {round(1.5 * sizes.text)}px")
        question = words(tr("Still here?"), "question")
        super().__init__(sizes, "", [question, self.left], [button, self.emergency], share=0, low=True)

    def count(self, seconds: int) -> None:
        """Say how long it waits."""
        self.left.setText(tr("What you chose is cleared in {seconds} seconds.").format(seconds=seconds))
