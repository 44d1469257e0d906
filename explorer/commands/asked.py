"""What the words on a command line ask for: the files, the library, and what is chosen."""

import argparse
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date

from explorer.anatomy.address import Address, Side, parse_address
from explorer.files.places import Places, find_places, user_places
from explorer.library.languages import with_language
from explorer.library.library import Library
from explorer.library.load import load_library
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
    """All that is in these folders today, from the compiled form in the user's cache where that is good."""
    return load_library(places, date.today(), user_places().cache)


def library_of(options: argparse.Namespace) -> Library:
    """All that is in them."""
    return library_in(places_of(options))


def address_in(library: Library, text: str) -> Address:
    """The address that `text` names; raises UsageError with the nearest ones."""
    with suppress(ValueError):
        address = parse_address(text)
        if library.knows(address):
            return address
    from explorer.library.nearest import nearest  # few mistype an id

    near = nearest(library, text)
    hint = f" Did you mean {' or '.join(str(each) for each in near)}?" if near else ""
    raise UsageError(f"there is nothing called {text[:80]!r}.{hint}")


def start_of(options: argparse.Namespace) -> Callable[[Library], Choice | None]:
    """What is chosen at the start, once the library is there to know it.

    Raises UsageError for a side or a comparison of nothing; what it then gives raises it for things that
    the library does not know, and says so on standard error where a side changes nothing.
    """
    if options.show is None:
        if options.compare is not None:
            raise UsageError("--compare needs something to compare with; add --show ID")
        if options.side is not None:
            raise UsageError("--side needs something to show on it; add --show ID")

    def start(library: Library) -> Choice | None:
        if options.show is None:
            return None
        address = address_in(library, options.show)
        against = None if options.compare is None else address_in(library, options.compare)
        if against is not None and library.card_for(against) == library.card_for(address):
            raise UsageError(
                f"--compare needs another thing than --show; both open {library.card_for(address)}"
            )
        if options.side is not None and against is None and not _has_sides(library, address):
            print(f"nerve-explorer: {address} has no side, so --side changes nothing", file=sys.stderr)
        return Choice(address, Side(options.side or "both"), against)

    return start


def _has_sides(library: Library, address: Address) -> bool:
    """Whether what opens for `address` differs from side to side: a treatment, say, does not."""
    card = library.heads.get(library.card_for(address))
    return card is None or card.side_matters
