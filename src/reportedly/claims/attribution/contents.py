"""What is said: from a cue verb and the frame it stands in to the tokens of its content."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.claims.attribution.cues import Verb
from reportedly.claims.attribution.direct import completed, direct_quotes, has_colon
from reportedly.claims.attribution.distances import links_to_content
from reportedly.claims.attribution.extent import (
    after_colon,
    all_participles,
    as_told,
    clausal_tail,
    coordinated,
    inverted_condition,
    participles,
    preceding,
    relative_of,
    surrounding,
    trailing,
    without_dash_aside,
)
from reportedly.claims.attribution.interrupted import interrupted, split_clause
from reportedly.claims.attribution.objects import as_complement, object_preposition, preposition
from reportedly.claims.attribution.ownership import cut_clauses
from reportedly.claims.attribution.partial import beside_partial
from reportedly.claims.attribution.scene import Scene, reach
from reportedly.claims.attribution.speakers import can_tell, is_aside, subject_of
from reportedly.claims.attribution.wording import state_of
from reportedly.model import Modality

_BREAKS = frozenset({",", "—", "–", "―", "--", "-"})
_DATED = frozenset({"DATE", "TIME"})
_HEARER = 2  # tokens from a verb over its hearer: "told us so"


def find_content(verb: Token, row: Verb, group: frozenset[int], scene: Scene) -> frozenset[int]:
    """Try the row's frames in order; return the tokens of the first content found, or none."""
    for frame in row.frames:
        tokens = _FRAMES[frame](verb, row, group, scene)
        if frame == "clause" and "noun" in row.frames:
            tokens = _with_object(tokens, noun(verb, row, group, scene), group, scene)
        if frame != "clause":
            tokens &= set(scene.line_of(verb.i))
        if tokens and not (row.has_amount and _is_without_amount(verb, row, tokens)):
            return frozenset(_within_quote(verb, completed(tokens, verb, scene), scene) - group)
    return frozenset()


def _with_object(tokens: set[int], thing: set[int], group: frozenset[int], scene: Scene) -> set[int]:
    """Return object and quotation of "confirmed (a truce, “because the other side begged”)", where that is a part."""
    first = min(tokens, default=0)
    quote = scene.quoted.get(first)
    behind = bool(thing) and max(group, default=first) < min(thing) < first
    if quote is None or quote.first != first or not behind:
        return tokens
    is_joined = all(scene.doc[i].text == "," for i in range(max(i for i in thing if i < first) + 1, first))
    return thing | tokens | set(range(min(thing), first)) if is_joined else tokens


def _is_without_amount(verb: Token, row: Verb, tokens: set[int]) -> bool:
    """Say whether no number stands in the content, behind the row's preposition where it has one."""
    links = [t.i for t in verb.subtree if t.dep_ == "prep" and t.lower_ in row.prepositions]
    return not any(
        i > min(links, default=verb.i) and (verb.doc[i].pos_ == "NUM" or verb.doc[i].tag_ == "CD") for i in tokens
    )


def clause(verb: Token, row: Verb, group: frozenset[int], scene: Scene) -> set[int]:
    """Read said (that …) · said "…" · (…), X said · which X said (…)."""
    split = split_clause(verb, group, scene)
    if split:
        return split
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
        tokens |= inverted_condition(verb, max(tokens))
        tokens |= after_colon(verb, max(tokens))
        tokens |= coordinated(verb, comps)
        tokens |= relative_of(verb, group)
    elif not quotes:
        tokens = _what(verb) or _so(verb) or as_told(verb) or surrounding(verb, group) or preceding(verb, group, scene)
        tokens = tokens or interrupted(verb, group)
    if quotes and not tokens:
        tokens = beside_partial(verb, group, quotes, scene)
    tokens &= set(scene.line_of(verb.i))  # the parser runs on into the next paragraph
    return cut_clauses((tokens | quoted) - group, verb, scene)


def _what(verb: Token) -> set[int]:
    """Return "what" of "that is what X said"; "what do you expect?" asks."""
    if verb.head.lemma_ != "be" or verb.head == verb or subject_of(verb) is None:
        return set()
    return {t.i for t in verb.lefts if t.dep_ == "dobj" and t.lower_ == "what"}


def _so(verb: Token) -> set[int]:
    """Return "so" of "X said so": what was told before."""
    if subject_of(verb) is None:
        return set()
    near = (t for t in verb.rights if t.i - verb.i <= _HEARER and t.left_edge == t.right_edge)
    return {t.i for t in near if t.dep_ == "advmod" and t.lower_ == "so"}


