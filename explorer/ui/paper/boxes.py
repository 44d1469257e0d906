"""The things that stand on a sheet, each of a known size. All lengths are points."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPainter,
    QPalette,
    QPen,
    QPolygonF,
    QTextDocument,
)
from PySide6.QtSvg import QSvgRenderer

from explorer.library.page import Care, Picture
from explorer.ui.paper.drawing import GAP, FigurePicture
from explorer.ui.style import FONT

INK, QUIET, LINE = "#23211E", "#4F4A43", "#8A8172"
CARE_COLORS = {
    "emergency": ("#A81E22", "#A81E22", "#FFFFFF", 2.0),
    "urgent": ("#7A4200", "#FBE7C8", "#23211E", 1.5),
    "see-clinician": ("#0B5C66", "#FFFFFF", "#0B5C66", 0.8),
}
"""Of each care card its edge, the ground of its head, the words there, and how thick the edge is.

The more pressing, the more ink: it shows in black and white too.
"""

UNIT = 20.0
"""Text is laid out so many times larger and painted smaller, so that nothing is rounded to pixels."""

PADDING = 8.0

Draw = Callable[[QPainter, float, float], None]
"""Paints a thing with its upper left corner at x and y."""


@dataclass(frozen=True)
class Box:
    """A thing to place: its height, how to draw it, the gap above, and whether it stays with the next."""

    height: float
    draw: Draw
    gap: float = 0.0
    keep: bool = False


def text_box(
    html: str,
    width: float,
    size: float,
    *,
    color: str = INK,
    gap: float = 0.0,
    keep: bool = False,
    leading: int = 101,
) -> Box:
    """Running text of the small HTML of the cards, `size` points high."""
    document = _document(html, width, size, leading)
    return Box(document.size().height() / UNIT, _text_drawer(document, color), gap, keep)


def care_box(care: Care, width: float, size: float, gap: float) -> Box:
    """A care card: a sign and a word in its head, then whom to ask and when."""
    edge, ground, words, thick = CARE_COLORS.get(care.urgency, CARE_COLORS["see-clinician"])
    inside = width - 2 * PADDING
    side = size * 1.25
    heading = text_box(f"<b>{escape(care.heading)}</b>", inside - side - 6, size * 1.1, color=words)
    head = heading.height + 8
    bullets = "".join(f"<li>{each}</li>" for each in care.bullets)
    body = text_box(f"<ul>{bullets}</ul>{care.note}", inside, size)
    height = head + body.height + 1.4 * PADDING

    def draw(painter: QPainter, x: float, y: float) -> None:
        frame = QRectF(x + thick / 2, y + thick / 2, width - thick, height - thick)
        painter.fillRect(QRectF(frame.left(), frame.top(), frame.width(), head), QColor(ground))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(edge), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
        painter.drawRect(frame)
        sign = QRectF(x + PADDING, y + (head - side) / 2 + thick / 2, side, side)
        _sign(painter, care.urgency, sign, words, ground)
        heading.draw(painter, x + PADDING + side + 6, y + 4 + thick / 2)
        body.draw(painter, x + PADDING, y + head + 0.7 * PADDING)

    return Box(height, draw, gap)


def questions_box(heading: str, questions: Sequence[str], width: float, size: float, gap: float) -> Box:
    """Questions in a frame, each with a square to tick."""
    inside = width - 2 * PADDING
    head = text_box(f"<h2>{escape(heading)}</h2>", inside, size)
    indent = size * 1.5
    rows = [text_box(escape(each), inside - indent, size) for each in questions]
    between = size * 0.5
    height = 2 * PADDING + head.height + sum(row.height + between for row in rows)

    def draw(painter: QPainter, x: float, y: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(INK), 0.9))
        painter.drawRect(QRectF(x + 0.45, y + 0.45, width - 0.9, height - 0.9))
        head.draw(painter, x + PADDING, y + PADDING)
        top = y + PADDING + head.height + between
        for row in rows:
            painter.setPen(QPen(QColor(INK), 0.9))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(x + PADDING, top + size * 0.18, size * 0.9, size * 0.9))
            row.draw(painter, x + PADDING + indent, top)
            top += row.height + between

    return Box(height, draw, gap)


def pictures_box(
    pictures: Sequence[FigurePicture], caption: str, width: float, size: float, gap: float, share: float
) -> Box:
    """The figures of the drawing side by side, each with its name, and one caption below them all.

    They are painted at `share` of their size.
    """
    names = [
        text_box(f'<p align="center">{escape(each.caption)}</p>', each.width * share + GAP, size, color=QUIET)
        for each in pictures
    ]
    below = text_box(escape(caption), width, size, color=QUIET) if caption else None
    tall = share * max(each.height for each in pictures)
    named = max(each.height for each in names)
    height = tall + 3 + named + (below.height + 3 if below else 0)
    total = share * sum(each.width for each in pictures) + GAP * (len(pictures) - 1)

    def draw(painter: QPainter, x: float, y: float) -> None:
        left = x + (width - total) / 2
        for each, name in zip(pictures, names, strict=True):
            painter.drawImage(QRectF(left, y, each.width * share, each.height * share), each.image)
            name.draw(painter, left - GAP / 2, y + tall + 3)
            left += each.width * share + GAP
        if below:
            below.draw(painter, x, y + tall + named + 6)

    return Box(height, draw, gap)


def svg_box(picture: Picture, width: float, size: float, gap: float, share: float) -> Box:
    """A drawing of the card, over a `share` of the width, with its words below it."""
    drawing = QSvgRenderer(QByteArray(picture.svg.encode()))
    shape = drawing.defaultSize()
    tall = width * share * shape.height() / max(1, shape.width())
    words = text_box(escape(picture.words), width, size, color=QUIET)

    def draw(painter: QPainter, x: float, y: float) -> None:
        drawing.render(painter, QRectF(x + width * (1 - share) / 2, y, width * share, tall))
        words.draw(painter, x, y + tall + 3)

    return Box(tall + 3 + words.height, draw, gap)


def _document(html: str, width: float, size: float, leading: int) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setUseDesignMetrics(True)
    font = QFont(FONT)
    font.setPixelSize(round(size * UNIT))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    document.setDefaultFont(font)

    def px(share: float) -> str:
        return f"{round(size * share * UNIT)}px"

    document.setDefaultStyleSheet(
        f"p, li {{line-height: {leading}%; margin: 0 0 {px(0.2)} 0}} li {{margin-bottom: {px(0.1)}}} "
        f"ul, ol {{margin: 0 0 {px(0.2)} {px(1.15)}; -qt-list-indent: 0}} "
        f"h1 {{font-size: {px(2)}; margin: 0}} h2 {{font-size: {px(1.2)}; margin: 0 0 {px(0.2)} 0}} "
        f"h3 {{font-size: {px(1)}; margin: 0 0 {px(0.1)} 0}} "
        f"td, th {{padding: {px(0.25)}; text-align: left}}"
    )
    document.setHtml(
        html.replace(
            "<table",
            f'<table border="1" cellspacing="0" style="border-collapse: collapse; border-color: {LINE}"',
        )
    )
    document.setTextWidth(width * UNIT)
    return document


def _text_drawer(document: QTextDocument, color: str) -> Draw:
    context = QAbstractTextDocumentLayout.PaintContext()
    colors = QPalette()
    # Not the window's palette, which may be that of a dark theme.
    colors.setColor(QPalette.ColorRole.Text, QColor(color))
    context.palette = colors

    def draw(painter: QPainter, x: float, y: float) -> None:
        painter.save()
        painter.translate(x, y)
        painter.scale(1 / UNIT, 1 / UNIT)
        document.documentLayout().draw(painter, context)
        painter.restore()

    return draw


def _sign(painter: QPainter, urgency: str, place: QRectF, color: str, ground: str) -> None:
    """An octagon, a triangle or a ring, each with its mark: told apart by shape."""
    side = place.width()
    center = place.center()
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    mark = QColor(ground)
    if urgency == "emergency":
        corner = side * 0.3
        near, far = corner, side - corner
        corners = (
            (near, 0),
            (far, 0),
            (side, near),
            (side, far),
            (far, side),
            (near, side),
            (0, far),
            (0, near),
        )
        at = place.topLeft()
        painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in corners]))
    elif urgency == "urgent":
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(center.x(), place.top()),
                    place.bottomRight(),
                    place.bottomLeft(),
                ]
            )
        )
        center += QPointF(0, side * 0.14)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(color), side * 0.11))
        painter.drawEllipse(center, side * 0.44, side * 0.44)
        painter.setPen(Qt.PenStyle.NoPen)
        mark = QColor(color)
    painter.setBrush(mark)
    upright = urgency in ("emergency", "urgent")
    stem, dot = (-0.26, 0.2) if upright else (-0.04, -0.28)
    thick = side * 0.13
    painter.drawRect(QRectF(center.x() - thick / 2, center.y() + stem * side, thick, side * 0.32))
    painter.drawRect(QRectF(center.x() - thick / 2, center.y() + dot * side, thick, thick))
    painter.restore()
