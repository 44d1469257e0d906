from pathlib import Path

import pytest

from explorer.anatomy.landmarks import COLUMNS, NAME, read_landmarks

GOOD = "ankle,anterior,10.5,20,y,above,below,200,9,the ankle,tibia,bottom"


def read(folder: Path, *rows: str):
    (folder / NAME).write_text("\n".join([",".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
    return read_landmarks(folder, folder)


def test_a_good_row_becomes_a_landmark(tmp_path: Path) -> None:
    landmarks, problems = read(tmp_path, GOOD)
    assert problems == ()
    ankle = landmarks["ankle"]
    assert (ankle.x, ankle.y, ankle.axis, ankle.less, ankle.more) == (10.5, 20.0, "y", "above", "below")
    assert (ankle.less_mm, ankle.more_mm, ankle.name, ankle.edge) == (200.0, 9.0, "the ankle", "bottom")


def test_a_body_need_not_have_any(tmp_path: Path) -> None:
    assert read_landmarks(tmp_path, tmp_path) == ({}, ())


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("ankle,", "An kle,", "not a good id"),
        ("10.5", "ten", "'x' is not a number"),
        ("10.5", "nan", "'x' is not a number"),
        ("10.5", "-3", "'x' is not a number"),
        (",20,", ",1e99,", "'y' is not a number"),
        (",200,", ",inf,", "'less_mm' is not a number"),
        (",y,", ",z,", "must be x or y"),
        (",bottom", ",under", "'edge' must be"),
        ("the ankle", "", "'name' is empty"),
    ],
)
def test_a_bad_row_is_named_by_line_and_left_out(tmp_path: Path, old: str, new: str, says: str) -> None:
    landmarks, problems = read(tmp_path, GOOD.replace("ankle,", "knee,", 1), GOOD.replace(old, new, 1))
    assert list(landmarks) == ["knee"]
    assert [each.line for each in problems] == [3]
    assert says in problems[0].message


def test_an_id_that_stands_twice_is_named(tmp_path: Path) -> None:
    landmarks, problems = read(tmp_path, GOOD, GOOD)
    assert len(landmarks) == 1
    assert "stands twice" in problems[0].message
