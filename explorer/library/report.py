"""How hard the cards are to read, as a table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from explorer.anatomy.address import Address
from explorer.content.reading_level import passages_of, reading_level
from explorer.library.library import Library


@dataclass(frozen=True)
class CardLevel:
    """The reading level of one card's plain part; grades are US school grades."""

    address: Address
    grade: float
    smog: float
    longest: int
    """Words of its longest sentence."""
    words: int


def card_levels(library: Library) -> tuple[CardLevel, ...]:
    """The reading level of every card, in the order of the library."""
    levels = []
    for card in library.cards.values():
        level = reading_level(passages_of(card.plain_text))
        longest = level.longest.words if level.longest else 0
        levels.append(CardLevel(card.address, level.grade, level.smog, longest, level.words))
    return tuple(levels)


def report(levels: Iterable[CardLevel]) -> Iterator[str]:
    """The lines of the table, with the median and the worst of each column at its end."""
    rows = list(levels)
    if not rows:
        yield "There are no cards."
        return
    width = max(len(str(each.address)) for each in rows)
    yield f"{'card':{width}}  grade   SMOG  longest  words"
    for each in rows:
        yield _line(str(each.address), width, each.grade, each.smog, each.longest, each.words)
    columns = list(zip(*((each.grade, each.smog, each.longest, each.words) for each in rows), strict=True))
    yield _line("median", width, *(median(column) for column in columns))
    yield _line("worst", width, *(max(column) for column in columns))


def _line(name: str, width: int, grade: float, smog: float, longest: float, words: float) -> str:
    return f"{name:{width}}  {grade:5.1f}  {smog:5.1f}  {longest:7.0f}  {words:5.0f}"
