"""What befalls somebody: killed, hurt, or shot with the outcome left open, from the words that are told of them.

The doer of a harm is never the one harmed, whatever stands nearest: a fate comes from what is done to the person, what
they do or have, how they are said to be, or whose death it is. Of several fates the graver one is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.claims.clauses import SUBJECTS, Tree
from reportedly.lang import Pack

_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON", "DET"})
_PAST = frozenset({"VBD", "VBN"})
_STATES = ("acomp", "oprd", "attr", "ccomp", "xcomp")
_DEEPEST = 3  # verbs in one chain ("was found, taken and pronounced"); beyond, the parser has lost the subject

Signal = tuple[str, str, int]  # role, words, the token that says it


@dataclass(frozen=True, slots=True)
class Fate:
    """A code of the measures vocabulary and the word that decided."""

    code: str
    governor: int
    is_sign: bool = False  # a mere sign of it: only where an act of harm is told ("taken to a hospital")


@dataclass(frozen=True, eq=False)
class FateWords:
    """The language pack's table, by role and words; a lower rank is graver."""

    ranks: Mapping[tuple[str, str], tuple[int, str, bool]]
    transitive: frozenset[str]
    alias: Mapping[str, str]
    reflexive: frozenset[str]
    averted: frozenset[str]


@cache
def fate_words(pack: Pack) -> FateWords:
    """Compile the pack's table, once a pack."""
    ranks: dict[tuple[str, str], tuple[int, str, bool]] = {}
    for rank, row in enumerate(pack.table("fates", "fate")):
        for words in row["words"]:
            ranks.setdefault((row["role"], words), (rank, row["code"], bool(row.get("sign"))))
    alias = {lemma: row["name"] for row in pack.table("fates", "alias") for lemma in row["lemmas"]}
    transitive = frozenset(words.split()[0] for role, words in ranks if role == "patient")
    lists = {a: frozenset(w for row in pack.table("fates", a) for w in row["lemmas"]) for a in ("self", "averted")}
    return FateWords(ranks, transitive, alias, lists["self"], lists["averted"])


def fate_of(tree: Tree, noun: int, words: FateWords) -> Fate | None:
    """Return what befell the one, or those, whom the noun names; None where nothing says."""
    signals = ((words.ranks.get((role, told)), token) for role, told, token in _signals(tree, noun, words))
    found = [(known, token) for known, token in signals if known is not None]
    if not found:
        return None
    (_, code, is_sign), governor = min(found)
    if any(tree.lemma[c] in words.averted for c in tree.kids(governor, "advmod", "amod")):
        return None
    return Fate(code, governor, is_sign)


def is_doer(tree: Tree, noun: int, words: FateWords) -> bool:
    """Say whether the noun is the subject of an active verb of harm: who did it, not whom it befell."""
    top = first_of_list(tree, noun)
    verb = tree.head[top]
    if tree.dep[top] != "nsubj" or tree.pos[verb] != "VERB" or _reads_passive(tree, verb, words):
        return False
    chain = [verb, *(c for c in tree.kids(verb, "conj") if not tree.kids(c, *SUBJECTS))]
    return any(tree.lemma[v] in words.transitive for v in chain)


# ── the words around, by the part the person plays in them ──


def _signals(tree: Tree, noun: int, words: FateWords) -> Iterator[Signal]:
    yield from _beside(tree, noun, words)
    top = first_of_list(tree, noun)
    above, dep = tree.head[top], tree.dep[top]
    if dep == "poss" or (dep == "pobj" and tree.lemma[above] == "of"):
        owned = above if dep == "poss" else tree.head[above]
        yield "of", tree.lemma[owned], owned
        if ("of", tree.lemma[owned]) in words.ranks:
            yield from (
                ("state", tree.doc[m].lower_, owned) for m in tree.kids(owned, "amod")
            )  # "the fatal shooting of"
    elif dep == "attr" and tree.lemma[above] == "be":
        yield from (
            ("state", told, p)
            for p in tree.kids(above, "prep")
            if p < above
            for told in _with_objects(tree, p, "", words)
        )  # "among the dead were seven nurses"
    elif tree.pos[above] == "ADJ" and dep == "nsubj":
        yield "state", tree.doc[above].lower_, above
    elif tree.pos[above] in ("VERB", "AUX") and not _belongs_to_number(tree, above, top):
        acts = dep == "nsubj" or _is_stray_subject(tree, top, above)
        if dep == "nsubjpass" or (acts and _reads_passive(tree, above, words)):
            yield from _done(tree, above, words)
        elif acts:
            yield from _does(tree, above, words)
        elif dep == "dobj":
            yield from _done_to_object(tree, above, words)


