"""What runs on in a window: nothing may, once it is closed."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

Shown = TypeVar("Shown", bound="QWidget")


def still_running(top: "QObject") -> list[str]:
    """The timers and animations below `top` that run, but for those that Qt keeps for itself."""
    from PySide6.QtCore import QAbstractAnimation, QTimer

    timers = [each for each in top.findChildren(QTimer) if each.isActive()]
    animations = [
        each
        for each in top.findChildren(QAbstractAnimation)
        if each.state() is not QAbstractAnimation.State.Stopped
    ]
    return [f"{each!r} of {each.parent()!r}" for each in (*timers, *animations)]


@contextmanager
def closed_at_rest(
    windows: Sequence[Shown], close: "Callable[[Shown], object]" = lambda window: window.close()
) -> Iterator[None]:
    """Closes in the end all that is in `windows` by then, and fails if anything in them runs on."""
    yield
    running = []
    for each in windows:
        close(each)
        running += still_running(each)
        each.deleteLater()
    assert not running, running
