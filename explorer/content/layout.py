"""How a card is laid out: its folders, its headings and their order, its limits. English.

This is the one place that knows headings; another language is another `Layout` (see
`explorer.content.language`).
Conditions and mimics have all sections of a condition. Red-flag cards are
short: they open with the emergency card, and only what people need at once is
required. Symptom, test, treatment and nerve pages say what it is and what it
means, and no more than they need.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from explorer.anatomy.address import Kind
from explorer.content.card import CardKind, Urgency
from explorer.files.places import BASE

GET_HELP = "get-help"
TREATMENTS = "treatments"
CLINICAL = "clinical-detail"

MAX_CARE_BULLETS = 5
MAX_LIST_ITEMS = 7
MAX_PARAGRAPH_SENTENCES = 3
MAX_SENTENCE_WORDS = 20
MAX_SUMMARY_WORDS = 25
MAX_GRADE = 8.0
MAX_SMOG = 10.0

# The folders of a language and what may stand in each.
FOLDERS: Mapping[str, tuple[Kind, frozenset[CardKind]]] = {
    "conditions": (Kind.CONDITION, frozenset({CardKind.CONDITION, CardKind.MIMIC, CardKind.RED_FLAG})),
    "symptoms": (Kind.SYMPTOM, frozenset({CardKind.SYMPTOM})),
    "tests": (Kind.TEST, frozenset({CardKind.TEST})),
    "treatments": (Kind.TREATMENT, frozenset({CardKind.TREATMENT})),
    "nerves": (Kind.NERVE, frozenset({CardKind.NERVE})),
}


@dataclass(frozen=True, slots=True)
class SectionRule:
    """A section that a card may have at this place, or must have."""

    id: str
    heading: str
    required: bool


@dataclass(frozen=True)
class Layout:
    """The headings of one language.

    `care` maps the heading of a care card to its urgency, the most serious first;
    `treatment_parts` are the bold labels in each treatment, in their order.
    """

    sections: Mapping[CardKind, tuple[SectionRule, ...]]
    care: Mapping[str, Urgency]
    treatment_parts: tuple[str, ...]
    language: str = BASE

    @property
    def english(self) -> bool:
        """Whether the rules of plain English apply: reading level, phrases, medical words."""
        return self.language == BASE

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading and label, each once."""
        sections = (rule.heading for rules in self.sections.values() for rule in rules)
        return tuple(dict.fromkeys((*sections, *self.care, *self.treatment_parts)))


def _rules(*headings: str) -> tuple[SectionRule, ...]:
    """Rules from headings; one that ends in `*` is required. The id is the heading as a slug."""
    return tuple(
        SectionRule(
            heading.removesuffix("*").lower().replace(" ", "-"),
            heading.removesuffix("*"),
            heading.endswith("*"),
        )
        for heading in headings
    )


_CONDITION = _rules(
    "Get help*",
    "What it is*",
    "Symptoms*",
    "Causes*",
    "What you can do*",
    "Treatments*",
    "What to expect*",
    "Prevention",
    "What is not certain*",
    "Clinical detail",
)

ENGLISH = Layout(
    sections={
        CardKind.CONDITION: _CONDITION,
        CardKind.MIMIC: _CONDITION,
        CardKind.RED_FLAG: _rules(
            "Get help*",
            "What it is*",
            "Symptoms*",
            "Causes",
            "What you can do*",
            "Treatments",
            "What to expect",
            "Prevention",
            "What is not certain",
            "Clinical detail",
        ),
        CardKind.SYMPTOM: _rules(
            "Get help*",
            "What it is*",
            "What it feels like*",
            "Causes",
            "Which nerves*",
            "What you can do",
            "What is not certain",
            "Clinical detail",
        ),
        CardKind.TEST: _rules(
            "Get help",
            "What it is*",
            "What happens*",
            "What it shows*",
            "Which nerves",
            "Risks",
            "What is not certain",
            "Clinical detail",
        ),
        CardKind.TREATMENT: _rules(
            "Get help",
            "What it is*",
            "How it works*",
            "Benefits*",
            "Risks*",
            "What the evidence says*",
            "Which nerves",
            "What is not certain",
            "Clinical detail",
        ),
        CardKind.NERVE: _rules(
            "Get help", "What it is*", "Symptoms", "What is not certain", "Clinical detail"
        ),
    },
    care={
        "Call emergency services if": Urgency.EMERGENCY,
        "Get urgent help today if": Urgency.URGENT,
        "See a doctor or physiotherapist if": Urgency.SEE_CLINICIAN,
    },
    treatment_parts=("How it works", "Benefits", "Risks", "What the evidence says"),
)
