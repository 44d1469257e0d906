"""Reading `diagram.toml`: the plate's size, its figures and where they lie, and its layers.

title = "..."        # of the whole plate
width = 1600         # of the plate, in mm
height = 1250

[[figures]]
id = "anterior"      # file, title, and x, y, scale: where its upper left corner lies on the
...                  # plate, and how many plate mm one of its own is
deep = "..."         # structures that lie under others here, if there are any
onward = "..."       # nerves that go on from where they end here, behind or beyond the figure
left = "Left sole"   # of a figure of the right half alone: the title of its mirror image

[[layers]]
id = "skin"          # name: as people read it; shown: on at first?
...

[[presets]]          # there may be none
name = "Nerves"      # as people read it
layers = "skin nerve"
note = "..."         # what there is to see
"""

import math
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from explorer.diagram.folder import MANIFEST, MAX_MANIFEST_BYTES
from explorer.diagram.shapes import LAYERS, Layer, Placement, Preset
from explorer.files.problem import BadFileError, Problem, shown_path
from explorer.files.read import read_text

MAX_ENTRIES = 64
MAX_TEXT = 200
MAX_LENGTH = 100_000.0
MAX_SCALE = 1000.0

_PLATE = {"title": str, "width": float, "height": float}
NOTHING: Mapping[str, type] = {}
_FIGURE = {"id": str, "file": str, "title": str, "x": float, "y": float, "scale": float}
_FIGURE_MAY = {"deep": str, "onward": str, "left": str}
_LAYER = {"id": str, "name": str, "shown": bool}
_PRESET = {"name": str, "layers": str, "note": str}
_KIND = {str: "text in quotes", float: "a number", bool: "true or false"}
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FILE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*\.svg")
_LINE_IN_MESSAGE = re.compile(r"\(at line (\d+),")


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A figure as the manifest lists it, at `line`."""

    id: str
    file: str
    title: str
    placement: Placement
    line: int
    deep: tuple[str, ...] = ()
    onward: tuple[str, ...] = ()
    left: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `diagram.toml` says; lengths in plate mm."""

    title: str
    width: float
    height: float
    figures: tuple[FigureEntry, ...]
    layers: tuple[Layer, ...]
    presets: tuple[Preset, ...]


def read_manifest(folder: Path, root: Path) -> tuple[Manifest | None, tuple[Problem, ...]]:
    """The manifest of the diagram in `folder`, and what is wrong with it.

    A faulty figure or layer is left out; no manifest comes back if the file cannot
    be read, or the plate's own values are wrong. Raises nothing.
    """
    path = folder / MANIFEST
    shown = shown_path(path, root)
    try:
        text = read_text(path, root, MAX_MANIFEST_BYTES)
        data = tomllib.loads(text)
    except BadFileError as error:
        return None, (error.problem,)
    except (ValueError, RecursionError) as error:
        found = _LINE_IN_MESSAGE.search(str(error))
        line = int(found.group(1)) if found else 0
        return None, (Problem(shown, line, f"is not well-formed TOML: {error}"),)
    form = _Form(shown, text)
    manifest = form.manifest(data)
    return manifest, tuple(sorted(form.problems))


