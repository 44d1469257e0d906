"""The page of a comparison, as widgets."""

import pytest

from explorer.library.page import Columns, Weight
from explorer.ui.card.comparison import columns_html

HEADS = ("L5 root", "Fibular nerve")


def table(weight: Weight = Weight.PLAIN, name: str = "Ankle jerk") -> Columns:
    return Columns("Found", HEADS, ((name, "normal", "low"),), weight)


def test_each_finding_is_a_row_beside_the_two() -> None:
    html = columns_html(table(), "#777777", stacked=False)
    assert html.count("<th") == 3
    assert html.index("Ankle jerk") < html.index("normal") < html.index("low")


def test_running_text_has_no_column_of_names() -> None:
    html = columns_html(table(name=""), "#777777", stacked=False)
    assert html.count("<th") == 2
    assert html.count("<td") == 2


@pytest.mark.parametrize("stacked", [False, True])
def test_what_tells_most_is_bold_and_what_tells_nothing_quiet(stacked: bool) -> None:
    assert "<b>Ankle jerk</b>" in columns_html(table(Weight.STRONG), "#777777", stacked)
    assert '<span style="color: #777777">low</span>' in columns_html(table(Weight.QUIET), "#777777", stacked)
    assert "<b>" not in columns_html(table(), "#777777", stacked)


def test_in_large_text_the_two_stand_below_one_another_each_with_its_name() -> None:
    html = columns_html(table(), "#777777", stacked=True)
    assert "<table" not in html
    assert "L5 root: normal" in html
    assert "Fibular nerve: low" in html
