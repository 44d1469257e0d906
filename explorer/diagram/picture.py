"""The pictures that cards show: plain SVG drawings with words in them, checked before anything draws them.

A picture is freer than a figure of the plate (no layers, no structures, and text is
allowed), but as flat and safe: known elements and attributes only, nothing that
loads or runs.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from explorer.anatomy.address import ID_PATTERN
from explorer.diagram import grammar, markup
from explorer.diagram import vocabulary as words
from explorer.diagram.geometry import outline
from explorer.diagram.markup import Node
from explorer.files.problem import BadFileError, Problem, shown_path
from explorer.files.read import read_text

PATTERN = "*.svg"
MAX_BYTES = 200_000
MAX_COST = 20_000
"""Of all outlines of a picture, in plain segments."""
MAX_SIDE = 4_000.0
MAX_RATIO = 4.0
"""How much longer than the other a side of a picture may be."""
MAX_PROBLEMS = 20

_FONT = re.compile(r"[A-Za-z ,'-]{1,80}")


def _font(text: str) -> str:
    if _FONT.fullmatch(text) is None:
        raise ValueError(f"{text[:24]!r} is not a list of font names")
    return text


_SHARED: Mapping[str, words.Check] = {
    **words.PAINT,
    "id": str,
    "opacity": grammar.fraction,
    "transform": grammar.transform,
    "font-family": _font,
    "font-size": grammar.positive,
    "font-weight": words.one_of("normal", "bold", "400", "700"),
    "font-style": words.one_of("normal", "italic"),
    "text-anchor": words.one_of("start", "middle", "end"),
}
ATTRIBUTES: Mapping[str, Mapping[str, words.Check]] = {
    "svg": {
        "id": str,
        "version": str,
        "viewBox": grammar.numbers,
        "width": grammar.positive,
        "height": grammar.positive,
    },
    "g": _SHARED,
    "text": {**_SHARED, "x": grammar.number, "y": grammar.number},
    **{tag: {**_SHARED, **form} for tag, form in words.GEOMETRY.items()},
    **{tag: {"id": str} for tag in words.TEXTS},
}
"""Every element of a picture with every attribute that it may have."""

_REQUIRED = {**words.REQUIRED, "svg": ("viewBox", "width", "height")}


def read_pictures(folder: Path, root: Path) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The SVG text of every sound picture in `folder` by its id, the file's name, and every problem.

    No file outside `root` is read. A picture with any fault is left out. Raises nothing.
    """
    pictures: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob(PATTERN)):
        shown = shown_path(path, root)
        if not ID_PATTERN.fullmatch(path.stem):
            message = "the file's name is the picture's id: use a-z, 0-9 and hyphens only"
            problems.append(Problem(shown, 0, message))
            continue
        try:
            text = read_text(path, root, MAX_BYTES)
        except BadFileError as error:
            problems.append(error.problem)
            continue
        faults = check_picture(text, shown)
        problems += faults
        if not faults:
            pictures[path.stem] = text
    return pictures, tuple(problems)


def check_picture(text: str, path: str) -> tuple[Problem, ...]:
    """Everything that keeps the SVG `text` from being shown; `path` is its file's name. Raises nothing."""
    try:
        root = markup.parse(text)
    except markup.MarkupError as error:
        return (Problem(path, error.line, str(error)),)
    checker = _Checker()
    checker.root(root)
    return tuple(Problem(path, *fault) for fault in sorted(checker.problems)[:MAX_PROBLEMS])


class _Checker:
    """Goes through a picture once, collecting its problems (line, message)."""

    def __init__(self) -> None:
        self.problems: list[tuple[int, str]] = []
        self._cost = 0

    def root(self, root: Node) -> None:
        if root.space != words.SVG or root.tag != "svg":
            self._problem(root, f"the root must be <svg xmlns={words.SVG!r}>, not <{root.tag[:40]}>")
            return
        own = self._attributes(root)
        if not self.problems:
            width, height = grammar.number(own["width"]), grammar.number(own["height"])
            if grammar.numbers(own["viewBox"]) != (0, 0, width, height):
                self._problem(root, "viewBox must be 0 0, then the width and the height")
            if max(width, height) > min(MAX_SIDE, MAX_RATIO * min(width, height)):
                self._problem(
                    root,
                    f"a side may be {MAX_SIDE:.0f} units long, and {MAX_RATIO:.0f} times the other side",
                )
        self._children(root)

    def _problem(self, node: Node, message: str) -> None:
        self.problems.append((node.line, message))

    def _children(self, parent: Node) -> None:
        if parent.text.strip() and parent.tag not in words.TEXTS | {"text"}:
            self._problem(parent, f"text stands loose in <{parent.tag}>; put it into <text>")
        for node in parent.children:
            if parent.tag == "svg" and node.space in words.EDITOR:
                continue
            if node.space != words.SVG or node.tag not in ATTRIBUTES or node.tag == "svg":
                self._problem(node, f"<{node.tag[:40]}> is not allowed; delete it or draw it with paths")
            elif parent.tag not in words.CONTAINERS and node.tag not in words.TEXTS:
                self._problem(node, f"<{node.tag}> must not stand in <{parent.tag}>; take it out")
            else:
                self._element(node)

    def _element(self, node: Node) -> None:
        faults = len(self.problems)
        own = self._attributes(node)
        if len(self.problems) == faults and node.tag in words.GEOMETRY:
            form = {name: own[name] for name in words.GEOMETRY[node.tag] if name in own}
            try:
                self._cost += outline(node.tag, form, MAX_COST - self._cost).form.cost
            except ValueError as error:
                self._problem(node, f"<{node.tag}>: {error}")
        self._children(node)

    def _attributes(self, node: Node) -> dict[str, str]:
        """The element's attributes by name; what is wrong with them becomes a problem."""
        allowed, known = ATTRIBUTES[node.tag], {}
        for (space, name), value in node.attributes.items():
            if space in words.EDITOR or (space, name) == words.XML_SPACE:
                continue
            if space is not None or name not in allowed:
                self._problem(node, f"the attribute {name[:40]} is not allowed on <{node.tag}>; delete it")
                continue
            known[name] = value
            try:
                allowed[name](value)
            except ValueError as error:
                self._problem(node, f"{name} of <{node.tag}>: {error}")
        for name in _REQUIRED.get(node.tag, ()):
            if name not in known:
                self._problem(node, f"<{node.tag}> needs the attribute {name}")
        return known
