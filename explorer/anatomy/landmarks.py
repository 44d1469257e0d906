"""Points that one can feel through the skin and measure from, each in one figure."""

from collections.abc import Iterator
from pathlib import Path

from explorer.anatomy.address import ID_PATTERN
from explorer.anatomy.rows import Row, read_sheet
from explorer.anatomy.structures import Landmark
from explorer.files.problem import Problem, shown_path

NAME = "landmarks.csv"
COLUMNS = (
    "id",
    "figure",
    "x",
    "y",
    "axis",
    "less",
    "more",
    "less_mm",
    "more_mm",
    "name",
    "bone",
    "edge",
)
NUMBERS = ("x", "y", "less_mm", "more_mm")
MOST_MM = 10_000.0
EDGES = ("", "left", "right", "top", "bottom")


def read_landmarks(folder: Path, root: Path) -> tuple[dict[str, Landmark], tuple[Problem, ...]]:
    """The landmarks by their id, and what is wrong with their table; a body need not have any.

    Bad rows are left out. Never raises for what the file holds.
    """
    path = folder / NAME
    if not path.exists():
        return {}, ()
    sheet = read_sheet(path, root, COLUMNS, frozenset(COLUMNS) - {"edge"})
    problems = list(sheet.problems)
    landmarks: dict[str, Landmark] = {}
    for row in sheet.rows:
        faults = list(_faults(row, landmarks))
        problems.extend(Problem(shown_path(path, root), row.line, fault) for fault in faults)
        if not faults:
            cells = row.cells
            x, y, less, more = (float(cells[each]) for each in NUMBERS)
            landmarks[cells["id"]] = Landmark(
                id=cells["id"],
                figure=cells["figure"],
                x=x,
                y=y,
                axis=cells["axis"],
                less=cells["less"],
                more=cells["more"],
                less_mm=less,
                more_mm=more,
                name=cells["name"],
                bone=cells["bone"],
                edge=cells["edge"],
            )
    return landmarks, tuple(problems)


def _faults(row: Row, known: dict[str, Landmark]) -> Iterator[str]:
    """Why a row cannot be used."""
    cells = row.cells
    if not ID_PATTERN.fullmatch(cells["id"]):
        yield f"{cells['id'][:80]!r} is not a good id; write it like outer-ankle"
    elif cells["id"] in known:
        yield f"the id {cells['id']!r} stands twice"
    for name in NUMBERS:
        try:
            good = 0 <= float(cells[name]) <= MOST_MM
        except ValueError:
            good = False
        if not good:
            yield f"{cells[name][:80]!r} in {name!r} is not a number of millimetres from 0 to {MOST_MM:,.0f}"
    if cells["axis"] not in ("x", "y"):
        yield f"{cells['axis'][:80]!r} in 'axis' must be x or y"
    if cells["edge"] not in EDGES:
        yield f"{cells['edge'][:80]!r} in 'edge' must be left, right, top, bottom or empty"
