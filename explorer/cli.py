"""The command line: its words, its help, and which command they ask for."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from explorer import __version__
from explorer.commands.asked import OK, UNUSABLE, UsageError
from explorer.commands.listing import LISTS
from explorer.files.places import KIOSK_FILE
from explorer.files.problem import BadFileError
from explorer.library.languages import UnknownLanguageError
from explorer.state.layers import LabelLanguage

LOOKS = ("show", "side", "compare", "theme")
"""The options of what is shown; each command uses some of them."""


def run(arguments: Sequence[str]) -> int:
    """Do what the command line says; returns the exit status.

    0 for done, 1 when `check` found problems, 2 when it cannot be done; then
    one sentence on standard error says why.
    """
    # Not the parser's own defaults: a subcommand would set them again, over what stood before it.
    usual = argparse.Namespace(
        content=None, assets=None, language=None, show=None, compare=None, side=None, theme=None
    )
    options = _parser().parse_args(arguments, usual)
    try:
        _refuse_idle(options)
        return int(options.do(options))
    except BrokenPipeError:
        # The reader of our output (head, say) has what it wanted.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except (UsageError, UnknownLanguageError, OSError, BadFileError) as error:
        print(f"nerve-explorer: {error}", file=sys.stderr)
        return UNUSABLE


def _refuse_idle(options: argparse.Namespace) -> None:
    """Raises UsageError where an option stood before a command that has no use for it."""
    for name in LOOKS:
        if name not in options.uses and getattr(options, name) is not None:
            raise UsageError(f"this command takes no --{name}")


def _parser() -> argparse.ArgumentParser:
    folders = argparse.ArgumentParser(add_help=False)
    folders.add_argument(
        "--content", type=Path, metavar="DIR", help="folder of cards and tables", default=argparse.SUPPRESS
    )
    folders.add_argument(
        "--assets", type=Path, metavar="DIR", help="folder of figures and looks", default=argparse.SUPPRESS
    )
    folders.add_argument(
        "--language", metavar="CODE", help="speak this language, for instance de", default=argparse.SUPPRESS
    )
    looks = argparse.ArgumentParser(add_help=False)
    looks.add_argument(
        "--show", metavar="ID", help="choose this, for instance nerve:tibial", default=argparse.SUPPRESS
    )
    looks.add_argument(
        "--side", choices=("left", "right", "both"), help="the body's own side", default=argparse.SUPPRESS
    )
    looks.add_argument(
        "--compare", metavar="ID", help="hold what --show chooses against this", default=argparse.SUPPRESS
    )
    looks.add_argument(
        "--theme", metavar="NAME", help="light, dark, high-contrast or system", default=argparse.SUPPRESS
    )
    parser = argparse.ArgumentParser(
        prog="nerve-explorer",
        description="A clickable leg and lower spine for understanding a pinched nerve.",
        parents=[folders, looks],
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.add_argument("--kiosk", action="store_true", help="fill the screen, for a waiting room")
    parser.add_argument(
        "--kiosk-config", type=Path, metavar="FILE", help=f"what the clinic allows; at first {KIOSK_FILE}"
    )
    parser.add_argument("--kiosk-setup", action="store_true", help="answer the kiosk's questions anew")
    parser.set_defaults(do=_command("window"), uses=LOOKS)
    commands = parser.add_subparsers(title="without a window", metavar="COMMAND")

    check = commands.add_parser("check", parents=[folders], help="name every problem in the files")
    check.add_argument(
        "--report", action="store_true", help="tell the reading level of every card, and what is translated"
    )
    check.set_defaults(do=_command("check"), uses=())

    listing = commands.add_parser("list", parents=[folders], help="list what there is")
    listing.add_argument("what", nargs="?", choices=tuple(LISTS), default=None)
    listing.add_argument("--json", action="store_true", help="as JSON")
    listing.set_defaults(do=_command("listing"), uses=())

    path = commands.add_parser("path", parents=[folders], help="a nerve's path from the spine outwards")
    path.add_argument("id", metavar="ID", help="a nerve, site, condition …: nerve:tibial")
    path.add_argument("--json", action="store_true", help="as JSON")
    path.set_defaults(do=_command("path"), uses=())

    search = commands.add_parser("search", parents=[folders], help="find by name, symptom, root …")
    search.add_argument("words", metavar="WORDS", nargs="+", help="as typed in the window: numb toes, L4/5 …")
    search.add_argument("--json", action="store_true", help="as JSON")
    search.set_defaults(do=_command("search"), uses=())

    picture = commands.add_parser("screenshot", parents=[folders, looks], help="a picture of the window")
    picture.add_argument("out", metavar="OUT.png", type=Path)
    picture.add_argument(
        "--size", type=_size, metavar="WxH", help="1600x1000 at first, and 1080x1920 of the kiosk"
    )
    picture.add_argument("--text-scale", type=_text_scale, default=1.0, metavar="X", help="0.8 to 2.0")
    picture.add_argument("--figure", metavar="NAME", help="frame one figure: anterior, posterior …")
    picture.add_argument(
        "--kiosk", dest="screen", metavar="SCREEN", help="of the kiosk: invitation, start, card, marking …"
    )
    picture.set_defaults(do=_command("screenshot"), uses=LOOKS)
    drawing = commands.add_parser("picture", parents=[folders, looks], help="the drawing alone, at any size")
    drawing.add_argument("out", metavar="OUT.png|OUT.svg", type=Path)
    drawing.add_argument("--width", type=int, default=2400, metavar="PIXELS", help="2400 at first")
    drawing.add_argument("--figure", metavar="NAME", help="one figure alone: anterior, posterior …")
    drawing.add_argument("--layers", metavar="PRESET", help="what is shown, for instance Muscles")
    drawing.add_argument("--names", choices=tuple(LabelLanguage), default=LabelLanguage.ENGLISH)
    drawing.set_defaults(do=_command("picture"), uses=LOOKS)
    export = commands.add_parser("export", parents=[folders], help="a hand-out as PDF or HTML")
    export.add_argument("show", metavar="ID", nargs="?", help="condition:sciatica, nerve:tibial …")
    export.add_argument("out", metavar="OUT.pdf|OUT.html", type=Path, nargs="?")
    export.add_argument("--all", metavar="FOLDER", type=Path, help="every card, each as a file in FOLDER")
    export.add_argument("--format", choices=("pdf", "html"), default="pdf", help="of --all; pdf at first")
    export.add_argument(
        "--side", choices=("left", "right", "both"), help="the body's own side", default=argparse.SUPPRESS
    )
    export.add_argument("--compare", metavar="ID", help="hold it against this", default=argparse.SUPPRESS)
    export.add_argument("--paper", choices=("A4", "Letter"), default="A4")
    export.add_argument("--clinical", action="store_true", help="with the part for students and clinicians")
    export.add_argument("--no-drawing", dest="drawing", action="store_false", help="without the drawing")
    export.set_defaults(do=_command("export"), uses=("show", "side", "compare"))
    words = commands.add_parser("words", parents=[folders], help="all words of the window, for translators")
    words.add_argument("out", metavar="OUT.ts", type=Path, help="made, or brought up to date")
    words.set_defaults(do=_command("words"), uses=())

    kept = commands.add_parser("bookmarks", help="your bookmarks as a file").add_subparsers(
        title="what to do", metavar="ACTION", required=True
    )
    out = kept.add_parser("export", parents=[folders], help="write them as Markdown, HTML or JSON")
    out.add_argument("out", metavar="OUT.md|OUT.html|OUT.json", type=Path)
    out.set_defaults(do=_command("bookmarks", "run_export"), uses=())
    taken = kept.add_parser("import", parents=[folders], help="take in those of an exported JSON file")
    taken.add_argument("file", metavar="IN.json", type=Path)
    taken.set_defaults(do=_command("bookmarks", "run_import"), uses=())
    return parser


def _size(text: str) -> tuple[int, int]:
    width, cross, height = text.lower().partition("x")
    if not (cross and width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text!r} is no size; write it as 1600x1000")
    size = int(width), int(height)
    if not all(200 <= side <= 8000 for side in size):
        raise argparse.ArgumentTypeError("width and height lie between 200 and 8000 pixels")
    return size


def _text_scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not 0.8 <= scale <= 2.0:
        raise argparse.ArgumentTypeError("the text scale lies between 0.8 and 2.0")
    return scale


def _command(module: str, function: str = "run") -> Callable[[argparse.Namespace], int]:
    """What a command does. Its module is imported when it is asked for, so that none waits for the others."""

    def do(options: argparse.Namespace) -> int:
        return int(getattr(import_module(f"explorer.commands.{module}"), function)(options))

    return do
