"""The clinic's logo and name, from files that may be anything."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from explorer.state.kiosk.policy import KioskPolicy
from explorer.ui.kiosk.clinic import WIDEST, Clinic, logo_picture

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20">'
    '<rect width="40" height="20"/></svg>'
)


@pytest.fixture
def png(tmp_path: Path) -> Callable[[int, int], Path]:
    def made(width: int, height: int) -> Path:
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(QColor("red"))
        path = tmp_path / "logo.png"
        assert image.save(str(path))
        return path

    return made


@pytest.mark.parametrize(("size", "shown"), [((400, 200), (160, 80)), ((2000, 20), (320, 3))])
def test_a_png_keeps_its_shape(
    qapp: object, png: Callable[[int, int], Path], size: tuple[int, int], shown: tuple[int, int]
) -> None:
    picture = logo_picture(png(*size), 80, 1.0)
    assert picture is not None
    assert (picture.width(), picture.height()) == shown
    assert picture.width() <= 80 * WIDEST
    assert picture.toImage().pixelColor(1, 1) == QColor("red")


def test_an_svg_is_drawn_sharp(qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "logo.svg"
    path.write_text(SVG)
    picture = logo_picture(path, 80, 2.0)
    assert picture is not None
    assert (picture.width(), picture.height(), picture.devicePixelRatio()) == (320, 160, 2.0)
    assert picture.toImage().pixelColor(160, 80) == QColor("black")


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", SVG.encode()])
def test_what_is_no_picture_is_left_out_and_the_name_stays(qapp: object, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(data)
    clinic = Clinic(KioskPolicy(clinic_name="<b>Harbour</b>", logo=path), 80)
    assert clinic.logo.isHidden()
    assert clinic.name.text() == "<b>Harbour</b>"
    assert not clinic.isHidden()
    gone = Clinic(KioskPolicy(logo=tmp_path / "none.svg"), 80)
    assert gone.isHidden()
    for each in (clinic, gone):
        each.deleteLater()
