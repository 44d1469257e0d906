"""`list`: name what there is."""

import argparse
import json

from explorer.anatomy.address import Kind
from explorer.commands.asked import OK, library_of

LISTS = {
    "conditions": Kind.CONDITION,
    "nerves": Kind.NERVE,
    "regions": Kind.REGION,
    "sites": Kind.SITE,
    "muscles": Kind.MUSCLE,
}


def run(options: argparse.Namespace) -> int:
    """Name all there is, or all of one kind."""
    library = library_of(options)
    kinds = [LISTS[options.what]] if options.what else list(LISTS.values())
    rows = [
        {"id": str(each), "name": library.name_of(each), "plain_name": library.plain_name_of(each)}
        for each in library.addresses()
        if each.kind in kinds
    ]
    if options.json:
        print(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        width = max((len(row["id"]) for row in rows), default=0)
        for row in rows:
            print(f"{row['id']:{width}}  {row['name']}")
    return OK
