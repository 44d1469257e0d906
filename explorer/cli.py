"""The command line: open the window, or check, list, follow a path or take a picture without one."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

from explorer import __version__
from explorer.anatomy.address import Address, Kind, Side, parse_address
from explorer.anatomy.graph import ancestors, supply
from explorer.files.places import BASE, Places, find_places, user_places
from explorer.files.problem import BadFileError
from explorer.library.languages import UnknownLanguageError, languages, with_language
from explorer.library.library import Library
from explorer.library.load import load_library
from explorer.library.nearest import nearest
from explorer.library.report import card_levels, report
from explorer.library.selection import Choice
from explorer.state.bookmark_export import read_bookmarks, write_bookmarks
from explorer.state.bookmarks import FILE_NAME, Bookmarks
from explorer.state.kiosk.policy import NAME as KIOSK_FILE
from explorer.state.layers import LabelLanguage
from explorer.ui.theme import theme_problems

LISTS = {
    "conditions": Kind.CONDITION,
    "nerves": Kind.NERVE,
    "regions": Kind.REGION,
    "sites": Kind.SITE,
    "muscles": Kind.MUSCLE,
}
OK, PROBLEMS, UNUSABLE = 0, 1, 2


class UsageError(Exception):
    """What the user asked for cannot be done; the message says why and what to do."""


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
        return int(options.do(options))
    except BrokenPipeError:
        # The reader of our output (head, say) has what it wanted.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except (UsageError, UnknownLanguageError, OSError, BadFileError) as error:
        print(f"nerve-explorer: {error}", file=sys.stderr)
        return UNUSABLE


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
    parser.set_defaults(do=_open)
    commands = parser.add_subparsers(title="without a window", metavar="COMMAND")

    check = commands.add_parser("check", parents=[folders], help="name every problem in the files")
    check.add_argument(
        "--report", action="store_true", help="tell the reading level of every card, and what is translated"
    )
    check.set_defaults(do=_check)

    listing = commands.add_parser("list", parents=[folders], help="list what there is")
    listing.add_argument("what", nargs="?", choices=tuple(LISTS), default=None)
    listing.add_argument("--json", action="store_true", help="as JSON")
    listing.set_defaults(do=_list)

    path = commands.add_parser("path", parents=[folders], help="a nerve's path from the spine outwards")
    path.add_argument("id", metavar="ID", help="a nerve, site, condition …: nerve:tibial")
    path.add_argument("--json", action="store_true", help="as JSON")
    path.set_defaults(do=_path)

    search = commands.add_parser("search", parents=[folders], help="find by name, symptom, root …")
    search.add_argument("words", metavar="WORDS", nargs="+", help="as typed in the window: numb toes, L4/5 …")
    search.add_argument("--json", action="store_true", help="as JSON")
    search.set_defaults(do=_search)

    picture = commands.add_parser("screenshot", parents=[folders, looks], help="a picture of the window")
    picture.add_argument("out", metavar="OUT.png", type=Path)
    picture.add_argument("--size", type=_size, default=(1600, 1000), metavar="WxH", help="1600x1000 at first")
    picture.add_argument("--text-scale", type=_text_scale, default=1.0, metavar="X", help="0.8 to 2.0")
    picture.add_argument("--figure", metavar="NAME", help="frame one figure: anterior, posterior …")
    picture.set_defaults(do=_screenshot)
    drawing = commands.add_parser("picture", parents=[folders, looks], help="the drawing alone, at any size")
    drawing.add_argument("out", metavar="OUT.png|OUT.svg", type=Path)
    drawing.add_argument("--width", type=int, default=2400, metavar="PIXELS", help="2400 at first")
    drawing.add_argument("--figure", metavar="NAME", help="one figure alone: anterior, posterior …")
    drawing.add_argument("--layers", metavar="PRESET", help="what is shown, for instance Muscles")
    drawing.add_argument("--names", choices=tuple(LabelLanguage), default=LabelLanguage.ENGLISH)
    drawing.set_defaults(do=_picture)
    export = commands.add_parser("export", parents=[folders], help="a hand-out as PDF or HTML")
    export.add_argument("show", metavar="ID", nargs="?", help="condition:sciatica, nerve:tibial …")
    export.add_argument("out", metavar="OUT.pdf|OUT.html", type=Path, nargs="?")
    export.add_argument("--all", metavar="FOLDER", type=Path, help="every card, each as a file in FOLDER")
    export.add_argument("--format", choices=("pdf", "html"), default="pdf", help="of --all; pdf at first")
    export.add_argument("--side", choices=("left", "right", "both"), default="both")
    export.add_argument("--paper", choices=("A4", "Letter"), default="A4")
    export.add_argument("--clinical", action="store_true", help="with the part for students and clinicians")
    export.add_argument("--no-drawing", dest="drawing", action="store_false", help="without the drawing")
    export.set_defaults(do=_export)
    words = commands.add_parser("words", parents=[folders], help="all words of the window, for translators")
    words.add_argument("out", metavar="OUT.ts", type=Path, help="made, or brought up to date")
    words.set_defaults(do=_words)

    kept = commands.add_parser("bookmarks", help="your bookmarks as a file").add_subparsers(
        title="what to do", metavar="ACTION", required=True
    )
    out = kept.add_parser("export", parents=[folders], help="write them as Markdown, HTML or JSON")
    out.add_argument("out", metavar="OUT.md|OUT.html|OUT.json", type=Path)
    out.set_defaults(do=_export_bookmarks)
    taken = kept.add_parser("import", parents=[folders], help="take in those of an exported JSON file")
    taken.add_argument("file", metavar="IN.json", type=Path)
    taken.set_defaults(do=_import_bookmarks)
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


def _places(options: argparse.Namespace) -> Places:
    places = find_places(options.assets, options.content)
    return places if options.language is None else with_language(places, options.language)


def _library(options: argparse.Namespace) -> Library:
    return load_library(_places(options), date.today())


def _check(options: argparse.Namespace) -> int:
    places = replace(_places(options), language=BASE)
    library = load_library(places, date.today())
    others = [
        replace(places, language=each)
        for each in languages(places)
        if each != BASE and options.language in (None, each)
    ]
    translated = {each: load_library(each, date.today()) for each in others}
    found = {problem for each in (library, *translated.values()) for problem in each.problems}
    problems = sorted((*found, *theme_problems(places.assets)))
    for problem in problems:
        print(problem)
    if options.report:
        for line in report(card_levels(library)):
            print(line)
        from explorer.library.progress import progress  # only wanted here

        for other, own in translated.items():
            print(progress(other, library, own))
    shapes = sum(len(figure.shapes) for figure in library.diagram.figures)
    print(
        f"{len(problems)} problems in {len(library.cards)} cards, {len(library.body.nerves)} nerves, "
        f"{len(library.diagram.figures)} figures ({shapes} shapes)",
        file=sys.stderr,
    )
    return PROBLEMS if problems else OK


def _list(options: argparse.Namespace) -> int:
    library = _library(options)
    kinds = [LISTS[options.what]] if options.what else list(LISTS.values())
    rows = [
        {"id": str(each), "name": library.name_of(each), "plain_name": library.plain_name_of(each)}
        for each in library.addresses()
        if each.kind in kinds
    ]
    if options.json:
        print(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        width = max((len(row["id"]) for row in rows), default=0)
        for row in rows:
            print(f"{row['id']:{width}}  {row['name']}")
    return OK


def _path(options: argparse.Namespace) -> int:
    library = _library(options)
    address = _address(library, options.id)
    body = library.body
    nerves = library.nerves_for(address)
    if not nerves:
        raise UsageError(f"{address} has no nerve of its own, so there is no path to follow.")
    reached = {each for nerve in nerves for each in (*ancestors(body, nerve), nerve)}
    path = sorted(body.nerves, key=lambda each: len(ancestors(body, each)))
    path = [each for each in path if each in reached]
    roots = {root for nerve in nerves for root in body.nerves[nerve].roots}
    supplied = supply(body, nerves)
    answer: dict[str, Any] = {
        "id": str(address),
        "name": library.name_of(address),
        "roots": [each for each in body.roots if each in roots],
        "path": path,
        "muscles": list(supplied.muscles),
        "skin": [{"nerve": nerve, "area": area} for nerve, area in supplied.skin],
    }
    if options.json:
        print(json.dumps(answer, indent=2, ensure_ascii=False))
    else:
        print(f"{answer['id']}  {answer['name']}")
        print("roots:  ", " ".join(answer["roots"]))
        print("path:   ", " > ".join(answer["path"]))
        print("muscles:", ", ".join(answer["muscles"]) or "none")
        print("skin:")
        for row in answer["skin"]:
            print(f"  {row['nerve']}: {row['area']}")
    return OK


def _search(options: argparse.Namespace) -> int:
    text = " ".join(options.words)
    search = import_module("explorer.library.search.search").Search.of(_library(options))
    results = search.find(text)
    search.close()
    told = import_module("explorer.library.search.told")
    if options.json:
        print(json.dumps(told.as_json(results), indent=2, ensure_ascii=False))
        return OK if results.groups else PROBLEMS
    for line in told.found_lines(results):
        print(line)
    for line in told.notes(results):
        print(f"nerve-explorer: {line}", file=sys.stderr)
    return OK if results.groups else PROBLEMS


def _address(library: Library, text: str) -> Address:
    """The address that `text` names; raises UsageError with the nearest ones."""
    with suppress(ValueError):
        address = parse_address(text)
        if library.knows(address):
            return address
    near = nearest(library, text)
    hint = f" Did you mean {' or '.join(str(each) for each in near)}?" if near else ""
    raise UsageError(f"there is nothing called {text[:80]!r}.{hint}")


def _open(options: argparse.Namespace) -> int:
    _refuse_impossible_pair()
    _need_a_screen()
    app = _app()
    if options.kiosk or options.kiosk_setup:
        # Content on a network share may come later than the kiosk.
        places = find_places(options.assets, options.content, may_vanish=True)
        config = options.kiosk_config or user_places().kiosk
        return int(app.open_kiosk(places, config.absolute(), options.kiosk_setup))
    places = _places(options)
    return int(app.open_window(places, _start(options), options.theme, options.language))


def _screenshot(options: argparse.Namespace) -> int:
    if options.out.suffix.lower() != ".png":
        raise UsageError(f"{options.out} must end in .png")
    _refuse_impossible_pair()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = _app()
    app.save_screenshot(
        options.out,
        _places(options),
        _start(options),
        theme=options.theme or "light",
        size=options.size,
        text_scale=options.text_scale,
        figure=options.figure,
    )
    return OK


def _picture(options: argparse.Namespace) -> int:
    if options.out.suffix.lower() not in (".png", ".svg"):
        raise UsageError(f"{options.out} must end in .png or .svg")
    _refuse_impossible_pair()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = _app()
    try:
        app.save_picture(
            options.out,
            _places(options),
            _start(options),
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


def _export(options: argparse.Namespace) -> int:
    out = options.all or options.out
    if options.all is not None and options.show is not None:
        raise UsageError("--all FOLDER takes no ID")
    if out is None:
        raise UsageError("write: export ID OUT.pdf|OUT.html, or: export --all FOLDER")
    if options.all is None and out.suffix.lower() not in (".pdf", ".html"):
        raise UsageError(f"{out} must end in .pdf or .html; write: export ID OUT.pdf")
    _refuse_impossible_pair()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = _app()
    wanted = import_module("explorer.ui.paper.handing").Wanted(
        options.paper, options.drawing, options.clinical
    )
    try:
        if options.all is not None:
            count = app.export_all(out, f".{options.format}", _places(options), wanted)
            print(f"{count} hand-outs in {out}", file=sys.stderr)
        else:
            app.export_handout(out, _places(options), _start(options), wanted)
    except OSError as error:
        if error.filename is None or out not in (Path(error.filename), *Path(error.filename).parents):
            raise
        raise UsageError(f"{error.filename} cannot be written: {error.strerror}") from error
    return OK


def _bookmarks() -> Bookmarks:
    """The user's own, with a word on standard error if their file was damaged."""
    bookmarks = Bookmarks(user_places().data / FILE_NAME)
    if bookmarks.notice:
        print(f"nerve-explorer: {bookmarks.notice}", file=sys.stderr)
    return bookmarks


