"""A hand-out laid out on pages of paper, ready to paint on any of them. All lengths are points."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from html import escape

from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPageSize, QPainter, QPen

from explorer.library.handout import Handout, Passage
from explorer.library.handout_html import source_words
from explorer.library.page import Care, Picture
from explorer.ui.paper.boxes import (
    LINE,
    QUIET,
    Box,
    care_box,
    pictures_box,
    questions_box,
    svg_box,
    text_box,
)
from explorer.ui.paper.columns import Item, column_bottom, pack
from explorer.ui.paper.drawing import FigurePicture
from explorer.ui.paper.ways import SIZES, Way, ways_of
from explorer.ui.words import tr

PAPERS = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}

SIDE_MARGIN, TOP_MARGIN, BOTTOM_MARGIN = 38.0, 32.0, 25.0
GUTTER = 18.0
ABOVE = 12.0
"""Between two sections."""
SMALL = 9.5
"""Sources, captions and the foot of a page."""

PAGE_NUMBER = 80.0
"""The width kept for it."""

OWN_PICTURES = 0.55
"""The same of a card's own pictures, where even the drawing is left out."""

MOST_PAGES = 2
LEAST_FILLED = 0.33
"""The last page is filled at least by this share; a hand-out whose rest is shorter is set smaller."""

ROOM_TO_SPARE = 12
"""Pages of a hand-out that no shortening brings onto MOST_PAGES."""


class TooHighError(ValueError):
    """A part of a hand-out does not fit on a page of paper, however small it is set; the message says so."""


@dataclass(frozen=True)
class Placed:
    """A box and where on its page it stands."""

    box: Box
    x: float
    y: float


@dataclass(frozen=True)
class Sheets:
    """A laid-out hand-out: the paper's width and height, and what stands on each page."""

    width: float
    height: float
    pages: tuple[tuple[Placed, ...], ...]
    size: float
    handout: Handout

    def paint(self, painter: QPainter, number: int, dots: float) -> None:
        """Paint page `number` (from 0), with so many of the painter's units to a point."""
        painter.save()
        painter.scale(dots, dots)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for each in self.pages[number]:
            each.box.draw(painter, each.x, each.y)
        painter.restore()


def lay_out(handout: Handout, pictures: Sequence[FigurePicture], paper: str) -> Sheets:
    """`handout` on the paper of that name (one of PAPERS), on two pages if that can be done.

    What is left out and how large the type is follow from that; a clinical part stands on further pages.
    Raises TooHighError if something is higher than a page.
    """
    shown = QPageSize(PAPERS[paper]).size(QPageSize.Unit.Point)
    sheet = _Sheet(shown.width(), shown.height(), pictures, 1 if handout.wide else 2)
    plain = replace(handout, clinical=())
    made = next(filter(None, sheet.tries(plain)), None)
    if made is None:
        words = tr(
            "“{title}” has a part that is higher than a page of {paper}; save it as a web page instead"
        )
        raise TooHighError(words.format(title=handout.title, paper=paper))
    pages, way = made
    if handout.clinical:
        pages = [*pages, *sheet.clinical(handout.clinical, SIZES[-1])]
    whole = tuple(
        (*page, *sheet.foot(handout, number, len(pages))) for number, page in enumerate(pages, start=1)
    )
    return Sheets(sheet.width, sheet.height, whole, way.size, way.handout)


