"""The files for the clinic: they parse, say what the program reads, and name options that there are."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from explorer import cli
from explorer.commands import qt
from explorer.commands.asked import UNUSABLE
from explorer.files.places import Places, user_places
from explorer.library.library import Library
from explorer.state.kiosk.pin import CLOSED_BY_STAFF
from explorer.state.kiosk.policy import KioskPolicy, parse_policy
from explorer.state.kiosk.policy_file import policy_text
from explorer.ui.kiosk.mishaps import BROKEN

SCRIPTS = ("start-cage.sh", "nerve-explorer-kiosk")


@pytest.fixture
def kiosk(places: Places) -> Path:
    return places.assets / "kiosk"


def ini(path: Path) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",), comment_prefixes=("#",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(path.read_text(encoding="utf-8"))
    return parser


def test_the_example_is_the_usual_policy_with_a_word_on_every_key(kiosk: Path, library: Library) -> None:
    text = (kiosk / "kiosk.toml").read_text(encoding="utf-8")
    assert parse_policy(text, kiosk / "kiosk.toml", library) == (KioskPolicy(), ())
    assert text == policy_text(KioskPolicy(), kiosk), "write it anew with policy_text"


def test_the_unit_starts_the_kiosk_again_but_not_when_staff_closed_it(kiosk: Path) -> None:
    unit = ini(kiosk / "nerve-explorer-kiosk.service")
    assert unit.sections() == ["Unit", "Service", "Install"]
    assert unit["Service"]["Restart"] == "always"
    assert unit["Unit"]["StartLimitIntervalSec"] == "0", "or systemd gives up after five quick ends"
    assert unit["Service"]["RestartPreventExitStatus"] == str(CLOSED_BY_STAFF)
    assert unit["Service"]["ExecStart"].endswith("/nerve-explorer --kiosk")
    assert unit["Install"]["WantedBy"] == unit["Unit"]["PartOf"]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_knows_every_key_of_the_unit(kiosk: Path, tmp_path: Path) -> None:
    unit = tmp_path / "nerve-explorer-kiosk.service"
    text = (kiosk / unit.name).read_text(encoding="utf-8")
    unit.write_text(re.sub(r"(?m)^ExecStart=.*", "ExecStart=/bin/true --kiosk", text), encoding="utf-8")
    said = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", str(unit)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    ).stderr
    assert not re.search(r"Unknown|Failed to parse|Invalid", said), said


def test_the_autostart_file_starts_the_unit(kiosk: Path) -> None:
    entry = ini(kiosk / "nerve-explorer-kiosk.desktop")["Desktop Entry"]
    assert (entry["Type"], entry["Terminal"]) == ("Application", "false")
    assert entry["Name"]
    assert "start nerve-explorer-kiosk.service" in entry["Exec"]
    assert (kiosk / "nerve-explorer-kiosk.service").is_file()


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_scripts_are_sound_and_can_be_started(kiosk: Path, name: str) -> None:
    script = kiosk / name
    assert script.stat().st_mode & 0o111
    subprocess.run(["sh", "-n", str(script)], check=True, timeout=30)
    assert "nerve-explorer --kiosk" in script.read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("sh") is None, reason="there is no shell")
def test_cage_is_started_again_until_staff_close_the_kiosk(kiosk: Path, tmp_path: Path) -> None:
    programs = {
        # Stands for cage: runs what follows --.
        "cage": 'while [ "$1" != -- ]; do shift; done; shift; exec "$@"',
        # Crashes twice, then is closed by staff.
        "nerve-explorer": 'echo "$@" >> "$RUNS"; [ $(wc -l < "$RUNS") -lt 3 ] && exit 1; exit 64',
        "sleep": "exit 0",
    }
    for name, lines in programs.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{lines}\n")
        (tmp_path / name).chmod(0o755)
    environment = {"PATH": f"{tmp_path}:/usr/bin:/bin", "XDG_RUNTIME_DIR": str(tmp_path)}
    environment["RUNS"] = str(tmp_path / "runs")
    subprocess.run([str(kiosk / "start-cage.sh")], env=environment, check=True, timeout=60)
    assert (tmp_path / "runs").read_text() == "--kiosk\n" * 3


def started(kiosk: Path) -> dict[str, list[str]]:
    """What follows the program's name wherever a file starts it."""
    found = {}
    for path in sorted(kiosk.iterdir()):
        text = path.read_text(encoding="utf-8")
        lines = [each for each in text.splitlines() if not each.lstrip().startswith("#")]
        words = re.findall(r"(?:nerve-explorer|-m explorer)((?: --[\w-]+)+)", "\n".join(lines))
        if words:
            found[path.name] = [each.strip() for each in words]
    return found


def test_every_start_file_names_options_that_the_program_has(
    kiosk: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    called: list[tuple[Path, bool]] = []

    class App:
        @staticmethod
        def open_kiosk(_places: Places, config: Path, set_up: bool) -> int:
            called.append((config, set_up))
            return 0

    monkeypatch.setattr(qt, "the_app", App)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    found = started(kiosk)
    assert set(found) == {
        "assigned-access.xml",
        "nerve-explorer-kiosk",
        "nerve-explorer-kiosk.service",
        "start-cage.sh",
    }
    for lines in found.values():
        for words in lines:
            assert cli.run(words.split()) == 0
    assert set(called) == {(user_places().kiosk, False)}, "the set-up page writes what they read"


def test_the_start_files_know_every_status_that_the_kiosk_ends_with(kiosk: Path) -> None:
    """Started again after a crash, a fault too many, or a second start; not when staff closed it."""
    assert len({0, 1, UNUSABLE, BROKEN, CLOSED_BY_STAFF}) == 5
    unit = ini(kiosk / "nerve-explorer-kiosk.service")
    assert unit["Service"]["RestartPreventExitStatus"].split() == [str(CLOSED_BY_STAFF)]
    assert f"= {CLOSED_BY_STAFF} ] && exit 0" in (kiosk / "start-cage.sh").read_text(encoding="utf-8")


def test_weston_starts_the_script_in_its_kiosk_shell(kiosk: Path) -> None:
    weston = ini(kiosk / "weston.ini")
    assert weston["core"]["shell"] == "kiosk-shell.so"
    assert (kiosk / Path(weston["autolaunch"]["path"]).name).is_file()
    assert weston["autolaunch"]["watch"] == "true"


def test_assigned_access_names_one_profile_that_starts_the_kiosk(kiosk: Path) -> None:
    root = ElementTree.parse(kiosk / "assigned-access.xml").getroot()
    own = "{http://schemas.microsoft.com/AssignedAccess/2017/config}"
    v4 = "{http://schemas.microsoft.com/AssignedAccess/2021/config}"
    (profile,) = root.iter(f"{own}Profile")
    (used,) = root.iter(f"{own}DefaultProfile")
    (program,) = root.iter(f"{own}KioskModeApp")
    assert profile.get("Id") == used.get("Id")
    assert program.get(f"{v4}ClassicAppPath", "").endswith("pythonw.exe")
    assert program.get(f"{v4}ClassicAppArguments") == "-m explorer --kiosk"
