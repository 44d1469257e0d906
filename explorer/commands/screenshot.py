"""`screenshot`: a picture of the window."""

import argparse
import os

from explorer.commands import qt
from explorer.commands.asked import OK, UsageError, places_of, start_of


def run(options: argparse.Namespace) -> int:
    """Save a picture of the window as PNG."""
    if options.out.suffix.lower() != ".png":
        raise UsageError(f"{options.out} must end in .png")
    qt.refuse_impossible_pair()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = qt.the_app()
    app.save_screenshot(
        options.out,
        places_of(options),
        start_of(options),
        theme=options.theme or "light",
        size=options.size,
        text_scale=options.text_scale,
        figure=options.figure,
    )
    return OK
