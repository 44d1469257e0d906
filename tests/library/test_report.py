"""The table of reading levels, and the command that prints it."""

from pathlib import Path

import pytest

from explorer.anatomy.address import parse_address
from explorer.cli import run
from explorer.content.reading_level import passages_of, reading_level
from explorer.library.library import Library
from explorer.library.report import CardLevel, card_levels, report
from library.world import CARD, card_file, change, small_places

ONE = CardLevel(parse_address("condition:sciatica"), 3.04, 6.5, 18, 900)
TWO = CardLevel(parse_address("test:emg"), 5.06, 7.5, 12, 300)
THREE = CardLevel(parse_address("test:mri"), 4.0, 5.5, 20, 500)


def test_each_card_has_its_level(library: Library) -> None:
    levels = card_levels(library)
    assert [each.address for each in levels] == list(library.cards)
    for each in levels:
        level = reading_level(passages_of(library.cards[each.address].plain_text))
        assert (each.grade, each.smog, each.words) == (level.grade, level.smog, level.words)
        assert level.longest is not None
        assert each.longest == level.longest.words


def test_the_table_ends_with_the_median_and_the_worst_of_each_column() -> None:
    head, *rows = [line.split() for line in report([ONE, TWO, THREE])]
    assert head == ["card", "grade", "SMOG", "longest", "words"]
    assert rows == [
        ["condition:sciatica", "3.0", "6.5", "18", "900"],
        ["test:emg", "5.1", "7.5", "12", "300"],
        ["test:mri", "4.0", "5.5", "20", "500"],
        ["median", "4.0", "6.5", "18", "500"],
        ["worst", "5.1", "7.5", "20", "900"],
    ]


def test_columns_stand_below_one_another() -> None:
    lines = list(report([ONE, TWO, THREE]))
    assert len({len(line) for line in lines}) == 1


def test_no_cards_make_a_sentence() -> None:
    assert list(report([])) == ["There are no cards."]


def test_check_prints_the_table_and_keeps_its_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = small_places(tmp_path)
    folders = ["--content", str(places.content), "--assets", str(places.assets)]
    assert run(["check", "--report", *folders]) == 0
    table = capsys.readouterr().out
    assert f"condition:{CARD}" in table
    assert table.splitlines()[-1].startswith("worst")

    change(card_file(places), "(nerve:tibial)", "(nerve:tibbial)")
    assert run(["check", "--report", *folders]) == 1
    problem, *lines = capsys.readouterr().out.splitlines()
    assert "nerve:tibbial" in problem
    assert lines == table.splitlines()
