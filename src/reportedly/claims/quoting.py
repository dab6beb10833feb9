"""The words of an act as a reader would quote them: whole noun phrases, no dateline, no loose end.

Only edges move: what an extractor chose stays inside. A quote never opens inside a noun phrase ("many as 20 planes"),
nor with what only joins it to the sentence ("and", "that"), and never closes with a word that waits for another.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.claims.clauses import SUBJECTS, Tree
from reportedly.claims.triggers import Scene

_JOINS = frozenset({"cc", "mark", "punct"})
_WAITING = frozenset({"IN", "CC", "DT", "WDT", "WP", "TO", "PRP$", "POS"})  # tags of words that wait for another
_RELATIVE = frozenset({"WDT", "WP"})
_PAST = frozenset({"VBN", "VBD"})
_NOUNS = frozenset({"NOUN", "PROPN", "NUM", "PRON", "ADJ", "ADV"})
_BEFORE = frozenset(
    {"det", "amod", "advmod", "nummod", "quantmod", "compound", "nmod", "poss", "predet", "case", "neg"}
)
_ADDING = frozenset({"well", "as"})  # "…, as well as"
_LONGEST_HEAD = 15  # tokens from a clause back to the noun it hangs on


def quotable(scene: Scene, tokens: Sequence[int]) -> list[int]:
    """Return the tokens with their edges mended, in order of text; as they are where nothing would be left."""
    tree = scene.tree
    first, last = min(tokens), max(tokens)
    opening = _opening(scene, first, last)
    opening = _left_edge(tree, opening)
    closing = _closing(tree, opening, last)
    if closing < opening:
        return sorted(tokens)
    inside = {t for t in tokens if opening <= t <= closing}
    return sorted({opening, closing, *inside})


def _opening(scene: Scene, first: int, last: int) -> int:
    """Step over the dateline and over what only joins the clause to the sentence."""
    tree = scene.tree
    dashes = [t for t in range(first, last) if t > first and scene.is_dateline(t - 1) and not scene.is_dateline(t)]
    if scene.is_dateline(first) and dashes:
        first = dashes[0]
    while first < last and (tree.dep[first] in _JOINS or tree.pos[first] in ("PUNCT", "SPACE") or _leads(tree, first)):
        if tree.dep[first] == "punct" and tree.doc[first].is_quote:
            break
        first += 1
    return first


def _leads(tree: Tree, token: int) -> bool:
    """Say whether the word only leads into its clause ("when", "where", "from which")."""
    if tree.tag[token] == "WRB" and tree.dep[token] == "advmod":
        return True
    led = tree.dep[token] == "prep" and any(tree.tag[o] in _RELATIVE for o in tree.kids(token, "pobj"))
    object_of = tree.dep[token] == "pobj" or (tree.dep[token] == "dobj" and tree.tag[token] == "WDT")
    return led or (tree.tag[token] in _RELATIVE and object_of)


def _left_edge(tree: Tree, first: int) -> int:
    """Return the left edge of the noun phrase in which the quote would open, or of the noun its clause hangs on."""
    verb = tree.head[first] if tree.tag[first] in _RELATIVE and tree.dep[first] in SUBJECTS else first
    relative = verb != first and tree.dep[verb] == "relcl"
    if (relative or (tree.dep[verb] == "acl" and tree.tag[verb] in _PAST)) and verb - tree.head[verb] <= _LONGEST_HEAD:
        first = tree.head[verb]
    start = first
    for step in (first, *tree.up(first)):
        if tree.pos[step] not in _NOUNS or step > first + _LONGEST_HEAD:
            break
        start = min(start, _noun_edge(tree, step))
        if tree.dep[step] not in _BEFORE:
            break
    return start


def _noun_edge(tree: Tree, noun: int) -> int:
    """Return the first token of what stands unbroken before a noun and belongs to it."""
    edge, todo = noun, [noun]
    while todo:
        step = todo.pop()
        for c in tree.children[step]:
            if c < step and tree.dep[c] in _BEFORE and tree.sentence[c] == tree.sentence[noun]:
                edge = min(edge, c)
                todo.append(c)
    return edge


def _closing(tree: Tree, first: int, last: int) -> int:
    """Step back over words that wait for another ("and", "as well as", "of", "the", "which")."""
    while last > first:
        closes = tree.pos[last] in ("PUNCT", "SPACE") and tree.doc[last].text not in ('"', "”", ")", "%")
        adds = tree.lemma[last] in _ADDING and tree.dep[last] in ("cc", "advmod")
        waits = tree.tag[last] in _WAITING and not tree.kids(last, "pobj", "pcomp") and tree.dep[last] != "prt"
        if tree.dep[last] in ("mark", "cc") or closes or adds or (waits and tree.tag[last] != "POS"):
            last -= 1
            continue
        break
    return last
