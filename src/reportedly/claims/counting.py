"""What an amount is told of: the counted noun and the words that govern it, matched against the pack's table.

The words around an amount are its *signals*, nearest first: the participle beside it ("69 injured"), what its noun
hangs on ("damage to 40 warplanes"), the subject of a rising total ("the death toll rose to 12"). The nearest signal
decides.
"""

from __future__ import annotations

from reportedly.claims.clauses import Tree
from reportedly.claims.countables import Countables, Counted, Match, MeasureRule
from reportedly.claims.signals import right_after, signals

_INSIDE_AMOUNT = ("nummod", "quantmod", "advmod", "compound")  # a number and the words of its bound
_OBJECTS = ("dobj", "nsubjpass", "npadvmod")
_AFTER = 4  # tokens after the amount in which "injured", "on board", "from" still belong to it


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
    for lemma, token in right_after(tree, counted, words):
        rule = next((r for r in words.rules if lemma in r.governors and not r.both and _counts(r, counted)), None)
        if lemma in words.weak:  # "two shot, one fatally": the clause may say more
            return None
        return None if rule is None else _left_open(tree, token, rule, words) or Match(rule.code, token)
    return None


def told_right_before(tree: Tree, counted: Counted, words: Countables) -> Match | None:
    """Return the measure of a participle right before the amount and its bound ("…, and injuring at least 30 people").

    It is the amount's own verb wherever the parser hung the amount.
    """
    token = counted.last
    while token > tree.sentence[counted.last] and tree.dep[token] in _INSIDE_AMOUNT and tree.tag[token] != "VBG":
        token -= 1
    is_verb = _is_bare_verb(tree, token) and tree.dep[token] != "amod" and not tree.kids(token, "prt")
    if not is_verb or tree.head[counted.head] == token or tree.lemma[token] in words.weak:
        return None  # what the parser hung well is read from there
    rule = next(
        (r for r in words.rules if tree.lemma[token] in r.governors and not r.both and _counts(r, counted)), None
    )
    return None if rule is None or rule.doers or rule.subject else Match(rule.code, token, rule.follows)


def _is_bare_verb(tree: Tree, token: int) -> bool:
    """Say whether a verb that goes on with another's subject stands here: "…, injuring", "killed one and injured"."""
    is_past = tree.tag[token] in ("VBD", "VBN") and token > 0 and tree.dep[token - 1] == "cc"
    return tree.tag[token] == "VBG" or is_past


def told_by_label(tree: Tree, counted: Counted, words: Countables) -> Match | None:
    """Return the measure of a label before the amount: "Dead: 14, wounded: 31"."""
    colon = counted.last - 1
    while colon > 0 and tree.dep[colon] in _INSIDE_AMOUNT and tree.pos[colon] != "PUNCT":
        colon -= 1
    if colon < 1 or tree.doc[colon].text != ":" or tree.doc[colon - 1].lower_ not in words.after:
        return None
    lemma = words.after[tree.doc[colon - 1].lower_]
    rule = next((r for r in words.rules if lemma in r.governors and not r.both and _counts(r, counted)), None)
    return None if rule is None or lemma in words.weak else Match(rule.code, colon - 1)


def _governed(
    tree: Tree, counted: Counted, rules: list[MeasureRule], beside: set[str], words: Countables
) -> Match | None:
    yielding = None
    for lemma, token in signals(tree, counted, words):
        for rule in rules:
            fits = lemma in rule.governors and (not rule.both or rule.beside & beside)
            if fits and _is_done_by(tree, counted, token, rule):
                if not rule.yields or tree.pos[token] == "VERB":
                    return _left_open(tree, token, rule, words) or Match(rule.code, token, rule.follows)
                yielding = yielding or Match(rule.code, token)
    return yielding


def _is_done_by(tree: Tree, counted: Counted, token: int, rule: MeasureRule) -> bool:
    """Say whether the verb's subject is one that the row asks for."""
    if rule.subject and not {counted.head, counted.last} & set(tree.kids(token, "nsubj")):
        return False
    if rule.direct and not {counted.head, counted.last} & set(tree.kids(token, *_OBJECTS)):
        return False
    if not rule.doers:
        return True
    subject = tree.subject(tree.clause[token])
    return subject is not None and any(tree.lemma[t] in rule.doers for t in tree.phrase(subject))


def _left_open(tree: Tree, token: int, rule: MeasureRule, words: Countables) -> Match | None:
    """Return the weaker measure where an "or" leaves open which of two is told: no more may be read than is said."""
    weaker = {g for r in words.rules if rule.weaker is not None and r.code == rule.weaker for g in r.governors}
    ends = [token, tree.head[token]] if tree.dep[token] == "conj" else [token]
    if rule.weaker is None or not any(tree.lemma[c] == "or" for end in ends for c in tree.kids(end, "cc")):
        return None
    beside = (*tree.kids(token, "conj"), *ends[1:])
    return next((Match(rule.weaker, b) for b in beside if tree.lemma[b] in weaker), None)


def _counts(rule: MeasureRule, counted: Counted) -> bool:
    if rule.zero and counted.amount != 0:
        return False
    if rule.least and (counted.amount is None or counted.amount < rule.least):
        return False
    return bool(rule.kinds & counted.kinds) or (rule.bare and counted.is_bare)


def _beside(tree: Tree, counted: Counted) -> set[str]:
    start = max(counted.last, counted.head) + 1 if counted.behind is None else counted.behind
    end = min(len(tree.lemma), start + _AFTER)
    if start < len(tree.lemma) and tree.doc[start].text == "(":  # "60 km (37 miles) north of": the same in other units
        start = _after_bracket(tree, start)
        end = min(len(tree.lemma), start + _AFTER)
    near = []
    for i in range(start, end):
        if tree.pos[i] in ("PUNCT", "VERB", "CCONJ") or tree.sentence[i] != tree.sentence[counted.last]:
            break
        near.append(tree.lemma[i])
    hanging = [c for c in tree.children[counted.head] if tree.dep[c] in ("prep", "advmod")]
    hanging += [h for h in tree.up(counted.last) if tree.dep[h] == "prep" and h < counted.last][:1]  # "within 5 km"
    aboard = {f"{tree.lemma[c]} {tree.lemma[o]}" for c in hanging for o in tree.kids(c, "pobj")}
    return {*near, *(tree.lemma[c] for c in hanging), *aboard, *(("for",) if counted.is_paired else ())}


def _after_bracket(tree: Tree, opening: int) -> int:
    closing = range(opening, min(len(tree.lemma), opening + 2 * _AFTER))
    return next((i + 1 for i in closing if tree.doc[i].text == ")"), opening)
