"""Cue verbs in the passive: "was reported by X that", "is said to", "described as"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from reportedly.claims.attribution.contents import find_content
from reportedly.claims.attribution.cues import Verb
from reportedly.claims.attribution.scene import Found, Scene, reach
from reportedly.claims.attribution.speakers import can_tell, noun_phrase, subject_of
from reportedly.claims.attribution.wording import cue_tokens, effect_of, particle_fits


def read_passive(verb: Token, rows: tuple[Verb, ...], scene: Scene) -> Found | None:
    """Read a cue in the passive: its source is the agent, or nobody named."""
    agent = next((p for t in verb.children if t.dep_ == "agent" for p in t.children if p.dep_ == "pobj"), None)
    for row in rows:
        if row.has_amount or not particle_fits(verb, row) or (agent is not None and not can_tell(agent, scene)):
            continue
        cue = cue_tokens(verb, row, scene)
        content = _passive_content(verb, row, cue, scene, named=agent is not None)
        if content:
            source = frozenset() if agent is None else noun_phrase(agent)
            cue = _with_as(verb, cue, content)
            return Found(
                source=source,
                cue=cue,
                content=content - cue - source - frozenset(t.i for t in verb.children if t.dep_ == "agent"),
                cue_token=verb.i,
                source_token=None if agent is None else agent.i,
                cue_class="reaction" if row.reaction else "passive",
                effect=effect_of(verb, row.effect, None, scene),
            )
    return None


def _passive_content(verb: Token, row: Verb, cue: frozenset[int], scene: Scene, *, named: bool) -> frozenset[int]:
    subject = subject_of(verb)
    own = frozenset() if subject is None or subject.lower_ == "it" else frozenset(reach(subject))
    if "clause" in row.frames and (subject is None or subject.lower_ == "it" or named):
        clause = find_content(verb, replace(row, frames=("clause",)), cue, scene)
        if clause and any(t.dep_ == "ccomp" for t in verb.children):
            return clause
    complements = [t for t in verb.rights if t.dep_ == "xcomp" and any(c.tag_ == "TO" for c in t.lefts)]
    if complements and own and row.frames[0] in ("clause", "infinitive") and not row.tellers_only:
        return own | frozenset(reach(complements[0]))
    if "as" in row.frames and (named or "clause" not in row.frames):
        linked = [t for t in verb.rights if t.dep_ == "prep" and t.lower_ == "as"]
        if linked and not any(t.dep_ == "pcomp" for t in linked[0].children):
            return own | frozenset(reach(linked[0]))
        if linked and named:
            return own | frozenset(reach(linked[0]))
    if "object-preposition" in row.frames and own:
        linked = [t for t in verb.rights if t.dep_ == "prep" and t.lower_ in row.prepositions]
        return own | frozenset(reach(linked[0])) if linked else frozenset()
    return own if named and "noun" in row.frames and row.object is None else frozenset()


def _with_as(verb: Token, cue: frozenset[int], content: frozenset[int]) -> frozenset[int]:
    """Read "[cited as] (the fastest …)": without a subject "as" goes to the cue."""
    after = max(cue) + 1
    reduced = subject_of(verb) is None
    return cue | {after} if reduced and after in content and verb.doc[after].lower_ == "as" else cue
