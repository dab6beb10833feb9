"""What is said: from a cue verb and the frame it stands in to the tokens of its content."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.claims.attribution.cues import Verb
from reportedly.claims.attribution.direct import completed, direct_quotes, has_colon
from reportedly.claims.attribution.scene import Scene, reach
from reportedly.claims.attribution.speakers import can_tell, is_aside, subject_of

_SUBORDINATE = frozenset({"advcl", "prep", "npadvmod", "advmod", "conj", "ccomp", "cc", "punct"})
_CONDITIONAL = frozenset({"if", "unless", "because", "until", "should", "once"})
_RELATIVE = frozenset({"which", "where", "who", "whom", "whose", "when"})
_BREAKS = frozenset({",", "—", "–", "―", "--", "-"})
_DASHES = frozenset("—–―") | {"--"}


def find_content(verb: Token, row: Verb, group: frozenset[int], scene: Scene) -> frozenset[int]:
    """Try the row's frames in order; return the tokens of the first content found, or none."""
    for frame in row.frames:
        tokens = _FRAMES[frame](verb, row, group, scene)
        if tokens:
            return frozenset(_within_quote(verb, completed(tokens, verb, scene), scene) - group)
    return frozenset()


def clause(verb: Token, row: Verb, group: frozenset[int], scene: Scene) -> set[int]:
    """Read said (that …) · said "…" · (…), X said · which X said (…)."""
    quotes = direct_quotes(verb, group, scene)
    quoted = {i for quote in quotes for i in quote.tokens}
    comps = _clauses_of(verb, scene)
    if quotes and not row.prepositions and (has_colon(verb, group) or min(quoted) > max(group)):
        comps = [c for c in comps if quoted & set(reach(c)) and not has_colon(verb, group)]
    tokens: set[int] = set()
    for comp in comps:
        tokens |= _one_side(comp, verb, group)
    if tokens:
        tokens |= trailing(verb, max(tokens), scene)
        tokens |= _inverted_condition(verb, max(tokens))
        tokens |= relative_of(verb, group)
    elif not quotes:
        tokens = surrounding(verb, group) or preceding(verb, group)
    return cut_clauses((tokens | quoted) - group, verb, scene)


def _one_side(comp: Token, verb: Token, group: frozenset[int]) -> set[int]:
    """The clause; where it follows the cue, what the parser hung on it before the cue is no part of it,

    unless the cue is set off by commas: (When it fell), he said, (we left).
    """
    tokens = set(reach(comp)) - group
    after = max(group, default=verb.i) + 1
    set_off = after < len(verb.doc) and verb.doc[after].text in _BREAKS
    if comp.i > verb.i and min(tokens, default=verb.i) < verb.i and not set_off:
        tokens = {i for i in tokens if i > verb.i}
    return tokens


def _is_parted(comp: Token, verb: Token) -> bool:
    """Say whether a semicolon stands between a clause and the cue after it: then each is a sentence of its own."""
    return comp.i < verb.i and any(t.text == ";" for t in verb.doc[comp.right_edge.i : verb.i])


def _clauses_of(verb: Token, scene: Scene) -> list[Token]:
    """Return the verb's clauses; also one that the parser hung on the hearer: told reporters (that …)."""
    clauses = [t for t in verb.children if t.dep_ == "ccomp" and not is_aside(t) and not _is_parted(t, verb)]
    if clauses:
        return clauses
    cited = [t for t in verb.rights if t.lemma_.lower() in scene.cues.relays and t.tag_ == "VBG"]
    between = [t for t in verb.rights if t.dep_ in ("dobj", "dative")]
    between += [
        p for t in verb.rights if t.dep_ == "prep" for p in t.children if p.lemma_.lower() in scene.cues.circumstances
    ]
    between += [p for t in verb.rights if t.dep_ == "prep" for p in t.children if _keeps_distance(t, p, scene)]
    hung = [t for n in between for t in n.rights if t.dep_ in ("acl", "relcl") and _is_that_clause(t)]
    return hung or [t for c in cited for t in c.rights if t.dep_ == "ccomp"]


def _keeps_distance(link: Token, noun: Token, scene: Scene) -> bool:
    """Look for "without evidence", on whose noun the parser hangs what was said."""
    return any(words[0] == link.lower_ and words[-1] == noun.lower_ for words in scene.cues.distances)


def _is_that_clause(clause_verb: Token) -> bool:
    first = clause_verb.doc[clause_verb.left_edge.i]
    subject = subject_of(clause_verb)
    return first.lower_ == "that" and subject is not None and subject != first


def infinitive(verb: Token, row: Verb, group: frozenset[int], scene: Scene) -> set[int]:
    """Urged (X to …) · pledged (to …)."""
    tokens: set[int] = set()
    for child in verb.rights:
        if child.dep_ in ("xcomp", "ccomp") and any(t.tag_ == "TO" for t in child.lefts):
            tokens |= set(reach(child))
    if not tokens:
        return set()
    for child in verb.rights:
        if child.dep_ in ("dobj", "nsubj") and child.i < min(tokens):
            tokens |= set(reach(child))
    return set(range(min(tokens), max(tokens) + 1))


