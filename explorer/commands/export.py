"""`export`: hand-outs as PDF or HTML."""

import argparse
import sys
from importlib import import_module
from pathlib import Path

from explorer.commands import qt
from explorer.commands.asked import OK, PROBLEMS, UsageError, places_of, start_of


def run(options: argparse.Namespace) -> int:
    """Save one hand-out, or one of every card."""
    out = options.all or options.out
    if options.all is not None and options.show is not None:
        raise UsageError("--all FOLDER takes no ID")
    if out is None:
        raise UsageError("write: export ID OUT.pdf|OUT.html, or: export --all FOLDER")
    if options.all is None and out.suffix.lower() not in (".pdf", ".html"):
        raise UsageError(f"{out} must end in .pdf or .html; write: export ID OUT.pdf")
    saving = qt.unseen()
    wanted = import_module("explorer.ui.paper.handing").Wanted(
        options.paper, options.drawing, options.clinical
    )
    try:
        if options.all is not None:
            if options.side is not None or options.compare is not None:
                raise UsageError("--all takes every card alone and on both sides: no --side, no --compare")
            count, left_out = saving.export_all(out, f".{options.format}", places_of(options), wanted)
            for each in left_out:
                print(f"nerve-explorer: {each}", file=sys.stderr)
            print(f"{count} hand-outs in {out}", file=sys.stderr)
            return PROBLEMS if left_out else OK
        saving.export_handout(out, places_of(options), start_of(options), wanted)
    except OSError as error:
        if error.filename is None or out not in (Path(error.filename), *Path(error.filename).parents):
            raise
        raise UsageError(f"{error.filename} cannot be written: {error.strerror}") from error
    except ValueError as error:
        raise UsageError(str(error)) from error
    return OK
