"""Two things held against each other: what tells them apart, and what they have in common."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from explorer.anatomy.address import Address
from explorer.anatomy.differentials import Differential
from explorer.anatomy.graph import supply
from explorer.library.library import Library


@dataclass(frozen=True)
class Contrast:
    """How one finding is with each of the two; `splits` where it helps most to tell them apart."""

    finding: str
    first: str
    second: str
    splits: bool = False
    source: str = ""

    @property
    def shared(self) -> bool:
        """Whether it is the same with both."""
        return self.first == self.second


@dataclass(frozen=True)
class Parts:
    """What belongs to the first alone, to both, and to the second alone, by their ids or labels."""

    first: tuple[str, ...]
    both: tuple[str, ...]
    second: tuple[str, ...]


@dataclass(frozen=True)
class Nerves:
    """The nerves of two things, by what they carry, move and feel: roots by label, the others by id.

    Skin goes by the nerve that feels it.
    """

    roots: Parts
    muscles: Parts
    skin: Parts


def contrasts(library: Library, first: Address, second: Address) -> tuple[Contrast, ...]:
    """What the tables of look-alikes say of both: first what splits them, then what differs, then the rest.

    Empty where no table has a column for each.
    """
    found: dict[str, Contrast] = {}
    for table in library.differentials:
        here, there = _column(table, first), _column(table, second)
        if here is None or there is None or here == there:
            continue
        for row in table.findings:
            cells = row.cells[here], row.cells[there]
            splits = row.splits and cells[0] != cells[1]
            found.setdefault(row.name, Contrast(row.name, *cells, splits, table.source))
    return tuple(sorted(found.values(), key=lambda each: (not each.splits, each.shared)))


def nerves_apart(library: Library, first: Address, second: Address) -> Nerves | None:
    """The nerves of both held against each other; None where one of the two has none."""
    body = library.body
    ids = library.nerves_for(first), library.nerves_for(second)
    if not all(ids):
        return None
    roots = [{root for each in some for root in body.nerves[each].roots} for some in ids]
    reach = [supply(body, some) for some in ids]
    muscles = [set(each.muscles) for each in reach]
    skin = [{nerve for nerve, _ in each.skin} for each in reach]
    return Nerves(_parts(body.roots, *roots), _parts(body.muscles, *muscles), _parts(body.nerves, *skin))


def counterparts(library: Library, address: Address) -> tuple[Address, ...]:
    """What is taken for `address`, as the tables of look-alikes tell, in their order."""
    found: dict[Address, None] = {}
    for table in library.differentials:
        own = _column(table, address)
        if own is not None:
            found.update(dict.fromkeys(_others(table, own)))
    found.pop(address, None)
    return tuple(each for each in found if library.knows(each))


def _others(table: Differential, own: int) -> Iterator[Address]:
    for column, lesion in enumerate(table.lesions):
        if column != own:
            yield from lesion


def _column(table: Differential, address: Address) -> int | None:
    return next((n for n, lesion in enumerate(table.lesions) if address in lesion), None)


def _parts(order: Iterable[str], first: set[str], second: set[str]) -> Parts:
    ids = tuple(order)
    return Parts(
        tuple(each for each in ids if each in first - second),
        tuple(each for each in ids if each in first & second),
        tuple(each for each in ids if each in second - first),
    )