def noun(verb: Token, row: Verb, group: frozenset[int], scene: Scene) -> set[int]:
    """Confirmed (the strike, …) with what trails the noun."""
    if row.object is not None:
        return _object_of_object(verb, row)
    objects = [t for t in verb.children if t.dep_ == "dobj" and t.lemma_.lower() not in row.not_objects]
    if not objects:
        return set()
    if objects[0].pos_ == "PRON":
        return _after_colon(verb) or set(reach(objects[0]))
    tokens = set(reach(objects[0])) | set(_clausal_tail(verb, objects[0]))
    return _without_dash_aside(tokens, verb) | _participles(verb, max(tokens), scene)


def _after_colon(verb: Token) -> set[int]:
    """Return what "set them out: …" introduces, to the end of its sentence."""
    colon = next((i for i in range(verb.i + 1, verb.sent.end) if verb.doc[i].text == ":"), None)
    return set() if colon is None else set(range(colon + 1, verb.sent.end))


def as_complement(verb: Token, row: Verb, group: frozenset[int], scene: Scene) -> set[int]:
    """Described (X as …) · called (X a …)."""
    objects = [t for t in verb.children if t.dep_ == "dobj" or (t.dep_ == "nsubjpass")]
    complements = [t for t in verb.rights if t.dep_ in ("oprd", "xcomp") or (t.dep_ == "prep" and t.lower_ == "as")]
    small = [t for t in verb.rights if t.dep_ == "ccomp" and t.pos_ in ("NOUN", "ADJ", "PROPN")]
    if small:
        return set(reach(small[0]))
    if not complements or not any(t.pos_ != "VERB" for t in complements):
        return set()
    tokens = set(reach(complements[0]))
    for found in objects:
        tokens |= set(reach(found))
    return tokens | trailing(verb, max(tokens), scene)


def object_preposition(verb: Token, row: Verb, group: frozenset[int], scene: Scene) -> set[int]:
    """Accused (X of …) · blamed (X for …)."""
    links = [t for t in verb.rights if t.dep_ == "prep" and t.lower_ in row.prepositions]
    objects = [t for t in verb.children if t.dep_ in ("dobj", "nsubjpass")]
    if not objects:
        return set()
    if not links:
        links = [t for t in objects[0].children if t.dep_ == "prep" and t.lower_ in row.prepositions]
    if not links:
        return set()
    tokens = set(reach(links[0])) | set(reach(objects[0]))
    return tokens | relative_of(verb, group)


def preposition(verb: Token, row: Verb, group: frozenset[int], scene: Scene) -> set[int]:
    """[called for] (…): the object of a preposition that belongs to the cue."""
    for link in verb.rights:
        if link.dep_ in ("prep", "prt") and link.lower_ in row.prepositions:
            stretch = set(reach(link)) - {link.i}
            for later in verb.rights:
                if later.i > link.i and later.dep_ == "xcomp":
                    stretch |= set(reach(later))
            return stretch
    return set()


_FRAMES = {
    "clause": clause,
    "infinitive": infinitive,
    "noun": noun,
    "as": as_complement,
    "object-preposition": object_preposition,
    "preposition": preposition,
}


def relative_of(verb: Token, group: frozenset[int]) -> set[int]:
    """Return the relative pronoun that a cue's content lacks: (which) X said (was …)."""
    if verb.dep_ != "relcl":
        return set()
    first = verb.doc[verb.left_edge.i]
    return {first.i} if first.tag_ in ("WDT", "WP", "WRB") and first.i not in group else set()


def trailing(verb: Token, last: int, scene: Scene) -> set[int]:
    """Return what the parser hung on the cue but follows its clause without a break, and conditions in any case."""
    tokens: set[int] = set()
    for child in verb.rights:
        if child.left_edge.i != max([last, *tokens]) + 1 and not _is_condition(child):
            continue
        if (
            child.i > last
            and child.dep_ in ("advcl", "prep", "npadvmod", "advmod", "dobj")
            and not _is_comment(child, scene)
        ) or (child.dep_ == "conj" and any(t.lower_ == "that" and t.dep_ == "mark" for t in child.lefts)):
            tokens |= set(reach(child))
    return tokens


def _inverted_condition(verb: Token, last: int) -> set[int]:
    """Return "should X not happen" after the clause: the parser makes a sentence of its own of it."""
    doc, start = verb.doc, last + 1
    if start + 2 >= len(doc) or doc[start].lower_ != "should" or doc[start].head.i <= start + 1:
        return set()
    stop = next((i for i in range(start, verb.sent.end) if doc[i].text in (",", ";", ".")), verb.sent.end)
    return set(range(start, stop))


