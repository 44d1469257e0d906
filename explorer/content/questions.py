"""Questions to ask at a visit: their table, and which of them fit a card."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from explorer.anatomy.address import Address, Kind, parse_address
from explorer.anatomy.rows import Row, listed, read_sheet
from explorer.content.card import Card, CardKind, Urgency
from explorer.content.glossary import words_in
from explorer.content.layout import MAX_SENTENCE_WORDS
from explorer.files.problem import Problem, shown_path

NAME = "questions.csv"
MOST = 6
"""How many questions stand on a hand-out."""
BY_WORDS = 1
"""How many of them are there for a word of the card, so that the usual ones are never pushed out."""

ASKS = 12
"""A card with more questions than these in its text needs no others."""

KINDS = frozenset({*CardKind, *Kind})
_TAG = re.compile(r"<[^>]*>")
_COLUMNS = ("question", "kinds", "urgencies", "cards", "words")


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what it fits.

    It belongs to the `cards` it names, whatever they are. Besides, it fits all of its `kinds` (of cards
    or of structures), of its `urgencies` and with one of its `words` in the plain part; no urgencies or
    words stand for any.
    """

    question: str
    kinds: tuple[str, ...] = ()
    urgencies: tuple[Urgency, ...] = ()
    cards: tuple[Address, ...] = ()
    words: tuple[str, ...] = ()


def questions_for(questions: Iterable[Question], address: Address, card: Card | None) -> tuple[str, ...]:
    """Up to MOST questions for a page, in the order of the table; `card` is None for a structure.

    A card's own come first to mind, then a few for what its text speaks of, then the usual ones of its
    kind. None for a card that is a list of questions itself.
    """
    if card and card.plain_text.count("?") > ASKS:
        return ()
    questions = tuple(questions)
    kind = str(card.kind if card else address.kind)
    text = f" {' '.join(words_in(_text_of(card))).lower()} " if card else ""
    own = [each for each in questions if address in each.cards]
    fits = [
        each
        for each in questions
        if each not in own
        and kind in each.kinds
        and (not each.urgencies or (card is not None and card.urgency in each.urgencies))
    ]
    spoken_of = [each for each in fits if any(f" {word.lower()} " in text for word in each.words)]
    usual = [each for each in fits if not each.words]
    # The last of the usual ones asks for the signs that cannot wait: it always stays.
    room = MOST - len(own) - len(spoken_of[:BY_WORDS])
    kept = usual if len(usual) <= room else [*usual[: max(0, room - 1)], *usual[-1:]][: max(0, room)]
    chosen = [*own, *spoken_of[:BY_WORDS], *kept][:MOST]
    return tuple(each.question for each in questions if each in chosen)


def _text_of(card: Card) -> str:
    """The plain sections with their headings, without marks."""
    return _TAG.sub(" ", " ".join(f"{each.heading} {each.html}" for each in card.sections))


def read_questions(folder: Path, root: Path) -> tuple[tuple[Question, ...], tuple[Problem, ...]]:
    """The questions in a language's `folder`, and what is wrong with them. Raises nothing."""
    path = folder / NAME
    sheet = read_sheet(path, root, _COLUMNS, frozenset({"question"}))
    problems = list(sheet.problems)
    read: list[Question] = []
    for row in sheet.rows:
        faults = [*_faults(row, {each.question for each in read})]
        problems.extend(Problem(shown_path(path, root), row.line, fault) for fault in faults)
        if not faults:
            read.append(_question(row))
    return tuple(read), tuple(problems)


def _question(row: Row) -> Question:
    return Question(
        row.cells["question"],
        listed(row.cells["kinds"]),
        tuple(Urgency(each) for each in listed(row.cells["urgencies"])),
        tuple(parse_address(each) for each in listed(row.cells["cards"])),
        listed(row.cells["words"]),
    )


def _faults(row: Row, taken: set[str]) -> Iterator[str]:
    """Why a row cannot be used, where the questions `taken` stand above it."""
    question = row.cells["question"]
    if question in taken:
        yield f"{question[:80]!r} stands there twice"
    if not question.endswith("?"):
        yield f"{question[:80]!r} is no question; end it with ?"
    from explorer.content.reading_level import words_of  # only the files' reader asks

    if len(words_of(question)) > MAX_SENTENCE_WORDS:
        yield f"the question {question[:80]!r} has more than {MAX_SENTENCE_WORDS} words"
    if not (row.cells["kinds"] or row.cells["cards"]):
        yield f"{question[:80]!r} fits nothing; name kinds or cards"
    for kind in listed(row.cells["kinds"]):
        if kind not in KINDS:
            yield f"{kind[:80]!r} is no kind; use {', '.join(sorted(KINDS))}"
    for urgency in listed(row.cells["urgencies"]):
        if urgency not in set(Urgency):
            yield f"{urgency[:80]!r} is no urgency; use {', '.join(Urgency)}"
    for card in listed(row.cells["cards"]):
        try:
            parse_address(card)
        except ValueError as error:
            yield str(error)
