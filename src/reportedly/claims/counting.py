"""What an amount is told of: the counted noun and the words that govern it, matched against the pack's table.

The words around an amount are its *signals*, nearest first: the participle beside it ("69 injured"), what its noun
hangs on ("damage to 40 warplanes"), the subject of a rising total ("the death toll rose to 12"). The nearest signal
decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from reportedly.claims.clauses import SUBJECTS, Tree
from reportedly.lang import Pack, Row

_REACH = 7  # steps up from the amount; farther words speak of something else
_PREPOSITIONS = 2  # "a shop in a city of 87,000 people" counts none of what was done at the shop
_AFTER = 4  # tokens after the amount in which "injured", "on board", "from" still belong to it
_NOMINAL = ("NOUN", "PROPN", "NUM", "ADJ", "PRON", "SYM", "DET", "ADV")


@dataclass(frozen=True, slots=True)
class MeasureRule:
    """One row of the table."""

    code: str
    kinds: frozenset[str]  # classes of the noun, units of a plain amount
    governors: frozenset[str]
    beside: frozenset[str]
    compound: frozenset[str]
    both: bool
    bare: bool
    whole: bool
    yields: bool
    least: int
    follows: bool
    weaker: str | None  # the measure meant where the text leaves open which: "destroyed or damaged"


@dataclass(frozen=True, eq=False)
class Countables:
    """The language pack's table of counted things."""

    classes: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, str]
    rules: tuple[MeasureRule, ...]
    each: tuple[tuple[tuple[str, ...], str], ...]  # the words, and what the amount is for each of
    running: frozenset[str]
    single: frozenset[str]
    whole: frozenset[str]
    after: frozenset[str]
    transparent: frozenset[str]
    weak: frozenset[str]
    rising: frozenset[str]
    dying: frozenset[str]
    totalling: frozenset[str]
    age: frozenset[str]
    handed: frozenset[str]
    nothing: frozenset[str]
    unfinished: frozenset[str]


@cache
def countables(pack: Pack) -> Countables:
    """Compile the pack's table, once a pack."""
    classes: dict[str, tuple[str, ...]] = {}
    parts: dict[str, str] = {}
    for row in pack.table("counted", "class"):
        for lemma in row["lemmas"]:
            classes[lemma] = (*classes.get(lemma, ()), row["name"])
            if "of" in row:
                parts[lemma] = row["of"]

    def words(array: str) -> frozenset[str]:
        return frozenset(w for row in pack.table("counted", array) for w in row["lemmas"])

    each = tuple((tuple(w.split()), row.get("per", w)) for row in pack.table("counted", "each") for w in row["words"])
    rules = tuple(_rule(row) for row in pack.table("counted", "measure"))
    return Countables(
        classes,
        parts,
        rules,
        each,
        words("running"),
        words("single"),
        words("whole"),
        words("after"),
        words("transparent"),
        words("weak"),
        words("rising"),
        words("dying"),
        words("totalling"),
        words("age"),
        words("handed"),
        words("nothing"),
        words("unfinished"),
    )


