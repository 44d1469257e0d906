from collections.abc import Mapping
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.anatomy.address import Address, Kind, parse_address
from explorer.anatomy.graph import (
    ancestors,
    branches,
    breadcrumb,
    nerves_of,
    skin_of,
    supply,
    threatened_by_disc,
)
from explorer.anatomy.structures import Body, Muscle, Nerve, NerveKind, Root

ALL_LABELS = ("L4", "L5", "S1", "S2")


T = TypeVar("T", Nerve, Root, Muscle)


def nerve(
    nerve_id: str,
    kind: NerveKind = NerveKind.NERVE,
    parents: str = "",
    roots: str = "L5",
    inconstant: str = "",
    muscles: str = "",
    skin: str = "",
    no_root: str = "",
) -> Nerve:
    return Nerve(
        id=nerve_id,
        name=nerve_id,
        latin="",
        synonyms=(),
        ontology="",
        kind=kind,
        parents=tuple(parents.split()),
        roots=tuple(roots.split()),
        inconstant_roots=tuple(inconstant.split()),
        course="",
        muscles=tuple(muscles.split()),
        motor_note="",
        skin=skin,
        pinch="",
        no_root=no_root,
        emergency=False,
        source="",
        confidence="",
    )


def root(label: str, nerve_id: str = "", dermatome: str = "") -> Root:
    words = dict.fromkeys(Root.__slots__, "")
    return Root(**{**words, "id": label, "nerve": nerve_id, "name": label, "dermatome": dermatome})


def muscle(muscle_id: str, nerves: str, roots: str) -> Muscle:
    return Muscle(
        id=muscle_id,
        name=muscle_id,
        latin="",
        ontology="",
        nerves=tuple(nerves.split()),
        roots=tuple(roots.split()),
        inconstant_roots=(),
        main_roots=(),
        action="",
        compartment="",
        note="",
        source="",
        confidence="",
    )


def by_id(*structures: T) -> Mapping[str, T]:
    return {each.id: each for each in structures}


def stations(body, nerve_id):
    return [" ".join(address.id for address in station) for station in breadcrumb(body, nerve_id)]


# Paths


def test_the_deep_fibular_path_runs_from_its_own_roots_only(body):
    assert body.nerves["deep-fibular"].roots == ("L4", "L5", "S1")
    assert ancestors(body, "deep-fibular") == (
        "cauda-equina",
        "root-l4",
        "root-l5",
        "root-s1",
        "lumbosacral-trunk",
        "sacral-plexus",
        "sciatic",
        "sciatic-fibular-part",
        "common-fibular",
    )
    assert branches(body, "deep-fibular") == ("deep-fibular-medial-terminal", "deep-fibular-lateral-terminal")


def test_the_pudendal_path_leaves_out_the_lumbosacral_trunk(body):
    assert ancestors(body, "pudendal") == ("cauda-equina", "root-s2", "root-s3", "root-s4", "sacral-plexus")


def test_an_inconstant_root_is_lit_but_told_apart(body):
    nerve = body.nerves["medial-plantar"]
    assert (nerve.roots, nerve.inconstant_roots) == (("L4", "L5"), ("S1", "S2"))
    path = ancestors(body, "medial-plantar")
    assert "root-s1" in path
    assert "root-s3" not in path


def test_a_nerve_with_two_parents_has_both_lines(body):
    assert {"tibial", "common-fibular"} <= set(ancestors(body, "sural"))


def test_the_subcostal_nerve_stands_alone(body):
    assert ancestors(body, "subcostal") == branches(body, "subcostal") == ()


def test_a_root_branches_only_where_its_fibres_go(body):
    reached = branches(body, "root-l4")
    assert {"femoral", "obturator", "tibial", "deep-fibular"} <= set(reached)
    assert not {"sural", "pudendal", "superficial-fibular", "inferior-gluteal"} & set(reached)


def test_branches_come_nearest_first(body):
    reached = branches(body, "common-fibular")
    assert reached.index("superficial-fibular") < reached.index("medial-dorsal-cutaneous")
    assert "common-fibular" not in reached


