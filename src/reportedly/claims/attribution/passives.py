"""Cue verbs in the passive: "was reported by X that", "is said to", "described as"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from reportedly.claims.attribution.contents import find_content
from reportedly.claims.attribution.cues import Verb
from reportedly.claims.attribution.extent import as_told, preceding
from reportedly.claims.attribution.interrupted import interrupted
from reportedly.claims.attribution.scene import Found, Scene, reach
from reportedly.claims.attribution.speakers import can_tell, is_document, noun_phrase, subject_of
from reportedly.claims.attribution.wording import cue_tokens, effect_of, particle_fits

_NOBODY = frozenset({"nobody", "none", "neither", "no"})


def read_passive(verb: Token, rows: tuple[Verb, ...], scene: Scene) -> Found | None:
    """Read a cue in the passive: its source is the agent, or nobody named."""
    agent = _agent(verb, scene)
    for row in rows:
        if (
            row.has_amount
            or row.only_speakers
            or not particle_fits(verb, row)
            or (agent is not None and not can_tell(agent, scene))
        ):
            continue
        cue = cue_tokens(verb, row, scene)
        content = _passive_content(verb, row, cue, scene, named=agent is not None)
        if content:
            source = frozenset() if agent is None else noun_phrase(agent)
            cue = _with_it(verb, _with_as(verb, cue, content), content)
            if agent is not None and agent.head.i == max(cue) + 1:
                cue |= {agent.head.i}
            return Found(
                source=source,
                cue=cue,
                content=content - cue - source - frozenset(t.i for t in verb.children if t.dep_ == "agent"),
                cue_token=verb.i,
                source_token=None if agent is None else agent.i,
                cue_class="reaction" if row.reaction else "passive",
                effect=effect_of(verb, row.effect, None, scene, content=content),
            )
    return None


def _agent(verb: Token, scene: Scene) -> Token | None:
    """Return who said it: "by X", or the paper in "as stated in the memorandum"."""
    agent = next((p for t in verb.children if t.dep_ == "agent" for p in t.children if p.dep_ == "pobj"), None)
    if agent is not None or not as_told(verb):
        return agent
    papers = [p for t in verb.rights if t.dep_ == "prep" and t.lower_ == "in" for p in t.children]
    return next((p for p in papers if is_document(p, scene)), None)


def _passive_content(verb: Token, row: Verb, cue: frozenset[int], scene: Scene, *, named: bool) -> frozenset[int]:
    """Try the forms in turn; without an agent only those that tell something by themselves."""
    subject = subject_of(verb)
    own = frozenset() if subject is None or subject.lower_ == "it" else frozenset(reach(subject))
    is_told = named or subject is not None or any(t.dep_ == "auxpass" for t in verb.children)
    if is_told and (not own or named):  # "Asked whether it was safe, the mayor left" asks nobody's question
        clause = _clause(verb, row, cue, scene)
        if clause:
            return clause
    if not own and named and "clause" in row.frames and as_told(verb):
        return frozenset(as_told(verb))
    heard = next((t for t in verb.rights if t.dep_ == "ccomp" and _has_that(t)), None)
    if own and not named and heard is not None and row.frames[0] == "clause" and not _is_nobody(own, scene):
        return frozenset(reach(heard))  # "residents were told (that …)"
    complement = _complement(verb, row, named=named) if own else None
    complement = complement or _as_what(verb, row, named=named)
    if complement is None and own and "object-preposition" in row.frames:
        complement = next((t for t in verb.rights if t.dep_ == "prep" and t.lower_ in row.prepositions), None)
    if complement is not None:
        return own | frozenset(reach(complement)) - _agents(verb)
    told_of = named and "noun" in row.frames and row.object is None
    return own if told_of else frozenset()


def _is_nobody(named: frozenset[int], scene: Scene) -> bool:
    return any(scene.doc[i].lower_ in _NOBODY for i in named)


def _has_that(clause: Token) -> bool:
    return any(t.dep_ == "mark" and t.lower_ == "that" for t in clause.lefts)


def _clause(verb: Token, row: Verb, cue: frozenset[int], scene: Scene) -> frozenset[int]:
    """It was said (that …)."""
    if "clause" not in row.frames:
        return frozenset()
    if not any(t.dep_ == "ccomp" for t in verb.children):
        return _around(verb, cue, scene)
    return find_content(verb, replace(row, frames=("clause",)), cue, scene)


def _around(verb: Token, cue: frozenset[int], scene: Scene) -> frozenset[int]:
    """(The siren), it is said, (wailed late) · (He was there), it is believed."""
    subject = subject_of(verb)
    if subject is None or subject.lower_ != "it" or subject.i != min(cue) - 1:
        return frozenset()
    group = cue | {subject.i}
    tokens = interrupted(verb, group) or preceding(verb, group, scene)
    return frozenset(tokens & set(scene.line_of(verb.i)))


def _complement(verb: Token, row: Verb, *, named: bool) -> Token | None:
    """Return what is said of the subject: is said (to be …) · was reported (dead) · was called (a disgrace) by X."""
    impersonal = row.impersonal or not row.tellers_only
    for child in verb.rights:
        if child.dep_ == "oprd" and "as" in row.frames and named:
            return child
        if child.dep_ not in ("xcomp", "oprd"):
            continue
        if any(t.tag_ == "TO" for t in child.lefts):
            return child if impersonal and row.frames[0] in ("clause", "infinitive") else None
        if child.pos_ in ("ADJ", "VERB") and impersonal and "clause" in row.frames:
            return child
    return None


def _as_what(verb: Token, row: Verb, *, named: bool) -> Token | None:
    """Return the phrase in "was described (as empty)"; an act ("as having …") only with an agent."""
    if "as" not in row.frames or not (named or "clause" not in row.frames):
        return None
    linked = next((t for t in verb.rights if t.dep_ == "prep" and t.lower_ == "as"), None)
    is_act = linked is not None and any(t.dep_ == "pcomp" for t in linked.children)
    return None if is_act and not named else linked


def _agents(verb: Token) -> frozenset[int]:
    return frozenset(i for t in verb.subtree if t.dep_ == "agent" for i in reach(t))


def _with_as(verb: Token, cue: frozenset[int], content: frozenset[int]) -> frozenset[int]:
    """Read "[cited as] (the fastest …)": without a subject "as" goes to the cue."""
    after = max(cue) + 1
    reduced = subject_of(verb) is None
    return cue | {after} if reduced and after in content and verb.doc[after].lower_ == "as" else cue


def _with_it(verb: Token, cue: frozenset[int], content: frozenset[int]) -> frozenset[int]:
    """Read "(…), [it is said]": behind a comma "it" stands for nothing else."""
    first = min(cue) - 1
    if first < 0 or verb.doc[first].lower_ != "it" or verb.doc[first].head != verb:
        return cue
    opens = verb.doc[first].is_sent_start or verb.doc[first - 1].text == ","
    return cue | {first} if opens else cue
