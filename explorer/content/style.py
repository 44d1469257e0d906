"""Rules of writing: in any language those of lists, dates and urgency; in English also reading level,
and the length of sentences, paragraphs and the summary.
"""

from datetime import date

from explorer.content import layout
from explorer.content.card import CardKind, Urgency
from explorer.content.findings import Findings
from explorer.content.front_matter import FrontMatter
from explorer.content.reading_level import Passage, reading_level, sentences_of, words_of
from explorer.content.sections import Body


def check_style(body: Body, findings: Findings) -> None:
    """Reports where the plain part of a card is too hard to read."""
    for passage in body.plain:
        _check_passage(passage, findings)
    level = reading_level(body.plain)
    if level.grade > layout.MAX_GRADE:
        findings.add(
            0, f"reading grade {level.grade:.1f}; at most {layout.MAX_GRADE} (shorter words, sentences)"
        )
    if level.smog > layout.MAX_SMOG:
        findings.add(0, f"SMOG grade {level.smog:.1f}; at most {layout.MAX_SMOG} (fewer long words)")


def check_lists(body: Body, findings: Findings) -> None:
    """Reports long lists."""
    for line, size in body.list_sizes:
        if size > layout.MAX_LIST_ITEMS:
            findings.add(line, f"the list has {size} items; at most {layout.MAX_LIST_ITEMS}")


def check_summary(front: FrontMatter, findings: Findings) -> None:
    """Reports a summary that is long or more than a sentence."""
    summary_line = front.lines.get("summary", 0)
    words = len(words_of(front.summary))
    if words > layout.MAX_SUMMARY_WORDS:
        findings.add(summary_line, f"the summary has {words} words; at most {layout.MAX_SUMMARY_WORDS}")
    if len(sentences_of(Passage(front.summary, summary_line))) > 1:
        findings.add(summary_line, "the summary must be one sentence")


def check_front_matter(front: FrontMatter, today: date, findings: Findings) -> None:
    """Reports dates and years still to come, and doubled ids and synonyms."""
    if front.reviewed > today:
        findings.add(front.lines.get("reviewed", 0), f"the review date {front.reviewed} is still to come")
    for source in front.sources:
        if source.year > today.year:
            findings.add(front.lines.get("sources", 0), f"a source of {source.year} is still to come")
    for key, values in (("nerves", front.nerves), ("sites", front.sites), ("synonyms", front.synonyms)):
        names = [str(value).casefold() for value in values]
        for name in sorted({name for name in names if names.count(name) > 1}):
            findings.add(front.lines.get(key, 0), f"{key}: '{name}' stands there twice")


def check_urgency(front: FrontMatter, body: Body, findings: Findings) -> None:
    """Reports an urgency that the care cards do not bear out; red flags must open with the emergency card."""
    urgencies = {care.urgency for care in body.care}
    if front.kind is CardKind.RED_FLAG and Urgency.EMERGENCY not in urgencies:
        findings.add(0, "a red-flag card must open with the emergency card")
    elif front.urgency in (Urgency.EMERGENCY, Urgency.URGENT) and front.urgency not in urgencies:
        findings.add(
            front.lines.get("urgency", 0),
            f"urgency is {front.urgency}, but no care card of that kind stands here",
        )


def _check_passage(passage: Passage, findings: Findings) -> None:
    sentences = sentences_of(passage)
    if len(sentences) > layout.MAX_PARAGRAPH_SENTENCES:
        findings.add(
            passage.line,
            f"the paragraph has {len(sentences)} sentences; at most {layout.MAX_PARAGRAPH_SENTENCES}",
        )
    for sentence in sentences:
        if sentence.words > layout.MAX_SENTENCE_WORDS:
            findings.add(
                sentence.line,
                f"a sentence of {sentence.words} words (at most {layout.MAX_SENTENCE_WORDS}): "
                f"{' '.join(sentence.text.split()[:8])} …",
            )
