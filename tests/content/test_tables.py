"""The shipped anatomy tables: complete, sound, and true where an examiner would look."""

import csv
from pathlib import Path

import pytest

from explorer.anatomy.graph import ancestors, branches, supply
from explorer.anatomy.structures import NerveKind
from explorer.anatomy.tables import FORMS, read_body

CONTENT = Path(__file__).parents[2] / "content"
REGIONS = [
    "lower-back",
    "buttock",
    "groin",
    "front-thigh",
    "back-thigh",
    "outer-thigh",
    "inner-thigh",
    "knee",
    "outer-knee",
    "calf",
    "shin",
    "inner-ankle",
    "outer-ankle",
    "top-of-foot",
    "heel",
    "sole",
    "forefoot",
]
LEVELS = ["l1-l2", "l2-l3", "l3-l4", "l4-l5", "l5-s1"]
SITES = [
    *(f"lateral-recess-{level}" for level in LEVELS),
    *(f"foramen-{level}" for level in LEVELS),
    *[
        "lumbar-canal",
        "pelvic-brim",
        "piriformis",
        "inguinal-ligament",
        "obturator-canal",
        "adductor-canal",
        "popliteal-fossa",
        "soleal-sling",
        "fibular-neck",
        "superficial-fibular-exit",
        "anterior-tarsal-tunnel",
        "tarsal-tunnel",
        "baxter",
        "joggers-foot",
        "morton-web-2",
        "morton-web-3",
        "sural-ankle",
        "iliac-crest-cluneal",
        "pudendal-canal",
    ],
]
CONDITIONS = frozenset(path.stem for path in (CONTENT / "en" / "conditions").glob("*.md"))


@pytest.fixture(scope="module")
def body():
    return read_body(CONTENT / "anatomy", CONTENT)[0]


def test_the_tables_have_no_problem():
    assert read_body(CONTENT / "anatomy", CONTENT)[1] == ()


def test_nothing_is_missing(body):
    counts = {name: len(getattr(body, name)) for name in FORMS}
    assert counts == {
        "nerves": 71,
        "roots": 11,
        "muscles": 51,
        "bones": 40,
        "discs": 6,
        "sites": 29,
        "regions": 17,
    }
    assert list(body.regions) == REGIONS
    assert list(body.sites) == SITES
    assert list(body.discs) == ["t12-l1", *LEVELS]
    assert list(body.roots) == ["T12", "L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3", "S4", "S5"]


def test_every_nerve_comes_from_its_roots_or_says_why_not(body):
    silent = [each.id for each in body.nerves.values() if each.no_root]
    assert silent == ["cauda-equina", "subcostal"]
    for nerve in body.nerves.values():
        path = (*ancestors(body, nerve.id), nerve.id)
        drawn = {body.roots[label].nerve for label in nerve.roots} - {""}
        assert nerve.no_root or drawn <= set(path), nerve.id


def test_every_muscle_shares_roots_with_each_of_its_nerves(body):
    for muscle in body.muscles.values():
        carried = set()
        for nerve_id in muscle.nerves:
            assert muscle.all_roots & body.nerves[nerve_id].all_roots, (muscle.id, nerve_id)
            carried |= body.nerves[nerve_id].all_roots
        assert set(muscle.roots) <= carried, muscle.id
        assert set(muscle.main_roots) <= muscle.all_roots, muscle.id


def test_muscle_and_nerve_tables_agree(body):
    for muscle in body.muscles.values():
        for nerve_id in muscle.nerves:
            assert muscle.id in supply(body, (nerve_id,)).muscles
    for nerve in body.nerves.values():
        for muscle_id in nerve.muscles:
            line = {nerve.id, *ancestors(body, nerve.id), *branches(body, nerve.id)}
            assert line & set(body.muscles[muscle_id].nerves) or muscle_id == "pectineus", (
                nerve.id,
                muscle_id,
            )


def test_roots_and_discs_agree(body):
    for root in body.roots.values():
        for disc in body.discs.values():
            assert (root.traversing_disc == disc.id) == (disc.traversing_root == root.id), (root.id, disc.id)
            assert (root.exiting_disc == disc.id) == (disc.exiting_root == root.id), (root.id, disc.id)


def test_spinal_sites_name_the_root_of_their_level(body):
    for level in LEVELS:
        disc = body.discs[level]
        assert body.sites[f"lateral-recess-{level}"].nerves == (f"root-{disc.traversing_root.lower()}",)
        assert body.sites[f"foramen-{level}"].nerves == (f"root-{disc.exiting_root.lower()}",)


def test_every_condition_is_reached_from_a_region(body):
    assert {each for region in body.regions.values() for each in region.conditions} == CONDITIONS


@pytest.mark.parametrize(
    ("region", "condition"),
    [
        ("outer-knee", "common-fibular-neuropathy"),
        ("sole", "tarsal-tunnel-syndrome"),
        ("inner-ankle", "tarsal-tunnel-syndrome"),
        ("forefoot", "morton-neuroma"),
        ("outer-thigh", "meralgia-paresthetica"),
        ("heel", "plantar-heel-pain"),
        ("back-thigh", "sciatica"),
        ("lower-back", "lumbar-radiculopathy"),
    ],
)
def test_a_region_opens_the_condition_people_mostly_mean(body, region, condition):
    assert body.regions[region].conditions[0] == condition


