"""What the body is made of: one frozen class for each table, and the Body that holds them all.

Columns that name other rows hold bare ids: of nerves, muscles, discs and so on, as the field
says. Roots are named by their label (`L5`); the drawn nerve of that root is `root-l5`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from types import MappingProxyType

from explorer.anatomy.address import Address, Kind


class NerveKind(StrEnum):
    """What sort of nerve it is; decides which stations a breadcrumb names."""

    ROOT = "root"
    BUNDLE = "bundle"
    """Roots on their way down the canal: never named in a breadcrumb."""
    PLEXUS = "plexus"
    TRUNK = "trunk"
    """Named in a breadcrumb only on the way to a nerve all of whose roots it carries."""
    PART = "part"
    """A named part inside its parent's sheath: named in a breadcrumb only when it is chosen itself."""
    NERVE = "nerve"
    BRANCH = "branch"


@dataclass(frozen=True, slots=True)
class Nerve:
    """One nerve, root, plexus or branch."""

    id: str
    name: str
    latin: str
    synonyms: tuple[str, ...]
    ontology: str
    kind: NerveKind
    parents: tuple[str, ...]
    """Nerve ids; the first is the main line."""
    roots: tuple[str, ...]
    """Labels of the roots whose fibres it always carries."""
    inconstant_roots: tuple[str, ...]
    """Labels of roots that take part in some people or in some sources."""
    course: str
    muscles: tuple[str, ...]
    """Muscle ids that it supplies itself."""
    motor_note: str
    skin: str
    """The skin it supplies itself; a root's skin is its dermatome, in Root."""
    pinch: str
    no_root: str
    """Why it comes from no drawn root; empty for all that do."""
    emergency: bool
    """Whether every card about it must name the signs of cauda equina syndrome."""
    source: str
    confidence: str

    @property
    def all_roots(self) -> frozenset[str]:
        """Labels of every root whose fibres it can carry."""
        return frozenset(self.roots + self.inconstant_roots)


@dataclass(frozen=True, slots=True)
class Root:
    """A spinal root: what is tested for it, and which disc can hit it."""

    id: str
    nerve: str
    """The drawn nerve of this root; empty for T12 and S5."""
    name: str
    key_point: str
    dermatome: str
    key_muscle: str
    key_action: str
    other_actions: str
    reflex: str
    traversing_disc: str
    """The disc whose paracentral bulge hits it; empty if none does."""
    exiting_disc: str
    """The disc whose far-lateral bulge hits it; empty if none does."""
    exit: str
    tension_test: str
    note: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Muscle:
    """A muscle, with the nerves and roots that move it."""

    id: str
    name: str
    latin: str
    ontology: str
    nerves: tuple[str, ...]
    roots: tuple[str, ...]
    inconstant_roots: tuple[str, ...]
    main_roots: tuple[str, ...]
    action: str
    compartment: str
    note: str
    source: str
    confidence: str

    @property
    def all_roots(self) -> frozenset[str]:
        """Labels of every root that can take part."""
        return frozenset(self.roots + self.inconstant_roots)


@dataclass(frozen=True, slots=True)
class Bone:
    """A bone of the drawing."""

    id: str
    name: str
    latin: str
    plain_name: str


@dataclass(frozen=True, slots=True)
class Disc:
    """A disc between two vertebrae, and what a bulge of it can reach."""

    id: str
    name: str
    plain_name: str
    upper: str
    lower: str
    """Bone ids of its neighbours."""
    traversing_root: str
    """Root label that passes behind it: hit by a paracentral bulge."""
    exiting_root: str
    """Root label that leaves beside it: hit by a far-lateral bulge."""
    central: str
    """The nerve that a large central bulge hits; empty where that is the cord."""
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class Site:
    """A place where nerves get pinched."""

    id: str
    name: str
    plain_name: str
    nerves: tuple[str, ...]
    discs: tuple[str, ...]
    regions: tuple[str, ...]
    description: str
    source: str


class Felt(StrEnum):
    """What a person feels at a place."""

    PAIN = "pain"
    TINGLING = "tingling"
    NUMBNESS = "numbness"
    WEAKNESS = "weakness"


@dataclass(frozen=True, slots=True)
class Cause:
    """A condition that people mean when they point at a region."""

    condition: str
    """The id of its card."""
    felt: tuple[Felt, ...]
    """What may be felt there with it."""
    sign: str
    """What marks it out from the region's other causes: one plain sentence."""


@dataclass(frozen=True, slots=True)
class Region:
    """A large part of the leg or back that a person points at."""

    id: str
    name: str
    plain_name: str
    nerves: tuple[str, ...]
    """The nerves that matter there, most important first."""
    causes: tuple[Cause, ...] = ()
    """The conditions that people mean there, the commonest first."""

    @property
    def conditions(self) -> tuple[str, ...]:
        """Ids of the cards of its causes, in their order."""
        return tuple(each.condition for each in self.causes)


@dataclass(frozen=True, slots=True)
class Landmark:
    """A point that can be felt through the skin, to measure from in one figure.

    `x` and `y` are millimetres of the figure, in its right half where it has two. It is measured
    along `axis` (x or y): what lies at a smaller value is `less` ("above") of it by at most
    `less_mm`, at a greater `more` ("below") by at most `more_mm`; farther off it says nothing.
    """

    id: str
    figure: str
    x: float
    y: float
    axis: str
    less: str
    more: str
    less_mm: float
    more_mm: float
    name: str
    bone: str
    """The bone that it lies on."""
    edge: str
    """Which end of the bone it is: left, right, top or bottom as drawn; empty for a point between."""


Structure = Nerve | Muscle | Bone | Disc | Site | Region


@dataclass(frozen=True, eq=False, slots=True)
class Body:
    """Every structure by its id, in the order of its table. The mappings are read-only."""

    nerves: Mapping[str, Nerve] = field(default_factory=dict)
    roots: Mapping[str, Root] = field(default_factory=dict)
    muscles: Mapping[str, Muscle] = field(default_factory=dict)
    bones: Mapping[str, Bone] = field(default_factory=dict)
    discs: Mapping[str, Disc] = field(default_factory=dict)
    sites: Mapping[str, Site] = field(default_factory=dict)
    regions: Mapping[str, Region] = field(default_factory=dict)
    landmarks: Mapping[str, Landmark] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for each in fields(self):
            object.__setattr__(self, each.name, MappingProxyType(dict(getattr(self, each.name))))

    def of_kind(self, kind: Kind) -> Mapping[str, Structure]:
        """The structures of one kind by id; empty for kinds that are cards."""
        tables: dict[Kind, Mapping[str, Structure]] = {
            Kind.NERVE: self.nerves,
            Kind.REGION: self.regions,
            Kind.SITE: self.sites,
            Kind.DISC: self.discs,
            Kind.BONE: self.bones,
            Kind.MUSCLE: self.muscles,
        }
        return tables.get(kind, {})

    def addresses(self) -> Iterator[Address]:
        """Every structure's address, kind by kind, in table order."""
        for kind in Kind:
            for structure_id in self.of_kind(kind):
                yield Address(kind, structure_id)

    def known(self, address: Address) -> bool:
        """Whether the body has that structure (cards are not the body's)."""
        return address.id in self.of_kind(address.kind)

    def name_of(self, address: Address) -> str:
        """The structure's name; raises KeyError for an unknown address."""
        try:
            return self.of_kind(address.kind)[address.id].name
        except KeyError:
            raise KeyError(str(address)) from None
