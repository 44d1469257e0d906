"""`check`: name every problem in the files, and with `--report` tell how well the cards read."""

import argparse
import sys
from dataclasses import replace
from datetime import date

from explorer.commands.asked import OK, PROBLEMS, places_of
from explorer.files.places import BASE
from explorer.library.languages import languages
from explorer.library.load import load_library
from explorer.library.report import card_levels, report
from explorer.ui.theme import theme_problems


def run(options: argparse.Namespace) -> int:
    """Name every problem; 1 if there are any."""
    places = replace(places_of(options), language=BASE)
    library = load_library(places, date.today())  # from the files themselves: it is they that are checked
    others = [
        replace(places, language=each)
        for each in languages(places)
        if each != BASE and options.language in (None, each)
    ]
    translated = {each: load_library(each, date.today()) for each in others}
    found = {problem for each in (library, *translated.values()) for problem in each.problems}
    problems = sorted((*found, *theme_problems(places.assets)))
    for problem in problems:
        print(problem)
    if options.report:
        for line in report(card_levels(library)):
            print(line)
        from explorer.library.progress import progress  # only wanted here

        for other, own in translated.items():
            print(progress(other, library, own))
    shapes = sum(len(figure.shapes) for figure in library.diagram.figures)
    print(
        f"{len(problems)} problems in {len(library.cards)} cards, {len(library.body.nerves)} nerves, "
        f"{len(library.diagram.figures)} figures ({shapes} shapes)",
        file=sys.stderr,
    )
    return PROBLEMS if problems else OK