def _is_condition(token: Token) -> bool:
    return token.dep_ == "advcl" and token.doc[token.left_edge.i].lower_ in _CONDITIONAL


def _is_comment(token: Token, scene: Scene) -> bool:
    return token.tag_ == "VBG" and (token.lemma_ in scene.cues.comments or token.lemma_ in scene.cues.verbs)


def surrounding(verb: Token, group: frozenset[int]) -> set[int]:
    """(The bridge), X said, (was hit) · (it was hit), as X said: the clause that the cue interrupts or trails."""
    if not group or verb.dep_ not in ("parataxis", "ccomp", "advcl", "dep"):
        return set()
    left = min(group) - 1
    marked = left >= 0 and verb.doc[left].lower_ == "as" and verb.doc[left].head == verb
    if left < 1 or (verb.doc[left].text not in _BREAKS and not marked):
        return set()
    around = reach(verb.head)
    if around.start >= left:
        return set()
    own = {i for child in verb.rights for i in reach(child)}
    return set(around) - own - group - ({left} if marked else set())


def preceding(verb: Token, group: frozenset[int]) -> set[int]:
    """(P), X said: the rest of the sentence before a cue that closes it."""
    if not group:
        return set()
    doc, after, left = verb.doc, max(group) + 1, min(group) - 1
    if after < len(doc) and not (doc[after].is_space or doc[after].is_punct):
        return set()
    if left < 1 or doc[left].text != ",":
        return set()
    return set(range(verb.sent.start, left)) if verb.sent.start < left else set()


def _within_quote(verb: Token, tokens: set[int], scene: Scene) -> set[int]:
    quote = scene.quoted.get(verb.i)
    return tokens if quote is None else tokens & set(range(quote.first + 1, quote.last))


def cut_clauses(tokens: set[int], verb: Token, scene: Scene) -> set[int]:
    """Take out a relative clause that has a source of its own: "…, where B indicates that …" is B's alone."""
    doc = verb.doc
    for i in sorted(tokens):
        token = doc[i]
        if i in scene.quoted and scene.quoted.get(verb.i) is not scene.quoted[i]:
            continue
        if token.dep_ == "relcl" and token.i not in {verb.i} and owns_itself(token, scene):
            stretch = set(reach(token))
            if verb.i not in stretch:
                tokens = tokens - stretch
    return tokens


def owns_itself(clause_verb: Token, scene: Scene) -> bool:
    """Say whether a relative clause after a comma is another's word: a cue with a clause and a source of its own."""
    left = clause_verb.left_edge.i
    doc = clause_verb.doc
    if left == 0 or doc[left - 1].text != "," or clause_verb.lemma_ not in scene.cues.verbs:
        return False
    subject = subject_of(clause_verb)
    if subject is None or subject.lower_ in _RELATIVE or subject.pos_ == "PRON":
        return False
    return can_tell(subject, scene) and any(t.dep_ == "ccomp" for t in clause_verb.children)


def _object_of_object(verb: Token, row: Verb) -> set[int]:
    for found in verb.children:
        if found.dep_ == "dobj" and found.lemma_.lower() == row.object:
            for link in [*found.rights, *verb.rights]:
                if link.dep_ == "prep" and link.lower_ in row.prepositions:
                    tokens = set(reach(link)) - {link.i}
                    return _without_dash_aside(tokens | _all_participles(verb, max(tokens)), verb)
    return set()


def _all_participles(verb: Token, last: int) -> set[int]:
    tokens: set[int] = set()
    for child in verb.rights:
        if child.i > last and child.dep_ == "advcl" and child.tag_ == "VBG":
            tokens |= set(range(last + 1, child.right_edge.i + 1))
    return tokens


def _clausal_tail(verb: Token, found: Token) -> set[int]:
    tokens: set[int] = set()
    for child in verb.rights:
        if (
            child.i > found.i
            and child.dep_ in ("prep", "xcomp")
            and child.left_edge.i == max([found.right_edge.i, *tokens]) + 1
        ):
            tokens |= set(reach(child))
    return tokens


def _participles(verb: Token, last: int, scene: Scene) -> set[int]:
    """Return a participle that tells more of the thing reported: "…, launching 472 drones"; comments stay out."""
    tokens: set[int] = set()
    for child in verb.rights:
        if child.i > last and child.dep_ == "advcl" and child.tag_ == "VBG" and not _is_comment(child, scene):
            tokens |= set(range(last + 1, child.right_edge.i + 1))
    return tokens


def _without_dash_aside(tokens: set[int], verb: Token) -> set[int]:
    """Cut what follows a long dash in a noun content: the writer explains there."""
    doc = verb.doc
    for i in sorted(tokens):
        if doc[i].text in _DASHES:
            return {t for t in tokens if t < i}
    return tokens
