"""A language of the cards: its name, and its own headings for the English ones, from its `language.toml`.

name = "Deutsch"            # of the language, in itself

[headings]                  # of sections and care cards, and the bold labels of treatments
"Get help" = "Hilfe holen"
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from explorer.content.layout import ENGLISH, Layout
from explorer.files.places import BASE
from explorer.files.problem import BadFileError, Problem, shown_path
from explorer.files.read import read_text

NAME = "language.toml"
MAX_BYTES = 64 * 1024
MAX_TEXT = 80

CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""How a language's folder is named: de, pt-BR, zh-Hant."""


@dataclass(frozen=True)
class Language:
    """A language as its folder describes it: `code` is the folder's name, `name` its own for itself."""

    code: str
    name: str
    layout: Layout


IN_ENGLISH = Language(BASE, "English", ENGLISH)


def read_language(folder: Path, root: Path) -> tuple[Language, tuple[Problem, ...]]:
    """The language of `folder`, and what is wrong with its file. Raises nothing.

    A heading that is missing or cannot be used stays English.
    """
    if folder.name == BASE:
        return IN_ENGLISH, ()
    path = folder / NAME
    shown = shown_path(path, root)
    plain = Language(folder.name, folder.name, replace(ENGLISH, language=folder.name))
    try:
        text = read_text(path, root, MAX_BYTES)
        data = tomllib.loads(text)
    except BadFileError as error:
        return plain, (error.problem,)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return plain, (Problem(shown, 0, f"is not well-formed TOML: {error}"),)
    headings = data.get("headings", {})
    own = {english: word for english, word in _table(headings).items() if _fault(english, word) is None}
    faults = [*_faults_of_file(data), *_faults_of_headings(headings)]
    for english in _doubled(own):
        del own[english]
        faults.append((english, "is the same as another heading of one card"))
    name = data["name"].strip() if _is_text(data.get("name")) else folder.name
    problems = tuple(Problem(shown, _line(text, key), f"{key!r} {message}") for key, message in faults)
    return Language(folder.name, name, in_words(own, folder.name)), problems


def in_words(headings: Mapping[str, str], code: str) -> Layout:
    """The layout of the language `code`, whose own words for English headings are `headings`."""

    def own(heading: str) -> str:
        return headings.get(heading, heading)

    return Layout(
        sections={
            kind: tuple(replace(rule, heading=own(rule.heading)) for rule in rules)
            for kind, rules in ENGLISH.sections.items()
        },
        care={own(heading): urgency for heading, urgency in ENGLISH.care.items()},
        treatment_parts=tuple(map(own, ENGLISH.treatment_parts)),
        language=code,
    )


def _faults_of_file(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if not _is_text(data.get("name")):
        yield "name", "must be the language's own name for itself, in quotes"
    for key in data.keys() - {"name", "headings"}:
        yield key, "is not known here; use name and [headings]"


def _faults_of_headings(headings: object) -> Iterator[tuple[str, str]]:
    if not isinstance(headings, dict):
        yield "headings", "must be a table headed [headings]"
        return
    for english, word in headings.items():
        fault = _fault(english, word)
        if fault:
            yield english, fault
    missing = [each for each in ENGLISH.headings if each not in headings]
    if missing:
        yield "headings", f"lacks {', '.join(map(repr, missing))}; cards must use the English there"


def _fault(english: str, word: object) -> str | None:
    if english not in ENGLISH.headings:
        return f"is no heading; the headings are {', '.join(ENGLISH.headings)}"
    if not _is_text(word) or word != " ".join(str(word).split()):
        return f"must be given one line in quotes, of at most {MAX_TEXT} characters"
    return None


def _doubled(own: Mapping[str, str]) -> tuple[str, ...]:
    """The English headings whose words stand before them in one and the same card."""
    groups = [[rule.heading for rule in rules] for rules in ENGLISH.sections.values()]
    groups += [list(ENGLISH.care), list(ENGLISH.treatment_parts)]
    found: dict[str, None] = {}
    for group in groups:
        words = [own.get(each, each) for each in group]
        found.update(dict.fromkeys(each for n, each in enumerate(group) if words[n] in words[:n]))
    return tuple(each for each in found if each in own)


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _is_text(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value.strip()) <= MAX_TEXT and value.isprintable()


def _line(text: str, key: str) -> int:
    """The line on which `key` is given; 0 if it is nowhere."""
    pattern = re.compile(rf"\s*\[?[\"']?{re.escape(key)}[\"']?\s*(=|\])")
    return next((n for n, line in enumerate(text.split("\n"), 1) if pattern.match(line)), 0)
