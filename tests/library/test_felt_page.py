import re
from datetime import date
from html import unescape

import pytest

from explorer.anatomy.address import Side
from explorer.anatomy.alarms import AlarmKind
from explorer.anatomy.structures import Felt
from explorer.library.felt import Touched, mark_at, touched
from explorer.library.felt_page import ALARM_WORDS, HONEST, NOTHING, WEAK, marks_handout, marks_page
from explorer.library.handout import Handout
from explorer.library.library import Library
from explorer.library.page import Facts, Links, Note, Page, Text
from explorer.library.pages import EDUCATION
from explorer.library.short_text import MOST_BYTES, short_text

Spot = tuple[Felt, str, float, float]
CALF: Spot = (Felt.PAIN, "posterior", 320, 900)
NUMB_CALF: Spot = (Felt.NUMBNESS, "posterior", 330, 900)
WEAK_SHIN: Spot = (Felt.WEAKNESS, "anterior", 160, 900)
OTHER_CALF: Spot = (Felt.TINGLING, "posterior", 160, 900)
BELLY: Spot = (Felt.PAIN, "anterior", 240, 120)


def marked(library: Library, *spots: Spot) -> Touched:
    marks = [mark_at(library, *spot, side=Side.LEFT) for spot in spots]
    assert all(marks)
    return touched(library, [each for each in marks if each])


def words(page: Page) -> str:
    return unescape(re.sub(r"<[^>]*>", " ", " ".join(map(str, (page.summary, *page.blocks)))))


def facts(page: Page) -> tuple[tuple[str, str], ...]:
    return next(each.rows for each in page.blocks if isinstance(each, Facts))


def test_the_page_says_what_was_marked_where_and_when(library: Library, today: date) -> None:
    page = marks_page(library, marked(library, CALF, NUMB_CALF, WEAK_SHIN), today)
    assert facts(page) == (
        ("Calf, the back of the lower leg, the person's right", "hurts, is numb"),
        ("Shin, the front of the lower leg, the person's right", "is weak"),
    )
    assert "24 November 2026" in page.summary
    assert page.blocks[-1] == Note(EDUCATION)


def test_wherever_nerves_are_named_stands_what_that_does_not_mean(library: Library, today: date) -> None:
    page = marks_page(library, marked(library, CALF), today)
    (skin,) = [each for each in page.blocks if isinstance(each, Text) and "nerve:sural" in each.html]
    assert 'href="nerve:root-s1"' in skin.html
    assert all(each in skin.html for each in HONEST)
    assert "%" not in words(page)
    assert "likel" not in words(page)


def test_weakness_alone_names_no_nerve(library: Library, today: date) -> None:
    page = marks_page(library, marked(library, WEAK_SHIN), today)
    assert WEAK in words(page)
    assert "nerve:" not in str(page.blocks)


def test_where_the_maps_are_blank_it_says_so(library: Library, today: date) -> None:
    found = marked(library, CALF)
    blank = Touched(found.marks, found.places, (), (), found.cards, None)
    assert NOTHING in words(marks_page(library, blank, today))


def test_a_place_without_a_region_has_the_name_of_its_figure(library: Library, today: date) -> None:
    (row,) = facts(marks_page(library, marked(library, BELLY), today))
    assert row == ("Front, both sides", "hurts")


def test_cards_to_read_are_those_that_the_clinic_shows(library: Library, today: date) -> None:
    found = marked(library, CALF)
    first = found.cards[0]
    everything = str(marks_page(library, found, today).blocks)
    assert f'href="{first}"' in everything
    assert f'href="{found.cards[6]}"' not in everything
    fewer = str(marks_page(library, found, today, shows=lambda card: card != first).blocks)
    assert f'href="{first}"' not in fewer
    assert f'href="{found.cards[6]}"' in fewer
    none = marks_page(library, found, today, shows=lambda _: False)
    assert "condition:" not in str(none.blocks)


def test_an_alarm_stands_first_with_the_way_to_the_emergency_card(library: Library, today: date) -> None:
    page = marks_page(library, marked(library, CALF, OTHER_CALF), today, shows=lambda _: False)
    warning, way = page.blocks[:2]
    assert warning == Note(ALARM_WORDS[AlarmKind.BOTH_LEGS], True)
    assert isinstance(way, Links)
    assert [each.address for each in way.links] == [library.guide.emergency]
    assert not any(
        isinstance(each, Note) and each.warning
        for each in marks_page(library, marked(library, CALF), today).blocks
    )


def test_every_alarm_and_feeling_has_its_words() -> None:
    assert ALARM_WORDS.keys() == set(AlarmKind)


@pytest.fixture
def crowded(library: Library) -> Touched:
    """Marks of every sort all over both legs."""
    felt = list(Felt)
    marks = [
        mark_at(library, felt[n % 4], view, float(x), float(y))
        for n, (view, x, y) in enumerate(
            (view, x, y)
            for view in ("anterior", "posterior")
            for x in (110, 130, 160, 190, 290, 320, 350)
            for y in range(300, 1200, 75)
        )
    ]
    return touched(library, [each for each in marks if each])


def handout(library: Library, found: Touched, today: date) -> Handout:
    return marks_handout(library, found, "112", today)


def test_the_code_to_take_home_holds_marks_nerves_and_what_they_do_not_mean(
    library: Library, today: date
) -> None:
    text = short_text(handout(library, marked(library, CALF, WEAK_SHIN), today))
    for part in (
        "24 November 2026",
        "Calf, the back of the lower leg, the person's right: hurts",
        "Sural nerve",
    ):
        assert part in text
    assert all(each in text for each in (*HONEST, EDUCATION))


def test_a_crowded_drawing_fits_too_and_keeps_the_warning(
    library: Library, today: date, crowded: Touched
) -> None:
    assert len(crowded.marks) > 60
    text = short_text(handout(library, crowded, today))
    assert len(text.encode()) <= MOST_BYTES
    assert crowded.alarm
    assert ALARM_WORDS[crowded.alarm] in text
    assert EDUCATION in text


def test_no_nerve_is_named_in_the_code_without_what_that_does_not_mean(
    library: Library, today: date, crowded: Touched
) -> None:
    named = 0
    for count in range(1, len(crowded.marks), 6):
        found = touched(library, crowded.marks[:count])
        text = short_text(handout(library, found, today))
        if library.name_of(found.nerves[0].nerve).lower() in text.lower():
            named += 1
            assert text.index(HONEST[-1]) < text.lower().index(library.name_of(found.nerves[0].nerve).lower())
    assert named > 1


def test_the_handout_leads_nowhere_and_names_no_one(library: Library, today: date) -> None:
    made = handout(library, marked(library, CALF), today)
    assert made.address is None
    assert "href" not in str(made)
    assert made.education == EDUCATION


def test_an_empty_drawing_gives_a_page_without_nerves(library: Library, today: date) -> None:
    page = marks_page(library, touched(library, []), today)
    assert facts(page) == ()
    assert "nerve:" not in str(page.blocks)
