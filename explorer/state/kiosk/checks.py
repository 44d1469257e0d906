"""What may stand in `kiosk.toml`: one function for each sort of value.

Each takes what the file says and the place to report to, gives the value of the policy, and
raises ValueError with half a sentence ("must be …") if nothing of it can be used.
"""

import difflib
import math
import re
from collections.abc import Callable, Sequence
from datetime import time
from pathlib import Path

from explorer.anatomy.address import Address, Kind, parse_address
from explorer.content.layout import ENGLISH, GET_HELP
from explorer.files.problem import BadFileError
from explorer.library.library import Library
from explorer.library.nearest import nearest
from explorer.state.kiosk.lines import item_line, key_line
from explorer.state.kiosk.logo import check_logo
from explorer.state.kiosk.pin import is_pin_hash

MAX_LISTED = 500
"""Entries of one list; there are not half as many cards."""
_HOUR = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")


class Faults:
    """What is wrong with one key, as (line, message), and what its value is checked against."""

    def __init__(
        self, key: str, lines: Sequence[str], folder: Path, library: Library, languages: tuple[str, ...]
    ) -> None:
        self.key = key
        self.folder = folder
        self.library = library
        self.languages = languages
        self.found: list[tuple[int, str]] = []
        self._lines = lines

    def add(self, message: str, item: str | None = None) -> None:
        """Report `message` on the line of the key, or of one `item` of its list."""
        line = key_line(self._lines, self.key) if item is None else item_line(self._lines, self.key, item)
        self.found.append((line, f"{self.key[:80]!r} {message}"))


Check = Callable[[object, Faults], object]


def whole(least: int, most: int) -> Check:
    """A whole number from `least` to `most`."""

    def check(value: object, _faults: Faults) -> int:
        if type(value) is not int or not least <= value <= most:
            raise ValueError(f"must be a whole number from {least} to {most}")
        return value

    return check


def number(least: float, most: float) -> Check:
    """A number from `least` to `most`."""

    def check(value: object, _faults: Faults) -> float:
        fits = isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most
        if not fits or not math.isfinite(float(str(value))):
            raise ValueError(f"must be a number from {least:g} to {most:g}")
        assert isinstance(value, int | float)
        return float(value)

    return check


def words(most: int, empty: bool = False) -> Check:
    """One line of at most `most` characters that can be shown."""

    def check(value: object, _faults: Faults) -> str:
        if not isinstance(value, str) or len(value) > most or not value.isprintable():
            raise ValueError(f"must be one line of at most {most} characters in quotes")
        if not (empty or value.strip()):
            raise ValueError("must not be empty")
        return value.strip()

    return check


def yes_or_no(value: object, _faults: Faults) -> bool:
    """`true` or `false`."""
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def hour(value: object, _faults: Faults) -> time:
    """A time of the day, as text ("22:00") or in TOML's own form."""
    if isinstance(value, time) and value.tzinfo is None:
        return value.replace(second=0, microsecond=0)
    match = _HOUR.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError('must be a time of the day, such as "22:00"')
    return time(int(match[1]), int(match[2]))


def pin(value: object, _faults: Faults) -> str:
    """The hash of a PIN, or nothing."""
    if not isinstance(value, str) or not (value == "" or is_pin_hash(value)):
        # The value itself may be a PIN in plain digits, and is not repeated.
        raise ValueError("must be the hash that the set-up page writes, never the PIN itself")
    return value


def languages(value: object, faults: Faults) -> tuple[str, ...]:
    """Languages that there are cards in, the usual one first."""
    found = []
    for each in _texts(value):
        if each in faults.languages:
            found.append(each)
        else:
            faults.add(f"names {each[:80]!r}; there are cards in: {', '.join(faults.languages)}", each)
    if not found:
        raise ValueError("must name at least one language that there are cards in")
    return tuple(found)


def cards(value: object, faults: Faults) -> tuple[Address, ...]:
    """Addresses of cards; what is none is reported and left out."""
    found = tuple(each for each in (_card(text, faults) for text in _texts(value)) if each)
    if value and not found:
        raise ValueError("names no card that there is; all are shown")
    return found


def excluded_cards(value: object, faults: Faults) -> tuple[Address, ...]:
    """Addresses of cards that are not about emergencies; what is none is reported and left out."""
    emergencies = {each.address for each in faults.library.emergencies}
    found = []
    for text in _texts(value):
        address = _card(text, faults)
        if address in emergencies:
            faults.add(f"cannot hide {address}, an emergency", text)
        elif address:
            found.append(address)
    return tuple(found)


def sections(value: object, faults: Faults) -> tuple[str, ...]:
    """Ids of sections of cards, but never that on when to get help."""
    known = dict.fromkeys(rule.id for rules in ENGLISH.sections.values() for rule in rules)
    found = []
    for each in _texts(value):
        if each == GET_HELP:
            faults.add(f"cannot hide {each!r}", each)
        elif each in known:
            found.append(each)
        else:
            near = difflib.get_close_matches(each[:80], known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(known)}"
            faults.add(f"names {each[:80]!r}, which is no section; {hint}", each)
    return tuple(found)


def region(value: object, faults: Faults) -> Address | None:
    """The address of a region, or nothing; `calf` is short for `region:calf`."""
    if value == "":
        return None
    names = ", ".join(faults.library.body.regions)
    if not isinstance(value, str) or value.removeprefix("region:") not in faults.library.body.regions:
        raise ValueError(f"must be one of: {names}")
    return Address(Kind.REGION, value.removeprefix("region:"))


def logo(value: object, faults: Faults) -> Path | None:
    """A PNG or SVG file in the folder of `kiosk.toml`, or nothing."""
    if value == "":
        return None
    if not isinstance(value, str) or len(value) > 250 or not value.isprintable():
        raise ValueError("must be the name of a PNG or SVG file beside this one")
    path = faults.folder / value
    try:
        check_logo(path, faults.folder)
    except BadFileError as error:
        raise ValueError(f"cannot be shown: {value[:80]} {error.problem.message}") from error
    return path


def _card(text: str, faults: Faults) -> Address | None:
    try:
        address = parse_address(text)
    except ValueError as error:
        faults.add(f"holds no card: {error}", text)
        return None
    if address in faults.library.cards:
        return address
    near = [each for each in nearest(faults.library, text) if each in faults.library.cards]
    hint = f"; did you mean {near[0]}?" if near else ""
    faults.add(f"names {text[:80]!r}, which is no card{hint}", text)
    return None


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ValueError("must be a list of texts in quotes, between [ and ]")
    if len(value) > MAX_LISTED:
        raise ValueError(f"must not have more than {MAX_LISTED} entries")
    return tuple(dict.fromkeys(value))