def _export_bookmarks(options: argparse.Namespace) -> int:
    items = _bookmarks().items
    try:
        write_bookmarks(options.out, items, _library(options))
    except ValueError as error:
        raise UsageError(f"{error}; write: bookmarks export OUT.html") from error
    except OSError as error:
        raise UsageError(f"{options.out} cannot be written: {error.strerror}") from error
    print(f"{len(items)} bookmarks in {options.out}", file=sys.stderr)
    return OK


def _import_bookmarks(options: argparse.Namespace) -> int:
    try:
        found, lost = read_bookmarks(options.file)
    except ValueError as error:
        raise UsageError(f"{options.file} cannot be used: {error}.") from error
    bookmarks = _bookmarks()
    before = len(bookmarks.items)
    bookmarks.merge(found)
    print(
        f"{len(bookmarks.items) - before} new bookmarks, {len(bookmarks.items)} in all"
        + (f"; {lost} could not be read" if lost else ""),
        file=sys.stderr,
    )
    return OK


def _words(options: argparse.Namespace) -> int:
    from explorer.ui.words_file import NoToolError, collect_words, words_of_files  # only wanted here

    if options.out.suffix.lower() != ".ts":
        raise UsageError(f"{options.out} must end in .ts; write for instance: words de.ts")
    places = _places(options)
    try:
        collect_words(options.out, words_of_files(load_library(places, date.today()), places.assets))
    except NoToolError as error:
        raise UsageError(str(error)) from error
    return OK


