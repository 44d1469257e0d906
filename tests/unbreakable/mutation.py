"""Damaging good files at random, the same way each time; and holding what reads them to its promises."""

import os
import random
import resource
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

LONG = os.environ.get("NERVE_EXPLORER_LONG_FUZZ", "")
"""Set to 1 for the long profile, fifty times the rounds, or to another number for so many times."""
FACTOR = 1 if not LONG else 50 if LONG == "1" else int(LONG)
SLOWEST = 2.0
"""Seconds of processor time that one input may take."""
ENDLESS = 5 * SLOWEST
"""Seconds of processor time after which it is stopped."""
MOST_MEMORY = 512 * 1024 * 1024
"""Bytes that the process may take while it reads one input, beside what it has."""

NASTY = (
    b"\0",
    b"\xff",
    b"\xed\xa0\x80",  # half a surrogate pair
    b"\xef\xbb\xbf",
    b"\r",
    b"\xe2\x80\xa8",
    b"'",
    b'"',
    b"[" * 300,
    b"{" * 300,
    b"<g>" * 40,
    b"> " * 60,
    b"- " * 60,
    b"*_" * 200,
    b"[[[](" * 60,
    b"1" * 5000,
    b"-1e999",
    b"1e-999",
    b"NaN",
    b"inf",
    b"Infinity",
    b"0x" + b"f" * 40,
    b"9999-99-99",
    b"2026-02-31",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
    b"&a;",
    b"<?x?>",
    b"<![CDATA[",
    b"&#x110000;",
    b"&anchor *anchor !!python/object:os.system ",
    b"../../../etc/passwd",
    b"file:///etc/passwd",
    b"http://127.0.0.1/",
    b"{emergency}{x}",
    b"\n---\n",
    b"=",
    b"\n[[figures]]\n",
    b",,,",
    b";",
    "\u202e٣².".encode(),
)
"""Bytes that have broken readers elsewhere."""


def mutations(seed: str, good: bytes, rounds: int) -> Iterator[bytes]:
    """`good` with one to four damages, `rounds` times the profile's factor; the same for the same `seed`."""
    chance = random.Random(seed)
    for _ in range(rounds * FACTOR):
        data = bytearray(good)
        for _ in range(chance.randint(1, 4)):
            at, to = sorted(chance.randrange(len(data) + 1) for _ in range(2))
            to = min(to, at + chance.choice((1, 3, 20, 400)))
            match chance.randrange(7):
                case 0 if at < len(data):
                    data[at] ^= 1 << chance.randrange(8)
                case 1:
                    del data[at:to]
                case 2:
                    data[at:at] = data[at:to] * chance.choice((1, 2, 30))
                case 3:
                    data[at:to] = chance.randbytes(to - at)
                case 4:
                    del data[at:]
                case _:
                    data[at : at + chance.choice((0, 1, to - at))] = chance.choice(NASTY)
        yield bytes(data)


def swapped_values(seed: str, good: object, rounds: int) -> Iterator[object]:
    """JSON's `good` with some values replaced by what stands elsewhere in it, or by what fits nowhere."""
    chance = random.Random(seed)
    strangers = (
        None,
        True,
        -1,
        2**70,
        1e308,
        float("inf"),
        float("nan"),
        "",
        "\ud800",
        "x" * 5000,
        [],
        {},
        [[]],
    )

    def changed(value: object, rate: float) -> object:
        if chance.random() < rate:
            return chance.choice(strangers)
        if isinstance(value, dict):
            return {key: changed(each, rate) for key, each in value.items() if chance.random() > rate / 4}
        if isinstance(value, list):
            return [changed(each, rate) for each in value]
        return value

    for _ in range(rounds * FACTOR):
        yield changed(good, chance.choice((0.001, 0.02, 0.2)))


class EndlessError(BaseException):
    """Still at it; nothing that reads may take this for one of its own errors."""


class Tally:
    """How many inputs were held to it, and how long the slowest took."""

    def __init__(self) -> None:
        self.inputs, self.slowest = 0, 0.0


held = Tally()


@contextmanager
def little_memory() -> Iterator[None]:
    """Whoever asks for more than `MOST_MEMORY` in here gets a MemoryError, with the input that did it."""
    size = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (size + MOST_MEMORY, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


@contextmanager
def _not_for_ever() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise EndlessError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, ENDLESS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def hold(read: Callable[[bytes], object], data: bytes, typed: tuple[type[Exception], ...] = ()) -> None:
    """`read` takes `data` in good time and raises nothing but what is `typed`."""
    begun = time.process_time()
    try:
        with _not_for_ever():
            read(data)
    except typed:
        pass
    except (Exception, EndlessError) as error:
        raise AssertionError(f"{type(error).__name__}: {error}\nfrom {data[:3000]!r}") from error
    spent = time.process_time() - begun
    held.inputs, held.slowest = held.inputs + 1, max(held.slowest, spent)
    assert spent < SLOWEST, f"{spent:.1f} s for {data[:3000]!r}"
