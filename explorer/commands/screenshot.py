"""`screenshot`: a picture of the window."""

import argparse

from explorer.commands import qt
from explorer.commands.asked import OK, UsageError, places_of, start_of


def run(options: argparse.Namespace) -> int:
    """Save a picture of the window as PNG."""
    if options.out.suffix.lower() != ".png":
        raise UsageError(f"{options.out} must end in .png")
    saving = qt.unseen()
    saving.save_screenshot(
        options.out,
        places_of(options),
        start_of(options),
        theme=options.theme or "light",
        size=options.size,
        text_scale=options.text_scale,
        figure=options.figure,
    )
    return OK
