"""Which languages there are, and which of them is used."""

from collections.abc import Iterable
from dataclasses import replace

from explorer.content.language import CODE
from explorer.content.language import NAME as LANGUAGE_FILE
from explorer.files.places import BASE, Places
from explorer.library.folders import translations_folder

SYSTEM = ""
"""In the settings, in place of a language: the system's, where there is anything in it."""


class UnknownLanguageError(Exception):
    """There is nothing in the language that was asked for."""


def languages_of_cards(places: Places) -> tuple[str, ...]:
    """English, then every other language with a folder of its own, by its code."""
    files = places.content.glob(f"*/{LANGUAGE_FILE}")
    return (BASE, *sorted(path.parent.name for path in files if _is_language(path.parent.name)))


def translations(places: Places) -> tuple[str, ...]:
    """The languages that the window's own words are translated into, by their codes."""
    files = translations_folder(places).glob("*.qm")
    return tuple(sorted(path.stem for path in files if _is_language(path.stem)))


def languages(places: Places) -> tuple[str, ...]:
    """Every language in which there are cards or the window's words; English first."""
    return tuple(dict.fromkeys((*languages_of_cards(places), *translations(places))))


def with_language(places: Places, wanted: str) -> Places:
    """`places` in the language `wanted`, written as de, de-AT or de_AT.

    Raises UnknownLanguageError if there is nothing in it.
    """
    there = languages(places)
    found = _nearest(wanted, there)
    if found is None:
        raise UnknownLanguageError(f"there is no language {wanted[:40]!r}; there are: {', '.join(there)}")
    return replace(places, language=found)


def with_usual_language(places: Places, kept: str, system: Iterable[str]) -> Places:
    """`places` in the language `kept` in the settings, else in the first of the `system` that there is.

    English if there is none of these.
    """
    there = languages(places)
    wanted = (kept,) if kept != SYSTEM else tuple(system)
    found = (each for each in (_nearest(code, there) for code in wanted) if each)
    return replace(places, language=next(found, BASE))


def _nearest(wanted: str, there: Iterable[str]) -> str | None:
    """The language among `there` that `wanted` means: itself, or what is left when its ends are cut off."""
    codes = {each.casefold(): each for each in there}
    parts = wanted.replace("_", "-").casefold().split("-")
    for size in range(len(parts), 0, -1):
        if "-".join(parts[:size]) in codes:
            return codes["-".join(parts[:size])]
    return None


def _is_language(name: str) -> bool:
    return name != BASE and CODE.fullmatch(name) is not None
