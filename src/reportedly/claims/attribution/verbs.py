"""Cue verbs: from each verb of the pack to its shape (finite, participle, infinitive), speaker and content."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.claims.attribution.contents import find_content
from reportedly.claims.attribution.cues import Verb
from reportedly.claims.attribution.distances import comment_in
from reportedly.claims.attribution.passives import read_passive
from reportedly.claims.attribution.scene import Found, Scene
from reportedly.claims.attribution.speakers import (
    Speaker,
    before_comma,
    beside_quote,
    can_tell,
    is_document,
    is_person,
    lost_before,
    named_before,
    noun_phrase,
    speaker_of,
    subject_of,
)
from reportedly.claims.attribution.wording import carrier_of, cue_tokens, effect_of, is_passive, particle_fits

_MODIFIES = frozenset({"amod", "compound", "aux", "auxpass", "prep"})
_FINITE = ("VBD", "VBZ", "VBP")
_GERUND_LINKS = frozenset({"by", "as", "after", "before", "while", "without", "in", "for"})


def find_verbs(scene: Scene) -> Iterator[Found]:
    """Yield the attribution of every cue verb that has a content, and a source or a passive without one."""
    for token in scene.tokens:
        lemma = token.lemma_.lower()
        rows = scene.cues.verbs.get(lemma)
        if rows is None and token.tag_ != "VBG":
            rows = scene.cues.light_verbs.get(lemma)
        if not rows:
            continue
        if token.tag_.startswith("VB") and (token.dep_ not in _MODIFIES or token.tag_ == "VBD"):
            found = _read(token, rows, scene)
            if found is not None:
                yield found
        elif (teller := _teller_of_noun(token, scene)) is not None:
            found = _with_rows(token, rows, teller, scene)
            if found is not None:
                yield found


def _read(verb: Token, rows: tuple[Verb, ...], scene: Scene) -> Found | None:
    if is_passive(verb):
        return read_passive(verb, rows, scene)
    speaker = _speaker(verb, scene)
    return None if speaker is None else _with_rows(verb, rows, speaker, scene)


def _with_rows(verb: Token, rows: tuple[Verb, ...], speaker: Speaker, scene: Scene) -> Found | None:
    for row in rows:
        found = _with_row(verb, row, speaker, scene)
        if found is not None:
            return found
    return None


def _teller_of_noun(token: Token, scene: Scene) -> Speaker | None:
    """Return who tells in "…, the refugee agency estimates", whose last word the parser takes for a noun."""
    doc, after = token.doc, token.i + 1
    teller = doc[token.i - 1] if token.i > 1 else token
    if token.tag_ != "NNS" or token.dep_ != "ROOT" or teller.head != token or teller.dep_ not in ("compound", "nsubj"):
        return None
    if not any(t.dep_ == "ccomp" for t in token.lefts) or (after < len(doc) and doc[after].text not in (".", ";")):
        return None
    first = next((i + 1 for i in range(teller.i, token.sent.start, -1) if doc[i].text == ","), teller.i)
    while doc[first].is_punct and first < teller.i:
        first += 1
    return Speaker(frozenset(range(first, token.i)), teller) if first < teller.i and can_tell(teller, scene) else None


def _with_row(verb: Token, row: Verb, speaker: Speaker, scene: Scene) -> Found | None:
    if not particle_fits(verb, row) or not _may_speak(speaker, row, scene):
        return None
    cue = cue_tokens(verb, row, scene)
    content = find_content(verb, row, cue | speaker.tokens, scene)
    content -= comment_in(content, scene)
    if not content or not _is_told(verb, row, speaker, content, scene):
        return None
    cue |= _as(verb, content) if row.object == "it" else frozenset()
    return Found(
        source=speaker.tokens,
        cue=cue,
        content=content - cue,
        cue_token=verb.i,
        source_token=speaker.head.i,
        cue_class="quote" if _is_quoted(content, scene) else "reaction" if row.reaction else "speech",
        effect=effect_of(verb, row.effect, speaker, scene, content=content),
    )


def _as(verb: Token, content: frozenset[int]) -> frozenset[int]:
    """Return "as" of "(a long night), [as] the mayor [put it]"."""
    marks = (t for t in verb.lefts if t.lower_ == "as" and t.dep_ == "mark")
    return frozenset(t.i for t in marks if verb.dep_ == "advcl" and not any(i > t.i and i < verb.i for i in content))


def _is_quoted(content: frozenset[int], scene: Scene) -> bool:
    return min(content) in scene.quoted and scene.quoted[min(content)].first == min(content)


def _speaker(verb: Token, scene: Scene) -> Speaker | None:
    subject = subject_of(verb)
    if subject is not None:
        return _behind_place(subject, verb, scene) or speaker_of(verb, scene)
    if any(t.tag_ == "TO" for t in verb.lefts):
        return _carried(verb, scene)
    if verb.dep_ == "pcomp":
        return _gerund(verb, scene)
    return _participle(verb, scene) if verb.tag_ == "VBG" else _finite(verb, scene)


def _behind_place(subject: Token, verb: Token, scene: Scene) -> Speaker | None:
    """Return the person named right before the verb where the parser took a noun before that for its subject."""
    if subject.pos_ != "NOUN" or can_tell(subject, scene) or subject.i > verb.i:
        return None
    beside = before_comma(verb, scene)
    named = beside is not None and any(is_person(verb.doc[i], scene) for i in beside.tokens)
    return beside if named else None


def _participle(verb: Token, scene: Scene) -> Speaker | None:
    on_noun = verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN", "PRON")
    return _paper(verb, scene) if on_noun else shared_speaker(verb, scene)


def _finite(verb: Token, scene: Scene) -> Speaker | None:
    """A finite verb without a subject: the parser lost it, or it shares that of the verb it is coordinated with."""
    beside = None if verb.tag_ not in _FINITE else _beside(verb, scene)
    if beside is not None or verb.dep_ not in ("conj", "dep"):
        return beside
    return shared_speaker(verb, scene) if verb.tag_ != "VB" or verb.head.tag_ == "VB" else None


def _beside(verb: Token, scene: Scene) -> Speaker | None:
    beside = beside_quote(verb, scene) or before_comma(verb, scene) or named_before(verb, scene)
    return beside or lost_before(verb, scene)


def shared_speaker(verb: Token, scene: Scene) -> Speaker | None:
    """Return the subject a participle or a coordinated verb shares: the nearest above it that stands before it."""
    here = verb
    while here.dep_ != "ROOT":
        here = here.head
        subject = subject_of(here)
        if subject is not None and subject.i < verb.i:
            if here.dep_ == "ccomp" and _speaks_outside(verb, here, scene):
                continue
            return speaker_of(here, scene)
        if subject is not None and subject.i > verb.i and here.lemma_.lower() in scene.cues.verbs:
            return speaker_of(here, scene)
    return None


def _speaks_outside(verb: Token, clause: Token, scene: Scene) -> bool:
    """Look at ", adding that": whoever said the clause before goes on, where the clause's own subject tells nothing."""
    above = clause.head
    if above.lemma_.lower() not in scene.cues.verbs or subject_of(above) is None:
        return False
    own = subject_of(clause)
    return verb.lemma_ in ("add", "note") or own is None or not can_tell(own, scene) or _goes_with(verb, above, clause)


