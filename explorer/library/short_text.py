"""A page in so few words that a square code holds them: what one takes home on a telephone."""

from collections.abc import Iterable

from explorer.library.handout import Handout, Passage
from explorer.library.html_parts import plain_lines
from explorer.library.page import Care

MOST_BYTES = 1_200
"""A code of version 25 holds it at its lowest error level; a larger code has too fine squares."""

FIRST_TO_DO = 3
"""So many things to do come before the least pressing list of when to get help."""

TO_DO = "what-you-can-do"
BULLET = "- "
"""A hyphen: it is one byte, and every telephone can show it."""

PRESSING = ("emergency", "urgent")


def short_text(handout: Handout) -> str:
    """What the page is about, when to get help, what to do, what it is not and its date, as plain lines.

    At most MOST_BYTES as UTF-8. A list of when to get help is there whole or not at all, the most
    pressing first; of what to do, or else of what it is, come as many whole bullets or paragraphs as fit.
    The summary gives way where a pressing list, or all of what to do, would not fit beside it.
    """
    text, complete = _composed(handout, handout.lead)
    return text if complete else _composed(handout, "")[0]


def _composed(handout: Handout, lead: str) -> tuple[str, bool]:
    """The text with that summary, and whether the pressing lists and something of what to do are in it."""
    head = _lines((handout.title, lead))
    foot = _lines((handout.education, handout.warning or handout.reviewed.partition(",")[0]))
    room = _Room(MOST_BYTES - _size(head) - _size(foot))
    care = [(_Block(room), each) for each in handout.care]
    pressing = [pair for pair in care if pair[1].urgency in PRESSING]
    for block, each in pressing:
        # Whom to ask stands in the first line of the note; without room for it, the signs alone still help.
        whom = list(plain_lines(each.note))[:1]
        _ = block.add_whole((*_care_lines(each), *whom)) or block.add_whole(_care_lines(each))
    told = _what_to_tell(handout)
    rest = [_Block(room) for _ in told]
    for block, (heading, lines) in list(zip(rest, told, strict=True))[:1]:
        if block.add_whole((*heading, *lines[:1])):
            block.add_each(lines[1:FIRST_TO_DO])
    for block, each in pressing:
        if block.lines:  # a note without its signs would tell to phone, and not when
            block.add_each(list(plain_lines(each.note))[len(block.lines) - len(_care_lines(each)) :])
    for block, each in care:
        if each.urgency not in PRESSING and block.add_whole(_care_lines(each)):
            block.add_each(plain_lines(each.note))
    for block, (heading, lines) in zip(rest, told, strict=True):
        said = len(block.lines) - len(heading)
        if not block.lines and not block.add_whole((*heading, *lines[:1])):
            break
        block.add_each(lines[max(said, 1) :])
        if len(block.lines) < len(heading) + len(lines):
            break
    blocks = ("\n".join(block.lines) for block in (*(pair[0] for pair in care), *rest))
    complete = all(block.lines for block in (*(pair[0] for pair in pressing), *rest[:1]))
    return "\n\n".join((head, *(block for block in blocks if block), foot)), complete


class _Room:
    """Counts the bytes that are left."""

    def __init__(self, left: int) -> None:
        self.left = left


class _Block:
    """Lines that stand together, as far as there is room for them."""

    def __init__(self, room: _Room) -> None:
        self.lines: list[str] = []
        self._room = room

    def add_whole(self, lines: Iterable[str]) -> bool:
        """Add all of `lines` if there is room for all; says whether."""
        lines = tuple(lines)
        # An empty line stands before each block.
        size = sum(_size(each) for each in lines) + (0 if self.lines else 1)
        if size > self._room.left:
            return False
        self._room.left -= size
        self.lines.extend(lines)
        return True

    def add_each(self, lines: Iterable[str]) -> None:
        """Add `lines` one by one, up to the first for which there is no room."""
        for each in lines:
            if not self.add_whole((each,)):
                return


def _size(text: str) -> int:
    """The bytes of `text` and a line break."""
    return len(text.encode()) + 1


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(line for line in lines if line)


def _care_lines(care: Care) -> tuple[str, ...]:
    return (care.heading.upper(), *(f"{BULLET}{' '.join(plain_lines(each))}" for each in care.bullets))


def _what_to_tell(handout: Handout) -> list[tuple[tuple[str, ...], list[str]]]:
    """Headings and lines: the bullets of what one can do, else the passages, the facts first."""
    told = [((each.heading.upper(),) * bool(each.heading), _lines_of(each)) for each in handout.passages]
    for each, (heading, lines) in zip(handout.passages, told, strict=True):
        if each.id == TO_DO:
            return [(heading, [line for line in lines if line.startswith(BULLET)] or lines)]
    return sorted((pair for pair in told if pair[1]), key=lambda pair: len(pair[0]))


def _lines_of(passage: Passage) -> list[str]:
    return [line for part in passage.parts if isinstance(part, str) for line in _as_lines(part)]


def _as_lines(html: str) -> list[str]:
    marked = html.replace("<li>", f"<li>{BULLET}").replace("<br>", ": ")
    return list(plain_lines(marked))
