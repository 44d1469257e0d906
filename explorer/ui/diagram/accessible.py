"""The drawing as screen readers see it: its figures, and in each the things that can be chosen.

It is read only: what is done is done by the keyboard, see `steering`. Qt asks
for these objects when a screen reader runs, and only then are they made.

Never override `interface_cast` here: PySide crashes. Each object is kept alive by the
drawing's own until `forget`, since Qt holds bare pointers to them.
"""

from functools import cached_property

from PySide6.QtCore import QObject, QPoint, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QAccessibleObject, QWindow
from PySide6.QtWidgets import QWidget

from explorer.diagram.shapes import Figure
from explorer.ui.diagram.stops import Stop
from explorer.ui.diagram.view import DiagramView
from explorer.ui.words import tr


class Drawing(QAccessibleObject):
    """The whole drawing; its children are the figures.

    PySide (6.10) keeps for ever whatever its factory of interfaces returned. So this asks Qt for its
    view and does not hold it: else every view, and the window round it, would stay with it.
    """

    def __init__(self, view: DiagramView) -> None:
        super().__init__(view)
        self._figures: tuple[FigurePart, ...] | None = None
        self._known: dict[tuple[object, ...], StopPart] = {}

    @property
    def view(self) -> DiagramView:
        """What it speaks for."""
        view = self.object()
        assert isinstance(view, DiagramView)
        return view

    @property
    def figures(self) -> tuple["FigurePart", ...]:
        """One part for each figure."""
        if self._figures is None:
            self._figures = tuple(FigurePart(self, figure) for figure in self.view.diagram.figures)
        return self._figures

    def part_of(self, stop: Stop) -> "StopPart":
        """The part that stands for a stop; the same one whenever it is asked for."""
        part = self._known.get(stop.key)
        if part is None:
            figure = next(each for each in self.figures if each.figure.id == stop.hit.figure)
            part = self._known[stop.key] = StopPart(figure, stop)
        part.stop = stop
        return part

    def forget(self) -> None:
        """Let go of all parts, before the view is closed."""
        parts = (*self._known.values(), *(self._figures or ()))
        self._known, self._figures = {}, ()
        for part in parts:
            part.gone = True
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(part))

    # Qt's own questions

    def window(self) -> QWindow | None:
        """The window it is seen in."""
        top: QWidget = self.view.window()
        return top.windowHandle()

    def parent(self) -> QAccessibleInterface:
        """What the view stands in."""
        return QAccessible.queryAccessibleInterface(self.view.parentWidget())

    def childCount(self) -> int:
        """How many figures there are."""
        return len(self.figures)

    def child(self, index: int) -> QAccessibleInterface | None:
        """A figure by its number."""
        return self.figures[index] if 0 <= index < len(self.figures) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The number of a figure, -1 if it is none."""
        return self.figures.index(child) if child in self.figures else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        """The figure at a place of the screen."""
        return next((each for each in self.figures if each.rect().contains(x, y)), None)

    def focusChild(self) -> QAccessibleInterface | None:
        """What the keyboard's cursor stands on."""
        stop = self.view.steering.at
        if stop is not None:
            return self.part_of(stop)
        return self if self.view.hasFocus() else None

    def text(self, kind: QAccessible.Text) -> str:
        """Its name, and how it is used."""
        if kind == QAccessible.Text.Name:
            return str(self.view.accessibleName())
        return str(self.view.accessibleDescription()) if kind == QAccessible.Text.Description else ""

    def rect(self) -> QRect:
        """Where it is on the screen."""
        return _on_screen(self.view.viewport(), QRectF(self.view.viewport().rect()))

    def role(self) -> QAccessible.Role:
        """A drawing."""
        return QAccessible.Role.Canvas

    def state(self) -> QAccessible.State:
        """Whether it can have and has the keyboard."""
        state = QAccessible.State()
        state.focusable = True
        state.focused = self.view.hasFocus() and self.view.steering.at is None
        state.invisible = not self.view.isVisible()
        return state


class _Part(QAccessibleInterface):
    """What has no widget of its own; `drawing` keeps it."""

    def __init__(self, drawing: Drawing, above: QAccessibleInterface) -> None:
        super().__init__()
        self.drawing = drawing
        self.gone = False
        self._above = above

    @property
    def area(self) -> QRectF:
        """Where it lies, in plate millimetres."""
        raise NotImplementedError

    def isValid(self) -> bool:
        """Whether the view is still there."""
        return not self.gone and self.drawing.isValid()

    def object(self) -> QObject | None:
        """It is drawn, and no object of Qt's."""
        return None

    def window(self) -> QWindow | None:
        """The window it is seen in."""
        return self.drawing.window()

    def parent(self) -> QAccessibleInterface:
        """What it belongs to."""
        return self._above

    def childCount(self) -> int:
        """Nothing belongs to it."""
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:
        """Nothing belongs to it."""
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Nothing belongs to it."""
        return -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        """Nothing belongs to it."""
        return None

    def focusChild(self) -> QAccessibleInterface | None:
        """Nothing belongs to it."""
        return None

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Its words cannot be changed."""

    def rect(self) -> QRect:
        """Where it is on the screen."""
        view = self.drawing.view
        return _on_screen(view.viewport(), view.to_view().mapRect(self.area))


