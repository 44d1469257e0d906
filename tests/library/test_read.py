"""Broken files are named by path and line, and the rest still loads."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from explorer.anatomy.address import Address, Kind, parse_address
from explorer.files.places import Places
from explorer.files.problem import Problem
from explorer.library.library import Library
from explorer.library.read import read_library
from library.world import CARD, card_file, change, figure_file

CARD_PATH = f"content/en/conditions/{CARD}.md"
FIGURE_PATH = "assets/diagrams/leg-and-spine/side.svg"
TABLE = "anatomy/nerves.csv"
THE_CARD = Address(Kind.CONDITION, CARD)


def only_problem(library: Library) -> Problem:
    (problem,) = library.problems
    return problem


def test_the_small_library_has_no_problems(small: Places, today: date) -> None:
    library = read_library(small, today)
    assert library.problems == ()
    assert list(library.cards) == [THE_CARD]
    assert [figure.id for figure in library.diagram.figures] == ["side"]


def test_the_shipped_library_has_no_problems(library: Library) -> None:
    assert [str(problem) for problem in library.problems] == []


def test_a_broken_card_is_left_out(small: Places, today: date) -> None:
    line = change(card_file(small), "kind: condition", "kind: rumour")
    other = card_file(small).with_name("morton-neuroma.md")
    other.write_text(card_file(small).read_text().replace("rumour", "condition"))
    library = read_library(small, today)
    assert (CARD_PATH, line) in {(each.path, each.line) for each in library.problems}
    assert list(library.cards) == [Address(Kind.CONDITION, "morton-neuroma")]
    assert library.diagram.figures
    assert library.body.nerves


def test_a_dead_link_is_named_and_its_card_stays(small: Places, today: date) -> None:
    line = change(card_file(small), "(nerve:tibial)", "(nerve:tibbial)")
    library = read_library(small, today)
    problem = only_problem(library)
    assert (problem.path, problem.line) == (CARD_PATH, line)
    assert "nerve:tibbial" in problem.message
    assert THE_CARD in library.cards


def test_a_link_to_a_card_that_is_not_there_is_named(small: Places, today: date) -> None:
    line = change(card_file(small), "(nerve:tibial)", "(condition:sciatica)")
    problem = only_problem(read_library(small, today))
    assert (problem.path, problem.line) == (CARD_PATH, line)
    assert "condition:sciatica" in problem.message


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("  - medial-plantar\n", "  - plantar\n", "'plantar'"),
        ('"site:tarsal-tunnel"', '"site:tarsal"', "site:tarsal"),
    ],
)
def test_an_unknown_nerve_or_place_of_a_card_is_named(
    small: Places, today: date, old: str, new: str, part: str
) -> None:
    change(card_file(small), old, new)
    library = read_library(small, today)
    problem = only_problem(library)
    assert problem.path == CARD_PATH
    assert part in problem.message
    assert library.nerves_for(THE_CARD)
    assert all(library.knows(each) for each in library.places_for(THE_CARD))


def test_a_card_of_an_emergency_nerve_must_name_the_signs(small: Places, today: date) -> None:
    change(card_file(small), "  - medial-plantar\n", "  - cauda-equina\n")
    problems = read_library(small, today).problems
    assert problems
    for problem in problems:
        assert problem.path == CARD_PATH
        assert "emergency sign" in problem.message


def test_a_region_that_names_a_missing_card_is_named(small: Places, today: date) -> None:
    change(
        small.content / "anatomy" / "places.csv",
        "lower-back,",
        "lower-back,gout,pain,0,It aches.\nlower-back,",
    )
    library = read_library(small, today)
    problem = only_problem(library)
    assert problem.path == "content/anatomy/places.csv"
    assert "lower-back names the condition 'gout'" in problem.message
    assert library.card_for(parse_address("region:lower-back")) == THE_CARD


def test_a_condition_that_no_region_leads_to_is_named(small: Places, today: date) -> None:
    other = card_file(small).with_name("morton-neuroma.md")
    other.write_text(card_file(small).read_text())
    problem = only_problem(read_library(small, today))
    assert problem.path == "content/en/conditions/morton-neuroma.md"
    assert "no region" in problem.message


def test_a_guide_that_names_no_card_is_named(small: Places, today: date) -> None:
    change(small.content / "en" / "guide.toml", CARD, "gout")
    problem = only_problem(read_library(small, today))
    assert problem.path == "content/en/guide.toml"
    assert "condition:gout" in problem.message


def test_a_broken_row_is_left_out(small: Places, today: date) -> None:
    line = change(small.content / TABLE, "tibial,tibial nerve,", "tibial,,")
    library = read_library(small, today)
    assert (f"content/{TABLE}", line) in {(each.path, each.line) for each in library.problems}
    assert "tibial" not in library.body.nerves
    assert "sciatic" in library.body.nerves
    assert THE_CARD in library.cards


@pytest.mark.parametrize(
    ("spoil", "line"),
    [
        (lambda text: text.replace("<path", "<pa<th", 1), 3),
        (lambda text: "<!DOCTYPE svg [<!ENTITY a 'b'>]>\n" + text, 1),
        (lambda text: text.replace("<path", "<script/><path", 1), 3),
        (lambda text: text.replace('data-structure="tibia"', 'data-structure="tail"'), 3),
    ],
    ids=["not well-formed", "entities", "script", "unknown structure"],
)
def test_a_broken_figure_is_named(small: Places, today: date, spoil: Callable[[str], str], line: int) -> None:
    path = figure_file(small)
    path.write_text(spoil(path.read_text()))
    library = read_library(small, today)
    problem = only_problem(library)
    assert (problem.path, problem.line) == (FIGURE_PATH, line)
    assert THE_CARD in library.cards
    assert library.body.nerves


@pytest.mark.parametrize("name", ["card", "figure", "table"])
def test_bytes_that_are_no_text_are_named_by_line(small: Places, today: date, name: str) -> None:
    path = {"card": card_file(small), "figure": figure_file(small), "table": small.content / TABLE}[name]
    path.write_bytes(path.read_bytes().replace(b"\n", b"\n\xff", 1))
    problems = read_library(small, today).problems
    shown = path.relative_to(small.content.parent).as_posix()
    assert (shown, 2) in {(each.path, each.line) for each in problems}


def test_a_link_to_a_file_elsewhere_is_not_read(small: Places, today: date, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_bytes(card_file(small).read_bytes())
    card_file(small).unlink()
    card_file(small).symlink_to(tmp_path / "secret.md")
    library = read_library(small, today)
    assert not library.cards
    assert any("outside its folder" in each.message for each in library.problems)


def test_empty_folders_give_an_empty_library(tmp_path: Path, today: date) -> None:
    for name in ("assets", "content"):
        (tmp_path / name).mkdir()
    library = read_library(Places(tmp_path / "assets", tmp_path / "content"), today)
    assert library.problems
    assert list(library.addresses()) == []
    assert library.diagram.figures == ()
