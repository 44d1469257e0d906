"""No command: open the window, or the kiosk."""

import argparse
import gc

from explorer.commands import qt
from explorer.commands.asked import places_of, start_of
from explorer.files.places import find_places, user_places


def run(options: argparse.Namespace) -> int:
    """Open the window, or the kiosk where that is asked for, and stay until it is closed."""
    qt.refuse_impossible_pair()
    qt.need_a_screen()
    # What a start makes is there to stay, so Python need not look through it for garbage again and again.
    gc.disable()
    try:
        return _open(options)
    finally:
        gc.enable()


def _open(options: argparse.Namespace) -> int:
    app = qt.the_app()
    if options.kiosk or options.kiosk_setup:
        # Content on a network share may come later than the kiosk.
        places = find_places(options.assets, options.content, may_vanish=True)
        config = options.kiosk_config or user_places().kiosk
        return int(app.open_kiosk(places, config.absolute(), options.kiosk_setup))
    places = places_of(options)
    return int(app.open_window(places, start_of(options), options.theme, options.language))
