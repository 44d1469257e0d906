"""The compiled form of a library: its body, cards, problems and drawing, ready to use.

A head (magic, version, checksum, length of the table), then the body, the heads of the cards, look-alikes,
glossary, questions, pictures, everyday words and problems as JSON, then the text of each card, packed, then
the drawing's own compiled form.
"""

import hashlib
import json
import struct
from collections.abc import Callable, Mapping
from itertools import accumulate, pairwise
from typing import Any

from explorer.anatomy import structures
from explorer.anatomy.address import Address, parse_address
from explorer.anatomy.alarms import AlarmPlace
from explorer.anatomy.differentials import Differential
from explorer.anatomy.structures import Body
from explorer.content import compiled as cards
from explorer.content.card import Card
from explorer.content.glossary import Term
from explorer.content.kept import KeptCards
from explorer.content.questions import Question
from explorer.diagram import compiled as diagrams
from explorer.files.problem import Problem
from explorer.library.guide import Guide
from explorer.library.library import Library
from explorer.library.search.everyday import Everyday

TABLE_VERSION = 10
"""Raise this whenever what stands beside the cards in the table changes, the classes of the body among it."""
VERSION = 1_000_000 * TABLE_VERSION + 1_000 * cards.FORMAT_VERSION + diagrams.VERSION

_MAGIC = b"NERVELIB"
_HEAD = struct.Struct("<8sII32s")


_BODY = {
    "nerves": structures.Nerve,
    "roots": structures.Root,
    "muscles": structures.Muscle,
    "bones": structures.Bone,
    "discs": structures.Disc,
    "sites": structures.Site,
    "regions": structures.Region,
    "landmarks": structures.Landmark,
}


class CompiledError(Exception):
    """The bytes are no compiled library of this version, or are damaged."""


def dump(library: Library) -> bytes:
    """The compiled form of `library`."""
    texts = [cards.packed_text(card) for card in library.cards.values()]
    table = json.dumps(
        {
            "body": {name: cards.encode_all(getattr(library.body, name).values()) for name in _BODY},
            "cards": cards.heads_to_json(library.cards.values()),
            "texts": [len(each) for each in texts],
            "alarms": cards.encode_all(library.alarms),
            "differentials": cards.encode_all(library.differentials),
            "glossary": cards.encode_all(library.glossary),
            "questions": cards.encode_all(library.questions),
            "everyday": cards.encode(library.everyday),
            "pictures": dict(library.pictures),
            "emergency": str(library.guide.emergency or ""),
            "language": library.language,
            "treatment_parts": library.treatment_parts,
            "problems": [[each.path, each.line, each.message] for each in library.problems],
        }
    ).encode()
    rest = b"".join((table, *texts, diagrams.dump(library.diagram)))
    return _HEAD.pack(_MAGIC, VERSION, len(table), hashlib.sha256(rest).digest()) + rest


def load(data: bytes, again: Callable[[], Library] | None = None) -> Library:
    """The library that `dump` wrote; raises CompiledError for anything else.

    If all can be read `again`, the text of a card is not looked at before the card is opened; should it be no
    text then, it is taken from there.
    """
    if len(data) < _HEAD.size:
        raise CompiledError("too short")
    magic, version, length, checksum = _HEAD.unpack_from(data)
    rest = memoryview(data)[_HEAD.size :]
    if (magic, version) != (_MAGIC, VERSION) or hashlib.sha256(rest).digest() != checksum:
        raise CompiledError("another version, or damaged")
    try:
        table = json.loads(bytes(rest[:length]))
        kept, end = _cards(table["cards"], table["texts"], rest, length, again)
        return Library(
            body=_body(table["body"]),
            cards=kept,
            diagram=diagrams.load(rest[end:]),
            guide=Guide(parse_address(str(table["emergency"])) if table["emergency"] else None),
            differentials=cards.decode_all(Differential, table["differentials"]),
            glossary=cards.decode_all(Term, table["glossary"]),
            pictures={str(each): str(svg) for each, svg in table["pictures"].items()},
            questions=cards.decode_all(Question, table["questions"]),
            everyday=cards.decode(Everyday, table["everyday"]),
            problems=tuple(
                Problem(str(path), int(line), str(message)) for path, line, message in table["problems"]
            ),
            alarms=cards.decode_all(AlarmPlace, table["alarms"]),
            language=str(table["language"]),
            treatment_parts=tuple(map(str, table["treatment_parts"])),
        )
    except (
        ArithmeticError,  # a number without end where a whole one belongs
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        RecursionError,
        diagrams.CompiledError,
    ) as error:
        raise CompiledError(str(error)) from error


def _body(tables: Mapping[str, object]) -> Body:
    read: dict[str, tuple[Any, ...]] = {
        name: cards.decode_all(kind, tables[name]) for name, kind in _BODY.items()
    }
    return Body(**{name: {each.id: each for each in rows} for name, rows in read.items()})


def _cards(
    heads: object, lengths: list[int], rest: memoryview, at: int, again: Callable[[], Library] | None
) -> tuple[Mapping[Address, Card], int]:
    """The cards whose texts, so long each, lie in `rest` from `at` on; and where the last one ends."""
    if not all(type(each) is int and each >= 0 for each in lengths):
        raise ValueError("a text has no length")
    ends = list(accumulate(lengths, initial=at))
    if ends[-1] > len(rest):
        raise ValueError("texts are missing")
    read = {head.address: head for head in cards.heads_from_json(heads)}
    texts = {address: rest[start:end] for address, (start, end) in zip(read, pairwise(ends), strict=True)}
    if again is None:
        return {address: cards.open_text(head, texts[address]) for address, head in read.items()}, ends[-1]
    return KeptCards(read, texts, lambda: again().cards), ends[-1]
