"""The staff's PIN: kept as a scrypt hash, checked slowly, and not to be found by trying."""

import hashlib
import hmac
import re
from collections.abc import Callable

DIGITS = (4, 12)
"""The fewest and the most digits of a PIN."""
SALT_BYTES = 16
FREE_TRIES = 5
WAITS = (60.0, 300.0, 900.0)
"""Seconds to wait after the last free try, after the next wrong one, and after each further one."""

CLOSED_BY_STAFF = 64
"""The exit status of a kiosk that was closed with the PIN; the start files then leave it closed."""

_COST, _BLOCK, _LANES = 2**14, 8, 1
_KEY_BYTES = 32
_MOST_COST, _MOST_BLOCK, _MOST_LANES = 2**17, 16, 4
_FORM = re.compile(r"scrypt\$([0-9]{1,7})\$([0-9]{1,2})\$([0-9])\$([0-9a-f]{32,128})\$([0-9a-f]{64})")


def is_pin(text: str) -> bool:
    """Whether `text` can be a PIN: 4 to 12 of the digits 0 to 9."""
    return text.isascii() and text.isdecimal() and DIGITS[0] <= len(text) <= DIGITS[1]


def hash_pin(pin: str, salt: bytes) -> str:
    """`pin` as it may be kept: `scrypt$N$r$p$salt$key`, the last two as hexadecimal digits.

    `salt` is 16 to 64 random bytes. Raises ValueError if `pin` is no PIN or the salt is of another length.
    """
    if not is_pin(pin):
        raise ValueError(f"a PIN has {DIGITS[0]} to {DIGITS[1]} digits")
    if not SALT_BYTES <= len(salt) <= 4 * SALT_BYTES:
        raise ValueError(f"the salt must have {SALT_BYTES} to {4 * SALT_BYTES} bytes")
    key = _key(pin, salt, _COST, _BLOCK, _LANES)
    return f"scrypt${_COST}${_BLOCK}${_LANES}${salt.hex()}${key.hex()}"


def is_pin_hash(text: str) -> bool:
    """Whether `text` is what `hash_pin` writes, with a cost that this program will pay."""
    return _parts(text) is not None


def check_pin(pin: str, kept: str) -> bool:
    """Whether `pin` is the one that `kept` was made from; False if `kept` is no such hash.

    Takes about a twentieth of a second; how long does not depend on which digits are right.
    """
    parts = _parts(kept)
    if parts is None or not is_pin(pin):
        return False
    cost, block, lanes, salt, key = parts
    return hmac.compare_digest(_key(pin, salt, cost, block, lanes), key)


class Attempts:
    """Tries at the PIN: five, then a wait of 1, of 5 and of 15 minutes, each with one try after it.

    `clock` gives seconds that never run backwards. Nothing is kept on disk: a restart forgets the tries.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._wrong = 0
        self._since = 0.0
        """When the last wrong try was."""

    @property
    def wait(self) -> float:
        """Seconds until the next try counts; 0 if one may be made now."""
        late = self._wrong - FREE_TRIES
        if late < 0:
            return 0.0
        # A clock that was set back must not shut the staff out for longer than the wait.
        gone = max(0.0, self._clock() - self._since)
        return max(0.0, WAITS[min(late, len(WAITS) - 1)] - gone)

    def attempt(self, pin: str, kept: str) -> bool:
        """Whether `pin` opens `kept`; during a wait it does not, and the try is not counted."""
        if self.wait > 0:
            return False
        if check_pin(pin, kept):
            self._wrong = 0
            return True
        self._wrong += 1
        self._since = self._clock()
        return False


def _parts(text: str) -> tuple[int, int, int, bytes, bytes] | None:
    match = _FORM.fullmatch(text)
    if match is None:
        return None
    cost, block, lanes = int(match[1]), int(match[2]), int(match[3])
    # Too cheap would open the door, too dear would stop the kiosk.
    fits = _COST <= cost <= _MOST_COST and _BLOCK <= block <= _MOST_BLOCK and _LANES <= lanes <= _MOST_LANES
    if not fits or cost & (cost - 1) or len(match[4]) % 2:
        return None
    return cost, block, lanes, bytes.fromhex(match[4]), bytes.fromhex(match[5])


def _key(pin: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    memory = 128 * block * (cost + lanes + 2) + 2**20
    return hashlib.scrypt(pin.encode(), salt=salt, n=cost, r=block, p=lanes, maxmem=memory, dklen=_KEY_BYTES)
