"""The words that a code holds."""

import re
from dataclasses import replace
from datetime import date

import pytest

from explorer.anatomy.address import Address, Side, parse_address
from explorer.content.card import Urgency
from explorer.library.handout import Handout, handout_of
from explorer.library.html_parts import plain_lines
from explorer.library.library import Library
from explorer.library.pages import EDUCATION
from explorer.library.selection import Selection
from explorer.library.short_text import BULLET, MOST_BYTES, PRESSING, short_text

LONG_NUMBER = "the number that stands on the wall beside your telephone now"


def handout(library: Library, address: Address, today: date, emergency: str = "112") -> Handout:
    selection = Selection(address, Side.BOTH, library.card_for(address), address)
    return handout_of(library, selection, emergency, today)


@pytest.mark.parametrize("emergency", ["112", LONG_NUMBER])
def test_every_page_fits_and_has_what_matters(library: Library, today: date, emergency: str) -> None:
    assert len(LONG_NUMBER) <= 60
    for address in library.addresses():
        page = handout(library, address, today, emergency)
        text = short_text(page)
        assert len(text.encode()) <= MOST_BYTES <= 1_200, address
        lines = text.split("\n")
        assert lines[0] == page.title
        assert page.lead in text or len(text.encode()) > MOST_BYTES - 200
        assert EDUCATION in text
        assert "\n\n\n" not in text
        assert not re.search(r"<[a-z/]", text), address
        if address in library.cards:
            assert lines[-1].startswith("Reviewed"), address


def test_emergency_signs_are_all_there_and_come_first(library: Library, today: date) -> None:
    for address in library.cards:
        page = handout(library, address, today, LONG_NUMBER)
        text = short_text(page)
        for care in page.care:
            bullets = [f"{BULLET}{' '.join(plain_lines(each))}" for each in care.bullets]
            there = [bullet in text.split("\n") for bullet in bullets]
            assert all(there) or not any(there), address
            if care.urgency == Urgency.EMERGENCY:
                assert all(there), address
                first = next(line for line in text.split("\n") if line.startswith(BULLET))
                assert first == bullets[0]


def test_with_an_ordinary_number_both_pressing_lists_are_there(library: Library, today: date) -> None:
    for address in library.cards:
        page = handout(library, address, today)
        text = short_text(page)
        for care in page.care:
            if care.urgency in PRESSING:
                assert care.heading.upper() in text, address


def test_a_condition_says_what_to_do_in_whole_bullets(library: Library, today: date) -> None:
    for address, card in library.cards.items():
        section = next((each for each in card.sections if each.id == "what-you-can-do"), None)
        if section is None:
            continue
        text = short_text(handout(library, address, today))
        heading = text.split(section.heading.upper() + "\n")[1].split("\n\n")[0].split("\n")
        known = {" ".join(plain_lines(each)) for each in re.findall(r"<li>(.*?)</li>", section.html)}
        said = [line.removeprefix(BULLET).replace("112", "{emergency}") for line in heading]
        assert said, address
        assert set(said) <= {" ".join(each.split()) for each in known} or not known, address


def test_an_overdue_page_says_so_instead_of_its_date(library: Library) -> None:
    page = handout(library, parse_address("condition:sciatica"), date(2040, 1, 2))
    assert short_text(page).split("\n")[-1].startswith("This page was due for review")


def test_a_list_for_which_there_is_no_room_is_left_out_whole(library: Library, today: date) -> None:
    page = handout(library, parse_address("condition:sciatica"), today)
    emergency, urgent, *_ = page.care
    long = replace(urgent, bullets=("x" * 400, "y" * 400))
    text = short_text(replace(page, care=(emergency, long)))
    assert "xxx" not in text
    assert "yyy" not in text
    assert next(plain_lines(urgent.note)) not in text, "whom to phone, and not when"
    assert all(" ".join(plain_lines(each)) in text for each in emergency.bullets)
    assert len(text.encode()) <= MOST_BYTES


def test_the_summary_gives_way_to_what_to_do(library: Library, today: date) -> None:
    page = handout(library, parse_address("condition:sciatica"), today)
    text = short_text(replace(page, lead="word " * 80))
    assert "word word" not in text
    assert "WHAT YOU CAN DO\n- " in text


def test_bytes_are_counted_and_not_letters(library: Library, today: date) -> None:
    page = replace(handout(library, parse_address("condition:sciatica"), today), lead="ł" * 250)
    assert len(short_text(page).encode()) <= MOST_BYTES
