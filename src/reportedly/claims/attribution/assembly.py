"""From what readers found to attributions: spans, sources, nesting and order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from reportedly.claims.attribution.edges import cut_edges
from reportedly.claims.attribution.heads import page_heads
from reportedly.claims.attribution.issued import issuer_of, own_sentences
from reportedly.claims.attribution.learned import read_by_tagger
from reportedly.claims.attribution.merging import merged
from reportedly.claims.attribution.nesting import detach, parent_of
from reportedly.claims.attribution.referents import is_own, meant
from reportedly.claims.attribution.rules import read_by_rules
from reportedly.claims.attribution.scene import Found, Scene, set_scene, spans_of, without_dateline, without_joints
from reportedly.claims.attribution.sources import publisher_link, source_of
from reportedly.claims.attribution.speakers import noun_phrase
from reportedly.claims.drafts import Attributed
from reportedly.lang import Pack
from reportedly.model import Link, Modality, Polarity, Source, SourceKind
from reportedly.reading.mentions import Reading
from reportedly.theatres import Theatre

_RELATIVE = frozenset({"WDT", "WP"})


def find_attributions(reading: Reading, *, pack: Pack, theatre: Theatre) -> tuple[Attributed, ...]:
    """Return every attribution in the text by its first span, with what stands inside what."""
    scene = set_scene(reading, pack=pack, theatre=theatre)
    founds = merged(read_by_rules(scene), list(read_by_tagger(reading.seen.attributions, scene)), scene)
    issuer = issuer_of(scene, founds, reading.document.publisher)
    if issuer is not None:
        scene = replace(scene, issuer=issuer.i)
        founds = [*founds, *own_sentences(scene, founds, issuer)]
    return assemble(founds, scene, reading)


def assemble(founds: Sequence[Found], scene: Scene, reading: Reading) -> tuple[Attributed, ...]:
    """Make attributions of what readers found: the one door for every reader.

    Whoever found it, a content begins and ends as text does, two contents of one speaker do not overlap, sources are
    typed and led back, and nesting shows from the contents.
    """
    joined = [
        replace(f, content=without_joints(f.content, scene), source=without_dateline(f.source, scene.doc))
        for f in cut_edges(detach(founds), scene, page_heads(scene))
    ]
    kept = sorted((f for f in joined if _has_words(f, scene) and not _is_speechless(f, scene)), key=_place)
    return tuple(_attributed(n, kept, scene, reading) for n in range(len(kept)))


def _has_words(found: Found, scene: Scene) -> bool:
    """Say whether a content has a word in it; behind a cue an amount alone is told too: "spoke of 60"."""
    words = (scene.doc[i] for i in found.content)
    return any(t.is_alpha or (found.source and found.cue and t.pos_ == "NUM") for t in words)


def _is_speechless(found: Found, scene: Scene) -> bool:
    """Say whether the source is a noun that nobody speaks by: "the dates say that"."""
    head = None if found.source_token is None else scene.doc[found.source_token]
    return head is not None and head.pos_ == "NOUN" and head.lemma_.lower() in scene.cues.speechless


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
    if found.own_voice or _is_publisher(source, publisher) or _is_outlets_word(n, founds, source, scene):
        return publisher
    text = reading.document.text
    cue = spans_of(found.cue, scene.doc, trim=False)
    return Link(
        source=source,
        cue=" ".join(span.of(text) for span in cue) or None,
        commitment=found.effect.commitment,
        source_spans=spans_of(_naming(found, scene), scene.doc, trim=False),
        cue_spans=cue,
        reader=found.reader,
        score=found.score,
    )


def _naming(found: Found, scene: Scene) -> frozenset[int]:
    """Return the words that name the source: of what goes on, those it goes on from; of "who", its noun's as well."""
    head = None if found.source_token is None else scene.doc[found.source_token]
    if head is None or head.i in found.source or (found.source and not _is_relative(found, scene)):
        return found.source
    return found.source | noun_phrase(head)


def _is_relative(found: Found, scene: Scene) -> bool:
    return all(scene.doc[i].tag_ in _RELATIVE for i in found.source)


def _source(n: int, founds: Sequence[Found], scene: Scene) -> Source:
    """Build the source; where its words only point back, that of whom they mean."""
    found, back = founds[n], _back(n, founds, scene)
    if back is not None:
        found = replace(found, source=noun_phrase(back), source_token=back.i)
    return source_of(found, scene)


def _back(n: int, founds: Sequence[Found], scene: Scene) -> Token | None:
    """Return whom a source that only points back means: "we" in a communiqué is who issues it."""
    if scene.issuer is not None and is_own(founds[n], scene):
        return scene.doc[scene.issuer]
    return meant(n, founds, scene)


def _is_outlets_word(n: int, founds: Sequence[Found], source: Source, scene: Scene) -> bool:
    """Say whether the outlet speaks itself: "Kyiv did not say whether", "we ask readers", "residents are advised to".

    That somebody is silent is what the outlet saw; a wire that "could not verify" still says so itself. Whoever says
    "we" within what another says is no outlet.
    """
    found = founds[n]
    is_silent = found.effect.polarity is Polarity.UNKNOWN and source.kind is not SourceKind.OUTLET
    is_advice = (
        found.source_token is None and found.cue_class == "passive" and found.effect.modality is Modality.DEMANDED
    )
    is_outlets = is_own(found, scene) and parent_of(n, founds) is None and scene.issuer is None
    return is_silent or is_advice or is_outlets


def _is_publisher(source: Source, publisher: Link) -> bool:
    """An outlet that names itself ("Northgate could not verify") speaks in its own voice."""
    own = publisher.source.actor
    return source.actor.id == own.id or source.actor.name.casefold() == own.name.casefold()


def _continued(found: Found, founds: Sequence[Found]) -> int | None:
    if found.continues is None:
        return None
    return next((m for m, f in enumerate(founds) if f.cue_token == found.continues), None)