class _Sheet:
    """The measures of one paper, and how boxes are made and placed on it."""

    def __init__(self, width: float, height: float, pictures: Sequence[FigurePicture], abreast: int) -> None:
        self.width, self.height = width, height
        self._pictures = pictures
        self._made: dict[tuple[object, float, float], tuple[Box, ...]] = {}
        self._text = width - 2 * SIDE_MARGIN
        self._abreast = abreast
        self._column = column = (self._text - GUTTER * (abreast - 1)) / abreast
        # The many ways to set a hand-out share most of their boxes: each is measured only once.
        self._write = cache(text_box)
        self._drawing = cache(
            lambda caption, share: pictures_box(pictures, caption, column, SMALL, ABOVE, share)
        )
        self._foot = 2 * SMALL * 1.45 + 8
        self._bottom = height - BOTTOM_MARGIN - self._foot - 10

    def tries(self, handout: Handout) -> Iterator[tuple[list[tuple[Placed, ...]], Way] | None]:
        """What comes of each way: with well filled pages, else with any, else with as many as it takes."""
        ways = tuple(ways_of(handout))
        for most, least in ((MOST_PAGES, LEAST_FILLED), (MOST_PAGES, 0.0)):
            yield from (self.plain(way, most, least) for way in ways)
        yield self.plain(ways[-1], ROOM_TO_SPARE, 0.0)

    def plain(self, way: Way, most: int, least: float) -> tuple[list[tuple[Placed, ...]], Way] | None:
        """The pages of all but the clinical part.

        None if there are more than `most`, or if the last of several is filled by less than `least`.
        """
        handout, size = way.handout, way.size
        head = list(self._head(handout, size))
        top = TOP_MARGIN
        placed: list[Placed] = []
        for box in head:
            top += box.gap
            placed.append(Placed(box, SIDE_MARGIN, top))
            top += box.height
        boxes = list(self._body(way))
        tail = self._tail(handout)
        first, other = self._bottom - top - 12, self._bottom - TOP_MARGIN
        items = [Item(box.height, box.gap, box.keep) for box in boxes]
        abreast = self._abreast
        left = tail.height + ABOVE if tail else 0.0
        for count in range(1, most + 1):
            heights = [first] * abreast + [other] * abreast * (count - 1)
            last = [each - left for each in heights[-abreast:]]
            spots = pack(items, [*heights[:-abreast], *last], abreast)
            if spots is not None:
                break
        else:
            return None
        end = max(column_bottom(spots, items, abreast * (count - 1) + each) for each in range(abreast))
        if count > 1 and end < least * other:
            return None
        pages: list[list[Placed]] = [[] for _ in range(count)]
        pages[0].extend(placed)
        for spot in spots:
            page, column = divmod(spot.column, abreast)
            x = SIDE_MARGIN + column * (self._column + GUTTER)
            start = top + 12 if page == 0 else TOP_MARGIN
            pages[page].append(Placed(boxes[spot.item], x, start + spot.top))
        if tail:
            pages[-1].append(Placed(tail, SIDE_MARGIN, self._bottom - tail.height))
        return [tuple(page) for page in pages], way

    def clinical(self, passages: Sequence[Passage], size: float) -> list[tuple[Placed, ...]]:
        """The part for students, over the whole width, on pages of its own."""
        boxes = [box for each in passages for box in self._passage(each, self._text, size)]
        items = [Item(min(box.height, self._bottom - TOP_MARGIN), box.gap, box.keep) for box in boxes]
        spots = pack(items, [self._bottom - TOP_MARGIN] * ROOM_TO_SPARE, abreast=1) or ()
        count = max((spot.column for spot in spots), default=-1) + 1
        pages: list[list[Placed]] = [[] for _ in range(count)]
        for spot in spots:
            pages[spot.column].append(Placed(boxes[spot.item], SIDE_MARGIN, TOP_MARGIN + spot.top))
        return [tuple(page) for page in pages]

    def foot(self, handout: Handout, number: int, of: int) -> Iterator[Placed]:
        """What stands at the bottom of each page."""
        y = self.height - BOTTOM_MARGIN - self._foot
        page = tr("Page {number} of {all}").format(number=number, all=of)
        facts = (tr("Nerve Explorer"), str(handout.address or ""), handout.printed)
        right = text_box(f'<p align="right">{escape(page)}</p>', PAGE_NUMBER, SMALL)
        words = text_box(
            escape(" · ".join(filter(None, facts))), self._text - PAGE_NUMBER, SMALL, color=QUIET
        )
        education = text_box(f"<b>{escape(handout.education)}</b>", self._text, SMALL)
        yield Placed(Box(0, self._rule), SIDE_MARGIN, y)
        yield Placed(education, SIDE_MARGIN, y + 5)
        yield Placed(words, SIDE_MARGIN, y + 5 + SMALL * 1.4)
        yield Placed(right, SIDE_MARGIN + self._text - PAGE_NUMBER, y + 5 + SMALL * 1.4)

    def _rule(self, painter: QPainter, x: float, y: float) -> None:
        painter.setPen(QPen(QColor(LINE), 0.8))
        painter.drawLine(QLineF(x, y, x + self._text, y))

    def _head(self, handout: Handout, size: float) -> Iterator[Box]:
        if handout.kicker:
            yield self._write(f"<b>{escape(handout.kicker)}</b>", self._text, 10.5, color=QUIET)
        yield self._write(f"<b>{escape(handout.title)}</b>", self._text, 23.0, leading=94)
        if handout.subtitle:
            yield self._write(escape(handout.subtitle), self._text, 11.0, color=QUIET, gap=1)
        if handout.lead:
            yield self._write(escape(handout.lead), self._text, size + 1.5, gap=5)
        if handout.place and self._pictures:
            yield self._write(f"<b>{escape(handout.place)}</b>", self._text, size, gap=2)
        if handout.warning:
            yield self._write(f"<b>! {escape(handout.warning)}</b>", self._text, size, gap=3)
        yield Box(1, self._rule, 7)

    def _body(self, way: Way) -> Iterator[Box]:
        handout, size = way.handout, way.size
        for care in handout.care:
            yield from self._once(care, size)
        for passage in handout.passages[: way.before]:
            yield from self._once(passage, size, way.drawn)
        if self._pictures and way.drawn:
            path = tr("The bright line is the nerve’s path: {path}").format(path=handout.path)
            caption = path if handout.path else ""
            yield self._drawing(caption, way.drawn)
        for passage in handout.passages[way.before :]:
            yield from self._once(passage, size, way.drawn)
        if handout.questions:
            yield from self._once(handout.questions, size)

    def _once(
        self, part: Care | Passage | tuple[str, ...], size: float, drawn: float = 1.0
    ) -> tuple[Box, ...]:
        """The boxes of a part, measured only once for each size of type and of pictures."""
        key = (part, size, drawn)
        if key not in self._made:
            match part:
                case Care():
                    boxes: tuple[Box, ...] = (care_box(part, self._column, size, gap=9),)
                case Passage():
                    boxes = tuple(self._passage(part, self._column, size, drawn or OWN_PICTURES))
                case _:
                    boxes = (questions_box(tr("Questions to ask"), part, self._column, size, gap=ABOVE),)
            self._made[key] = boxes
        return self._made[key]

    def _tail(self, handout: Handout) -> Box | None:
        """The small print over the whole width: sources, dates, and what the screen has besides."""
        parts = []
        if handout.sources:
            named = "; ".join(escape(source_words(each).rstrip(".")) for each in handout.sources)
            parts.append(f"<b>{escape(tr('Sources'))}</b>: {named}.")
        if handout.reviewed:
            parts.append(escape(f"{handout.reviewed}."))
        if handout.left_out:
            more = tr("On the screen this page also has: {list}.").format(list=", ".join(handout.left_out))
            parts.append(escape(more))
        html = "".join(f"<p>{part}</p>" for part in parts)
        return self._write(html, self._text, SMALL, color=QUIET) if parts else None

    def _passage(self, passage: Passage, width: float, size: float, drawn: float = 1.0) -> Iterator[Box]:
        gap = ABOVE
        if passage.heading:
            yield self._write(f"<h2>{escape(passage.heading)}</h2>", width, size, gap=gap, keep=True)
            gap = 0.0
        for part in passage.parts:
            if isinstance(part, Picture):
                yield svg_box(part, width, SMALL, 6, drawn)
            else:
                yield self._write(part, width, size, gap=gap if gap else 2.0 + 3.0 * part.startswith("<h3"))
            gap = 2.0
