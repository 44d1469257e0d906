"""The tables of look-alikes stand on the cards that they concern."""

import re
from dataclasses import replace
from datetime import date

import pytest

from explorer.anatomy.address import Side, parse_address
from explorer.files.places import Places
from explorer.library import compiled
from explorer.library.library import Library
from explorer.library.lookalikes import SPLITS, lookalikes
from explorer.library.page import Fold
from explorer.library.pages import page_for
from explorer.library.read import read_library
from explorer.library.selection import Selection
from library.world import CARD

TABLES = {
    "foot-drop": 6,
    "s1-or-tibial": 4,
    "weak-quadriceps": 4,
    "thigh-numbness": 2,
    "claudication": 2,
    "buttock-pain": 2,
    "foot-and-heel": 4,
}


def test_the_seven_tables_are_there_and_each_has_findings_that_split(library: Library) -> None:
    assert {each.id: len(each.lesions) for each in library.differentials} == TABLES
    for table in library.differentials:
        assert any(each.splits for each in table.findings), table.id
        assert len({each.name for each in table.findings}) == len(table.findings) >= 5
        for finding in table.findings:
            assert not finding.splits or len(set(finding.cells)) > 1, (table.id, finding.name)


@pytest.mark.parametrize(
    ("table", "finding", "cells"),
    [
        (
            "foot-drop",
            "Turning the foot in",
            ["often weak", "normal", "normal", "normal", "weak or normal", "weak"],
        ),
        (
            "foot-drop",
            "Moving the leg out",
            ["often weak", "normal", "normal", "normal", "normal", "weak"],
        ),
        (
            "s1-or-tibial",
            "Ankle reflex",
            ["often low", "low if pinched behind the knee, normal if in the calf", "normal", "normal"],
        ),
        ("weak-quadriceps", "Squeezing the thighs", ["often weak", "normal", "weak", "weak"]),
    ],
)
def test_the_findings_that_clinicians_teach(
    library: Library, table: str, finding: str, cells: list[str]
) -> None:
    (found,) = [
        each
        for differential in library.differentials
        if differential.id == table
        for each in differential.findings
        if each.name.startswith(finding)
    ]
    assert list(found.cells) == cells
    assert found.splits


def test_every_card_concerned_shows_its_tables_just_before_its_sources(library: Library, today: date) -> None:
    for address in library.cards:
        titles = [f"Look-alikes: {each.title}" for each in library.differentials if address in each.cards]
        selection = Selection(address, Side.BOTH, address, address)
        folds = [
            each.heading
            for each in page_for(library, selection, "112", today).blocks
            if isinstance(each, Fold)
        ]
        assert [each for each in folds if each.startswith("Look-alikes")] == titles
        here = folds.index("Sources")
        assert folds[here - len(titles) : here] == titles


def test_every_cell_is_shown_and_those_that_split_are_marked_in_words(library: Library) -> None:
    for table in library.differentials:
        (fold, *_) = [
            each
            for each in lookalikes(library, min(table.lesions[0]))
            if each.heading == f"Look-alikes: {table.title}"
        ]
        for each in table.cards - set(table.also):
            assert fold.html.count(f'href="{each}"') == 1
        shown = re.findall(r"<td>(.*?)</td>", fold.html)
        plain = [re.sub("<.*?>", "", each) for each in shown]
        assert all(cell in plain for finding in table.findings for cell in finding.cells)
        marked = {re.sub(f"<.*?>|: {SPLITS}", "", each) for each in shown if f": {SPLITS}</b>" in each}
        assert marked == {each.name for each in table.findings if each.splits}


def test_what_a_table_says_is_text_and_no_markup(library: Library) -> None:
    table = library.differentials[0]
    evil = replace(table, title="<b>?", source="<i>", findings=(replace(table.findings[0], name="<img>"),))
    (fold,) = lookalikes(replace(library, differentials=(evil,)), min(table.lesions[0]))
    assert "<img" not in fold.html
    assert "<i>" not in fold.html


def test_the_compiled_form_keeps_the_tables(library: Library) -> None:
    assert compiled.load(compiled.dump(library)).differentials == library.differentials


@pytest.mark.parametrize(
    ("also", "head", "file"), [("", "gout", "feet"), ("condition:gout", f"{CARD};{CARD}", "index")]
)
def test_a_look_alike_that_is_no_card_is_named(
    small: Places, today: date, also: str, head: str, file: str
) -> None:
    folder = small.content / "anatomy" / "differentials"
    (folder / "index.csv").write_text(f"id,title,also,source\nfeet,Which?,{also},A book\n")
    (folder / "feet.csv").write_text(f"finding,{CARD},{head},splits\nhurts,yes,no,yes\n")
    library = read_library(small, today)
    (problem,) = library.problems
    assert problem.path == f"content/anatomy/differentials/{file}.csv"
    assert "condition:gout" in problem.message
    (fold,) = lookalikes(library, parse_address(f"condition:{CARD}"))
    assert "gout" not in fold.html
