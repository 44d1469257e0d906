"""`picture`: the drawing alone, at any size."""

import argparse

from explorer.commands import qt
from explorer.commands.asked import OK, UsageError, places_of, start_of
from explorer.state.layers import LabelLanguage


def run(options: argparse.Namespace) -> int:
    """Save the drawing as PNG or SVG."""
    if options.out.suffix.lower() not in (".png", ".svg"):
        raise UsageError(f"{options.out} must end in .png or .svg")
    saving = qt.unseen()
    try:
        saving.save_picture(
            options.out,
            places_of(options),
            start_of(options),
            theme=options.theme or "light",
            width=options.width,
            figure=options.figure,
            preset=options.layers,
            names=LabelLanguage(options.names),
        )
    except OSError as error:
        if error.strerror is None:
            raise  # there is no such figure or preset: it says so itself
        raise UsageError(f"{options.out} cannot be written: {error.strerror}") from error
    except ValueError as error:
        raise UsageError(str(error)) from error
    except MemoryError as error:
        raise UsageError(f"there is too little memory for that size: {error}") from error
    return OK