class FigurePart(_Part):
    """One figure, with the things in it that are shown and can be chosen."""

    def __init__(self, drawing: Drawing, figure: Figure) -> None:
        super().__init__(drawing, drawing)
        self.figure = figure

    @property
    def stops(self) -> tuple[Stop, ...]:
        """What is in it."""
        return self.drawing.view.steering.cursor.stops_in(self.figure.id)

    @property
    def area(self) -> QRectF:
        """What its things cover."""
        box = QRectF()
        for stop in self.stops:
            box = box.united(stop.box)
        return box

    def childCount(self) -> int:
        """How many things are in it."""
        return len(self.stops)

    def child(self, index: int) -> QAccessibleInterface | None:
        """A thing by its number."""
        return self.drawing.part_of(self.stops[index]) if 0 <= index < len(self.stops) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The number of a thing, -1 if it is not in it."""
        keys = [stop.key for stop in self.stops]
        return keys.index(child.stop.key) if isinstance(child, StopPart) and child.stop.key in keys else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        """The thing at a place of the screen, that a click there would choose."""
        view = self.drawing.view
        place = view.to_view().inverted()[0].map(view.viewport().mapFromGlobal(QPoint(x, y)).toPointF())
        hit = view.first_hit(place)
        key = hit and (hit.address, hit.side, hit.figure)
        return next((self.drawing.part_of(stop) for stop in self.stops if stop.key == key), None)

    def text(self, kind: QAccessible.Text) -> str:
        """Its title."""
        return tr(self.drawing.view.halves.title(self.figure)) if kind == QAccessible.Text.Name else ""

    def role(self) -> QAccessible.Role:
        """A list of things."""
        return QAccessible.Role.List

    def state(self) -> QAccessible.State:
        """Nothing of note."""
        return QAccessible.State()


class StopPart(_Part):
    """One thing on one side of a figure."""

    def __init__(self, figure: FigurePart, stop: Stop) -> None:
        super().__init__(figure.drawing, figure)
        self.stop = stop

    @property
    def area(self) -> QRectF:
        """The box round it, wherever that is now: a figure may have been turned into its mirror image."""
        assert isinstance(self._above, FigurePart)
        self.stop = next((each for each in self._above.stops if each.key == self.stop.key), self.stop)
        return self.stop.box

    @cached_property
    def _words(self) -> tuple[str, str]:
        return self.drawing.view.words_of(self.stop)

    def text(self, kind: QAccessible.Text) -> str:
        """Its name with its side, and what matters of it."""
        name, description = self._words
        return {QAccessible.Text.Name: name, QAccessible.Text.Description: description}.get(kind, "")

    def role(self) -> QAccessible.Role:
        """One of a list."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Whether it is lit, and whether the keyboard's cursor stands on it."""
        view = self.drawing.view
        state = QAccessible.State()
        state.selectable = state.focusable = True
        state.selected = view.is_lit(self.stop)
        at = view.steering.at
        state.focused = at is not None and at.key == self.stop.key
        state.offscreen = not view.box.viewRect().intersects(self.stop.box)
        return state


def drawing_for(view: DiagramView) -> Drawing:
    """The object that screen readers see for `view`; kept by the view until it is closed."""
    if not isinstance(view.spoken, Drawing):
        view.spoken = Drawing(view)
    return view.spoken


def tell_focus(view: DiagramView, stop: Stop | None) -> None:
    """Tell the screen reader what the keyboard's cursor stands on."""
    drawing = drawing_for(view)
    part: QAccessibleInterface = drawing if stop is None else drawing.part_of(stop)
    QAccessible.updateAccessibility(QAccessibleEvent(part, QAccessible.Event.Focus))


def _on_screen(viewport: QWidget, area: QRectF) -> QRect:
    """An area (pixels of the viewport) on the screen: what of it is seen, or where it lies unseen."""
    seen = area.intersected(QRectF(viewport.rect()))
    box = (area if seen.isEmpty() else seen).toAlignedRect()
    return QRect(viewport.mapToGlobal(box.topLeft()), box.size())
