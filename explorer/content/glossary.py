"""The glossary: medical words that the plain parts of cards use, each with its meaning in plain words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from explorer.files.places import BASE

LONGEST = 3
"""Words of the longest form that can be found in a text."""

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary. A form with a capital is found only where it is written so (CT, NICE)."""

    word: str
    meaning: str
    also: tuple[str, ...]
    """Its other forms and spellings, and other words for the same."""
    language: str = BASE

    @property
    def forms(self) -> tuple[str, ...]:
        """The word and all that stands for it."""
        return (self.word, *self.also)


def words_in(text: str) -> list[str]:
    """The words of `text` as they are written; a hyphenated word is one."""
    return WORD.findall(text)


def terms_in(text: str, glossary: Iterable[Term]) -> tuple[Term, ...]:
    """The terms that occur in `text`, in the order of the glossary."""
    # Looking for whole forms in one string is several times faster than cutting the text into all its runs.
    said = f" {' '.join(words_in(text))} "
    lower = said.lower()
    words = set(lower.split())  # most forms need not be looked for: their first word does not occur
    return tuple(
        term
        for term in glossary
        if any(
            form.partition(" ")[0].lower() in words and f" {form} " in (lower if form.islower() else said)
            for form in term.forms
        )
    )
