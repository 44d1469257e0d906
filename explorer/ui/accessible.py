"""What screen readers are told beyond what Qt tells them itself."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface

from explorer.ui.announce import announce
from explorer.ui.card.heading import Heading

if TYPE_CHECKING:
    from explorer.ui.diagram.stops import Stop
    from explorer.ui.diagram.view import DiagramView


def install() -> None:
    """Let Qt ask us for the objects that it cannot describe itself. Once in a process."""
    QAccessible.installFactory(_interface_for)


def _interface_for(class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if class_name == "DiagramView":
        from explorer.ui.diagram.accessible import drawing_for  # few listen: not at every start
        from explorer.ui.diagram.view import DiagramView

        return drawing_for(thing) if isinstance(thing, DiagramView) else None
    if class_name == "Heading" and isinstance(thing, Heading):
        return thing.spoken()
    return None


def tell_steered(view: "DiagramView", stop: "Stop | None", news: str) -> None:
    """Tell a screen reader, if one listens, what the keyboard's cursor stands on, and first what is new."""
    if QAccessible.isActive():
        from explorer.ui.diagram.accessible import tell_focus

        announce(view, news)
        tell_focus(view, stop)