def _is_stray_subject(tree: Tree, noun: int, verb: int) -> bool:
    """Say whether the parser took a headline's subject for a cry or the like: "Boy, 7, dies after fall"."""
    return tree.dep[noun] in ("intj", "npadvmod", "dep") and noun < verb and not tree.kids(verb, *SUBJECTS)


def _belongs_to_number(tree: Tree, verb: int, noun: int) -> bool:
    """Say whether a bare number stands right before the verb, which is told of it: "a shooting, 9 injured"."""
    number = verb - 1
    return number > noun and tree.tag[number] == "CD" and tree.dep[number] not in ("nummod", "pobj")


def first_of_list(tree: Tree, noun: int) -> int:
    """Return the first noun of the list that the noun is coordinated in."""
    while tree.pos[tree.head[noun]] in _NOMINAL and (tree.dep[noun] == "conj" or _is_listed(tree, noun)):
        noun = tree.head[noun]
    return noun


def _is_listed(tree: Tree, noun: int) -> bool:
    """Say whether what the parser took for a second name goes on a list: "a mother, father and toddler died"."""
    if tree.dep[noun] != "appos" or tree.pos[noun] != "NOUN" or tree.pos[tree.head[noun]] != "NOUN":
        return False
    bare = not tree.kids(noun, "det", "poss") and tree.doc[noun - 1].text == ","
    return bare and any(tree.tag[c] == tree.tag[noun] for c in tree.kids(noun, "conj"))


def _beside(tree: Tree, noun: int, words: FateWords) -> Iterator[Signal]:
    """Yield what hangs on the noun itself: "a wounded man", "a man shot in the leg", "a man who died"."""
    after = noun + 1
    is_state = after < len(tree.tag) and tree.tag[after] in ("JJ", "VBN", "RB") and not tree.kids(after, "dobj")
    if is_state and not _is_how_they_act(tree, noun, after, words):
        yield "state", tree.doc[after].lower_, after  # "leaves boy dead", whatever the parser made of it
    for c in tree.children[noun]:
        if tree.dep[c] in ("amod", "advmod", "acomp"):
            yield "state", tree.doc[c].lower_, c
        elif tree.dep[c] == "prep" and tree.lemma[c] != "at":  # "a nurse at the hospital" is no patient
            yield from (("state", told, c) for told in _with_objects(tree, c, "", words))
        elif tree.dep[c] == "acl":
            yield from _done(tree, c, words) if tree.tag[c] in _PAST else _does(tree, c, words)
        elif tree.dep[c] == "relcl":
            who = [s for s in tree.kids(c, "nsubj", "nsubjpass") if tree.tag[s] in ("WP", "WDT")]
            if who:
                yield from _done(tree, c, words) if tree.dep[who[0]] == "nsubjpass" else _does(tree, c, words)


def _is_how_they_act(tree: Tree, noun: int, adverb: int, words: FateWords) -> bool:
    """Say whether an adverb tells how the noun does harm: "a guard fatally shot two men"."""
    verb = tree.head[adverb]
    if tree.dep[adverb] != "advmod" or tree.dep[first_of_list(tree, noun)] != "nsubj" or tree.pos[verb] != "VERB":
        return False
    return not tree.is_passive(verb) and not _reads_passive(tree, verb, words)


def _done(tree: Tree, verb: int, words: FateWords, depth: int = 0) -> Iterator[Signal]:
    """Yield what is told of somebody to whom this verb is done."""
    yield from _told_by(tree, verb, "patient", words)
    yield from _states(tree, verb, *_STATES, "advmod")
    for c in tree.kids(verb, "xcomp"):
        if tree.tag[c] in _PAST and depth < _DEEPEST:  # "was found shot"
            yield from _done(tree, c, words, depth + 1)
    yield from _goes_on(tree, verb, words, depth)


def _done_to_object(tree: Tree, verb: int, words: FateWords) -> Iterator[Signal]:
    """Yield what is told of the object; what is coordinated with the verb speaks of its subject."""
    yield from _told_by(tree, verb, "patient", words)
    yield from _states(tree, verb, "oprd", "advmod")
    before = tree.head[verb]
    is_harm = tree.lemma[verb] in words.transitive and tree.dep[verb] == "conj" and tree.pos[before] == "VERB"
    if is_harm and not tree.kids(before, "dobj", "nsubjpass"):
        yield from _told_by(tree, before, "patient", words)  # "shot and wounded a man"


