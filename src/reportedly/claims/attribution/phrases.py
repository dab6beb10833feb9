"""Cues that are no verbs: according to, reportedly, X's claim that, "has not been established", citing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Token

from reportedly.claims.attribution.contents import cut_clauses
from reportedly.claims.attribution.cues import Effect, NounCue, Phrase, Verb
from reportedly.claims.attribution.scene import Found, Scene, reach
from reportedly.claims.attribution.speakers import (
    Speaker,
    can_tell,
    noun_phrase,
    speaker_of,
    subject_of,
)
from reportedly.claims.attribution.verbs import cue_tokens, is_negated, is_passive
from reportedly.model import Polarity

_VERBAL = ("VERB", "AUX")
_BREAKS = frozenset({",", "—", "–", "―", "--", "-"})
_TIMES = frozenset({"DATE", "TIME"})
_BY = frozenset({"by", "from", "of"})


# ── according to ─────────────────────────────────────────────────────────────────────────────────────────────────────


def find_phrases(scene: Scene) -> Iterator[Found]:
    """Yield "according to X" and its like."""
    for token in scene.doc:
        for phrase in scene.cues.phrases.get(token.lower_, ()):
            words = [t.lower_ for t in scene.doc[token.i : token.i + len(phrase.words)]]
            if words == list(phrase.words):
                found = _read_phrase(token, phrase, scene)
                if found is not None:
                    yield found
                    break


def _read_phrase(first: Token, phrase: Phrase, scene: Scene) -> Found | None:
    last = scene.doc[first.i + len(phrase.words) - 1]
    named = next((t for t in last.children if t.dep_ == "pobj"), None)
    if named is None or (phrase.actors_only and not can_tell(named, scene)):
        return None
    source = noun_phrase(named)
    cue = frozenset(range(first.i, last.i + 1))
    content = _scope(first, cue | source, scene)
    if not content:
        return None
    return Found(source, cue, content, first.i, named.i, "according-to")


def _scope(first: Token, group: frozenset[int], scene: Scene) -> frozenset[int]:
    """Return the clause that a phrase stands beside: what follows it, what goes before, or both."""
    doc = first.doc
    governor = first.head
    while governor.pos_ not in _VERBAL and governor.dep_ != "ROOT":
        governor = governor.head
    stretch = _clause_around(first, governor)
    tokens = set(stretch) - group
    if not any(doc[i].is_alpha for i in tokens):
        return frozenset()
    return _whole_words(_cut_other_voices(cut_clauses(tokens, first, scene), governor, scene), first, scene)


def _clause_around(first: Token, governor: Token) -> range:
    """The governor's clause; for a phrase at the end of a sentence, behind a comma, the sentence."""
    sentence = first.sent
    closing = first.i > sentence.start and first.doc[first.i - 1].text in _BREAKS and _closes(first, sentence.end)
    if closing or governor.dep_ == "ROOT":
        return range(sentence.start, sentence.end)
    while governor.dep_ in ("conj", "xcomp", "acl", "amod", "prep", "pcomp"):
        governor = governor.head
    return reach(governor)


def _closes(first: Token, end: int) -> bool:
    right = max(t.right_edge.i for t in [first, *first.children])
    return all(t.is_punct or t.is_space for t in first.doc[right + 1 : end])


def _cut_other_voices(tokens: set[int], governor: Token, scene: Scene) -> set[int]:
    """Take out clauses beside the main one that have a source of their own: ", but Moscow said none was"."""
    for clause in (t for t in governor.subtree if t.dep_ in ("conj", "advcl") and t.i in tokens):
        subject = subject_of(clause)
        told = clause.lemma_.lower() in scene.cues.verbs and any(t.dep_ == "ccomp" for t in clause.children)
        if told and subject is not None and subject.i > governor.i and can_tell(subject, scene):
            tokens = tokens - set(reach(clause))
    for clause in (t for t in governor.children if t.lemma_.lower() in scene.cues.verbs and t.left_edge.i > governor.i):
        if is_passive(clause) and first_is_comma(clause):
            tokens = tokens - set(reach(clause))
    return tokens


def first_is_comma(clause: Token) -> bool:
    """Say whether a comma sets the clause off."""
    left = clause.left_edge.i
    return left > 0 and clause.doc[left - 1].text == ","


def _whole_words(tokens: set[int], first: Token, scene: Scene) -> frozenset[int]:
    quote = scene.quoted.get(first.i)
    if quote is not None:
        tokens &= set(range(quote.first + 1, quote.last))
    return frozenset(tokens)


# ── reportedly ───────────────────────────────────────────────────────────────────────────────────────────────────────


