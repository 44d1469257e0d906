"""What people type, and what must be found first in the shipped library."""

from collections.abc import Iterator

import pytest

from explorer.library.library import Library
from explorer.library.search.search import Search

# What is typed, and what may stand first. A worried patient's words, a student's, a clinician's.
EXPECTED = r"""
sciatica                       | condition:sciatica
ischias                        | condition:sciatica
ischias pain                   | condition:sciatica
ciatica                        | condition:sciatica
siatica                        | condition:sciatica
trapped nerve                  | condition:sciatica condition:lumbar-radiculopathy \
     condition:nerve-compression-biology
pinched nerve in the back      | condition:lumbar-radiculopathy condition:foraminal-stenosis-osteophyte \
     condition:sciatica
slipped disc                   | condition:lumbar-disc-herniation
bandscheibenvorfall            | condition:lumbar-disc-herniation
hernia disc                    | condition:lumbar-disc-herniation
herniated disk                 | condition:lumbar-disc-herniation
toes numb at night             | condition:peripheral-polyneuropathy
burning feet                   | condition:peripheral-polyneuropathy
burning sole                   | condition:tarsal-tunnel-syndrome
my sole is on fire             | condition:tarsal-tunnel-syndrome condition:peripheral-polyneuropathy
can't lift foot                | condition:foot-drop
cant lift my foot              | condition:foot-drop symptom:foot-drop
I cannot lift my foot          | condition:foot-drop symptom:foot-drop
foot drop                      | condition:foot-drop
footdrop                       | condition:foot-drop
dropfoot                       | condition:foot-drop
tripping over my toes          | condition:foot-drop symptom:foot-drop
numb outer thigh               | condition:meralgia-paresthetica
burning thigh                  | condition:meralgia-paresthetica
tight jeans                    | condition:meralgia-paresthetica
meralga                        | condition:meralgia-paresthetica
meralgia parasthetica          | condition:meralgia-paresthetica
bernhardt roth                 | condition:meralgia-paresthetica
tarsal tunnel                  | condition:tarsal-tunnel-syndrome
tarsel tunel                   | condition:tarsal-tunnel-syndrome
carpal tunnel of the foot      | condition:tarsal-tunnel-syndrome
pebble in my shoe              | condition:morton-neuroma
mortons neuroma                | condition:morton-neuroma
Morton's                       | condition:morton-neuroma
ball of foot pain              | condition:morton-neuroma region:forefoot
heel pain in the morning       | condition:plantar-heel-pain
plantar facitis                | condition:plantar-heel-pain
baxter                         | condition:baxter-neuropathy nerve:baxter
piriformis                     | condition:piriformis-syndrome muscle:piriformis
periformis                     | condition:piriformis-syndrome muscle:piriformis
pain in the bum when I sit     | condition:deep-gluteal-syndrome condition:piriformis-syndrome \
     symptom:sitting-pain condition:posterior-femoral-cutaneous-neuropathy
numb between the legs          | symptom:saddle condition:cauda-equina-syndrome
saddle numbness                | condition:cauda-equina-syndrome symptom:saddle
can't pee                      | symptom:bladder-bowel condition:cauda-equina-syndrome
cauda equina                   | condition:cauda-equina-syndrome
corda equina                   | condition:cauda-equina-syndrome
CES                            | condition:cauda-equina-syndrome
blood clot                     | condition:deep-vein-thrombosis
swollen calf                   | condition:deep-vein-thrombosis
DVT                            | condition:deep-vein-thrombosis
cold white foot                | condition:acute-limb-ischaemia
shingles                       | condition:herpes-zoster-lumbosacral
zona                           | condition:herpes-zoster-lumbosacral
spinal stenosis                | condition:lumbar-spinal-stenosis
stenosus                       | condition:lumbar-spinal-stenosis
shopping cart                  | condition:neurogenic-claudication
spondilolisthesis              | condition:spondylolisthesis-spondylolysis
guillan barre                  | condition:guillain-barre
L5                             | condition:radiculopathy-l5 nerve:root-l5
l5                             | condition:radiculopathy-l5 nerve:root-l5
L 5                            | condition:radiculopathy-l5 nerve:root-l5
S1 root                        | nerve:root-s1 condition:radiculopathy-s1
L4/5                           | disc:l4-l5
L4-5                           | disc:l4-l5
l4 l5                          | disc:l4-l5
L5/S1 disc                     | disc:l5-s1
L5 radiculopathy               | condition:radiculopathy-l5
nervus ischiadicus             | nerve:sciatic
siatic                         | condition:sciatica nerve:sciatic
sciatic nerve                  | nerve:sciatic
nervus tibialis                | nerve:tibial
tibial nerve                   | nerve:tibial
peroneal nerve                 | nerve:common-fibular
common peroneal                | nerve:common-fibular condition:common-fibular-neuropathy
peronial                       | nerve:common-fibular condition:common-fibular-neuropathy
deep peroneal nerve            | nerve:deep-fibular
n. fibularis profundus         | nerve:deep-fibular
LFCN                           | nerve:lateral-femoral-cutaneous condition:meralgia-paresthetica
saphenous                      | nerve:saphenous condition:saphenous-neuropathy
sural nerve                    | nerve:sural
musculus soleus                | muscle:soleus
tibialis anterior              | muscle:tibialis-anterior
EHL                            | muscle:extensor-hallucis-longus
peroneus longus                | muscle:fibularis-longus
hamstring                      | muscle:semitendinosus muscle:semimembranosus muscle:biceps-femoris-long
calf muscle                    | muscle:gastrocnemius muscle:soleus
pins and needles               | symptom:paraesthesia
tingling                       | symptom:paraesthesia
parasthesia                    | symptom:paraesthesia
numness                        | symptom:numbness
leg gives way                  | symptom:giving-way
cramp at night                 | symptom:spasm-twitch
restless legs                  | symptom:sleep
heel                           | region:heel condition:plantar-heel-pain
top of foot                    | region:top-of-foot
buttock                        | region:buttock
back of knee                   | site:popliteal-fossa region:calf condition:proximal-tibial-neuropathy
MRI                            | test:mri
emg                            | test:emg
nerve conduction               | test:ncs
Lasègue                        | test:slr
lasegue                        | test:slr
tinel                          | test:tinel
steroid injection              | treatment:epidural treatment:local-steroid
gabapentin                     | treatment:neuropathic-drugs
ibuprofen                      | treatment:nsaid
physio                         | treatment:physiotherapy
chiropractor                   | treatment:manipulation
femur                          | bone:femur
heel bone                      | bone:calcaneus
trendelenburg                  | condition:superior-gluteal-neuropathy
alcock                         | condition:pudendal-neuralgia
numb below kneecap             | condition:infrapatellar-neuropathy
lumbago                        | condition:sciatica
diabetic amyotrophy            | condition:lumbosacral-radiculoplexus-neuropathy
foot drop L5 or peroneal       | condition:double-crush condition:radiculopathy-l5 \
     condition:common-fibular-neuropathy condition:foot-drop
leg pain when walking          | symptom:claudication condition:neurogenic-claudication
both feet numb                 | condition:peripheral-polyneuropathy
knee buckles                   | symptom:giving-way condition:femoral-neuropathy
compartment syndrome           | condition:acute-compartment-syndrome
"""

