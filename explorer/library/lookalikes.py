"""The tables of look-alikes as folds of a card's page."""

from collections.abc import Iterator
from html import escape

from explorer.anatomy.address import Address
from explorer.anatomy.differentials import Differential, Finding
from explorer.library.library import Library
from explorer.library.page import Fold
from explorer.library.say import Say, as_written, mark
from explorer.library.wording import sentence

ABREAST = 3
"""So many lesions stand side by side, as the card is narrow; the others follow in a table below."""
SPLITS = mark("tells them apart")


def lookalikes(library: Library, card: Address, say: Say = as_written) -> Iterator[Fold]:
    """A fold for each table that concerns `card`."""
    for each in library.differentials:
        if card in each.cards:
            yield Fold(say("Look-alikes: {title}").format(title=each.title), _html(library, each, say))


def _html(library: Library, table: Differential, say: Say) -> str:
    starts = range(0, len(table.lesions), ABREAST)
    parts = (_part(library, table, slice(start, start + ABREAST), say) for start in starts)
    lead = say("The rows in bold, marked “{mark}”, help most. No single sign proves a cause.")
    source = say("Source: {names}.").format(names=table.source)
    return f"<p>{escape(lead.format(mark=say(SPLITS)))}</p>{''.join(parts)}<p>{escape(source)}</p>"


def _part(library: Library, table: Differential, columns: slice, say: Say) -> str:
    """Some of the columns, beside the findings."""
    heads = "".join(f"<th>{_head(library, lesion)}</th>" for lesion in table.lesions[columns])
    rows = "".join(_row(each, each.cells[columns], say) for each in table.findings)
    corner = escape(say("What is found"))
    return f'<table cellpadding="3"><tr><th>{corner}</th>{heads}</tr>{rows}</table>'


def _head(library: Library, lesion: tuple[Address, ...]) -> str:
    return "<br>".join(
        f'<a href="{each}">{escape(sentence(library.plain_name_of(each)))}</a>'
        for each in lesion
        if library.knows(each)
    )


def _row(finding: Finding, cells: tuple[str, ...], say: Say) -> str:
    first, *others = (escape(each) for each in (finding.name, *cells))
    if finding.splits:
        first = f"<b>{first}: {escape(say(SPLITS))}</b>"
        others = [f"<b>{each}</b>" for each in others]
    return f"<tr><td>{first}</td>{''.join(f'<td>{each}</td>' for each in others)}</tr>"
