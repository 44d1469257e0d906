"""What a mistyped id may have meant."""

import difflib

from explorer.anatomy.address import Address
from explorer.anatomy.likeness import structures_like
from explorer.library.library import Library


def nearest(library: Library, text: str, n: int = 3) -> tuple[Address, ...]:
    """At most `n` addresses that `text` may have meant, structures and cards alike, likeliest first."""
    wanted = text.strip().lower()[:120]
    cards = {str(each): each for each in library.cards}
    bare = {each.id: each for each in library.cards}
    found: dict[Address, None] = {}
    for pool in (cards, bare):
        found.update(dict.fromkeys(pool[each] for each in difflib.get_close_matches(wanted, pool, n, 0.6)))
    found.update(dict.fromkeys(structures_like(library.body, wanted, n)))

    def unlikeness(address: Address) -> float:
        names = (str(address), address.id)
        return -max(difflib.SequenceMatcher(None, wanted, name).ratio() for name in names)

    return tuple(sorted(found, key=unlikeness)[:n])
