"""`words`: gather all words of the window, for translators."""

import argparse

from explorer.commands.asked import OK, UsageError, library_in, places_of


def run(options: argparse.Namespace) -> int:
    """Make or bring up to date the file of words to be translated."""
    from explorer.ui.words_file import NoToolError, collect_words, words_of_files  # only wanted here

    if options.out.suffix.lower() != ".ts":
        raise UsageError(f"{options.out} must end in .ts; write for instance: words de.ts")
    places = places_of(options)
    try:
        collect_words(options.out, words_of_files(library_in(places), places.assets))
    except NoToolError as error:
        raise UsageError(str(error)) from error
    return OK
