"""Tables of look-alikes: what is found with each of several conditions that are taken for one another."""

from dataclasses import dataclass
from pathlib import Path

from explorer.anatomy.address import ID_PATTERN, Address, Kind, parse_address
from explorer.anatomy.rows import Row, listed, read_header, read_sheet
from explorer.files.problem import Problem, shown_path

INDEX = "index"
"""The file that names the others; each of them has one column for each lesion."""
INDEX_COLUMNS = ("id", "title", "also", "source")
FINDING, SPLITS = "finding", "splits"


@dataclass(frozen=True, slots=True)
class Finding:
    """One row: what is looked at, and how it is with each lesion, in the order of the lesions."""

    name: str
    cells: tuple[str, ...]
    splits: bool
    """Whether it tells the lesions apart."""


@dataclass(frozen=True, slots=True)
class Differential:
    """One table of look-alikes."""

    id: str
    title: str
    """The question that it answers, in plain words."""
    also: tuple[Address, ...]
    """Cards that it concerns beside those of its lesions."""
    source: str
    lesions: tuple[tuple[Address, ...], ...]
    """Each column's condition, or conditions that look the same here."""
    findings: tuple[Finding, ...]

    @property
    def cards(self) -> frozenset[Address]:
        """Every card on which it is shown."""
        return frozenset(self.also).union(*self.lesions)


def read_differentials(folder: Path, root: Path) -> tuple[tuple[Differential, ...], tuple[Problem, ...]]:
    """The tables in `folder` in the order of its index, and all that is wrong with them.

    Bad rows and tables are left out; a column whose head is no id takes its table with it.
    Never raises for what the files hold or for missing files.
    """
    path = folder / f"{INDEX}.csv"
    sheet = read_sheet(path, root, INDEX_COLUMNS, frozenset({"id", "title", "source"}))
    problems = list(sheet.problems)
    tables: dict[str, Differential] = {}
    for row in sheet.rows:
        table_id = row.cells["id"]
        if not ID_PATTERN.fullmatch(table_id) or table_id == INDEX:
            message = f"{table_id[:80]!r} is not a good id; write it like foot-drop"
            problems.append(Problem(shown_path(path, root), row.line, message))
        elif table_id in tables:
            message = f"the id {table_id!r} stands twice"
            problems.append(Problem(shown_path(path, root), row.line, message))
        else:
            table = _read_table(row, path, root, problems)
            if table:
                tables[table_id] = table
    return tuple(tables.values()), tuple(sorted(problems))


def _read_table(row: Row, index: Path, root: Path, problems: list[Problem]) -> Differential | None:
    try:
        also = tuple(parse_address(each) for each in listed(row.cells["also"]))
    except ValueError as error:
        problems.append(Problem(shown_path(index, root), row.line, f"in 'also': {error}"))
        also = ()
    path = index.with_name(f"{row.cells['id']}.csv")
    heads = [each for each in read_header(path, root) if each not in (FINDING, SPLITS)]
    columns = (FINDING, *heads, SPLITS)
    sheet = read_sheet(path, root, columns, frozenset(columns) - {SPLITS})
    problems.extend(sheet.problems)
    if not sheet.readable:
        return None
    shown = shown_path(path, root)
    wrong = [each for head in heads for each in listed(head) or ("",) if not ID_PATTERN.fullmatch(each)]
    if wrong or len(heads) < 2:
        message = f"{wrong[0][:80]!r} is not the id of a condition" if wrong else "needs two lesions or more"
        problems.append(Problem(shown, 1, f"{message}; each column between is headed by a condition's id"))
        return None
    findings = []
    for line in sheet.rows:
        if line.cells[SPLITS] not in ("", "yes"):
            problems.append(Problem(shown, line.line, f"{line.cells[SPLITS][:80]!r} must be yes or empty"))
        cells = tuple(line.cells[head] for head in heads)
        findings.append(Finding(line.cells[FINDING], cells, line.cells[SPLITS] == "yes"))
    return Differential(
        row.cells["id"],
        row.cells["title"],
        also,
        row.cells["source"],
        tuple(tuple(Address(Kind.CONDITION, each) for each in listed(head)) for head in heads),
        tuple(findings),
    )
