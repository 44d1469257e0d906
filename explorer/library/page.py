"""A page as blocks: what a card says, in the order in which it is shown, before any looks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import overload

from explorer.anatomy.address import Address
from explorer.files.places import BASE


@dataclass(frozen=True)
class Link:
    """Something to choose, the words for it, and in a sentence what marks it out."""

    text: str
    address: Address
    note: str = ""


@dataclass(frozen=True)
class Text:
    """A passage under an optional heading, as the small HTML of the cards."""

    heading: str
    html: str


@dataclass(frozen=True)
class Picture:
    """A drawing, as checked SVG, and the words that say what it shows."""

    words: str
    svg: str


@dataclass(frozen=True)
class Care:
    """A care card: when to get which help. Bullets and note are HTML."""

    urgency: str
    heading: str
    bullets: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Links:
    """Things to choose under a label; where it `compares`, to hold the open card against.

    `urgent` ones are emergencies.
    """

    label: str
    links: tuple[Link, ...]
    compares: bool = False
    urgent: bool = False


@dataclass(frozen=True)
class Facts:
    """Short labelled facts; the second of each row is HTML."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Fold:
    """A passage that is closed until it is asked for; an `urgent` one tells of emergencies."""

    heading: str
    html: str
    urgent: bool = False


@dataclass(frozen=True)
class Versus:
    """The two that are compared, in the order of their paths' colours in the drawing."""

    first: Link
    second: Link


class Weight(StrEnum):
    """How much the rows of a table matter to the question that it answers."""

    STRONG = "strong"
    PLAIN = "plain"
    QUIET = "quiet"


@dataclass(frozen=True)
class Columns:
    """A table of three columns under a heading: what is compared, and how it is with each of the two.

    All cells are HTML; `heads` name the two.
    """

    heading: str
    heads: tuple[str, str]
    rows: tuple[tuple[str, str, str], ...]
    weight: Weight = Weight.PLAIN


@dataclass(frozen=True)
class Note:
    """A line apart from the rest; a warning stands out."""

    html: str
    warning: bool = False


Block = Text | Picture | Care | Links | Facts | Fold | Versus | Columns | Note


class Blocks(Sequence[Block]):
    """Blocks of which some are `ready`, and the rest is composed as it is asked for, each once.

    Most of a page lies below what is seen first, and a choice need not wait for that.
    """

    def __init__(self, ready: Iterable[Block], rest: Iterator[Block]) -> None:
        self._made = list(ready)
        self._rest = rest

    @property
    def ready(self) -> Sequence[Block]:
        """The blocks that are composed by now."""
        return tuple(self._made)

    def __iter__(self) -> Iterator[Block]:
        """Each block; nothing of those behind the last that was asked for is composed."""
        number = 0
        while number < len(self._made) or self._make_another():
            yield self._made[number]
            number += 1

    def _make_another(self) -> bool:
        for block in self._rest:
            self._made.append(block)
            return True
        return False

    def _all(self) -> list[Block]:
        self._made.extend(self._rest)
        return self._made

    def __len__(self) -> int:
        return len(self._all())

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Block]: ...
    def __getitem__(self, index: int | slice) -> Block | Sequence[Block]:
        return self._all()[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(other) == self._all()

    def __hash__(self) -> int:
        return hash(tuple(self._all()))

    def __repr__(self) -> str:
        return repr(tuple(self._all()))


@dataclass(frozen=True)
class Page:
    """What the card panel shows.

    `kicker` says in a word what sort of thing it is, `place` where and on
    which side it was chosen, `language` in which language it is told.
    """

    address: Address | None
    kicker: str
    title: str
    subtitle: str
    summary: str
    place: str
    blocks: Sequence[Block]
    sided: bool = False
    language: str = BASE

    @property
    def ready(self) -> Sequence[Block]:
        """The first blocks, as far as they are composed by now."""
        return self.blocks.ready if isinstance(self.blocks, Blocks) else self.blocks
