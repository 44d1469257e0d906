from collections.abc import Callable
from contextlib import suppress
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.anatomy.address import Address, parse_address
from explorer.files.problem import Problem
from explorer.library.library import Library
from explorer.state.kiosk.lines import TomlError, parse_toml
from explorer.state.kiosk.night import Night
from explorer.state.kiosk.pin import hash_pin
from explorer.state.kiosk.policy import KEYS, MAX_BYTES, KioskPolicy, parse_policy, read_policy
from explorer.state.kiosk.policy_file import KEYS as WRITTEN
from explorer.state.kiosk.policy_file import policy_text, write_policy

HASH = hash_pin("271828", bytes(16))
USUAL = KioskPolicy()
SCIATICA, FOOT_DROP = (parse_address(f"condition:{each}") for each in ("sciatica", "foot-drop"))
Read = Callable[[str], tuple[KioskPolicy, tuple[Problem, ...]]]


@pytest.fixture
def read(tmp_path: Path, library: Library) -> Read:
    path = tmp_path / "kiosk.toml"

    def from_text(text: str) -> tuple[KioskPolicy, tuple[Problem, ...]]:
        path.write_text(text, encoding="utf-8")
        return read_policy(path, library)

    return from_text


def test_without_a_file_the_usual_policy_holds(tmp_path: Path, library: Library) -> None:
    assert read_policy(tmp_path / "kiosk.toml", library) == (USUAL, ())
    assert (USUAL.idle_seconds, USUAL.grace_seconds) == (90, 30)
    assert (USUAL.printing, USUAL.sound, USUAL.counts) == (False, False, False)


def test_every_key_is_read(read: Read, tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20">'
        '<rect x="1" y="1" width="9" height="9"/></svg>'
    )
    policy, problems = read(
        f"""
idle_seconds = 60
grace_seconds = 20
languages = ["en"]
include = ["condition:sciatica", "condition:foot-drop"]
exclude = ["condition:foot-drop"]
hidden_sections = ["causes"]
start_region = "calf"
clinic_name = "Praxis Dr. Müller"
logo = "logo.svg"
emergency_number = "112"
printing = true
sound = true
night_from = 22:00:00
night_to = "6:30"
night_dim = 0.4
pin = "{HASH}"
counts = true
pixels_per_mm = 4
"""
    )
    assert problems == ()
    assert policy == KioskPolicy(
        60,
        20,
        ("en",),
        (SCIATICA, FOOT_DROP),
        (FOOT_DROP,),
        ("causes",),
        parse_address("region:calf"),
        "Praxis Dr. Müller",
        tmp_path / "logo.svg",
        "112",
        True,
        True,
        Night(time(22), time(6, 30), 0.4),
        HASH,
        True,
        4.0,
    )


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("idle_seconds = 5", 1, "from 10 to 3600"),
        ("\n\nidle_seconds = true", 3, "whole number"),
        ("idle_seconds = 90.0", 1, "whole number"),
        ("grace_seconds = 100000000000000000000000", 1, "from 5 to 600"),
        ("printing = 1", 1, "true or false"),
        ('languages = ["xx"]', 1, "cards in: en"),
        ("languages = []", 1, "at least one"),
        ('include = "condition:sciatica"', 1, "list of texts"),
        (
            'include = [\n "condition:sciatica",\n "condition:sciatika",\n]',
            3,
            "did you mean condition:sciatica",
        ),
        ('include = ["nerve:tibial"]', 1, "no card"),
        ('include = ["nonsense"]', 1, "write kind:id"),
        ('exclude = ["condition:cauda-equina-syndrome"]', 1, "cannot hide"),
        ('hidden_sections = ["cause"]', 1, "did you mean 'causes'"),
        ('hidden_sections = ["get-help"]', 1, "cannot hide"),
        ('start_region = "region:nose"', 1, "must be one of: lower-back"),
        ('start_region = "condition:sciatica"', 1, "must be one of"),
        ("clinic_name = 3", 1, "one line"),
        ('clinic_name = "a\\nb"', 1, "one line"),
        ('emergency_number = " "', 1, "not be empty"),
        ('logo = "none.png"', 1, "is not a file"),
        ('logo = "kiosk.toml"', 1, "neither a PNG nor an SVG"),
        ('logo = "../logo.png"', 1, "outside"),
        ('logo = "a\\u0000.png"', 1, "must be the name"),
        ('night_from = "25:00"\nnight_to = "06:00"', 1, "time of the day"),
        ('\nnight_from = "22:00"', 2, "both needed"),
        ('night_from = "22:00"\nnight_to = "22:00"', 1, "the same"),
        ("night_dim = 0.5", 1, "needs 'night_from'"),
        ('night_dim = 1.0\nnight_from = "22:00"\nnight_to = "05:00"', 1, "from 0 to 0.9"),
        ("night_dim = nan", 1, "number from"),
        ("pixels_per_mm = inf", 1, "number from 1 to 40"),
        ('pin = "2718"', 1, "never the PIN itself"),
        ("pin = 2718", 1, "never the PIN itself"),
        ("\nvolume = 3", 2, "is not a key of kiosk.toml"),
        ("\n[night]\nfrom = 3", 2, "is not a key"),
        ('"a\\nb" = 3', 0, "is not a key"),
        ("idle_seconds = 60\nidle_seconds = 70", 2, "is not TOML"),
        ("idle_seconds =", 1, "is not TOML"),
        ("x = " + "[" * 5000, 0, "TOML"),
        ("x = 1979-13-40", 1, "TOML"),
    ],
)
def test_each_fault_is_named_with_its_line_and_costs_only_itself(
    read: Read, text: str, line: int, words: str
) -> None:
    policy, problems = read(text)
    problem = next(each for each in problems if words in each.message)
    assert (problem.path, problem.line) == ("kiosk.toml", line)
    assert "2718" not in str(problem), "a PIN is not repeated"
    assert policy.pin == ""
    assert policy.night is None or policy.night.dim == Night.dim


