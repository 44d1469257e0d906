"""Words that people use for the same thing, read from `search.toml` of a language."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from explorer.files.problem import BadFileError, Problem, shown_path
from explorer.files.read import read_text

NAME = "search.toml"
MAX_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Everyday:
    """What `search.toml` says; everything is empty where it says nothing usable."""

    skip: tuple[str, ...] = ()
    """Words that find nothing by themselves: the, my, when."""
    same: tuple[tuple[str, ...], ...] = ()
    """Words or short phrases that mean the same; who types one is shown the others too."""
    means: tuple[tuple[str, ...], ...] = ()
    """A word or phrase, and what else is looked for when it is typed, but not the other way round."""


def read_everyday(folder: Path, root: Path) -> tuple[Everyday, tuple[Problem, ...]]:
    """The everyday words in a language's `folder`, and what is wrong with them. Raises nothing.

    A language may have no such file.
    """
    path = folder / NAME
    if not path.exists():
        return Everyday(), ()
    shown = shown_path(path, root)
    try:
        data = tomllib.loads(read_text(path, root, MAX_BYTES))
    except BadFileError as error:
        return Everyday(), (error.problem,)
    except (ValueError, RecursionError) as error:
        return Everyday(), (Problem(shown, 0, f"is not well-formed TOML: {error}"),)
    faults = tuple(Problem(shown, 0, fault) for fault in _faults(data))
    if faults:
        return Everyday(), faults
    same = tuple(tuple(each) for each in data.get("same", ()))
    means = tuple((word, *others) for word, others in data.get("means", {}).items())
    return Everyday(tuple(data.get("skip", ())), same, means), ()


def _faults(data: Mapping[str, object]) -> Iterator[str]:
    for key in sorted(data.keys() - {"skip", "same", "means"}):
        yield f"{key[:80]!r} is no key here; there are skip, same and means"
    if not _words(data.get("skip", [])):
        yield "'skip' must be a list of words"
    same = data.get("same", [])
    if not isinstance(same, list) or not all(_words(each) and len(each) > 1 for each in same):
        yield "'same' must hold lists of two words or more"
    means = data.get("means", {})
    if not isinstance(means, dict) or not all(map(_words, means.values())):
        yield "'means' must give a list of words for each word"


def _words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value)
