"""Cards and other frozen dataclasses as JSON and back, so that a start need not parse them again.

Reading checks every field's type: a damaged file raises ValueError, never
anything else, and runs nothing.
"""

import types
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from explorer.anatomy.address import Address, parse_address
from explorer.content.card import Card

T = TypeVar("T")

# Raise this whenever the classes of `card` change.
FORMAT_VERSION = 3


def to_json(card: Card) -> dict[str, Any]:
    """`card` as an object that `json.dumps` takes."""
    result = encode(card)
    assert isinstance(result, dict)
    return result


def from_json(data: object) -> Card:
    """The card that `to_json` wrote; raises ValueError if `data` is anything else."""
    return decode(Card, data)


def encode(value: object) -> Any:
    """A dataclass of plain values, tuples, enumerations, dates and addresses as what `json.dumps` takes."""
    if isinstance(value, Address):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if is_dataclass(value):
        return {each.name: encode(getattr(value, each.name)) for each in fields(value)}
    return value


def decode(wanted: type[T], data: object) -> T:
    """The `wanted` dataclass that `encode` wrote; raises ValueError if `data` is anything else."""
    value = _decode(wanted, data)
    assert isinstance(value, wanted)
    return value


@lru_cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def _decode(wanted: Any, value: object) -> Any:
    if get_origin(wanted) is types.UnionType:  # X | None
        return None if value is None else _decode(get_args(wanted)[0], value)
    if get_origin(wanted) is tuple:
        if not isinstance(value, list):
            raise ValueError(f"a list was expected, not {type(value).__name__}")
        return tuple(_decode(get_args(wanted)[0], item) for item in value)
    if is_dataclass(wanted) and wanted is not Address:
        hints = _hints(wanted)  # type: ignore[arg-type]
        if not isinstance(value, dict) or value.keys() != hints.keys():
            raise ValueError(f"the fields are not those of {wanted.__name__}")  # type: ignore[union-attr]
        return wanted(**{name: _decode(hint, value[name]) for name, hint in hints.items()})  # type: ignore[operator]
    if wanted in (bool, int, str):
        if type(value) is not wanted:
            raise ValueError(f"{wanted.__name__} was expected, not {type(value).__name__}")
        return value
    if not isinstance(value, str):
        raise ValueError(f"text was expected, not {type(value).__name__}")
    if wanted is Address:
        return parse_address(value)
    if wanted is date:
        return date.fromisoformat(value)
    return wanted(value)  # an enumeration
