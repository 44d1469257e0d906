"""Figures of one half of the body: drawn as the right one, mirrored where the left is chosen."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QTransform

from explorer.anatomy.address import Side
from explorer.diagram.shapes import Diagram, Figure, Placement
from explorer.ui.diagram.ink import Ink, inks


class Halves:
    """The plate as it is drawn, and with each figure of the right half turned into one of the left.

    A mirror image keeps to the figure's own place. Its inks belong to no side, as those of the figure
    do: what is chosen in it stays on the side that is chosen.
    """

    def __init__(self, diagram: Diagram) -> None:
        self._diagram = diagram
        self._right = inks(diagram)
        self._left: tuple[Ink, ...] | None = None
        self._turns = any(figure.left for figure in diagram.figures)
        self.turned = False
        """Whether the left half is shown."""

    def turn(self, side: Side) -> bool:
        """Show the half of `side`, the right one for both; whether that is another one now.

        Where no figure is of one half there is nothing to turn.
        """
        before, self.turned = self.turned, self._turns and side is Side.LEFT
        return before is not self.turned

    @property
    def plate(self) -> tuple[Ink, ...]:
        """Every shape of the plate in painting order."""
        return self._of(self.turned)

    def other_plate(self) -> tuple[Ink, ...] | None:
        """The plate with the half that is not shown now; None where no figure is of one half."""
        return self._of(not self.turned) if self._turns else None

    def _of(self, turned: bool) -> tuple[Ink, ...]:
        if not turned:
            return self._right
        if self._left is None:
            self._left = left_plate(self._diagram, self._right)
        return self._left

    def title(self, figure: Figure) -> str:
        """What a figure shows now."""
        return figure.left if self.turned and figure.left else figure.title

    def in_figure(self, name: str, place: QPointF) -> tuple[Figure, tuple[float, float]]:
        """The figure of that name, and where a place of the plate lies in it as it is drawn (mm)."""
        figure, at = next(pair for pair in self._diagram.placed() if pair[0].id == name)
        if self.turned and figure.left:
            place = _mirror(figure, at).map(place)
        return figure, ((place.x() - at.x) / at.scale, (place.y() - at.y) / at.scale)


def left_plate(diagram: Diagram, plate: tuple[Ink, ...]) -> tuple[Ink, ...]:
    """The `plate` of `diagram` with each figure of the right half turned into one of the left."""
    mirrors = {figure.id: _mirror(figure, place) for figure, place in diagram.placed() if figure.left}
    return tuple(
        replace(ink, draw=partial(_mirrored, ink, mirrors[ink.figure])) if ink.figure in mirrors else ink
        for ink in plate
    )


def _mirrored(ink: Ink, mirror: QTransform) -> QPainterPath:
    return mirror.map(ink.path)


def _mirror(figure: Figure, place: Placement) -> QTransform:
    """Left for right within the figure's own place; the same there and back."""
    return QTransform(-1, 0, 0, 1, 2 * place.x + figure.width * place.scale, 0)
