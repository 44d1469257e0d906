import hashlib

import pytest

from explorer.state.kiosk import pin
from explorer.state.kiosk.pin import Attempts, check_pin, hash_pin, is_pin, is_pin_hash

SALT = bytes(range(16))
RIGHT, WRONG = "271828", "314159"


class Clock:
    """Seconds that the test sets."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def kept() -> str:
    return hash_pin(RIGHT, SALT)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No hashing, where only the counting is looked at."""
    monkeypatch.setattr(pin, "check_pin", lambda typed, kept: typed == kept)


def test_only_the_pin_opens(kept: str) -> None:
    assert check_pin(RIGHT, kept)
    assert not check_pin(WRONG, kept)
    assert not check_pin("", kept)


def test_the_hash_is_scrypt_with_its_salt_and_without_the_pin(kept: str) -> None:
    name, n, r, p, salt, key = kept.split("$")
    assert name == "scrypt"
    assert salt == SALT.hex()
    assert int(n) >= 2**14
    made = hashlib.scrypt(RIGHT.encode(), salt=SALT, n=int(n), r=int(r), p=int(p), dklen=32)
    assert key == made.hex()
    assert RIGHT not in kept


def test_another_salt_gives_another_hash(kept: str) -> None:
    assert hash_pin(RIGHT, SALT[::-1]) != kept


@pytest.mark.parametrize("text", ["", "123", "1" * 13, "12a4", "１２３４", "12 34", "-1234", "1234\n"])
def test_what_is_no_pin_is_refused(text: str) -> None:
    assert not is_pin(text)
    with pytest.raises(ValueError, match="4 to 12 digits"):
        hash_pin(text, SALT)


@pytest.mark.parametrize("salt", [b"", b"short", bytes(65)])
def test_a_salt_of_another_length_is_refused(salt: bytes) -> None:
    with pytest.raises(ValueError, match="salt"):
        hash_pin(RIGHT, salt)


@pytest.mark.parametrize(
    "change",
    [
        ("scrypt$", "md5$"),
        ("$16384$", "$2$"),
        ("$16384$", "$16385$"),
        ("$16384$", "$1048576$"),
        ("$8$", "$99$"),
        ("$1$", "$9$"),
        ("$1$", "$1$0"),
        ("$1$", "$1$$"),
    ],
)
def test_damaged_weak_and_dear_hashes_open_to_no_pin(kept: str, change: tuple[str, str]) -> None:
    spoilt = kept.replace(*change, 1)
    assert spoilt != kept
    assert not is_pin_hash(spoilt)
    assert not check_pin(RIGHT, spoilt)


def test_no_hash_opens_to_no_pin() -> None:
    assert not check_pin(RIGHT, "")
    assert not check_pin(RIGHT, RIGHT)


def test_the_fifth_wrong_try_brings_waits_of_1_5_and_15_minutes(quick: None) -> None:
    clock = Clock()
    attempts = Attempts(clock)
    for _ in range(4):
        assert not attempts.attempt(WRONG, RIGHT)
        assert attempts.wait == 0
    for minutes in (1, 5, 15, 15):
        assert not attempts.attempt(WRONG, RIGHT)
        assert attempts.wait == 60 * minutes
        clock.now += 60 * minutes - 1
        assert attempts.wait == 1
        assert not attempts.attempt(RIGHT, RIGHT), "not even the right one opens during a wait"
        clock.now += 1
        assert attempts.wait == 0
    assert attempts.attempt(RIGHT, RIGHT)


def test_the_right_pin_gives_five_new_tries(quick: None) -> None:
    attempts = Attempts(Clock())
    for _ in range(2):
        for _ in range(4):
            attempts.attempt(WRONG, RIGHT)
        assert attempts.attempt(RIGHT, RIGHT)
    assert attempts.wait == 0


def test_tries_during_a_wait_do_not_prolong_it(quick: None) -> None:
    attempts = Attempts(Clock())
    for _ in range(50):
        attempts.attempt(WRONG, RIGHT)
    assert attempts.wait == 60


def test_a_clock_set_back_shuts_nobody_out_for_longer(quick: None) -> None:
    clock = Clock()
    attempts = Attempts(clock)
    for _ in range(5):
        attempts.attempt(WRONG, RIGHT)
    clock.now -= 10_000
    assert attempts.wait == 60
