"""The tables of look-alikes as folds of a card's page."""

from collections.abc import Iterator
from html import escape

from explorer.anatomy.address import Address
from explorer.anatomy.differentials import Differential, Finding
from explorer.library.library import Library
from explorer.library.page import Fold
from explorer.library.wording import sentence

ABREAST = 3
"""So many lesions stand side by side, as the card is narrow; the others follow in a table below."""
SPLITS = "tells them apart"


def lookalikes(library: Library, card: Address) -> Iterator[Fold]:
    """A fold for each table that concerns `card`."""
    for each in library.differentials:
        if card in each.cards:
            yield Fold(f"Look-alikes: {each.title}", _html(library, each))


def _html(library: Library, table: Differential) -> str:
    starts = range(0, len(table.lesions), ABREAST)
    parts = (_part(library, table, slice(start, start + ABREAST)) for start in starts)
    lead = f"<p>The rows in bold, marked “{SPLITS}”, help most. No single sign proves a cause.</p>"
    return f"{lead}{''.join(parts)}<p>Source: {escape(table.source)}.</p>"


def _part(library: Library, table: Differential, columns: slice) -> str:
    """Some of the columns, beside the findings."""
    heads = "".join(f"<th>{_head(library, lesion)}</th>" for lesion in table.lesions[columns])
    rows = "".join(_row(each, each.cells[columns]) for each in table.findings)
    return f'<table cellpadding="3"><tr><th>What is found</th>{heads}</tr>{rows}</table>'


def _head(library: Library, lesion: tuple[Address, ...]) -> str:
    return "<br>".join(
        f'<a href="{each}">{escape(sentence(library.plain_name_of(each)))}</a>'
        for each in lesion
        if library.knows(each)
    )


def _row(finding: Finding, cells: tuple[str, ...]) -> str:
    first, *others = (escape(each) for each in (finding.name, *cells))
    if finding.splits:
        first = f"<b>{first}: {SPLITS}</b>"
        others = [f"<b>{each}</b>" for each in others]
    return f"<tr><td>{first}</td>{''.join(f'<td>{each}</td>' for each in others)}</tr>"
