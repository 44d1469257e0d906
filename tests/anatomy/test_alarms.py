from pathlib import Path

import pytest

from explorer.anatomy.alarms import COLUMNS, AlarmKind, AlarmPlace, read_alarms
from explorer.anatomy.structures import Felt

HEAD = ",".join(COLUMNS)
SADDLE = "saddle,dermatome,root-s3,,numbness;tingling,one,a book"
LEGS = "both-legs,region,calf,,pain,both,a book"


def read(folder: Path, *rows: str) -> tuple[tuple[AlarmPlace, ...], list[tuple[int, str]]]:
    (folder / "alarms.csv").write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    places, problems = read_alarms(folder, folder)
    return places, [(each.line, each.message) for each in problems]


def test_a_good_table_is_read(tmp_path: Path) -> None:
    near = "saddle,region,groin,45,numbness,one,a book"
    places, problems = read(tmp_path, SADDLE, near, LEGS)
    assert problems == []
    assert places == (
        AlarmPlace(AlarmKind.SADDLE, "dermatome", "root-s3", 0, (Felt.NUMBNESS, Felt.TINGLING), False),
        AlarmPlace(AlarmKind.SADDLE, "region", "groin", 45, (Felt.NUMBNESS,), False),
        AlarmPlace(AlarmKind.BOTH_LEGS, "region", "calf", 0, (Felt.PAIN,), True),
    )


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("saddle", "nose", "'nose' in 'alarm'"),
        ("dermatome", "bone", "'bone' in 'layer'"),
        ("root-s3", "S3", "not a good id"),
        (",,", ",-3,", "'-3' in 'within'"),
        (",,", ",9999,", "'9999' in 'within'"),
        ("numbness", "itch", "'itch' in 'felt'"),
        (",one,", ",left,", "must be one or both"),
    ],
)
def test_a_bad_row_is_left_out_and_named(tmp_path: Path, old: str, new: str, words: str) -> None:
    places, problems = read(tmp_path, SADDLE, SADDLE.replace(old, new, 1), LEGS)
    assert len(places) == 2
    ((line, message),) = problems
    assert line == 3
    assert words in message


def test_an_alarm_without_a_place_is_told(tmp_path: Path) -> None:
    assert read(tmp_path, LEGS)[1] == [(0, "no row says where saddle is marked")]


def test_a_missing_table_is_one_problem(tmp_path: Path) -> None:
    places, problems = read_alarms(tmp_path, tmp_path)
    assert places == ()
    assert len(problems) == 1
