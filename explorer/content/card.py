"""A card: one condition, symptom, test, treatment or nerve, explained. Plain data.

HTML in these classes is the small subset that the Markdown reader writes (see
`explorer.content.markdown`); `{emergency}` stands in it where the reader's
emergency number goes.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from explorer.anatomy.address import Address
from explorer.files.places import BASE


class CardKind(StrEnum):
    """What a card is about."""

    CONDITION = "condition"
    MIMIC = "mimic"
    RED_FLAG = "red-flag"
    SYMPTOM = "symptom"
    TEST = "test"
    TREATMENT = "treatment"
    NERVE = "nerve"


class Urgency(StrEnum):
    """How soon to get help, the least pressing first."""

    SELF_CARE = "self-care"
    SEE_CLINICIAN = "see-clinician"
    URGENT = "urgent"
    EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True)
class Source:
    """A published work that the card rests on; `url` is empty if there is none."""

    title: str
    publisher: str
    year: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class CareCard:
    """When to get which help: a heading whose sentence each bullet finishes.

    `bullets` and `note` (what stands beside the bullets) are HTML, `text` is all of
    them without marks, `line` is the heading's line in the file.
    """

    urgency: Urgency
    heading: str
    bullets: tuple[str, ...]
    note: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Section:
    """One section under its heading; `html` does not repeat the heading."""

    id: str
    heading: str
    html: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link to something else that can be chosen, and its line in the file."""

    address: Address
    line: int


@dataclass(frozen=True, slots=True)
class PictureUse:
    """A bundled picture that a section shows (`<img src="picture:id" alt="…">` in its HTML), and its line."""

    id: str
    line: int


@dataclass(frozen=True, slots=True)
class Head:
    """What a card is and concerns: all but its text.

    `nerves` are nerve ids; `sites` are the addresses (sites, regions, discs) that
    it is drawn at. `path` is the file as shown to people, `language` that of its words.
    """

    address: Address
    title: str
    plain_title: str
    kind: CardKind
    summary: str
    nerves: tuple[str, ...]
    sites: tuple[Address, ...]
    side_matters: bool
    urgency: Urgency
    synonyms: tuple[str, ...]
    icd10: str
    reviewed: date
    review_due: date
    path: str
    language: str = BASE


@dataclass(frozen=True, slots=True, kw_only=True)
class Card(Head):
    """One card, as read from its file: its head and its text.

    `sections` is the plain part in its order, without care cards; `clinical` is the part for
    students. `plain_text` is the plain part without marks, care cards included, one paragraph
    or bullet a line.
    """

    sources: tuple[Source, ...]
    care: tuple[CareCard, ...]
    sections: tuple[Section, ...]
    clinical: Section | None
    links: tuple[Link, ...]
    pictures: tuple[PictureUse, ...]
    plain_text: str