def find_adverbs(scene: Scene, told: Mapping[int, Found]) -> Iterator[Found]:
    """Yield "reportedly" and its like, save where they stand with a cue, whose commitment they change instead."""
    for token in scene.doc:
        effect = scene.cues.adverbs.get(token.lower_)
        if effect is None or token.head.i in told or token.dep_ == "ROOT":
            continue
        governor = token.head
        content = frozenset(set(reach(governor)) - {token.i} - _own_clauses(governor))
        if content:
            yield Found(frozenset(), frozenset({token.i}), content, token.i, None, "adverb", effect)


def _own_clauses(governor: Token) -> set[int]:
    """The clauses coordinated with the governor that have their own subject: no adverb reaches into them."""
    tokens: set[int] = set()
    for clause in governor.rights:
        if clause.dep_ == "conj" and subject_of(clause) is not None:
            tokens |= set(reach(clause))
    return tokens


# ── X's claim that ───────────────────────────────────────────────────────────────────────────────────────────────────


def find_nouns(scene: Scene, taken: set[int]) -> Iterator[Found]:
    """Yield nominal cues with their that-clause or object, save nouns that another cue has taken."""
    for token in scene.doc:
        row = scene.cues.nouns.get(token.lemma_.lower())
        if row is not None and token.pos_ == "NOUN" and token.i not in taken:
            found = _read_noun(token, row, scene)
            if found is not None:
                yield found


def _read_noun(noun: Token, row: NounCue, scene: Scene) -> Found | None:
    speaker, bearer = _owner(noun, scene)
    clause = next((t for t in noun.rights if t.dep_ in ("acl", "ccomp") and _has_that(t)), None)
    cue = {noun.i}
    if clause is not None:
        content = set(reach(clause))
    else:
        link = next((t for t in noun.rights if t.dep_ == "prep" and t.lower_ in row.prepositions), None)
        if link is None or speaker is None or any(t.ent_type_ in _TIMES for t in link.children):
            return None
        content = set(reach(link)) - {link.i}
        cue |= set(range(noun.i, link.i + 1)) if link.i - noun.i <= 2 else {link.i}
    if bearer is not None:
        cue |= set(range(bearer.i, noun.i))
    source = frozenset() if speaker is None else speaker.tokens
    return Found(
        source=source - cue,
        cue=frozenset(cue),
        content=frozenset(content) - source,
        cue_token=noun.i,
        source_token=None if speaker is None else speaker.head.i,
        cue_class="nominal",
        effect=row.effect,
    )


def _has_that(clause: Token) -> bool:
    return any(t.lower_ == "that" and t.dep_ == "mark" for t in clause.lefts)


def _owner(noun: Token, scene: Scene) -> tuple[Speaker | None, Token | None]:
    for child in noun.children:
        if child.dep_ == "poss" and can_tell_or_his(child, scene):
            return Speaker(noun_phrase(child), child), None
        if child.dep_ == "prep" and child.lower_ in _BY:
            for named in child.children:
                if named.dep_ == "pobj" and can_tell(named, scene):
                    return Speaker(noun_phrase(named), named), None
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_.lower() in scene.cues.bearers:
        speaker = speaker_of(verb, scene)
        return speaker, None if speaker is None else verb
    for child in noun.lefts:
        if child.dep_ in ("amod", "compound") and child.ent_type_ in ("NORP", "GPE", "ORG", "PERSON"):
            return Speaker(frozenset({child.i}), child), None
    return None, None


def can_tell_or_his(token: Token, scene: Scene) -> bool:
    """Say whether a possessor is one who tells; "his" and "their" are."""
    return token.lower_ in ("his", "her", "their", "its", "my", "our") or can_tell(token, scene)


# ── denied knowledge ─────────────────────────────────────────────────────────────────────────────────────────────────


def find_unknown(scene: Scene, told: Mapping[int, Found]) -> Iterator[Found]:
    """Yield "has not been established", "it is not known whether", "remains unclear": the outlet's own voice."""
    for token in scene.doc:
        if token.i in told:
            continue
        if token.lemma_.lower() in scene.cues.unknown_verbs and is_passive(token) and is_negated(token):
            yield from _unknown(token, [token], cue_tokens(token, _BARE, scene))
        elif token.dep_ == "acomp" and token.head.pos_ in _VERBAL and _is_unknown_state(token, scene):
            cue = frozenset(range(min(cue_tokens(token.head, _BARE, scene)), token.i + 1))
            yield from _unknown(token.head, [token.head, token], cue)


def _is_unknown_state(state: Token, scene: Scene) -> bool:
    negated = any(t.dep_ == "neg" for t in [*state.head.children, *state.children])
    return state.lower_ in (scene.cues.denied_states if negated else scene.cues.unknown_states)


