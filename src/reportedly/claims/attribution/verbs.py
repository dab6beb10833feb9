"""Cue verbs: from each verb of the pack to its shape (finite, participle, infinitive, passive), speaker and content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from reportedly.claims.attribution.contents import find_content
from reportedly.claims.attribution.cues import Effect, Verb
from reportedly.claims.attribution.scene import Found, Scene
from reportedly.claims.attribution.speakers import (
    Speaker,
    before_comma,
    beside_quote,
    can_tell,
    is_aside,
    is_document,
    noun_phrase,
    speaker_of,
    subject_of,
)
from reportedly.model import Commitment, Modality, Polarity

_MODIFIES = frozenset({"amod", "compound", "aux", "auxpass", "prep"})
_BY = frozenset({"agent"})
_CARRY = 4  # tokens from a carrier to its infinitive: "went on to repeatedly say"
_CARRIED = frozenset({"xcomp", "advcl"})
_FINITE = ("VBD", "VBZ", "VBP")
_NOBODY = frozenset({"nobody", "none", "neither", "no"})
_GERUND_LINKS = frozenset({"by", "as", "after", "before", "while", "without"})
_MODALS = {"may": Modality.POSSIBLE, "might": Modality.POSSIBLE, "could": Modality.POSSIBLE, "will": Modality.PLANNED}
_NO_AGENT_FRAMES = frozenset({"clause", "infinitive", "object-preposition"})


def find_verbs(scene: Scene) -> Iterator[Found]:
    """Yield the attribution of every cue verb that has a content, and a source or a passive without one."""
    for token in scene.doc:
        rows = scene.cues.verbs.get(token.lemma_.lower())
        if rows and token.tag_.startswith("VB") and (token.dep_ not in _MODIFIES or token.tag_ == "VBD"):
            found = _read(token, rows, scene)
            if found is not None:
                yield found


def _read(verb: Token, rows: tuple[Verb, ...], scene: Scene) -> Found | None:
    if is_passive(verb):
        return _read_passive(verb, rows, scene)
    speaker = _speaker(verb, scene)
    if speaker is None:
        return None
    for row in rows:
        found = _with_row(verb, row, speaker, scene)
        if found is not None:
            return found
    return None


def _with_row(verb: Token, row: Verb, speaker: Speaker, scene: Scene) -> Found | None:
    if not _particle_fits(verb, row) or not _may_speak(speaker.head, row, scene):
        return None
    cue = cue_tokens(verb, row, scene)
    content = find_content(verb, row, cue | speaker.tokens, scene)
    if not content or not _is_told(verb, row, speaker, content, scene):
        return None
    return Found(
        source=speaker.tokens,
        cue=cue,
        content=content - cue,
        cue_token=verb.i,
        source_token=speaker.head.i,
        cue_class="quote" if _is_quoted(content, scene) else "reaction" if row.reaction else "speech",
        effect=_effect(verb, row.effect, speaker, scene),
    )


def _is_quoted(content: frozenset[int], scene: Scene) -> bool:
    return min(content) in scene.quoted and scene.quoted[min(content)].first == min(content)


# ── who ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _speaker(verb: Token, scene: Scene) -> Speaker | None:
    if subject_of(verb) is not None:
        return speaker_of(verb, scene)
    if any(t.tag_ == "TO" for t in verb.lefts):
        return _carried(verb, scene)
    if verb.dep_ == "pcomp":
        return _gerund(verb, scene)
    return _participle(verb, scene) if verb.tag_ == "VBG" else _finite(verb, scene)


def _participle(verb: Token, scene: Scene) -> Speaker | None:
    on_noun = verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN", "PRON")
    return _paper(verb, scene) if on_noun else shared_speaker(verb, scene)


def _finite(verb: Token, scene: Scene) -> Speaker | None:
    """A finite verb without a subject: the parser lost it, or it shares that of the verb it is coordinated with."""
    beside = None if verb.tag_ not in _FINITE else beside_quote(verb, scene) or before_comma(verb, scene)
    if beside is not None or verb.dep_ not in ("conj", "dep"):
        return beside
    return shared_speaker(verb, scene) if verb.tag_ != "VB" or verb.head.tag_ == "VB" else None


def shared_speaker(verb: Token, scene: Scene) -> Speaker | None:
    """Return the subject a participle or a coordinated verb shares: the nearest above it that stands before it."""
    here = verb
    while here.dep_ != "ROOT":
        if here.dep_ in ("ccomp", "relcl") and here is not verb and not is_aside(here):
            outer = _outer_for_adding(verb, here)
            if outer is None:
                return None
        here = here.head
        subject = subject_of(here)
        if subject is not None and subject.i < verb.i:
            if here.dep_ == "ccomp" and _speaks_outside(verb, here, scene):
                continue
            return speaker_of(here, scene)
        if subject is not None and subject.i > verb.i and here.lemma_.lower() in scene.cues.verbs:
            return speaker_of(here, scene)
    return None


def _outer_for_adding(verb: Token, here: Token) -> Token | None:
    return here.head


def _speaks_outside(verb: Token, clause: Token, scene: Scene) -> bool:
    """Look at ", adding that": whoever said the clause before goes on, where the clause's own subject tells nothing."""
    above = clause.head
    if above.lemma_.lower() not in scene.cues.verbs or subject_of(above) is None:
        return False
    own = subject_of(clause)
    return verb.lemma_ in ("add", "note") or own is None or not can_tell(own, scene)