def test_every_cell_is_a_plain_line_and_empty_where_there_is_nothing():
    for name in FORMS:
        text = (CONTENT / "anatomy" / f"{name}.csv").read_text(encoding="utf-8")
        assert "\r" not in text
        for row in csv.DictReader(text.splitlines()):
            for cell in row.values():
                assert cell == " ".join(cell.split())
                assert not cell.startswith(("see ", "See "))
                assert cell not in ("none", "None", "-", "n/a")


# What an examiner would ask


@pytest.mark.parametrize(
    ("nerve", "roots"),
    [
        ("common-fibular", "L4 L5 S1 S2"),
        ("tibial", "L4 L5 S1 S2 S3"),
        ("sciatic", "L4 L5 S1 S2 S3"),
        ("femoral", "L2 L3 L4"),
        ("obturator", "L2 L3 L4"),
        ("lateral-femoral-cutaneous", "L2 L3"),
        ("saphenous", "L3 L4"),
        ("superior-gluteal", "L4 L5 S1"),
        ("inferior-gluteal", "L5 S1 S2"),
        ("posterior-femoral-cutaneous", "S1 S2 S3"),
        ("pudendal", "S2 S3 S4"),
        ("sural", "S1 S2"),
        ("lumbosacral-trunk", "L4 L5"),
        ("genitofemoral", "L1 L2"),
    ],
)
def test_root_values(body, nerve, roots):
    assert body.nerves[nerve].roots == tuple(roots.split())


@pytest.mark.parametrize(
    ("muscle", "nerves"),
    [
        ("tibialis-posterior", "tibial"),
        ("biceps-femoris-short", "sciatic-fibular-part"),
        ("biceps-femoris-long", "sciatic-tibial-part"),
        ("fibularis-tertius", "deep-fibular"),
        ("fibularis-longus", "superficial-fibular"),
        ("gluteus-medius", "superior-gluteal"),
        ("tensor-fasciae-latae", "superior-gluteal"),
        ("gluteus-maximus", "inferior-gluteal"),
        ("adductor-magnus", "obturator-posterior-branch sciatic-tibial-part"),
        ("abductor-digiti-minimi", "baxter"),
        ("flexor-hallucis-brevis", "medial-plantar"),
        ("lumbricals-foot", "medial-plantar lateral-plantar"),
    ],
)
def test_muscles_have_their_nerve(body, muscle, nerves):
    assert body.muscles[muscle].nerves == tuple(nerves.split())


@pytest.mark.parametrize(
    ("root", "muscle", "reflex"),
    [
        ("L3", "quadriceps", "knee jerk"),
        ("L4", "tibialis anterior", "knee jerk"),
        ("L5", "extensor hallucis longus", "none"),
        ("S1", "gastrocnemius", "ankle jerk"),
    ],
)
def test_roots_have_their_key_muscle_and_reflex(body, root, muscle, reflex):
    assert muscle in body.roots[root].key_muscle
    assert reflex in body.roots[root].reflex


def test_an_l5_root_lesion_weakens_what_a_fibular_lesion_spares(body):
    by_root = set(supply(body, ("root-l5",)).muscles)
    by_fibular = set(supply(body, ("common-fibular",)).muscles)
    assert {"tibialis-posterior", "gluteus-medius", "flexor-digitorum-longus"} <= by_root - by_fibular
    assert {"tibialis-anterior", "extensor-hallucis-longus"} <= by_root & by_fibular


def test_the_obturator_nerve_has_the_adductors_and_the_femoral_the_quadriceps(body):
    assert "adductor-longus" in supply(body, ("obturator",)).muscles
    assert "adductor-longus" not in supply(body, ("femoral",)).muscles
    assert "vastus-medialis" not in supply(body, ("obturator",)).muscles


def test_the_saphenous_nerve_is_the_femoral_nerves_way_to_the_foot(body):
    assert "femoral" in ancestors(body, "saphenous")
    assert "sciatic" not in ancestors(body, "saphenous")
    assert supply(body, ("saphenous",)).muscles == ()


def test_the_sole_belongs_to_the_tibial_nerve_and_the_first_web_to_the_deep_fibular(body):
    assert {"medial-plantar", "lateral-plantar", "medial-calcaneal", "baxter"} <= set(
        branches(body, "tibial")
    )
    assert [text for _, text in supply(body, ("deep-fibular",)).skin] == [
        "first web space on top of the foot"
    ]


def test_the_cauda_equina_leads_to_the_leg_and_the_saddle_but_not_to_l1(body):
    reached = branches(body, "cauda-equina")
    assert {"root-s4", "pudendal", "sciatic", "femoral"} <= set(reached)
    assert "root-l1" not in reached


def test_peroneal_is_a_synonym_of_every_fibular_nerve(body):
    for nerve_id in ("common-fibular", "superficial-fibular", "deep-fibular", "sciatic-fibular-part"):
        assert "peroneal" in " ".join(body.nerves[nerve_id].synonyms)


def test_parts_are_the_bundles_inside_the_femoral_and_sciatic_nerves(body):
    parts = [each.id for each in body.nerves.values() if each.kind is NerveKind.PART]
    assert {body.nerves[part].parents for part in parts} == {("femoral",), ("sciatic",)}
