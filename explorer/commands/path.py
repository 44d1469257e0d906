"""`path`: follow a thing's nerves from the spine outwards."""

import argparse
import json
from collections.abc import Iterator
from graphlib import TopologicalSorter
from itertools import groupby
from typing import Any

from explorer.anatomy.graph import ancestors, supply
from explorer.anatomy.structures import Body, NerveKind
from explorer.commands.asked import OK, UsageError, address_in, library_of


def run(options: argparse.Namespace) -> int:
    """Tell the roots, the nerves from the spine outwards, and what they supply."""
    library = library_of(options)
    address = address_in(library, options.id)
    body = library.body
    nerves = library.nerves_for(address)
    if not nerves:
        raise UsageError(f"{address} has no nerve of its own, so there is no path to follow.")
    reached = {each for nerve in nerves for each in (*ancestors(body, nerve), nerve)}
    feeds = {each: reached.intersection(body.nerves[each].parents) for each in body.nerves if each in reached}
    path = list(TopologicalSorter(feeds).static_order())
    roots = {root for nerve in nerves for root in body.nerves[nerve].roots}
    supplied = supply(body, nerves)
    answer: dict[str, Any] = {
        "id": str(address),
        "name": library.name_of(address),
        "roots": [each for each in body.roots if each in roots],
        "path": path,
        "muscles": list(supplied.muscles),
        "skin": [{"nerve": nerve, "area": area} for nerve, area in supplied.skin],
    }
    if options.json:
        print(json.dumps(answer, indent=2, ensure_ascii=False))
    else:
        print(f"{answer['id']}  {answer['name']}")
        print("roots:  ", " ".join(answer["roots"]))
        print("path:   ", " > ".join(_stations(body, path)))
        print("muscles:", ", ".join(answer["muscles"]) or "none")
        print("skin:")
        for row in answer["skin"]:
            print(f"  {row['nerve']}: {row['area']}")
    return OK


def _stations(body: Body, path: list[str]) -> Iterator[str]:
    """The path one station after the other; the roots leave the spine side by side, so they are one."""
    for is_root, nerves in groupby(path, lambda each: body.nerves[each].kind is NerveKind.ROOT):
        if is_root:
            yield " + ".join(nerves)
        else:
            yield from nerves
