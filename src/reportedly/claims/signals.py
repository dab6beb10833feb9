"""The words around an amount that may say what it is of, nearest first, each with its token.

The participle beside it ("69 injured"), what its noun hangs on ("damage to 40 warplanes"), the subject of a rising
total ("the death toll rose to 12").
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.claims.clauses import SUBJECTS, Tree
from reportedly.claims.countables import Countables, Counted

_REACH = 7  # steps up from the amount; farther words speak of something else
_PREPOSITIONS = 2  # "a shop in a city of 87,000 people" counts none of what was done at the shop
_AFTER = 4  # tokens after the amount in which "injured", "on board", "from" still belong to it
_ASIDES = {"–": "–", "—": "—", "-": "-", "--": "--", "(": ")", ",": ","}  # what opens one, and what ends it
_LONGEST_ASIDE = 12  # tokens
_NOMINAL = ("NOUN", "PROPN", "NUM", "ADJ", "PRON", "SYM", "DET", "ADV")


def signals(tree: Tree, counted: Counted, words: Countables) -> Iterator[tuple[str, int]]:
    """Yield the words that may say what the amount is of, nearest first, each with its token."""
    yield from right_after(tree, counted, words)
    for c in tree.kids(counted.head, "amod", "acl"):
        yield tree.lemma[c], c
    if counted.head != counted.last and tree.lemma[counted.head] not in words.classes:
        yield tree.lemma[counted.head], counted.head
    token = counted.head
    crossed = 0
    for _ in range(_REACH):
        above = tree.head[token]
        crossed += tree.dep[token] == "prep"
        if above == token or crossed > _PREPOSITIONS or _closes(tree, token, words):
            return
        yield from _at(tree, token, above, words)
        if tree.dep[token] == "dobj" and tree.dep[above] == "conj":
            return  # an object of its own: the verb before tells nothing of it
        token = above


def _closes(tree: Tree, token: int, words: Countables) -> bool:
    """Say whether the way up ends here: a whole, another clause's content, a relative clause."""
    if tree.dep[token] == "prep" and tree.lemma[token] in words.whole:
        return True
    return tree.dep[token] in ("ccomp", "relcl", "acl", "parataxis", "csubj") or (
        tree.dep[token] in ("conj", "advcl")
        and tree.pos[token] in ("VERB", "AUX")
        and bool(tree.kids(token, "nsubj", "nsubjpass"))
    )


def _at(tree: Tree, token: int, above: int, words: Countables) -> Iterator[tuple[str, int]]:
    yield from _verb_and_company(tree, above, words)
    if tree.dep[token] == "nsubjpass":  # "is believed to have been hit"
        for verb in tree.kids(above, "xcomp"):
            yield from _verb_and_company(tree, verb, words)
    if tree.pos[above] == "VERB" or tree.lemma[above] == "be":
        ties = tree.lemma[above] in words.totalling
        for near in tree.kids(above, "nsubj", "nsubjpass", "dobj", "acomp", "oprd", "attr", "prep"):
            if near != token and (ties or tree.dep[near] not in ("nsubj", "nsubjpass")):
                yield from _named(tree, near)
    for m in tree.kids(above, "amod", "compound") if tree.pos[above] in ("NOUN", "PROPN") else ():
        if m != token:
            yield tree.lemma[m], m


def _verb_and_company(tree: Tree, above: int, words: Countables) -> Iterator[tuple[str, int]]:
    """Yield a word above the amount: first as the sense it has with what stands with it, then alone."""
    if tree.lemma[above] in words.phrasal:
        yield from _phrases(tree, above)
    if tree.lemma[above] in words.weak:
        companions = (c for c in tree.kids(above, "conj", "acomp", "oprd", "advmod") if not tree.kids(c, *SUBJECTS))
        yield from ((tree.lemma[c], c) for c in companions)
        yield from ((tree.lemma[o], o) for o in tree.under(above, "to"))
    outs = [c for c in tree.kids(above, "prep") if tree.lemma[c] == "out"]  # "put out of action"
    particle = next((tree.lemma[c] for c in (*tree.kids(above, "prt"), *outs)), None)
    if particle:
        yield f"{tree.lemma[above]} {particle}", above
    elif tree.pos[above] in ("VERB", "AUX", *_NOMINAL):
        yield tree.lemma[above], above
    if tree.lemma[above] == "be":  # "the bodies are to go home"
        yield from ((tree.lemma[c], c) for c in tree.kids(above, "xcomp"))


def _phrases(tree: Tree, verb: int) -> Iterator[tuple[str, int]]:
    """Yield a verb together with what makes its sense: "leave home", "drive from home", "come home"."""
    name = tree.lemma[verb]
    for c in tree.kids(verb, "dobj", "advmod", "prep"):
        objects = tree.kids(c, "pobj") if tree.dep[c] == "prep" else []
        yield f"{name} {tree.lemma[c]}", verb
        yield from ((f"{name} {tree.lemma[c]} {tree.lemma[o]}", verb) for o in objects)


def _named(tree: Tree, noun: int) -> Iterator[tuple[str, int]]:
    """Yield a noun beside the amount as a signal: with its compound ("death toll"), and what it is the number of."""
    for m in tree.kids(noun, "compound", "amod"):
        yield f"{tree.lemma[m]} {tree.lemma[noun]}", noun
    if tree.dep[noun] != "prep":
        yield tree.lemma[noun], noun
        for o in tree.under(noun, "of"):
            yield tree.lemma[o], o
            yield from ((tree.lemma[m], m) for m in (*tree.modifiers(o), *tree.kids(o, "acl")))


def right_after(tree: Tree, counted: Counted, words: Countables) -> Iterator[tuple[str, int]]:
    """Yield a participle that stands right after the amount, whatever the parser made of it ("69 injured")."""
    start = _after_aside(tree, max(counted.last, counted.head) + 1)
    reach = _AFTER - max(0, counted.head - counted.last)
    for i in range(start, min(len(tree.lemma), start + reach)):
        low = tree.doc[i].lower_
        if low in words.after:
            if not tree.kids(i, "prt"):  # "two shot down" were no people
                yield _outcome(tree, i, words)
            return
        if low not in words.transparent:
            return


def _after_aside(tree: Tree, start: int) -> int:
    """Return the token behind a bracketed part that starts here: "three others – including two boys – were hurt"."""
    closing = _ASIDES.get(tree.doc[start].text) if start + 1 < len(tree.lemma) else None
    if closing is None or tree.lemma[start + 1] != "include":
        return start
    ends = (i for i in range(start + 2, min(len(tree.lemma), start + _LONGEST_ASIDE)) if tree.doc[i].text == closing)
    end = next(ends, None)
    return start if end is None or tree.sentence[end] != tree.sentence[start] else end + 1


def _outcome(tree: Tree, token: int, words: Countables) -> tuple[str, int]:
    """Return the participle, or the one behind it that says how it ended: "two shot dead", "two shot and killed"."""
    governor = words.after[tree.doc[token].lower_]
    if governor in words.weak:
        for i in range(token + 1, min(len(tree.lemma), token + 3)):
            low = tree.doc[i].lower_
            if low in words.after:
                return words.after[low], i
            if tree.dep[i] != "cc":
                break
    return governor, token
