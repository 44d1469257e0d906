"""The guide of a language: which card the emergency button opens."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from explorer.anatomy.address import Address, parse_address
from explorer.files.problem import BadFileError, Problem, shown_path
from explorer.files.read import read_text

NAME = "guide.toml"


@dataclass(frozen=True)
class Guide:
    """What `guide.toml` says; None where it says nothing usable."""

    emergency: Address | None = None


def read_guide(folder: Path, root: Path) -> tuple[Guide, tuple[Problem, ...]]:
    """The guide in a language's `folder`, and what is wrong with it. Raises nothing."""
    path = folder / NAME
    shown = shown_path(path, root)
    try:
        data = tomllib.loads(read_text(path, root, 64 * 1024))
    except BadFileError as error:
        return Guide(), (error.problem,)
    except (ValueError, RecursionError) as error:
        return Guide(), (Problem(shown, 0, f"is not well-formed TOML: {error}"),)
    unknown = data.keys() - {"emergency"}
    problems = [Problem(shown, 0, f"{key!r} is not a key of the guide") for key in sorted(unknown)]
    try:
        return Guide(parse_address(str(data["emergency"]))), tuple(problems)
    except (KeyError, ValueError) as error:
        problems.append(Problem(shown, 0, f"'emergency' must name the card of the emergency button: {error}"))
        return Guide(), tuple(problems)
