"""The glossary: medical words that the plain parts of cards use, each with its meaning in plain words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST = 3
"""Words of the longest form that can be found in a text."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary. A form with a capital is found only where it is written so (CT, NICE)."""

    word: str
    meaning: str
    also: tuple[str, ...]
    """Its other forms and spellings, and other words for the same."""

    @property
    def forms(self) -> tuple[str, ...]:
        """The word and all that stands for it."""
        return (self.word, *self.also)


def words_in(text: str) -> list[str]:
    """The words of `text` as they are written; a hyphenated word is one."""
    return _WORD.findall(text)


def terms_in(text: str, glossary: Iterable[Term]) -> tuple[Term, ...]:
    """The terms that occur in `text`, in the order of the glossary."""
    words = words_in(text)
    said = {" ".join(words[at : at + size]) for size in range(1, LONGEST + 1) for at in range(len(words))}
    lower = {each.lower() for each in said}
    return tuple(
        term
        for term in glossary
        if any(form in said or (form.islower() and form in lower) for form in term.forms)
    )