class _Form:
    """Checks the manifest's values, collecting problems."""

    def __init__(self, path: str, text: str) -> None:
        self.problems: list[Problem] = []
        self._path = path
        self._lines = text.split("\n")

    def manifest(self, data: Mapping[str, Any]) -> Manifest | None:
        """The manifest; None if the plate's own values are wrong."""
        plate = {key: value for key, value in data.items() if key not in ("figures", "layers", "presets")}
        sound = self._strict("", 0, plate, _PLATE) and self._size("", 0, plate, ("width", "height"))
        figures = self._figures(self._tables(data, "figures"))
        layers = self._layers(self._tables(data, "layers"))
        presets = self._presets(self._tables(data, "presets") if "presets" in data else [], layers)
        if not sound:
            return None
        return Manifest(
            plate["title"], float(plate["width"]), float(plate["height"]), figures, layers, presets
        )

    def _figures(self, tables: Sequence[Any]) -> tuple[FigureEntry, ...]:
        entries: dict[str, FigureEntry] = {}
        for at, table in enumerate(tables):
            if not (self._strict("figures", at, table, _FIGURE, _FIGURE_MAY) and self._places(at, table)):
                continue
            if _ID.fullmatch(table["id"]) is None:
                self._problem("figures", at, "id", "must be made of small letters, digits and hyphens")
            elif table["id"] in entries:
                self._problem("figures", at, "id", f"{table['id']} is listed twice; rename or delete one")
            elif _FILE.fullmatch(table["file"]) is None:
                self._problem("figures", at, "file", "must be the plain name of an .svg file in this folder")
            else:
                place = Placement(table["id"], float(table["x"]), float(table["y"]), float(table["scale"]))
                line = self._line("figures", at, "file")
                entries[table["id"]] = FigureEntry(
                    table["id"],
                    table["file"],
                    table["title"],
                    place,
                    line,
                    deep=tuple(table.get("deep", "").split()),
                    onward=tuple(table.get("onward", "").split()),
                    left=table.get("left", ""),
                )
        return tuple(entries.values())

    def _layers(self, tables: Sequence[Any]) -> tuple[Layer, ...]:
        layers: dict[str, Layer] = {}
        for at, table in enumerate(tables):
            if not self._strict("layers", at, table, _LAYER):
                continue
            if table["id"] not in LAYERS:
                self._problem("layers", at, "id", f"is not a layer; use one of {', '.join(LAYERS)}")
            elif table["id"] in layers:
                self._problem("layers", at, "id", f"{table['id']} is listed twice; delete one")
            else:
                layers[table["id"]] = Layer(table["id"], table["name"], table["shown"])
        return tuple(layers.values())

    def _presets(self, tables: Sequence[Any], layers: Sequence[Layer]) -> tuple[Preset, ...]:
        known = {layer.id for layer in layers}
        presets: dict[str, Preset] = {}
        for at, table in enumerate(tables):
            if not self._strict("presets", at, table, _PRESET):
                continue
            names = tuple(dict.fromkeys(table["layers"].split()))
            unknown = [name for name in names if name not in known]
            if unknown:
                self._problem("presets", at, "layers", f"{unknown[0][:40]} is not among the [[layers]]")
            elif table["name"] in presets:
                self._problem("presets", at, "name", f"{table['name']} is listed twice; delete one")
            else:
                presets[table["name"]] = Preset(table["name"], names, table["note"])
        return tuple(presets.values())

    def _tables(self, data: Mapping[str, Any], name: str) -> Sequence[Any]:
        tables = data.get(name, [])
        if not isinstance(tables, list) or not tables or len(tables) > MAX_ENTRIES:
            self._problem("", 0, name, f"must be one to {MAX_ENTRIES} tables headed [[{name}]]")
            return []
        return tables

    def _places(self, at: int, table: Mapping[str, Any]) -> bool:
        if not self._size("figures", at, table, ("scale",), MAX_SCALE):
            return False
        sound = True
        for key in ("x", "y"):
            if not -MAX_LENGTH <= table[key] <= MAX_LENGTH:
                self._problem("figures", at, key, f"must lie from -{MAX_LENGTH:,.0f} to {MAX_LENGTH:,.0f}")
                sound = False
        return sound

    def _size(
        self, name: str, at: int, table: Mapping[str, Any], keys: Sequence[str], most: float = MAX_LENGTH
    ) -> bool:
        bad = [key for key in keys if not 0 < table[key] <= most]
        for key in bad:
            self._problem(name, at, key, f"must be above 0 and at most {most:,.0f}")
        return not bad

    def _strict(
        self, name: str, at: int, table: Any, kinds: Mapping[str, type], more: Mapping[str, type] = NOTHING
    ) -> bool:
        """Whether `table` has all keys of `kinds` and else only of `more`; says what is not so."""
        faults = len(self.problems)
        if not isinstance(table, dict):
            self._problem(name, at, "", "must be a table")
            return False
        for key in table.keys() - kinds.keys() - more.keys():
            self._problem(name, at, key, f"is not known here; use {', '.join([*kinds, *more])}")
        for key, kind in more.items():
            if key in table and not _is(kind, table[key]):
                self._problem(name, at, key, f"must be {_KIND[kind]}")
        for key, kind in kinds.items():
            value = table.get(key)
            if value is None:
                self._problem(name, at, key, f"is missing; add it ({_KIND[kind]})")
            elif not _is(kind, value):
                self._problem(name, at, key, f"must be {_KIND[kind]}")
        return len(self.problems) == faults

    def _problem(self, name: str, at: int, key: str, message: str) -> None:
        where = f"{key[:40]} of [[{name}]]" if name else key[:40]
        self.problems.append(Problem(self._path, self._line(name, at, key), f"{where}: {message}"))

    def _line(self, name: str, at: int, key: str) -> int:
        """The line of `key` in the table `name` number `at`, or else the table's heading; 0 if not found."""
        heads = [i for i, line in enumerate(self._lines) if line.lstrip().startswith("[")]
        mine = [i for i in heads if re.match(rf"\s*\[\[\s*{name}\s*\]\]", self._lines[i])] if name else [-1]
        if at >= len(mine):
            return 0
        start = mine[at]
        end = next((i for i in heads if i > start), len(self._lines))
        pattern = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=")
        found = next((i for i in range(start + 1, end) if pattern.match(self._lines[i])), start)
        return found + 1


def _is(kind: type, value: object) -> bool:
    """Whether a TOML value is of `kind`; whole numbers count as numbers, true and false do not."""
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool) and _finite(value)
    if kind is str:
        return isinstance(value, str) and 0 < len(value.strip()) <= MAX_TEXT
    return isinstance(value, kind)


def _finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:
        return False
