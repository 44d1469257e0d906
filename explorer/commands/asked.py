"""What the words on a command line ask for: the files, the library, and what is chosen."""

import argparse
from collections.abc import Callable
from contextlib import suppress
from datetime import date

from explorer.anatomy.address import Address, Side, parse_address
from explorer.files.places import Places, find_places
from explorer.library.languages import with_language
from explorer.library.library import Library
from explorer.library.load import load_library
from explorer.library.nearest import nearest
from explorer.library.selection import Choice

OK, PROBLEMS, UNUSABLE = 0, 1, 2
"""Exit statuses: done; done, and something is wrong with the files or nothing was found; cannot be done."""


class UsageError(Exception):
    """What the user asked for cannot be done; the message says why and what to do."""


def places_of(options: argparse.Namespace) -> Places:
    """The folders to read, in the language asked for."""
    places = find_places(options.assets, options.content)
    return places if options.language is None else with_language(places, options.language)


def library_in(places: Places) -> Library:
    """All that is in these folders today."""
    return load_library(places, date.today())


def library_of(options: argparse.Namespace) -> Library:
    """All that is in them."""
    return library_in(places_of(options))


def address_in(library: Library, text: str) -> Address:
    """The address that `text` names; raises UsageError with the nearest ones."""
    with suppress(ValueError):
        address = parse_address(text)
        if library.knows(address):
            return address
    near = nearest(library, text)
    hint = f" Did you mean {' or '.join(str(each) for each in near)}?" if near else ""
    raise UsageError(f"there is nothing called {text[:80]!r}.{hint}")


def start_of(options: argparse.Namespace) -> Callable[[Library], Choice | None]:
    """What is chosen at the start, once the library is there to know it."""

    def start(library: Library) -> Choice | None:
        if options.show is None:
            if options.compare is not None:
                raise UsageError("--compare needs something to compare with; add --show ID")
            return None
        against = None if options.compare is None else address_in(library, options.compare)
        return Choice(address_in(library, options.show), Side(options.side or "both"), against)

    return start
