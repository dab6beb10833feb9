"""Where a document tells of one single person: by name, by a noun, by a pronoun, and what befell them there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from reportedly.claims.clauses import Tree
from reportedly.claims.countables import Countables
from reportedly.claims.fates import Fate, FateWords, fate_of
from reportedly.claims.triggers import Scene
from reportedly.claims.whereabouts import when_of, where_of
from reportedly.lang import Pack
from reportedly.values import When, Where

_INSIDE = frozenset({"compound", "nmod", "amod"})
_AGE_REACH = 5  # tokens before a noun in which its age stands ("a 16-year-old local girl")
_OLDEST = 115
_NEXT_REACH = 4  # tokens to the next in a headline's list
_ONE = frozenset({"NN", "NNP", "CD", "DT", "JJ", "PRP", "UH"})  # tags of words for one person
_ARTICLES = frozenset({"a", "an"})

Ages = tuple[int, int]  # the least and the most that the words allow
ANY_AGE: Ages = (0, 130)


@dataclass(frozen=True, eq=False)
class PersonWords:
    """The language pack's words for one person."""

    sexes: Mapping[str, str]
    ages: Mapping[str, Ages]
    parts: Mapping[str, str]
    nouns: frozenset[str]
    collective: frozenset[str]
    suffix: frozenset[str]
    other: frozenset[str]
    pronominal: frozenset[str]
    identify: frozenset[str]
    pronouns: Mapping[str, str]


@cache
def person_words(pack: Pack) -> PersonWords:
    """Compile the pack's tables, once a pack."""
    rows = pack.table("fates", "person")

    def words(array: str) -> frozenset[str]:
        return frozenset(w for row in pack.table("fates", array) for w in row["lemmas"])

    pronouns = {"he": "m", "she": "f"}
    return PersonWords(
        {w: row["sex"] for row in rows if "sex" in row for w in row["lemmas"]},
        {w: (row["ages"][0], row["ages"][1]) for row in rows if "ages" in row for w in row["lemmas"]},
        {w: row["role"] for row in rows if "role" in row for w in row["lemmas"]},
        frozenset(w for row in rows for w in row["lemmas"]),
        words("collective"),
        words("suffix"),
        words("other"),
        words("pronominal"),
        words("identify"),
        {
            form: pronouns[row["gender"]]
            for row in pack.table("pronouns", "pronoun")
            if row["gender"] in pronouns
            for form in row["forms"]
        },
    )


@dataclass(frozen=True, slots=True)
class Telling:
    """One place in the text where one person is told of.

    ``how`` is name, new ("a man", "Man" in a headline), other ("another man"), kin ("his son"), back ("the man") or
    pronoun. ``owner`` is the token of whom kin belongs to. Place and time are those told with the fate.
    """

    token: int
    how: str
    lemma: str = ""
    name: str | None = None
    sex: str | None = None
    ages: Ages = ANY_AGE
    part: str | None = None
    owner: int | None = None
    fate: Fate | None = None
    where: Where | None = None
    when: When | None = None


def narrowed(one: Ages, other: Ages) -> Ages:
    """Return the ages that both allow; the least above the most where there is none."""
    return max(one[0], other[0]), min(one[1], other[1])


def find_tellings(scene: Scene, words: PersonWords, counted: Countables, fates: FateWords) -> list[Telling]:
    """Return every telling of one person, in order of text; of pronouns only those that tell of a fate."""
    tree = scene.tree
    names = _names_at(tree, words)
    inside = {t for last, (first, _) in names.items() for t in range(first, last + 1)}
    found = []
    for i, tag in enumerate(tree.tag):
        if i in names:
            first, name = names[i]
            ages = _age_before(tree, first) or _age_after(tree, i) or ANY_AGE
            found.append(Telling(i, "name", name=name, ages=ages))
        elif tag == "PRP" and tree.doc[i].lower_ in fates.reflexive:
            continue  # "he shot himself" is told of the subject
        elif tag == "PRP" and tree.doc[i].lower_ in words.pronouns:
            found.append(Telling(i, "pronoun", sex=words.pronouns[tree.doc[i].lower_]))
        elif tag in _ONE and i not in inside and _is_one(tree, i, words, counted):
            found.append(_described(tree, i, words))
    with_fates = [_with_fate(scene, telling, fates) for telling in found]
    return [t for t in with_fates if t.fate is not None or not _stands_for_another(t, words)]


def _shared(tree: Tree, telling: Telling, fates: FateWords) -> Fate | None:
    """Return the fate of who stands next in a headline's list: "Girl, man killed", "Mother, 2 children found dead"."""
    comma = telling.token + 1
    if telling.how != "new" or tree.kids(telling.token, "det") or comma + 1 >= len(tree.tag):
        return None
    if tree.doc[comma].lower_ not in (",", "and", "&"):
        return None
    for i in range(comma + 1, min(len(tree.tag), comma + 1 + _NEXT_REACH)):
        if tree.tag[i] in ("NN", "NNS", "NNP") and tree.dep[i] not in _INSIDE:
            return fate_of(tree, i, fates)
        if tree.tag[i] not in ("CD", "JJ", "NN", "NNP", "HYPH"):
            return None
    return None


def _stands_for_another(telling: Telling, words: PersonWords) -> bool:
    return telling.how == "pronoun" or telling.lemma in words.pronominal


