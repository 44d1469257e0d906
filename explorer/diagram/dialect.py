"""The checker of the figures' SVG dialect.

A figure is a plain, flat SVG file that names what its shapes are. Only what the
dialect knows is accepted; the drawn elements are handed back as values, so
nothing after the checker sees XML.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from explorer.diagram import grammar, markup
from explorer.diagram import vocabulary as words
from explorer.diagram.geometry import Outline, outline
from explorer.diagram.markup import Node
from explorer.diagram.shapes import MAX_MM, MIRRORED_VIEWS
from explorer.files.problem import Problem

MAX_COST = 40_000
"""Of all outlines of a file, in plain segments: more would take over two seconds to read."""
MAX_PROBLEMS = 100
MAX_TITLE = 200


@dataclass(frozen=True, slots=True)
class Element:
    """One drawn element. `matrix` takes its outline to the figure's units; `width` is in those units."""

    line: int
    layer: str
    structure: str
    part: str
    side: str
    """`right`, `midline`, or empty in a figure without sides."""
    title: str
    outline: Outline
    matrix: grammar.Affine
    even_odd: bool
    opacity: float
    width: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A checked figure: its root's attributes, in SVG units, and its drawn elements in order."""

    title: str
    view: str
    width: float
    height: float
    origin: tuple[float, float]
    mm_per_unit: float
    elements: tuple[Element, ...]


def check(text: str, path: str) -> tuple[Sheet | None, tuple[Problem, ...]]:
    """The figure in `text`, and everything that is wrong with it; no figure if anything is wrong.

    `path` is how the file is called in the problems. Raises nothing.
    """
    try:
        root = markup.parse(text)
    except markup.MarkupError as error:
        return None, (Problem(path, error.line, str(error)),)
    checker = _Checker()
    sheet = checker.sheet(root)
    problems = sorted(checker.problems)[:MAX_PROBLEMS]
    return (None if problems else sheet), tuple(Problem(path, *fault) for fault in problems)


@dataclass(frozen=True, slots=True)
class _Handed:
    """What a group hands down to what it holds."""

    layer: str = ""
    side: str = ""
    matrix: grammar.Affine = grammar.IDENTITY
    opacity: float = 1.0
    paint: Mapping[str, str] = field(default_factory=dict)