def _carried(verb: Token, scene: Scene) -> Speaker | None:
    head = verb.head
    if verb.dep_ == "conj" and head.dep_ == "xcomp":
        return _carried(head, scene)
    if verb.dep_ not in _CARRIED or head.lemma_.lower() not in scene.cues.carriers:
        return None
    return speaker_of(head, scene)


def _is_carried(verb: Token) -> bool:
    return verb.dep_ in _CARRIED and verb.i - verb.head.i <= _CARRY and any(t.tag_ == "TO" for t in verb.lefts)


def _gerund(verb: Token, scene: Scene) -> Speaker | None:
    link = verb.head
    if link.lower_ not in _GERUND_LINKS or link.head.pos_ not in ("VERB", "AUX"):
        return None
    quoting = link.head
    if quoting.lemma_.lower() in scene.cues.relays and not is_passive(quoting):
        quoted = [t for t in quoting.children if t.dep_ == "dobj"]
        return Speaker(noun_phrase(quoted[0]), quoted[0]) if quoted else None
    return speaker_of(quoting, scene)


def _paper(verb: Token, scene: Scene) -> Speaker | None:
    """Say whose paper speaks in "a statement saying": who issued it where that is said, else the paper."""
    paper = verb.head
    bearer = paper.head
    if paper.dep_ == "dobj" and bearer.lemma_.lower() in scene.cues.bearers and is_document(paper, scene):
        return speaker_of(bearer, scene) or Speaker(noun_phrase(paper, before=verb.i), paper)
    return Speaker(noun_phrase(paper, before=verb.i), paper) if can_tell(paper, scene) else None


def _may_speak(head: Token, row: Verb, scene: Scene) -> bool:
    if row.documents_only:
        return is_document(head, scene)
    return can_tell(head, scene) if row.tellers_only else True


def _is_told(verb: Token, row: Verb, speaker: Speaker, content: frozenset[int], scene: Scene) -> bool:
    """Without a clause or a quotation the speaker must be one who can tell; a participle needs a cue above it."""
    clausal = (
        any(t.dep_ == "ccomp" for t in verb.children)
        or any(i in content and scene.doc[i].lower_ == "that" for i in (min(content),))
        or _is_quoted(content, scene)
    )
    if not clausal and not (can_tell(speaker.head, scene) or speaker.head.lower_ == "it"):
        return False
    if verb.tag_ == "VBG" and subject_of(verb) is None and verb.dep_ not in ("acl", "pcomp"):
        above = verb.head
        told = any(a.lemma_.lower() in scene.cues.verbs for a in verb.ancestors)
        return told or (clausal and not row.tellers_only and can_tell(speaker.head, scene) and above.pos_ == "VERB")
    return True


# ── by which words ───────────────────────────────────────────────────────────────────────────────────────────────────


def _particle_fits(verb: Token, row: Verb) -> bool:
    if row.particle is not None:
        return any(t.lower_ == row.particle and t.dep_ in ("prt", "advmod") for t in verb.rights)
    return row.object is None or any(
        t.dep_ in ("dobj", "nsubjpass") and t.lemma_.lower() == row.object for t in verb.children
    )


