"""The plate looks as it did when someone last looked at it and found it good."""

import os
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from explorer.anatomy.address import Side, parse_address
from explorer.library.library import Library
from explorer.library.lighting import lighting
from explorer.library.selection import Selection
from explorer.ui.diagram.view import DiagramView
from explorer.ui.theme import Theme

KEPT = Path(__file__).with_name("common-fibular-right.png")
FIBULAR = parse_address("nerve:common-fibular")
SIZE = 600, 500
MOST_MEAN = 4.0
"""Of 255, over all pixels and colours: fonts and antialiasing differ from machine to machine."""
FAR, MOST_FAR = 48, 0.01
"""A pixel so much off (of 255) shows something else; so many of all pixels may."""


def plate(qtbot: QtBot, library: Library, theme: Theme, side: Side | None) -> QImage:
    """The plate with the common fibular nerve lit on a side, or on none."""
    parents = {nerve.id: nerve.parents for nerve in library.body.nerves.values()}
    view = DiagramView(library.diagram, parents, theme, lambda address, _language: library.name_of(address))
    qtbot.addWidget(view)
    view.reduced_motion = True
    view.resize(*SIZE)
    if side:
        view.light(lighting(library, Selection(FIBULAR, side, FIBULAR, FIBULAR)))
    view.show()
    qtbot.waitExposed(view)
    view.settle()
    return view.picture().toImage()


def colours(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    return pixels[:, : image.width(), :3].astype(int)


def apart(one: QImage, other: QImage) -> tuple[float, float]:
    """How far two pictures differ on average, and the share of pixels that show something else."""
    difference = np.abs(colours(one) - colours(other))
    return float(difference.mean()), float((difference.max(axis=2) > FAR).mean())


def test_the_lit_plate_looks_as_it_did(qtbot: QtBot, library: Library, theme: Theme, tmp_path: Path) -> None:
    """Compares with the kept picture, generously.

    After a change that is meant to be seen, renew the picture, look at it, and keep it:

        RENEW_PICTURES=1 python -m pytest tests/ui/golden
    """
    now = plate(qtbot, library, theme, Side.RIGHT)
    assert (now.width(), now.height()) == SIZE
    if os.environ.get("RENEW_PICTURES"):
        assert now.save(str(KEPT))
        pytest.skip(f"renewed {KEPT.name}: look at it")
    mean, far = apart(now, QImage(str(KEPT)))
    if mean > MOST_MEAN or far > MOST_FAR:
        seen = tmp_path / "now.png"
        now.save(str(seen))
        pytest.fail(f"differs by {mean:.2f} on average, {far:.1%} of it much; see {seen}, and {__doc__}")


@pytest.mark.parametrize("side", [None, Side.LEFT])
def test_another_light_would_be_noticed(
    qtbot: QtBot, library: Library, theme: Theme, side: Side | None
) -> None:
    mean, far = apart(plate(qtbot, library, theme, side), QImage(str(KEPT)))
    assert mean > MOST_MEAN or far > MOST_FAR
