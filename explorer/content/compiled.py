"""Cards and other frozen dataclasses as JSON and back, so that a start need not parse them again.

Reading checks every field's type: a damaged file raises ValueError, never
anything else, and runs nothing. A card falls into its head and its text, which are kept apart.
"""

import json
import types
import zlib
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from itertools import chain, islice
from math import isfinite
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from explorer.anatomy.address import Address, parse_address
from explorer.content.card import Card, Head

T = TypeVar("T")

# Raise this whenever the classes of `card` change.
FORMAT_VERSION = 4

HEAD = tuple(each.name for each in fields(Head))
TEXT = tuple(each.name for each in fields(Card) if each.name not in HEAD)
"""The fields of a card that are its text; the others are its head."""

MAX_TEXT = 16 * 1024 * 1024
"""No text is longer than this when unpacked, in bytes: its file has 100,000 characters at most."""


def heads_to_json(cards: Iterable[Card]) -> dict[str, list[Any]]:
    """The heads of `cards` in columns, as what `json.dumps` takes."""
    every = list(cards)
    return {name: [encode(getattr(card, name)) for card in every] for name in HEAD}


def heads_from_json(data: object) -> tuple[Head, ...]:
    """The heads that `heads_to_json` wrote; raises ValueError if `data` is anything else.

    There may be thousands, and a start waits for them: so each column is checked as a whole.
    """
    if not isinstance(data, dict) or data.keys() != set(HEAD):
        raise ValueError("the fields are not those of Head")
    columns = [_column(hint, data[name]) for name, hint in get_type_hints(Head).items()]
    return tuple([Head(*row) for row in zip(*columns, strict=True)])


def packed_text(card: Card) -> bytes:
    """The text of `card`, which `open_text` puts together with its head again."""
    text = json.dumps({name: encode(getattr(card, name)) for name in TEXT}, separators=(",", ":"))
    return zlib.compress(text.encode())


def open_text(head: Head, packed: bytes | memoryview) -> Card:
    """The card with this head and the text that `packed_text` made; raises ValueError if that is no text."""
    try:
        unpacker = zlib.decompressobj()
        text = unpacker.decompress(packed, MAX_TEXT)
        if not unpacker.eof or unpacker.unused_data:
            raise ValueError("the text is cut short, or too long to be a card's")
        data = json.loads(text)
    except (zlib.error, RecursionError) as error:
        raise ValueError(str(error)) from error
    if not isinstance(data, dict) or data.keys() != set(TEXT):
        raise ValueError("the fields are not those of a card's text")
    hints = get_type_hints(Card)
    read = {name: _decoder(hints[name])(data[name]) for name in TEXT}
    return Card(**{name: getattr(head, name) for name in HEAD}, **read)


def _column(wanted: Any, values: object) -> list[Any]:
    """A `wanted` of each of the `values`, which must be a list."""
    if not isinstance(values, list):
        raise ValueError(f"a list was expected, not {type(values).__name__}")
    kinds = set(map(type, values))
    if get_origin(wanted) is tuple:
        if not kinds <= {list}:
            raise ValueError("lists were expected")
        inner = iter(_column(get_args(wanted)[0], list(chain.from_iterable(values))))
        return [tuple(islice(inner, len(each))) for each in values]
    if wanted in (bool, int, str):
        if not kinds <= {wanted}:
            raise ValueError(f"{wanted.__name__} was expected")
        return values
    if not kinds <= {str}:
        raise ValueError("text was expected")
    decode = _decoder(wanted)
    made = {each: decode(each) for each in set(values)}  # of thousands many are the same
    return [made[each] for each in values]


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


def encode_all(values: Iterable[object]) -> list[Any]:
    """Each of the `values` as what `json.dumps` takes."""
    return [encode(each) for each in values]


def decode_all(wanted: type[T], data: object) -> tuple[T, ...]:
    """The `wanted` dataclasses that `encode_all` wrote; raises ValueError if `data` is anything else."""
    kind: Any = tuple[wanted, ...]  # type: ignore[valid-type]
    values: tuple[T, ...] = _decoder(kind)(data)
    return values


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
    if wanted is float:
        return _number
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


def _number(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not isfinite(value):
        raise ValueError("a number with an end was expected")
    return float(value)


def _text_decoder(make: Callable[[str], Any]) -> Callable[[object], Any]:
    def read(value: object) -> Any:
        if not isinstance(value, str):
            raise ValueError(f"text was expected, not {type(value).__name__}")
        return make(value)

    return read
