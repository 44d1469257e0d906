"""`search`: find by name, symptom, root, as the field on top of the window does."""

import argparse
import json
import sys
from importlib import import_module

from explorer.commands.asked import OK, PROBLEMS, library_of
from explorer.files.places import user_places


def run(options: argparse.Namespace) -> int:
    """Tell what is found, best first; 1 if nothing is."""
    text = " ".join(options.words)
    search = import_module("explorer.library.search.search").Search.of(
        library_of(options), user_places().cache
    )
    results = search.find(text)
    search.close()
    told = import_module("explorer.library.search.told")
    if options.json:
        print(json.dumps(told.as_json(results), indent=2, ensure_ascii=False))
        return OK if results.groups else PROBLEMS
    for line in told.found_lines(results):
        print(line)
    for line in told.notes(results):
        print(f"nerve-explorer: {line}", file=sys.stderr)
    return OK if results.groups else PROBLEMS
