"""Places that nobody lists and the parser does not see, shown by what frames them: "the town of Tarm", "near Tarm".

The small model takes the name of an unknown town for a person's, a body's, a language's. What frames a name shows more:
what it stands in ("at Tarm"), what it is of ("the market of Tarm"), what it lends its name to ("the Tarm sector"), how
far from it something lies ("Tarm, 30 kilometres to the west"), or a place that it stands beside ("Belde and Tarm").
Once a name is framed so, or the parser sees it as a place once, it is the place wherever it stands without acting. A
name that somebody or an organisation bears anywhere in the text is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Stretch

from reportedly.reading.acting import first_conjunct, is_lead, speaks
from reportedly.reading.lexicon import Lexicon
from reportedly.reading.senses import NameKind, use_of

Run = tuple[int, int]

_NAME_TAGS = frozenset({"NNP", "NNPS"})
_OPEN = frozenset({"", "PERSON", "NORP"})  # what the small model takes the name of an unknown town for
_LABELS = _OPEN | {"ORG", "GPE", "LOC", "FAC", "LANGUAGE", "PRODUCT"}
_IN = frozenset({"in", "near", "into", "outside", "inside", "around", "towards", "toward", "at", "off"})
_INSIDE = frozenset({"compound", "nmod", "amod", "appos"})
_LONGEST = 3  # words of a name of one place
_ARTICLES = frozenset({"al", "el", "as", "ash", "at", "ad", "an", "ar", "az"})  # before a hyphen: "al-Salif"
_LABELS_IN_A_DIGEST = 2  # lines that begin with a known place and a colon, from which every such name is one
_TAIL = 5  # words behind a name in which a distance from it is told


@dataclass(frozen=True, eq=False)
class Names:
    """The names of one text that nobody claims, those that people and bodies bear, and the tokens of known places."""

    doc: Doc
    words: Lexicon
    runs: tuple[Run, ...]
    borne: frozenset[str]
    places: frozenset[int]

    def text(self, run: Run) -> str:
        """The name as written."""
        return self.doc[run[0] : run[1] + 1].text


def find_framed(doc: Doc, taken: set[int], places: set[int], words: Lexicon) -> Iterator[Run]:
    """Yield the first and last tokens of names that are shown to be places.

    ``taken`` are the tokens of other names, ``places`` those of known places among them.
    """
    every = list(_runs(doc, taken))
    runs = tuple(run for run in every if not _is_other(doc, run, words))
    if not runs:
        return
    borne = frozenset(name for run in every for name in _borne(doc, run, words)) | _surnames(doc, words)
    names = Names(doc, words, runs, borne, frozenset(places))
    known = _known(names)
    for run in runs:
        if names.text(run) in known and _stands_as_place(names, run):
            yield run


def _known(names: Names) -> set[str]:
    """Return the names that are framed, or that the parser takes for a place elsewhere, then those told beside them."""
    free = [run for run in names.runs if names.text(run) not in names.borne]
    seen = {t for run in free if (t := names.text(run)) and _is_seen_elsewhere(names, run)}
    known = seen | {names.text(run) for run in free if _is_framed(names, run)}
    tokens = names.places | {i for run in names.runs if names.text(run) in known for i in range(run[0], run[1] + 1)}
    beside = {names.text(run) for run in free if _is_beside(names.doc[run[1]], tokens)}
    return known | beside | _labels(names, free, tokens)


def _labels(names: Names, free: Sequence[Run], places: frozenset[int]) -> set[str]:
    """Return the names before a colon at the head of a line, in a digest whose lines begin with places."""
    doc = names.doc
    heads = [i - 1 for i in range(1, len(doc)) if doc[i].text == ":" and _begins_line(doc, i - 1)]
    if sum(i in places for i in heads) < _LABELS_IN_A_DIGEST:
        return set()
    return {names.text(run) for run in free if run[1] in heads}


def _begins_line(doc: Doc, last: int) -> bool:
    """Say whether a run of name words from the head of a line ends here, a mark or number before it aside."""
    first = last
    while first > 0 and last - first < _LONGEST and doc[first].text[:1].isupper():
        first -= 1
    before = doc[first].text if first < last else ""
    return first == 0 or "\n" in before or (bool(before) and not before[0].isalnum() and "\n" in doc[first - 1].text)


def _is_seen_elsewhere(names: Names, run: Run) -> bool:
    doc, name = names.doc, names.text(run)
    starts = (i for i in names.places if i - 1 not in names.places and doc[i].text == doc[run[0]].text)
    size = run[1] - run[0] + 1
    return any(doc[i : i + size].text == name and i + size not in names.places for i in starts)


def _is_beside(token: Token, places: frozenset[int] | set[int]) -> bool:
    first = first_conjunct(token)
    return token.dep_ == "conj" and first.i != token.i and first.i in places and token.ent_type_ != "ORG"


# ── names ──


def _runs(doc: Doc, taken: set[int]) -> Iterator[Run]:
    """Yield the runs of capitalised name tokens that no one claims and the parser gives no other sense."""
    i = 0
    while i < len(doc):
        first = i
        while i < len(doc) and i not in taken and _is_name(doc[i]):
            i += 1
        if i > first:
            yield _with_article(doc, first), i - 1
        else:
            i += 1


def _is_name(token: Token) -> bool:
    return token.tag_ in _NAME_TAGS and token.ent_type_ in _LABELS and token.text[:1].isupper()


def _with_article(doc: Doc, first: int) -> int:
    """Return where a name begins, an Arabic article included."""
    has_article = first > 1 and doc[first - 1].text == "-" and doc[first - 2].lower_ in _ARTICLES
    return first - 2 if has_article else first


def _is_other(doc: Doc, run: Run, words: Lexicon) -> bool:
    """Say whether these words are no name of a place by themselves: an acronym, an office, part of a longer name."""
    first, last = run
    is_acronym = doc[last].is_upper or doc[first].is_upper
    is_part = last + 1 < len(doc) and doc[last + 1].tag_ in _NAME_TAGS
    before = doc[first - 1] if first else None
    is_part = is_part or (before is not None and before.text.endswith("-"))
    small = {doc[i].lower_ for i in (first, last)} | {doc[last].lemma_.lower()}
    is_noun = (
        bool(small & (words.nouns.keys() | words.offices | words.armed_names)) or doc[last].text in words.outlet_heads
    )
    is_body = bool(small & words.no_places) or doc[first].text in words.honorifics
    is_of_place = doc[last].lower_ in words.place_nouns
    return is_acronym or is_part or is_noun or is_body or is_of_place or last - first >= _LONGEST


def _borne(doc: Doc, run: Run, words: Lexicon) -> Iterator[str]:
    """Yield the name that somebody or a body is called here: by a title, a given name, or by what it says."""
    first, last = run
    before = doc[first - 1] if first else None
    has_title = before is not None and (before.text in words.honorifics or before.lemma_.lower() in words.offices)
    is_titled = first < last and (doc[first].text in words.honorifics or doc[first].lower_ in words.offices)
    has_given_name = first < last and doc[first].lower_ in words.given_names
    head = first_conjunct(doc[last])
    says = head.dep_ == "nsubj" and head.head.lemma_ in words.speech
    if has_title or has_given_name or says or _is_quoted(doc[last]):
        yield doc[first : last + 1].text
    if is_titled or has_given_name:
        yield doc[last].text


def _surnames(doc: Doc, words: Lexicon) -> frozenset[str]:
    """Return the last words of names that begin with a given name."""
    people = (e for e in doc.ents if e.label_ == "PERSON" and len(e) > 1)
    return frozenset(e[-1].text for e in people if e[0].lower_ in words.given_names)


def _is_quoted(token: Token) -> bool:
    """Say whether what is said goes by the name: "according to Tarm"."""
    return token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according"


# ── frames ──


def _is_framed(names: Names, run: Run) -> bool:
    token = names.doc[run[1]]
    return (
        _stands_in(token, names.words)
        or _is_of(token, names.words)
        or _lends(token, names.words)
        or _has_distance(token, names.words)
        or _is_on_the_way(token, names.words)
        or _is_struck(token, names.words)
    )


def _stands_in(token: Token, words: Lexicon) -> bool:
    """Say whether something is in it or at it: not "trust in Tarm", "wrote in Tarm", "an analyst at Tarm"."""
    above = token.head
    if token.dep_ != "pobj" or above.lower_ not in _IN or _has_article(token) or token.ent_type_ == "LANGUAGE":
        return False
    governor = above.head
    if governor.lemma_.lower() in words.unplaced or (token.ent_type_ == "ORG" and governor.lemma_ in words.speech):
        return False
    return not (above.lower_ == "at" and _is_person(governor, words))


def _has_article(token: Token) -> bool:
    return any(child.dep_ == "det" for child in token.children)


def _is_person(token: Token, words: Lexicon) -> bool:
    lemma = token.lemma_.lower()
    return token.pos_ == "NOUN" and (lemma in words.offices or lemma in words.nouns)


def _is_of(token: Token, words: Lexicon) -> bool:
    above = token.head
    return token.dep_ == "pobj" and above.lower_ == "of" and above.head.lemma_.lower() in words.framing_nouns


def _lends(token: Token, words: Lexicon) -> bool:
    """Say whether it lends its name to ground that does not speak: "the Tarm sector", "the Tarm and Belde areas"."""
    first = first_conjunct(token)
    noun = first.head
    if first.dep_ not in ("compound", "nmod", "amod") or noun.i <= token.i or noun.lower_ not in words.sited_nouns:
        return False
    is_body = token.ent_type_ == "ORG" and noun.lower_ not in words.settlements
    return not is_body and not speaks(noun, words)


def _is_on_the_way(token: Token, words: Lexicon) -> bool:
    """Say whether it is one end of a way: "the road between Tarm and Belde"; not one of two who talk."""
    above = token.head
    if token.dep_ != "pobj" or above.lower_ != "between" or token.ent_type_ == "NORP":
        return False
    governor = above.head
    return governor.lemma_.lower() in words.route_nouns or (
        governor.pos_ == "VERB" and governor.lemma_ in words.waylaying
    )


def _is_struck(token: Token, words: Lexicon) -> bool:
    """Say whether something is flown or marched against it: "the raid on Tarm"."""
    above = token.head
    if token.dep_ != "pobj" or above.lower_ != "on" or token.ent_type_ in ("ORG", "NORP"):
        return False
    return above.head.lemma_.lower() in words.raids


def _has_distance(token: Token, words: Lexicon) -> bool:
    """Say how far it lies or what it is: "Tarm, some 30 kilometres to the west", "Tarm, a village in the hills"."""
    doc, after = token.doc, token.i + 1
    if after >= len(doc) or doc[after].text != ",":
        return False
    if any(c.dep_ == "appos" and c.i > token.i and c.lemma_.lower() in words.settlements for c in token.children):
        return True
    tail = doc[after + 1 : after + 1 + _TAIL]
    is_counted = any(t.like_num for t in tail)
    return is_counted and any(t.lemma_.lower() in words.distances for t in tail) and _is_noun_phrase(tail)


def _is_noun_phrase(tail: Stretch) -> bool:
    return not any(t.pos_ in ("VERB", "AUX") for t in tail)


# ── where a name that is known stands ──


def _stands_as_place(names: Names, run: Run) -> bool:
    """Say whether a known name does not act here; a town before a colon tells where what follows happened."""
    token = names.doc[run[1]]
    is_part = token.dep_ in _INSIDE and names.doc[run[1]].head.i > token.i
    if is_part and token.head.lower_ not in names.words.place_nouns | names.words.sited_nouns:
        return False
    return is_lead(token) or use_of(token, NameKind.TOWN, names.words).place