TABLE = [
    (typed.strip(), tuple(wanted.split()))
    for typed, wanted in (line.split("|") for line in EXPECTED.replace("\\\n", "").strip().splitlines())
]


@pytest.fixture(scope="module")
def search(library: Library) -> Iterator[Search]:
    made = Search.of(library)
    yield made
    made.close()


@pytest.mark.parametrize(("typed", "wanted"), TABLE, ids=[typed for typed, _ in TABLE])
def test_the_best_hit_is_what_was_meant(search: Search, typed: str, wanted: tuple[str, ...]) -> None:
    hits = [str(hit.address) for hit in search.find(typed).hits]
    assert hits, "nothing was found"
    assert hits[0] in wanted, hits[:5]


def test_everything_expected_exists(library: Library) -> None:
    known = {str(each) for each in library.addresses()}
    assert {each for _, wanted in TABLE for each in wanted} <= known
    assert len({typed for typed, _ in TABLE}) == len(TABLE) >= 60


def test_everything_is_found_among_the_first_of_its_group_by_its_own_names(
    search: Search, library: Library
) -> None:
    for address in library.addresses():
        for name in {library.name_of(address), library.plain_name_of(address)}:
            groups = [[hit.address for hit in each.hits[:3]] for each in search.find(name).groups]
            assert any(address in each for each in groups), (name, groups)
