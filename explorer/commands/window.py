"""No command: open the window, or the kiosk."""

import argparse

from explorer.commands import qt
from explorer.commands.asked import places_of, start_of
from explorer.files.places import find_places, user_places


def run(options: argparse.Namespace) -> int:
    """Open the window, or the kiosk where that is asked for, and stay until it is closed."""
    qt.refuse_impossible_pair()
    qt.need_a_screen()
    app = qt.the_app()
    if options.kiosk or options.kiosk_setup:
        # Content on a network share may come later than the kiosk.
        places = find_places(options.assets, options.content, may_vanish=True)
        config = options.kiosk_config or user_places().kiosk
        return int(app.open_kiosk(places, config.absolute(), options.kiosk_setup))
    places = places_of(options)
    return int(app.open_window(places, start_of(options), options.theme, options.language))