def test_a_fault_leaves_the_other_values_in_force(read: Read) -> None:
    policy, problems = read('idle_seconds = "soon"\nprinting = true\nwhat = 1\ngrace_seconds = 45')
    assert policy == KioskPolicy(printing=True, grace_seconds=45)
    assert [each.line for each in problems] == [1, 3]


@pytest.mark.parametrize("data", [b"\xff\xfe", b"#" * (MAX_BYTES + 1)], ids=["bytes", "large"])
def test_a_damaged_file_gives_the_usual_policy_and_stays_as_it_is(
    tmp_path: Path, library: Library, data: bytes
) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_bytes(data)
    policy, problems = read_policy(path, library)
    assert policy == USUAL
    assert len(problems) == 1
    assert path.read_bytes() == data


def test_a_folder_in_the_files_place_is_told(tmp_path: Path, library: Library) -> None:
    (tmp_path / "kiosk.toml").mkdir()
    policy, (problem,) = read_policy(tmp_path / "kiosk.toml", library)
    assert policy == USUAL
    assert "is not a file" in problem.message


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("logo.png", b"\x89PNG", "not a PNG"),
        ("logo.png", b"GIF89a" + bytes(40), "not a PNG"),
        ("logo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (9000).to_bytes(4, "big") * 2, "4,000 pixels"),
        ("logo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(8), "4,000 pixels"),
        ("logo.png", bytes(1_000_001), "1,000,000 bytes"),
        ("logo.svg", b"<svg/>", "fault in line 1"),
        ("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "fault in line 1"),
        ("logo.svg", b"\xff", "UTF-8"),
    ],
)
def test_a_logo_that_cannot_be_trusted_is_not_shown(
    read: Read, tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(data)
    policy, (problem,) = read(f'logo = "{name}"')
    assert policy.logo is None
    assert words in problem.message


def test_a_sound_png_is_taken(read: Read, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (64).to_bytes(4, "big") * 2)
    assert read('logo = "logo.png"') == (KioskPolicy(logo=tmp_path / "logo.png"), ())


def test_the_hash_of_the_pin_is_not_printed() -> None:
    assert "scrypt" not in repr(KioskPolicy(pin=HASH))


def test_cards_are_shown_as_the_clinic_says_but_emergencies_always(library: Library) -> None:
    emergency = library.emergencies[0].address
    only = KioskPolicy(include=(SCIATICA, FOOT_DROP), exclude=(FOOT_DROP,))
    other = parse_address("condition:tarsal-tunnel-syndrome")
    assert [only.shows(each, library) for each in (SCIATICA, FOOT_DROP, other, emergency)] == [
        True,
        False,
        False,
        True,
    ]
    assert all(USUAL.shows(each, library) for each in library.cards)
    assert KioskPolicy(exclude=(emergency,)).shows(emergency, library)
    assert only.shows(Address.nerve("tibial"), library)
    assert not USUAL.shows(parse_address("condition:nothing"), library)


def test_sections_are_hidden_but_never_when_to_get_help() -> None:
    policy = KioskPolicy(hidden_sections=("causes", "get-help"))
    assert not policy.shows_section("causes")
    assert policy.shows_section("get-help")
    assert not USUAL.shows_section("clinical-detail")


POLICIES = st.builds(
    KioskPolicy,
    idle_seconds=st.integers(10, 3600),
    grace_seconds=st.integers(5, 600),
    include=st.sampled_from([(), (SCIATICA,), (SCIATICA, FOOT_DROP)]),
    exclude=st.sampled_from([(), (FOOT_DROP,)]),
    hidden_sections=st.sampled_from([(), ("clinical-detail",), ("causes", "treatments")]),
    start_region=st.sampled_from([None, parse_address("region:sole")]),
    clinic_name=st.text(max_size=80).filter(str.isprintable).map(str.strip),
    emergency_number=st.text(min_size=1, max_size=60)
    .filter(str.isprintable)
    .map(str.strip)
    .filter(lambda text: text != ""),
    printing=st.booleans(),
    sound=st.booleans(),
    night=st.none()
    | st.builds(
        lambda start, more, dim: Night(
            time(*divmod(start, 60)), time(*divmod((start + more) % 1440, 60)), dim
        ),
        st.integers(0, 1439),
        st.integers(1, 1439),
        st.floats(0, 0.9),
    ),
    pin=st.sampled_from(["", HASH]),
    counts=st.booleans(),
    pixels_per_mm=st.none() | st.floats(1, 40),
)


@given(POLICIES)
@settings(max_examples=60)
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, library: Library, policy: KioskPolicy
) -> None:
    path = tmp_path_factory.mktemp("kiosk") / "kiosk.toml"
    write_policy(path, policy, library)
    assert read_policy(path, library) == (policy, ())


VALUES: st.SearchStrategy[Any] = st.sampled_from(
    [
        "true",
        "3",
        "-1",
        "1e400",
        "nan",
        '"x"',
        '""',
        "[]",
        '["en"]',
        "[1]",
        "{}",
        "22:00:00",
        "1979-05-27",
        "'",
    ]
) | st.text(max_size=12)


@given(st.lists(st.tuples(st.sampled_from([*KEYS, "volume"]) | st.text(max_size=6), VALUES), max_size=6))
@settings(max_examples=150)
def test_no_text_whatever_stops_the_program(library: Library, entries: list[tuple[str, str]]) -> None:
    text = "".join(f"{key} = {value}\n" for key, value in entries)
    policy, problems = parse_policy(text, Path("/nowhere/kiosk.toml"), library)
    assert isinstance(policy, KioskPolicy)
    lines = text.count("\n") + 1
    assert all(0 <= each.line <= lines and each.message for each in problems)


@given(st.text(max_size=200))
def test_no_text_gives_another_error_than_ours(text: str) -> None:
    with suppress(TomlError):
        assert isinstance(parse_toml(text), dict)


def test_a_policy_that_its_file_cannot_say_is_not_written(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "kiosk.toml"
    for policy, words in (
        (KioskPolicy(clinic_name="x" * 81), "80 characters"),
        (KioskPolicy(clinic_name=" x"), "cannot say"),
        (KioskPolicy(pin="2718"), "never the PIN"),
        (KioskPolicy(exclude=(parse_address("condition:nothing"),)), "no card"),
        (KioskPolicy(logo=Path("/elsewhere/logo.png")), "must lie in"),
        (KioskPolicy(night=Night(time(22, 0, 5), time(6))), "cannot say"),
    ):
        with pytest.raises(ValueError, match=words):
            write_policy(path, policy, library)
    assert not path.exists()


def test_a_file_that_was_there_is_kept(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("# mine\n")
    write_policy(path, USUAL, library)
    write_policy(path, USUAL, library)
    assert (tmp_path / "kiosk.toml.old").read_text() == "# mine\n"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["kiosk.toml", "kiosk.toml.old"]


def test_a_place_that_cannot_be_written_is_an_os_error(tmp_path: Path, library: Library) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OSError, match="file"):
        write_policy(tmp_path / "file" / "kiosk.toml", USUAL, library)


def test_every_key_is_explained_in_the_file() -> None:
    assert [key for key, _, _ in WRITTEN] == list(KEYS)
    text = policy_text(USUAL, Path("/"))
    examples = "\n".join(line.removeprefix("# ") for line in text.split("\n") if " = " in line)
    assert parse_toml(examples).keys() == KEYS.keys()
