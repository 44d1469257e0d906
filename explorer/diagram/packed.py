"""Coordinates kept as the bytes of a file until somebody asks for them.

At a start nearly every outline is read and few are followed, so numbers in a row of bytes are cut
apart at once, and made into Python's own only where they are used.
"""

from collections.abc import Iterator, Sequence
from struct import unpack, unpack_from
from typing import overload

SIZE = 8
"""Bytes of one number, a little-endian double."""

_TOP = 0x41
"""The first seven bits after the sign of a double below 2 ** 33; of larger ones, and of those that are
not finite, they are more."""
_UNSIGNED = bytes(range(0x80)) * 2
_SMALL = bytes(range(_TOP + 1))


def all_small(packed: bytes) -> bool:
    """Whether every number is finite and below 2 ** 33 either way: by one look at the top byte of each."""
    return not packed[SIZE - 1 :: SIZE].translate(_UNSIGNED).translate(None, _SMALL)


class Numbers(Sequence[float]):
    """A row of numbers, equal to a tuple of the same ones. Raises ValueError for part of a number."""

    __slots__ = ("_packed",)

    def __init__(self, packed: bytes) -> None:
        if len(packed) % SIZE:
            raise ValueError("part of a number is missing")
        self._packed = packed

    def __len__(self) -> int:
        return len(self._packed) // SIZE

    @overload
    def __getitem__(self, at: int) -> float: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[float, ...]: ...
    def __getitem__(self, at: int | slice) -> float | tuple[float, ...]:
        if isinstance(at, slice):
            start, end, step = at.indices(len(self))
            if step != 1:
                return self._all()[at]
            return unpack(f"<{max(0, end - start)}d", self._packed[SIZE * start : SIZE * max(start, end)])
        if not -len(self) <= at < len(self):
            raise IndexError(f"there is no number {at}")
        (number,) = unpack_from("<d", self._packed, SIZE * (at % len(self)))
        assert isinstance(number, float)
        return number

    def __iter__(self) -> Iterator[float]:
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Numbers):
            return self._packed == other._packed or self._all() == other._all()  # 0.0 is -0.0
        return self._all() == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return f"Numbers{self._all()}"

    def _all(self) -> tuple[float, ...]:
        return unpack(f"<{len(self)}d", self._packed)
