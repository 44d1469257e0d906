"""Tables of look-alikes are read whole, and what is wrong with one is named by line and leaves the rest."""

from pathlib import Path

import pytest

from explorer.anatomy.address import parse_address
from explorer.anatomy.differentials import Differential, Finding, read_differentials
from explorer.files.problem import Problem

INDEX = "id,title,also,source\nknees,Which knee?,symptom:giving-way,A book\n"
KNEES = "finding,left-knee;other-knee,right-knee,splits\nbends,well,badly,\nhurts,no,at night,yes\n"


def read(folder: Path, **tables: str) -> tuple[tuple[Differential, ...], tuple[Problem, ...]]:
    for name, text in {"index": INDEX, "knees": KNEES, **tables}.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return read_differentials(folder, folder.parent)


def test_a_table_has_its_lesions_and_findings(tmp_path: Path) -> None:
    (table,), problems = read(tmp_path)
    assert problems == ()
    assert (table.id, table.title, table.source) == ("knees", "Which knee?", "A book")
    left, other, right = (parse_address(f"condition:{each}-knee") for each in ("left", "other", "right"))
    assert table.lesions == ((left, other), (right,))
    assert table.findings == (
        Finding("bends", ("well", "badly"), False),
        Finding("hurts", ("no", "at night"), True),
    )
    assert table.cards == {left, other, right, parse_address("symptom:giving-way")}


@pytest.mark.parametrize(
    ("name", "text", "line", "part"),
    [
        ("knees", KNEES.replace("well", ""), 2, "is empty"),
        ("knees", KNEES.replace(",yes", ",perhaps"), 3, "'perhaps' must be yes or empty"),
        ("knees", KNEES.replace("bends,well", "bends"), 2, "too few cells"),
        ("index", INDEX.replace("symptom:", "feeling:"), 2, "in 'also'"),
        ("index", INDEX + "knees,Again?,,A book\n", 3, "stands twice"),
        ("index", INDEX + "../knees,Again?,,A book\n", 3, "is not a good id"),
        ("index", INDEX + "toes,Which toe?,,\n", 3, "'source' is empty"),
    ],
)
def test_a_bad_row_is_named_and_the_table_stays(
    tmp_path: Path, name: str, text: str, line: int, part: str
) -> None:
    (table,), (problem,) = read(tmp_path, **{name: text})
    assert table.id == "knees"
    assert (problem.path, problem.line) == (f"{tmp_path.parent.name}/{tmp_path.name}/{name}.csv", line)
    assert part in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "",
        '"',
        "finding,splits\nbends,\n",
        "finding,left-knee,splits\nbends,well,\n",
        "finding,Left Knee,right-knee,splits\nbends,well,badly,\n",
        "finding,left-knee,,splits\nbends,well,badly,\n",
        "finding,left-knee,right-knee\nbends,well,badly\n\n\0",
        "left-knee,right-knee,splits\nwell,badly,\n",
    ],
)
def test_a_table_without_its_columns_is_named_and_the_others_stay(tmp_path: Path, text: str) -> None:
    index = INDEX + "toes,Which toe?,,A book\n"
    tables, problems = read(tmp_path, index=index, toes=text)
    assert "knees" in [each.id for each in tables]
    assert problems
    assert all(each.path.endswith("/toes.csv") for each in problems)


def test_a_table_that_is_not_there_is_named(tmp_path: Path) -> None:
    (table,), (problem,) = read(tmp_path, index=INDEX + "toes,Which toe?,,A book\n")
    assert table.id == "knees"
    assert problem.path.endswith("/toes.csv")


def test_no_folder_gives_no_tables(tmp_path: Path) -> None:
    tables, (problem,) = read_differentials(tmp_path / "none", tmp_path)
    assert tables == ()
    assert problem.path.endswith("/index.csv")
