"""The table of reading levels, and the command that prints it."""

from pathlib import Path

import pytest

from explorer.anatomy.address import parse_address
from explorer.cli import run
from explorer.content.reading_level import passages_of, reading_level
from explorer.library.library import Library
from explorer.library.report import CardLevel, card_levels, report
from library.foreign import CODE, foreign_card, foreign_folder
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


def test_the_report_tells_how_much_of_a_language_is_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = small_places(tmp_path)
    folder = foreign_folder(places)
    files = ["--content", str(places.content), "--assets", str(places.assets)]

    def told() -> str:
        status = run(["check", "--report", *files])
        assert status == 0
        return capsys.readouterr().out.splitlines()[-1]

    assert told() == (
        f"{CODE} (Öish): 0 of 1 cards, 0 of 214 names, no .ts file (no .qm file: run pyside6-lrelease)"
    )
    foreign_card(folder)
    (folder / "names.csv").write_text("kind,id,name,plain_name\nbone,tibia,X,Y\n", encoding="utf-8")
    words = places.assets / "translations" / f"{CODE}.ts"
    words.parent.mkdir()
    words.write_text(
        "<?xml version='1.0'?><!DOCTYPE TS><TS><context><name></name>"
        "<message><source>a</source><translation>A</translation></message>"
        "<message><source>b</source><translation type='unfinished'>B</translation></message>"
        "<message><source>c</source><translation></translation></message>"
        "<message><source>d</source><translation type='vanished'>D</translation></message>"
        "</context></TS>",
        encoding="utf-8",
    )
    words.with_suffix(".qm").write_bytes(b"")
    assert told() == f"{CODE} (Öish): 1 of 1 cards, 1 of 214 names, 1 of 3 words of the window"


def test_check_reports_a_card_that_is_older_than_the_english(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = small_places(tmp_path)
    change(foreign_card(foreign_folder(places)), "reviewed: 2026-11-21", "reviewed: 2026-11-20")
    files = ["--content", str(places.content), "--assets", str(places.assets)]
    assert run(["check", "--report", *files]) == 1
    out = capsys.readouterr().out
    assert f"content/{CODE}/conditions/{CARD}.md:0: reviewed 2026-11-20" in out
    assert "1 of 1 cards (1 older than the English)" in out


@pytest.mark.parametrize("words", ["<TS>", "", '<!DOCTYPE a [<!ENTITY b "c">]><TS>&b;</TS>'])
def test_a_broken_file_of_words_counts_as_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    places = small_places(tmp_path)
    foreign_folder(places)
    (places.assets / "translations").mkdir()
    (places.assets / "translations" / f"{CODE}.ts").write_text(words, encoding="utf-8")
    assert run(["check", "--report", "--content", str(places.content), "--assets", str(places.assets)]) == 0
    assert "no .ts file" in capsys.readouterr().out


def test_an_unknown_language_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["list", "--language", "xx"]) == 2
    assert "there is no language 'xx'; there are: en" in capsys.readouterr().err