def cue_tokens(verb: Token, row: Verb, scene: Scene) -> frozenset[int]:
    """Return the verb with its auxiliaries and adverbs, its particle, and the words the row counts to the cue."""
    doc = verb.doc
    first = verb.i
    while first > 0 and _belongs_left(doc[first - 1], verb):
        first -= 1
    if _is_carried(verb) and verb.head.i < first:
        first = min(cue_tokens(verb.head, Verb(verb.head.lemma_, (), Effect()), scene))
    last = verb.i
    for child in verb.rights:
        if child.dep_ == "prt" and child.i == last + 1:
            last = child.i
    if row.object is not None:
        last = max([last, *(t.i for t in verb.rights if t.dep_ == "dobj")])
    if row.prepositions and ("preposition" in row.frames or row.object) and last + 1 < len(doc):
        last += doc[last + 1].lower_ in row.prepositions and doc[last + 1].dep_ in ("prep", "prt")
    bearer = _issued(verb, first)
    last = _with_circumstance(last, verb, scene)
    if last + 1 < len(doc) and doc[last + 1].text == ":":
        last += 1
    return frozenset(range(first if bearer is None else bearer, last + 1))


def _with_circumstance(last: int, verb: Token, scene: Scene) -> int:
    """Take in "said [in a statement]": the paper or the talk in which it was said is part of the cue, no source."""
    for child in verb.rights:
        if child.i == last + 1 and child.dep_ == "prep" and child.lower_ in ("in", "on"):
            said_in = [t for t in child.children if t.dep_ == "pobj" and t.lemma_.lower() in scene.cues.circumstances]
            if said_in:
                return said_in[0].i
    return last


def _issued(verb: Token, first: int) -> int | None:
    """Return where "[issued a statement saying]" begins: the bearer's words where they run straight into the cue."""
    paper = verb.head
    if verb.dep_ != "acl" or paper.dep_ != "dobj" or paper.i != first - 1 or paper.lemma_ != "statement":
        return None
    start = paper.head.i
    while start > 0 and _belongs_left(verb.doc[start - 1], paper.head):
        start -= 1
    return start


def _belongs_left(token: Token, verb: Token) -> bool:
    if token.head != verb and not (token.dep_ == "advmod" and token.head.head == verb):
        return False
    return token.dep_ in ("aux", "auxpass", "neg") or (token.dep_ == "advmod" and token.pos_ in ("ADV", "PART"))


def _effect(verb: Token, effect: Effect, speaker: Speaker | None, scene: Scene) -> Effect:
    if verb.dep_ in _CARRIED and verb.head.lemma_.lower() in scene.cues.carriers:
        carrier = scene.cues.carriers[verb.head.lemma_.lower()]
        if carrier.polarity is not Polarity.AFFIRMED:
            effect = replace(effect, polarity=carrier.polarity)
        effect = replace(effect, modality=carrier.modality or effect.modality)
    if is_negated(verb) or (speaker is not None and _is_nobody(speaker)):
        effect = replace(effect, polarity=Polarity.UNKNOWN)
    if effect.polarity is Polarity.UNKNOWN:
        return replace(effect, modality=None, commitment=Commitment.NEUTRAL)
    if effect.modality is None:
        effect = replace(effect, modality=_modality(verb))
    return replace(effect, commitment=_commitment(verb, effect.commitment, scene))


def _modality(verb: Token) -> Modality | None:
    for child in verb.lefts:
        if child.dep_ == "aux" and child.lower_ in _MODALS:
            return _MODALS[child.lower_]
        if child.dep_ == "mark" and child.lower_ in ("if", "unless"):
            return Modality.CONDITIONAL
    return None


def _is_nobody(speaker: Speaker) -> bool:
    doc = speaker.head.doc
    return any(doc[i].lower_ in _NOBODY for i in speaker.tokens if doc[i].dep_ in ("nsubj", "det"))


