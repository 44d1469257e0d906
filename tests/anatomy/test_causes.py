"""From a region to its causes: in their order, bad rows named by line and left out."""

from pathlib import Path

import pytest

from explorer.anatomy.causes import read_causes
from explorer.anatomy.structures import Cause, Felt
from explorer.files.problem import Problem

HEAD = "region,condition,felt,order,sign\n"
ROWS = "calf,cramp,pain,20,It cramps.\ncalf,clot,pain;weakness,3,It swells.\nsole,nail,pain,1,It pricks.\n"
CLOT = Cause("clot", (Felt.PAIN, Felt.WEAKNESS), "It swells.")
CRAMP = Cause("cramp", (Felt.PAIN,), "It cramps.")
NAIL = Cause("nail", (Felt.PAIN,), "It pricks.")


def read(folder: Path, text: str) -> tuple[dict[str, tuple[Cause, ...]], tuple[Problem, ...]]:
    (folder / "places.csv").write_text(text, encoding="utf-8")
    return read_causes(folder, folder, ("calf", "sole"))


def test_causes_come_by_their_number_whatever_their_line(tmp_path: Path) -> None:
    causes, problems = read(tmp_path, HEAD + ROWS)
    assert problems == ()
    assert causes == {"calf": (CLOT, CRAMP), "sole": (NAIL,)}


@pytest.mark.parametrize(
    ("row", "part"),
    [
        ("elbow,cramp,pain,1,It cramps.", "'elbow' in 'region'"),
        ("calf,Bad Cramp,pain,4,It cramps.", "'Bad Cramp' in 'condition'"),
        ("calf,clot,pain,4,It swells.", "names 'clot' twice"),
        ("calf,burn,itch,4,It burns.", "'itch' in 'felt'"),
        ("calf,burn,pain,3,It burns.", "the order 3 twice"),
        ("calf,burn,pain,first,It burns.", "'first' in 'order'"),
        ("calf,burn,pain,-1,It burns.", "'-1' in 'order'"),
        ("calf,burn,pain,²,It burns.", "'²' in 'order'"),
        ("calf,burn,pain,4,", "'sign' is empty"),
        ("calf,burn,,4,It burns.", "'felt' is empty"),
    ],
)
def test_a_bad_row_is_named_and_left_out(tmp_path: Path, row: str, part: str) -> None:
    causes, (problem,) = read(tmp_path, f"{HEAD}{ROWS}{row}\n")
    assert problem.line == 5
    assert part in problem.message
    assert causes == {"calf": (CLOT, CRAMP), "sole": (NAIL,)}


def test_a_region_that_is_not_there_is_named_once(tmp_path: Path) -> None:
    _, problems = read(tmp_path, HEAD + ROWS + "".join(f"elbow,c{n},pain,{n},It aches.\n" for n in range(9)))
    assert [each.line for each in problems] == [5]


def test_a_region_without_a_cause_is_named(tmp_path: Path) -> None:
    _, (problem,) = read(tmp_path, HEAD + ROWS.replace("sole,nail", "calf,nail"))
    assert "'sole'" in problem.message


@pytest.mark.parametrize("text", [None, "", "region,condition\ncalf,clot\n", "\0"])
def test_a_table_that_cannot_be_used_is_named_and_gives_nothing(tmp_path: Path, text: str | None) -> None:
    if text is None:
        causes, problems = read_causes(tmp_path, tmp_path, ("calf", "sole"))
    else:
        causes, problems = read(tmp_path, text)
    assert causes == {}
    assert problems
