"""A page as a hand-out: what is said of it on paper or in a file, before any looks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from html import escape, unescape

from explorer.anatomy.address import Address
from explorer.content.card import Card, Source
from explorer.content.layout import ENGLISH, TREATMENTS
from explorer.content.questions import questions_for
from explorer.library.html_parts import by_heading, pieces, plain_lines, without_links
from explorer.library.library import Library
from explorer.library.lighting import lighting
from explorer.library.lookalikes import lookalikes
from explorer.library.page import Care, Columns, Facts, Fold, Links, Note, Page, Picture, Text, Versus
from explorer.library.pages import EDUCATION, page_for
from explorer.library.pictures import passages
from explorer.library.say import Say, as_written
from explorer.library.selection import Selection
from explorer.library.wording import EMERGENCY_TOKEN, day_words, stations, with_emergency

Fill = Callable[[str], str]
"""Puts the emergency number into HTML, and takes its links out."""

Part = str | Picture
"""Something that is kept whole on paper: a piece of HTML, or a drawing of the card."""


@dataclass(frozen=True)
class Passage:
    """A section: its heading and its parts. `id` is the section's own, empty for facts of the tables."""

    id: str
    heading: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Handout:
    """What one hand-out says.

    `path` names the lit nerves from the spine outwards. `clinical` is empty unless it was asked for.
    `left_out` names what the screen has besides. Dates are written out. What is `wide` has tables that
    need the whole width of a page. `treatment_parts` are the labels in each treatment, in their order.
    """

    address: Address | None
    language: str
    kicker: str
    title: str
    subtitle: str
    lead: str
    place: str
    path: str
    care: tuple[Care, ...]
    passages: tuple[Passage, ...]
    questions: tuple[str, ...]
    sources: tuple[Source, ...]
    clinical: tuple[Passage, ...]
    education: str
    warning: str
    reviewed: str
    printed: str
    keywords: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    wide: bool = False
    treatment_parts: tuple[str, ...] = ENGLISH.treatment_parts


def handout_of(
    library: Library,
    selection: Selection | None,
    emergency: str,
    today: date,
    *,
    clinical: bool = False,
    say: Say = as_written,
) -> Handout:
    """The hand-out of what is chosen, in full.

    `emergency` is the local emergency number, in words that fit "Call …"; with `clinical` the part for
    students and the look-alike tables come along.
    """
    page = page_for(library, selection, emergency, today, say)
    bare = handout_of_page(page, emergency, today, say)
    compared = selection is not None and selection.against is not None
    card = library.cards.get(selection.card) if selection and not compared else None
    address = page.address
    lit = lighting(library, selection) if selection else None
    path, _ = stations(library, lit)

    def fill(html: str) -> str:
        return without_links(with_emergency(html, library, card, emergency, say) if card else html)

    made = replace(
        bare,
        treatment_parts=library.treatment_parts_in(page.language),
        path=" › ".join(" + ".join(name for name, _ in station) for station in path),
        passages=(),
        questions=questions_for(library.questions, address, card) if address and not compared else (),
        wide=compared,
    )
    if card is None:
        return replace(made, passages=bare.passages, sources=tuple(_table_sources(page, say)))
    due = say("This page was due for review on {day}. Ask for newer advice.").format(
        day=day_words(card.review_due, say)
    )
    return replace(
        made,
        passages=tuple(_sections(library, card, fill)),
        sources=card.sources,
        clinical=tuple(_clinical(library, card, fill, say)) if clinical else (),
        warning=due if today > card.review_due else "",
        reviewed=say("Reviewed {day}, next review due {due}").format(
            day=day_words(card.reviewed, say), due=day_words(card.review_due, say)
        ),
        keywords=(card.title, *card.synonyms),
    )


