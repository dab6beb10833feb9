"""In which mode an act is put, and whether it is affirmed: asserted, planned, possible, denied, not known.

The act's word is followed upward through the words that govern it. A preposition of time or circumstance ("after the
attack", "despite the talks") ends the walk: what stands there is taken as having happened, whatever is said above it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.claims.clauses import Tree
from reportedly.lang import Pack
from reportedly.model import Modality, Polarity

_GOVERNING = frozenset({"for", "of", "to", "about", "on", "into", "against", "in", "include"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PRESENT = frozenset({"VBZ", "VBP"})
_PAST = frozenset({"VBD", "VBN"})


@dataclass(frozen=True, eq=False)
class Modes:
    """The language pack's words for modes, by lemma."""

    auxiliary: Mapping[str, Modality]
    forbidding: Mapping[str, Modality]
    governor: Mapping[str, Modality]
    through: Mapping[str, frozenset[str]]  # governors that govern only through these prepositions, or an infinitive
    adverb: Mapping[str, Modality]
    adjective: Mapping[str, Modality]
    condition: frozenset[str]
    ahead: Mapping[str, Modality]
    denial: Mapping[str, Polarity]
    negated_denial: Mapping[str, Polarity]
    happening: frozenset[str]
    averting: frozenset[str]
    none: frozenset[str]
    inverted: frozenset[str]  # verbs that open a condition by standing before their subject: "had they …"


@cache
def modes(pack: Pack) -> Modes:
    """Compile the pack's modality table, once a pack."""

    def by_lemma(array: str) -> dict[str, Modality]:
        return {w: Modality(row["modality"]) for row in pack.table("modality", array) for w in row["lemmas"]}

    denials, conditions = pack.table("modality", "denial"), pack.table("modality", "condition")
    return Modes(
        by_lemma("auxiliary"),
        by_lemma("forbidding"),
        by_lemma("governor"),
        {w: frozenset(r["through"]) for r in pack.table("modality", "governor") if "through" in r for w in r["lemmas"]},
        by_lemma("adverb"),
        by_lemma("adjective"),
        frozenset(w for row in conditions if not row.get("inverted") for w in row["lemmas"]),
        by_lemma("ahead"),
        {w: Polarity(row["polarity"]) for row in denials if not row.get("negated") for w in row["lemmas"]},
        {w: Polarity(row["polarity"]) for row in denials if row.get("negated") for w in row["lemmas"]},
        frozenset(w for row in pack.table("triggers", "happening") for w in row["lemmas"]),
        frozenset(w for row in pack.table("modality", "governor") if row.get("from") for w in row["lemmas"]),
        frozenset(w for row in pack.table("modality", "none") for w in row["lemmas"]),
        frozenset(w for row in conditions if row.get("inverted") for w in row["lemmas"]),
    )


def judge(tree: Tree, token: int, words: Modes) -> tuple[Polarity, Modality]:
    """Return how the act that this verb or noun names is put."""
    polarity, modality = Polarity.AFFIRMED, _beside(tree, token, words)
    if any(tree.lemma[c] == "no" for c in tree.kids(token, "det")):
        polarity = Polarity.DENIED
    below = token
    for step in _governors(tree, token, words):
        polarity = polarity if polarity is not Polarity.AFFIRMED else _denied(tree, step, words, own=step == token)
        found = _mode(tree, step, words, own=step == token, below=below)
        below = step
        if modality is None or found is Modality.DEMANDED or modality is Modality.ATTEMPTED:
            modality = found or modality  # what is asked for is not there, nor is an attempt that is only planned
    return polarity, modality or _still_to_come(tree, token, words) or Modality.ASSERTED


def _still_to_come(tree: Tree, token: int, words: Modes) -> Modality | None:
    """Return the mode of what a clause of time tells as still to come."""
    verb = token if tree.pos[token] in ("VERB", "AUX") else tree.head[token]
    marks = [tree.lemma[m] for m in tree.kids(verb, "mark") if tree.lemma[m] in words.ahead]
    return words.ahead[marks[0]] if marks and _is_ahead(tree, verb, words) else None


def _beside(tree: Tree, token: int, words: Modes) -> Modality | None:
    """Return the mode that adjectives before the noun, or participles after it, give it ("talks scheduled for")."""
    for m in tree.kids(token, "amod"):
        found = words.adjective.get(tree.lemma[m])
        if found is not None:
            return found
    if tree.pos[token] == "VERB":
        return None
    for c in tree.kids(token, "acl"):
        if tree.lemma[c] in words.governor and tree.tag[c] in _PAST:
            return words.governor[tree.lemma[c]]
    return None


def _governors(tree: Tree, token: int, words: Modes) -> list[int]:
    """Return the token and what governs it, nearest first, as far as the mode reaches down."""
    found = [token]
    while tree.head[token] != token:
        above = tree.head[token]
        dep = tree.dep[token]
        if dep in _SUBJECTS and not _only_happens(tree, above, words):
            break
        if dep == "prep" and tree.lemma[token] not in _GOVERNING and not _averts(tree, token, words):
            break
        if dep in ("relcl", "parataxis", "poss", "compound", "amod", "appos", "csubj"):
            break
        if dep in ("advcl", "acl") and not tree.kids(token, "aux") and not _is_ahead(tree, token, words):
            break
        found.append(above)
        if dep == "ccomp":
            break  # one step into who says or fears it, no further
        token = above
    return found


