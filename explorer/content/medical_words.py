"""Reading the glossary, and finding the medical words that it should explain and does not."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from explorer.anatomy.rows import listed, read_sheet
from explorer.content import phrases
from explorer.content.card import Card
from explorer.content.glossary import LONGEST, Term, words_in
from explorer.content.layout import MAX_SENTENCE_WORDS
from explorer.content.reading_level import words_of
from explorer.files.places import BASE
from explorer.files.problem import Problem, shown_path

NAME = "glossary.csv"

_COLUMNS = ("word", "meaning", "also")
_MEDICAL = re.compile(phrases.MEDICAL, re.IGNORECASE)


def read_glossary(
    folder: Path, root: Path, language: str = BASE
) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """The glossary in the `folder` of a `language`, in its order, and what is wrong. Raises nothing."""
    path = folder / NAME
    sheet = read_sheet(path, root, _COLUMNS, frozenset({"word", "meaning"}))
    problems = list(sheet.problems)
    terms: list[Term] = []
    taken: set[str] = set()
    for row in sheet.rows:
        term = Term(row.cells["word"], row.cells["meaning"], listed(row.cells["also"]), language)
        faults = list(_faults(term, taken))
        problems.extend(Problem(shown_path(path, root), row.line, fault) for fault in faults)
        if not faults:
            terms.append(term)
            taken.update(form.lower() for form in term.forms)
    return tuple(terms), tuple(problems)


def check_words(cards: Iterable[Card], glossary: Iterable[Term]) -> Iterator[Problem]:
    """Medical words in an English plain part that the glossary does not explain; not those of sources."""
    english = (term for term in glossary if term.language == BASE)
    known = {word.lower() for term in english for form in term.forms for word in words_in(form)}
    for card in (each for each in cards if each.language == BASE):
        for word in dict.fromkeys(each.lower() for each in words_of(card.plain_text)):
            if word not in known and _MEDICAL.fullmatch(word):
                message = f"uses the medical word {word!r}; explain it in {NAME}, or use a plain one"
                yield Problem(card.path, 0, message)


def _faults(term: Term, taken: set[str]) -> Iterator[str]:
    """Why a term cannot be used, where the forms `taken` stand above it."""
    for form in term.forms:
        if form.lower() in taken:
            yield f"{form[:80]!r} stands there twice"
        if not 0 < len(words_in(form)) <= LONGEST:
            yield f"{form[:80]!r} cannot be found in a text; write one to {LONGEST} words"
    if term.language == BASE and len(words_of(term.meaning)) > MAX_SENTENCE_WORDS:
        yield f"the meaning of {term.word[:80]!r} has more than {MAX_SENTENCE_WORDS} words"
