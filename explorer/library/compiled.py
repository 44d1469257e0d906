"""The compiled form of a library: its cards, problems and drawing, ready to use.

A head (magic, version, checksum, length of the table), then cards, look-alikes, glossary, questions,
pictures, everyday words and problems as JSON, then the drawing's own compiled form. The tables of the
body are quick to read and not kept.
"""

import hashlib
import json
import struct

from explorer.anatomy.address import parse_address
from explorer.anatomy.alarms import AlarmPlace
from explorer.anatomy.differentials import Differential
from explorer.anatomy.structures import Body
from explorer.content import compiled as cards
from explorer.content.glossary import Term
from explorer.content.questions import Question
from explorer.diagram import compiled as diagrams
from explorer.files.problem import Problem
from explorer.library.guide import Guide
from explorer.library.library import Library
from explorer.library.search.everyday import Everyday

TABLE_VERSION = 8
"""Raise this whenever what stands beside the cards in the table changes."""
VERSION = 1_000_000 * TABLE_VERSION + 1_000 * cards.FORMAT_VERSION + diagrams.VERSION

_MAGIC = b"NERVELIB"
_HEAD = struct.Struct("<8sII32s")


class CompiledError(Exception):
    """The bytes are no compiled library of this version, or are damaged."""


def dump(library: Library) -> bytes:
    """The compiled form of `library`; its body is not part of it."""
    table = json.dumps(
        {
            "cards": [cards.to_json(card) for card in library.cards.values()],
            "alarms": [cards.encode(each) for each in library.alarms],
            "differentials": [cards.encode(each) for each in library.differentials],
            "glossary": [cards.encode(each) for each in library.glossary],
            "questions": [cards.encode(each) for each in library.questions],
            "everyday": cards.encode(library.everyday),
            "pictures": dict(library.pictures),
            "emergency": str(library.guide.emergency or ""),
            "language": library.language,
            "treatment_parts": library.treatment_parts,
            "problems": [[each.path, each.line, each.message] for each in library.problems],
        }
    ).encode()
    rest = table + diagrams.dump(library.diagram)
    return _HEAD.pack(_MAGIC, VERSION, len(table), hashlib.sha256(rest).digest()) + rest


def load(data: bytes, body: Body) -> Library:
    """The library that `dump` wrote, with `body`; raises CompiledError for anything else."""
    if len(data) < _HEAD.size:
        raise CompiledError("too short")
    magic, version, length, checksum = _HEAD.unpack_from(data)
    rest = data[_HEAD.size :]
    if (magic, version) != (_MAGIC, VERSION) or hashlib.sha256(rest).digest() != checksum:
        raise CompiledError("another version, or damaged")
    try:
        table = json.loads(rest[:length])
        read = [cards.from_json(each) for each in table["cards"]]
        alarms = tuple(cards.decode(AlarmPlace, each) for each in table["alarms"])
        differentials = tuple(cards.decode(Differential, each) for each in table["differentials"])
        glossary = tuple(cards.decode(Term, each) for each in table["glossary"])
        questions = tuple(cards.decode(Question, each) for each in table["questions"])
        pictures = {str(each): str(svg) for each, svg in table["pictures"].items()}
        everyday = cards.decode(Everyday, table["everyday"])
        problems = tuple(
            Problem(str(path), int(line), str(message)) for path, line, message in table["problems"]
        )
        language, parts = str(table["language"]), tuple(map(str, table["treatment_parts"]))
        guide = Guide(parse_address(str(table["emergency"])) if table["emergency"] else None)
        diagram = diagrams.load(rest[length:])
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
    cards_read = {card.address: card for card in read}
    return Library(
        body,
        cards_read,
        diagram,
        guide,
        differentials,
        glossary,
        pictures,
        questions,
        everyday,
        problems,
        alarms,
        language,
        parts,
    )
