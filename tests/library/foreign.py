"""A made-up language beside the small library: its folder, its headings and its one card."""

from pathlib import Path

from content.cards import GOOD
from explorer.content.layout import ENGLISH
from explorer.files.places import Places
from library.world import CARD

CODE = "qaa-XX"


def own(word: str) -> str:
    """A heading or a name in the made-up language."""
    return f"{word} ö"


def foreign_folder(places: Places, code: str = CODE) -> Path:
    """A folder with the language's name and all its headings, and nothing else."""
    folder = places.content / code
    (folder / "conditions").mkdir(parents=True)
    headings = "".join(f'"{each}" = "{own(each)}"\n' for each in ENGLISH.headings)
    (folder / "language.toml").write_text(f'name = "Öish"\n\n[headings]\n{headings}', encoding="utf-8")
    return folder


def foreign_card(folder: Path) -> Path:
    """The one card in the language, with long words that English rules would not let through."""
    text = GOOD
    for each in sorted(ENGLISH.headings, key=len, reverse=True):
        for before, after in (("## ", "\n"), ("### ", "\n"), ("**", ".**")):
            text = text.replace(f"{before}{each}{after}", f"{before}{own(each)}{after}")
    text = text.replace("Pinched nerve inside the ankle", "Knöchelkanalengpasssyndrom")
    path = folder / "conditions" / f"{CARD}.md"
    path.write_text(text, encoding="utf-8")
    return path
