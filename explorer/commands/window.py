"""No command: open the window."""

import argparse

from explorer.commands import qt
from explorer.commands.asked import places_of, start_of


def run(options: argparse.Namespace) -> int:
    """Open the window and stay until it is closed."""
    qt.refuse_impossible_pair()
    qt.need_a_screen()
    app = qt.the_app()
    places = places_of(options)
    return int(app.open_window(places, start_of(options), options.theme, options.language))
