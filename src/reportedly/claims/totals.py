"""What a number without a noun counts where it is put beside a total: "put the number of wounded at 45".

Also what a part is told off from: "five of them were children", "nine of the dead", "among them two nurses".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.claims.clauses import SUBJECTS, Tree
from reportedly.claims.countables import Countables, Counted, Match
from reportedly.claims.counting import match, told_right_after
from reportedly.reading.mentions import QuantityMention

_TOTALS = ("nsubj", "nsubjpass", "dobj")
_LINKS = frozenset({"at", "to", "as", "from", "of"})
_HUMAN = frozenset({"people", "fighters", "prisoners", "agents"})
THINGS = frozenset(
    {"drones", "missiles", "bombs", "air targets", "aircraft", "tanks", "vehicles", "ships", "buildings"}
)
_RELATIVES = frozenset({"whom", "which", "whose"})
_BEFORE = 4  # tokens before the amount in which "of whom" still opens it
_FEW = 3  # words up from the amount to the verb that ties it to its total


def total_of(tree: Tree, amount: int, words: Countables) -> int | None:
    """Return the noun that a bare amount is the number of: what a total is a total of, else the total itself."""
    if tree.dep[amount] == "appos" and is_total(tree, tree.head[amount], words):
        return _thing(tree, tree.head[amount], words)  # "a figure for the dead: 31"
    top, link = amount, None
    for _ in range(_FEW):
        if tree.dep[top] not in ("pobj", "prep", "nummod", "conj", "appos"):
            break
        top = tree.head[top]
        if tree.dep[top] == "prep":
            link = tree.lemma[top]
    verb = top if tree.pos[top] in ("VERB", "AUX") else tree.head[top]
    if tree.pos[verb] not in ("VERB", "AUX") or tree.lemma[verb] not in words.totalling:
        return None
    if link is not None and link not in _LINKS:
        return None
    noun = next((n for n in tree.kids(verb, *_TOTALS) if n not in (top, amount) and is_total(tree, n, words)), None)
    return None if noun is None else _thing(tree, noun, words)


def is_total(tree: Tree, noun: int, words: Countables) -> bool:
    """Say whether a noun names a total, or those it is the number of ("the dead")."""
    return tree.lemma[noun] in words.rising or bool({"dead", "hurt"} & set(classes_of(tree, noun, words)))


def classes_of(tree: Tree, noun: int, words: Countables) -> tuple[str, ...]:
    """Return the classes of a word, of "the wounded" too, which the parser takes for a verb."""
    return words.classes.get(tree.doc[noun].lower_) or words.classes.get(tree.lemma[noun], ())


def _thing(tree: Tree, noun: int, words: Countables) -> int:
    below = [*tree.under(noun, "of"), *tree.under(noun, "for")] if tree.lemma[noun] in words.rising else []
    return next((o for o in below if classes_of(tree, o, words)), noun)


def counted_in_total(tree: Tree, counted: Counted, words: Countables) -> Counted:
    """Return the amount as one of what the total beside it is the number of."""
    thing = total_of(tree, counted.head, words) if counted.is_bare else None
    if thing is None:
        return counted
    return replace(counted, total=thing, kinds=frozenset(classes_of(tree, thing, words)))


# ── parts ──


def is_whole_of_things(tree: Tree, mention: QuantityMention, words: Countables) -> bool:
    """Say whether a part of the things counted is told before them: "nine of the port's 35 warehouses"."""
    noun = mention.noun
    if noun is None or tree.dep[noun] != "pobj" or tree.lemma[tree.head[noun]] != "of":
        return False
    part = tree.head[tree.head[noun]]
    is_own = not tree.kids(noun, "acl", "relcl")  # "two of the five drones launched at the port"
    is_part = tree.tag[part] == "CD" and part < mention.first
    return is_own and is_part and bool(THINGS & set(words.classes.get(tree.lemma[noun], ())))


def of_whole_named(tree: Tree, counted: Counted, words: Countables, *kinds: str) -> Match | None:
    """Return the measure of the whole that a part is told off from, where it stands beside: "nine of the dead"."""
    objects = [*tree.under(counted.last, "of"), *tree.under(counted.head, "of")]
    for whole in objects:
        told = frozenset(kinds) & set(classes_of(tree, whole, words))
        if told:
            return match(tree, Counted(whole, whole, told, is_bare=False), words)
    return None


def part_of_named(tree: Tree, counted: Counted, words: Countables) -> str | None:
    """Return what to call a part of those hurt or killed whose whole is only named: "three of the injured"."""
    for whole in [*tree.under(counted.last, "of"), *tree.under(counted.head, "of")]:
        is_known = any(tree.lemma[d] in ("the", "those") for d in tree.kids(whole, "det"))
        if is_known and not tree.kids(whole, "nummod") and {"dead", "hurt"} & set(classes_of(tree, whole, words)):
            return f"some of the {tree.doc[whole].lower_}"
    return None


def of_those_before(
    tree: Tree, counted: Counted, before: Sequence[tuple[Counted, Match | None]], words: Countables
) -> Counted:
    """Return a number without a noun as one of what was counted last: "40 drones flew in. 35 were shot down"."""
    if not counted.is_bare or counted.kinds or not before:
        return counted
    said = _said_to_be(tree, counted, words)
    if said:
        return replace(counted, kinds=said)
    last = before[-1][0]
    if not _is_near(tree, last, counted, _back_in(tree, counted, words)):
        return counted
    if last.kinds & THINGS:
        return replace(counted, kinds=last.kinds & THINGS)
    verb = tree.head[counted.head]
    goes_on = tree.dep[counted.head] == "dobj" and tree.dep[verb] == "conj" and tree.head[verb] == tree.head[last.head]
    return replace(counted, kinds=_HUMAN) if goes_on and before[-1][1] is not None else counted  # "killed 6, took 12"


def of_whole_before(
    tree: Tree, counted: Counted, before: Sequence[tuple[Counted, Match | None]], words: Countables
) -> Match | None:
    """Return the measure of the amount before, of which this is a part: "12 were killed, five of them children"."""
    word = _back_in(tree, counted, words)
    said_by = tree.head[counted.head] if _is_said_to_be_a_part(tree, counted, words) else None
    if word is None and said_by is None:
        return None
    for whole, found in reversed(before):
        if found is not None and _is_near(tree, whole, counted, word) and _holds(whole, counted):
            said = match(tree, replace(whole, kinds=counted.kinds), words) if counted.kinds & THINGS else None
            code = found.code if said is None else said.code  # "of 385 targets shot down, 382 were drones"
            return Match(code, said_by, anchor=_shared_anchor(tree, counted, whole, found))
    return None


def _is_said_to_be_a_part(tree: Tree, counted: Counted, words: Countables) -> bool:
    """Say whether a bare number is said to be of some kind: "Nine died. Seven were children"."""
    verb = tree.head[counted.head]
    if not counted.is_bare or tree.dep[counted.head] != "nsubj" or tree.lemma[verb] != "be":
        return False
    return any(tree.lemma[a] in words.parts for a in tree.kids(verb, "attr"))


def part_included(
    tree: Tree, counted: Counted, before: Sequence[tuple[Counted, Match | None]], words: Countables
) -> Match | None:
    """Return the measure of the amount that this one hangs on as a part: "nine others, including two nurses"."""
    link = tree.head[counted.head]
    if tree.dep[counted.head] != "pobj" or tree.lemma[link] != "include" or counted.kinds & THINGS:
        return None
    if told_right_after(tree, counted, words) is not None:
        return None
    for whole, found in reversed(before):
        if found is not None and whole.head == tree.head[link] and _holds(whole, counted):
            return Match(found.code, found.governor, anchor=_shared_anchor(tree, counted, whole, found))
    return None


def _said_to_be(tree: Tree, counted: Counted, words: Countables) -> frozenset[str]:
    """Return which things a part of those before is said to be: "of these, 382 were drones"."""
    verb = tree.head[counted.head]
    if tree.dep[counted.head] != "nsubj" or tree.lemma[verb] != "be" or _back_in(tree, counted, words) is None:
        return frozenset()
    return frozenset(k for a in tree.kids(verb, "attr") for k in words.classes.get(tree.lemma[a], ())) & THINGS


def _shared_anchor(tree: Tree, part: Counted, whole: Counted, found: Match) -> int | None:
    """Return the whole's anchor for a part that hangs on its clause: whoever tells the one tells the other."""
    verb, top = tree.clause[part.last], tree.clause[whole.last]
    hangs = verb == top or (tree.dep[verb] in ("relcl", "acl", "advcl") and top in tree.up(verb))
    return (whole.last if found.anchor is None else found.anchor) if hangs else None


