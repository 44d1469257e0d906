from datetime import date

from explorer.anatomy.address import Address, Kind
from explorer.state.kiosk.counts import Counts

SCIATICA, FOOT_DROP = (Address(Kind.CONDITION, each) for each in ("sciatica", "foot-drop"))


def test_cards_are_counted_the_most_often_first() -> None:
    counts = Counts(True, lambda: date(2026, 11, 24))
    for card in (SCIATICA, FOOT_DROP, FOOT_DROP):
        counts.opened(card)
    assert list(counts.totals.items()) == [(FOOT_DROP, 2), (SCIATICA, 1)]


def test_nothing_is_counted_unless_the_clinic_wants_it() -> None:
    counts = Counts(False, lambda: date(2026, 11, 24))
    counts.opened(SCIATICA)
    assert counts.totals == {}


def test_each_day_begins_anew() -> None:
    day = [date(2026, 11, 24)]
    counts = Counts(True, lambda: day[0])
    counts.opened(SCIATICA)
    day[0] = date(2026, 11, 25)
    assert counts.totals == {}
    counts.opened(SCIATICA)
    assert counts.totals == {SCIATICA: 1}


def test_totals_given_out_are_a_copy() -> None:
    counts = Counts(True, lambda: date(2026, 11, 24))
    counts.opened(SCIATICA)
    before = counts.totals
    counts.opened(SCIATICA)
    assert before == {SCIATICA: 1}