def is_negated(verb: Token) -> bool:
    """Say whether a verb is negated, itself or by the verb that carries it."""
    carried = (
        verb.dep_ in _CARRIED
        and any(t.tag_ == "TO" for t in verb.lefts)
        and any(t.dep_ == "neg" for t in verb.head.children)
    )
    return carried or any(t.dep_ == "neg" for t in verb.children)


def _commitment(verb: Token, commitment: Commitment, scene: Scene) -> Commitment:
    near = [t.lower_ for t in verb.doc[max(0, verb.i - 4) : verb.i + 6]]
    for words in scene.cues.distances:
        if any(tuple(near[n : n + len(words)]) == words for n in range(len(near))):
            return Commitment.DISTANCING
    hedged = [scene.cues.adverbs[t.lower_] for t in verb.children if t.lower_ in scene.cues.adverbs]
    return Commitment.DISTANCING if hedged else commitment


# ── passives ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def is_passive(verb: Token) -> bool:
    """Say whether the verb is in the passive, full ("was said") or reduced ("described as")."""
    if any(t.dep_ in ("auxpass", "nsubjpass") for t in verb.children):
        return True
    if any(t.dep_ in ("aux", "nsubj", "dobj") for t in verb.children):
        return False
    if verb.tag_ == "VBD":  # what the parser takes for a past tense: ", cited as"
        after = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""
        return verb.dep_ in ("dep", "advcl", "acl") and after in ("as", "by")
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "dep", "advcl", "relcl", "conj", "ROOT")


def _read_passive(verb: Token, rows: tuple[Verb, ...], scene: Scene) -> Found | None:
    agent = next((p for t in verb.children if t.dep_ in _BY for p in t.children if p.dep_ == "pobj"), None)
    for row in rows:
        if not _particle_fits(verb, row) or (agent is not None and not can_tell(agent, scene)):
            continue
        cue = cue_tokens(verb, row, scene)
        content = _passive_content(verb, row, cue, scene, named=agent is not None)
        if content:
            source = frozenset() if agent is None else noun_phrase(agent)
            cue = _with_as(verb, cue, content)
            return Found(
                source=source,
                cue=cue,
                content=content - cue - source - frozenset(t.i for t in verb.children if t.dep_ in _BY),
                cue_token=verb.i,
                source_token=None if agent is None else agent.i,
                cue_class="reaction" if row.reaction else "passive",
                effect=_effect(verb, row.effect, None, scene),
            )
    return None


def _passive_content(verb: Token, row: Verb, cue: frozenset[int], scene: Scene, *, named: bool) -> frozenset[int]:
    subject = subject_of(verb)
    own = frozenset() if subject is None or subject.lower_ == "it" else frozenset(_reach_of(subject))
    if "clause" in row.frames and (subject is None or subject.lower_ == "it" or named):
        clause = find_content(verb, replace(row, frames=("clause",)), cue, scene)
        if clause and any(t.dep_ == "ccomp" for t in verb.children):
            return clause
    complements = [t for t in verb.rights if t.dep_ == "xcomp" and any(c.tag_ == "TO" for c in t.lefts)]
    if complements and own and row.frames[0] in ("clause", "infinitive") and not row.tellers_only:
        return own | frozenset(_reach_of(complements[0]))
    if "as" in row.frames and (named or "clause" not in row.frames):
        linked = [t for t in verb.rights if t.dep_ == "prep" and t.lower_ == "as"]
        if linked and not any(t.dep_ == "pcomp" for t in linked[0].children):
            return own | frozenset(_reach_of(linked[0]))
        if linked and named:
            return own | frozenset(_reach_of(linked[0]))
    if "object-preposition" in row.frames and own:
        linked = [t for t in verb.rights if t.dep_ == "prep" and t.lower_ in row.prepositions]
        return own | frozenset(_reach_of(linked[0])) if linked else frozenset()
    return own if named and "noun" in row.frames and row.object is None else frozenset()


def _reach_of(token: Token) -> range:
    return range(token.left_edge.i, token.right_edge.i + 1)


def _with_as(verb: Token, cue: frozenset[int], content: frozenset[int]) -> frozenset[int]:
    """Read "[cited as] (the fastest …)": without a subject "as" goes to the cue."""
    after = max(cue) + 1
    reduced = subject_of(verb) is None
    return cue | {after} if reduced and after in content and verb.doc[after].lower_ == "as" else cue
