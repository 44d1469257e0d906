"""How the invitation goes from nerve to nerve: one light goes out, the next grows from the spine."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from PySide6.QtCore import QObject, QRectF, QTimer

from explorer.ui.diagram.view import DiagramView

STEP_MS = 80
"""Few pictures a second: it must look calm, and cost next to nothing all day."""
FADING = (0.66, 0.33, 0.0)
"""How strong the old light is, step by step."""
STEPS = 12
"""In so many steps the new light comes to the foot of the body; in one more, to the skin of the soles."""
NEWEST = 0.5
"""How strong the part is that came with the last step."""

Part = tuple[QRectF, float]
"""A part of the plate, and how strong the light is there."""


class Growing(QObject):
    """Changes what is lit in `view`, piece by piece and only where something changes.

    `upright` are the parts of the plate in which the spine is above and the skin below; the light comes to
    the other ones last.
    """

    def __init__(self, view: DiagramView, upright: tuple[QRectF, ...]) -> None:
        super().__init__(view)
        self._view, self._upright = view, upright
        self._light: Callable[[], object] | None = None
        self._pictures: Iterator[tuple[tuple[Part, ...] | None, QRectF]] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self.step)

    def change(self, light: Callable[[], object]) -> None:
        """Begin; `light` lights the next thing, once the old light is out."""
        self.finish()
        self._light = light
        self._pictures = self._all()
        self._timer.start()

    def finish(self) -> None:
        """Come to the end at once, if it is under way."""
        if self._timer.isActive():
            self.stop()
            self._begin()
            self._view.show_light(None)

    def stop(self) -> None:
        """Leave it as it is: something else is lit now."""
        self._timer.stop()

    def _begin(self) -> None:
        light, self._light = self._light, None
        if light is not None:
            light()

    def step(self) -> None:
        """The next picture; after the last one it rests."""
        picture = next(self._pictures, None)
        if picture is None:
            self.stop()
        else:
            self._view.show_light(*picture)

    def _all(self) -> Iterator[tuple[tuple[Part, ...] | None, QRectF]]:
        """What is lit after each step, and where that differs from the step before."""
        whole = self._view.bounds
        if self._view.lighting is not None:
            before = self._view.lit_box()
            for strength in FADING:
                yield ((whole, strength),), before
        self._begin()
        lit = self._view.lit_box()
        yield (), whole
        edges = [lit.top() + lit.height() * step / STEPS for step in range(STEPS + 1)]
        for above, below in pairwise(edges):
            seen = [(_between(each, whole.top(), above), 1.0) for each in self._upright]
            newest = [(_between(each, above, below), NEWEST) for each in self._upright]
            changed = QRectF(lit.left(), above - (below - above), lit.width(), 2 * (below - above))
            yield (*seen, *newest), changed
        yield None, lit


def _between(area: QRectF, top: float, bottom: float) -> QRectF:
    return area.intersected(QRectF(area.left(), top, area.width(), bottom - top))
