"""Names for whatever can be chosen: `nerve:tibial`, `region:calf`, and the body's own sides."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

ID_PATTERN = re.compile(r"[a-z0-9-]+")
ROOT_PREFIX = "root:"


class Kind(StrEnum):
    """What sort of thing an address names."""

    NERVE = "nerve"
    REGION = "region"
    SITE = "site"
    DISC = "disc"
    BONE = "bone"
    MUSCLE = "muscle"
    CONDITION = "condition"
    SYMPTOM = "symptom"
    TEST = "test"
    TREATMENT = "treatment"


class Side(StrEnum):
    """A side of the body, always the body's own, never the viewer's."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"

    @property
    def mirrored(self) -> "Side":
        """The other side; both sides stay both."""
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT, Side.BOTH: Side.BOTH}[self]


@dataclass(frozen=True, order=True, slots=True)
class Address:
    """One thing that can be chosen. Raises ValueError if `id` is not made of a–z, 0–9 and hyphens."""

    kind: Kind
    id: str

    def __post_init__(self) -> None:
        if not ID_PATTERN.fullmatch(self.id):
            raise ValueError(f"{self.id[:80]!r} is not an id; ids are made of a-z, 0-9 and hyphens")

    @classmethod
    def nerve(cls, nerve_id: str) -> Self:
        """The address of a nerve."""
        return cls(Kind.NERVE, nerve_id)

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


_KINDS = {str(kind): kind for kind in Kind}


def parse_address(text: str) -> Address:
    """The address written in `text` as `kind:id`; `root:l5` is short for `nerve:root-l5`.

    Raises ValueError with a sentence for the person who wrote it.
    """
    text = text.strip()
    kind, colon, bare = text.partition(":")
    if text.startswith(ROOT_PREFIX):
        kind, bare = Kind.NERVE, f"root-{bare}"
    if not colon:
        raise ValueError(f"{text[:80]!r} is not an address; write kind:id, for instance nerve:tibial")
    found = _KINDS.get(kind)
    if found is None:
        raise ValueError(f"{kind[:80]!r} is not a kind of thing; use one of {', '.join(Kind)}")
    return Address(found, bare)


def command_words(address: Address, side: Side, against: Address | None = None) -> str:
    """What to type after `--show` to come back: `nerve:tibial --side left`.

    `against` is what it is compared with, if anything.
    """
    words = [str(address)]
    if side is not Side.BOTH:
        words += ["--side", side]
    if against is not None:
        words += ["--compare", str(against)]
    return " ".join(words)
