"""The made-up large library is what reading its files would give."""

from datetime import date
from pathlib import Path

from bench.large import compile_enlarged, enlarged, write_enlarged
from explorer.library.load import load_library
from library.world import small_places

CARDS, SHAPES = 4, 7


def test_its_files_hold_what_its_compiled_form_holds(today: date, tmp_path: Path) -> None:
    small = small_places(tmp_path / "small")
    library = load_library(small, today)
    large = write_enlarged(library, small, tmp_path / "large", CARDS, SHAPES)
    read, made = load_library(large, today), enlarged(library, CARDS, SHAPES)
    assert read.problems == ()
    assert (len(read.cards), sum(len(each.shapes) for each in read.diagram.figures)) == (CARDS, SHAPES + 1)
    assert list(read.cards.items()) == list(made.cards.items())
    assert read.diagram == made.diagram


def test_its_compiled_form_is_the_one_that_a_start_takes(today: date, tmp_path: Path) -> None:
    small = small_places(tmp_path / "small")
    library = load_library(small, today)
    large = write_enlarged(library, small, tmp_path / "large", CARDS, SHAPES)
    compile_enlarged(library, large, tmp_path / "cache", CARDS, SHAPES)
    kept = list((tmp_path / "cache").iterdir())
    assert len(load_library(large, today, tmp_path / "cache").cards) == CARDS
    assert [each for each in kept if not each.exists()] == []
