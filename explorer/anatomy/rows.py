"""Reading one CSV table into rows of checked cells, each with the line it stands on.

What is wrong becomes a Problem and the bad row is left out; nothing here raises for bad content.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from explorer.files.problem import BadFileError, Problem, shown_path
from explorer.files.read import read_text

MAX_CELL = 4000
"""Characters in one cell; a longer one is a mistake (a quote that was never closed)."""
MAX_FAULTS = 100
"""Faulty rows after which the rest of a table is not read."""
MAX_ROWS = 20_000
"""Rows of one table; the body has some hundreds of anything, but thousands of conditions may have a place."""

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it begins on, counting from 1, and its cells by column, without outer spaces."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The good rows of one table, and what was wrong with the rest."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    readable: bool
    """False if there is no such table at all; then nothing that refers to it is to blame."""


def read_sheet(path: Path, root: Path, columns: tuple[str, ...], required: frozenset[str]) -> Sheet:
    """The table at `path`, whose first line names exactly `columns`, in any order.

    Cells of the `required` columns must not be empty. An optional column that is missing counts as
    empty; a table without a required column cannot be used.
    """
    shown = shown_path(path, root)
    try:
        text = read_text(path, root)
    except BadFileError as error:
        return Sheet((), (error.problem,), readable=False)
    records = _records(text, shown)
    first = next(records, None)
    if first is None:
        return Sheet((), (Problem(shown, 1, "is empty; its first line names the columns"),), readable=False)
    if isinstance(first, Problem):
        return Sheet((), (first,), readable=False)

    header = [cell.strip() for cell in first[1]]
    problems = [Problem(shown, first[0], message) for message in _header_faults(header, columns)]
    if not required <= set(header):
        return Sheet((), tuple(problems), readable=False)

    rows: list[Row] = []
    faults = 0
    for record in records:
        row = record if isinstance(record, Problem) else _row(record, header, columns, required, shown)
        if isinstance(row, Row):
            if len(rows) == MAX_ROWS:
                problems.append(
                    Problem(shown, row.line, f"has more than {MAX_ROWS:,} rows; the rest is not read")
                )
                break
            rows.append(row)
            continue
        problems.append(row)
        faults += 1
        if faults == MAX_FAULTS:
            problems.append(Problem(shown, row.line, "too many bad rows; the rest of the table is not read"))
            break
    return Sheet(tuple(rows), tuple(problems), readable=True)


def read_header(path: Path, root: Path) -> tuple[str, ...]:
    """The columns that the table at `path` names, each once; none where `read_sheet` will say why not."""
    try:
        text = read_text(path, root)
    except BadFileError:
        return ()
    first = next(_records(text, ""), None)
    if first is None or isinstance(first, Problem):
        return ()
    return tuple(dict.fromkeys(cell.strip() for cell in first[1]))


def listed(cell: str) -> tuple[str, ...]:
    """The entries of a list, which are separated by semicolons; each only once."""
    return tuple(dict.fromkeys(entry.strip() for entry in cell.split(";") if entry.strip()))


def _header_faults(header: list[str], columns: tuple[str, ...]) -> Iterator[str]:
    for name in columns:
        if name not in header:
            yield f"the column {name!r} is missing"
    for place, name in enumerate(header):
        if name not in columns:
            yield f"unknown column {name[:80]!r}; the columns are {', '.join(columns)}"
        elif name in header[:place]:
            yield f"the column {name!r} stands twice; the first one counts"


def _row(
    record: tuple[int, list[str]],
    header: list[str],
    columns: tuple[str, ...],
    required: frozenset[str],
    shown: str,
) -> Row | Problem:
    line, values = record
    if len(values) != len(header):
        few_or_many = "few" if len(values) < len(header) else "many"
        message = (
            f"too {few_or_many} cells: {len(values)} instead of {len(header)}; "
            "put quotes round a cell that holds a comma"
        )
        return Problem(shown, line, message)
    cells = dict.fromkeys(columns, "")
    for name, value in zip(reversed(header), reversed(values), strict=True):
        if name in cells:
            cells[name] = value.strip()
    for name, value in cells.items():
        if len(value) > MAX_CELL:
            return Problem(shown, line, f"the cell {name!r} has more than {MAX_CELL:,} characters")
        if CONTROL.search(value):
            return Problem(shown, line, f"the cell {name!r} holds a control character; take it out")
        if not value and name in required:
            return Problem(shown, line, f"the cell {name!r} is empty")
    return Row(line, cells)


def _records(text: str, shown: str) -> Iterator[tuple[int, list[str]] | Problem]:
    """Line and values of each record that is not blank.

    After a misquoted record the reading goes on at the next line.
    """
    lines = text.split("\n")
    start = 0
    while start < len(lines):
        reader = csv.reader((line + "\n" for line in lines[start:]), strict=True)
        begun = start
        try:
            for values in reader:
                if values:
                    yield begun + 1, values
                begun = start + reader.line_num
            return
        except csv.Error as error:
            yield Problem(shown, begun + 1, f"is not good CSV ({error}); check the quotes")
        start = begun + 1
