"""Themes: every colour, type size and spacing of the program, read from one TOML file each."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from explorer.files.problem import BadFileError, Problem, shown_path
from explorer.files.read import read_text

AREA_LAYERS = frozenset({"territory", "dermatome"})
"""Layers whose colours go by structure."""

_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True)
class Colors:
    """Colours of the interface, as `#RRGGBB`."""

    page: str
    surface: str
    sunken: str
    ink: str
    ink_muted: str
    line: str
    control: str
    accent: str
    accent_soft: str
    on_accent: str
    emergency: str
    emergency_soft: str
    urgent: str
    urgent_soft: str
    clinician: str
    clinician_soft: str
    warning: str


@dataclass(frozen=True)
class TypeSizes:
    """Heights of type in pixels at 100 % text."""

    small: int
    body: int
    lead: int
    heading: int
    title: int


@dataclass(frozen=True)
class Spacing:
    """Distances in pixels at 100 % text; `target` is the least height of a thing to press."""

    unit: int
    radius: int
    target: int


@dataclass(frozen=True)
class DiagramColors:
    """How lit paths and the pointer show in the drawing.

    Where a path is lit, the share `body` of skin, bones and discs stays, and of the other nerves `dim`.
    `other` is the path of the second of two compared things.
    """

    dim: float
    body: float
    glow: str
    pulse: str
    towards_spine: str
    towards_skin: str
    hover: str
    place: str
    other: str
    other_casing: str
    other_glow: str
    leader: str


@dataclass(frozen=True)
class Paint:
    """What one part of one layer is painted with; empty means not at all."""

    fill: str = ""
    stroke: str = ""
    casing: str = ""


@dataclass(frozen=True)
class Theme:
    """One theme file, complete and checked."""

    id: str
    name: str
    dark: bool
    colors: Colors
    type: TypeSizes
    space: Spacing
    diagram: DiagramColors
    layers: Mapping[tuple[str, str], Paint] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)

    def paint(self, layer: str, part: str, structure: str = "") -> Paint:
        """How `part` of `layer` is painted; nothing at all for layers the theme leaves out.

        A skin area without a colour of its layer has that of its nerve or root.
        """
        paint = self.layers.get((layer, part))
        if paint is None and layer in AREA_LAYERS:
            paint = Paint(fill=self.areas.get(structure, ""))
        return paint or Paint()


def theme_names(assets: Path) -> tuple[str, ...]:
    """The ids of the themes that `assets` holds, in alphabetical order."""
    return tuple(sorted(path.stem for path in (assets / "themes").glob("*.toml")))


def theme_problems(assets: Path) -> tuple[Problem, ...]:
    """What is wrong with the themes that `assets` holds; of each file the first fault."""
    problems = []
    for name in theme_names(assets):
        try:
            load_theme(assets, name)
        except BadFileError as error:
            problems.append(error.problem)
    return tuple(problems)


def load_theme(assets: Path, theme_id: str) -> Theme:
    """Read one theme.

    Raises BadFileError if it does not exist, is not TOML, or has a missing,
    unknown or malformed value.
    """
    path = assets / "themes" / f"{theme_id}.toml"
    shown = shown_path(path, assets)
    if theme_id not in theme_names(assets):
        names = ", ".join(theme_names(assets)) or "none"
        raise BadFileError(Problem(shown, 0, f"there is no theme {theme_id!r}; there are: {names}"))
    text = read_text(path, assets)
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadFileError(Problem(shown, 0, f"is not TOML: {error}")) from error
    reader = _Reader(shown, text)
    known = {"name", "dark", "colors", "type", "space", "diagram", "layers", "areas"}
    for key in data.keys() - known:
        raise reader.bad(key, "is not a key of a theme")
    return Theme(
        id=theme_id,
        name=reader.of_type(data, "name", str),
        dark=reader.of_type(data, "dark", bool),
        colors=reader.table(Colors, data, "colors"),
        type=reader.table(TypeSizes, data, "type"),
        space=reader.table(Spacing, data, "space"),
        diagram=reader.table(DiagramColors, data, "diagram"),
        layers=reader.layers(data.get("layers", {})),
        areas=reader.areas(data.get("areas", {})),
    )


class _Reader:
    """Turns TOML tables into the classes above, naming the line of what is wrong."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._lines = text.splitlines()

    def bad(self, key: str, message: str) -> BadFileError:
        pattern = re.compile(rf"\s*(\[.*\b)?{re.escape(key)}\b")
        line = next((n for n, text in enumerate(self._lines, 1) if pattern.match(text)), 0)
        return BadFileError(Problem(self._path, line, f"{key!r} {message}"))

    def of_type(self, data: Mapping[str, Any], key: str, kind: type[Any]) -> Any:
        if key not in data:
            raise self.bad(key, "is missing")
        value = data[key]
        if kind is float and isinstance(value, int):
            value = float(value)
        if type(value) is not kind:
            raise self.bad(key, f"must be of type {kind.__name__}")
        if kind is str and key != "name" and not _COLOR.fullmatch(value):
            raise self.bad(key, "must be a colour written #RRGGBB")
        if kind in (int, float) and not 0 <= value <= 200:
            raise self.bad(key, "must lie between 0 and 200")
        return value

    def table(self, target: type[Any], data: Mapping[str, Any], name: str) -> Any:
        values = data.get(name)
        if not isinstance(values, dict):
            raise self.bad(name, "must be a table")
        names = {f.name: f.type for f in fields(target)}
        for key in values.keys() - names.keys():
            raise self.bad(key, f"is not a key of [{name}]")
        kinds: dict[str, type[Any]] = {"str": str, "int": int, "float": float}
        return target(
            **{
                key: self.of_type(values, key, kind if isinstance(kind, type) else kinds[str(kind)])
                for key, kind in names.items()
            }
        )

    def areas(self, data: Any) -> dict[str, str]:
        if not isinstance(data, dict):
            raise self.bad("areas", "must be a table of colours")
        return {key: self.of_type(data, key, str) for key in data}

    def layers(self, data: Any) -> dict[tuple[str, str], Paint]:
        paints: dict[tuple[str, str], Paint] = {}
        if not isinstance(data, dict) or not all(isinstance(parts, dict) for parts in data.values()):
            raise self.bad("layers", "must hold one table for each layer and part")
        for layer, parts in data.items():
            for part, values in parts.items():
                if not isinstance(values, dict):
                    raise self.bad(part, f"must be a table of [layers.{layer}]")
                for key in values.keys() - {"fill", "stroke", "casing"}:
                    raise self.bad(key, f"is not a key of [layers.{layer}.{part}]")
                paints[layer, part] = Paint(**{key: self.of_type(values, key, str) for key in values})
        return paints
