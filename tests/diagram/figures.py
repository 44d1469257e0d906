"""Small figures for the tests, written out so that lines can be counted."""

from pathlib import Path

NS = 'xmlns="http://www.w3.org/2000/svg"'
ROOT = (
    'viewBox="0 0 100 200" width="100" height="200" data-view="{}" data-origin="50 190" data-mm-per-unit="{}"'
)


def svg(body: str, view: str = "lateral", scale: str = "1", extra: str = "") -> str:
    """A figure of 100 × 200 whose `body` begins on line 2."""
    return f"<svg {NS} {ROOT.format(view, scale)}{extra}>\n{body}\n</svg>\n"


def layer(body: str, name: str = "bone") -> str:
    """A layer whose `body` begins on line 3 of the figure."""
    return f'<g data-layer="{name}">\n{body}\n</g>'


TIBIA = (
    '<path data-structure="tibia" d="M60 20L70 20L70 120Z"'
    ' fill="#F3EAD5" stroke="#BFAE8B" stroke-width="0.5"/>'
)
TIBIAL = (
    '<path data-structure="tibial" d="M60 20C61 30 62 40 60 50"'
    ' fill="none" stroke="#E7A900" stroke-width="3"/>'
)

MANIFEST = """title = "Plate"
width = 400
height = 300

[[figures]]
id = "side"
file = "side.svg"
title = "Side"
x = 10
y = 20
scale = 1.2

[[layers]]
id = "bone"
name = "Bones"
shown = true

[[layers]]
id = "nerve"
name = "Nerves"
shown = false
"""


def write_diagram(folder: Path, manifest: str = MANIFEST, **figures: str) -> Path:
    """A diagram's folder with `diagram.toml` and a file for each of `figures`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "diagram.toml").write_text(manifest, encoding="utf-8")
    for name, text in figures.items():
        (folder / f"{name}.svg").write_text(text, encoding="utf-8")
    return folder
