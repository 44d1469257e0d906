"""Cards and other frozen dataclasses as JSON and back, so that a start need not parse them again.

Reading checks every field's type: a damaged file raises ValueError, never
anything else, and runs nothing.
"""

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
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
    kind: Any = wanted
    value = _decoder(kind)(data)
    assert isinstance(value, wanted)
    return value


@cache
def _decoder(wanted: Any) -> Callable[[object], Any]:
    """What turns JSON into a `wanted`; made once for each type, since cards hold thousands of values."""
    if get_origin(wanted) is types.UnionType:  # X | None
        inner = _decoder(get_args(wanted)[0])
        return lambda value: None if value is None else inner(value)
    if get_origin(wanted) is tuple:
        return _tuple_decoder(_decoder(get_args(wanted)[0]))
    if is_dataclass(wanted) and wanted is not Address:
        return _class_decoder(wanted)
    if wanted in (bool, int, str):
        return _plain_decoder(wanted)
    # Enumerations are made from their values.
    return _text_decoder({Address: parse_address, date: date.fromisoformat}.get(wanted, wanted))


def _tuple_decoder(inner: Callable[[object], Any]) -> Callable[[object], Any]:
    def read(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise ValueError(f"a list was expected, not {type(value).__name__}")
        return tuple([inner(item) for item in value])

    return read


def _class_decoder(wanted: Any) -> Callable[[object], Any]:
    decoders = {name: _decoder(hint) for name, hint in get_type_hints(wanted).items()}

    def read(value: object) -> Any:
        if not isinstance(value, dict) or value.keys() != decoders.keys():
            raise ValueError(f"the fields are not those of {wanted.__name__}")
        return wanted(**{name: decode(value[name]) for name, decode in decoders.items()})

    return read


def _plain_decoder(wanted: type) -> Callable[[object], Any]:
    def read(value: object) -> Any:
        if type(value) is not wanted:
            raise ValueError(f"{wanted.__name__} was expected, not {type(value).__name__}")
        return value

    return read


def _text_decoder(make: Callable[[str], Any]) -> Callable[[object], Any]:
    def read(value: object) -> Any:
        if not isinstance(value, str):
            raise ValueError(f"text was expected, not {type(value).__name__}")
        return make(value)

    return read