def _rule(row: Row) -> MeasureRule:
    def words(name: str) -> frozenset[str]:
        return frozenset(row.get(name, ()))

    kinds = words("classes") | words("units")
    flags = (
        bool(row.get("both")),
        bool(row.get("bare")),
        bool(row.get("whole")),
        bool(row.get("yields")),
        int(row.get("least", 0)),
        bool(row.get("follows")),
    )
    return MeasureRule(
        row["code"], kinds, words("governors"), words("beside"), words("compound"), *flags, row.get("weaker")
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """An amount's place in the parse: the token it hangs by, its number's last token, and what it counts."""

    head: int
    last: int
    kinds: frozenset[str]
    is_bare: bool
    amount: Decimal | None = None
    is_whole: bool = False
    is_paired: bool = False  # "1,000 for 1,000"


@dataclass(frozen=True, slots=True)
class Match:
    """The measure an amount is told of, and the word that decided (None where the noun alone did)."""

    code: str
    governor: int | None
    follows: bool = False  # only where the act it belongs to has just been told


def match(tree: Tree, counted: Counted, words: Countables) -> Match | None:
    """Return what the amount is told of; None where nothing says."""
    rules = [r for r in words.rules if _counts(r, counted)]
    before = {tree.lemma[m] for m in tree.modifiers(counted.head)}
    found = next((r for r in rules if r.compound & before or (r.whole and counted.is_whole)), None)
    if found is not None:
        return Match(found.code, None)
    beside = _beside(tree, counted)
    governed = None if counted.is_whole else _governed(tree, counted, rules, beside, words)
    if governed is not None:
        return governed
    for rule in rules:
        alone = not (rule.governors or rule.beside or rule.compound)
        if alone or (rule.beside & beside and not rule.both):
            return Match(rule.code, None, rule.follows)
    return None


def told_right_after(tree: Tree, counted: Counted, words: Countables) -> Match | None:
    """Return the measure of a participle that stands right after the amount ("69 injured"): nothing is surer."""
    rules = [r for r in words.rules if _counts(r, counted)]
    for lemma, token in _right_after(tree, counted, words):
        rule = next((r for r in rules if lemma in r.governors and not r.both), None)
        return None if rule is None else Match(rule.code, token)
    return None


def _governed(
    tree: Tree, counted: Counted, rules: list[MeasureRule], beside: set[str], words: Countables
) -> Match | None:
    yielding = None
    for lemma, token in signals(tree, counted, words):
        for rule in rules:
            if lemma in rule.governors and (not rule.both or rule.beside & beside):
                if not rule.yields or tree.pos[token] == "VERB":
                    return _left_open(tree, token, rule, rules) or Match(rule.code, token)
                yielding = yielding or Match(rule.code, token)
    return yielding


def _left_open(tree: Tree, token: int, rule: MeasureRule, rules: list[MeasureRule]) -> Match | None:
    """Return the weaker measure where an "or" leaves open which of two is told: no more may be read than is said."""
    weaker = next((r for r in rules if r.code == rule.weaker), None)
    ends = [token, tree.head[token]] if tree.dep[token] == "conj" else [token]
    if weaker is None or not any(tree.lemma[c] == "or" for end in ends for c in tree.kids(end, "cc")):
        return None
    beside = (*tree.kids(token, "conj"), *ends[1:])
    return next((Match(weaker.code, b) for b in beside if tree.lemma[b] in weaker.governors), None)


def _counts(rule: MeasureRule, counted: Counted) -> bool:
    if rule.least and (counted.amount is None or counted.amount < rule.least):
        return False
    return bool(rule.kinds & counted.kinds) or (rule.bare and counted.is_bare)


def _beside(tree: Tree, counted: Counted) -> set[str]:
    end = min(len(tree.lemma), max(counted.last, counted.head) + 1 + _AFTER)
    start = max(counted.last, counted.head) + 1
    if start < len(tree.lemma) and tree.doc[start].text == "(":  # "60 km (37 miles) north of": the same in other units
        start = _after_bracket(tree, start)
        end = min(len(tree.lemma), start + _AFTER)
    near = []
    for i in range(start, end):
        if tree.pos[i] in ("PUNCT", "VERB", "CCONJ") or tree.sentence[i] != tree.sentence[counted.last]:
            break
        near.append(tree.lemma[i])
    hanging = [c for c in tree.children[counted.head] if tree.dep[c] in ("prep", "advmod")]
    aboard = {f"{tree.lemma[c]} {tree.lemma[o]}" for c in hanging for o in tree.kids(c, "pobj")}
    return {*near, *(tree.lemma[c] for c in hanging), *aboard, *(("for",) if counted.is_paired else ())}


def _after_bracket(tree: Tree, opening: int) -> int:
    closing = range(opening, min(len(tree.lemma), opening + 2 * _AFTER))
    return next((i + 1 for i in closing if tree.doc[i].text == ")"), opening)


def signals(tree: Tree, counted: Counted, words: Countables) -> Iterator[tuple[str, int]]:
    """Yield the words that may say what the amount is of, nearest first, each with its token."""
    yield from _right_after(tree, counted, words)
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
        token = above


def _closes(tree: Tree, token: int, words: Countables) -> bool:
    """Say whether the way up ends here: a whole, another clause's content, a relative clause."""
    if tree.dep[token] == "prep" and tree.lemma[token] in words.whole:
        return True
    return tree.dep[token] in ("ccomp", "relcl", "acl", "parataxis", "csubj") or (
        tree.dep[token] in ("conj", "advcl")
        and tree.pos[token] == "VERB"
        and bool(tree.kids(token, "nsubj", "nsubjpass"))
    )


def _at(tree: Tree, token: int, above: int, words: Countables) -> Iterator[tuple[str, int]]:
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
    if tree.pos[above] == "VERB" or tree.lemma[above] == "be":
        ties = tree.lemma[above] in words.totalling
        for near in tree.kids(above, "nsubj", "nsubjpass", "dobj", "acomp", "oprd", "attr", "prep"):
            if near != token and (ties or tree.dep[near] not in ("nsubj", "nsubjpass")):
                yield from _named(tree, near)
    for m in tree.kids(above, "amod", "compound") if tree.pos[above] in ("NOUN", "PROPN") else ():
        if m != token:
            yield tree.lemma[m], m


def _named(tree: Tree, noun: int) -> Iterator[tuple[str, int]]:
    """Yield a noun beside the amount as a signal: with its compound ("death toll"), and what it is the number of."""
    for m in tree.kids(noun, "compound", "amod"):
        yield f"{tree.lemma[m]} {tree.lemma[noun]}", noun
    if tree.dep[noun] != "prep":
        yield tree.lemma[noun], noun
        for o in tree.under(noun, "of"):
            yield tree.lemma[o], o
            yield from ((tree.lemma[m], m) for m in tree.modifiers(o))


def _right_after(tree: Tree, counted: Counted, words: Countables) -> Iterator[tuple[str, int]]:
    """Yield a participle that stands right after the amount, whatever the parser made of it ("69 injured")."""
    for i in range(max(counted.last, counted.head) + 1, min(len(tree.lemma), counted.last + 1 + _AFTER)):
        low = tree.doc[i].lower_
        if low in words.after:
            yield tree.lemma[i], i
            return
        if low not in words.transparent:
            return


def is_aside(tree: Tree, first: int, last: int, *, bare: bool, words: Countables) -> bool:
    """Say whether a number counts nothing here: an age, part of a name, a footnote's mark."""
    if first > 0 and tree.written[tree.start(first) - 1] == "[":
        return True
    if first > 0 and last + 1 < len(tree.lemma) and tree.lemma[first - 1] == tree.lemma[last + 1] == ",":
        return tree.pos[first - 2] in ("PROPN", "NOUN", "ADV") if first > 1 else False  # "a boy, 14, died"
    return bare and (_is_age(tree, last, words) or _is_name(tree, first) or _is_hour(tree, last))


def _is_hour(tree: Tree, number: int) -> bool:
    """Say whether a bare number is a time of day: "was pronounced dead at 5"."""
    return tree.dep[number] == "pobj" and tree.lemma[tree.head[number]] == "at"


def _is_age(tree: Tree, number: int, words: Countables) -> bool:
    above = [number, *tree.up(number)][:_AFTER]
    near = {t for a in above for t in (a, *tree.kids(a, "amod", "npadvmod")) if tree.pos[a] != "VERB"}
    return any(tree.lemma[t] in words.age for t in near)


def _is_name(tree: Tree, number: int) -> bool:
    """Say whether what stands before a bare number, commas and dashes left out, is a name or a noun it belongs to."""
    before = number - 1
    while before >= 0 and tree.pos[before] == "PUNCT":
        before -= 1
    if before < 0 or tree.sentence[before] != tree.sentence[number]:
        return False
    return tree.pos[before] == "PROPN" or (tree.pos[before] == "NOUN" and before != number - 1)
