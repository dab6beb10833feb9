"""Which words of a text name events: the rows of the trigger table that fit, senses of other fields left out.

A hit is only a word in its sense; ``reportedly.claims.triggers.Scene`` says what stands around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from reportedly.claims.clauses import Tree
from reportedly.claims.lexicon import ANY, PREPOSITIONS, Hit, Sense, Trigger
from reportedly.claims.triggers import Scene

PARTS = {"VERB": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj", "AUX": "aux"}
_NOUNS = frozenset({"NOUN", "PROPN"})
_ITSELF = frozenset({"it", "they"})
_STANDING_FOR = frozenset({"CD", "PRP", "DT"})
_FAR_BACK = 60  # tokens back to what a bare count stands for
_INSIDE = frozenset({"compound", "nmod", "amod", "npadvmod"})


def find_hits(scene: Scene) -> list[Hit]:
    """Return the words that name events, in order of text."""
    tree, found = scene.tree, []
    for i, lemma in enumerate(tree.lemma):
        pos = PARTS.get(tree.pos[i])
        rows = scene.words.triggers.get((lemma, pos)) if pos else None
        if rows and tree.dep[i] not in _INSIDE:
            fitting = next((row for row in rows if _fits(scene, i, row)), None)
            if fitting is not None and (fitting.civil or not _tells_of_another_field(scene, i, fitting)):
                found.append(Hit(i, fitting))
    return found


# ── does the row fit? ──


def _fits(scene: Scene, i: int, row: Trigger) -> bool:
    if not _has_words(scene, i, row.words) or any(not _ask(scene, i, n, ws) for n, ws in row.asks.items()):
        return False
    if row.of_kind is not None and not _is_of_kind(scene, i, row.of_kind):
        return False
    if row.without and row.without & _words_around(scene.tree, i):
        return False
    return row.needs is None or _NEEDS[row.needs](scene, i)


def _words_around(tree: Tree, i: int) -> set[str]:
    """Return the words of the phrase, and each preposition with the noun under it ("on side")."""
    under = {f"{tree.lemma[p]} {tree.lemma[o]}" for p in tree.kids(i, "prep") for o in tree.kids(p, "pobj")}
    return under | {tree.lemma[t] for t in tree.phrase(i)}


def _is_of_kind(scene: Scene, i: int, kind: frozenset[str]) -> bool:
    told = scene.tree.under(i, "of")
    return not told or any(scene.is_one_of(o, kind) or o in scene.weapons for o in told)


def _has_words(scene: Scene, i: int, words: tuple[str, ...]) -> bool:
    tree = scene.tree
    particles = {tree.lemma[c] for c in tree.kids(i, "prt")}
    if len(words) == 1:
        return not particles or tree.pos[i] != "VERB"
    near = particles | {
        tree.lemma[c] for c in tree.kids(i, "advmod", "prep", "dobj", "nsubjpass", "oprd", "acomp", "xcomp", "ccomp")
    }
    return words[1] in near or (i + 1 < len(tree.lemma) and tree.lemma[i + 1] == words[1])


def _ask(scene: Scene, i: int, name: str, lemmas: frozenset[str]) -> bool:
    words = _WORDS.get(name)
    if words is not None:
        return any(scene.tree.lemma[t] in lemmas for t in words(scene.tree, i))
    nouns = scene.governed(i, name) if name in PREPOSITIONS else _NOUNS_IN[name](scene.tree, i)
    return bool(nouns) if lemmas is ANY else any(scene.is_one_of(n, lemmas) for n in nouns)


def _coordinated(tree: Tree, noun: int | None) -> list[int]:
    return [] if noun is None else tree.conjuncts(noun)


_WORDS: Mapping[str, Callable[[Tree, int], Iterable[int]]] = {  # asked for by their lemma alone
    "modifiers": Tree.modifiers,
    "adverbs": lambda tree, i: tree.kids(i, "advmod"),
    "infinitive": Tree.infinitives,
    "sentence": lambda tree, i: (t for t in tree.sentence_tokens(i) if t != i),
}
_NOUNS_IN: Mapping[str, Callable[[Tree, int], list[int]]] = {  # asked for as beings or things of a class
    "objects": Tree.objects,
    "subjects": lambda tree, i: _coordinated(tree, tree.subject(i)),
    "doers": lambda tree, i: _coordinated(tree, tree.actor_of(i)),
}


# ── what a row may need beside it ──


def _has_someone(scene: Scene, i: int) -> bool:
    return any(scene.is_someone(t) for t in scene.arguments(i))


def _has_belligerent(scene: Scene, i: int) -> bool:
    return any(scene.is_belligerent(t) for t in scene.arguments(i)[:2])


def _has_doer(scene: Scene, i: int) -> bool:
    doer = scene.doer(i)
    return doer is not None and scene.is_someone(doer)


def _has_force(scene: Scene, i: int) -> bool:
    doer = scene.doer(i)
    return doer is None or scene.is_force(doer)


def _is_told_to(scene: Scene, i: int) -> bool:
    """Say whether someone says that someone must do it."""
    told = scene.tree.subject(scene.tree.head[i])
    return _has_doer(scene, i) and told is not None and scene.is_someone(told)


def _is_given_back(scene: Scene, i: int) -> bool:
    """Say whether a state or a body gives something back to someone: no ball to a keeper, no book to a shelf."""
    doer = scene.doer(i)
    if doer is None or not scene.tree.objects(i) or scene.tree.doc[doer].ent_type_ in ("", "PERSON"):
        return False
    return bool(scene.governed(i, "to") or scene.tree.under(i, "dative")) or bool(scene.tree.kids(i, "dative"))


def _are_together(scene: Scene, i: int) -> bool:
    doer = scene.doer(i)
    met = [] if doer is None or scene.tree.objects(i) else scene.tree.conjuncts(doer)
    return len(met) > 1 and all(scene.is_named(t) or scene.is_someone(t) for t in met)


def _is_burning(scene: Scene, i: int) -> bool:
    """Say whether a fire burns: no one's fire, and none that is opened, returned or held."""
    tree = scene.tree
    owned = any(m in scene.actors or scene.is_force(m) or m in scene.weapons for m in tree.modifiers(i))
    is_one = any(tree.lemma[d] == "a" for d in tree.kids(i, "det"))  # "a fire" is never gunfire
    return not owned and (is_one or tree.dep[i] not in ("dobj", "pobj", "nsubjpass", "poss"))


