"""Reading a whole diagram from its folder: the manifest, then each figure."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from explorer.diagram import dialect
from explorer.diagram.folder import MANIFEST, MAX_FIGURE_BYTES
from explorer.diagram.manifest import FigureEntry, Manifest, read_manifest
from explorer.diagram.shapes import EMPTY, Diagram, Figure
from explorer.files.problem import BadFileError, Problem, shown_path
from explorer.files.read import read_text

Known = Callable[[str, str], bool]
"""Whether a layer may show a structure: (layer, structure as the file writes it, so `disc-l4-l5`)."""

_ROUNDING = 0.01


def read_diagram(folder: Path, root: Path, known: Known | None = None) -> tuple[Diagram, tuple[Problem, ...]]:
    """The diagram in `folder`, and everything that is wrong with it.

    A shape whose structure is not `known`, and a figure with any other fault, is
    left out and reported; the rest stays. Without a sound manifest the diagram is empty.
    `root` is the folder that messages are written from, and that no file may lie
    outside of. Raises nothing.
    """
    manifest, problems = read_manifest(folder, root)
    if manifest is None:
        return EMPTY, problems
    found = list(problems)
    figures: list[Figure] = []
    for entry in manifest.figures:
        figure, faults = _figure(entry, folder, root, manifest, known)
        found += faults
        if figure is not None:
            figures.append(figure)
            found += _beyond(manifest, entry, figure, shown_path(folder / MANIFEST, root))
    places = {entry.id: entry.placement for entry in manifest.figures}
    diagram = Diagram(
        title=manifest.title,
        width=manifest.width,
        height=manifest.height,
        figures=tuple(figures),
        placements=tuple(places[figure.id] for figure in figures),
        layers=manifest.layers,
        presets=manifest.presets,
    )
    return diagram, tuple(found)


def _figure(
    entry: FigureEntry, folder: Path, root: Path, manifest: Manifest, known: Known | None
) -> tuple[Figure | None, list[Problem]]:
    path = folder / entry.file
    shown = shown_path(path, root)
    try:
        text = read_text(path, root, MAX_FIGURE_BYTES)
        sheet, problems = dialect.check(text, shown)
        if sheet is None:
            return None, list(problems)
        kept, faults = _known_only(sheet, shown, manifest, known)

        from explorer.diagram.reader import read_figure  # brings svgelements, which is slow to import

        figure = read_figure(kept, entry.id, entry.title, shown)
        drawn = {shape.structure for shape in figure.shapes}
        faults += [
            Problem(
                shown_path(folder / MANIFEST, root),
                entry.line,
                f"{entry.id}: {each} is {what}, but not drawn",
            )
            for what, names in (("deep", entry.deep), ("onward", entry.onward))
            for each in names
            if each not in drawn
        ]
        return replace(figure, deep=entry.deep, onward=entry.onward, left=entry.left), faults
    except BadFileError as error:
        return None, [error.problem]


def _known_only(
    sheet: dialect.Sheet, path: str, manifest: Manifest, known: Known | None
) -> tuple[dialect.Sheet, list[Problem]]:
    """The sheet without the elements whose layer is not listed or whose structure is not known."""
    listed = {layer.id for layer in manifest.layers}
    kept: list[dialect.Element] = []
    problems: list[Problem] = []
    for element in sheet.elements:
        layer, structure = element.layer, element.structure
        if layer not in listed:
            message = f"the layer {layer} has no [[layers]] entry in {MANIFEST}; add one"
        elif known is not None and not known(layer, structure):
            message = f"{structure} is not known in the layer {layer}; correct data-structure or delete it"
        else:
            kept.append(element)
            continue
        problems.append(Problem(path, element.line, message))
    return replace(sheet, elements=tuple(kept)), problems


def _beyond(manifest: Manifest, entry: FigureEntry, figure: Figure, path: str) -> list[Problem]:
    """A problem if something drawn lies beyond the plate's edge; the figure's empty margin may."""
    place = entry.placement
    for shape in figure.shapes:
        left, top, right, bottom = (edge * place.scale for edge in shape.bounds)
        if (
            left + place.x < -_ROUNDING
            or top + place.y < -_ROUNDING
            or right + place.x > manifest.width + _ROUNDING
            or bottom + place.y > manifest.height + _ROUNDING
        ):
            message = f"{shape.structure} of {entry.id} lies beyond the plate; move it or enlarge the plate"
            return [Problem(path, entry.line, message)]
    return []
