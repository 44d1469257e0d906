"""The slim bar on top."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from explorer.ui.action_button import ActionButton
from explorer.ui.icons import icon_size
from explorer.ui.words import tr

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
    "show_keys",
)
FIRST_TO_GO = ("show_keys", "show_themes", "take_home", "compare")
LAST_TO_GO = ("print_card", "show_layers", "forward", "text_smaller", "text_larger")
"""The buttons that move into the menu of more where there is too little room: before the search field
becomes a button, and after that."""
GIVES_WAY = FIRST_TO_GO + LAST_TO_GO
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
        self._more = _more_button()
        self._more.menu().aboutToShow.connect(self._fill_more)
        layout.addWidget(self._more)
        self.buttons["emergency"] = _button(actions["emergency"], Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.buttons["emergency"].setObjectName("emergency")
        layout.addSpacing(8)
        layout.addWidget(self.buttons["emergency"])

    def set_scale(self, scale: float) -> None:
        """Let the icons grow with the text, half as fast."""
        for button in self.findChildren(QToolButton):
            button.setIconSize(icon_size(scale))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the window likes: what does not fit is put away."""
        return QSize(0, super().minimumSizeHint().height())

    def fit_width(self, width: int) -> None:
        """Leave out what does not fit: words, then buttons (into the menu of more) and the search field."""
        self._fitted = width
        if self._room_given:
            return
        home = self.buttons["home"]
        self._name.show()
        home.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._shrink(False)
        for each in GIVES_WAY:
            self.buttons[each].show()
        self._more.hide()
        for give_way in self._ways():
            if self.sizeHint().width() <= width:
                return
            give_way()

    def _ways(self) -> Iterator[Callable[[], object]]:
        """What makes the bar narrower, one step after the other."""
        yield self._name.hide
        yield partial(self.buttons["home"].setToolButtonStyle, Qt.ToolButtonStyle.ToolButtonIconOnly)
        for each in FIRST_TO_GO:
            yield partial(self._put_away, each)
        yield partial(self._shrink, True)
        for each in LAST_TO_GO:
            yield partial(self._put_away, each)

    def _put_away(self, action_id: str) -> None:
        self.buttons[action_id].hide()
        self._more.show()

    def _fill_more(self) -> None:
        """The menu holds whatever has no button at this width."""
        menu = self._more.menu()
        menu.clear()
        hidden = [each for each in GIVES_WAY if self.buttons[each].isHidden()]
        menu.addActions([self.buttons[each].defaultAction() for each in reversed(hidden)])

    def below(self, action_id: str) -> QPoint:
        """Where on the screen something opens that the button of an action asks for, or the menu of more."""
        button = self.buttons[action_id]
        shown = self._more if button.isHidden() else button
        return shown.mapToGlobal(shown.rect().bottomLeft())

    def give_room(self, wanted: bool) -> None:
        """Hide the buttons while the search field wants their room; that for an emergency stays."""
        self._room_given = wanted
        for action_id, button in self.buttons.items():
            if action_id != "emergency":
                button.setVisible(not wanted and button.defaultAction().isVisible())
        self._more.hide()
        self.fit_width(self._fitted)


def _more_button() -> QToolButton:
    button = QToolButton()
    button.setObjectName("more")
    button.setText("⋯")
    button.setToolTip(tr("More"))
    button.setAccessibleName(tr("More"))
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(QMenu(button))
    button.setHidden(True)
    return button


def _button(
    action: QAction, style: Qt.ToolButtonStyle = Qt.ToolButtonStyle.ToolButtonIconOnly
) -> ActionButton:
    button = ActionButton(action)
    button.setToolButtonStyle(style)
    # Only hidden here, never shown: without a parent yet, it would be a window of its own.
    button.setHidden(not action.isVisible())
    action.visibleChanged.connect(lambda: button.setVisible(action.isVisible()))
    return button
