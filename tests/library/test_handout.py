"""What goes on paper, and what stays on the screen."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from explorer.anatomy.address import Side, parse_address
from explorer.library.handout import handout_html
from explorer.library.library import Library
from explorer.library.page import Care, Facts, Fold, Link, Links, Note, Page, Picture, Text
from explorer.library.pages import EDUCATION, page_for
from explorer.library.selection import Selection

SCIATICA = parse_address("condition:sciatica")
VOID = {"img", "meta", "br"}


class Outline(HTMLParser):
    """Reads a hand-out back: its words, its elements, and whether each is closed in turn."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def page_of(library: Library, text: str, today: date, side: Side = Side.RIGHT) -> Page:
    address = parse_address(text)
    return page_for(library, Selection(address, side, library.card_for(address), address), "112 <now>", today)


def plain(html: str) -> str:
    """Words as they are read."""
    return Outline(f"<p>{html}</p>").words if "<p" not in html else Outline(html).words


def test_a_condition_has_its_plain_part_care_cards_sources_and_dates(library: Library, today: date) -> None:
    page = page_of(library, str(SCIATICA), today)
    words = Outline(handout_html(page, "", "Arial")).words
    card = library.cards[SCIATICA]
    for part in (
        page.title,
        page.subtitle,
        page.summary,
        page.place,
        *(each.heading for each in card.sections),
    ):
        assert part
        assert part in words
    for care in page.blocks:
        if isinstance(care, Care):
            assert care.heading in words
            assert all(plain(bullet) in words for bullet in care.bullets)
    assert all(source.title in words for source in card.sources)
    assert f"Reviewed {card.reviewed:%d %B %Y}" in words
    assert "112 <now>" in words


def test_every_hand_out_says_what_it_is_not_and_is_sound(library: Library, today: date) -> None:
    for address in library.addresses():
        html = handout_html(page_of(library, str(address), today), "", "Arial")
        outline = Outline(html)
        assert outline.words.rstrip().endswith(EDUCATION), address
        assert html.startswith("<!DOCTYPE html>")
        assert [attributes["lang"] for tag, attributes in outline.tags if tag == "html"] == ["en"]


def test_the_clinical_part_stays_on_the_screen(library: Library, today: date) -> None:
    with_clinical = [card for card in library.cards.values() if card.clinical]
    assert with_clinical
    for card in with_clinical:
        assert card.clinical is not None
        words = Outline(handout_html(page_of(library, str(card.address), today), "", "Arial")).words
        assert card.clinical.heading not in words, card.address
        passage = max(re.split(r"(?<=\.) ", plain(card.clinical.html)), key=len)
        assert len(passage) > 30
        assert passage not in words, card.address


def test_there_is_nothing_to_press(library: Library, today: date) -> None:
    for address in library.addresses():
        outline = Outline(handout_html(page_of(library, str(address), today), "", "Arial"))
        assert not {"a", "button", "script", "link", "input"} & {tag for tag, _ in outline.tags}, address
        sources = [attributes["src"] or "" for tag, attributes in outline.tags if tag == "img"]
        assert all(source.startswith("data:image/svg+xml;base64,") for source in sources), address
        assert not [name for _, found in outline.tags for name in found if name.startswith("on")], address


def page(*blocks: object, **more: str) -> Page:
    words = {"kicker": "Condition", "title": "A title", "subtitle": "", "summary": "", "place": "", **more}
    return Page(SCIATICA, blocks=blocks, **words)  # type: ignore[arg-type]


def test_what_the_words_hold_is_never_taken_for_html() -> None:
    nasty = "<script>alert('1')</script> & <b>"
    blocks = (Care("urgent", nasty, (), ""), Text(nasty, ""), Facts(((nasty, ""),)), Picture(nasty, "<svg/>"))
    made = handout_html(page(*blocks, title=nasty, subtitle=nasty, summary=nasty, place=nasty), "", "Arial")
    outline = Outline(made)
    assert "script" not in {tag for tag, _ in outline.tags}
    assert outline.words.count(nasty) == 9, "in the title twice, and once in each other place"


def test_links_and_folds_stay_away_and_notes_and_facts_come_along() -> None:
    blocks = (
        Links("Other causes here", (Link("Slipped disc", SCIATICA),)),
        Fold("Words on this page", "<p>Nerve: a cable</p>"),
        Fold("Sources", "<ul><li>A Journal</li></ul>"),
        Facts((("Roots", '<a href="nerve:root-l5">L5</a>'),)),
        Note("Due for <b>review</b>.", True),
    )
    words = Outline(handout_html(page(*blocks), "", "Arial")).words
    for part in ("Sources", "A Journal", "Roots", "L5", "Due for review."):
        assert part in words
    for part in ("Other causes", "Slipped disc", "Words on this page", "a cable"):
        assert part not in words


@pytest.mark.parametrize("urgency", ["emergency", "urgent", "see-clinician"])
def test_each_care_card_is_told_apart_by_more_than_its_colour(urgency: str) -> None:
    made = handout_html(page(Care(urgency, "Get help", ("it <b>hurts</b>",), "<p>Now.</p>")), "", "Arial")
    outline = Outline(made)
    (table,) = [attributes for tag, attributes in outline.tags if tag == "table"]
    assert table["bgcolor"] != "#F3EFE8"
    assert "Get help" in outline.words
    assert "it hurts" in outline.words


def test_the_drawing_stands_above_the_text_if_there_is_one() -> None:
    assert "<img" not in handout_html(page(), "", "Arial")
    outline = Outline(handout_html(page(Text("Symptoms", "<p>Pain</p>")), "drawing.png", "Arial"))
    (image,) = [attributes for tag, attributes in outline.tags if tag == "img"]
    assert image["src"] == "drawing.png"
    assert image["alt"]
    tags = [tag for tag, _ in outline.tags]
    assert tags.index("img") < tags.index("h2")


def test_what_is_no_block_is_refused() -> None:
    with pytest.raises(TypeError, match="str is no block"):
        handout_html(page("words"), "", "Arial")
