"""The pulse: a light that runs along the lit path from the spine outwards."""

from collections.abc import Callable
from dataclasses import dataclass
from math import hypot

import pyqtgraph as pg
from PySide6.QtCore import QEasingCurve, QObject, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from explorer.anatomy.address import Side
from explorer.ui.diagram.ink import Ink
from explorer.ui.diagram.marks import Role, lit_width

SWEEPS = 3
SPEED = 620.0
"""Millimetres of plate a second."""
LENGTH = 70.0
"""Millimetres from the head of the pulse to its tail."""
AFTER_MS = 120
"""The path is lit first; then the pulse sets out."""
JOINT_STEP = 12.0
"""How finely (in millimetres) the place is sought where a branch leaves its parent."""


Lit = tuple[tuple[Ink, Role], ...]
"""The nerves of a lit path, each with its role."""


@dataclass(frozen=True, eq=False)
class Run:
    """One nerve of the path: when the pulse enters it, as the distance travelled from the spine."""

    path: QPainterPath
    start: float
    length: float
    width: float


class Runs:
    """Works out runs; what it once measured of the drawing it keeps, since the drawing never changes."""

    def __init__(self, parents: dict[str, tuple[str, ...]]) -> None:
        self._parents = parents
        self._lengths: dict[Ink, float] = {}
        self._joints: dict[tuple[Ink, Ink], float] = {}

    def of(self, lit: Lit, scale: float) -> tuple[Run, ...]:
        """The lit nerves as runs: each begins when the pulse on its parent passes nearest to its start."""
        found: dict[tuple[str, str, Side], Run] = {}
        drawn = {(ink.figure, ink.shape.structure, ink.side): (ink, role) for ink, role in lit}

        def run(key: tuple[str, str, Side]) -> Run:
            if key in found:
                return found[key]
            ink, role = drawn[key]
            figure, structure, side = key
            start = 0.0
            for parent in self._parents.get(structure, ()):
                for parent_side in {side, Side.BOTH}:
                    parent_key = (figure, parent, parent_side)
                    if parent_key in drawn:
                        before = run(parent_key).start
                        start = max(start, before + self._joint(drawn[parent_key][0], ink))
            found[key] = Run(ink.path, start, self._length(ink), lit_width(ink, role, scale))
            return found[key]

        return tuple(run(key) for key in drawn)

    def _length(self, ink: Ink) -> float:
        if ink not in self._lengths:
            self._lengths[ink] = ink.path.length()
        return self._lengths[ink]

    def _joint(self, parent: Ink, child: Ink) -> float:
        """How far along `parent` lies nearest to where `child` begins."""
        key = (parent, child)
        if key not in self._joints:
            length = self._length(parent)
            start = child.path.pointAtPercent(0.0)
            steps = max(2, int(length / JOINT_STEP))
            percents = [step / steps for step in range(steps + 1)]
            places = [parent.path.pointAtPercent(percent) for percent in percents]
            nearest = min(
                zip(percents, places, strict=True),
                key=lambda pair: hypot(pair[1].x() - start.x(), pair[1].y() - start.y()),
            )
            self._joints[key] = nearest[0] * length
        return self._joints[key]


class Pulse(QObject):
    """Runs a few times along the path and then rests, so that nothing moves for long."""

    def __init__(self, box: pg.ViewBox, runs: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs_of = runs.of
        self._soon: tuple[Lit, Callable[[], float], str] | None = None
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(AFTER_MS)
        self._due.timeout.connect(self._set_out)
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
    def due(self) -> bool:
        """Whether it is about to set out."""
        return self._due.isActive()

    @property
    def running(self) -> bool:
        """Whether the light is under way."""
        return self._animation.state() is QVariantAnimation.State.Running

    def start_soon(self, nerves: Lit, scale: Callable[[], float], color: str) -> None:
        """Run along `nerves` once they have been seen; `scale` then tells how many pixels a millimetre is."""
        self.stop()
        self._soon = nerves, scale, color
        self._due.start()

    def _set_out(self) -> None:
        if self._soon is not None:
            nerves, scale, color = self._soon
            self.start(self._runs_of(nerves, scale()), color)

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
        self._due.stop()
        self._soon = None
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