def _one_side(comp: Token, verb: Token, group: frozenset[int]) -> set[int]:
    """The clause; where it follows the cue, what the parser hung on it before the cue is no part of it,

    unless the cue is set off by commas: (When it fell), he said, (we left).
    """
    tokens = set(reach(comp)) - group
    if group and comp.i < min(group):  # a name in apposition that the parser hung on the clause before
        tokens = {i for i in tokens if not min(group) < i < verb.i}
    after = max(group, default=verb.i) + 1
    set_off = after < len(verb.doc) and verb.doc[after].text in _BREAKS
    if comp.i > verb.i and min(tokens, default=verb.i) < verb.i and not set_off:
        return {i for i in tokens if i > verb.i}
    before = min(group, default=verb.i) - 1
    if comp.i < verb.i and comp.left_edge.i < before and verb.doc[before].text == ",":
        tokens |= set(range(_line_start(comp.left_edge.i, verb), before))
    return tokens


def _line_start(first: int, verb: Token) -> int:
    """Return the first token; a number word that the parser made a sentence of its own, at the head of a line, too."""
    doc = verb.doc
    lost = first > 0 and doc[first - 1].pos_ in ("NUM", "DET") and (first == 1 or doc[first - 2].is_space)
    return first - 1 if lost else first


def _is_parted(comp: Token, verb: Token) -> bool:
    """Say whether a semicolon or colon parts a clause from the cue after it: then each speaks for itself."""
    return comp.i < verb.i and any(t.text in ";:" for t in verb.doc[comp.right_edge.i : verb.i])


def _clauses_of(verb: Token, scene: Scene) -> list[Token]:
    """Return the verb's clauses; also one that the parser hung on the hearer: told reporters (that …)."""
    clauses = [
        t for t in verb.children if t.dep_ == "ccomp" and not (is_aside(t) or _is_parted(t, verb) or _runs_together(t))
    ]
    clauses = clauses or _indirect_questions(verb)
    if clauses:
        return clauses
    cited = [t for t in verb.rights if t.lemma_.lower() in scene.cues.relays and t.tag_ == "VBG"]
    between = [t for t in verb.rights if t.dep_ in ("dobj", "dative") and t.lemma_.lower() not in scene.cues.nouns]
    between += [p for t in verb.rights if t.dep_ == "prep" for p in _circumstances(t, scene)]
    between += [p for t in verb.rights for p in _distant(t) if links_to_content(t, p, scene)]
    between += [p for t in verb.rights if t.dep_ == "prep" for p in t.children if p.ent_type_ in _DATED]
    hung = [t for n in between for t in n.rights if t.dep_ in ("acl", "relcl") and _is_that_clause(t)]
    return hung or [t for c in cited for t in c.rights if t.dep_ == "ccomp"]


def _circumstances(link: Token, scene: Scene) -> Iterator[Token]:
    """Yield the nouns of "in a statement", "on condition of anonymity"."""
    for noun in link.children:
        if noun.lemma_.lower() in scene.cues.circumstances:
            yield noun
            yield from (p for t in noun.rights if t.dep_ == "prep" for p in _circumstances(t, scene))


def _indirect_questions(verb: Token) -> list[Token]:
    """Return what is not told in "have not said when they would leave", which the parser takes for a circumstance."""
    if not any(t.dep_ == "neg" for t in verb.children):
        return []
    asked = (t for t in verb.rights if t.dep_ == "advcl" and t.left_edge.i == verb.i + 1)
    return [t for t in asked if verb.doc[t.left_edge.i].tag_ in ("WRB", "WP")]


def _runs_together(comp: Token) -> bool:
    """Say whether the parser made one clause of two: "added that many planes, and the president said …"."""
    subjects = [t for t in comp.children if t.dep_ in ("nsubj", "nsubjpass")]
    return len(subjects) > 1 and any(t.dep_ == "cc" for t in subjects[0].children)


def _distant(link: Token) -> Iterator[Token]:
    """Yield the nouns of "without evidence", "without giving evidence", "giving no evidence"."""
    for child in link.children:
        if child.dep_ in ("pobj", "dobj"):
            yield child
        elif child.dep_ == "pcomp":
            yield from _distant(child)


def _is_that_clause(clause_verb: Token) -> bool:
    first = clause_verb.doc[clause_verb.left_edge.i]
    subject = subject_of(clause_verb)
    return first.lower_ == "that" and subject is not None and subject != first


