"""What goes on paper, what stays on the screen, and the HTML file."""

import re
from base64 import b64decode
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from explorer.anatomy.address import Side, parse_address
from explorer.library.handout import handout_of
from explorer.library.handout_html import View, handout_html
from explorer.library.html_parts import plain_lines
from explorer.library.library import Library
from explorer.library.page import Care
from explorer.library.pages import EDUCATION
from explorer.library.selection import Selection
from library.handouts import handout, words_of

SCIATICA = parse_address("condition:sciatica")
FIBULAR = parse_address("condition:common-fibular-neuropathy")
VOID = {"img", "meta", "br", "path", "circle"}


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

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open[-1:] != ["style"]:
            self.words += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def test_a_card_in_full_has_all_of_its_plain_part_and_no_links(library: Library, today: date) -> None:
    made = handout(library, str(SCIATICA), today)
    card = library.cards[SCIATICA]
    words = words_of(made)
    for section in card.sections:
        assert section.heading in words
        for line in plain_lines(section.html):
            assert line.replace("{emergency}", "112 <now>") in words
    assert [care.heading for care in made.care] == [care.heading for care in card.care]
    assert made.sources == card.sources
    assert made.reviewed.startswith("Reviewed ")
    assert made.printed == f"Printed {today.day} {today:%B %Y}"
    assert made.path.startswith("L4 + L5 + S1")
    assert made.clinical == ()
    assert not any("<a " in part for each in made.passages for part in each.parts if isinstance(part, str))


def test_the_clinical_part_comes_only_when_asked_for(library: Library, today: date) -> None:
    for card in library.cards.values():
        if card.clinical:
            passage = max(plain_lines(card.clinical.html), key=len)
            without = handout(library, str(card.address), today)
            assert passage not in words_of(without), card.address
            assert passage in words_of(handout(library, str(card.address), today, clinical=True))


def test_a_page_of_the_tables_has_its_facts_and_sources(library: Library, today: date) -> None:
    made = handout(library, "nerve:tibial", today)
    words = words_of(made)
    for part in ("Roots", "L4, L5, S1", "Branches", "Medial plantar nerve"):
        assert part in words
    assert made.sources
    assert made.questions


def test_a_comparison_takes_its_tables_along(library: Library, today: date) -> None:
    selection = Selection(
        FIBULAR, Side.RIGHT, FIBULAR, FIBULAR, against=parse_address("condition:radiculopathy-l5")
    )
    made = handout_of(library, selection, "112", today)
    assert made.wide
    assert any("<table>" in str(part) for each in made.passages for part in each.parts)


def test_an_overdue_card_warns(library: Library) -> None:
    assert handout(library, str(SCIATICA), date(2040, 1, 1)).warning.startswith("This page was due")


PNG = b"\x89PNG not really"
VIEWS = (View(PNG, "Back, right", "The back: <L4>"),)


def test_an_html_file_in_a_language_read_from_the_right_says_so(library: Library, today: date) -> None:
    made = replace(handout(library, "condition:sciatica", today), language="ar")
    assert Outline(handout_html(made)).named("html") == [{"lang": "ar", "dir": "rtl"}]


def test_every_html_file_is_sound_semantic_and_alone(library: Library, today: date) -> None:
    for address in library.addresses():
        made = handout(library, str(address), today, clinical=True)
        html = handout_html(made, VIEWS, {(400, "normal"): b"font", (700, "normal"): b"bold"})
        outline = Outline(html)
        assert html.startswith("<!DOCTYPE html>")
        assert outline.named("html") == [{"lang": "en", "dir": "ltr"}]
        for tag in ("header", "main", "footer", "h1"):
            assert len(outline.named(tag)) == 1, (address, tag)
        assert not {"a", "button", "script", "link", "input", "nav", "iframe"} & {
            tag for tag, _ in outline.tags
        }
        sources = [each["src"] or "" for each in outline.named("img")]
        assert all(source.startswith("data:image/") for source in sources), address
        assert all(each["alt"] for each in outline.named("img")), address
        assert not [name for _, found in outline.tags for name in found if name.startswith("on")], address
        assert set(re.findall(r"url\((.{10})", html)) == {"data:font/"}
        assert "@import" not in html
        assert EDUCATION in outline.words
        assert "prefers-color-scheme: dark" in html


def test_the_html_file_holds_the_drawing_the_card_and_its_keywords(library: Library, today: date) -> None:
    made = handout(library, str(SCIATICA), today)
    outline = Outline(handout_html(made, VIEWS))
    (image,) = outline.named("img")
    assert b64decode((image["src"] or "").partition(",")[2]) == PNG
    assert image["alt"] == "The back: <L4>"
    words = " ".join(outline.words.split())
    for part in (
        made.title,
        made.lead,
        made.place,
        "Questions to ask",
        *made.questions,
        "condition:sciatica",
    ):
        assert part in words
    assert all(source.url in words for source in made.sources)
    (keywords,) = [each["content"] for each in outline.named("meta") if each.get("name") == "keywords"]
    assert "trapped nerve" in (keywords or "")


@pytest.mark.parametrize("urgency", ["emergency", "urgent", "see-clinician"])
def test_each_care_card_has_a_sign_of_its_own_beside_its_words(
    library: Library, today: date, urgency: str
) -> None:
    care = Care(urgency, "Get <help>", ("it <b>hurts</b>",), "<p>Now.</p>")
    html = handout_html(replace(handout(library, str(SCIATICA), today), care=(care,)))
    found = re.search(
        rf'<section class="care {urgency}"><h2>(<svg.*?</svg>)<span>Get &lt;help&gt;</span>', html
    )
    assert found
    assert found[1].count("<path") >= 1


def test_what_the_words_hold_is_never_taken_for_html(library: Library, today: date) -> None:
    nasty = "<script>alert('1')</script> & <b>"
    words = dict.fromkeys(("title", "subtitle", "lead", "place", "path"), nasty)
    made = replace(handout(library, str(SCIATICA), today), questions=(nasty,), keywords=(nasty,), **words)
    outline = Outline(handout_html(made, (View(PNG, nasty, nasty),)))
    assert not outline.named("script")
    assert outline.words.count(nasty) == 8