def _start(options: argparse.Namespace) -> Callable[[Library], Choice | None]:
    """What is chosen at the start, once the library is there to know it."""

    def start(library: Library) -> Choice | None:
        if options.show is None:
            if options.compare is not None:
                raise UsageError("--compare needs something to compare with; add --show ID")
            return None
        against = None if options.compare is None else _address(library, options.compare)
        return Choice(_address(library, options.show), Side(options.side or "both"), against)

    return start


def _app() -> Any:
    """The module with the window. Its import fails where Qt's system libraries are missing."""
    try:
        return import_module("explorer.app")
    except ImportError as error:
        raise UsageError(
            f"the window cannot open because a library is missing ({error}). On Debian or Ubuntu run: "
            "apt-get install libegl1 libgl1 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libxcb-cursor0 "
            "libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
        ) from error


def _refuse_impossible_pair() -> None:
    try:
        version = metadata.version("PySide6-Essentials")
    except metadata.PackageNotFoundError as error:
        raise UsageError("PySide6-Essentials is not installed; run: pip install nerve-explorer") from error
    release = tuple(int(part) for part in version.split(".")[:2] if part.isdecimal())
    if release >= (6, 12) and sys.version_info < (3, 12):
        raise UsageError(
            f"PySide6 {version} crashes Python {sys.version_info[0]}.{sys.version_info[1]}. "
            "Run: pip install 'PySide6-Essentials>=6.10.2,<6.11'"
        )


def _need_a_screen() -> None:
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise UsageError(
            "there is no screen to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set). "
            "For a picture without a screen run: nerve-explorer screenshot OUT.png"
        )