def infinitive(verb: Token, row: Verb, group: frozenset[int], scene: Scene) -> set[int]:
    """Urged (X to …) · pledged (to …)."""
    tokens: set[int] = set()
    hearers = [t for t in verb.rights if t.dep_ == "dobj"]
    kinds = ("xcomp", "ccomp", "advcl") if hearers and row.effect.modality is Modality.DEMANDED else ("xcomp", "ccomp")
    for child in verb.rights:
        if child.dep_ in kinds and any(t.tag_ == "TO" for t in child.lefts):
            tokens |= set(reach(child))
    if not tokens:
        return set()
    for child in verb.rights:
        if child.dep_ in ("dobj", "nsubj") and child.i < min(tokens):
            tokens |= set(reach(child))
    return set(range(min(tokens), max(tokens) + 1))


def state(verb: Token, row: Verb, group: frozenset[int], scene: Scene) -> set[int]:
    """[made clear] (that …): the clause hangs on the state."""
    known = state_of(verb, row)
    told = [] if known is None else [t for t in (*known.rights, *verb.rights) if _is_that_clause(t)]
    return set(reach(told[0])) if told else set()


def noun(verb: Token, row: Verb, group: frozenset[int], scene: Scene) -> set[int]:
    """Confirmed (the strike, …) with what trails the noun."""
    if row.object is not None:
        return _object_of_object(verb, row)
    objects = [t for t in verb.children if t.dep_ in ("dobj", "ccomp") and _is_object(t, row)]
    if not objects:
        return _related(verb, row)
    if verb.lemma_.lower() in scene.cues.relays and can_tell(objects[0], scene):
        return set()  # "citing the ministry": whom, not what
    if objects[0].pos_ == "PRON":
        return _set_out(verb) or set(reach(objects[0]))
    tokens = set(reach(objects[0])) | set(clausal_tail(verb, objects[0]))
    return without_dash_aside(tokens, verb) | participles(verb, max(tokens), scene)


def _related(verb: Token, row: Verb) -> set[int]:
    """Return the noun of "the terms that Moscow proposed", "a claim Kyiv denied": the relative clause has no object."""
    subject = subject_of(verb)
    if verb.dep_ != "relcl" or subject is None or subject.tag_ in ("WDT", "WP") or not _is_object(verb.head, row):
        return set()
    others = any(t.dep_ in ("dobj", "ccomp", "xcomp", "prep", "attr", "acomp") for t in verb.rights)
    return set() if others or verb.head.pos_ != "NOUN" else set(range(verb.head.left_edge.i, verb.left_edge.i))


def _is_object(token: Token, row: Verb) -> bool:
    """Say whether the row takes this object; a clause stands for one only in "counted what may be nine craters"."""
    if token.dep_ == "ccomp":
        return row.has_amount and token.doc[token.left_edge.i].lower_ == "what"
    lemma = token.lemma_.lower()
    if row.has_amount and row.only_objects and token.pos_ == "NUM":  # "the ministry gives (32)", not "gave 32 to"
        return not any(t.dep_ == "dative" or t.lower_ == "to" for t in (*token.head.children, *token.children))
    return lemma not in row.not_objects and (not row.only_objects or lemma in row.only_objects)


def _set_out(verb: Token) -> set[int]:
    """Return what "set them out: …" introduces, to the end of its sentence."""
    colon = next((i for i in range(verb.i + 1, verb.sent.end) if verb.doc[i].text == ":"), None)
    return set() if colon is None else set(range(colon + 1, verb.sent.end))


def gerund(verb: Token, row: Verb, group: frozenset[int], scene: Scene) -> set[int]:
    """Denied (having done …)."""
    done = [t for t in verb.rights if t.dep_ in ("xcomp", "ccomp", "dobj", "pcomp") and subject_of(t) is None]
    done = [t for t in done if t.tag_ == "VBG" or any(c.dep_ == "aux" and c.tag_ == "VBG" for c in t.lefts)]
    return set(reach(done[0])) if done else set()


def _object_of_object(verb: Token, row: Verb) -> set[int]:
    for found in verb.children:
        if found.dep_ == "dobj" and found.lemma_.lower() == row.object:
            for link in [*found.rights, *verb.rights]:
                if link.dep_ == "prep" and link.lower_ in row.prepositions:
                    tokens = set(reach(link)) - {link.i}
                    return without_dash_aside(tokens | all_participles(verb, max(tokens)), verb) if tokens else tokens
    return set()


def _within_quote(verb: Token, tokens: set[int], scene: Scene) -> set[int]:
    quote = scene.quoted.get(verb.i)
    return tokens if quote is None else tokens & set(range(quote.first + 1, quote.last))


_FRAMES = {
    "clause": clause,
    "infinitive": infinitive,
    "noun": noun,
    "state": state,
    "gerund": gerund,
    "as": as_complement,
    "object-preposition": object_preposition,
    "preposition": preposition,
}
