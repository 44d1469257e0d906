"""How the words of the interface reach the reader's language without Qt: who writes them is given a `Say`."""

from collections.abc import Callable

Say = Callable[[str], str]
"""Gives the interface's words in the reader's language; the window passes Qt's translation in."""


def as_written(text: str) -> str:
    """The words as they stand in the code: English."""
    return text


def mark(text: str) -> str:
    """`text` itself, marked as a word to translate where it is shown."""
    return text
