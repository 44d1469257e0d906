"""The pulse: a light that runs along the lit path from the spine outwards."""

from dataclasses import dataclass
from math import hypot

import pyqtgraph as pg
from PySide6.QtCore import QEasingCurve, QObject, QPointF, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from explorer.anatomy.address import Side
from explorer.ui.diagram.ink import Ink
from explorer.ui.diagram.lit import Role, lit_width

SWEEPS = 3
SPEED = 620.0
"""Millimetres of plate a second."""
LENGTH = 70.0
"""Millimetres from the head of the pulse to its tail."""


@dataclass(frozen=True, eq=False)
class Run:
    """One nerve of the path: when the pulse enters it, as the distance travelled from the spine."""

    path: QPainterPath
    start: float
    length: float
    width: float


def runs(
    lit: tuple[tuple[Ink, Role], ...], parents: dict[str, tuple[str, ...]], scale: float
) -> tuple[Run, ...]:
    """The lit nerves as runs: each begins when the pulse on its parent passes nearest to its start."""
    found: dict[tuple[str, str, Side], Run] = {}
    drawn = {(ink.figure, ink.shape.structure, ink.side): (ink, role) for ink, role in lit}

    def run(key: tuple[str, str, Side]) -> Run:
        if key in found:
            return found[key]
        ink, role = drawn[key]
        figure, structure, side = key
        start = 0.0
        for parent in parents.get(structure, ()):
            for parent_side in (side, Side.BOTH):
                parent_key = (figure, parent, parent_side)
                if parent_key in drawn:
                    before = run(parent_key)
                    start = max(start, before.start + _along(before, ink.path.pointAtPercent(0.0)))
        found[key] = Run(ink.path, start, ink.path.length(), lit_width(ink, role, scale))
        return found[key]

    return tuple(run(key) for key in drawn)


def _along(run: Run, point: QPointF) -> float:
    """How far along `run` lies nearest to `point`."""
    steps = max(2, int(run.length / 12))
    percents = (step / steps for step in range(steps + 1))
    places = ((percent, run.path.pointAtPercent(percent)) for percent in percents)
    nearest = min(places, key=lambda place: hypot(place[1].x() - point.x(), place[1].y() - point.y()))
    return nearest[0] * run.length


class Pulse(QObject):
    """Runs a few times along the path and then rests, so that nothing moves for long."""

    def __init__(self, box: pg.ViewBox, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._item = QGraphicsPathItem()
        self._item.setZValue(20)
        self._item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._item.hide()
        box.addItem(self._item, ignoreBounds=True)
        self._runs: tuple[Run, ...] = ()
        self._animation = QVariantAnimation(self)
        self._animation.setEasingCurve(QEasingCurve.Type.Linear)
        self._animation.setLoopCount(SWEEPS)
        self._animation.valueChanged.connect(self._show)
        self._animation.finished.connect(self._item.hide)

    @property
    def running(self) -> bool:
        """Whether the light is under way."""
        return self._animation.state() is QVariantAnimation.State.Running

    def start(self, lit: tuple[Run, ...], color: str) -> None:
        """Run along `lit`, from now."""
        self.stop()
        if not lit:
            return
        self._runs = lit
        width = sum(run.width for run in lit) / len(lit)
        pen = QPen(QColor(color), max(width * 0.9, 0.1))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._item.setPen(pen)
        distance = max(run.start + run.length for run in lit) + LENGTH
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(distance)
        self._animation.setDuration(round(1000 * distance / SPEED))
        self._item.show()
        self._animation.start()

    def stop(self) -> None:
        """Rest."""
        self._animation.stop()
        self._item.hide()

    def _show(self, head: float) -> None:
        path = QPainterPath()
        for run in self._runs:
            first, last = max(head - LENGTH, run.start), min(head, run.start + run.length)
            if first < last and run.length > 0:
                path.addPath(
                    run.path.trimmed((first - run.start) / run.length, (last - run.start) / run.length)
                )
        self._item.setPath(path)
