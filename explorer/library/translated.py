"""The cards of another language held against the English ones, which stand in for what is missing."""

from collections.abc import Iterable, Iterator

from explorer.content.card import Card, Urgency
from explorer.files.problem import Problem

SAME = ("kind", "nerves", "sites", "side_matters", "urgency")
"""What a card and its translation have in common, being no words."""


def with_english(
    own: Iterable[Card], english: Iterable[Card]
) -> tuple[tuple[Card, ...], tuple[Problem, ...]]:
    """Every English card, or in its place the one of the language; and what is wrong with these.

    One that does not say the same is left out, for what the drawing shows and when to get help must
    not depend on the language.
    """
    problems: list[Problem] = []
    base = {card.address: card for card in english}
    shown = dict(base)
    for card in own:
        first = base.get(card.address)
        if first is None:
            problems.append(Problem(card.path, 0, "there is no English card of this name, so it is left out"))
            continue
        faults = list(_faults(card, first))
        problems.extend(
            Problem(card.path, 0, f"{fault}; the English card is shown in its place") for fault in faults
        )
        if not faults:
            shown[card.address] = card
            if outdated(card, first):
                message = (
                    f"reviewed {card.reviewed}, but the English card {first.reviewed}: bring it up to date"
                )
                problems.append(Problem(card.path, 0, message))
    return tuple(shown.values()), tuple(problems)


def outdated(card: Card, english: Card) -> bool:
    """Whether the English card was reviewed after its translation."""
    return card.reviewed < english.reviewed


def emergency_signs(card: Card) -> int:
    """How many signs of an emergency a card names."""
    return sum(len(care.bullets) for care in card.care if care.urgency is Urgency.EMERGENCY)


def _faults(card: Card, english: Card) -> Iterator[str]:
    for name in SAME:
        if getattr(card, name) != getattr(english, name):
            yield f"{name} must be as in the English card: {_words(getattr(english, name))}"
    wanted, told = emergency_signs(english), emergency_signs(card)
    if told < wanted:
        yield f"names {told} emergency signs, the English card {wanted}"


def _words(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
