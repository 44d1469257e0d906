"""Which folders make up the library."""

from pathlib import Path

from explorer.files.places import Places

DIAGRAM = "leg-and-spine"
LANGUAGE = "en"


def anatomy_folder(places: Places) -> Path:
    """The tables of the body."""
    return places.content / "anatomy"


def differentials_folder(places: Places) -> Path:
    """The tables of look-alikes."""
    return anatomy_folder(places) / "differentials"


def cards_folder(places: Places) -> Path:
    """The cards, in the language in use."""
    return places.content / LANGUAGE


def pictures_folder(places: Places) -> Path:
    """The pictures of the cards."""
    return places.assets / "pictures"


def diagram_folder(places: Places) -> Path:
    """The figures of the plate."""
    return places.assets / "diagrams" / DIAGRAM
