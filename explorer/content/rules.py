"""What a card must not say, and what it must. The words themselves are in `phrases`.

Patterns are matched sentence by sentence. A claim that has been dropped may be
named only to deny it: a sentence with a negation (not, no, never …) is let through.
"""

import re
from collections.abc import Callable, Iterable

from explorer.content import phrases
from explorer.content.card import Card, CardKind
from explorer.content.findings import Findings
from explorer.content.reading_level import Passage, Sentence, sentences_of
from explorer.files.problem import Problem


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("…", ".{0,100}"), re.IGNORECASE)


_NEGATION = _compiled(phrases.NEGATION)
_BRANDS = _compiled(phrases.BRANDS)
_DRUG = _compiled(phrases.DRUG)
_HOW_OFTEN = _compiled(phrases.HOW_OFTEN)
_AMOUNT = _compiled(phrases.AMOUNT)
_DROPPED = [(_compiled(pattern), message) for pattern, message in phrases.DROPPED.items()]
_SIGNS = {sign: _compiled(pattern) for sign, pattern in phrases.EMERGENCY_SIGNS.items()}
_PERONEAL = _compiled("peroneal")
_FIBULAR = _compiled("fibular")


def check_text(passages: Iterable[Passage], findings: Findings) -> None:
    """Reports doses, brand names and dropped claims."""
    for passage in passages:
        for sentence in sentences_of(passage):
            _check_sentence(sentence, findings)


def check_fibular_naming(passages: Iterable[Passage], findings: Findings) -> None:
    """Reports a card whose first "peroneal" does not stand in one paragraph with "fibular"."""
    first = next((passage for passage in passages if _PERONEAL.search(passage.text)), None)
    if first and not _FIBULAR.search(first.text):
        findings.add(first.line, "fibular is the standard name: first write 'fibular (peroneal)'")


def check_emergency_signs(card: Card, needs_signs: Callable[[str], bool]) -> tuple[Problem, ...]:
    """The signs of cauda equina syndrome that `card` lacks, though one of its nerves asks for them.

    `needs_signs` tells of a nerve id whether its cards must name the signs. Only
    cards of conditions, mimics and red flags are asked.
    """
    if card.kind not in (CardKind.CONDITION, CardKind.MIMIC, CardKind.RED_FLAG):
        return ()
    if not any(needs_signs(nerve) for nerve in card.nerves):
        return ()
    bullets = [bullet for care in card.care for bullet in care.text.split("\n")]
    line = card.care[0].line if card.care else 0
    return tuple(
        Problem(card.path, line, f"the care cards must name this emergency sign: {sign}")
        for sign, pattern in _SIGNS.items()
        if not any(pattern.search(bullet) for bullet in bullets)
    )


def _check_sentence(sentence: Sentence, findings: Findings) -> None:
    text = sentence.text
    dose = _AMOUNT.search(text) or (_DRUG.search(text) and _HOW_OFTEN.search(text))
    if dose:
        findings.add(sentence.line, f"no dose of any drug: {dose[0]!r}")
    if brand := _BRANDS.search(text):
        findings.add(sentence.line, f"no brand names: {brand[0]!r}; use the name of the substance")
    if _NEGATION.search(text):
        return
    for pattern, message in _DROPPED:
        if claim := pattern.search(text):
            findings.add(sentence.line, f"{claim[0][:60]!r}: {message}")
