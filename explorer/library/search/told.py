"""What was found, as the command line says it."""

from collections.abc import Iterator
from typing import Any

from explorer.library.search.search import Hit, Results


def found_lines(results: Results) -> Iterator[str]:
    """A line for each hit, below one for its group."""
    for group in results.groups:
        yield f"{group.group}:"
        for hit in group.hits:
            urgent = "EMERGENCY: " if hit.emergency else ""
            detail = f" | {hit.detail}" if hit.detail else ""
            yield f"  {hit.address!s:44} {urgent}{hit.title}{detail}"


def notes(results: Results) -> Iterator[str]:
    """What to know of the results: words that were respelt or left out, and what else may have been meant."""
    for typed, taken in results.respelt:
        yield f"{typed!r} is not known; " + (f"shown is {taken!r}" if taken else "it was left out")
    if not results.groups:
        near = ", ".join(str(hit.address) for hit in results.nearest)
        hint = f"Did you mean {near}?" if near else "Try a place, what you feel, a nerve or a root."
        yield f"nothing was found for {results.text[:80]!r}. {hint}"


def as_json(results: Results) -> dict[str, Any]:
    """All of it, for `json.dumps`; marks are where words that answer begin and end in their text."""
    return {
        "text": results.text,
        "respelt": dict(results.respelt),
        "groups": [
            {"group": str(each.group), "hits": [_hit(hit) for hit in each.hits]} for each in results.groups
        ],
        "nearest": [_hit(hit) for hit in results.nearest],
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "id": str(hit.address),
        "title": hit.title,
        "title_marks": hit.title_marks,
        "detail": hit.detail,
        "detail_marks": hit.detail_marks,
        "emergency": hit.emergency,
    }
