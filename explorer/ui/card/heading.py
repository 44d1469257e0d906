"""Words that head what follows, and say so to screen readers."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleObject
from PySide6.QtWidgets import QLabel, QWidget


class Heading(QLabel):
    """A label that screen readers can jump to."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._spoken: _Spoken | None = None

    def spoken(self) -> QAccessibleInterface:
        """What screen readers see; kept, since Qt holds a bare pointer to it."""
        if self._spoken is None:
            self._spoken = _Spoken(self)
        return self._spoken


class _Spoken(QAccessibleObject):
    """A heading with the label's words. Never override `interface_cast`: PySide crashes.

    PySide (6.10) keeps for ever whatever its factory of interfaces returned. So this holds nothing of its
    own and asks Qt for its label: else every heading that was ever shown would stay with it.
    """

    @property
    def _label(self) -> Heading:
        label = self.object()
        assert isinstance(label, Heading)
        return label

    def parent(self) -> QAccessibleInterface | None:
        above = self._label.parentWidget()
        return QAccessible.queryAccessibleInterface(above) if above else None

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        return self._label.text() if kind == QAccessible.Text.Name else ""

    def rect(self) -> QRect:
        return QRect(self._label.mapToGlobal(self._label.rect().topLeft()), self._label.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Heading

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.readOnly = True
        state.invisible = not self._label.isVisible()
        return state
