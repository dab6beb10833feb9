"""What is said of a thing: "called X a war", "accused X of", "put the dead at 70", "called for a truce"."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.claims.attribution.cues import Verb
from reportedly.claims.attribution.extent import relative_of, trailing
from reportedly.claims.attribution.scene import Scene, reach
from reportedly.claims.attribution.speakers import subject_of

_DATED = frozenset({"DATE", "TIME"})


def as_complement(verb: Token, row: Verb, group: frozenset[int], scene: Scene) -> set[int]:
    """Described (X as …) · called (X a …)."""
    objects = [t for t in verb.children if t.dep_ == "dobj" or (t.dep_ == "nsubjpass")]
    complements = [t for t in verb.rights if t.dep_ in ("oprd", "xcomp") or (t.dep_ == "prep" and t.lower_ == "as")]
    quoted = _quoted_name(objects, scene) or _two_objects(verb, objects)
    if quoted:
        return quoted
    small = [t for t in verb.rights if t.dep_ == "ccomp" and t.pos_ in ("NOUN", "ADJ", "PROPN")]
    if small:
        return set(reach(small[0]))
    if not any(t.dep_ == "oprd" or t.pos_ != "VERB" for t in complements) or _names_itself(objects):
        return set()
    tokens = set(reach(complements[0]))
    if objects and objects[0].tag_ == "WP" and complements[0].dep_ == "oprd":  # "what he called (a war)"
        return tokens | trailing(verb, max(tokens), scene)
    for found in objects:
        tokens |= set(reach(found))
    return tokens | trailing(verb, max(tokens), scene)


def _quoted_name(objects: list[Token], scene: Scene) -> set[int]:
    """Return object and quotation in "called (it "a night of terror")"."""
    if not objects:
        return set()
    stretch = range(objects[0].i + 1, objects[0].right_edge.i + 2)
    quote = next((scene.quoted[i] for i in stretch if i in scene.quoted and scene.quoted[i].first == i), None)
    return set(range(objects[0].left_edge.i, quote.last + 1)) if quote else set()


def _two_objects(verb: Token, objects: list[Token]) -> set[int]:
    """Return both objects of "branded (the remark a disgrace)"; of "which Kyiv called (a violation)" the name alone."""
    if verb.dep_ == "relcl" and len(objects) == 1 and objects[0].i > verb.i and _is_relative_object(verb):
        return set(reach(objects[0]))
    if len(objects) != len(("thing", "name")) or objects[1].i < verb.i or objects[1].dep_ != "dobj":
        return set()
    name = set(reach(objects[1]))
    if objects[0].tag_ in ("WDT", "WP"):
        return name
    between = verb.doc[objects[0].right_edge.i + 1 : min(name)]
    return set(range(objects[0].left_edge.i, max(name) + 1)) if not len(between) else set()


def _is_relative_object(verb: Token) -> bool:
    """Say whether "that" before the verb's subject is no subject itself: "a document that its mediators call …"."""
    first = verb.doc[verb.left_edge.i]
    return first.tag_ == "WDT" and first != subject_of(verb) and subject_of(verb) is not None


def _names_itself(objects: list[Token]) -> bool:
    """Look at "a group that calls itself the Guard": a name, nothing said."""
    return any(t.lower_.endswith(("self", "selves")) for t in objects)


def object_preposition(verb: Token, row: Verb, group: frozenset[int], scene: Scene) -> set[int]:
    """Accused (X of …) · blamed (X for …)."""
    links = [t for t in verb.rights if t.dep_ == "prep" and t.lower_ in row.prepositions]
    objects = [t for t in verb.children if t.dep_ in ("dobj", "nsubjpass")]
    if not objects:
        return set()
    if not links:
        links = [t for t in objects[0].children if t.dep_ == "prep" and t.lower_ in row.prepositions]
    if row.has_amount and not any(_has_number(t) for t in links):
        links = [t for t in verb.subtree if t.i > objects[0].i and t.lower_ in row.prepositions and _has_number(t)]
        if links and links[0].head.i > objects[0].i:  # "put (the number of those sent home at 70)"
            return set(range(objects[0].left_edge.i, links[0].right_edge.i + 1))
    if not links:
        return set()
    tokens = set(reach(links[0])) | set(reach(objects[0]))
    tokens |= {t.i for t in verb.rights if t.dep_ == "prt" and objects[0].i < t.i < links[0].i}
    return tokens | relative_of(verb, group)


def _has_number(link: Token) -> bool:
    return any(t.tag_ == "CD" or t.dep_ == "nummod" for c in link.children if c.dep_ == "pobj" for t in c.subtree)


def preposition(verb: Token, row: Verb, group: frozenset[int], scene: Scene) -> set[int]:
    """[called for] (…): the object of a preposition that belongs to the cue."""
    if any(t.dep_ == "dobj" for t in verb.rights):
        return set()
    for link in verb.rights:
        if link.dep_ in ("prep", "prt") and link.lower_ in row.prepositions:
            stretch = set(reach(link)) - {link.i}
            for later in verb.rights:
                if later.dep_ == "xcomp" or (later.dep_ == "ccomp" and later.left_edge.i == link.right_edge.i + 1):
                    stretch |= set(reach(later)) if later.i > link.i else set()
                elif link.lower_ == "of" and stretch and later.dep_ == "prep" and _follows(later, max(stretch)):
                    stretch |= set(reach(later))
            return stretch
    return set()


def _follows(link: Token, last: int) -> bool:
    """Say whether a phrase of place stands right behind: "spoke of bodies (on the road)", not "on Monday"."""
    return link.left_edge.i == last + 1 and not any(t.ent_type_ in _DATED for t in link.children)
