"""Habits: a present tense that tells what is done as a rule, and of no act.

"The type from which missiles are launched at cities" and "it strikes military sites only" name nothing that happened.
"""

from __future__ import annotations

from functools import cache

from reportedly.claims.clauses import Tree
from reportedly.lang import Pack

_PRESENT = frozenset({"VBZ", "VBP"})
_ADVERBS = ("advmod", "neg")


@cache
def habitual_adverbs(pack: Pack) -> frozenset[str]:
    """Return the adverbs that make a present tense a habit."""
    return frozenset(lemma for row in pack.table("triggers", "habitual") for lemma in row["lemmas"])


def is_habit(tree: Tree, token: int, adverbs: frozenset[str]) -> bool:
    """Say whether the verb is told as a habit: in the simple present, in a relative clause or with such an adverb."""
    if tree.pos[token] != "VERB" or not _is_simple_present(tree, token):
        return False
    near = (token, *tree.objects(token))
    said = any(tree.lemma[a] in adverbs for n in near for a in tree.kids(n, *_ADVERBS))
    return said or tree.dep[token] == "relcl"


def _is_simple_present(tree: Tree, verb: int) -> bool:
    helpers = tree.kids(verb, "aux", "auxpass")
    if not helpers:
        return tree.tag[verb] in _PRESENT
    passive = tree.kids(verb, "auxpass")
    return helpers == passive and all(tree.tag[h] in _PRESENT for h in passive)
