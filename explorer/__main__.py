"""Starts the program: `nerve-explorer` and `python -m explorer`."""

import sys

from explorer.cli import run


def main() -> None:
    """Run the command line and leave with its exit status."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
