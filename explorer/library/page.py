"""A page as blocks: what a card says, in the order in which it is shown, before any looks."""

from dataclasses import dataclass

from explorer.anatomy.address import Address


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
    """Things to choose under a label."""

    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Facts:
    """Short labelled facts; the second of each row is HTML."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Fold:
    """A passage that is closed until it is asked for."""

    heading: str
    html: str


@dataclass(frozen=True)
class Note:
    """A line apart from the rest; a warning stands out."""

    html: str
    warning: bool = False


Block = Text | Picture | Care | Links | Facts | Fold | Note


@dataclass(frozen=True)
class Page:
    """What the card panel shows.

    `kicker` says in a word what sort of thing it is, `place` where and on
    which side it was chosen.
    """

    address: Address | None
    kicker: str
    title: str
    subtitle: str
    summary: str
    place: str
    blocks: tuple[Block, ...]
    sided: bool = False
