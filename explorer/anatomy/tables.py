"""Reading the anatomy tables into a Body, with every problem by file and line.

Tables refer to one another, so the reading has two steps. First each table's rows become
structures, and bad rows are left out; then every reference is looked up, and those that lead
nowhere are reported and dropped. So the rest always loads, and every id in a Body resolves.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from explorer.anatomy.address import ID_PATTERN
from explorer.anatomy.causes import read_causes
from explorer.anatomy.checks import cut_cycles, nerve_faults, root_faults, undrawn_faults
from explorer.anatomy.landmarks import read_landmarks
from explorer.anatomy.rows import MAX_FAULTS, Row, listed, read_sheet
from explorer.anatomy.structures import Body, Bone, Disc, Muscle, Nerve, NerveKind, Region, Root, Site
from explorer.files.problem import Problem, shown_path

ROOT_PATTERN = re.compile(r"[TLS][0-9]{1,2}")
"""A root's label, as in T12, L5, S1."""
BRACKETED = re.compile(r"\((.*)\)")
"""A root that takes part only in some people, as in (S1)."""


FROM_ELSEWHERE = frozenset({"inconstant_roots", "causes"})
"""Fields without a column: roots in brackets among the `roots`, and the causes of a table of their own."""


@dataclass(frozen=True, slots=True)
class TableForm:
    """How a table is written: which columns must be filled, hold lists, or name rows of other tables.

    Its columns are the fields of its structure, but for those that are read from elsewhere.
    """

    structure: type[Any]
    required: frozenset[str]
    lists: frozenset[str] = frozenset()
    references: tuple[tuple[str, str], ...] = ()
    """Field and the table that its ids are looked up in."""
    ids: re.Pattern[str] = ID_PATTERN

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the file."""
        return tuple(each.name for each in fields(self.structure) if each.name not in FROM_ELSEWHERE)


FORMS = {
    "nerves": TableForm(
        structure=Nerve,
        required=frozenset({"id", "name", "kind", "roots", "course", "source", "confidence"}),
        lists=frozenset({"synonyms", "parents", "roots", "muscles"}),
        references=(
            ("parents", "nerves"),
            ("roots", "roots"),
            ("inconstant_roots", "roots"),
            ("muscles", "muscles"),
        ),
    ),
    "roots": TableForm(
        structure=Root,
        required=frozenset({"id", "name", "key_point", "dermatome", "source", "confidence"}),
        references=(("nerve", "nerves"), ("traversing_disc", "discs"), ("exiting_disc", "discs")),
        ids=ROOT_PATTERN,
    ),
    "muscles": TableForm(
        structure=Muscle,
        required=frozenset({"id", "name", "nerves", "roots", "action", "source", "confidence"}),
        lists=frozenset({"nerves", "roots", "main_roots"}),
        references=(
            ("nerves", "nerves"),
            ("roots", "roots"),
            ("inconstant_roots", "roots"),
            ("main_roots", "roots"),
        ),
    ),
    "bones": TableForm(structure=Bone, required=frozenset({"id", "name", "plain_name"})),
    "discs": TableForm(
        structure=Disc,
        required=frozenset({"id", "name", "plain_name", "upper", "lower"}),
        references=(
            ("upper", "bones"),
            ("lower", "bones"),
            ("traversing_root", "roots"),
            ("exiting_root", "roots"),
            ("central", "nerves"),
        ),
    ),
    "sites": TableForm(
        structure=Site,
        required=frozenset({"id", "name", "plain_name", "nerves", "description", "source"}),
        lists=frozenset({"nerves", "discs", "regions"}),
        references=(("nerves", "nerves"), ("discs", "discs"), ("regions", "regions")),
    ),
    "regions": TableForm(
        structure=Region,
        required=frozenset({"id", "name", "plain_name", "nerves"}),
        lists=frozenset({"nerves"}),
        references=(("nerves", "nerves"),),
    ),
}
"""Every table of the body by its name: the file's name, and the field of Body that it fills."""


@dataclass(slots=True)
class Table:
    """One table while it is being read."""

    name: str
    form: TableForm
    shown: str
    readable: bool
    structures: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def problem(self, structure_id: str, message: str) -> Problem:
        """A problem on the line of one of its structures."""
        return Problem(self.shown, self.lines[structure_id], f"{structure_id}: {message}")


def read_body(folder: Path, root: Path) -> tuple[Body, tuple[Problem, ...]]:
    """The body described by the tables in `folder`, and all that is wrong with them, by file and line.

    Nothing outside `root` is read. Never raises for what the files hold or for missing files.
    """
    problems: list[Problem] = []
    tables = {name: _read_table(name, folder, root, problems) for name in FORMS}
    unsure = {name: frozenset(_resolve(table, tables, problems)) for name, table in tables.items()}
    _check_nerves(tables, unsure["nerves"], problems)
    regions = tables["regions"]
    if regions.readable:
        causes, faults = read_causes(folder, root, regions.structures)
        problems.extend(faults)
        for region_id, found in causes.items():
            regions.structures[region_id] = replace(regions.structures[region_id], causes=found)
    landmarks, faults = read_landmarks(folder, root)
    problems.extend(faults)
    body = Body(**{name: table.structures for name, table in tables.items()}, landmarks=landmarks)
    return body, tuple(sorted(problems))


