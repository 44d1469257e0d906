import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from explorer.anatomy.address import Kind, Side, parse_address
from explorer.content.card import Urgency
from explorer.library.library import Library
from explorer.library.page import Care, Facts, Fold, Link, Links, Note, Page, Text
from explorer.library.pages import EDUCATION, page_for
from explorer.library.selection import Selection, with_card

NUMBER = "112 <now>"
SCIATICA = parse_address("condition:sciatica")


def select(library: Library, text: str, side: Side = Side.RIGHT, nearby: tuple[str, ...] = ()) -> Selection:
    address = parse_address(text)
    near = tuple(parse_address(each) for each in nearby)
    return Selection(address, side, library.card_for(address), address, near)


def html_of(page: Page) -> list[str]:
    found = []
    for block in page.blocks:
        match block:
            case Care():
                found += [*block.bullets, block.note]
            case Text() | Fold() | Note():
                found.append(block.html)
            case Facts():
                found += [html for _, html in block.rows]
            case Links():
                pass
    return found


def words_of(page: Page) -> str:
    headings = [block.heading for block in page.blocks if isinstance(block, Care | Text | Fold)]
    return "\n".join([page.title, page.summary, page.place, *headings, *html_of(page)])


def links_of(page: Page, label: str) -> tuple[Link, ...]:
    (found,) = [block.links for block in page.blocks if isinstance(block, Links) and block.label == label]
    return found


def test_there_is_a_page_for_everything_and_it_ends_with_the_education_line(
    library: Library, today: date
) -> None:
    for address in library.addresses():
        page = page_for(library, select(library, str(address)), NUMBER, today)
        assert page.address == library.card_for(address)
        assert page.title
        assert page.kicker
        assert page.blocks[-1] == Note(EDUCATION)
        assert "{emergency}" not in words_of(page), address
        for block in page.blocks:
            if isinstance(block, Links):
                assert block.links, (address, block.label)
                assert all(library.knows(link.address) and link.text for link in block.links), address


def test_help_comes_first_on_every_card_the_most_pressing_before_the_rest(
    library: Library, today: date
) -> None:
    order = list(Urgency)[::-1]
    for address in library.cards:
        blocks = page_for(library, select(library, str(address)), NUMBER, today).blocks
        care = [place for place, block in enumerate(blocks) if isinstance(block, Care)]
        assert care == list(range(len(care))), address
        urgencies = [order.index(Urgency(block.urgency)) for block in blocks if isinstance(block, Care)]
        assert urgencies == sorted(urgencies), address


def test_the_emergency_number_is_filled_in_as_text(library: Library, today: date) -> None:
    page = page_for(library, select(library, "condition:cauda-equina-syndrome"), NUMBER, today)
    assert any("112 &lt;now&gt;" in each for each in html_of(page))
    assert not any("<now>" in each for each in html_of(page))


def test_a_page_past_its_review_says_so_from_the_next_day_on(library: Library) -> None:
    due = library.cards[SCIATICA].review_due
    selection = select(library, "condition:sciatica")

    def warnings(day: date) -> list[str]:
        blocks = page_for(library, selection, NUMBER, day).blocks
        return [block.html for block in blocks if isinstance(block, Note) and block.warning]

    assert warnings(due) == []
    (warning,) = warnings(due + timedelta(days=1))
    assert str(due.year) in warning


def test_the_first_page_leads_to_every_emergency_place_and_condition(library: Library, today: date) -> None:
    page = page_for(library, None, NUMBER, today)
    assert page.address is None
    assert page.blocks[-1] == Note(EDUCATION)
    offered = {link.address for block in page.blocks if isinstance(block, Links) for link in block.links}
    folded = "".join(block.html for block in page.blocks if isinstance(block, Fold))
    assert library.emergencies[0].address in offered
    assert all(each in offered or f'href="{each}"' in folded for each in library.cards)
    assert {each for each in library.body.addresses() if each.kind is Kind.REGION} <= offered
    assert isinstance(page.blocks[0], Links)
    assert page.blocks[0].links[0].address == library.guide.emergency


