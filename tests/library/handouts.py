"""Hand-outs to look at, and the words that stand on them."""

from datetime import date

from explorer.anatomy.address import Side, parse_address
from explorer.library.handout import Handout, handout_of
from explorer.library.html_parts import plain_lines
from explorer.library.library import Library
from explorer.library.selection import Selection


def handout(library: Library, text: str, today: date, **more: bool) -> Handout:
    address = parse_address(text)
    selection = Selection(address, Side.RIGHT, library.card_for(address), address)
    return handout_of(library, selection, "112 <now>", today, **more)


def words_of(handout: Handout) -> str:
    return " ".join(
        line
        for each in (*handout.passages, *handout.clinical)
        for part in (each.heading, *each.parts)
        if isinstance(part, str)
        for line in plain_lines(part)
    )
