"""Amounts that another gives of what was counted last: "eleven died, said the police; twelve, by the hospital's count".

What somebody says is then a number and little else. It is of the measure told last, in the same sentence or the one
before; a number with a noun or a verb of its own says itself what it is of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.claims.countables import Counted, Match
from reportedly.claims.drafts import Attributed
from reportedly.claims.scoping import Extractor
from reportedly.claims.voices import said_in
from reportedly.reading.mentions import QuantityMention, Reading

_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_MEASURED = frozenset({"km", "km2", "fraction", "h", "USD"})  # units that a number of these things has with it


def bare_contents(attributions: Sequence[Attributed], reading: Reading) -> Mapping[int, frozenset[int]]:
    """Return the words that each attribution gives as said, by each of their tokens, the innermost's last."""
    found: dict[int, frozenset[int]] = {}
    for one in sorted(attributions, key=lambda a: -sum(s.end - s.start for s in a.content)):
        tokens = frozenset(said_in(one, reading))
        found.update(dict.fromkeys(tokens, tokens))
    return found


def of_last_counted(
    extractor: Extractor, mention: QuantityMention, counted: Counted, before: Sequence[tuple[Counted, Match | None]]
) -> Match | None:
    """Return the measure of the amount told last where somebody is said to give this number alone for it."""
    tree, words, contents = extractor.tree, extractor.words, extractor.contents
    said = contents.get(mention.last)
    if said is None or not counted.is_bare or counted.kinds or mention.quantity.unit != "count":
        return None
    own = set(range(mention.first, mention.last + 1))
    if any(tree.pos[t] in _TELLING and tree.lemma[t] not in words.rising for t in said - own):
        return None
    last = next(((c, m) for c, m in reversed(before) if m is not None), None)
    if last is None or contents.get(last[0].last) == said or not tree.is_right_behind(last[0].last, mention.last):
        return None
    is_measured = str(extractor.taxonomy.measures[last[1].code].fields["unit"]) in _MEASURED
    return None if is_measured else Match(last[1].code, None)
