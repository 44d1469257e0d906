"""What a misspelt word may have meant."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

LONGEST = 30
"""Letters of the longest word that is compared."""
CLOSEST = 16
"""How many words with the most letter pairs in common are looked at closely."""


class Speller:
    """Finds the known words nearest to a misspelt one.

    Words that share the most pairs of neighbouring letters are compared letter by letter; a wrong,
    missing, extra or swapped letter counts one. The first letter is mostly right, so another weighs more.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(dict.fromkeys(each for each in words if 3 <= len(each) <= LONGEST))
        self._with_pair: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self._words):
            for pair in _pairs(word):
                self._with_pair[pair].append(number)
        self.nearest = lru_cache(maxsize=4096)(self._nearest)

    def _nearest(self, word: str, loosely: bool = False) -> tuple[str, ...]:
        """The words that `word` may have meant, the likeliest first; all of them are about as likely.

        `loosely` takes words that are far off too, where only a guess is wanted.
        """
        if not 3 <= len(word) <= LONGEST:
            return ()
        pairs = _pairs(word)
        common: Counter[int] = Counter()
        for pair in pairs:
            common.update(self._with_pair.get(pair, ()))
        likely = sorted(
            common.most_common(4 * CLOSEST),
            key=lambda found: -found[1] / (len(self._words[found[0]]) + len(pairs)),
        )[:CLOSEST]
        allowed = len(word) / 2 if loosely else _allowed(word)
        found = []
        for number, _ in likely:
            known = self._words[number]
            distance = _distance(word, known) + (0.5 if word[0] != known[0] else 0)
            if distance <= allowed:
                found.append((distance, number, known))
        found.sort()
        return tuple(known for distance, _, known in found if distance <= found[0][0] + 0.5)[:3]


def _allowed(word: str) -> float:
    """How many letters may be wrong."""
    return 1.5 if len(word) <= 5 else 2.5 if len(word) <= 8 else 3.5


def _pairs(word: str) -> set[str]:
    framed = f"<{word}>"
    return {framed[at : at + 2] for at in range(len(framed) - 1)}


def _distance(one: str, other: str) -> int:
    """How many letters must be changed, added, left out or swapped with a neighbour."""
    if abs(len(one) - len(other)) > 4:
        return 99
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        earlier, before, row = before, row, [at]
        for place, wanted in enumerate(other, 1):
            cost = min(row[-1] + 1, before[place] + 1, before[place - 1] + (letter != wanted))
            if at > 1 and place > 1 and letter == other[place - 2] and one[at - 2] == wanted:
                cost = min(cost, earlier[place - 2] + 1)
            row.append(cost)
    return row[-1]