def _is_ahead(tree: Tree, verb: int, words: Modes) -> bool:
    """Say whether the clause tells what is still to come: "before the truce takes hold", "until they have left"."""
    finite = next(iter(tree.kids(verb, "aux", "auxpass")), verb)
    opens = any(tree.lemma[m] in words.ahead for m in tree.kids(verb, "mark"))
    return opens and tree.tag[finite] in _PRESENT


def _averts(tree: Tree, preposition: int, words: Modes) -> bool:
    """Say whether the preposition carries on to a verb that prevents: "kept them from attacking"."""
    return tree.lemma[preposition] == "from" and tree.lemma[tree.head[preposition]] in words.averting


def _only_happens(tree: Tree, verb: int, words: Modes) -> bool:
    """Say whether the verb only tells that its subject takes place or is had ("will begin", "are expected")."""
    return tree.is_passive(verb) or tree.lemma[verb] in words.happening or tree.lemma[verb] == "be"


def _befalls_none(tree: Tree, step: int, words: Modes) -> bool:
    """Say whether the act is done to none: "sent no troops", "no troops may be stationed"."""
    done_to = tree.kids(step, "nsubjpass", "dobj") if tree.pos[step] == "VERB" else []
    uncounted = [o for o in done_to if not tree.kids(o, "nummod")]  # "killed seven, no change"
    return any(tree.lemma[d] in words.none for o in uncounted for d in tree.kids(o, "det"))


def _denied(tree: Tree, step: int, words: Modes, *, own: bool) -> Polarity:
    negated = (
        bool(tree.kids(step, "neg"))
        or (own and _befalls_none(tree, step, words))
        or any(tree.lemma[c] == "never" for c in tree.kids(step, "advmod"))
    )
    lemma = tree.lemma[step]
    for mark in tree.kids(step, "mark"):
        if tree.lemma[mark] in words.denial:
            return words.denial[tree.lemma[mark]]  # "it is unclear whether"
    if not own and lemma in words.denial:
        return words.denial[lemma]
    if negated and not own and lemma in words.negated_denial:
        return words.negated_denial[lemma]
    return Polarity.DENIED if negated else Polarity.AFFIRMED


def _mode(tree: Tree, step: int, words: Modes, *, own: bool, below: int) -> Modality | None:
    """Return the mode that this word gives to the act under it."""
    governed = None if own else _governed(tree, step, words, below=below)
    if governed is not None and governed is not Modality.ATTEMPTED:
        return governed
    if any(tree.lemma[m] in words.condition for m in tree.kids(step, "mark")) or _is_inverted(tree, step, words):
        return Modality.CONDITIONAL
    for c in tree.children[step]:
        lemma = tree.lemma[c]
        if tree.dep[c] == "aux" and lemma in words.auxiliary:
            return _auxiliary(tree, step, c, words)
        if tree.dep[c] == "advmod" and lemma in words.adverb:
            return words.adverb[lemma]
    is_purpose = own and tree.dep[step] == "advcl" and any(tree.tag[c] == "TO" for c in tree.kids(step, "aux"))
    if is_purpose and not _is_inverted(tree, tree.head[step], words):
        return Modality.INTENDED
    return governed


def _governed(tree: Tree, step: int, words: Modes, *, below: int) -> Modality | None:
    """Return the mode that a word gives to what it governs ("plan", "try", "foil"), not to what stands beside it."""
    lemma = tree.lemma[step]
    if lemma not in words.governor or tree.dep[step] == "amod" or tree.dep[below] == "conj":
        return None
    if tree.dep[below] == "conj" and tree.head[below] == step and tree.kids(below, "aux"):
        return None  # "has promised a response and has rejected talks": beside it, not under it
    through = words.through.get(lemma)
    fits = through is None or tree.lemma[below] in through or tree.dep[below] == "xcomp"
    return words.governor[lemma] if fits else None


def _is_inverted(tree: Tree, verb: int, words: Modes) -> bool:
    """Say whether the clause opens with its auxiliary: "had the bomb gone off", "were they to attack"."""
    if tree.dep[verb] != "advcl":
        return False
    first, subjects = min(tree.subtree(verb)), tree.kids(verb, *_SUBJECTS)
    opens = tree.lemma[first] in words.inverted and tree.tag[first] == "VBD"
    return opens and bool(subjects) and first < subjects[0]


def _auxiliary(tree: Tree, verb: int, modal: int, words: Modes) -> Modality:
    """Return what the modal says; "would" inside past speech is only "will" told later."""
    lemma = tree.lemma[modal]
    if lemma in words.forbidding and _befalls_none(tree, verb, words):
        return words.forbidding[lemma]
    if lemma in words.condition:
        subjects = tree.kids(verb, *_SUBJECTS)
        if subjects and modal < subjects[0]:
            return Modality.CONDITIONAL  # "should no progress be made"
    found = words.auxiliary[lemma]
    if found is not Modality.CONDITIONAL:
        return found
    says = tree.head[verb]
    hangs = any(tree.lemma[m] in words.condition for c in tree.kids(verb, "advcl") for m in tree.kids(c, "mark", "aux"))
    told_later = tree.dep[verb] == "ccomp" and tree.tag[says] in _PAST and not hangs
    return Modality.PLANNED if told_later else found