_BARE = Verb("", (), Effect())


def _unknown(verb: Token, governors: list[Token], cue: frozenset[int]) -> Iterator[Found]:
    content: set[int] = set()
    for governor in governors:
        for child in governor.children:
            if child.dep_ in ("nsubj", "nsubjpass") and child.lower_ not in ("it", "this", "that"):
                content |= set(reach(child))
            if child.dep_ in ("ccomp", "csubj", "csubjpass"):
                content |= set(reach(child))
    content -= cue
    if content:
        effect = Effect(polarity=Polarity.UNKNOWN)
        yield Found(frozenset(), cue, frozenset(content), verb.i, None, "unknown", effect, own_voice=True)


# ── citing ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def find_relays(scene: Scene, told: Mapping[int, Found]) -> Iterator[Found]:
    """Yield "…, citing Y": what the governing cue says, Y said first."""
    for token in scene.doc:
        if token.lemma_.lower() not in scene.cues.relays or not token.tag_.startswith("VB"):
            continue
        quoting = _quoting(token, scene)
        if quoting is not None:
            yield quoting
        if token.tag_ != "VBG":
            continue
        named = next((t for t in token.rights if t.dep_ == "dobj"), None)
        if named is None or not can_tell(named, scene):
            continue
        governor = next((told[a.i] for a in token.ancestors if a.i in told), None)
        source = noun_phrase(named)
        own = set(reach(token)) | set(source)
        content = _cited(token, governor, own)
        if content:
            inside = None if governor is None else governor.cue_token
            yield Found(source, frozenset({token.i}), frozenset(content), token.i, named.i, "speech", Effect(), inside)


def _quoting(verb: Token, scene: Scene) -> Found | None:
    """Read "X quoted (Y as saying …)" and "(Y) was quoted by X (as saying …)": X passes Y's words on."""
    links = [t for t in verb.rights if t.dep_ == "prep" and t.lower_ == "as"]
    if not links or not any(t.dep_ == "pcomp" for t in links[0].children):
        return None
    passive = is_passive(verb)
    agents = [p for t in links[0].head.subtree if t.dep_ == "agent" for p in t.children] if passive else []
    by = [p for t in verb.subtree if t.lower_ == "by" and t.head.i in _saying(verb, links[0]) for p in t.children]
    speaker = next(iter([*agents, *by]), None) if passive else subject_of(verb)
    quoted = subject_of(verb) if passive else next((t for t in verb.children if t.dep_ == "dobj"), None)
    if speaker is None or quoted is None or not can_tell(speaker, scene):
        return None
    source, cue = noun_phrase(speaker), cue_tokens(verb, _BARE, scene)
    content = set(reach(quoted)) | set(reach(links[0]))
    by_words = {i for i in content if verb.doc[i].lower_ == "by" and i + 1 in source}
    return Found(source, cue, frozenset(content - source - cue - by_words), verb.i, speaker.i, "speech")


def _saying(verb: Token, link: Token) -> set[int]:
    return {verb.i, *(t.i for t in link.children if t.dep_ == "pcomp")}


def _cited(token: Token, governor: Found | None, own: set[int]) -> set[int]:
    clauses = [t for t in token.rights if t.dep_ == "ccomp"]
    if clauses:
        return set(reach(clauses[0]))
    if governor is not None:
        return set(governor.content) - own
    return set(reach(token.head)) - own if token.head.pos_ in _VERBAL else set()


def find_hearers(scene: Scene, founds: Iterable[Found]) -> Iterator[Found]:
    """Yield the outlet that somebody *told*, or gave an interview: it is the one that passes the words on."""
    for found in founds:
        if found.cue_token is None:
            continue
        hearer = _hearer(scene.doc[found.cue_token], scene)
        if hearer is not None and hearer.i not in found.content:
            inner = found.source | found.cue | found.content
            yield Found(noun_phrase(hearer), frozenset(), inner, None, hearer.i, "relay")


def _hearer(verb: Token, scene: Scene) -> Token | None:
    for child in verb.rights:
        if child.dep_ in ("dobj", "dative") and _is_outlet(child, scene):
            return child
        if child.dep_ == "prep":
            for named in (t for t in child.subtree if t.dep_ == "pobj" and t.head.lower_ in ("with", "to")):
                if _is_outlet(named, scene):
                    return named
    return None


def _is_outlet(token: Token, scene: Scene) -> bool:
    return (
        token.i in scene.heads and scene.heads[token.i].actor.id in scene.outlets
    ) or token.lower_ in scene.outlet_names
