"""What the clinic allows: `kiosk.toml`, checked line by line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from explorer.anatomy.address import Address
from explorer.content.layout import CLINICAL, GET_HELP
from explorer.files.places import KIOSK_FILE
from explorer.files.problem import BadFileError, Problem
from explorer.files.read import read_text
from explorer.library.library import Library
from explorer.state.kiosk import checks
from explorer.state.kiosk.checks import Faults
from explorer.state.kiosk.lines import TomlError, key_line, parse_toml
from explorer.state.kiosk.night import Night
from explorer.state.settings import Settings

MAX_BYTES = 64 * 1024
ALWAYS_SHOWN = frozenset({GET_HELP})
"""Sections that no clinic can hide."""


@dataclass(frozen=True)
class KioskPolicy:
    """How one kiosk behaves; made without arguments it is the usual one.

    `idle_seconds` without a touch bring "Still here?", `grace_seconds` more end the visit.
    `languages` are ids of content folders, the first is the one of the invitation. `include`
    and `exclude` name cards; an empty `include` means all. `hidden_sections` are ids of
    sections of cards. `start_region` is the region that the start page zooms to, if any.
    `logo` is a checked PNG or SVG file. `emergency_number` is the number in words, as cards say it.
    `pin` is a hash made by `hash_pin`; empty means that no PIN opens the kiosk.
    `pixels_per_mm` corrects the density that the screen gives for itself; None believes it.
    """

    idle_seconds: int = 90
    grace_seconds: int = 30
    languages: tuple[str, ...] = ("en",)
    include: tuple[Address, ...] = ()
    exclude: tuple[Address, ...] = ()
    hidden_sections: tuple[str, ...] = (CLINICAL,)
    start_region: Address | None = None
    clinic_name: str = ""
    logo: Path | None = None
    emergency_number: str = Settings().emergency_number
    printing: bool = False
    sound: bool = False
    night: Night | None = None
    pin: str = field(default="", repr=False)
    counts: bool = False
    pixels_per_mm: float | None = None

    def shows(self, card: Address, library: Library) -> bool:
        """Whether a card may be opened; those about emergencies always, and structures of the body too."""
        if card not in library.cards or card in {each.address for each in library.emergencies}:
            return library.knows(card)
        return card not in self.exclude and (not self.include or card in self.include)

    def shows_section(self, section: str) -> bool:
        """Whether the section of that id is shown."""
        return section in ALWAYS_SHOWN or section not in self.hidden_sections


KEYS: Mapping[str, Callable[[Any, Faults], Any]] = {
    "idle_seconds": checks.whole(10, 3600),
    "grace_seconds": checks.whole(5, 600),
    "languages": checks.languages,
    "include": checks.cards,
    "exclude": checks.excluded_cards,
    "hidden_sections": checks.sections,
    "start_region": checks.region,
    "clinic_name": checks.words(80, empty=True),
    "logo": checks.logo,
    "emergency_number": checks.words(60),
    "printing": checks.yes_or_no,
    "sound": checks.yes_or_no,
    "night_from": checks.hour,
    "night_to": checks.hour,
    "night_dim": checks.number(0.0, 0.9),
    "pin": checks.pin,
    "counts": checks.yes_or_no,
    "pixels_per_mm": checks.number(1.0, 40.0),
}
"""Every key of the file and what makes a value of it; that raises ValueError for what cannot be used."""


def read_policy(
    path: Path, library: Library, languages: tuple[str, ...] = ("en",)
) -> tuple[KioskPolicy, tuple[Problem, ...]]:
    """The policy in `path`, and all that is wrong with it. Raises nothing, whatever the file holds.

    A missing file gives the usual policy without a problem; so does, with a problem, a file
    that cannot be read or is not TOML. A bad value costs that value alone: the usual one stands
    for it. Addresses are checked against `library`, languages against `languages`, those there are.
    """
    try:
        path.lstat()
    except FileNotFoundError:
        return KioskPolicy(), ()
    except OSError as error:
        return KioskPolicy(), (_named(path, 0, f"cannot be read: {error}"),)
    try:
        text = read_text(path, path.parent, MAX_BYTES)
    except BadFileError as error:
        return KioskPolicy(), (_named(path, error.problem.line, error.problem.message),)
    return parse_policy(text, path, library, languages)


def parse_policy(
    text: str, path: Path, library: Library, languages: tuple[str, ...] = ("en",)
) -> tuple[KioskPolicy, tuple[Problem, ...]]:
    """The policy that `text` describes, as `read_policy` reads it; `path` names it and leads to its logo."""
    try:
        data = parse_toml(text)
    except TomlError as error:
        return KioskPolicy(), (_named(path, error.line, str(error)),)
    lines = text.split("\n")
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    for key, value in data.items():
        faults = Faults(key, lines, path.parent, library, languages)
        try:
            if key not in KEYS:
                raise ValueError(f"is not a key of {KIOSK_FILE}; there are: {', '.join(KEYS)}")
            values[key] = KEYS[key](value, faults)
        except ValueError as error:
            faults.add(str(error))
        problems += (_named(path, line, message) for line, message in faults.found)
    night, fault = _night(values)
    if fault:
        at = next(each for each in ("night_from", "night_to", "night_dim") if each in data)
        problems.append(_named(path, key_line(lines, at), fault))
    names = {each.name for each in fields(KioskPolicy)}
    kept = {key: value for key, value in values.items() if key in names}
    return KioskPolicy(night=night, **kept), tuple(sorted(problems))


def _night(values: Mapping[str, Any]) -> tuple[Night | None, str]:
    """The night that is asked for, and what is wrong with it."""
    start, end = values.get("night_from"), values.get("night_to")
    if start is None and end is None:
        return None, "'night_dim' needs 'night_from' and 'night_to'" if "night_dim" in values else ""
    if start is None or end is None:
        return None, "'night_from' and 'night_to' are both needed; there is no night now"
    if start == end:
        return None, "'night_from' and 'night_to' are the same; there is no night now"
    return Night(start, end, values.get("night_dim", Night.dim)), ""


def _named(path: Path, line: int, message: str) -> Problem:
    return Problem(path.name, line, message)
