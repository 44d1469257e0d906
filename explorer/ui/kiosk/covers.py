"""What covers the visitor's screens for a while: a question, or a page of the staff's."""

from PySide6.QtWidgets import QStackedLayout, QWidget


class Covers(QStackedLayout):
    """Shows in `window` what covered it last, and `screens` where nothing does."""

    def __init__(self, screens: QWidget, window: QWidget) -> None:
        super().__init__(window)
        self.addWidget(screens)

    def cover(self, page: QWidget) -> None:
        """Show `page` in place of everything."""
        self.setCurrentIndex(self.addWidget(page))

    def uncover(self, page: QWidget | None) -> None:
        """Keep nothing of `page`, and show what it covered."""
        if page is not None:
            self.removeWidget(page)
            page.hide()
            page.deleteLater()
        self.setCurrentIndex(self.count() - 1)
