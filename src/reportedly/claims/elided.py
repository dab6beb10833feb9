"""Amounts that do not stand beside what they count: elided nouns, pairs ("1,000 for 1,000"), shares of a side, none.

An elided noun is only taken from the same clause or the clause it is coordinated with; farther off an amount counts
nothing. What is lost "none" of is a count of zero, and only for losses: of people it is told otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reportedly.claims.clauses import SUBJECTS, Tree
from reportedly.claims.countables import Countables, Counted
from reportedly.claims.fates import Fate, FateWords, fate_of
from reportedly.reading.mentions import QuantityMention, Reading
from reportedly.values import Bound, Quantity

_INSIDE_AMOUNT = frozenset({"nummod", "quantmod", "compound", "amod", "npadvmod", "punct"})
_FROM_ABOVE = frozenset({"nsubj", "nsubjpass", "dobj"})  # these elide the noun of the verb they are coordinated with
_PARALLEL = {"nsubj": SUBJECTS, "nsubjpass": SUBJECTS, "attr": SUBJECTS, "dobj": ("dobj",)}
_HUMAN = frozenset({"people", "fighters", "prisoners"})
_SIDE_REACH = 4  # tokens after the amount in which "from each side" still belongs to it
_FARTHEST_THING = 60  # tokens back to what "none" is none of
_EACH_WAY = "each way"  # the reader's unit for "1,000 for 1,000"


def counted_of(tree: Tree, mention: QuantityMention, words: Countables, *, is_whole: bool) -> Counted:
    """Return what an amount counts, also where its noun stands elsewhere in the clause."""
    unit = mention.quantity.unit
    amount = mention.quantity.low if mention.quantity.low is not None else mention.quantity.high
    paired = unit == _EACH_WAY
    others = _of_others(tree, mention.noun, words)
    if others:
        return Counted(mention.noun or mention.last, mention.last, others, False, amount, is_whole)
    if mention.noun is not None and tree.doc[mention.noun].lower_ in words.after:  # "4 shot" counts no shots
        return Counted(mention.last, mention.last, frozenset(), True, amount, is_whole)
    if mention.noun is not None:
        own = _remains(tree, mention.noun, words) or class_of(tree, mention.noun, words, unit)
        head = mention.noun if mention.noun > mention.first else mention.last  # "of 90 drones, 70 were shot down"
        head = head - 2 if tree.head[head] == head - 2 and tree.tag[head - 1] == "HYPH" else head  # "passers-by"
        return Counted(head, mention.last, frozenset(own), False, amount, is_whole, paired)
    head = mention.last
    while tree.dep[head] in _INSIDE_AMOUNT and tree.head[head] != head and not tree.kids(head, "acl"):
        head = tree.head[head]
    if len(unit) == 3 and unit.isupper():
        return Counted(head, mention.last, frozenset(["money"]), False, amount, is_whole)
    is_bare = unit == "count" or paired
    kinds = frozenset(words.classes.get(tree.lemma[head], ())) if is_bare else frozenset([unit])
    is_elided = is_bare and not kinds  # it still counts people where the verb is one of harm
    if is_elided:
        head = mention.last if tree.pos[head] in ("VERB", "AUX") else head
        kinds = _elided(tree, head, words)
    behind = None if is_bare else _behind(tree, mention)
    return Counted(head, mention.last, kinds, is_elided, amount, is_whole, paired, behind)


def _behind(tree: Tree, mention: QuantityMention) -> int:
    """Return the token behind the words of an amount, its unit among them."""
    token = mention.last + 1
    while token < len(tree.lemma) and tree.start(token) < mention.span.end:
        token += 1
    return token


def class_of(tree: Tree, noun: int, words: Countables, unit: str = "") -> tuple[str, ...]:
    """Return the classes of a counted noun; members of a people, and doers by their ending, count as human."""
    lemma = tree.lemma[noun]
    if lemma in words.pieces:  # "12 units of equipment"
        told = (words.classes.get(tree.lemma[o], ()) for o in tree.under(noun, "of"))
        return next((classes for classes in told if classes), ())
    before = f"{tree.lemma[noun - 1]} " if tree.tag[noun - 1] != "HYPH" else f"{tree.lemma[noun - 2]}-"
    found = words.classes.get(before + lemma) or words.classes.get(lemma, words.classes.get(unit, ()))
    if found or tree.tag[noun] not in ("NNS", "NNPS", "NN"):
        return found
    if tree.doc[noun].ent_type_ == "NORP":
        return ("people",)
    return ("agents",) if lemma.endswith(words.agentive) else ()


def _remains(tree: Tree, noun: int, words: Countables) -> tuple[str, ...]:
    """Return the class of bodies where what is counted is those they are of ("the bodies of 12,000 soldiers")."""
    while tree.dep[noun] == "pobj" and tree.lemma[tree.head[noun]] == "of":
        noun = tree.head[tree.head[noun]]
        if "bodies" in words.classes.get(tree.lemma[noun], ()):
            return words.classes[tree.lemma[noun]]
    return ()


def _elided(tree: Tree, amount: int, words: Countables) -> frozenset[str]:
    """Return what a bare amount counts: what its own verb, or the verb it is coordinated with, tells of."""
    verb = tree.head[amount]
    if tree.dep[amount] in SUBJECTS and tree.dep[verb] != "conj":
        return _counted_before(tree, amount, words)
    if tree.dep[amount] == "appos":
        whole = _above_list(tree, verb)
        if not _is_each(tree, amount) and _kinds(tree, whole, words):
            return _kinds(tree, whole, words)
    if tree.dep[amount] in ("appos", "npadvmod"):  # "…, 200 from each side", wherever the parser hangs it
        verb = tree.clause[amount]
        subject = tree.subject(verb)
        return frozenset() if subject is None or not _is_of_side(tree, amount) else _kinds(tree, subject, words)
    slots = _PARALLEL.get(tree.dep[amount], ())
    if tree.pos[verb] not in ("VERB", "AUX") or (tree.dep[amount] in _FROM_ABOVE and tree.dep[verb] != "conj"):
        return frozenset()
    above = tree.head[verb] if tree.dep[amount] in _FROM_ABOVE else verb
    nouns = tree.kids(above, *slots)
    found = next((k for noun in nouns if (k := _kinds(tree, noun, words))), frozenset())
    is_level = tree.dep[amount] in SUBJECTS and any(tree.pos[noun] == "NUM" for noun in nouns)
    return found or (_counted_before(tree, nouns[0], words) if is_level else frozenset())


def _above_list(tree: Tree, amount: int) -> int:
    """Return what a list of numbers hangs on: "64 drones: 40 over Kursk region, 14 over Crimea"."""
    while tree.tag[amount] == "CD" and tree.dep[amount] in ("appos", "conj") and tree.head[amount] != amount:
        amount = tree.head[amount]
    return amount


def _is_each(tree: Tree, amount: int) -> bool:
    return amount + 1 < len(tree.lemma) and tree.lemma[amount + 1] == "each"


def _of_others(tree: Tree, noun: int | None, words: Countables) -> frozenset[str]:
    """Return what "others" are where things are told before them ("… 60 drones, while 10 others were lost")."""
    if noun is None or tree.lemma[noun] not in words.others or tree.dep[noun] not in SUBJECTS:
        return frozenset()
    return _counted_before(tree, noun, words)


def _counted_before(tree: Tree, amount: int, words: Countables) -> frozenset[str]:
    """Return what was counted last before a subject in its sentence, where it is no person: "of 90 drones, 70 were"."""
    for i in range(amount - 1, tree.sentence[amount] - 1, -1):
        if tree.tag[i] not in ("NN", "NNS") or not tree.kids(i, "nummod"):
            continue
        first = i
        while tree.dep[first] == "conj":
            first = tree.head[first]
        kinds = [_kinds(tree, noun, words) for noun in tree.conjuncts(first)]
        return _joined_kinds(kinds, words) if all(kinds) else frozenset()
    return frozenset()


def _joined_kinds(kinds: list[frozenset[str]], words: Countables) -> frozenset[str]:
    together = frozenset().union(*kinds)
    if all(k == kinds[0] for k in kinds):
        return kinds[0]
    return next((frozenset([name]) for of, name in words.joint if together <= of), frozenset())


def _kinds(tree: Tree, noun: int, words: Countables) -> frozenset[str]:
    """Return the classes of a noun that is no person: an amount of people is read without it."""
    kinds = frozenset(_remains(tree, noun, words) or words.classes.get(tree.lemma[noun], ()))
    return frozenset() if kinds & _HUMAN else kinds


def _is_of_side(tree: Tree, amount: int) -> bool:
    return any(tree.lemma[i] == "side" for i in range(amount + 1, min(len(tree.lemma), amount + 1 + _SIDE_REACH)))


# ── pairs and sides ──


def per_of(tree: Tree, counted: Counted, words: Countables) -> str | None:
    """Return what the amount is for each of: a side, a day; None where it is told of all."""
    if counted.is_paired:
        return "side"
    start = max(counted.head, counted.last) + 1
    near = [tree.doc[i].lower_ for i in range(start, min(len(tree.lemma), start + _SIDE_REACH))]
    verb = tree.clause[counted.head]
    subject = tree.subject(verb)
    doer = [] if subject is None else [tree.doc[t].lower_ for t in tree.phrase(subject)][:_SIDE_REACH]
    for each, per in words.each:
        if any(tuple(near[i : i + len(each)]) == each for i in range(len(near))):
            return per
        if per == "side" and tuple(doer[: len(each)]) == each:
            return per
    return None


def exact_where_handed(tree: Tree, mention: QuantityMention, words: Countables) -> Quantity:
    """Return the amount without the bound that the "over" of "hand over" was taken for."""
    quantity, before = mention.quantity, mention.first - 1
    if quantity.bound is not Bound.MORE_THAN or before < 1 or tree.lemma[before] != "over":
        return quantity
    if tree.lemma[before - 1] not in words.handed:
        return quantity
    return replace(quantity, high=quantity.low, bound=Bound.EXACT)


def at_least_so_far(tree: Tree, mention: QuantityMention, quantity: Quantity, words: Countables) -> Quantity:
    """Return the amount with its upper end open where it is not all: counted "so far"."""
    if quantity.bound is not Bound.EXACT:
        return quantity
    for verb in tree.up(mention.last):
        if tree.pos[verb] in ("VERB", "AUX") and any(_is_so_far(tree, a, words) for a in tree.kids(verb, "advmod")):
            return replace(quantity, high=None, bound=Bound.AT_LEAST)
        if tree.dep[verb] in ("ccomp", "relcl", "advcl", "parataxis"):
            return quantity
    return quantity


def _is_so_far(tree: Tree, adverb: int, words: Countables) -> bool:
    return adverb > 0 and f"{tree.doc[adverb - 1].lower_} {tree.doc[adverb].lower_}" in words.unfinished


# ── none ──


def nothings(
    reading: Reading, tree: Tree, words: Countables, fates: FateWords
) -> Iterator[tuple[QuantityMention, Counted, Fate | None]]:
    """Yield each "none was destroyed", "no deaths" and "nobody was hurt" as a count of zero, with what it is none of.

    A clause that also tells an amount ("none at three of the five bases") speaks of a part: it gives none.
    """
    amounts = {tree.clause[q.last] for q in reading.quantities if tree.lemma[q.last] != "one"}
    for i, lemma in enumerate(tree.lemma):
        if lemma not in words.nothing or tree.clause[i] in amounts:
            continue
        noun = tree.head[i] if tree.dep[i] == "det" else _without(tree, i) or _none_of(tree, i, words)
        noun = _harmed_by(tree, noun, words)
        kinds = frozenset(() if noun is None else words.classes.get(tree.lemma[noun], ()))
        head = noun if tree.dep[i] in ("det", "prep") and noun is not None else i
        is_human = lemma in words.nobody or bool(kinds & _HUMAN)
        fate = fate_of(tree, head, fates) if is_human else None
        if fate is None and (not kinds - {"people"} or kinds & _HUMAN - {"people"}):
            continue
        zero = Quantity(Decimal(0), Decimal(0), "count")
        yield QuantityMention(tree.span([i]), zero, i, i, head), Counted(head, i, kinds, False, Decimal(0)), fate


def _without(tree: Tree, preposition: int) -> int | None:
    """Return what an act is done without: "without victims", "without causing casualties"."""
    if tree.dep[preposition] != "prep":
        return None
    verbs = tree.kids(preposition, "pcomp")
    return next((o for o in (*tree.kids(preposition, "pobj"), *(o for v in verbs for o in tree.kids(v, "dobj")))), None)


def _harmed_by(tree: Tree, noun: int | None, words: Countables) -> int | None:
    """Return what a harm is done to ("no damage to aircraft"), else the noun itself."""
    if noun is None or tree.lemma[noun] not in words.harms:
        return noun
    return next(iter((*tree.under(noun, "to"), *tree.under(noun, "of"), *tree.under(noun, "among"))), noun)


def _none_of(tree: Tree, none: int, words: Countables) -> int | None:
    """Return what "none" is none of: the noun under its "of", else the subject or object told last before it."""
    if tree.dep[none] not in SUBJECTS and tree.dep[none] != "dobj":
        return None
    own = tree.under(none, "of")
    if own:
        return own[0]
    for i in range(none - 1, max(-1, none - _FARTHEST_THING), -1):
        if tree.tag[i] in ("NNS", "NN") and words.classes.get(tree.lemma[i]) and tree.dep[i] in (*SUBJECTS, "dobj"):
            return i
    return None
