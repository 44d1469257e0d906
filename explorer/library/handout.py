"""A page as a hand-out: one plain HTML document, to be printed or kept."""

import re
from base64 import b64encode
from functools import singledispatch
from html import escape

from explorer.library.page import Care, Columns, Facts, Fold, Links, Note, Page, Picture, Text, Versus

KEPT_FOLDS = frozenset({"Sources"})
"""Folds that belong on paper; the others are for those who look further on the screen."""

_ANCHOR = re.compile(r"</?a\b[^>]*>")
"""A link within the program, which leads nowhere on paper; its words stay."""

Source = str
"""An image as the `src` of an `<img>`; empty for none."""


def handout_html(
    page: Page, picture: Source, font: str, *, picture_width: str = "100%", language: str = "en"
) -> str:
    """The hand-out of `page` as a complete HTML document.

    It has the plain part, the care cards, the sources, the dates and the
    line that says what it is not; nothing to click. `picture` stands at the top,
    `picture_width` wide: a share of the text's width, or a number of points.
    """
    parts = [f"<h1>{escape(page.title)}</h1>"]
    if page.subtitle:
        parts.append(f'<p class="quiet">{escape(page.subtitle)}</p>')
    if page.place:
        parts.append(f"<p><b>{escape(page.place)}</b></p>")
    if page.summary:
        parts.append(f'<p class="lead">{escape(page.summary)}</p>')
    if picture:
        parts.append(
            f'<p align="center"><img src="{picture}" width="{picture_width}" '
            'alt="The nerve\'s path in the drawing"></p>'
        )
    parts.extend(filter(None, (_html(block) for block in page.blocks)))
    body = _ANCHOR.sub("", "\n".join(parts))
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(page.title)}</title>\n<style>{_style(font)}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _style(font: str) -> str:
    return (
        f'body {{font-family: "{font}", sans-serif; font-size: 9.5pt; line-height: 118%; color: #23211E}} '
        "h1 {font-size: 18pt; margin: 0} h2 {font-size: 12pt; margin: 8pt 0 1pt 0} "
        "h3 {font-size: 10pt; margin: 5pt 0 1pt 0} .lead {font-size: 11pt} "
        "p, ul {margin-top: 2pt; margin-bottom: 2pt} "
        ".quiet {color: #5F5950; font-size: 8.5pt}"
    )


PICTURE_WIDTH = 300
"""Of a card's own pictures on paper, in the pixels of HTML."""

CARE_COLORS = {
    "emergency": ("#A81E22", "#FCEBE9"),
    "urgent": ("#8A4B00", "#FDF1DD"),
    "see-clinician": ("#0B5C66", "#E4F2F2"),
}
"""Edge and ground of the care cards on paper."""


@singledispatch
def _html(block: object) -> str:
    """A block on paper; empty for what has no place there."""
    raise TypeError(f"{type(block).__name__} is no block")


@_html.register
def _text(block: Text) -> str:
    heading = f"<h2>{escape(block.heading)}</h2>" if block.heading else ""
    return heading + block.html


@_html.register
def _picture(block: Picture) -> str:
    source = f"data:image/svg+xml;base64,{b64encode(block.svg.encode()).decode()}"
    return (
        f'<p align="center"><img src="{source}" alt="{escape(block.words)}" width="{PICTURE_WIDTH}"></p>'
        f'<p class="quiet">{escape(block.words)}</p>'
    )


@_html.register
def _care(block: Care) -> str:
    edge, ground = CARE_COLORS.get(block.urgency, ("#5F5950", "#F3EFE8"))
    bullets = "".join(f"<li>{bullet}</li>" for bullet in block.bullets)
    return (
        f'<table width="100%" cellpadding="8" cellspacing="0" bgcolor="{ground}" '
        f'style="margin: 6pt 0; border-left: 4pt solid {edge}"><tr><td>'
        f'<b style="color: {edge}">{escape(block.heading)}</b><ul>{bullets}</ul>{block.note}'
        "</td></tr></table>"
    )


@_html.register
def _facts(block: Facts) -> str:
    rows = "".join(
        f'<tr><td width="28%"><b>{escape(name)}</b></td><td>{html}</td></tr>' for name, html in block.rows
    )
    return f'<table width="100%" cellpadding="4">{rows}</table>'


@_html.register
def _versus(block: Versus) -> str:
    return f"<p><b>1.</b> {escape(block.first.text)}<br><b>2.</b> {escape(block.second.text)}</p>"


@_html.register
def _columns(block: Columns) -> str:
    named = any(name for name, _, _ in block.rows)
    heads = "".join(f'<th align="left" width="42%">{each}</th>' for each in block.heads)
    rows = "".join(
        f"<tr>{f'<td><b>{name}</b></td>' if named else ''}<td>{first}</td><td>{second}</td></tr>"
        for name, first, second in block.rows
    )
    return (
        f"<h2>{escape(block.heading)}</h2>"
        f'<table width="100%" cellpadding="3"><tr>{"<th></th>" if named else ""}{heads}</tr>{rows}</table>'
    )


@_html.register
def _fold(block: Fold) -> str:
    return f"<h2>{escape(block.heading)}</h2>{block.html}" if block.heading in KEPT_FOLDS else ""


@_html.register
def _note(block: Note) -> str:
    return f'<p class="quiet">{block.html}</p>'


@_html.register
def _links(_block: Links) -> str:
    return ""
