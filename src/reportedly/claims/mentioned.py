"""Acts that are told, and acts that words only refer to as known: "after the raid", "those who fled", "it was a raid".

What a sentence presupposes it does not tell: an act under a definite noun that nothing is predicated of as an act, and
an act that only says which people or things are meant.
Rounds of talks are told all the same: they are counted, and what is said of the next one dates it.
"""

from __future__ import annotations

from reportedly.claims.gathering import Gathered
from reportedly.claims.triggers import Scene

_ROUND = "talks.round"
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_REFERRING = frozenset({"pobj", "poss", "compound", "appos"})
_POINTERS = frozenset({"it", "this", "that"})


def is_mention(scene: Scene, act: Gathered) -> bool:
    """Say whether the act stands only in nouns that refer to it as known."""
    tree, noun = scene.tree, act.lead.token
    if _tells_which(scene, act) or _is_named_again(scene, noun):
        return True
    if act.type == _ROUND or any(tree.pos[t] in ("VERB", "AUX", "ADJ") for t in act.tokens):
        return False
    return tree.dep[noun] in _REFERRING and _is_known(scene, noun) and not _is_part_of_telling(scene, noun)


def _is_known(scene: Scene, noun: int) -> bool:
    tree = scene.tree
    return any(tree.lemma[d] in _KNOWN or tree.dep[d] == "poss" for d in tree.kids(noun, "det", "poss"))


def _is_part_of_telling(scene: Scene, noun: int) -> bool:
    """Say whether the noun completes a word that tells of the act: "accused of the attack", "a wave of attacks"."""
    tree = scene.tree
    carrier = tree.head[tree.head[noun]]
    words = scene.words
    return tree.dep[noun] == "pobj" and tree.lemma[carrier] in words.happening | words.light | words.reverse


def _tells_which(scene: Scene, act: Gathered) -> bool:
    """Say whether the act only says which people or arms are meant: "those freed in June", "rebels who signed it"."""
    tree, verb = scene.tree, scene.tree.clause[act.lead.token]
    if tree.pos[verb] != "VERB" or tree.dep[verb] not in ("relcl", "acl"):
        return False
    if any(tree.clause[t] != verb for t in act.tokens):
        return False
    meant, first = tree.head[verb], min(tree.subtree(verb))
    if first <= meant or tree.doc[first - 1].is_punct:
        return False
    classes = scene.words.classes
    return scene.is_one_of(meant, classes["person"] | classes["fighter"] | classes["launchable"])


def _is_named_again(scene: Scene, noun: int) -> bool:
    """Say whether an act told before is only rated: "it was the deadliest raid of the year"."""
    tree = scene.tree
    subject = tree.subject(tree.head[noun]) if tree.dep[noun] == "attr" else None
    return subject is not None and tree.lemma[subject] in _POINTERS and _is_known(scene, noun)
