"""Names beside the drawing with thin leaders, as many as can be read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTransform

from explorer.anatomy.address import Address, Side
from explorer.state.layers import LabelLanguage
from explorer.ui.diagram.contour import Contour
from explorer.ui.diagram.copies import Copy, copy_of
from explorer.ui.diagram.ink import Ink
from explorer.ui.diagram.label_layout import Candidate, Column, Placed, arrange
from explorer.ui.theme import Theme

LEAST_PIXELS = 34.0
"""What shows smaller than this gets no name."""

EDGE, TOP_EDGE = 10.0, 28.0
"""Between the view's edge and the labels, in pixels; more at the top, where the captions stand."""

BESIDE = 14.0
"""Between the body and the labels beside it, in pixels."""

DOT = 2.2
"""The radius of the dot at which a leader ends, in pixels."""

RIM = 1.5
"""How wide the light rim round it is, in pixels."""

FADE = 48.0
"""So many pixels past the view's edge nothing is left of a label that is moved along with the plate."""

PER_VIEW, MORE_PER_SCALE = 8, 7
"""So many names at least, and so many more with each pixel a millimetre."""

CHOSEN_WEIGHT, LEFT_WEIGHT = 1000.0, 0.5
"""What is chosen comes first; of two equal sides the body's right one is named."""

NameOf = Callable[[Address, LabelLanguage], str]


@dataclass(frozen=True)
class Label:
    """One label as it is painted, in the view's pixels."""

    text: str
    placed: Placed
    chosen: bool

    def box(self, line: float) -> QRectF:
        """Where its text stands."""
        width = self.placed.candidate.width
        left = self.placed.x - width if self.placed.leftwards else self.placed.x
        return QRectF(left, self.placed.y - line / 2, width, line)


class Labels:
    """Chooses, places and paints the labels of one view."""

    def __init__(self, name_of: NameOf) -> None:
        self._name_of = name_of
        self.language = LabelLanguage.ENGLISH
        self.shown: tuple[Label, ...] = ()
        self._font = QFont()
        self._metrics = QFontMetricsF(self._font)
        self._copied: object = None
        self._copies: tuple[tuple[Copy, Copy], ...] = ()

    def set_font(self, font: QFont) -> None:
        """Write in `font`."""
        self._font = font
        self._metrics = QFontMetricsF(font)
        self._copied = None

    @property
    def line(self) -> float:
        """The height of one label in pixels."""
        return self._metrics.height() + 4

    def lay_out(
        self,
        inks: Iterable[Ink],
        chosen: frozenset[Address],
        view: QRectF,
        to_view: QTransform,
        taken: QRectF | None = None,
        body: Contour | None = None,
    ) -> None:
        """Label what `view` (pixels) shows of `inks`; those that are `chosen` first, and none in `taken`.

        The labels stand close beside the `body`, as far as there is room for them.
        """
        self.shown = ()
        if self.language is LabelLanguage.NONE:
            return
        inks = tuple(inks)
        covering = [ink for ink in inks if ink.shape.closed and ink.shape.part == "outline"]
        widest = view.width() / 2 - 2 * EDGE  # so that the two columns never meet
        best: dict[Address, tuple[Candidate, str]] = {}
        for ink in inks:
            if ink.address is None or ink.shape.part != "outline":
                continue
            anchor, size = _anchor(ink, view, to_view)
            if anchor is None or size < LEAST_PIXELS or _hidden(ink, anchor, covering, to_view):
                continue
            name = self._name_of(ink.address, self.language)
            text = self._metrics.elidedText(name, Qt.TextElideMode.ElideRight, widest)
            weight = (
                size
                * (CHOSEN_WEIGHT if ink.address in chosen else 1.0)
                * (LEFT_WEIGHT if ink.side is Side.LEFT else 1.0)
            )
            width = self._metrics.horizontalAdvance(text)
            candidate = Candidate(str(ink.address), anchor.x(), anchor.y(), width, weight)
            if ink.address not in best or best[ink.address][0].weight < weight:
                best[ink.address] = (candidate, text)
        edges = view.left() + EDGE, view.right() - EDGE
        body = body or Contour((), to_view, *edges)
        half = self.line / 2

        def beside(y: float, rightwards: bool) -> float:
            start, end = body.across(y - half, y + half)
            middle = view.center().x()
            return max(end + BESIDE, middle + EDGE) if rightwards else min(start - BESIDE, middle - EDGE)

        top, bottom = view.top() + TOP_EDGE, view.bottom() - EDGE
        left, right = (
            Column(
                edges[rightwards],
                *_left_free(top, bottom, view, taken, not rightwards),
                not rightwards,
                partial(beside, rightwards=rightwards),
            )
            for rightwards in (False, True)
        )
        most = round(PER_VIEW + to_view.m11() * MORE_PER_SCALE)
        # Only the name of what is chosen may hide what it names.
        wanted = (
            (address, named)
            for address, named in best.items()
            if address in chosen or left.spares(named[0]) or right.spares(named[0])
        )
        kept = sorted(wanted, key=lambda item: -item[1][0].weight)[:most]
        texts = {candidate.key: (text, address) for address, (candidate, text) in kept}
        placed = arrange((candidate for _, (candidate, _) in kept), left, right, self.line)
        self.shown = tuple(
            Label(texts[each.candidate.key][0], each, texts[each.candidate.key][1] in chosen)
            for each in placed
        )

    def paint(self, painter: QPainter, theme: Theme, view: QRectF, moved: QPointF) -> None:
        """Paint leaders and names, `moved` so far; the painter works in the view's pixels.

        Those that are moved out of `view` fade away. What moves is copied, not painted anew.
        """
        lefts = [self.left_of(each, view, moved) for each in self.shown]
        seen = [(number, self.shown[number], left) for number, left in enumerate(lefts) if left > 0]
        copies = None if moved.isNull() else self._copies_for(theme, painter.device().devicePixelRatio())
        painter.save()
        painter.translate(moved)
        painter.setPen(QPen(QColor(theme.diagram.leader), 1.0))
        for _, label, left in seen:
            named = label.placed.candidate
            painter.setOpacity(left)
            painter.drawLine(QPointF(*label.placed.leader), QPointF(named.x, named.y))
        for kind, paint in enumerate((self._paint_dot, self._paint_name)):
            for number, label, left in seen:
                painter.setOpacity(left)
                if copies is None:
                    paint(painter, theme, label)
                else:
                    copies[number][kind].draw(painter)
        painter.restore()

    def _copies_for(self, theme: Theme, ratio: float) -> tuple[tuple[Copy, Copy], ...]:
        """The dot and the name of each label, kept while they are moved about."""
        key = (self.shown, theme, ratio)
        if self._copied != key:
            self._copied = key
            self._copies = tuple(
                (
                    copy_of(partial(self._paint_dot, theme=theme, label=label), _dot_box(label), ratio),
                    copy_of(
                        partial(self._paint_name, theme=theme, label=label), self._name_box(label), ratio
                    ),
                )
                for label in self.shown
            )
        return self._copies

    def _paint_dot(self, painter: QPainter, theme: Theme, label: Label) -> None:
        end = QPointF(label.placed.candidate.x, label.placed.candidate.y)
        painter.setPen(Qt.PenStyle.NoPen)
        for color, radius in ((_halo(theme), DOT + RIM), (QColor(theme.colors.ink), DOT)):
            painter.setBrush(color)
            painter.drawEllipse(end, radius, radius)

    def _paint_name(self, painter: QPainter, theme: Theme, label: Label) -> None:
        painter.setFont(self._font)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_halo(theme))
        painter.drawRoundedRect(self._name_box(label), 4, 4)
        painter.setPen(QColor(theme.colors.accent if label.chosen else theme.colors.ink))
        painter.drawText(label.box(self.line), Qt.AlignmentFlag.AlignCenter, label.text)

    def _name_box(self, label: Label) -> QRectF:
        return label.box(self.line).adjusted(-3, 0, 3, 0)

    def left_of(self, label: Label, view: QRectF, moved: QPointF) -> float:
        """How much of a label that was moved is left: all while it and what it names are in the view."""
        named = label.placed.candidate
        both = label.box(self.line) | QRectF(named.x - DOT, named.y - DOT, 2 * DOT, 2 * DOT)
        both.translate(moved)
        past = max(
            view.left() - both.left(),
            both.right() - view.right(),
            view.top() - both.top(),
            both.bottom() - view.bottom(),
        )
        return 1.0 if moved.isNull() else min(1.0, max(0.0, 1.0 - past / FADE))


