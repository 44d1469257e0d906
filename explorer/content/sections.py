"""The body of a card, sorted into care cards, plain sections and the clinical part."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from explorer.content import layout
from explorer.content.card import CardKind, CareCard, Link, PictureUse, Section, Urgency
from explorer.content.findings import Findings
from explorer.content.layout import Layout, SectionRule
from explorer.content.markdown import Block
from explorer.content.reading_level import Passage


@dataclass(frozen=True)
class Body:
    """A card's body. `plain` are the passages before the clinical part, `passages` are all."""

    care: tuple[CareCard, ...]
    sections: tuple[Section, ...]
    clinical: Section | None
    links: tuple[Link, ...]
    pictures: tuple[PictureUse, ...]
    plain: tuple[Passage, ...]
    passages: tuple[Passage, ...]
    list_sizes: tuple[tuple[int, int], ...]
    """Line and length of each list of the plain part."""


# Care cards must not be pushed down the page, and the clinical part is closed until it is asked for.
_WITHOUT_PICTURES = frozenset({layout.GET_HELP, layout.CLINICAL})


@dataclass(frozen=True)
class _Part:
    """The blocks under one heading."""

    heading: str
    line: int
    blocks: tuple[Block, ...]

    @property
    def html(self) -> str:
        return "".join(block.html for block in self.blocks)


def read_body(blocks: Sequence[Block], kind: CardKind, headings: Layout, findings: Findings) -> Body:
    """Sorts `blocks` by their `##` headings, and checks these and the form of each section.

    A required section that is missing or empty is a fatal finding. A section
    that is not known is reported, and kept as a plain section.
    """
    rules = {rule.heading: rule for rule in headings.sections[kind]}
    lead_in, parts = _split(blocks, "h2")
    for block in lead_in[:1]:
        findings.add(block.line, "text stands before the first ## heading; move it below one")
    parts = _once(parts, findings)
    _check_headings(parts, tuple(rules.values()), findings)

    care: tuple[CareCard, ...] = ()
    clinical: Section | None = None
    sections: list[Section] = []
    plain: list[Block] = list(lead_in)
    for part in parts:
        rule = rules.get(part.heading)
        section_id = rule.id if rule else part.heading.lower().replace(" ", "-")
        if section_id in _WITHOUT_PICTURES:
            part = _without_pictures(part, findings)
        if section_id == layout.CLINICAL:
            clinical = Section(section_id, part.heading, part.html)
            continue
        blocks_of_part = part.blocks
        if section_id == layout.GET_HELP:
            care = _read_care(part, headings, findings)
        else:
            if section_id == layout.TREATMENTS:
                blocks_of_part = _read_treatments(part, headings, findings)
            sections.append(Section(section_id, part.heading, part.html))
        plain += blocks_of_part
    return Body(
        care=care,
        sections=tuple(sections),
        clinical=clinical,
        links=tuple(link for block in blocks for link in block.links),
        pictures=tuple(block.picture for block in plain if block.picture),
        plain=_passages(plain),
        passages=_passages(blocks),
        list_sizes=tuple(size for block in plain for size in block.list_sizes),
    )


def _passages(blocks: Sequence[Block]) -> tuple[Passage, ...]:
    return tuple(
        passage
        for block in blocks
        if block.tag not in ("h2", "h3")
        for passage in block.passages
        if passage.text
    )


def _split(blocks: Sequence[Block], tag: str) -> tuple[tuple[Block, ...], tuple[_Part, ...]]:
    """The blocks before the first heading `tag`, and a part for each such heading."""
    starts = [number for number, block in enumerate(blocks) if block.tag == tag]
    parts = tuple(
        _Part(" ".join(blocks[start].text.split()), blocks[start].line, tuple(blocks[start + 1 : end]))
        for start, end in pairwise([*starts, len(blocks)])
    )
    return tuple(blocks[: starts[0]] if starts else blocks), parts


def _once(parts: Sequence[_Part], findings: Findings) -> tuple[_Part, ...]:
    """`parts` without those whose heading has stood before."""
    first: dict[str, _Part] = {}
    for part in parts:
        if part.heading in first:
            findings.add_fatal(part.line, f"the heading '{part.heading}' stands here a second time")
        first.setdefault(part.heading, part)
    return tuple(first.values())


def _without_pictures(part: _Part, findings: Findings) -> _Part:
    """`part` without its pictures, each of which is reported."""
    for block in part.blocks:
        if block.picture:
            findings.add(block.picture.line, f"a picture cannot stand under '{part.heading}'; move it")
    return replace(part, blocks=tuple(block for block in part.blocks if not block.picture))


