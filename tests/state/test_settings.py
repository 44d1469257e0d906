import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.library.say import Notice
from explorer.state.settings import MAX_BYTES, Settings, read_settings, write_settings

OWN = Settings("dark", 1.5, False, (-40, 0, 1024, 600), "112", True, language="de")

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(min_value=10**400, max_value=10**401)
    | st.floats()
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=5), inner, max_size=5),
    max_leaves=8,
)


def read(tmp_path: Path, text: str | bytes) -> tuple[Settings, Notice | None]:
    path = tmp_path / "settings.json"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_settings(path)


def said(notice: Notice | None) -> str:
    return notice.said() if notice else ""


def test_settings_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.json"
    for settings in (OWN, Settings()):
        write_settings(path, settings)
        assert read_settings(path) == (settings, None)
    assert [each.name for each in path.parent.iterdir()] == ["settings.json"]


def test_without_a_file_the_usual_ones_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.json") == (Settings(), None)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "3", "null", b"\xff\xfe", "[" * 10_000, '{"a": "' + "a" * MAX_BYTES + '"}'],
    ids=["empty", "cut", "list", "number", "null", "bytes", "deep", "large"],
)
def test_a_damaged_file_is_set_aside(tmp_path: Path, text: str | bytes) -> None:
    settings, notice = read(tmp_path, text)
    assert settings == Settings()
    assert "set aside" in said(notice)
    assert "settings.damaged" in said(notice)
    data = text.encode() if isinstance(text, str) else text
    assert (tmp_path / "settings.damaged").read_bytes() == data
    assert not (tmp_path / "settings.json").exists()
    assert read_settings(tmp_path / "settings.json") == (Settings(), None)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme", 3),
        ("theme", ""),
        ("theme", "a" * 41),
        ("text_scale", 0.79),
        ("text_scale", 2.01),
        ("text_scale", float("nan")),
        ("text_scale", float("inf")),
        pytest.param("text_scale", 10**400, id="text_scale-huge"),
        ("text_scale", True),
        ("text_scale", "1.0"),
        ("maximized", 1),
        ("maximized", "true"),
        ("window", [1, 2, 3]),
        ("window", [1, 2, 0, 4]),
        ("window", [1, 2, 3, True]),
        ("window", [1, 2, 3, 10**9]),
        ("window", {"x": 1}),
        ("emergency_number", " "),
        ("emergency_number", "1\n2"),
        ("emergency_number", "1" * 61),
        ("reduced_motion", None),
        ("language", None),
        ("language", "d" * 21),
        ("language", "d\ne"),
    ],
)
def test_one_bad_value_costs_only_itself(tmp_path: Path, key: str, value: Any) -> None:
    settings, notice = read(tmp_path, json.dumps({**asdict(OWN), key: value}))
    assert settings == replace(OWN, **{key: getattr(Settings(), key)})
    assert said(notice) == f"These settings were not usable and were reset: {key}."


def test_a_notice_is_said_in_the_readers_language(tmp_path: Path) -> None:
    _, notice = read(tmp_path, '{"theme": "", "maximized": 3}')
    assert notice is not None
    words = {"These settings were not usable and were reset: {about}.": "Zurückgesetzt: {about}."}
    assert notice.said(lambda text: words[text]) == "Zurückgesetzt: maximized, theme."


def test_whole_numbers_are_text_sizes_too(tmp_path: Path) -> None:
    assert read(tmp_path, '{"text_scale": 2}') == (Settings(text_scale=2.0), None)


def test_keys_of_another_version_are_passed_over(tmp_path: Path) -> None:
    assert read(tmp_path, '{"theme": "dark", "voice": "loud"}') == (Settings(theme="dark"), None)


@given(JSON | st.fixed_dictionaries({}, optional=dict.fromkeys([*asdict(OWN), "voice"], JSON)))
def test_no_json_whatever_stops_the_program(tmp_path_factory: pytest.TempPathFactory, value: Any) -> None:
    folder = tmp_path_factory.mktemp("settings")
    settings, _ = read(folder, json.dumps(value))
    write_settings(folder / "again.json", settings)
    assert read_settings(folder / "again.json") == (settings, None)


@given(st.binary(max_size=60))
def test_no_bytes_whatever_stop_the_program(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    assert isinstance(read(tmp_path_factory.mktemp("settings"), data)[0], Settings)


def test_a_folder_in_the_files_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    settings, notice = read_settings(tmp_path / "settings.json")
    assert settings == Settings()
    assert "could not be read" in said(notice)


def test_a_place_that_cannot_be_written_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OSError, match="file"):
        write_settings(tmp_path / "file" / "settings.json", OWN)


def test_a_damaged_file_that_cannot_be_set_aside_stays(tmp_path: Path) -> None:
    (tmp_path / "settings.damaged").mkdir()
    settings, notice = read(tmp_path, "{")
    assert settings == Settings()
    assert f"Your settings in {tmp_path / 'settings.json'} are damaged" in said(notice)
    assert (tmp_path / "settings.json").read_text() == "{"


def test_impossible_settings_cannot_be_made() -> None:
    with pytest.raises(ValueError, match=r"text_scale cannot be 9\.0"):
        Settings(text_scale=9.0)