def _dot_box(label: Label) -> QRectF:
    reach = DOT + RIM
    return QRectF(label.placed.candidate.x - reach, label.placed.candidate.y - reach, 2 * reach, 2 * reach)


def _halo(theme: Theme) -> QColor:
    """What lies round a dot and beneath a name."""
    color = QColor(theme.colors.page)
    color.setAlphaF(0.82)
    return color


def _left_free(
    top: float, bottom: float, view: QRectF, taken: QRectF | None, leftwards: bool
) -> tuple[float, float]:
    """What is left of a column from `top` to `bottom` where a corner is `taken`."""
    if taken is None or taken.isEmpty() or (taken.center().x() < view.center().x()) is not leftwards:
        return top, bottom
    if taken.center().y() > view.center().y():
        return top, min(bottom, taken.top() - EDGE)
    return max(top, taken.bottom() + EDGE), bottom


def _hidden(ink: Ink, anchor: QPointF, covering: Sequence[Ink], to_view: QTransform) -> bool:
    """Whether something painted later covers an area at its anchor, so that its name would mislead."""
    if not ink.shape.closed:
        return False
    place = to_view.inverted()[0].map(anchor)
    over = [each for each in covering if each.box.contains(place) and each.path.contains(place)]
    return bool(over) and over[-1].address != ink.address


def _anchor(ink: Ink, view: QRectF, to_view: QTransform) -> tuple[QPointF | None, float]:
    """Where in `view` a leader to `ink` begins, and how large it shows there (pixels)."""
    box = to_view.mapRect(ink.box)
    seen = box.intersected(view)
    if seen.isEmpty():
        return None, 0.0
    if ink.shape.closed:
        center = seen.center()
        inside = to_view.inverted()[0].map(center)
        if ink.path.contains(inside):
            return center, max(seen.width(), seen.height())
        return None, 0.0
    points = [point for point in _points(ink, to_view) if view.contains(point)]
    if not points:
        return None, 0.0
    return points[len(points) // 2], max(seen.width(), seen.height())


def _points(ink: Ink, to_view: QTransform) -> Iterator[QPointF]:
    for polygon in ink.path.toSubpathPolygons(to_view):
        yield from polygon.toList()
