"""Languages that are read from right to left, held against what Qt knows of all of them."""

import pytest

from explorer.content.direction import is_right_to_left


@pytest.mark.parametrize(
    ("code", "right"),
    [
        ("en", False),
        ("de-AT", False),
        ("ar", True),
        ("ar-EG", True),
        ("he_IL", True),
        ("fa", True),
        ("az-Arab", True),
        ("ks-Deva", False),
        ("uz-Latn-UZ", False),
        ("zh-Hant", False),
    ],
)
def test_a_language_or_the_script_it_names_says_which_way_it_is_read(code: str, right: bool) -> None:
    assert is_right_to_left(code) == right


def test_qt_reads_every_language_the_same_way() -> None:
    core = pytest.importorskip("PySide6.QtCore")
    known = {core.QLocale.languageToCode(each) for each in core.QLocale.Language} - {"", "C"}
    right = {
        each for each in known if core.QLocale(each).textDirection() is core.Qt.LayoutDirection.RightToLeft
    }
    assert {each for each in known if is_right_to_left(each)} == right
    assert len(right) > 10