def test_a_places_page_is_its_commonest_condition_with_the_others_near(library: Library, today: date) -> None:
    page = page_for(library, select(library, "region:outer-knee", nearby=("bone:fibula",)), NUMBER, today)
    card = library.cards[parse_address("condition:common-fibular-neuropathy")]
    assert (page.title, page.subtitle, page.summary) == (card.plain_title, card.title, card.summary)
    assert page.place == "Outer side of the knee, the person's right"
    others = [link.address.id for link in links_of(page, "Other causes here")]
    assert card.address.id not in others
    assert others == list(library.body.regions["outer-knee"].conditions[1:5])
    assert [link.address.id for link in links_of(page, "Also at this place")] == ["fibula"]


def test_another_condition_of_the_place_offers_the_way_back(library: Library, today: date) -> None:
    selection = with_card(select(library, "region:outer-knee"), SCIATICA)
    page = page_for(library, selection, NUMBER, today)
    assert page.title == library.cards[SCIATICA].plain_title
    assert page.place == "Outer side of the knee, the person's right"
    others = [link.address.id for link in links_of(page, "Other causes here")]
    assert "common-fibular-neuropathy" in others
    assert "sciatica" not in others


@pytest.mark.parametrize(
    ("side", "words"),
    [(Side.LEFT, "the person's left"), (Side.RIGHT, "the person's right"), (Side.BOTH, "both sides")],
)
def test_the_page_says_which_side_is_chosen(library: Library, today: date, side: Side, words: str) -> None:
    assert words in page_for(library, select(library, "nerve:tibial", side), NUMBER, today).place
    assert words in page_for(library, select(library, "condition:sciatica", side), NUMBER, today).place


def test_a_nerves_page_names_its_roots_muscles_and_branches(library: Library, today: date) -> None:
    page = page_for(library, select(library, "nerve:deep-fibular"), NUMBER, today)
    rows = dict(next(block.rows for block in page.blocks if isinstance(block, Facts)))
    assert rows["Roots"].startswith("L4, L5")
    assert 'href="muscle:tibialis-anterior"' in rows["Moves"]
    assert [link.address.id for link in links_of(page, "Comes from")] == ["common-fibular"]
    assert "deep-fibular-medial-terminal" in [link.address.id for link in links_of(page, "Branches")]


def test_a_discs_page_tells_what_it_can_press_on(library: Library, today: date) -> None:
    page = page_for(library, select(library, "disc:l4-l5"), NUMBER, today)
    rows = dict(next(block.rows for block in page.blocks if isinstance(block, Facts)))
    assert 'href="nerve:root-l5"' in rows["Bulge beside the middle"]
    assert 'href="nerve:root-l4"' in rows["Bulge far to the side"]


def test_every_link_in_the_facts_of_a_structure_is_known(library: Library, today: date) -> None:
    for address in library.body.addresses():
        for html in html_of(page_for(library, select(library, str(address)), NUMBER, today)):
            for target in re.findall(r'href="(?!word:)([^"]*)"', html):
                assert library.knows(parse_address(target)), (address, target)


def test_words_of_tables_and_front_matter_cannot_become_markup(library: Library, today: date) -> None:
    evil = '<img src="file:///etc/passwd">'
    nerve = replace(
        library.body.nerves["tibial"], course=evil, synonyms=(evil,), pinch=evil, source=evil, confidence=evil
    )
    card = library.cards[SCIATICA]
    sources = tuple(replace(each, title=evil, publisher=evil, url=evil) for each in card.sources)
    spoilt = replace(
        library,
        body=replace(library.body, nerves={**library.body.nerves, "tibial": nerve}),
        cards={**library.cards, SCIATICA: replace(card, sources=sources)},
    )
    for text in ("nerve:tibial", "condition:sciatica"):
        page = page_for(spoilt, select(spoilt, text), NUMBER, today)
        assert any("&lt;img" in each for each in html_of(page))
        assert not any("<img" in each for each in html_of(page))
