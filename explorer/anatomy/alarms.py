"""Which marks on the body are an emergency sign: a table of places."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from explorer.anatomy.address import ID_PATTERN
from explorer.anatomy.rows import Row, listed, read_sheet
from explorer.anatomy.structures import Felt
from explorer.files.problem import Problem, shown_path

NAME = "alarms.csv"
COLUMNS = ("alarm", "layer", "structure", "within", "felt", "sides", "source")
LAYERS = ("territory", "dermatome", "region")
MAX_WITHIN = 500


class AlarmKind(StrEnum):
    """The emergency that marks can be a sign of."""

    SADDLE = "saddle"
    """No feeling where a saddle would touch."""
    BOTH_LEGS = "both-legs"
    """Something in both legs."""


@dataclass(frozen=True, slots=True)
class AlarmPlace:
    """One place where a mark counts for an alarm."""

    alarm: AlarmKind
    layer: str
    """The layer of the drawing that the place is a shape of: territory, dermatome or region."""
    structure: str
    """Id of the nerve, root nerve or region whose shape it is."""
    within: int
    """How far from the body's midline the mark may be, in mm of the body; 0 for anywhere."""
    felt: tuple[Felt, ...]
    """What must be felt there."""
    both_sides: bool
    """Whether it must be felt on both sides of the body (the other side in any place of the alarm)."""


def read_alarms(folder: Path, root: Path) -> tuple[tuple[AlarmPlace, ...], tuple[Problem, ...]]:
    """The places in the table of `folder`, and what is wrong with it. Bad rows are left out; never raises.

    An alarm without a single place is a problem: it would never be raised.
    """
    path = folder / NAME
    sheet = read_sheet(path, root, COLUMNS, frozenset(COLUMNS) - {"within"})
    shown = shown_path(path, root)
    problems = list(sheet.problems)
    places: list[AlarmPlace] = []
    for row in sheet.rows:
        faults = list(_faults(row))
        problems.extend(Problem(shown, row.line, fault) for fault in faults)
        if not faults:
            places.append(_place(row))
    if sheet.readable:
        for kind in AlarmKind:
            if kind not in {each.alarm for each in places}:
                problems.append(Problem(shown, 0, f"no row says where {kind} is marked"))
    return tuple(places), tuple(problems)


def _place(row: Row) -> AlarmPlace:
    cells = row.cells
    return AlarmPlace(
        AlarmKind(cells["alarm"]),
        cells["layer"],
        cells["structure"],
        int(cells["within"] or 0),
        tuple(Felt(each) for each in listed(cells["felt"])),
        cells["sides"] == "both",
    )


def _faults(row: Row) -> Iterator[str]:
    cells = row.cells
    if cells["alarm"] not in set(AlarmKind):
        yield f"{cells['alarm'][:80]!r} in 'alarm' is none of {', '.join(AlarmKind)}"
    if cells["layer"] not in LAYERS:
        yield f"{cells['layer'][:80]!r} in 'layer' is none of {', '.join(LAYERS)}"
    if not ID_PATTERN.fullmatch(cells["structure"]):
        yield f"{cells['structure'][:80]!r} in 'structure' is not a good id"
    within = cells["within"] or "0"
    if not (within.isascii() and within.isdecimal() and len(within) < 5 and int(within) <= MAX_WITHIN):
        yield f"{within[:80]!r} in 'within' is no number of millimetres up to {MAX_WITHIN}"
    for each in listed(cells["felt"]):
        if each not in set(Felt):
            yield f"{each[:80]!r} in 'felt' is none of {', '.join(Felt)}"
    if cells["sides"] not in ("one", "both"):
        yield f"{cells['sides'][:80]!r} in 'sides' must be one or both"