def _goes_with(verb: Token, above: Token, clause: Token) -> bool:
    """Look at "said he would order a review and warned …": by its form the verb goes with the cue, not the clause."""
    is_plain = verb.tag_ == above.tag_ == "VBD" and not any(t.dep_ in ("aux", "auxpass") for t in verb.children)
    return is_plain and any(t.tag_ == "MD" for t in clause.children)


def _carried(verb: Token, scene: Scene) -> Speaker | None:
    head = verb.head
    if verb.dep_ == "conj" and head.dep_ == "xcomp":
        return _carried(head, scene)
    return None if carrier_of(verb, scene) is None else speaker_of(head, scene)


def _gerund(verb: Token, scene: Scene) -> Speaker | None:
    link = verb.head
    if link.lower_ not in _GERUND_LINKS or link.head.pos_ not in ("VERB", "AUX"):
        return None
    quoting = link.head
    if quoting.lemma_.lower() in scene.cues.relays and not is_passive(quoting):
        quoted = [t for t in quoting.children if t.dep_ == "dobj"]
        return Speaker(noun_phrase(quoted[0]), quoted[0]) if quoted else None
    return _blamed(quoting) if link.lower_ == "for" else speaker_of(quoting, scene)


def _blamed(verb: Token) -> Speaker | None:
    """Return who spoke in "criticised the minister for saying that": whom the verb is about."""
    about = [t for t in verb.children if t.dep_ in ("dobj", "nsubjpass")]
    return Speaker(noun_phrase(about[0]), about[0]) if about else None


