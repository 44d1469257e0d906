"""A good card, to be spoilt in one place by each test."""

from datetime import date
from pathlib import Path

from explorer.content.card import Card
from explorer.content.read import read_card
from explorer.files.problem import Problem

TODAY = date(2026, 11, 21)

FRONT = """\
---
title: "Tarsal tunnel syndrome"
plain_title: "Pinched nerve inside the ankle"
kind: condition
summary: "A nerve behind the inner ankle is pressed; shoes and insoles come first."
nerves:
  - tibial
  - medial-plantar
sites:
  - "site:tarsal-tunnel"
  - "region:sole"
side_matters: true
urgency: see-clinician
synonyms:
  - "burning sole"
icd10: "G57.5"
sources:
  - title: "A review of the tunnel"
    publisher: "A Journal"
    year: 2022
    url: "https://example.org/review"
  - title: "Another"
    publisher: "A House"
    year: 2019
reviewed: 2026-11-21
review_due: 2028-11-21
---
"""

BODY = """
## Get help

### Call emergency services if

- your foot turns cold
- you lose control of pee

Call {emergency}. Do not wait.

### See a doctor or physiotherapist if

- your sole burns

## What it is

A nerve passes behind the [ankle](region:inner-ankle). It is
the [tibial nerve](nerve:tibial).

## Symptoms

- Your sole burns.

## Causes

Often we find **no** cause.

## What you can do

1. Wear a roomy shoe.
2. Rest.

## Treatments

### Insoles

**How it works.** The heel is held.

**Benefits.** It is simple. It is cheap. It is safe.

**Risks.** It can rub.

**What the evidence says.** We do not know.

## What to expect

Most people get well.

## What is not certain

No one knows.

## Clinical detail

### Examination

| Finding | Here |
| --- | --- |
| Tinel & co | behind the malleolus |
"""

GOOD = FRONT + BODY


def read(
    tmp_path: Path, text: str | bytes = GOOD, name: str = "conditions/tarsal-tunnel-syndrome.md"
) -> tuple[Card | None, tuple[Problem, ...]]:
    """What is read from a card file with this text."""
    root = tmp_path / "content"
    path = root / "en" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_card(path, root, TODAY)


def good_card(tmp_path: Path, text: str = GOOD) -> Card:
    """The card of a text without problems."""
    card, problems = read(tmp_path, text)
    assert card is not None
    assert problems == ()
    return card


def line_of(text: str, part: str) -> int:
    """The line that `part` starts on in `text`, from 1."""
    return text[: text.index(part)].count("\n") + 1


def changed(old: str, new: str) -> str:
    """The good card with one text replaced."""
    assert GOOD.count(old) == 1, old
    return GOOD.replace(old, new)
