"""`list`: name what there is."""

import argparse
import json

from explorer.anatomy.address import Address, Kind
from explorer.anatomy.structures import NerveKind
from explorer.commands.asked import OK, library_of
from explorer.library.library import Library

LISTS = {
    "conditions": Kind.CONDITION,
    "nerves": Kind.NERVE,
    "roots": Kind.NERVE,
    "regions": Kind.REGION,
    "sites": Kind.SITE,
    "muscles": Kind.MUSCLE,
    "discs": Kind.DISC,
    "bones": Kind.BONE,
    "symptoms": Kind.SYMPTOM,
    "tests": Kind.TEST,
    "treatments": Kind.TREATMENT,
}
"""What can be listed, and its kind; of the nerves the roots alone can be."""


def run(options: argparse.Namespace) -> int:
    """Name all there is, or all of one kind."""
    library = library_of(options)
    kinds = {LISTS[options.what]} if options.what else set(LISTS.values())
    roots_only = options.what == "roots"
    rows = [
        {"id": str(each), "name": library.name_of(each), "plain_name": library.plain_name_of(each)}
        for each in library.addresses()
        if each.kind in kinds and (not roots_only or _is_root(library, each))
    ]
    if options.json:
        print(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        width = max((len(row["id"]) for row in rows), default=0)
        for row in rows:
            print(f"{row['id']:{width}}  {row['name']}")
    return OK


def _is_root(library: Library, address: Address) -> bool:
    return library.body.nerves[address.id].kind is NerveKind.ROOT
