"""A hand-out made shorter and shorter, for paper that has not room for all of it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from explorer.content.layout import TREATMENTS
from explorer.library.handout import Handout
from explorer.library.page import Picture
from explorer.library.say import Say, as_written

FEW_SOURCES, FEWEST_SOURCES = 5, 3
"""How many sources, the first of the card, stand on paper where there is no room for all."""

FEW_QUESTIONS = 4
"""How many questions to ask, the first of the card, stand where nothing else is left to leave out."""


def ever_shorter(handout: Handout, say: Say = as_written) -> Iterator[Handout]:
    """The hand-out in full, then with less and less of what a reader on paper misses least.

    What to do, when to get help, and each treatment's benefits and risks always stay.
    """
    works, *_, evidence = handout.treatment_parts
    yield handout
    if handout.wide:
        yield from _fewer_tables(handout)
        return
    handout = _without_part(handout, works, say("how each treatment works"))
    yield handout
    if len(handout.sources) > FEW_SOURCES:
        handout = replace(
            handout, sources=handout.sources[:FEW_SOURCES], left_out=(*handout.left_out, say("more sources"))
        )
        yield handout
    handout = _without_section(handout, "what-is-not-certain")
    yield handout
    handout = _without_part(handout, evidence, say("what the evidence says"))
    yield handout
    for each in ("prevention", "causes"):
        handout = _without_section(handout, each)
        yield handout
    handout = replace(_run_on(handout), sources=handout.sources[:FEWEST_SOURCES])
    yield handout
    drawn = [part for each in handout.passages for part in each.parts if isinstance(part, Picture)]
    if drawn[1:]:
        kept = tuple(
            replace(each, parts=tuple(part for part in each.parts if part not in drawn[1:]))
            for each in handout.passages
        )
        handout = replace(handout, passages=kept, left_out=(*handout.left_out, say("more pictures")))
        yield handout
    handout = _without_section(handout, "what-to-expect")
    yield handout
    if len(handout.questions) > FEW_QUESTIONS:
        few = handout.questions[:FEW_QUESTIONS]
        yield replace(handout, questions=few, left_out=(*handout.left_out, say("more questions")))


def _without_section(handout: Handout, section: str) -> Handout:
    gone = tuple(each.heading.lower() for each in handout.passages if each.id == section)
    kept = tuple(each for each in handout.passages if each.id != section)
    return replace(handout, passages=kept, left_out=(*handout.left_out, *gone))


def _without_part(handout: Handout, label: str, name: str) -> Handout:
    """Without the paragraph of that label in each treatment."""
    pattern = re.compile(rf"<p><strong>{re.escape(label)}[.:]?</strong>.*?</p>", re.DOTALL)
    made = tuple(
        replace(
            each, parts=tuple(pattern.sub("", part) if isinstance(part, str) else part for part in each.parts)
        )
        if each.id == TREATMENTS
        else each
        for each in handout.passages
    )
    return (
        handout
        if made == handout.passages
        else replace(handout, passages=made, left_out=(*handout.left_out, name))
    )


def _fewer_tables(handout: Handout) -> Iterator[Handout]:
    """With fewer and fewer of the tables, the last first; what stands without a heading stays."""
    named = [each for each in handout.passages if each.heading]
    for count in range(len(named) - 1, 0, -1):
        gone = named[count:]
        yield replace(
            handout,
            passages=tuple(each for each in handout.passages if each not in gone),
            left_out=tuple(each.heading.lower() for each in gone),
        )


def _run_on(handout: Handout) -> Handout:
    """With the paragraphs of each treatment in one."""
    made = tuple(
        replace(each, parts=tuple(str(part).replace("</p><p>", " ") for part in each.parts))
        if each.id == TREATMENTS
        else each
        for each in handout.passages
    )
    return replace(handout, passages=made)