class _Checker:
    """Goes through a figure once, collecting its elements and its problems (line, message)."""

    def __init__(self) -> None:
        self.problems: list[tuple[int, str]] = []
        self._elements: list[Element] = []
        self._mirrored = False
        self._cost = 0
        self._nerves: set[tuple[str, str]] = set()

    def sheet(self, root: Node) -> Sheet | None:
        """The figure, if its root is sound."""
        if root.space != words.SVG or root.tag != "svg":
            self._problem(root, f"the root must be <svg xmlns={words.SVG!r}>, not <{root.tag[:40]}>")
            return None
        own = self._attributes(root)
        if self.problems:
            return None
        box, origin = grammar.numbers(own["viewBox"]), grammar.numbers(own["data-origin"])
        size = grammar.number(own["width"]), grammar.number(own["height"])
        if box != (0, 0, *size):
            self._problem(root, "viewBox must be 0 0, then the width and the height; set the page's size so")
        if len(origin) != 2:
            self._problem(root, "data-origin must be two numbers: where the frame's zero lies")
            return None
        view, scale = own["data-view"], grammar.number(own["data-mm-per-unit"])
        if max(*size, *map(abs, origin)) * scale > MAX_MM:
            self._problem(root, f"is larger than {MAX_MM:,.0f} mm; correct data-mm-per-unit")
        self._mirrored = view in MIRRORED_VIEWS
        self._children(root, _Handed())
        title = root.child_text("title")[:MAX_TITLE]
        return Sheet(title, view, *size, (origin[0], origin[1]), scale, tuple(self._elements))

    def _problem(self, node: Node, message: str) -> None:
        self.problems.append((node.line, message))

    def _children(self, parent: Node, handed: _Handed) -> None:
        if parent.text.strip() and parent.tag not in words.TEXTS:
            self._problem(parent, f"text stands loose in <{parent.tag}>; delete it")
        for node in parent.children:
            if len(self.problems) >= MAX_PROBLEMS:
                return
            if parent.tag == "svg" and node.space in words.EDITOR:
                continue
            if node.space != words.SVG or node.tag not in words.ATTRIBUTES or node.tag == "svg":
                self._problem(node, f"<{node.tag[:40]}> is not allowed; delete it or draw it with paths")
            elif parent.tag not in words.CONTAINERS and not (
                parent.tag in words.GEOMETRY and node.tag in words.TEXTS
            ):
                self._problem(node, f"<{node.tag}> must not stand in <{parent.tag}>; take it out")
            else:
                self._element(node, handed)

    def _element(self, node: Node, handed: _Handed) -> None:
        faults = len(self.problems)
        own = self._attributes(node)
        sound = len(self.problems) == faults
        handed = self._group(node, own, handed)
        if sound:
            handed = self._paint(own, handed)
            if node.tag in words.GEOMETRY:
                self._draw(node, own, handed)
        self._children(node, handed)

    def _attributes(self, node: Node) -> dict[str, str]:
        """The element's attributes by name; what is wrong with them becomes a problem."""
        allowed, tag, known = words.ATTRIBUTES[node.tag], node.tag, {}
        for (space, name), value in node.attributes.items():
            if space in words.EDITOR or (space, name) == words.XML_SPACE:
                continue
            if space is not None or name not in allowed:
                self._problem(node, f"the attribute {name[:40]} is not allowed on <{tag}>; delete it")
                continue
            known[name] = value
            try:
                allowed[name](value)
            except ValueError as error:
                self._problem(node, f"{name} of <{tag}>: {error}")
        for name in words.REQUIRED.get(tag, ()):
            if name not in known:
                self._problem(node, f"<{tag}> needs the attribute {name}")
        return known

    def _group(self, node: Node, own: Mapping[str, str], handed: _Handed) -> _Handed:
        """The layer and side that hold inside `node`."""
        layer, side = own.get("data-layer", ""), own.get("data-side", "")
        if layer and handed.layer:
            self._problem(node, f"the layer {layer} stands inside the layer {handed.layer}; take it out")
        if side and handed.side:
            self._problem(node, "data-side stands inside another group with data-side; take it out")
        if side and not self._mirrored:
            self._problem(node, "data-side is for front and back views only; delete it")
        return replace(handed, layer=layer or handed.layer, side=side or handed.side)

    def _paint(self, own: Mapping[str, str], handed: _Handed) -> _Handed:
        """The place, opacity and paint that hold for an element and inside it; its attributes are sound."""
        return replace(
            handed,
            matrix=grammar.multiply(handed.matrix, grammar.transform(own.get("transform", ""))),
            opacity=handed.opacity * grammar.fraction(own.get("opacity", "1")),
            paint={**handed.paint, **{name: own[name] for name in words.PAINT if name in own}},
        )

    def _draw(self, node: Node, own: Mapping[str, str], handed: _Handed) -> None:
        """Adds the drawn element `node`; `handed` holds its own paint and matrix as well."""
        structure, part, paint = own.get("data-structure", ""), own.get("data-part", "outline"), handed.paint
        form = {name: own[name] for name in words.GEOMETRY[node.tag] if name in own}
        try:
            shape = outline(node.tag, form, MAX_COST - self._cost)
        except ValueError as error:
            self._problem(node, f"<{node.tag}>: {error}")
            return
        self._cost += shape.form.cost
        if not handed.layer:
            self._problem(node, f"<{node.tag}> stands outside a layer; move it into a group with data-layer")
        if not structure:
            self._problem(node, f"<{node.tag}> needs data-structure, the id of what it shows")
        if self._mirrored and not handed.side:
            self._problem(node, f"<{node.tag}> must stand in a group with data-side right or midline")
        self._check_form(node, handed, structure, part, shape)
        a, b, c, d, _, _ = handed.matrix
        stroke = "0" if paint.get("stroke", "none") == "none" else paint.get("stroke-width", "1")
        seen = grammar.fraction(paint.get("fill-opacity" if shape.form.closed else "stroke-opacity", "1"))
        self._elements.append(
            Element(
                line=node.line,
                layer=handed.layer,
                structure=structure,
                part=part,
                side=handed.side,
                title=node.child_text("title")[:MAX_TITLE],
                outline=shape,
                matrix=handed.matrix,
                even_odd=paint.get("fill-rule") == "evenodd",
                opacity=handed.opacity * seen,
                width=grammar.number(stroke) * abs(a * d - b * c) ** 0.5,
            )
        )

    def _check_form(self, node: Node, handed: _Handed, structure: str, part: str, shape: Outline) -> None:
        """What a shape's layer and part ask of its form."""
        if handed.layer == "nerve":
            if node.tag != "path" or part != "outline" or not shape.form.open:
                self._problem(node, "a nerve is one open <path> (without Z), from the spine outwards")
            if (handed.side, structure) in self._nerves:
                self._problem(node, f"{structure} is drawn twice; a nerve is one path a figure and side")
            self._nerves.add((handed.side, structure))
        elif (part in ("shade", "light") or handed.layer == "region") and not shape.form.closed:
            what = "a region" if handed.layer == "region" else f"a {part} shape"
            self._problem(node, f"{what} must be closed; end each part of its path with Z")
