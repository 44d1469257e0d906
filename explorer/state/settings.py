"""The user's settings: a small JSON file, checked on reading, replaced whole on writing."""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from explorer.files.alone import alone_in
from explorer.files.own import read_own
from explorer.files.write import write_atomically
from explorer.library.say import Notice, mark

TEXT_SCALES = (0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
MAX_BYTES = 64 * 1024
CONTENTS_WIDTHS = (200, 720)
"""The least and the largest width of the panel of contents, in pixels at 100 % text."""


@dataclass(frozen=True)
class Settings:
    """What is remembered from one start to the next.

    `theme` is the id of a theme, or "system" for whichever fits the system;
    `window` is x, y, width, height in pixels (None before the first use),
    `emergency_number` fills the `{emergency}` of the cards, `contents_width` is in pixels
    at 100 % text, `language` is the code of one, or empty for the system's.
    """

    theme: str = "system"
    text_scale: float = 1.0
    maximized: bool = True
    window: tuple[int, int, int, int] | None = None
    emergency_number: str = mark("your local emergency number")
    reduced_motion: bool = False
    contents_open: bool = False
    contents_width: int = 300
    language: str = ""

    def __post_init__(self) -> None:
        for field in fields(self):
            if not _valid(field.name, getattr(self, field.name)):
                raise ValueError(f"{field.name} cannot be {getattr(self, field.name)!r}")


def _valid(name: str, value: object) -> bool:
    match name:
        case "theme":
            return isinstance(value, str) and 0 < len(value) <= 40
        case "text_scale":
            return isinstance(value, float) and 0.8 <= value <= 2.0
        case "maximized" | "reduced_motion" | "contents_open":
            return isinstance(value, bool)
        case "contents_width":
            return type(value) is int and CONTENTS_WIDTHS[0] <= value <= CONTENTS_WIDTHS[1]
        case "window":
            return value is None or (
                isinstance(value, tuple)
                and len(value) == 4
                and all(type(v) is int and abs(v) < 100_000 for v in value)
                and min(value[2:]) > 0
            )
        case "emergency_number":
            return isinstance(value, str) and 0 < len(value.strip()) <= 60 and value.isprintable()
        case "language":
            return isinstance(value, str) and len(value) <= 20 and value.isascii() and value.isprintable()
    return False


def read_settings(path: Path) -> tuple[Settings, Notice | None]:
    """The settings at `path` and a notice for the user (None if all is well).

    A missing file gives the defaults. A damaged one is set aside under
    another name and gives the defaults. A single bad value gives that
    value's default. Unknown keys, from a later version perhaps, are ignored.
    """
    try:
        data = read_own(path, MAX_BYTES + 1)
    except FileNotFoundError:
        return Settings(), None
    except OSError as error:
        words = mark("Your settings could not be read ({about}). The usual ones are used.")
        return Settings(), Notice(words, error)
    try:
        values = json.loads(data.decode()) if len(data) <= MAX_BYTES else None
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        aside = path.with_suffix(".damaged")
        try:
            path.replace(aside)
        except OSError:
            words = mark("Your settings in {about} are damaged. The usual ones are used.")
            return Settings(), Notice(words, path)
        words = mark("Your settings were damaged; they were set aside as {about}. The usual ones are used.")
        return Settings(), Notice(words, aside)
    if isinstance(values.get("window"), list):
        values["window"] = tuple(values["window"])
    scale = values.get("text_scale")
    if type(scale) is int and 0 < scale <= 2:  # a larger one may be too large for a float
        values["text_scale"] = float(scale)
    names = {field.name for field in fields(Settings)}
    good = {name: value for name, value in values.items() if name in names and _valid(name, value)}
    bad = sorted(name for name in names & values.keys() if name not in good)
    words = mark("These settings were not usable and were reset: {about}.")
    return Settings(**good), Notice(words, ", ".join(bad)) if bad else None


def write_settings(path: Path, settings: Settings) -> None:
    """Keep `settings` at `path`; raises OSError if that cannot be done."""
    write_atomically(path, json.dumps(asdict(settings), indent=2).encode())


class KeptSettings:
    """The settings at `path`, of which `known` is what this process read.

    A change is made to what the file holds by then: two windows do not undo each other's settings, nor
    those that were written into the file by hand.
    """

    def __init__(self, path: Path, known: Settings) -> None:
        self._path = path
        self._known = known

    def keep(self, changed: Settings) -> None:
        """Keep what is other than it was last; raises OSError if that cannot be done, to be tried again."""
        names = [field.name for field in fields(Settings)]
        own = {each: getattr(changed, each) for each in names}
        own = {each: value for each, value in own.items() if value != getattr(self._known, each)}
        with alone_in(self._path.parent):
            now, _ = read_settings(self._path)
            write_settings(self._path, replace(now, **own))
        self._known = changed
