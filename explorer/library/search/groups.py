"""The headings under which a search lists what it found."""

from collections.abc import Mapping
from enum import StrEnum

from explorer.anatomy.address import Kind


class Group(StrEnum):
    """The groups of results, in the order in which equally good ones stand."""

    CONDITIONS = "conditions"
    NERVES = "nerves"
    MUSCLES = "muscles"
    SYMPTOMS = "symptoms"
    REGIONS = "regions"
    TESTS = "tests"
    TREATMENTS = "treatments"
    OTHERS = "others"
    """Pinch sites, discs and bones."""


GROUP_OF: Mapping[Kind, Group] = {
    Kind.CONDITION: Group.CONDITIONS,
    Kind.NERVE: Group.NERVES,
    Kind.MUSCLE: Group.MUSCLES,
    Kind.SYMPTOM: Group.SYMPTOMS,
    Kind.REGION: Group.REGIONS,
    Kind.TEST: Group.TESTS,
    Kind.TREATMENT: Group.TREATMENTS,
    Kind.SITE: Group.OTHERS,
    Kind.DISC: Group.OTHERS,
    Kind.BONE: Group.OTHERS,
}
