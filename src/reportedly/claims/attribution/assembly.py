"""All finders in turn, then spans, sources, nesting and order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.claims.attribution.continuing import find_continued
from reportedly.claims.attribution.cues import compile_cues
from reportedly.claims.attribution.direct import share_out
from reportedly.claims.attribution.edges import cut_edges
from reportedly.claims.attribution.heads import page_heads
from reportedly.claims.attribution.hearers import find_hearers
from reportedly.claims.attribution.layout import find_layout
from reportedly.claims.attribution.nesting import detach, parent_of
from reportedly.claims.attribution.nominal import find_nouns, find_unknown
from reportedly.claims.attribution.phrases import find_adverbs, find_phrases
from reportedly.claims.attribution.quotes import find_quotes, paragraphs
from reportedly.claims.attribution.referents import is_own, meant
from reportedly.claims.attribution.relays import find_relays, without_citations
from reportedly.claims.attribution.scene import Found, Scene, spans_of, without_dateline, without_joints
from reportedly.claims.attribution.sources import publisher_link, source_of
from reportedly.claims.attribution.speakers import noun_phrase
from reportedly.claims.attribution.spoken import find_spoken
from reportedly.claims.attribution.verbs import find_verbs
from reportedly.claims.drafts import Attributed
from reportedly.lang import Pack
from reportedly.model import Link, Modality, Polarity, Source, SourceKind
from reportedly.reading.mentions import Reading
from reportedly.theatres import Theatre


def find_attributions(reading: Reading, *, pack: Pack, theatre: Theatre) -> tuple[Attributed, ...]:
    """Return every attribution in the text by its first span, with what stands inside what."""
    scene = _scene(reading, pack, theatre)
    joined = [
        replace(f, content=without_joints(f.content, scene), source=without_dateline(f.source, scene.doc))
        for f in cut_edges(detach(_find_all(scene)), scene, page_heads(scene))
    ]
    founds = sorted((f for f in joined if any(scene.doc[i].is_alpha for i in f.content)), key=_place)
    return tuple(_attributed(n, founds, scene, reading) for n in range(len(founds)))


def _scene(reading: Reading, pack: Pack, theatre: Theatre) -> Scene:
    tokens = tuple(reading.doc)
    lines = tuple(paragraphs(tokens))
    quotes = find_quotes(reading.doc, lines)
    names = {
        name.lower()
        for outlet in theatre.outlets.values()
        for name in (outlet.name, *outlet.aliases)
        if " " not in name
    }
    parties = {
        name.casefold(): party.id
        for party in theatre.parties.values()
        for name in (party.name, *party.demonyms, *party.metonyms, *party.aliases)
    }
    return Scene(
        doc=reading.doc,
        tokens=tokens,
        lines=lines,
        heads={m.token: m for m in reading.actors},
        theatre=theatre,
        cues=compile_cues(pack),
        quotes=quotes,
        quoted={i: quote for quote in quotes for i in quote.tokens},
        parties=parties,
        outlets=frozenset(theatre.outlets),
        outlet_names=frozenset(names),
    )


def _find_all(scene: Scene) -> list[Found]:
    founds = share_out(list(find_verbs(scene)), scene)
    told = {f.cue_token: f for f in founds if f.cue_token is not None}
    phrases = list(find_phrases(scene))
    founds += phrases
    founds += find_nouns(scene, {i for f in founds for i in f.cue})
    founds += find_adverbs(scene, told)
    founds += find_unknown(scene, told)
    founds += find_relays(scene, told, phrases)
    founds = without_citations(founds)
    founds += find_layout(scene, founds)
    founds += find_continued(scene, founds)
    founds += find_spoken(scene, founds)
    founds += find_hearers(scene, list(founds))
    return founds


def _place(found: Found) -> tuple[int, int]:
    every = found.source | found.cue | found.content
    return min(every), -len(every)


def _attributed(n: int, founds: Sequence[Found], scene: Scene, reading: Reading) -> Attributed:
    found = founds[n]
    source, cue = spans_of(found.source, scene.doc, trim=False), spans_of(found.cue, scene.doc, trim=False)
    return Attributed(
        link=_link(n, founds, scene, reading),
        source=source,
        cue=cue,
        content=spans_of(found.content, scene.doc),
        cue_token=found.cue_token,
        source_token=found.source_token,
        cue_class=found.cue_class,
        parent=parent_of(n, founds),
        continues=_continued(found, founds),
        polarity=found.effect.polarity,
        modality=found.effect.modality,
    )


def _link(n: int, founds: Sequence[Found], scene: Scene, reading: Reading) -> Link:
    found, publisher = founds[n], publisher_link(reading.document, scene.theatre)
    source = publisher.source if found.own_voice else _source(n, founds, scene)
    if found.own_voice or _is_publisher(source, publisher) or _is_outlets_word(found, source, scene):
        return publisher
    text = reading.document.text
    cue = spans_of(found.cue, scene.doc, trim=False)
    return Link(
        source=source,
        cue=" ".join(span.of(text) for span in cue) or None,
        commitment=found.effect.commitment,
        source_spans=spans_of(found.source, scene.doc, trim=False),
        cue_spans=cue,
    )


def _source(n: int, founds: Sequence[Found], scene: Scene) -> Source:
    """Build the source; where its words only point back, that of whom they mean."""
    found, back = founds[n], meant(n, founds, scene)
    if back is not None:
        found = replace(found, source=noun_phrase(back), source_token=back.i)
    return source_of(found, scene)


def _is_outlets_word(found: Found, source: Source, scene: Scene) -> bool:
    """Say whether the outlet speaks itself: "Kyiv did not say whether", "we ask readers", "residents are advised to".

    That somebody is silent is what the outlet saw; a wire that "could not verify" still says so itself.
    """
    is_silent = found.effect.polarity is Polarity.UNKNOWN and source.kind is not SourceKind.OUTLET
    is_advice = (
        found.source_token is None and found.cue_class == "passive" and found.effect.modality is Modality.DEMANDED
    )
    return is_silent or is_advice or is_own(found, scene)


def _is_publisher(source: Source, publisher: Link) -> bool:
    """An outlet that names itself ("Northgate could not verify") speaks in its own voice."""
    own = publisher.source.actor
    return source.actor.id == own.id or source.actor.name.casefold() == own.name.casefold()


def _continued(found: Found, founds: Sequence[Found]) -> int | None:
    if found.continues is None:
        return None
    return next((m for m, f in enumerate(founds) if f.cue_token == found.continues), None)