def _paper(verb: Token, scene: Scene) -> Speaker | None:
    """Say whose paper speaks in "a statement saying": who issued it where that is said, else the paper."""
    paper = verb.head
    bearer = paper.head
    if paper.dep_ == "dobj" and bearer.lemma_.lower() in scene.cues.bearers and is_document(paper, scene):
        return speaker_of(bearer, scene) or Speaker(noun_phrase(paper, before=verb.i), paper)
    return Speaker(noun_phrase(paper, before=verb.i), paper) if can_tell(paper, scene) else None


def _may_speak(speaker: Speaker, row: Verb, scene: Scene) -> bool:
    if row.only_speakers and speaker.head.lemma_.lower() not in row.only_speakers:
        return False
    if row.documents_only:
        return is_document(speaker.head, scene)
    return _can_speak(speaker, scene) if row.tellers_only else True


def _can_speak(speaker: Speaker, scene: Scene) -> bool:
    """Say whether the speaker is one who can tell; "who" is, whatever it stands for."""
    doc = speaker.head.doc
    return can_tell(speaker.head, scene) or any(doc[i].lower_ == "who" for i in speaker.tokens)


def _is_told(verb: Token, row: Verb, speaker: Speaker, content: frozenset[int], scene: Scene) -> bool:
    """Without a clause or a quotation the speaker must be one who can tell; a participle needs a cue above it."""
    clausal = (
        any(t.dep_ == "ccomp" for t in verb.children)
        or any(i in content and scene.doc[i].lower_ == "that" for i in (min(content),))
        or _is_quoted(content, scene)
    )
    would = any(t.tag_ == "MD" for t in verb.lefts)
    if would and _refers_back(speaker, scene) and not _can_speak(speaker, scene):
        return False  # "…, which would explain why"
    if not clausal and not (_can_speak(speaker, scene) or speaker.head.lower_ == "it"):
        return False
    if verb.tag_ == "VBG" and subject_of(verb) is None and verb.dep_ not in ("acl", "pcomp"):
        told = any(a.lemma_.lower() in scene.cues.verbs for a in verb.ancestors)
        return told or (_speaks_for_itself(row, clausal=clausal) and verb.head.pos_ == "VERB")
    return True


def _refers_back(speaker: Speaker, scene: Scene) -> bool:
    """Say whether nothing but "which" or "that" speaks, for a thing or a clause before it."""
    return all(scene.doc[i].tag_ in ("WDT", "DT") and scene.doc[i].lower_ in ("which", "that") for i in speaker.tokens)


def _speaks_for_itself(row: Verb, *, clausal: bool) -> bool:
    """Say whether a participle tells without a cue above it: "…, accusing Kyiv of sabotage"; a bare noun does not."""
    return not row.tellers_only if clausal else row.frames[0] not in ("noun", "clause")