def test_unknown_nerves_raise_key_error(body):
    for walk in (ancestors, branches, breadcrumb, skin_of):
        with pytest.raises(KeyError):
            walk(body, "ulnar")


# Breadcrumbs


@pytest.mark.parametrize(
    ("nerve_id", "expected"),
    [
        (
            "deep-fibular",
            ["root-l4 root-l5 root-s1", "sacral-plexus", "sciatic", "common-fibular", "deep-fibular"],
        ),
        ("tibial", ["root-l4 root-l5 root-s1 root-s2 root-s3", "sacral-plexus", "sciatic", "tibial"]),
        ("femoral", ["root-l2 root-l3 root-l4", "lumbar-plexus", "femoral"]),
        ("saphenous", ["root-l3 root-l4", "lumbar-plexus", "femoral", "saphenous"]),
        ("pudendal", ["root-s2 root-s3 root-s4", "sacral-plexus", "pudendal"]),
        (
            "sural",
            ["root-s1 root-s2", "sacral-plexus", "sciatic", "tibial", "medial-sural-cutaneous", "sural"],
        ),
        ("superior-cluneal", ["root-l1 root-l2 root-l3", "superior-cluneal"]),
        ("lumbosacral-trunk", ["root-l4 root-l5", "lumbosacral-trunk"]),
        ("iliohypogastric", ["root-l1", "lumbar-plexus", "iliohypogastric"]),
        ("root-l5", ["root-l5"]),
        ("subcostal", ["subcostal"]),
        ("cauda-equina", ["cauda-equina"]),
    ],
)
def test_the_breadcrumb_names_the_main_line(body, nerve_id, expected):
    assert stations(body, nerve_id) == expected


def test_a_part_is_a_station_only_when_chosen_itself(body):
    assert stations(body, "sciatic-fibular-part")[-2:] == ["sciatic", "sciatic-fibular-part"]
    assert not any("part" in station for station in stations(body, "deep-fibular"))


# Supply


def test_the_common_fibular_nerve_moves_the_front_and_outer_leg_but_no_hamstring(body):
    muscles = supply(body, ("common-fibular",)).muscles
    assert {
        "tibialis-anterior",
        "extensor-hallucis-longus",
        "fibularis-longus",
        "extensor-digitorum-brevis",
    } <= set(muscles)
    assert not {"biceps-femoris-short", "tibialis-posterior", "gastrocnemius"} & set(muscles)


def test_supply_follows_the_order_of_the_tables(body):
    found = supply(body, ("sciatic", "femoral"))
    assert list(found.muscles) == [each for each in body.muscles if each in found.muscles]
    skin = [nerve_id for nerve_id, _ in found.skin]
    assert skin == [each for each in body.nerves if each in skin]
    assert all(text for _, text in found.skin)


def test_root_l4_moves_the_knee_but_not_the_calf(body):
    found = supply(body, ("root-l4",))
    assert {"vastus-medialis", "tibialis-anterior", "tibialis-posterior"} <= set(found.muscles)
    assert not {"gastrocnemius", "soleus", "gluteus-maximus"} & set(found.muscles)
    assert found.skin[0] == ("root-l4", body.roots["L4"].dermatome)


def test_no_nerves_supply_nothing(body):
    assert supply(body, ()).muscles == ()
    assert supply(body, ()).skin == ()


def test_muscle_and_nerve_tables_are_joined():
    body = Body(
        nerves=by_id(nerve("trunk"), nerve("twig", parents="trunk", muscles="named-by-nerve", skin="toe")),
        muscles=by_id(
            muscle("named-by-nerve", "", "L5"),
            muscle("names-its-nerve", "twig", "L5"),
            muscle("of-another-root", "twig", "S2"),
            muscle("of-another-nerve", "", "L5"),
        ),
    )
    found = supply(body, ("trunk",))
    assert found.muscles == ("named-by-nerve", "names-its-nerve")
    assert found.skin == (("twig", "toe"),)


# Discs