def handout_of_page(page: Page, emergency: str, today: date, say: Say = as_written) -> Handout:
    """The hand-out of any page, as far as its blocks say it."""
    fill = _filler(say(emergency))
    return Handout(
        address=page.address,
        language=page.language,
        kicker=page.kicker,
        title=page.title,
        subtitle=page.subtitle,
        lead=page.summary,
        place=page.place,
        path="",
        care=tuple(
            replace(each, note=without_links(each.note), bullets=tuple(map(without_links, each.bullets)))
            for each in page.blocks
            if isinstance(each, Care)
        ),
        passages=tuple(_facts(page, fill, say)),
        questions=(),
        sources=(),
        clinical=(),
        education=say(EDUCATION),
        warning="",
        reviewed="",
        printed=say("Printed {day}").format(day=day_words(today, say)),
    )


def _filler(emergency: str) -> Fill:
    def fill(html: str) -> str:
        return without_links(html.replace(EMERGENCY_TOKEN, escape(emergency)))

    return fill


def _sections(library: Library, card: Card, fill: Fill) -> Iterator[Passage]:
    for section in card.sections:
        if section.id == TREATMENTS:
            yield Passage(section.id, section.heading, by_heading(fill(section.html)))
            continue
        parts: list[Part] = []
        for block in passages("", fill(section.html), library.pictures):
            parts.extend([block] if isinstance(block, Picture) else pieces(block.html))
        yield Passage(section.id, section.heading, tuple(parts))


def _clinical(library: Library, card: Card, fill: Fill, say: Say) -> Iterator[Passage]:
    if card.clinical:
        yield Passage(card.clinical.id, card.clinical.heading, pieces(fill(card.clinical.html)))
    for fold in lookalikes(library, card.address, say):
        lead, *tables = pieces(fill(fold.html))
        yield Passage("look-alikes", fold.heading, (lead + "".join(tables[:1]), *tables[1:]))


def _facts(page: Page, fill: Fill, say: Say) -> Iterator[Passage]:
    """What the tables say of a structure; what can be pressed on the screen is written out."""
    heading = ""
    for block in page.blocks:
        match block:
            case Text(heading=words, html=html):
                heading = words
                if html:
                    yield Passage("", heading, pieces(without_links(html)))
                    heading = ""
            case Facts(rows=rows):
                parts = tuple(f"<p><b>{escape(name)}</b><br>{without_links(html)}</p>" for name, html in rows)
                if parts:
                    yield Passage("", heading, parts)
                heading = ""
            case Versus(first=first, second=second):
                pair = f"<p><b>1.</b> {escape(first.text)}<br><b>2.</b> {escape(second.text)}</p>"
                yield Passage("", "", (pair,))
            case Columns(heading=name):
                yield Passage("", name, (fill(_table(block)),))
            case Links(compares=True):
                pass
            case Links(label=label, links=links):
                names = "".join(f"<li>{escape(each.text)}</li>" for each in links)
                if names:
                    yield Passage("", label, (f"<ul>{names}</ul>",))
            case Fold(heading=name, html=html) if name != say("Sources"):
                yield Passage("", name, pieces(without_links(html)))
            case Note(html=html) if html != say(EDUCATION):
                yield Passage("", "", (f"<p>{without_links(html)}</p>",))


def _table(columns: Columns) -> str:
    named = any(name for name, _, _ in columns.rows)
    heads = "".join(f'<th width="{42 if named else 50}%">{each}</th>' for each in columns.heads)
    rows = "".join(
        f"<tr>{f'<td><b>{name}</b></td>' if named else ''}<td>{first}</td><td>{second}</td></tr>"
        for name, first, second in columns.rows
    )
    return without_links(f"<table><tr>{'<th></th>' if named else ''}{heads}</tr>{rows}</table>")


def _table_sources(page: Page, say: Say) -> Iterator[Source]:
    for block in page.blocks:
        if isinstance(block, Fold) and block.heading == say("Sources"):
            yield from (Source(unescape(line), "", 0) for line in plain_lines(block.html))