def _is_near(tree: Tree, whole: Counted, part: Counted, word: str | None) -> bool:
    """Say whether an amount stands in the part's sentence or, where no relative points back, the one before."""
    here, there = tree.sentence[part.last], tree.sentence[whole.last]
    if here == there:
        return True
    is_subject = tree.dep[part.last] in SUBJECTS or tree.dep[part.head] in SUBJECTS
    return is_subject and word not in _RELATIVES and here > 0 and tree.sentence[here - 1] == there


def _holds(whole: Counted, part: Counted) -> bool:
    return whole.amount is None or part.amount is None or part.amount <= whole.amount


def _back_in(tree: Tree, counted: Counted, words: Countables) -> str | None:
    """Return the pronoun by which a part points back: "nine of them", "of whom five", "among them two"."""
    after = counted.last + 1
    if after + 1 < len(tree.lemma) and tree.lemma[after] == "of" and tree.doc[after + 1].lower_ in words.back:
        return str(tree.doc[after + 1].lower_)
    for i in range(max(tree.sentence[counted.last], counted.last - _BEFORE), counted.last):
        is_opening = i == tree.sentence[i] or tree.pos[i - 1] in ("PUNCT", "CCONJ")
        if is_opening and tree.lemma[i] in ("of", "among") and tree.doc[i + 1].lower_ in words.back:
            return str(tree.doc[i + 1].lower_)
    return None
