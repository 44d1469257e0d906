"""How the window's width is shared between the drawing, the panel beside it and the card."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

CARD_SHARE, COMPARED_SHARE, LEAST_CARD, MOST_CARD = 1 / 3, 0.48, 300, 0.55
"""The card's share of the width, alone and with another beside it; its least width in pixels at 100 % text;
and its largest share."""

LEAST_PANEL, LEAST_PLATE = 380, 520
"""The width of the side panel at 100 % text; and the room for the plate without which the panel takes the
card's place."""


class Columns(QSplitter):
    """The plate, a side panel that is often hidden, and the card."""

    def __init__(self, plate: QWidget, panel: QWidget, card: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(3)
        self._panel, self._card = panel, card
        for each in (plate, panel, card):
            self.addWidget(each)

    def share(self, width: int, scale: float, compared: bool) -> None:
        """Share `width` pixels where words are `scale` times as large as usual.

        A third is the card's, more where its text is large or two are `compared`, never more than it
        leaves the plate. The panel is as wide as its words need.
        """
        card = max(width * (COMPARED_SHARE if compared else CARD_SHARE), LEAST_CARD * scale)
        card = round(min(card, width * MOST_CARD))
        panel = 0
        crowded = False
        if not self._panel.isHidden():
            panel = round(min(LEAST_PANEL * scale, width * MOST_CARD))
            crowded = width - panel - card < LEAST_PLATE
            if crowded:
                panel, card = max(panel, card), 0
        self._card.setHidden(crowded)
        self.setSizes([width - panel - card, panel, card])
