"""What was typed, read as terms: each a thing to find, with every word that can stand for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from explorer.library.search.build import Phrase
from explorer.library.search.everyday import Everyday
from explorer.library.search.index import Index
from explorer.library.search.spelling import Speller
from explorer.library.search.words import WORD, as_typed, fold, spans, stem

LONGEST = 160
"""Characters that are read; whoever types more has said what they look for."""
MOST_WORDS = 10
AS_TYPED, BEGUN, SAME, MEANT, RESPELT = 1.0, 0.9, 0.9, 0.97, 0.8
"""How well a word stands for what was typed: itself, begun, one for the same, one also meant, respelt."""
SHORTEST_MISSPELT = 4


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to find. `phrases` maps what can stand for it to how well it does (0 to 1)."""

    phrases: dict[Phrase, float]
    weight: float
    """How much it tells: rare words more than common ones."""


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, as terms. Words that nothing is known of are left out of them."""

    words: Phrase
    """The compared forms of all words that count, as typed or respelt."""
    terms: tuple[Term, ...]
    respelt: tuple[tuple[str, str], ...]
    """Words that are known nowhere, and what they were taken for; empty if for nothing."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the query: its compared form, and as it is written, folded."""

    stem: str
    written: str


class QueryReader:
    """Reads what is typed, with the words of an index and the everyday words of a language."""

    def __init__(self, index: Index, everyday: Everyday) -> None:
        self._index = index
        self.speller = Speller(index.name_words)
        self._others: dict[Phrase, list[tuple[Phrase, float]]] = {}
        for group in everyday.same:
            phrases = [index.phrase(each) for each in group]
            for one in phrases:
                others = self._others.setdefault(one, [])
                others.extend((each, SAME) for each in phrases if each != one)
        for word, *meant in everyday.means:
            others = self._others.setdefault(index.phrase(word), [])
            others.extend((index.phrase(each), MEANT) for each in meant)
        self._others.pop((), None)
        self._longest = max(map(len, self._others), default=1)

    def read(self, text: str) -> Query:
        """`text` as a query; any text will do."""
        text = as_typed(text[:LONGEST])
        words = [_Word(word, fold(text[start:end])) for start, end, word in spans(text) if word]
        words = words[:MOST_WORDS]
        unfinished = text[-1:].isalnum() and bool(words) and words[-1].stem not in self._index.skip
        kept = [each for each in words if each.stem not in self._index.skip]
        return self._query(kept or words, unfinished or not kept)

    def _query(self, words: list["_Word"], unfinished: bool) -> Query:
        terms: list[Term] = []
        respelt: list[tuple[str, str]] = []
        known: list[str] = []
        at = 0
        while at < len(words):
            size = self._phrase_at([each.stem for each in words], at)
            phrase = tuple(each.stem for each in words[at : at + size])
            at += size
            begun = words[-1].written if unfinished and at == len(words) else ""
            phrases, correction = self._standing_for(phrase, words[at - size].written, begun)
            if correction is not None:
                respelt.append((words[at - size].written, correction))
            usable = {each: value for each, value in phrases.items() if self._is_known(each)}
            if usable:
                terms.append(Term(usable, self._weight(usable)))
                known.extend(max(usable.items(), key=lambda each: each[1])[0])
        return Query(tuple(known), tuple(terms), tuple(respelt))

    def _phrase_at(self, words: Sequence[str], at: int) -> int:
        """How many words from `at` on stand for one thing: pins and needles."""
        for size in range(min(self._longest, len(words) - at), 1, -1):
            if tuple(words[at : at + size]) in self._others:
                return size
        return 1

    def _standing_for(
        self, phrase: Phrase, written: str, begun: str
    ) -> tuple[dict[Phrase, float], str | None]:
        """All that can stand for a phrase, and how its first word was respelt: None if it was not."""
        found = {phrase: AS_TYPED}
        correction = None
        starts = self._index.beginning_with(begun) if begun else ()
        if len(phrase) == 1 and phrase[0] not in self._index.counts and phrase not in self._others:
            if starts:
                pass
            elif phrase[0] in self._index.skip:
                correction = ""
            elif nearest := self._respelt(written):
                correction = " ".join(nearest[0])
                for meant in nearest:
                    found[tuple(map(stem, meant))] = RESPELT
            else:
                correction = ""
        for start in starts:
            found.setdefault((start,), BEGUN)
        for each, value in list(found.items()):
            if value >= RESPELT:
                for other, share in self._others.get(each, ()):
                    found[other] = max(found.get(other, 0.0), share * value)
        return found, correction

    def _respelt(self, word: str) -> list[Phrase]:
        """What an unknown word may have meant: known words, or two written as one."""
        for at in range(3, len(word) - 2):
            pair = (word[:at], word[at:])
            if all(stem(each) in self._index.name_counts for each in pair):
                return [pair]
        return [(each,) for each in self.speller.nearest(word)] if len(word) >= SHORTEST_MISSPELT else []

    def guesses(self, text: str) -> Iterator[str]:
        """Known words that look at all like those of `text`, for when nothing was found."""
        for word in WORD.findall(as_typed(text[:LONGEST]))[:MOST_WORDS]:
            folded = fold(word)
            if folded and stem(word) not in self._index.skip:
                yield from self.speller.nearest(folded, loosely=True)

    def _is_known(self, phrase: Phrase) -> bool:
        return bool(phrase) and all(each in self._index.counts for each in phrase)

    def _weight(self, phrases: dict[Phrase, float]) -> float:
        counts = self._index.counts
        often = max(min(counts[each] for each in phrase) for phrase in phrases)
        return 0.3 + log(1 + len(self._index.entries) / (1 + often))
