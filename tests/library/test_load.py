import os
from datetime import date
from pathlib import Path

import pytest

from explorer.anatomy.address import Address, Kind
from explorer.files.places import Places
from explorer.library import compiled, load
from explorer.library.library import Library
from explorer.library.load import load_library
from library.world import CARD, card_file, change, figure_file

THE_CARD = Address(Kind.CONDITION, CARD)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A folder that does not exist yet."""
    return tmp_path / "cache"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Places]:
    """Every reading of the files themselves, in place of the compiled form."""
    readings: list[Places] = []
    really = load._read

    def counted(places: Places, today: date) -> Library:
        readings.append(places)
        return really(places, today)

    monkeypatch.setattr(load, "_read", counted)
    return readings


def kept(cache: Path) -> list[Path]:
    return sorted(cache.glob(f"*{load.SUFFIX}"))


def test_files_are_read_once_and_then_taken_from_the_cache(
    small: Places, today: date, cache: Path, read: list[Places]
) -> None:
    first = load_library(small, today, cache)
    again = load_library(small, today, cache)
    assert len(read) == 1
    assert len(kept(cache)) == 1
    assert (again.cards, again.diagram, again.guide) == (first.cards, first.diagram, first.guide)
    assert again.problems == first.problems == ()
    assert again.body.nerves == first.body.nerves


def test_without_a_cache_nothing_is_kept(small: Places, today: date, read: list[Places]) -> None:
    before = {path for path in small.content.parent.rglob("*") if path.is_file()}
    load_library(small, today)
    load_library(small, today)
    assert len(read) == 2
    assert {path for path in small.content.parent.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("what", ["card", "figure", "table", "guide", "new card", "lost card"])
def test_a_change_of_any_file_is_seen(
    small: Places, today: date, cache: Path, read: list[Places], what: str
) -> None:
    load_library(small, today, cache)
    match what:
        case "card":
            change(card_file(small), "We do not know.", "We do not know yet.")
        case "figure":
            change(figure_file(small), "M60 20L70 20", "M60 20L71 20")
        case "table":
            change(small.content / "anatomy/nerves.csv", "tibial nerve", "shin nerve")
        case "guide":
            change(small.content / "en/guide.toml", "emergency", "# the button\nemergency")
        case "new card":
            card_file(small).with_name("morton-neuroma.md").write_text(card_file(small).read_text())
        case "lost card":
            card_file(small).unlink()
    load_library(small, today, cache)
    assert len(read) == 2
    assert len(kept(cache)) == 1, "the stale form is thrown away"


@pytest.mark.parametrize("damage", [b"", b"NERVELIB", b"x" * 10_000])
def test_a_damaged_form_is_made_anew(
    small: Places, today: date, cache: Path, read: list[Places], damage: bytes
) -> None:
    good = load_library(small, today, cache)
    (form,) = kept(cache)
    form.write_bytes(damage)
    assert load_library(small, today, cache).cards == good.cards
    assert len(read) == 2
    assert form.read_bytes() == compiled.dump(good)


def test_a_form_of_another_version_is_made_anew(
    small: Places, today: date, cache: Path, read: list[Places], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_library(small, today, cache)
    monkeypatch.setattr(compiled, "VERSION", compiled.VERSION + 1)
    load_library(small, today, cache)
    assert len(read) == 2
    assert len(kept(cache)) == 1


def test_a_form_too_large_to_be_ours_is_not_read(
    small: Places, today: date, cache: Path, read: list[Places], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_library(small, today, cache)
    monkeypatch.setattr(load, "MAX_COMPILED", 10)
    load_library(small, today, cache)
    assert len(read) == 2


def test_a_cache_that_cannot_be_written_costs_only_time(
    small: Places, today: date, tmp_path: Path, read: list[Places]
) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    for _ in range(2):
        assert THE_CARD in load_library(small, today, tmp_path / "cache").cards
    assert len(read) == 2


def test_other_files_in_the_cache_are_left_alone(small: Places, today: date, cache: Path) -> None:
    cache.mkdir()
    (cache / "note.txt").write_text("mine")
    (cache / f"old{load.SUFFIX}").write_bytes(b"stale")
    load_library(small, today, cache)
    assert (cache / "note.txt").read_text() == "mine"
    assert not (cache / f"old{load.SUFFIX}").exists()


def test_problems_are_told_from_the_cache_as_from_the_files(small: Places, today: date, cache: Path) -> None:
    change(card_file(small), "(nerve:tibial)", "(nerve:tibbial)")
    fresh = load_library(small, today)
    assert fresh.problems
    for _ in range(2):
        assert load_library(small, today, cache).problems == fresh.problems


@pytest.mark.skipif(os.name == "nt", reason="file names are text on Windows")
def test_a_file_name_that_is_no_text_does_not_end_the_program(
    small: Places, today: date, cache: Path, read: list[Places]
) -> None:
    name = os.fsdecode(b"\xff.md")
    card_file(small).with_name(name).write_text("x")
    for _ in range(2):
        library = load_library(small, today, cache)
        assert THE_CARD in library.cards
        assert any(name in problem.path for problem in library.problems)
    assert len(read) == 1
