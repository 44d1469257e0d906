"""Which folders and files make up the library."""

from pathlib import Path

from explorer.files.places import BASE, Places

DIAGRAM = "leg-and-spine"


def anatomy_folder(places: Places) -> Path:
    """The tables of the body."""
    return places.content / "anatomy"


def differentials_folder(places: Places) -> Path:
    """The tables of look-alikes."""
    return anatomy_folder(places) / "differentials"


def cards_folder(places: Places) -> Path:
    """The cards that every language falls back on: the English ones."""
    return places.content / BASE


def own_folder(places: Places) -> Path:
    """What there is in the language in use."""
    return places.content / places.language


def folder_of(places: Places, name: str) -> Path:
    """The folder with the file `name` in the language in use, or else in English."""
    own = own_folder(places)
    return own if (own / name).is_file() else cards_folder(places)


def translations_folder(places: Places) -> Path:
    """The words of the window in other languages, as Qt reads them."""
    return places.assets / "translations"


def pictures_folder(places: Places) -> Path:
    """The pictures of the cards."""
    return places.assets / "pictures"


def diagram_folder(places: Places) -> Path:
    """The figures of the plate."""
    return places.assets / "diagrams" / DIAGRAM