def _has_names(scene: Scene, i: int) -> bool:
    return scene.is_named(scene.doer(i)) and any(scene.is_named(t) for t in scene.tree.objects(i)[:1])


def _is_army_itself(scene: Scene, i: int) -> bool:
    """Say whether "it" did this of whom an army tells: "the army said it had hit two stores"."""
    tree, doer = scene.tree, scene.doer(i)
    if doer is None or tree.lemma[doer] not in _ITSELF:
        return False
    told = next((u for u in tree.up(doer) if tree.dep[u] == "ccomp"), None)
    speaker = None if told is None else tree.subject(tree.head[told])
    forces = scene.words.classes["fighter"] | scene.words.classes["soldiery"]
    return speaker is not None and tree.lemma[speaker] in forces


def _was_airborne_before(scene: Scene, i: int) -> bool:
    """Say whether a count or a pronoun stands for what flew in, told before: "twelve were shot down"."""
    tree = scene.tree
    for o in scene.tree.objects(i):
        if (tree.tag[o] in _STANDING_FOR or tree.lemma[o] in scene.words.classes["count"]) and o > 0:
            before = range(max(0, o - _FAR_BACK), o)
            return any(tree.lemma[t] in scene.words.classes["launchable"] and tree.pos[t] in _NOUNS for t in before)
    return False


def _are_counted(scene: Scene, i: int) -> bool:
    """Say whether it befell a number of things: what has no number may be a reputation.

    A bare number that only explains a noun tells nothing new: "the question is narrow: ten destroyed, or none".
    """
    tree = scene.tree
    bare = (o for o in tree.objects(i) if tree.tag[o] == "CD" and tree.dep[o] != "appos")
    return next(bare, None) is not None or any(tree.kids(o, "nummod") for o in tree.objects(i))


