"""What the tables say of one structure, as blocks of a page."""

from collections.abc import Iterable, Iterator
from html import escape

from explorer.anatomy.address import Address, Kind
from explorer.anatomy.graph import ancestors, branches, supply
from explorer.anatomy.structures import Nerve, NerveKind, Root
from explorer.library.library import Library
from explorer.library.lighting import threatened
from explorer.library.page import Block, Facts, Fold, Links, Text
from explorer.library.say import Say, as_written
from explorer.library.wording import links, listing, sentence


def facts_of(library: Library, address: Address, say: Say = as_written) -> Iterator[Block]:
    """The blocks about a structure of the body; raises KeyError if `address` is none."""
    return _FACTS[address.kind](library, address.id, say)


def _nerve_facts(library: Library, nerve_id: str, say: Say) -> Iterator[Block]:
    body = library.body
    nerve = body.nerves[nerve_id]
    moves = supply(body, (nerve_id,))
    rows = [
        (say("Also called"), escape(listing(nerve.synonyms, say))),
        (say("Roots"), _roots_text(nerve, say)),
        (say("Course"), escape(nerve.course)),
        (say("Moves"), _names(library, Kind.MUSCLE, moves.muscles, say) + _extra(nerve.motor_note)),
        (say("Feels"), _skin_text(library, nerve, moves.skin, say)),
        (say("Gets pinched at"), escape(sentence(nerve.pinch))),
        (say("No lumbar or sacral root"), escape(nerve.no_root)),
    ]
    yield _facts(rows)
    root = next((each for each in body.roots.values() if each.nerve == nerve_id), None)
    if root:
        yield _root_facts(library, root, say)
    for label, ids in ((say("Comes from"), nerve.parents), (say("Branches"), _children(library, nerve_id))):
        if ids:
            yield Links(label, links(library, (Address(Kind.NERVE, each) for each in ids)))
    yield _sources(nerve.source, nerve.confidence, say)


def _root_facts(library: Library, root: Root, say: Say) -> Facts:
    movement = listing(filter(None, (root.key_action, root.key_muscle)), say)
    return _facts(
        [
            (say("Leaves the spine"), escape(sentence(root.exit))),
            (say("Skin"), escape(sentence(root.dermatome))),
            (say("Point to test feeling"), escape(sentence(root.key_point))),
            (
                say("Movement to test"),
                escape(sentence(movement)),
            ),
            (say("Helps with"), escape(sentence(root.other_actions))),
            (say("Reflex"), escape(sentence(root.reflex))),
            (say("Stretch test"), escape(sentence(root.tension_test))),
            (
                say("Disc that hits it in passing"),
                _names(library, Kind.DISC, _some(root.traversing_disc), say),
            ),
            (say("Disc that hits it on leaving"), _names(library, Kind.DISC, _some(root.exiting_disc), say)),
            (say("Note"), escape(sentence(root.note))),
        ]
    )


def _muscle_facts(library: Library, muscle_id: str, say: Say) -> Iterator[Block]:
    muscle = library.body.muscles[muscle_id]
    yield _facts(
        [
            (say("Does"), escape(sentence(muscle.action))),
            (say("Nerve"), _names(library, Kind.NERVE, muscle.nerves, say)),
            (say("Roots"), escape(listing(muscle.roots, say))),
            (say("Compartment"), escape(sentence(muscle.compartment))),
            (say("Note"), escape(sentence(muscle.note))),
        ]
    )
    yield _sources(muscle.source, muscle.confidence, say)


def _disc_facts(library: Library, disc_id: str, say: Say) -> Iterator[Block]:
    disc = library.body.discs[disc_id]
    rows = [
        (say(label), _names(library, Kind.NERVE, nerves, say))
        for label, nerves in threatened(library, disc_id)
    ]
    yield Text(say("What it can press on"), "")
    yield _facts([*rows, (say("Note"), escape(sentence(disc.note)))])
    yield Links(
        say("Between"),
        links(library, (Address(Kind.BONE, each) for each in (disc.upper, disc.lower) if each)),
    )


def _site_facts(library: Library, site_id: str, say: Say) -> Iterator[Block]:
    site = library.body.sites[site_id]
    yield _facts(
        [
            (say("What happens here"), escape(sentence(site.description))),
            (say("Nerves"), _names(library, Kind.NERVE, site.nerves, say)),
            (say("Discs"), _names(library, Kind.DISC, site.discs, say)),
            (say("Part of"), _names(library, Kind.REGION, site.regions, say)),
        ]
    )
    yield Fold(say("Sources"), f"<p>{escape(site.source)}</p>")


def _region_facts(library: Library, region_id: str, say: Say) -> Iterator[Block]:
    region = library.body.regions[region_id]
    yield Links(say("Nerves here"), links(library, (Address(Kind.NERVE, each) for each in region.nerves)))


def _bone_facts(library: Library, bone_id: str, say: Say) -> Iterator[Block]:
    discs = [each.id for each in library.body.discs.values() if bone_id in (each.upper, each.lower)]
    if discs:
        yield Links(say("Discs beside it"), links(library, (Address(Kind.DISC, each) for each in discs)))


_FACTS = {
    Kind.NERVE: _nerve_facts,
    Kind.MUSCLE: _muscle_facts,
    Kind.DISC: _disc_facts,
    Kind.SITE: _site_facts,
    Kind.REGION: _region_facts,
    Kind.BONE: _bone_facts,
}


def _sources(source: str, confidence: str, say: Say) -> Fold:
    checked = say("Checked: {how}.").format(how=confidence)
    return Fold(say("Sources"), f"<p>{escape(source)}</p><p>{escape(checked)}</p>")


def _facts(rows: Iterable[tuple[str, str]]) -> Facts:
    return Facts(tuple((label, html) for label, html in rows if html))


def _names(library: Library, kind: Kind, ids: Iterable[str], say: Say) -> str:
    addresses = (Address(kind, each) for each in ids)
    names = (
        f'<a href="{each}">{escape(library.name_of(each))}</a>' for each in addresses if library.knows(each)
    )
    return listing(names, say)


def _some(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _extra(note: str) -> str:
    return f"<br>{escape(sentence(note))}" if note else ""


def _roots_text(nerve: Nerve, say: Say) -> str:
    if nerve.kind is NerveKind.ROOT:
        return ""
    text = listing(nerve.roots, say)
    if not nerve.inconstant_roots:
        return text
    more = listing(nerve.inconstant_roots, say)
    return say("{roots} (in some people {more})").format(roots=text, more=more)


def _skin_text(library: Library, nerve: Nerve, skin: tuple[tuple[str, str], ...], say: Say) -> str:
    """Its own skin; else that of its branches, each named."""
    if nerve.kind is NerveKind.ROOT:
        return ""
    if nerve.skin:
        return escape(sentence(nerve.skin))
    rows = [f"{_names(library, Kind.NERVE, (each,), say)}: {escape(text)}" for each, text in skin]
    return "<br>".join(rows)


def _children(library: Library, nerve_id: str) -> tuple[str, ...]:
    carried = set(branches(library.body, nerve_id))
    return tuple(
        each.id
        for each in library.body.nerves.values()
        if nerve_id in each.parents and each.id in carried and nerve_id in ancestors(library.body, each.id)
    )
