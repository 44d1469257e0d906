"""From a place to what may be the matter there: the table of regions and conditions."""

from collections.abc import Collection, Iterator
from pathlib import Path

from explorer.anatomy.address import ID_PATTERN
from explorer.anatomy.rows import Row, listed, read_sheet
from explorer.anatomy.structures import Cause, Felt
from explorer.files.problem import Problem, shown_path

NAME = "places.csv"
_FELT = frozenset(Felt)
COLUMNS = ("region", "condition", "felt", "order", "sign")


def read_causes(
    folder: Path, root: Path, regions: Collection[str]
) -> tuple[dict[str, tuple[Cause, ...]], tuple[Problem, ...]]:
    """The causes of each region in their order, and what is wrong with their table.

    Bad rows are left out; a region without a good row is a problem. Never raises for what the
    file holds or for a missing file.
    """
    path = folder / NAME
    sheet = read_sheet(path, root, COLUMNS, frozenset(COLUMNS))
    shown = shown_path(path, root)
    problems = list(sheet.problems)
    causes: dict[str, dict[int, Cause]] = {}
    named: dict[str, set[str]] = {}
    strays: set[str] = set()
    for row in sheet.rows:
        if row.cells["region"] not in regions:
            if row.cells["region"] not in strays:
                message = f"{row.cells['region'][:80]!r} in 'region' is not in regions.csv"
                problems.append(Problem(shown, row.line, message))
            strays.add(row.cells["region"])
            continue
        known = causes.setdefault(row.cells["region"], {})
        before = named.setdefault(row.cells["region"], set())
        faults = list(_faults(row, known, before))
        problems.extend(Problem(shown, row.line, fault) for fault in faults)
        if not faults:
            felt = tuple(Felt(each) for each in listed(row.cells["felt"]))
            cause = Cause(row.cells["condition"], felt, row.cells["sign"])
            known[int(row.cells["order"])] = cause
            before.add(cause.condition)
    if sheet.readable:
        problems.extend(
            Problem(shown, 0, f"no row says what may be the matter at {region!r}")
            for region in regions
            if not causes.get(region)
        )
    ordered = {
        region: tuple(found[place] for place in sorted(found)) for region, found in causes.items() if found
    }
    return ordered, tuple(problems)


def _faults(row: Row, known: dict[int, Cause], named: set[str]) -> Iterator[str]:
    """Why a row cannot be used where its region has the `known` causes by their order, conditions `named`."""
    region, condition, order = row.cells["region"], row.cells["condition"], row.cells["order"]
    if not ID_PATTERN.fullmatch(condition):
        yield f"{condition[:80]!r} in 'condition' is not a good id"
    elif condition in named:
        yield f"{region} names {condition!r} twice"
    for each in listed(row.cells["felt"]):
        if each not in _FELT:
            yield f"{each[:80]!r} in 'felt' is none of {', '.join(Felt)}"
    if not (order.isascii() and order.isdecimal() and len(order) < 5):
        yield f"{order[:80]!r} in 'order' is not a number"
    elif int(order) in known:
        yield f"{region} has the order {order} twice"
