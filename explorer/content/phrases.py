"""The words and claims that cards must not hold, and the signs that some must. English; matched without case.

Each entry is a regular expression; in it `…` stands for any 0 to 100
characters (bounded, so that no text can make matching slow).
"""

from collections.abc import Mapping

# A claim below may be named in a sentence that denies it with one of these.
NEGATION = r"\b(?:not|no|never|cannot|without|neither|nor|myth|untrue)\b|n['’]t\b"

BRANDS = (
    r"\b(?:Advil|Motrin|Nurofen|Aleve|Naprosyn|Tylenol|Panadol|Calpol|Anadin|Excedrin|Aspro|Voltaren"
    r"|Voltarol|Celebrex|Arcoxia|Mobic|Neurontin|Lyrica|Gralise|Cymbalta|Elavil|Effexor|Tegretol|Topamax"
    r"|Valium|Xanax|Flexeril|Zanaflex|Vicodin|Percocet|OxyContin|Ultram|Tramal|Zydol|Butrans|Palexia|Nucynta"
    r"|Botox|Dysport|Xeomin|Kenalog|Depo-Medrol|Depo-Medrone|Xylocaine|Marcaine|Lidoderm|Qutenza|Zostrix"
    r"|Axsain|Salonpas|Biofreeze|Shingrix|Zovirax|Valtrex|Glucophage|Ozempic|Wegovy|Mounjaro|Theragun)\b"
)

# Milligrams per decilitre and the like are laboratory values, not doses.
AMOUNT = (
    r"\b\d[\d.,]{0,9}[\s-]{0,3}(?:mg|mcg|[µμ]g|milligrams?|micrograms?)\b(?!\s?(?:/|per\b))"
    r"|\b(?:\d+|one|two|three|four) (?:more )?(?:tablets|capsules|pills)\b|\bone (?:tablet|capsule|pill)\b"
)
HOW_OFTEN = (
    r"\b(?:(?:once|twice|(?:two|three|four|five|six|\d+) times) (?:a|per|each|every) day"
    r"|(?:once|twice|three times) daily|every (?:\d+|two|three|four|six|eight|twelve) hours)\b"
)
DRUG = (
    r"\b(?:tablets?|capsules?|pills?|medicines?|medications?|drugs?|dos(?:es?|age)|painkillers?|steroids?"
    r"|opioids?|ibuprofen|naproxen|diclofenac|aspirin|paracetamol|acetaminophen|gabapentin|pregabalin"
    r"|amitriptyline|nortriptyline|duloxetine|capsaicin)\b"
)

# Words that a plain part may use only if the glossary explains them: by their endings, and a list.
MEDICAL = (
    r"\w{2,}(?:itis|osis|[^o]oses|path(?:y|ies|ic)|algias?|ectom(?:y|ies)|otom(?:y|ies)|oscop(?:y|ies)|plast(?:y|ies)"
    r"|a?esthe(?:sia|tics?)|olysis|listhesis|omas?|a?emia|uria|plegia|pareses|paresis|trophy|genic|ectasia)"
    r"|axons?|myelin|neurons?|dura|plexus|fasciae?|bursae?|synovi\w+|ligaments?|tendons?|cartilage|meniscus"
    r"|vertebrae?|sacrum|sacral|coccyx|fibulae?|tibiae?|femur|trochanters?|pelvi[sc]|foram\w+|facets?"
    r"|quadriceps|hamstrings?|piriformis|gluteal|psoas|soleus|gastrocnemius|fibular|peroneal|tibial|sciatic"
    r"|femoral|saphenous|sural|plantar|obturator|cutaneous|pudendal|cluneal|medial|lateral|anterior|posterior"
    r"|distal|proximal|arter(?:y|ies)|veins?|thromb\w+|embol\w+|isch\w+|oedema|edema|steroids?|corticosteroids?"
    r"|opioids?|nsaids?|anticoagulants?|antibiotics?|antivirals?|placebos?|epidurals?|catheters?|stents?|orthotics?"
    r"|reflex(?:es)?|fractures?|cysts?|ulcers?|tumou?rs?|metasta\w+|biops\w+|fasciculations?|spondyl\w+|clonus"
    r"|radicul\w+|polyneuro\w+|claudication|genitals?|cochrane|mri|ct|emg|ncs|abi|botulinum|radiofrequency"
)