def _read_table(name: str, folder: Path, root: Path, problems: list[Problem]) -> Table:
    form = FORMS[name]
    path = folder / f"{name}.csv"
    sheet = read_sheet(path, root, form.columns, form.required)
    problems.extend(sheet.problems)
    table = Table(name, form, shown_path(path, root), sheet.readable)
    for row in sheet.rows:
        faults = list(_row_faults(row, table))
        if faults:
            problems.extend(Problem(table.shown, row.line, fault) for fault in faults)
            continue
        structure = form.structure(**_values(row, form))
        table.structures[structure.id] = structure
        table.lines[structure.id] = row.line
    return table


def _row_faults(row: Row, table: Table) -> Iterator[str]:
    """Why a row cannot become a structure."""
    row_id = row.cells["id"]
    if not table.form.ids.fullmatch(row_id):
        like = "L5" if table.form.ids is ROOT_PATTERN else "soleal-sling"
        yield f"{row_id[:80]!r} is not a good id; write it like {like}"
    elif row_id in table.structures:
        yield f"the id {row_id!r} stands twice; first in line {table.lines[row_id]}"
    if table.form.structure is Nerve and row.cells["kind"] not in set(NerveKind):
        yield f"{row.cells['kind'][:80]!r} is not a kind of nerve; use one of {', '.join(NerveKind)}"
    if row.cells.get("emergency", "") not in ("", "yes"):
        yield f"{row.cells['emergency'][:80]!r} in 'emergency' must be yes or empty"


def _values(row: Row, form: TableForm) -> dict[str, Any]:
    """The fields of a structure from a good row."""
    values: dict[str, Any] = {
        name: listed(cell) if name in form.lists else cell for name, cell in row.cells.items()
    }
    if "roots" in form.lists:
        labels = [(BRACKETED.fullmatch(each), each) for each in values["roots"]]
        values["roots"] = tuple(each for bracketed, each in labels if not bracketed)
        values["inconstant_roots"] = tuple(bracketed[1].strip() for bracketed, _ in labels if bracketed)
    if form.structure is Nerve:
        values["kind"] = NerveKind(values["kind"])
        values["emergency"] = values["emergency"] == "yes"
    return values


def _resolve(table: Table, tables: dict[str, Table], problems: list[Problem]) -> Iterator[str]:
    """Drop the references that lead nowhere and report them; the ids of the structures that lost some.

    A reference to a table that could not be read at all is dropped without blame.
    """
    faults: list[tuple[str, str, str, Table]] = []
    for structure in list(table.structures.values()):
        kept: dict[str, Any] = {}
        for name, target_name in table.form.references:
            target = tables[target_name]
            value = getattr(structure, name)
            wanted = (value,) if isinstance(value, str) and value else tuple(value)
            lost = [each for each in wanted if each not in target.structures]
            if not lost:
                continue
            kept[name] = "" if isinstance(value, str) else tuple(each for each in wanted if each not in lost)
            if target.readable:
                faults.extend((structure.id, each, name, target) for each in lost)
        if kept:
            table.structures[structure.id] = replace(structure, **kept)
            yield structure.id
    for structure_id, each, name, target in faults[:MAX_FAULTS]:
        problems.append(table.problem(structure_id, _unknown(each, name, target)))
    if len(faults) > MAX_FAULTS:
        more = len(faults) - MAX_FAULTS
        problems.append(Problem(table.shown, 0, f"{more} more references lead nowhere"))


def _unknown(wanted: str, column: str, target: Table) -> str:
    import difflib  # few tables are at fault

    near = difflib.get_close_matches(wanted[:80], target.structures, n=3)
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    return f"{wanted[:80]!r} in {column.removeprefix('inconstant_')!r} is not in {target.name}.csv{hint}"


def _check_nerves(tables: dict[str, Table], unsure: frozenset[str], problems: list[Problem]) -> None:
    nerves, roots = tables["nerves"], tables["roots"]
    nerves.structures, circles = cut_cycles(nerves.structures)
    problems.extend(nerves.problem(each, message) for each, message in circles.items())
    if not (nerves.readable and roots.readable):
        return
    for each, message in nerve_faults(nerves.structures, unsure | circles.keys()):
        problems.append(nerves.problem(each, message))
    for each, message in root_faults(roots.structures, nerves.structures):
        problems.append(roots.problem(each, message))
    for each, message in undrawn_faults(roots.structures, nerves.structures):
        problems.append(nerves.problem(each, message))
