"""Writing `kiosk.toml`: every key with a word on it, so that it can be changed by hand afterwards."""

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from explorer.files.write import write_atomically
from explorer.library.library import Library
from explorer.state.kiosk.policy import KioskPolicy, parse_policy

HEAD = """\
# How Nerve Explorer behaves in the waiting room (nerve-explorer --kiosk).
# A line that begins with # is a note. A value that cannot be used is reported
# on the status page with its line, and the usual one stands for it.
"""

KEYS = (
    ("idle_seconds", "90", "Seconds without a touch until it asks: Still here? (10 to 3600)"),
    ("grace_seconds", "30", "Seconds that the question stands before everything is reset (5 to 600)"),
    ("languages", '["en"]', "Languages that a visitor can choose; the first is the usual one"),
    ("include", '["condition:sciatica"]', "Only these cards can be opened; without this line all can"),
    ("exclude", '["condition:motor-neurone-disease"]', "These cards cannot; those on emergencies always can"),
    ("hidden_sections", '["clinical-detail"]', "Parts of cards that are not shown"),
    (
        "start_region",
        '"lower-back"',
        "The start page shows this region large; without this line the whole body",
    ),
    ("clinic_name", '"Harbour Street Clinic"', "The clinic's name, as the invitation shows it"),
    ("logo", '"logo.png"', "The clinic's logo: a PNG or SVG file in the folder of this file"),
    ("emergency_number", '"112"', "Whom to call in an emergency: the words or number that cards say"),
    ("printing", "true", "Whether visitors may print"),
    ("sound", "true", "Whether it may make sounds"),
    ("night_from", '"22:00"', "From when to when the screen is dimmed, and how much (0 to 0.9)"),
    ("night_to", '"06:30"', ""),
    ("night_dim", "0.6", ""),
    ("pin", '"scrypt$…"', "The staff's PIN, hashed: the set-up page writes it; never write the PIN itself"),
    ("counts", "true", "Whether the status page counts how often each card was opened today"),
    (
        "pixels_per_mm",
        "3.8",
        "Pixels to a millimetre of this screen, where it says wrongly itself: measure it",
    ),
)
"""The keys in their order, with an example and a note."""


def policy_text(policy: KioskPolicy, folder: Path) -> str:
    """`policy` as the text of a `kiosk.toml` in `folder`; what is not set stands there as a note.

    Raises ValueError if its logo does not lie in `folder`.
    """
    values = _values(policy, folder)
    parts = [HEAD]
    for key, example, note in KEYS:
        if note:
            parts.append(f"\n# {note}\n")
        parts.append(f"{key} = {values[key]}\n" if key in values else f"# {key} = {example}\n")
    return "".join(parts)


def write_policy(
    path: Path, policy: KioskPolicy, library: Library, languages: tuple[str, ...] = ("en",)
) -> None:
    """Put `policy` at `path` as `policy_text` writes it; another file there is kept as `kiosk.toml.old`.

    Raises ValueError, and writes nothing, if the file would not say just that when it is read
    again (a name too long, an unknown card); OSError if it cannot be written.
    """
    text = policy_text(policy, path.parent)
    again, problems = parse_policy(text, path, library, languages)
    if problems:
        raise ValueError("; ".join(problem.message for problem in problems))
    if again != policy:
        # Spaces round a text, seconds of an hour: nothing that may be lost without a word.
        raise ValueError("the policy holds what its file cannot say")
    data = text.encode()
    with suppress(FileNotFoundError):
        before = path.read_bytes()
        if before != data:
            write_atomically(path.with_name(f"{path.name}.old"), before)
    write_atomically(path, data)


def _values(policy: KioskPolicy, folder: Path) -> dict[str, str]:
    """What is set, as TOML, by its key."""
    values = {
        "idle_seconds": str(policy.idle_seconds),
        "grace_seconds": str(policy.grace_seconds),
        "languages": _list(policy.languages),
        "hidden_sections": _list(policy.hidden_sections),
        "emergency_number": _text(policy.emergency_number),
        "printing": _flag(policy.printing),
        "sound": _flag(policy.sound),
        "counts": _flag(policy.counts),
    }
    if policy.include:
        values["include"] = _list(map(str, policy.include))
    if policy.exclude:
        values["exclude"] = _list(map(str, policy.exclude))
    if policy.start_region:
        values["start_region"] = _text(policy.start_region.id)
    if policy.clinic_name:
        values["clinic_name"] = _text(policy.clinic_name)
    if policy.logo:
        if not policy.logo.is_relative_to(folder):
            raise ValueError(f"the logo must lie in {folder}")
        values["logo"] = _text(policy.logo.relative_to(folder).as_posix())
    if policy.night:
        values["night_from"] = _text(policy.night.start.isoformat("minutes"))
        values["night_to"] = _text(policy.night.end.isoformat("minutes"))
        values["night_dim"] = repr(float(policy.night.dim))
    if policy.pin:
        values["pin"] = _text(policy.pin)
    if policy.pixels_per_mm is not None:
        values["pixels_per_mm"] = repr(float(policy.pixels_per_mm))
    return values


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(values: Iterable[str]) -> str:
    return f"[{', '.join(map(_text, values))}]"


def _flag(value: bool) -> str:
    return "true" if value else "false"