_NEEDS: Mapping[str, Callable[[Scene, int], bool]] = {
    "violence": Scene.is_violent,
    "people": _has_someone,
    "belligerent": _has_belligerent,
    "military": _has_force,
    "doer": _has_doer,
    "told to": _is_told_to,
    "given back": _is_given_back,
    "named together": _are_together,
    "named doer": lambda scene, i: scene.is_named(scene.doer(i)),
    "addressed": lambda scene, i: (
        _has_doer(scene, i)
        and any(
            scene.is_someone(o) for p in ("on", "upon", "to") for o in scene.tree.under(i, p) if o not in scene.times
        )
    ),
    "deed": lambda scene, i: _has_doer(scene, i) and bool(scene.tree.objects(i) or scene.tree.kids(i, "xcomp")),
    "named": _has_names,
    "only a doer": lambda scene, i: _has_doer(scene, i) and not scene.tree.objects(i),
    "someone": lambda scene, i: any(scene.is_someone(o) for o in scene.tree.objects(i)),
    "asked": lambda scene, i: _has_doer(scene, i) and bool(scene.tree.asked(i)),
    "infinitive": lambda scene, i: bool(scene.tree.infinitives(i)),
    "willed": lambda scene, i: _has_doer(scene, i) and bool(scene.tree.infinitives(i)),
    "burning": _is_burning,
    "army itself": _is_army_itself,
    "airborne before": _was_airborne_before,
    "counted": _are_counted,
    "somewhere": lambda scene, i: bool(scene.tree.kids(i, "prep")),
    "that": lambda scene, i: bool(scene.tree.kids(i, "ccomp")),
    "aimed": lambda scene, i: any(scene.governed(i, p) for p in ("into", "against", "of")),
}


# ── or is it a sense of another field? ──


def _tells_of_another_field(scene: Scene, i: int, row: Trigger) -> bool:
    """Say whether the word, or the event noun that is part of it ("called a truce"), is of another field."""
    parts = (*scene.tree.objects(i), *scene.governed(i, "to")) if row.absorbs else ()
    return any(_is_other_sense(scene, t) for t in (i, *parts))


def _is_other_sense(scene: Scene, i: int) -> bool:
    return any(_matches(scene, i, sense) for sense in scene.words.senses.get(scene.tree.lemma[i], ()))


def _matches(scene: Scene, i: int, sense: Sense) -> bool:
    tree = scene.tree
    if sense.reach == "sentence":
        sentence = tree.sentence_tokens(i)
        return _meets(scene, sentence, sense) and not any(scene.is_belligerent(t) for t in sentence)
    if sense.reach == "paragraph":
        near_by = tree.sentence_tokens(i)
        about_war = scene.has_weapon(i) or any(scene.is_belligerent(t) for t in near_by)
        return not about_war and _meets(scene, _paragraph(scene, i), sense)
    near = _near(scene, i, whole=sense.reach == "phrase")
    return _meets(scene, near, sense) and not (sense.reach == "argument" and scene.has_weapon(i))


def _paragraph(scene: Scene, i: int) -> range:
    """Return the tokens of the paragraph: a report of a match is one whatever its single sentences say."""
    doc, start, end = scene.tree.doc, i, i + 1
    while start > 0 and "\n" not in doc[start - 1].text_with_ws:
        start -= 1
    while end < len(doc) and "\n" not in doc[end - 1].text_with_ws:
        end += 1
    return range(start, end)


def _meets(scene: Scene, tokens: Iterable[int], sense: Sense) -> bool:
    tree = scene.tree
    return any(
        tree.lemma[t] in sense.context or (tree.lemma[t] in sense.nouns and tree.pos[t] in _NOUNS) for t in tokens
    )


def _near(scene: Scene, i: int, *, whole: bool) -> set[int]:
    """Return the words beside a word: before it, under it, its doer and objects; ``whole`` takes in its phrase."""
    tree = scene.tree
    near = {t for t in tree.modifiers(i) if t != i} | set(_under(tree, i))
    near.update(scene.arguments(i) if tree.pos[i] == "VERB" else ())
    return near | _phrase_around(scene, i, near) if whole else near


def _phrase_around(scene: Scene, i: int, near: set[int]) -> set[int]:
    """Return what stands around: words before those near and under them, the noun above, the subject of its verb."""
    tree, verb = scene.tree, scene.tree.clause[i]
    around = {m for t in near for m in tree.modifiers(t)} | {o for t in near for o in _under(tree, t)}
    above = tree.head[tree.head[i]] if tree.dep[i] == "pobj" else tree.head[i]
    around.update([above] if tree.pos[above] in _NOUNS else ())
    subject = tree.subject(verb) if tree.dep[i] in ("dobj", "pobj", "attr") else None
    around.update([] if subject is None else [subject, *tree.modifiers(subject)])
    around.update(_under(tree, verb) if tree.dep[i] == "dobj" else ())
    return around


def _under(tree: Tree, i: int) -> list[int]:
    return [o for p in tree.kids(i, "prep", "agent") for o in tree.kids(p, "pobj")]
