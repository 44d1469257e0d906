"""What a kiosk starts with, whatever became of its file: never open, never without a word."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.library.library import Library
from explorer.state.kiosk.opening import Opening, Way, kept_path, open_policy
from explorer.state.kiosk.pin import hash_pin
from explorer.state.kiosk.policy import KioskPolicy
from explorer.state.kiosk.policy_file import write_policy

PIN = hash_pin("2468", b"s" * 16)
GOOD = KioskPolicy(clinic_name="Harbour Street", pin=PIN, idle_seconds=60)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config" / "kiosk.toml"


@pytest.fixture
def kept(tmp_path: Path, config: Path) -> Path:
    return kept_path(tmp_path / "data", config)


def opened(config: Path, kept: Path) -> Opening:
    return open_policy(config, kept, Library())


def test_nothing_there_leads_to_the_set_up_and_leaves_nothing(config: Path, kept: Path) -> None:
    assert opened(config, kept) == Opening(Way.SET_UP, KioskPolicy())
    assert not kept.exists()


def test_a_good_file_is_in_force_and_kept(config: Path, kept: Path) -> None:
    write_policy(config, GOOD, Library())
    assert opened(config, kept) == Opening(Way.RUN, GOOD)
    assert kept.read_bytes() == config.read_bytes()


def test_one_bad_value_costs_that_value_and_not_the_pin(config: Path, kept: Path) -> None:
    config.parent.mkdir()
    config.write_text(f'idle_seconds = 5\npin = "{PIN}"\nclinic_name = "Harbour Street"\n')
    start = opened(config, kept)
    assert start.way is Way.RUN
    assert start.policy == KioskPolicy(clinic_name="Harbour Street", pin=PIN)
    assert [str(each) for each in start.problems] == [
        "kiosk.toml:1: 'idle_seconds' must be a whole number from 10 to 3600"
    ]


@pytest.mark.parametrize("ruin", ["not TOML", "gone", "a folder", "no text", "too large"])
def test_a_file_that_cannot_be_read_is_covered_by_the_last_good_one(
    config: Path, kept: Path, ruin: str
) -> None:
    write_policy(config, GOOD, Library())
    opened(config, kept)
    config.unlink()
    match ruin:
        case "not TOML":
            config.write_text("idle_seconds 60\n")
        case "a folder":
            config.mkdir()
        case "no text":
            config.write_bytes(b"\xff\xfe\x00")
        case "too large":
            config.write_text("#" * 100_000)
    start = opened(config, kept)
    assert (start.way, start.policy) == (Way.RUN, GOOD)
    said = " ".join(each.message for each in start.problems)
    assert "its last good copy is in force, with its PIN" in said
    assert len(start.problems) == (1 if ruin == "gone" else 2)


def test_the_pin_in_plain_digits_leaves_the_last_good_pin_in_force(config: Path, kept: Path) -> None:
    write_policy(config, GOOD, Library())
    opened(config, kept)
    config.write_text('clinic_name = "New name"\npin = "1234"\n')
    start = opened(config, kept)
    assert start.policy == KioskPolicy(clinic_name="New name", pin=PIN)
    assert "kiosk.toml:2: the last good PIN is still in force" in map(str, start.problems)
    assert "1234" not in kept.read_text(), "the copy stays the good one"


def test_a_damaged_pin_without_a_copy_opens_nothing(config: Path, kept: Path) -> None:
    config.parent.mkdir()
    config.write_text("pin = 1234\n")
    start = opened(config, kept)
    assert (start.way, start.policy.pin) == (Way.RUN, "")
    assert "kiosk.toml:1: no PIN is in force: none can open the kiosk" in map(str, start.problems)


def test_a_pin_that_was_taken_out_is_out(config: Path, kept: Path) -> None:
    write_policy(config, GOOD, Library())
    opened(config, kept)
    config.write_text("idle_seconds = 60\n")
    assert opened(config, kept) == Opening(Way.RUN, KioskPolicy(idle_seconds=60))


def test_a_first_file_that_cannot_be_read_asks_with_its_line(config: Path, kept: Path) -> None:
    config.parent.mkdir()
    config.write_text("idle_seconds = 60\nprinting: true\n")
    start = opened(config, kept)
    assert (start.way, start.policy) == (Way.ASK, KioskPolicy())
    (problem,) = start.problems
    assert str(problem).startswith("kiosk.toml:2: is not TOML")


def test_a_damaged_copy_counts_as_none(config: Path, kept: Path) -> None:
    kept.parent.mkdir()
    kept.write_text("= = =")
    assert opened(config, kept).way is Way.SET_UP


def test_a_disk_that_takes_no_copy_is_said_and_stops_nothing(config: Path, kept: Path) -> None:
    write_policy(config, GOOD, Library())
    kept.parent.write_text("a file where the folder should be")
    start = opened(config, kept)
    assert (start.way, start.policy) == (Way.RUN, GOOD)
    (problem,) = start.problems
    assert "cannot be kept" in problem.message


def test_each_file_has_a_copy_of_its_own(tmp_path: Path) -> None:
    one, other = (kept_path(tmp_path, tmp_path / each / "kiosk.toml") for each in "ab")
    assert one != other
    assert kept_path(tmp_path, Path("kiosk.toml")) == kept_path(tmp_path, Path.cwd() / "kiosk.toml")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode())))
def test_whatever_the_file_holds_the_last_good_pin_or_no_pin_is_in_force(tmp_path: Path, data: bytes) -> None:
    config = tmp_path / "kiosk.toml"
    kept = kept_path(tmp_path, config)
    write_policy(kept, GOOD, Library())
    config.write_bytes(data)
    start = opened(config, kept)
    assert start.way is Way.RUN
    assert start.policy.pin in ("", PIN)
    assert start.policy.pin or b"pin" not in data
    config.unlink()
