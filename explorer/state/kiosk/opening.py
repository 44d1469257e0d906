"""What a kiosk begins with: the clinic's file, a copy of its last good one, or a question to staff.

Nobody stands beside a kiosk that starts in the morning, so a fault in `kiosk.toml` must neither meet the
patients nor open what the PIN had closed. A bad value costs that value alone. A file that cannot be read
at all, that is gone, or whose PIN is damaged is covered by the copy that was kept of the last good one, PIN
and all; the status page says so. Only a computer that never had a good file asks: whoever meets that question
is setting it up. And if nobody answers, the usual policy shuts everything that a policy can open.
"""

import hashlib
import os
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from explorer.files.problem import BadFileError, Problem
from explorer.files.read import read_text
from explorer.files.write import write_atomically
from explorer.library.library import Library
from explorer.state.kiosk.lines import TomlError, key_line, parse_toml
from explorer.state.kiosk.policy import MAX_BYTES, KioskPolicy, parse_policy, read_policy


class Way(StrEnum):
    """How a kiosk starts."""

    RUN = "run"
    """With the invitation."""
    SET_UP = "set-up"
    """With the set-up page: nothing was ever set up."""
    ASK = "ask"
    """With the faults of a file that never was a good one, and what to do about them."""


@dataclass(frozen=True)
class Opening:
    """How a kiosk starts, by which policy, and what is wrong with its file."""

    way: Way
    policy: KioskPolicy
    problems: tuple[Problem, ...] = ()


def kept_path(folder: Path, config: Path) -> Path:
    """Where in `folder` the copy of the last good `config` is kept; each file has a copy of its own."""
    name = hashlib.sha256(os.fsencode(config.absolute())).hexdigest()[:16]
    return folder / f"kiosk-{name}.toml"


def open_policy(config: Path, kept: Path, library: Library, languages: tuple[str, ...] = ("en",)) -> Opening:
    """How to start with the file `config` and its copy `kept`, which is brought up to date.

    Raises nothing, whatever the files hold and whether or not the copy can be written.
    """
    last = _usable(kept)
    text = _usable(config)
    if text is None:
        return _without(config, last, library, languages)
    policy, problems = parse_policy(text, config, library, languages)
    if _pin_is_damaged(text, policy):
        old = parse_policy(last, config, library, languages)[0].pin if last else ""
        words = (
            "the last good PIN is still in force" if old else "no PIN is in force: none can open the kiosk"
        )
        said = Problem(config.name, key_line(text.split("\n"), "pin"), words)
        return Opening(Way.RUN, replace(policy, pin=old), tuple(sorted((*problems, said))))
    if text != last:
        try:
            write_atomically(kept, text.encode())
        except OSError as error:
            words = f"the copy of the last good {config.name} cannot be kept: {error.strerror or error}"
            problems = (*problems, Problem(kept.name, 0, words))
    return Opening(Way.RUN, policy, problems)


def _without(config: Path, last: str | None, library: Library, languages: tuple[str, ...]) -> Opening:
    """How to start where `config` cannot be read at all."""
    problems = read_policy(config, library, languages)[1]
    if last is None:
        return Opening(Way.ASK if problems else Way.SET_UP, KioskPolicy(), problems)
    said = Problem(config.name, 0, "cannot be used; its last good copy is in force, with its PIN")
    if not problems:
        said = Problem(config.name, 0, "is not there; its last good copy is in force, with its PIN")
    return Opening(Way.RUN, parse_policy(last, config, library, languages)[0], (*problems, said))


def _usable(path: Path) -> str | None:
    """The text of the file if it can be read and is TOML."""
    try:
        text = read_text(path, path.parent, MAX_BYTES)
        parse_toml(text)
    except (BadFileError, OSError, TomlError):
        return None
    return text


def _pin_is_damaged(text: str, policy: KioskPolicy) -> bool:
    """Whether the file means to set a PIN, and has none that can be used."""
    return not policy.pin and parse_toml(text).get("pin", "") != ""
