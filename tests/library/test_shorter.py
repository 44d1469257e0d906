"""What a hand-out leaves out where paper has no room for it, and what it never does."""

from datetime import date

from explorer.anatomy.address import Side, parse_address
from explorer.library.handout import handout_of
from explorer.library.library import Library
from explorer.library.selection import Selection
from explorer.library.shorter import FEWEST_SOURCES, ever_shorter
from library.handouts import handout, words_of

SCIATICA = parse_address("condition:sciatica")
FIBULAR = parse_address("condition:common-fibular-neuropathy")


def test_shortening_leaves_out_whole_parts_and_names_them(library: Library, today: date) -> None:
    full, *shorter = ever_shorter(handout(library, str(SCIATICA), today))
    assert full.left_out == ()
    sizes = [len(words_of(each)) + len(each.sources) for each in (full, *shorter)]
    assert sizes == sorted(sizes, reverse=True)
    last = shorter[-1]
    assert len(last.sources) == FEWEST_SOURCES
    assert "how each treatment works" in last.left_out
    headings = {each.heading for each in last.passages}
    assert {"What it is", "Symptoms", "What you can do", "Treatments"} <= headings
    treatments = next(each for each in last.passages if each.heading == "Treatments")
    assert len(treatments.parts) == library.cards[SCIATICA].sections[4].html.count("<h3>")
    assert all("Benefits." in str(part) and "Risks." in str(part) for part in treatments.parts)


def test_no_shortening_touches_when_to_get_help(library: Library, today: date) -> None:
    for address in library.cards:
        made = handout(library, str(address), today)
        assert all(each.care == made.care for each in ever_shorter(made))


def test_of_a_comparison_tables_are_left_out_from_the_last_and_one_stays(
    library: Library, today: date
) -> None:
    other = parse_address("condition:radiculopathy-l5")
    full, *shorter = ever_shorter(
        handout_of(library, Selection(FIBULAR, Side.RIGHT, FIBULAR, FIBULAR, against=other), "112", today)
    )
    headings = [each.heading for each in full.passages if each.heading]
    assert len(shorter) == len(headings) - 1 > 0
    for gone, each in enumerate(shorter, 1):
        assert [passage.heading for passage in each.passages if passage.heading] == headings[:-gone]
        assert list(each.left_out) == [heading.lower() for heading in headings[-gone:]]
