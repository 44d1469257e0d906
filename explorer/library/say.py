"""How the words of the interface reach the reader's language without Qt: who writes them is given a `Say`."""

from collections.abc import Callable
from dataclasses import dataclass

Say = Callable[[str], str]
"""Gives the interface's words in the reader's language; the window passes Qt's translation in."""


def as_written(text: str) -> str:
    """The words as they stand in the code: English."""
    return text


def mark(text: str) -> str:
    """`text` itself, marked as a word to translate where it is shown."""
    return text


@dataclass(frozen=True)
class Notice:
    """A sentence for the user from where the language is not known yet: marked words, and what fills them."""

    words: str
    about: object = ""
    """What stands where the words say `{about}`."""

    def said(self, say: Say = as_written) -> str:
        """The sentence in the reader's language."""
        return say(self.words).format(about=self.about)