def _with_fate(scene: Scene, telling: Telling, fates: FateWords) -> Telling:
    fate = fate_of(scene.tree, telling.token, fates) or _shared(scene.tree, telling, fates)
    if fate is None:
        return telling
    acts = [telling.token, fate.governor]
    return replace(telling, fate=fate, where=where_of(scene, acts), when=when_of(scene, acts))


def _names_at(tree: Tree, words: PersonWords) -> dict[int, tuple[int, str]]:
    """Return the names of people by the token that heads each, with its first token; also surnames told alone."""
    found: dict[int, tuple[int, str]] = {}
    surnames: set[str] = set()
    for entity in tree.doc.ents:
        if entity.label_ != "PERSON":
            continue
        ends = [t.i for t in entity if t.is_punct and t.i > entity.start and not t.is_quote and t.text != "."]
        inner = [t for t in entity if t.i < min(ends, default=entity.end)]
        inner = [t for t in inner if t.tag_ != "POS" and t.lower_ not in words.suffix and not t.is_space]
        inner = _without_telling(inner, words)
        if inner:
            surnames.add(inner[-1].text)
            found[inner[-1].i] = inner[0].i, " ".join(t.text for t in inner)
    for i, tag in enumerate(tree.tag):
        if tag == "NNP" and i not in found and tree.doc[i].text in surnames and tree.doc[i].ent_type_ != "PERSON":
            found[i] = i, tree.doc[i].text
    return {i: told for i, told in found.items() if tree.dep[i] not in _INSIDE}


def _without_telling(tokens: list[Token], words: PersonWords) -> list[Token]:
    """Return a name without what a headline tells of it: "Toddler Killed", "Gunman John Doe Shot"."""
    while tokens and tokens[-1].tag_ in ("VBN", "VBD", "VBZ"):
        tokens = tokens[:-1]
    while tokens and tokens[0].lemma_.lower() in words.nouns and tokens[0].tag_ in ("NN", "NNP"):
        tokens = tokens[1:]
    return tokens


def _is_one(tree: Tree, i: int, words: PersonWords, counted: Countables) -> bool:
    """Say whether the word is a noun for one person; "17-year-old" is one too."""
    lemma = tree.lemma[i]
    if any(tree.lemma[c] in counted.nothing for c in tree.kids(i, "det")):
        return False  # "no one was hurt"
    if lemma == "old":
        return _age_before(tree, i + 1) is not None and tree.dep[i] not in _INSIDE
    if tree.dep[i] in _INSIDE or lemma in words.collective:
        return False
    if lemma in words.pronominal and tree.pos[i] not in ("NOUN", "PROPN"):
        return tree.dep[i] not in ("det", "nummod", "amod", "quantmod", "pobj")
    if tree.tag[i] not in ("NN", "NNP", "UH"):  # "Boy, 7, hurt" opens with no cry
        return False
    return lemma in words.nouns or bool({"people", "fighters"} & set(counted.classes.get(lemma, ())))


def _described(tree: Tree, i: int, words: PersonWords) -> Telling:
    lemma = tree.lemma[i]
    told = _age_before(tree, i + (lemma == "old")) or _age_after(tree, i)
    ages = narrowed(words.ages.get(lemma, ANY_AGE), told or ANY_AGE)
    ages = ages if ages[0] <= ages[1] else told or ANY_AGE
    return Telling(
        i,
        _how(tree, i, words),
        lemma,
        sex=words.sexes.get(lemma),
        ages=ages,
        part=words.parts.get(lemma),
        owner=next(iter(tree.kids(i, "poss")), None),
    )


def _how(tree: Tree, i: int, words: PersonWords) -> str:
    before = {tree.lemma[c] for c in tree.kids(i, "det", "amod", "poss", "nummod")} | {tree.lemma[i]}
    if before & words.other:
        return "other"
    tells_apart = any(tree.pos[c] == "VERB" and tree.head[c] == i for c in tree.kids(i, "acl", "relcl"))
    if before & _ARTICLES or tells_apart or not tree.kids(i, "det", "poss"):
        return "new"
    return "kin" if tree.kids(i, "poss") else "back"


def _age_before(tree: Tree, token: int) -> Ages | None:
    """Return the age that stands before a noun or name: "16-year-old"."""
    for old in range(token - 1, max(0, tree.sentence[token - 1] if token else 0, token - 1 - _AGE_REACH), -1):
        if tree.pos[old] in ("VERB", "ADP") or tree.doc[old].text in (",", "."):
            return None
        if tree.lemma[old] == "old" and old > 1:
            parts = [t for t in range(max(0, old - 4), old) if tree.tag[t] != "HYPH"]
            if len(parts) >= 2 and tree.lemma[parts[-1]] in ("year", "month"):
                return _years(tree, parts[-2], in_months=tree.lemma[parts[-1]] == "month")
    return None


def _age_after(tree: Tree, token: int) -> Ages | None:
    """Return the age that stands after a noun or name, between commas."""
    after = token + 1
    ends = after + 2 >= len(tree.lemma) or tree.pos[after + 2] == "PUNCT"
    if after + 1 < len(tree.lemma) and tree.doc[after].text in (",", "(") and ends:
        return _years(tree, after + 1, in_months=False)
    return None


def _years(tree: Tree, token: int, *, in_months: bool) -> Ages | None:
    text = tree.doc[token].text
    if not text.isdecimal() or int(text) > _OLDEST:
        return None
    return (0, 2) if in_months else (int(text), int(text))