# Claims that cards must not make, each with what is true.
DROPPED: Mapping[str, str] = {
    r"\bneuron(?:al)? fluid\b": "there is no 'neuron fluid'; write of blood flow in the nerve",
    r"\bstatic electric(?:al|ity)?\b": "nerves carry no static electricity; write of signals",
    r"\bre-?align": "nothing is 'realigned'; say what the treatment does",
    r"\bnerves?\b…\b(?:origins?|starts?|begins?)\b.{0,20}\bin the brain\b": (
        "leg nerves start in the spinal cord"
    ),
    r"\belectro-?magnetic resonance\b": "MRI means magnetic resonance imaging",
    r"\bbeyond (?:any |all )?doubt\b": "no test proves this beyond doubt",
    r"\bmassage\b…\b(?:speeds?|accelerates?|heals?)\b": "massage relieves; it does not heal nerves",
    r"\bshock[- ]?waves?\b…\b(?:heals?|repairs?|regrows?|restores?)\b": "shockwave does not heal nerves",
    r"\b(?:traction|spinal decompression)\b…\b(?:gently|relieves?|helps?|heals?|works?|recommended)\b": (
        "traction is not recommended; say so and why"
    ),
    r"\bcur(?:e|es|ed|ing)\b": "do not promise a cure; say how many get better, and how soon",
    r"\b(?:one-leg(?:ged)?|single-leg|on one leg)\b…\b(?:yoga|pose|stretch)|\byoga\b…\bone leg\b": (
        "no one-leg yoga pose: it risks a fall"
    ),
    r"\baspirin\b…\b(?:best|first choice|of choice|preferred)\b": "aspirin is not the painkiller of choice",
    r"\b(?:ice|heat|cold|warm)\b…\b\d+\b…\bminutes?\b…\bevery\b|\bminutes?\b…\bonce (?:an|per) hour\b": (
        "no ice-and-heat schedule: nothing shows that one works"
    ),
    r"\bpatient advocates?\b|\b(?:ehow|livestrong)\b|\bin (?:7|seven) days\b…\bnatural": "no advertising",
    r"\b(?:unbearable pain|total damage)\b": "do not frighten; say when to get help",
    r"\d\s?ml\b…\brul\w+\b…\bout\b|\brul\w+\b…\bout\b…\d\s?ml\b": (
        "no bladder figure rules cauda equina syndrome out"
    ),
    r"\bchance that you have\b|\byou (?:probably )?have an? \d+ ?%": (
        "no chance of 'what you have': cards teach, they do not diagnose"
    ),
}

_BADLY = r"(?:severe|wors\w+|fast|quick\w*|rapid\w*|sudden\w*)"
_BOTH = r"\bboth (?:legs|sides|feet)\b"
_HURTS = r"\b(?:pain|hurt|ache|sciatica)"
_CANNOT = r"\b(?:cannot|can['’]t|unable)\b"

# The five signs of cauda equina syndrome, and how a bullet may put each.
EMERGENCY_SIGNS: Mapping[str, str] = {
    "leg pain or numbness on both sides": rf"{_HURTS}…{_BOTH}|{_BOTH}…{_HURTS}",
    "severe or worsening weakness or numbness in the legs": (
        rf"\b{_BADLY}\b.{{0,40}}\b(?:weak|numb)|\b(?:weak|numb)\w*\b.{{0,40}}\b{_BADLY}\b"
    ),
    "numbness round the genitals or back passage": r"\bnumb\w*\b…\b(?:genitals?|back passage|anus|bottom)\b",
    "cannot start, feel or hold pee": rf"{_CANNOT}…\b(?:start|feel|hold|control)\b…\bpee\b",
    "cannot feel or hold poo": rf"{_CANNOT}…\b(?:feel|hold|control)\b…\bpoo\b",
}