def _does(tree: Tree, verb: int, words: FateWords, depth: int = 0) -> Iterator[Signal]:
    """Yield what is told of somebody who does, has or is this."""
    yield from _told_by(tree, verb, "subject", words)
    objects = tree.kids(verb, "dobj")
    if any(tree.lemma[o] in words.reflexive or tree.doc[o].lower_ in words.reflexive for o in objects):
        yield from _told_by(tree, verb, "patient", words)
    for o in objects:
        if ("subject", f"{tree.lemma[verb]} {words.alias.get(tree.lemma[o], tree.lemma[o])}") in words.ranks:
            yield from (("state", tree.lemma[m], m) for m in tree.kids(o, "amod"))  # "suffered fatal wounds"
    if not objects:
        yield from _states(tree, verb, *_STATES)
        if tree.pos[verb] == "AUX" or tree.lemma[verb] in ("be", "remain"):
            for p in tree.kids(verb, "prep"):
                yield from (("state", told, p) for told in _with_objects(tree, p, "", words))
    yield from _goes_on(tree, verb, words, depth)


def _states(tree: Tree, verb: int, *deps: str) -> Iterator[Signal]:
    """Yield the words that tell how somebody is; one with a subject of its own is told of others ("…, two dead")."""
    for c in tree.kids(verb, *deps):
        if not tree.kids(c, *SUBJECTS, "npadvmod", "nummod", "meta"):
            yield "state", tree.doc[c].lower_, c


def _goes_on(tree: Tree, verb: int, words: FateWords, depth: int) -> Iterator[Signal]:
    """Yield what verbs that share its subject tell: coordinated, a headline's next, "before shooting himself"."""
    if depth >= _DEEPEST:
        return
    for c in (*tree.kids(verb, "conj"), *_next_in_headline(tree, verb), *_around(tree, verb)):
        if tree.pos[c] in ("VERB", "AUX") and not set(tree.kids(c, *SUBJECTS)) - {verb}:
            is_done = tree.is_passive(c) or _reads_passive(tree, c, words)
            yield from _done(tree, c, words, depth + 1) if is_done else _does(tree, c, words, depth + 1)


def _next_in_headline(tree: Tree, verb: int) -> list[int]:
    """Return the verb that a shortened one is put as the subject of, or that a comma alone ties to it.

    "A man shot in Goma has died", "Boy shot, killed".
    """
    above = tree.head[verb]
    after = [c for c in tree.kids(verb, "advcl", "dep") if tree.tag[c] == "VBN" and tree.doc[c - 1].text == ","]
    is_subject = tree.dep[verb] in ("nsubj", "csubj") and tree.pos[above] == "VERB" and above > verb
    return [*after, *((above,) if is_subject else ())]


def _around(tree: Tree, verb: int) -> Iterator[int]:
    """Yield the participles that tell what the subject did before or after: "then died after shooting himself"."""
    for p in tree.kids(verb, "prep"):
        yield from (c for c in tree.kids(p, "pcomp") if tree.tag[c] == "VBG")


def _told_by(tree: Tree, verb: int, role: str, words: FateWords) -> Iterator[Signal]:
    """Yield the verb alone, with its object, with its prepositions' nouns, and with the verb it opens on."""
    particle = next((f" {tree.lemma[c]}" for c in tree.kids(verb, "prt")), "")
    name = tree.lemma[verb] + particle
    yield role, name, verb
    verb_alias = words.alias.get(name, name)
    for c in tree.kids(verb, "dobj", "xcomp"):
        yield role, f"{verb_alias} {words.alias.get(tree.lemma[c], tree.lemma[c])}", verb
    for p in tree.kids(verb, "prep", "agent"):
        yield from ((role, told, verb) for told in _with_objects(tree, p, name, words))


def _with_objects(tree: Tree, preposition: int, verb: str, words: FateWords) -> Iterator[str]:
    for o in tree.kids(preposition, "pobj"):
        lemma = tree.lemma[o]
        yield f"{verb} {tree.lemma[preposition]} {words.alias.get(lemma, lemma)}".strip()


def _reads_passive(tree: Tree, verb: int, words: FateWords) -> bool:
    """Say whether a past verb of harm without an object is a shortened passive: "Man shot in Goma"."""
    if tree.tag[verb] not in _PAST or tree.lemma[verb] not in words.transitive:
        return False
    if tree.kids(verb, "dobj", "aux", "auxpass") or any(tree.lemma[p] == "at" for p in tree.kids(verb, "prep")):
        return False
    return not any(tree.kids(c, "dobj") for c in tree.kids(verb, "conj") if not tree.kids(c, *SUBJECTS))
