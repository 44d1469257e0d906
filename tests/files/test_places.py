from pathlib import Path

import pytest

from explorer.files import places as places_module
from explorer.files.places import find_places, user_places

TOP = Path(__file__).resolve().parents[2]


def test_a_checkout_finds_its_own_folders() -> None:
    places = find_places()
    assert places.assets == TOP / "assets"
    assert places.content == TOP / "content"


def test_given_folders_win(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    places = find_places(content=tmp_path / "mine")
    assert places.content == tmp_path / "mine"
    assert places.assets == TOP / "assets"


def test_installed_data_win_over_a_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("explorer/_data/assets", "explorer/_data/content", "assets", "content", "explorer/files"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.setattr(places_module, "__file__", str(tmp_path / "explorer/files/places.py"))
    assert find_places().assets == tmp_path / "explorer/_data/assets"
    assert find_places().content == tmp_path / "explorer/_data/content"


@pytest.mark.parametrize("name", ["assets", "content"])
def test_a_missing_folder_is_named_with_the_option_that_mends_it(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileNotFoundError, match=f"no folder .*nowhere.*--{name}"):
        find_places(**{name: tmp_path / "nowhere"})


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("x")
    with pytest.raises(FileNotFoundError, match="--content"):
        find_places(content=tmp_path / "content")


def test_asking_for_the_users_folders_makes_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / name))
    mine = user_places()
    assert "nerve-explorer" in mine.settings.parts
    assert mine.settings.name == "settings.json"
    assert not mine.settings.is_relative_to(mine.cache)
    assert list(tmp_path.iterdir()) == []