def _check_headings(parts: Sequence[_Part], rules: Sequence[SectionRule], findings: Findings) -> None:
    order = {rule.heading: place for place, rule in enumerate(rules)}
    latest = -1
    for part in parts:
        place = order.get(part.heading)
        if place is None:
            findings.add(
                part.line, f"the section '{part.heading[:80]}' is not known; use one of {', '.join(order)}"
            )
            continue
        if place < latest:
            findings.add(
                part.line, f"the section '{part.heading}' must stand before '{rules[latest].heading}'"
            )
        latest = max(latest, place)
        if not part.blocks:
            report = findings.add_fatal if rules[place].required else findings.add
            report(part.line, f"the section '{part.heading}' is empty")
    found = {part.heading for part in parts}
    for rule in rules:
        if rule.required and rule.heading not in found:
            findings.add_fatal(0, f"the section '## {rule.heading}' is missing")


def _read_care(part: _Part, headings: Layout, findings: Findings) -> tuple[CareCard, ...]:
    lead_in, cards = _split(part.blocks, "h3")
    if lead_in:
        findings.add(lead_in[0].line, "text stands before the first ### heading of this section")
    if not cards:
        findings.add_fatal(
            part.line, f"'{part.heading}' needs a heading: ### {' or ### '.join(headings.care)}"
        )
    order = {heading: place for place, heading in enumerate(headings.care)}
    result: list[CareCard] = []
    for card in _once(cards, findings):
        if card.heading not in order:
            findings.add_fatal(
                card.line, f"'{card.heading[:80]}' is no care card; use {' or '.join(headings.care)}"
            )
            continue
        if result and order[card.heading] < order[result[-1].heading]:
            findings.add(card.line, f"'{card.heading}' must stand before '{result[-1].heading}'")
        result.append(_care_card(card, headings.care[card.heading], findings))
    return tuple(result)


def _care_card(part: _Part, urgency: Urgency, findings: Findings) -> CareCard:
    items = [item for block in part.blocks for item in block.items]
    if not items:
        findings.add_fatal(part.line, f"'{part.heading}' needs a list: each bullet finishes its sentence")
    elif len(items) > layout.MAX_CARE_BULLETS:
        line = items[layout.MAX_CARE_BULLETS].line
        findings.add(
            line, f"a care card has at most {layout.MAX_CARE_BULLETS} bullets; this has {len(items)}"
        )
    if urgency is Urgency.EMERGENCY:
        for block in part.blocks:
            for link in block.links:
                findings.add(link.line, "an emergency card has no links: nothing may lead away from it")
    return CareCard(
        urgency=urgency,
        heading=part.heading,
        bullets=tuple(item.html for item in items),
        note="".join(block.html for block in part.blocks if not block.items),
        text="\n".join(_one_line(passage) for passage in _passages(part.blocks)),
        line=part.line,
    )


def _one_line(passage: Passage) -> str:
    return " ".join(passage.text.split())


def _read_treatments(part: _Part, headings: Layout, findings: Findings) -> tuple[Block, ...]:
    """The blocks without their labels, which are no sentences; checks each treatment's parts."""
    _, treatments = _split(part.blocks, "h3")
    if part.blocks and not treatments:
        findings.add_fatal(part.line, f"'{part.heading}' needs a ### heading for each treatment")
    for treatment in treatments:
        labels = [label for block in treatment.blocks if (label := _label(block))]
        known = [label for label in labels if label in headings.treatment_parts]
        missing = [label for label in headings.treatment_parts if label not in known]
        if missing:
            wanted = ", ".join(f"**{label}.**" for label in missing)
            findings.add(treatment.line, f"the treatment '{treatment.heading}' lacks {wanted}")
        elif known != list(headings.treatment_parts):
            findings.add(
                treatment.line,
                f"the parts must stand once, in the order {', '.join(headings.treatment_parts)}",
            )
    return tuple(_without_label(block, headings) for block in part.blocks)


def _label(block: Block) -> str:
    return block.lead.strip().rstrip(".:").rstrip()


def _without_label(block: Block, headings: Layout) -> Block:
    if _label(block) not in headings.treatment_parts:
        return block
    first, *others = block.passages
    rest = first.text.removeprefix(block.lead)
    dropped = first.text[: len(first.text) - len(rest.lstrip(" .:\n"))]
    passage = Passage(rest.lstrip(" .:\n"), first.line + dropped.count("\n"))
    return replace(block, passages=(passage, *others))
