"""The slim bar on top."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from explorer.ui.icons import icon_size

LEFT = ("show_contents", "back", "forward", "home")
RIGHT = (
    "show_problems",
    "show_layers",
    "compare",
    "print_card",
    "take_home",
    "text_smaller",
    "text_larger",
    "show_themes",
)
NAME = "Nerve Explorer"


class TopBar(QWidget):
    """The program's name, the field to search in, and the buttons that are always in sight.

    `shrink` makes the `search` field a button, or a field again.
    """

    def __init__(
        self,
        actions: dict[str, QAction],
        mark: QIcon,
        search: QWidget,
        shrink: Callable[[bool], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.buttons: dict[str, QToolButton] = {}
        self._shrink = shrink
        self._room_given = False
        self._fitted = 0
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.setSpacing(4)
        logo = QLabel()
        logo.setPixmap(mark.pixmap(QSize(26, 26)))
        layout.addWidget(logo)
        self._name = QLabel(NAME)
        self._name.setObjectName("app-name")
        layout.addSpacing(4)
        layout.addWidget(self._name)
        layout.addSpacing(8)
        for each in LEFT:
            self.buttons[each] = _button(actions[each])
            layout.addWidget(self.buttons[each])
        layout.addSpacing(8)
        layout.addWidget(search, 1)
        layout.addSpacing(8)
        for each in RIGHT:
            self.buttons[each] = _button(actions[each])
            layout.addWidget(self.buttons[each])
        self.buttons["emergency"] = _button(actions["emergency"], Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.buttons["emergency"].setObjectName("emergency")
        layout.addSpacing(8)
        layout.addWidget(self.buttons["emergency"])

    def set_scale(self, scale: float) -> None:
        """Let the icons grow with the text, half as fast."""
        for button in self.findChildren(QToolButton):
            button.setIconSize(icon_size(scale))

    def fit_width(self, width: int) -> None:
        """Leave out what does not fit: the program's name, the home button's words, then the search field."""
        self._fitted = width
        if self._room_given:
            return
        home = self.buttons["home"]
        self.buttons["take_home"].show()
        self._name.show()
        self._shrink(False)
        home.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if self.sizeHint().width() > width:
            self._name.hide()
        if self.sizeHint().width() > width:
            home.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        # Its dialog is one button away in that for printing too.
        self.buttons["take_home"].setVisible(not self._room_given and self.sizeHint().width() <= width)
        self._shrink(self.sizeHint().width() > width)

    def give_room(self, wanted: bool) -> None:
        """Hide the buttons while the search field wants their room; that for an emergency stays."""
        self._room_given = wanted
        for button in self.buttons.values():
            button.setVisible(not wanted and button.defaultAction().isVisible())
        self.fit_width(self._fitted)


def _button(
    action: QAction, style: Qt.ToolButtonStyle = Qt.ToolButtonStyle.ToolButtonIconOnly
) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(style)
    button.setAccessibleName(action.text())
    # Only hidden here, never shown: without a parent yet, it would be a window of its own.
    button.setHidden(not action.isVisible())
    action.visibleChanged.connect(lambda: button.setVisible(action.isVisible()))
    return button
