"""Names of structures in another language, in place of the English ones of the tables."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from explorer.anatomy.address import Address, parse_address
from explorer.anatomy.rows import read_sheet
from explorer.anatomy.structures import Body, Structure
from explorer.files.problem import Problem, shown_path

NAME = "names.csv"
_COLUMNS = ("kind", "id", "name", "plain_name")


@dataclass(frozen=True, slots=True)
class Named:
    """What a structure is called; `plain_name` is empty where people use the same name."""

    name: str
    plain_name: str


def read_names(folder: Path, root: Path, body: Body) -> tuple[Mapping[Address, Named], tuple[Problem, ...]]:
    """The names that a language's `folder` gives to structures of `body`, and what is wrong with its table.

    A language need not have the table. Raises nothing.
    """
    path = folder / NAME
    if not path.is_file():
        return {}, ()
    sheet = read_sheet(path, root, _COLUMNS, frozenset({"kind", "id", "name"}))
    problems = list(sheet.problems)
    names: dict[Address, Named] = {}
    for row in sheet.rows:
        cells = row.cells
        try:
            address = parse_address(f"{cells['kind']}:{cells['id']}")
        except ValueError as error:
            problems.append(Problem(shown_path(path, root), row.line, str(error)))
            continue
        fault = _fault(address, cells["plain_name"], names, body)
        if fault:
            problems.append(Problem(shown_path(path, root), row.line, fault))
        else:
            names[address] = Named(cells["name"], cells["plain_name"])
    return names, tuple(problems)


def renamed(body: Body, names: Mapping[Address, Named]) -> Body:
    """`body` with its structures called by `names`; those without one keep their English name."""
    if not names:
        return body
    tables: dict[str, Mapping[str, Any]] = {each.name: getattr(body, each.name) for each in fields(body)}
    called: dict[str, dict[str, Structure]] = {}
    for address, named in names.items():
        table = f"{address.kind}s"
        structure: Any = body.of_kind(address.kind)[address.id]
        more = {"plain_name": named.plain_name} if hasattr(structure, "plain_name") else {}
        called.setdefault(table, {})[address.id] = replace(structure, name=named.name, **more)
    return Body(**{name: {**table, **called.get(name, {})} for name, table in tables.items()})


def _fault(address: Address, plain_name: str, names: Mapping[Address, Named], body: Body) -> str:
    """Why a row cannot be used; empty if it can."""
    if not body.known(address):
        return f"names {address}, which no table has"
    if address in names:
        return f"{address} stands there twice"
    if plain_name and not hasattr(body.of_kind(address.kind)[address.id], "plain_name"):
        return f"a {address.kind} has no plain name; leave the cell empty"
    return ""
