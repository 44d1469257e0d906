"""A made-up library far larger than the shipped one: copies of its cards and figures, as files and compiled.

To read thousands of cards for the first time takes minutes, so the compiled form is put together here
from what the copies are copies of. It holds what reading them would give; a test of a few holds that.
"""

import csv
import json
import re
import shutil
from collections import Counter
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from explorer.anatomy.address import Address, Kind
from explorer.anatomy.causes import NAME as CAUSES
from explorer.content.card import Card
from explorer.content.layout import FOLDERS
from explorer.diagram.folder import MANIFEST
from explorer.diagram.shapes import Diagram, Figure, Placement
from explorer.files.places import Places
from explorer.library import compiled, load
from explorer.library.folders import anatomy_folder, cards_folder, diagram_folder
from explorer.library.library import Library

COPIED = 2
"""Of so many figures, those with the most shapes, copies are made."""

ACROSS, DOWN, IN_ROW = 500, 1_350, 10
"""How far copied figures lie apart, in plate millimetres, and how many lie side by side."""


def enlarged(library: Library, cards: int, shapes: int) -> Library:
    """`library` with copies of its cards and figures: so many cards, and at least so many shapes."""
    more = {card.address: card for card, _ in _copies(library, cards)}
    everything = {**library.cards, **more}
    order = sorted(everything, key=lambda each: (_folder(each), f"{each.id}.md"))  # as files are read
    return replace(
        library,
        cards={each: everything[each] for each in order},
        diagram=_diagram(library.diagram, shapes),
    )


def write_enlarged(library: Library, places: Places, folder: Path, cards: int, shapes: int) -> Places:
    """The files of the `enlarged` library in `folder`, copied from those in `places`."""
    large = Places(folder / "assets", folder / "content")
    shutil.copytree(places.assets, large.assets)
    shutil.copytree(places.content, large.content)
    texts: dict[Address, str] = {}
    for card, of in _copies(library, cards):
        if of not in texts:
            texts[of] = (cards_folder(places) / _folder(of) / f"{of.id}.md").read_text(encoding="utf-8")
        text = _with_line(texts[of], "title", card.title)
        text = _with_line(text, "plain_title", card.plain_title)
        path = cards_folder(large) / _folder(of) / f"{card.address.id}.md"
        path.write_text(text, encoding="utf-8")
    _name_places(library, large, cards)
    plate = diagram_folder(large)
    diagram = _diagram(library.diagram, shapes)
    made = len(library.diagram.figures)
    entries = []
    for figure, place in list(diagram.placed())[made:]:
        original = figure.id.rpartition("-")[0]
        shutil.copy(plate / f"{original}.svg", plate / f"{figure.id}.svg")
        entries.append(_entry(figure, place))
    head, layers, rest = (plate / MANIFEST).read_text(encoding="utf-8").partition("[[layers]]")
    head = _with_line(_with_line(head, "width", diagram.width), "height", diagram.height)
    (plate / MANIFEST).write_text("".join((head, *entries, layers, rest)), encoding="utf-8")
    return large


def compile_enlarged(library: Library, large: Places, cache: Path, cards: int, shapes: int) -> None:
    """Put the compiled form of the `enlarged` library in `cache`, as the first start would."""
    cache.mkdir(parents=True, exist_ok=True)
    form = cache / f"{large.language}-{load.key_of(large)}{load.SUFFIX}"
    form.write_bytes(compiled.dump(enlarged(library, cards, shapes)))


def _name_places(library: Library, large: Places, cards: int) -> None:
    """Let a region lead to each copied condition, as one must to every condition."""
    regions = [region for region in library.body.regions.values() if region.causes]
    of = {cause.condition: region for region in reversed(regions) for cause in region.causes}
    orders = Counter({region.id: 500 for region in regions})
    with (anatomy_folder(large) / CAUSES).open("a", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        for card, original in _copies(library, cards):
            region = of.get(original.id) if original.kind is Kind.CONDITION else None
            if region:
                orders[region.id] += 1
                cause = next(each for each in region.causes if each.condition == original.id)
                felt = ";".join(cause.felt)
                table.writerow((region.id, card.address.id, felt, orders[region.id], cause.sign))


def _with_line(text: str, key: str, value: str | float) -> str:
    """`text` with another value in its first line for `key`; YAML and TOML both read JSON's."""
    separator = ": " if isinstance(value, str) else " = "
    line = f"{key}{separator}{json.dumps(value, ensure_ascii=False)}"
    return re.sub(rf"^{key}{separator}.*$", lambda _: line, text, count=1, flags=re.MULTILINE)


def _copies(library: Library, number: int) -> list[tuple[Card, Address]]:
    """Copied cards, so that there are `number` in all, each with the address of what it is a copy of."""
    shipped = list(library.cards.values())
    made = []
    for at, card in enumerate(islice(cycle(shipped), max(0, number - len(shipped)))):
        copy = at // len(shipped) + 2
        address = Address(card.address.kind, f"{card.address.id}-copy-{copy}")
        path = card.path.replace(f"{card.address.id}.md", f"{address.id}.md")
        title, plain = f"{card.title}, copy {copy}", f"{card.plain_title}, copy {copy}"
        made.append((replace(card, address=address, title=title, plain_title=plain, path=path), card.address))
    return made


def _folder(card: Address) -> str:
    return next(name for name, (kind, _) in FOLDERS.items() if kind is card.kind)


def _diagram(diagram: Diagram, number: int) -> Diagram:
    """The diagram with copies of its largest figures below, at least `number` shapes in all."""
    copies: list[tuple[Figure, Placement]] = []
    count = sum(len(figure.shapes) for figure in diagram.figures)
    largest = sorted(diagram.figures, key=lambda each: -len(each.shapes))[:COPIED]
    for at, figure in enumerate(cycle(largest)):
        if count >= number:
            break
        count += len(figure.shapes)
        x, y = at % IN_ROW * ACROSS, diagram.height + at // IN_ROW * DOWN
        name = f"{figure.id}-{at // len(largest) + 2}"
        title = f"{figure.title}, copy {at // len(largest) + 2}"
        copies.append((replace(figure, id=name, title=title), Placement(name, x, y, 1.0)))
    return replace(
        diagram,
        width=max(diagram.width, float(ACROSS * min(IN_ROW, len(copies)))),
        height=diagram.height + DOWN * -(-len(copies) // IN_ROW),
        figures=(*diagram.figures, *(figure for figure, _ in copies)),
        placements=(*diagram.placements, *(place for _, place in copies)),
    )


def _entry(figure: Figure, place: Placement) -> str:
    lines = [
        "[[figures]]",
        f'id = "{figure.id}"',
        f'file = "{figure.id}.svg"',
        f'title = "{figure.title}"',
        f"x = {place.x:g}\ny = {place.y:g}\nscale = {place.scale:g}",
    ]
    lines += [
        f'{name} = "{" ".join(each)}"'
        for name, each in (("onward", figure.onward), ("deep", figure.deep))
        if each
    ]
    return "\n".join(lines) + "\n\n"
