"""How much of a language is done."""

from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from explorer.anatomy.names import read_names
from explorer.content.language import read_language
from explorer.files.places import Places
from explorer.files.problem import BadFileError
from explorer.files.read import read_text
from explorer.library.folders import own_folder, translations_folder
from explorer.library.library import Library
from explorer.library.translated import outdated


@dataclass(frozen=True)
class Progress:
    """What there is of a language, and of how much; the English of `outdated` cards is newer."""

    code: str
    name: str
    cards: int
    all_cards: int
    outdated: int
    names: int
    all_names: int
    words: int
    all_words: int
    """Of the window; none where there is no file of them."""
    compiled: bool
    """Whether Qt can use the window's words."""

    def __str__(self) -> str:
        old = f" ({self.outdated} older than the English)" if self.outdated else ""
        window = f"{self.words} of {self.all_words} words of the window" if self.all_words else "no .ts file"
        ready = "" if self.compiled else " (no .qm file: run pyside6-lrelease)"
        return (
            f"{self.code} ({self.name}): {self.cards} of {self.all_cards} cards{old}, "
            f"{self.names} of {self.all_names} names, {window}{ready}"
        )


def progress(places: Places, english: Library, own: Library) -> Progress:
    """How far the language of `places` has come: `own` is the library in it. Raises nothing for bad files."""
    language, _ = read_language(own_folder(places), places.content)
    names, _ = read_names(own_folder(places), places.content, english.body)
    done = [card for card in own.cards.values() if card.language == places.language]
    words = translations_folder(places) / f"{places.language}.ts"
    finished, everything = _counted(words, places.assets)
    return Progress(
        code=places.language,
        name=language.name,
        cards=len(done),
        all_cards=len(english.cards),
        outdated=sum(outdated(card, english.cards[card.address]) for card in done),
        names=len(names),
        all_names=sum(1 for _ in english.body.addresses()),
        words=finished,
        all_words=everything,
        compiled=words.with_suffix(".qm").is_file(),
    )


def _counted(path: Path, root: Path) -> tuple[int, int]:
    """How many messages of a .ts file are translated, and how many there are; none if it cannot be read."""
    try:
        tree = fromstring(read_text(path, root), forbid_dtd=False)
    except (BadFileError, ParseError, DefusedXmlException, ValueError):
        return 0, 0
    messages = [each for each in tree.iter("message") if not _gone(each.find("translation"))]
    done = [each for each in messages if _finished(each.find("translation"))]
    return len(done), len(messages)


def _gone(translation: object) -> bool:
    return getattr(translation, "attrib", {}).get("type") in ("vanished", "obsolete")


def _finished(translation: object) -> bool:
    unfinished = getattr(translation, "attrib", {}).get("type") == "unfinished"
    return not unfinished and bool("".join(getattr(translation, "itertext", tuple)()).strip())
