"""Numbers that count nothing where they stand: ages, times of day, footnotes, parts of names."""

from __future__ import annotations

from reportedly.claims.clauses import Tree
from reportedly.claims.countables import Countables

_AFTER = 4  # tokens after the amount in which "injured", "on board", "from" still belong to it
_CLAUSE_ENDS = frozenset({";", ":", "."})
_OF_DAY = frozenset({"before", "until", "till"})


def is_aside(tree: Tree, first: int, last: int, *, bare: bool, words: Countables) -> bool:
    """Say whether a number counts nothing here: an age, part of a name, a footnote's mark, those left out of "all"."""
    if first > 0 and tree.written[tree.start(first) - 1] == "[":
        return True
    if first > 1 and tree.lemma[first - 1] in words.spared and tree.lemma[first - 2] in ("all", "every"):
        return True
    if first > 0 and last + 1 < len(tree.lemma) and tree.lemma[first - 1] == tree.lemma[last + 1] == ",":
        somebody = first > 1 and tree.lemma[first - 2] in words.classes
        return somebody or (first > 1 and tree.pos[first - 2] in ("PROPN", "NOUN", "ADV"))  # "a boy, 14, died"
    return bare and (
        _is_age(tree, last, words)
        or _is_age_of(tree, last, words)
        or _is_name(tree, first)
        or _is_hour(tree, last, words)
    )


def is_of_parent(tree: Tree, number: int, words: Countables) -> bool:
    """Say whether a bare number tells how many children somebody has: "a father of three"."""
    of = tree.head[number]
    is_led = tree.dep[number] == "pobj" and tree.lemma[of] == "of" and tree.lemma[tree.head[of]] in words.parents
    return is_led or (number > 1 and tree.lemma[number - 1] == "of" and tree.lemma[number - 2] in words.parents)


def _is_hour(tree: Tree, number: int, words: Countables) -> bool:
    """Say whether a bare number is a time of day: "was pronounced dead at 5", not "the toll stood at 5"."""
    at = tree.head[number]
    if tree.dep[number] != "pobj":
        return False
    return tree.lemma[at] in _OF_DAY or (tree.lemma[at] == "at" and tree.lemma[tree.head[at]] not in words.totalling)


def _is_age(tree: Tree, number: int, words: Countables) -> bool:
    above = [number, *tree.up(number)][:_AFTER]
    near = {t for a in above for t in (a, *tree.kids(a, "amod", "npadvmod")) if tree.pos[a] != "VERB"}
    return any(tree.lemma[t] in words.age for t in near)


def _is_age_of(tree: Tree, number: int, words: Countables) -> bool:
    """Say whether a bare number tells the age of one person: "a boy of fifteen"."""
    of = tree.head[number]
    if tree.dep[number] != "pobj" or tree.lemma[of] != "of" or tree.tag[tree.head[of]] != "NN":
        return False
    lemma = tree.lemma[tree.head[of]]
    return "people" in words.classes.get(lemma, ()) or (lemma.endswith(words.agentive) and lemma not in words.classes)


def _is_name(tree: Tree, number: int) -> bool:
    """Say whether what stands before a bare number, commas and dashes left out, is a name or a noun it belongs to."""
    before = number - 1
    while before >= 0 and tree.pos[before] == "PUNCT" and tree.doc[before].text not in _CLAUSE_ENDS:
        before -= 1
    if before < 0 or tree.sentence[before] != tree.sentence[number]:
        return False
    return tree.pos[before] == "PROPN" or (tree.pos[before] == "NOUN" and before != number - 1)
