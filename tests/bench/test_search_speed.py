"""How fast search answers while one types, beside grep over the same texts in the same run.

Fills the table; judges nothing but that it works.
"""

import random
import resource
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.bench_table import Row, both, median, percentile
from explorer.anatomy.address import Address, Kind
from explorer.library.library import Library
from explorer.library.search.documents import Document, documents
from explorer.library.search.search import Search

pytestmark = pytest.mark.bench

CARDS = 10_000
TYPED = (
    "toes numb at night",
    "burning sole",
    "can't lift foot",
    "siatic nerve",
    "peronial",
    "tarsel tunel",
    "meralga",
    "L4/5",
    "l5 radiculopathy",
    "trapped nerve",
    "nervus tibialis",
    "pain when walking",
    "numb between the legs",
    "qzx wobble",
    "piriformis syndrome",
    "muscle weakness of the leg",
)
SYLLABLES = (
    "ba",
    "co",
    "du",
    "fe",
    "gri",
    "hon",
    "ja",
    "kel",
    "lu",
    "mo",
    "ner",
    "pos",
    "qui",
    "ra",
    "sta",
    "tor",
)


def made_up(library: Library, number: int) -> Iterator[Document]:
    """Cards with names of made-up and real words, and texts cut from the shipped ones."""
    chance = random.Random(1)
    shipped = [each for each in documents(library) if len(each.rest) > 1000]
    names = [word for each in shipped for name in each.names for word in name.split()]
    lines = [line for each in shipped for line in each.rest.split("\n") if line]
    coined = ["".join(chance.choices(SYLLABLES, k=4)) for _ in range(4_000)]
    for each in range(number):
        several = [
            " ".join([*chance.choices(names, k=2), chance.choice(coined)]).capitalize() for _ in range(8)
        ]
        at = chance.randrange(len(lines) - 60)
        text = f"{chance.choice(coined)} {chance.choice(coined)}\n" + "\n".join(lines[at : at + 60])
        yield Document(
            Address(Kind.CONDITION, f"made-up-{each}"),
            tuple(several),
            chance.choice(lines),
            "\n".join(chance.choices(lines, k=5)),
            text,
        )


def timed(search: Search) -> tuple[list[float], list[float]]:
    """Milliseconds for each letter typed of every text, each typed once: by the clock, and of the processor.

    On a machine that others use too, the second tells what the first would be alone.
    """
    clock, processor = [], []
    for text in TYPED:
        for end in range(1, len(text) + 1):
            begun, busy = time.perf_counter(), time.process_time()
            search.find(text[:end])
            processor.append(1000 * (time.process_time() - busy))
            clock.append(1000 * (time.perf_counter() - begun))
    return clock, processor


def test_typing_over_the_shipped_cards(add_row, library):
    begun = time.perf_counter()
    search = Search.of(library)
    build = time.perf_counter() - begun
    times, _ = timed(search)
    shipped = len(list(documents(library)))
    note = f"built in {build:.1f} s"
    add_row(Row(f"search, {shipped} cards", both(times), note=note))
    assert search.find("sciatica").hits
    search.close()


def test_typing_over_made_up_cards_beside_grep(add_row, alone, library, tmp_path: Path):
    number = CARDS if alone else CARDS // 5
    cards = list(made_up(library, number))
    for each, card in enumerate(cards):
        text = "\n".join((*card.names, card.summary, card.symptoms, card.rest))
        (tmp_path / f"{each}.txt").write_text(text, encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.perf_counter()
    Search(cards, library.everyday, (tmp_path / "cache", "en")).close()
    build = time.perf_counter() - begun
    begun = time.perf_counter()
    search = Search(cards, library.everyday, (tmp_path / "cache", "en"))
    kept = time.perf_counter() - begun
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    times, busy = timed(search)
    grep = []
    for text in TYPED[:6]:
        begun = time.perf_counter()
        subprocess.run(["grep", "-rilF", text, str(tmp_path)], capture_output=True, check=False)
        grep.append(1000 * (time.perf_counter() - begun))
    peer, worst = median(grep), percentile(times)
    note = f"99th of the processor {percentile(busy):.1f} ms; "
    note += f"built in {build:.1f} s, kept {kept:.2f} s, {grown // 1024} MB"
    said = f"grep {peer:.0f} ms"
    what = f"search, {number:,} cards"
    add_row(Row(what, both(times), said, worst / peer, "99th ≤ 5 ms", worst <= 5, note))
    assert search.find("tibial").hits
    search.close()
