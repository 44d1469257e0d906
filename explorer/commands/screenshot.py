"""`screenshot`: a picture of the window, or of one of the kiosk's screens."""

import argparse

from explorer.commands import qt
from explorer.commands.asked import OK, UsageError, places_of, start_of

WINDOW, UPRIGHT = (1600, 1000), (1080, 1920)
"""The sizes of pictures at first: of the window, and of the kiosk."""


def run(options: argparse.Namespace) -> int:
    """Save a picture of the window as PNG."""
    if options.out.suffix.lower() != ".png":
        raise UsageError(f"{options.out} must end in .png")
    if options.screen is not None:
        return _of_kiosk(options)
    saving = qt.unseen()
    saving.save_screenshot(
        options.out,
        places_of(options),
        start_of(options),
        theme=options.theme or "light",
        size=options.size or WINDOW,
        text_scale=options.text_scale,
        figure=options.figure,
    )
    return OK


def _of_kiosk(options: argparse.Namespace) -> int:
    for name in ("theme", "figure", "compare"):
        if getattr(options, name) is not None:
            raise UsageError(f"a kiosk has no --{name}")
    saving = qt.unseen()
    try:
        saving.save_kiosk_screenshot(
            options.out,
            places_of(options),
            start_of(options),
            screen=options.screen,
            size=options.size or UPRIGHT,
            text_scale=options.text_scale,
        )
    except ValueError as error:
        raise UsageError(str(error)) from error
    return OK
