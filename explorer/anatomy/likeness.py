"""Which structures a mistyped id or name may have meant."""

import re
from difflib import SequenceMatcher

from explorer.anatomy.address import Address
from explorer.anatomy.structures import Body, Muscle, Nerve

LEAST = 0.5
"""Whatever is less like what was typed was not meant."""


def structures_like(body: Body, text: str, n: int = 3) -> tuple[Address, ...]:
    """At most `n` addresses that `text` may have meant, the likeliest first.

    `text` may have a kind or not, may be a name or a synonym ("peroneal"), and may be anything at all.
    """
    kind, colon, bare = text[:120].lower().strip().rpartition(":")
    wanted = _slug(bare)
    if not wanted:
        return ()
    scores = []
    for order, address in enumerate(body.addresses()):
        likeness = max(_likeness(wanted, label) for label in _labels(body, address))
        if likeness >= LEAST:
            same_kind = SequenceMatcher(None, kind, address.kind).ratio() if colon else 0.0
            scores.append((-likeness - 0.25 * same_kind, order, address))
    return tuple(address for _, _, address in sorted(scores)[:n])


def _labels(body: Body, address: Address) -> set[str]:
    structure = body.of_kind(address.kind)[address.id]
    names = [structure.name]
    if isinstance(structure, Nerve):
        names.extend(structure.synonyms)
    elif not isinstance(structure, Muscle):
        names.append(structure.plain_name)
    return {address.id, *(_slug(name) for name in names)}


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _likeness(wanted: str, label: str) -> float:
    """0 to 1: how alike two slugs are; a whole word of the label counts as nearly the same."""
    if wanted == label:
        return 1.0
    if f"-{wanted}-" in f"-{label}-":
        return 0.8 + 0.2 * len(wanted) / len(label)
    matcher = SequenceMatcher(None, wanted, label)
    if matcher.real_quick_ratio() < LEAST or matcher.quick_ratio() < LEAST:
        return 0.0
    return matcher.ratio()
