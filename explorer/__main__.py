"""Starts the program: `nerve-explorer` and `python -m explorer`."""

import sys
from io import TextIOWrapper

from explorer.cli import run


def main() -> None:
    """Run the command line and leave with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal that lacks a letter, or a file name that is none, must not end the program.
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
