"""Which part of a text answers a query, and which of its words."""

from collections.abc import Collection, Container
from itertools import islice

from explorer.library.search.words import spans

Span = tuple[int, int]
LONGEST_LINE = 140
"""Characters of a text that are shown below a name."""
MOST_PLACES, MOST_SOUGHT = 2, 6
"""Places of one word, and words, that are looked at."""


def marks(text: str, wanted: Container[str]) -> tuple[Span, ...]:
    """Where the wanted words stand in `text`; neighbours are joined."""
    found: list[Span] = []
    for start, end, word in spans(text):
        if word in wanted:
            if found and text[found[-1][1] : start] == " ":
                start = found.pop()[0]
            found.append((start, end))
    return tuple(found)


def best_line(text: str, wanted: Collection[str]) -> str:
    """The line of `text` with the most different wanted words, cut to what can be shown; else empty.

    Compared forms are mostly how a word begins, so it looks for that first: much quicker than reading all.
    """
    low = text.lower()
    best, most = "", 0
    seen: set[int] = set()
    for word in islice(wanted, MOST_SOUGHT):
        at = low.find(word)
        for _ in range(MOST_PLACES):
            if at < 0:
                break
            start = low.rfind("\n", 0, at) + 1
            end = low.find("\n", at)
            end = len(text) if end < 0 else end
            if start not in seen:
                seen.add(start)
                line = _round_the_place(text[start:end], at - start)
                words = {each for _, _, each in spans(line) if each in wanted}
                if len(words) > most:
                    best, most = line, len(words)
            at = low.find(word, end)
    return best


def _round_the_place(line: str, place: int) -> str:
    """A long line from a little before `place` on."""
    if len(line) <= LONGEST_LINE:
        return line
    start = line.rfind(" ", 0, max(0, place - 30)) + 1
    cut = line[start : start + LONGEST_LINE]
    if start + LONGEST_LINE < len(line):
        cut = f"{cut.rsplit(' ', 1)[0]} …"
    return f"… {cut}" if start else cut
