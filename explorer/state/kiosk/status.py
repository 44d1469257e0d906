"""What staff are told of a running kiosk: plain facts, and nothing about any visitor."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from explorer.library.library import Library
from explorer.library.say import Say, as_written, mark
from explorer.state.kiosk.policy import KioskPolicy

UNNAMED = mark("none")
YES, NO = mark("yes"), mark("no")
MINUTE, HOUR, DAY = 60, 3600, 86400


@dataclass(frozen=True)
class Status:
    """A kiosk at one moment: `uptime` in seconds, `memory` in bytes (None: unknown).

    `problems` are whole sentences. `totals` says by the names of cards how often each was opened today;
    None where the clinic does not count.
    """

    version: str
    reviewed: date | None
    problems: tuple[str, ...]
    uptime: float
    memory: int | None
    config: Path
    settings: tuple[tuple[str, str], ...]
    totals: Mapping[str, int] | None = None


def last_reviewed(library: Library) -> date | None:
    """The day on which the newest of the cards was reviewed: how new the content is."""
    return max((card.reviewed for card in library.heads.values()), default=None)


def duration(seconds: float, say: Say = as_written) -> str:
    """A time in its two largest units: "3 d 4 h", "12 min"."""
    whole = max(0, int(seconds))
    parts = (
        (mark("{n} d"), whole // DAY),
        (mark("{n} h"), whole % DAY // HOUR),
        (mark("{n} min"), whole % HOUR // MINUTE),
    )
    first = next((place for place, (_, n) in enumerate(parts) if n), len(parts) - 1)
    return " ".join(say(words).format(n=n) for words, n in parts[first : first + 2])


def setting_rows(policy: KioskPolicy, say: Say = as_written) -> tuple[tuple[str, str], ...]:
    """The main settings as names and values."""

    def flag(value: bool) -> str:
        return say(YES if value else NO)

    night = say(UNNAMED)
    if policy.night:
        night = say(mark("{start} to {end}")).format(
            start=f"{policy.night.start:%H:%M}", end=f"{policy.night.end:%H:%M}"
        )
    asks = say(mark("after {idle} s, ends after {grace} s more")).format(
        idle=policy.idle_seconds, grace=policy.grace_seconds
    )
    rows = (
        (mark("Clinic"), policy.clinic_name or say(UNNAMED)),
        (mark("Logo"), policy.logo.name if policy.logo else say(UNNAMED)),
        (mark("In an emergency, call"), policy.emergency_number),
        (mark("Asks “Still here?”"), asks),
        (mark("Languages"), ", ".join(policy.languages)),
        (mark("Visitors may print"), flag(policy.printing)),
        (mark("Sound"), flag(policy.sound)),
        (mark("Dimmed at night"), night),
        (mark("Cards opened are counted"), flag(policy.counts)),
        (mark("PIN"), flag(bool(policy.pin))),
    )
    return tuple((say(name), value) for name, value in rows)
