"""Which documents answer best: those whose name says what was typed come before those that speak of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from explorer.anatomy.address import Kind
from explorer.library.search.build import Phrase
from explorer.library.search.index import Index
from explorer.library.search.query import Query

NAME, TEXT, EMERGENCY = 10.0, 2.0, 1.2
"""What it counts that a name says all that was typed; that the index ranks it first; an emergency."""
EXACT = 0.05
"""The same, for a name that is just what was typed."""
SHOWN_NAMES, OTHER_NAME = 2, 0.94
"""The first names are those that are shown; what another counts beside them."""
PRIOR: Mapping[Kind, float] = {
    Kind.CONDITION: 1.8,
    Kind.SYMPTOM: 1.0,
    Kind.REGION: 1.0,
    Kind.NERVE: 0.9,
    Kind.MUSCLE: 0.7,
    Kind.TEST: 0.7,
    Kind.TREATMENT: 0.6,
    Kind.DISC: 0.4,
    Kind.SITE: 0.0,
    Kind.BONE: 0.0,
}
"""Among equals, what people mostly look for."""
SAYS_IT = 0.1
"""How well a name must say it to be shown as the reason."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A document by its number, how well it answers, and which of its names does so best, -1 for none."""

    number: int
    score: float
    name: int


def rank(query: Query, found: Mapping[int, float], index: Index) -> list[Ranked]:
    """The found documents, the best first. `found` gives the index's own rank of each."""
    values: dict[str, tuple[int, float]] = {}
    several: list[tuple[int, float, Phrase]] = []
    for at, term in enumerate(query.terms):
        for phrase, value in term.phrases.items():
            if len(phrase) > 1:
                several.append((at, value, phrase))
            elif phrase[0] not in values or values[phrase[0]][1] < value:
                values[phrase[0]] = (at, value)
    weights = [term.weight for term in query.terms]
    whole = sum(weights)
    heavy = index.weights
    highest = max(found.values(), default=0.0) or 1.0

    def name_share(name: Phrase) -> float:
        """How well a name says it: all of what was typed and little else."""
        if values.keys().isdisjoint(name) and not several:
            return 0.0
        said: dict[int, float] = {}
        matched = 0.0
        for word in name:
            if word in values:
                at, value = values[word]
                said[at] = max(said.get(at, 0.0), value)
                matched += heavy[word]
        for at, value, phrase in several:
            if phrase[0] in name and said.get(at, 0.0) < value and all(each in name for each in phrase):
                said[at] = value
                matched += sum(heavy[each] for each in phrase if each not in values)
        if not said:
            return 0.0
        all_of_name = sum(heavy[each] for each in name)
        share = sum(weights[at] * value for at, value in said.items()) / whole
        fits = 0.65 + 0.25 * matched / all_of_name + (0.1 if name[0] in values else 0.0)
        return share * share * fits + (EXACT if name == query.words else 0.0)

    ranked = []
    for number, inner in found.items():
        entry = index.entries[number]
        document = entry.document
        best, name = 0.0, -1
        for at, each in enumerate(entry.names):
            value = name_share(each) * (1.0 if at < SHOWN_NAMES else OTHER_NAME)
            if value > best:
                best, name = value, at
        score = NAME * best + TEXT * inner / highest + PRIOR[document.address.kind]
        if document.emergency:
            score += EMERGENCY
        ranked.append(Ranked(number, score, name if best >= SAYS_IT else -1))
    ranked.sort(key=lambda each: (-each.score, each.number))
    return ranked
