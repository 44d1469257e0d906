"""A small library on disk without a single problem, to be spoilt in one place by each test."""

import csv
import hashlib
import shutil
from pathlib import Path

from content.cards import GOOD
from diagram.figures import TIBIA, TIBIAL, layer, svg, write_diagram
from explorer.files.places import Places
from explorer.library import compiled

SHIPPED = Path(__file__).parents[2]
IGNORED = shutil.ignore_patterns("differentials", "landmarks.csv")
QUESTIONS = "question,kinds,urgencies,cards,words\nWhat is it?,condition,,,"
CARD = "tarsal-tunnel-syndrome"


def small_places(folder: Path) -> Places:
    """The shipped body without landmarks, one card that every region leads to, a figure with two shapes."""
    content, assets = folder / "content", folder / "assets"
    anatomy = content / "anatomy"
    shutil.copytree(SHIPPED / "content" / "anatomy", anatomy, ignore=IGNORED)
    (anatomy / "differentials").mkdir()
    (anatomy / "differentials" / "index.csv").write_text("id,title,also,source\n", encoding="utf-8")
    _lead_every_region_to_the_card(anatomy)
    (content / "en" / "conditions").mkdir(parents=True)
    card_file(Places(assets, content)).write_text(GOOD, encoding="utf-8")
    shutil.copy(SHIPPED / "content" / "en" / "glossary.csv", content / "en")
    (content / "en" / "questions.csv").write_text(f"{QUESTIONS}\n", encoding="utf-8")
    guide = f'emergency = "condition:{CARD}"\n'
    (content / "en" / "guide.toml").write_text(guide, encoding="utf-8")
    drawing = layer(TIBIA) + layer(TIBIAL, "nerve")
    write_diagram(assets / "diagrams" / "leg-and-spine", side=svg(drawing))
    return Places(assets, content)


def card_file(places: Places) -> Path:
    """The one card."""
    return places.content / "en" / "conditions" / f"{CARD}.md"


def figure_file(places: Places) -> Path:
    """The one figure."""
    return places.assets / "diagrams" / "leg-and-spine" / "side.svg"


def change(path: Path, old: str, new: str) -> int:
    """Put `new` in the place of the first `old` in a file; its line, from 1."""
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def _lead_every_region_to_the_card(anatomy: Path) -> None:
    with (anatomy / "regions.csv").open(encoding="utf-8", newline="") as handle:
        regions = [row["id"] for row in csv.DictReader(handle)]
    rows = [f"{region},{CARD},pain,1,It hurts.\n" for region in regions]
    (anatomy / "places.csv").write_text(
        "region,condition,felt,order,sign\n" + "".join(rows), encoding="utf-8"
    )


def forge_the_text(form: Path) -> None:
    """Damage the card's text in a compiled form, and seal that again so that nobody sees it at a start."""
    head, data = compiled._HEAD, form.read_bytes()
    magic, version, length, _ = head.unpack_from(data)
    rest = bytearray(data[head.size :])
    rest[length] ^= 255
    form.write_bytes(head.pack(magic, version, length, hashlib.sha256(rest).digest()) + rest)