@pytest.mark.parametrize(
    ("disc", "traversing", "exiting"),
    [
        ("t12-l1", ("root-l1",), ()),
        ("l1-l2", ("root-l2",), ("root-l1",)),
        ("l3-l4", ("root-l4",), ("root-l3",)),
        ("l4-l5", ("root-l5",), ("root-l4",)),
        ("l5-s1", ("root-s1",), ("root-l5",)),
    ],
)
def test_a_disc_threatens_the_traversing_and_the_exiting_root(body, disc, traversing, exiting):
    threat = threatened_by_disc(body, disc)
    assert (threat.traversing, threat.exiting) == (traversing, exiting)


def test_only_below_l2_a_central_bulge_hits_the_cauda_equina(body):
    hit = [disc for disc in body.discs if threatened_by_disc(body, disc).central == ("cauda-equina",)]
    assert hit == ["l2-l3", "l3-l4", "l4-l5", "l5-s1"]


# Addresses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nerve:tibial", ("tibial",)),
        ("muscle:soleus", ("tibial",)),
        ("disc:l4-l5", ("root-l5", "root-l4")),
        ("site:soleal-sling", ("tibial",)),
        ("bone:tibia", ()),
        ("condition:sciatica", ()),
    ],
)
def test_every_kind_of_address_stands_for_nerves(body, text, expected):
    assert nerves_of(body, parse_address(text)) == expected


def test_a_region_stands_for_its_nerves_in_order_of_importance(body):
    address = Address(Kind.REGION, "outer-knee")
    assert nerves_of(body, address)[0] == "common-fibular"
    assert nerves_of(body, address) == body.regions["outer-knee"].nerves


def test_an_unknown_structure_raises_key_error(body):
    with pytest.raises(KeyError, match="site:elbow"):
        nerves_of(body, parse_address("site:elbow"))


# Any body


@st.composite
def bodies(draw):
    """A body whose nerves only have parents before them, so that it has no circle."""
    roots = [nerve(f"root-{label.lower()}", NerveKind.ROOT, roots=label) for label in ALL_LABELS]
    nerves = list(roots)
    for number in range(draw(st.integers(0, 12))):
        parents = draw(
            st.lists(st.sampled_from([each.id for each in nerves]), min_size=1, max_size=3, unique=True)
        )
        carried = sorted({label for each in nerves if each.id in parents for label in each.all_roots})
        own = draw(st.lists(st.sampled_from(carried), min_size=1, unique=True))
        kind = draw(st.sampled_from([each for each in NerveKind if each is not NerveKind.ROOT]))
        nerves.append(nerve(f"n{number}", kind, " ".join(parents), " ".join(own)))
    shuffled = draw(st.permutations(nerves))
    return Body(
        nerves=by_id(*shuffled), roots=by_id(*(root(label, f"root-{label.lower()}") for label in ALL_LABELS))
    )


@given(bodies())
@settings(max_examples=60)
def test_ancestors_and_branches_are_two_ways_to_say_the_same(body):
    up = {(above, below) for below in body.nerves for above in ancestors(body, below)}
    down = {(above, below) for above in body.nerves for below in branches(body, above)}
    assert up == down


@given(bodies())
@settings(max_examples=60)
def test_a_path_never_runs_back_towards_the_spine(body):
    for nerve_id in body.nerves:
        path = (*ancestors(body, nerve_id), nerve_id)
        assert len(set(path)) == len(path)
        for place, each in enumerate(path):
            assert not set(path[:place]) & set(branches(body, each))


@given(bodies())
@settings(max_examples=60)
def test_a_path_holds_every_root_of_the_nerve_and_no_other(body):
    for each in body.nerves.values():
        reached = {
            label for label in ALL_LABELS if f"root-{label.lower()}" in (*ancestors(body, each.id), each.id)
        }
        if each.kind is not NerveKind.ROOT:
            assert reached <= each.all_roots


@given(bodies())
@settings(max_examples=60)
def test_a_breadcrumb_is_part_of_the_path_and_ends_with_the_nerve(body):
    for nerve_id in body.nerves:
        crumbs = breadcrumb(body, nerve_id)
        path = (*ancestors(body, nerve_id), nerve_id)
        assert crumbs[-1] == (Address.nerve(nerve_id),)
        later = [address.id for station in crumbs[1:] for address in station]
        assert later == [each for each in path if each in later]
