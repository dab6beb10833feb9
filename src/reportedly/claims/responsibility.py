"""Who is held responsible for an act, and how: claimed, accused, possible, denied, not established, or told as fact.

A wording that lays an act at a party's door ("blamed M23 for", "claimed responsibility for", "denied") is found once
and tied to its act. Where there is none, an act with a doer is told as fact, unless the wording beside it is weaker.
An act without a doer has no responsibility: a passive without an agent says nothing about who did it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportedly.claims.answerable import answerable, body_at, named_at
from reportedly.claims.clauses import Tree
from reportedly.claims.held import held, is_authority, is_nobody, open_question, part_in, who_did_it
from reportedly.claims.roles import actor_in, party_of
from reportedly.claims.triggers import Scene
from reportedly.claims.voices import Voice, status_told
from reportedly.claims.wordings import Laid, Phrase, Wordings
from reportedly.model import (
    Actor,
    Attribution,
    Modality,
    Occurrence,
    Responsibility,
    ResponsibilityStatus,
)

_FACT = ResponsibilityStatus.FACT
_CLAIMED = ResponsibilityStatus.CLAIMED
_ACCUSED = ResponsibilityStatus.ACCUSED
_BY_AUTHORITIES = ResponsibilityStatus.ACCUSED_BY_AUTHORITIES
_OPEN = ResponsibilityStatus.NOT_ESTABLISHED


# ── wordings that lay an act at a door ──


def find_laid(scene: Scene, words: Wordings) -> list[Laid]:
    """Return every wording of responsibility in the text, in order."""
    tree = scene.tree
    found: list[Laid] = []
    for i, lemma in enumerate(tree.lemma):
        if lemma in words.phrases and tree.pos[i] == "VERB":
            found.extend(laid for laid in (_read(scene, i, p, words) for p in words.phrases[lemma]) if laid is not None)
        elif lemma in words.answerable or tree.tag[i] == "WP":
            answer = who_did_it(tree, i, words) if tree.tag[i] == "WP" else open_question(tree, i, words)
            answer = answer or (held(scene, i, words) if lemma in words.held else None)
            found.extend([] if answer is None else [answer])
        elif lemma in words.parts and tree.pos[i] in ("NOUN", "PRON"):
            taken = part_in(scene, i, words)
            found.extend([] if taken is None else [taken])
    return list({laid.anchor: laid for laid in reversed(found)}.values())[::-1]


def _read(scene: Scene, verb: int, phrase: Phrase, words: Wordings) -> Laid | None:
    tree = scene.tree
    objects = tree.objects(verb)
    if phrase.object:
        told = next((o for o in objects if tree.lemma[o] in phrase.object), None)
        if told is None:
            return None
        act = next(iter(tree.under(told, "for") + tree.under(told, "in") + tree.under(verb, "for")), None)
    else:
        act = _act(tree, verb, phrase)
        if act is None and not phrase.alone:
            return None
    return _laid(scene, verb, act, phrase, words)


def _act(tree: Tree, verb: int, phrase: Phrase) -> int | None:
    if phrase.act == "object":
        return next(iter(tree.objects(verb)), None)
    if phrase.act is not None:
        return next(iter(tree.under(verb, phrase.act) or tree.kids(verb, "pcomp")), None)
    inner = tree.kids(verb, "xcomp", "dobj", "ccomp")
    act = inner[0] if inner else None
    return None if act is None else next(iter(tree.under(act, "in") or tree.under(act, "for")), act)


def _laid(scene: Scene, verb: int, act: int | None, phrase: Phrase, words: Wordings) -> Laid | None:
    tree = scene.tree
    subject = tree.actor_of(verb)
    if phrase.status is _CLAIMED and phrase.object and _answers_for_own(tree, verb, act, words):
        return None
    denies_all = subject is not None and is_nobody(tree, subject, words)
    if denies_all or (tree.kids(verb, "neg") and phrase.status is _CLAIMED):
        open_one = phrase.status is _CLAIMED and bool(phrase.object or phrase.act)
        return Laid(verb, act, None, _OPEN) if open_one else None
    if tree.kids(verb, "neg"):
        return None
    if phrase.party == "subject":
        party = subject if phrase.object or act is None else _doer_below(scene, subject, act)
    elif phrase.party == "object":
        party = next(iter(tree.objects(verb)), None)
    else:
        near = [verb, *(t for o in tree.objects(verb) for t in tree.phrase(o))]
        found = (
            p
            for step in near
            for p in tree.under(step, phrase.party)
            if named_at(scene, p, words.belonging) is not None
        )
        party = next(found, None)
    if party is None or named_at(scene, party, words.belonging) is None:
        return None
    status = phrase.status
    if phrase.accuser and subject is not None and is_authority(scene, subject, words):
        status = _BY_AUTHORITIES
    return Laid(verb, act, party, status, bool(phrase.object) or (act is None and phrase.alone))


def _answers_for_own(tree: Tree, verb: int, act: int | None, words: Wordings) -> bool:
    """Say whether somebody answers for what befell his own: for his men's deaths, a defeat, by resigning over it."""
    if act is not None and tree.lemma[act] in words.losses and _is_own(tree, act):
        return True
    above = [tree.head[verb]] if tree.dep[verb] in ("advcl", "conj", "xcomp") else []
    return any(tree.lemma[v] in words.quitting for v in [*above, *tree.kids(verb, "conj", "advcl")])


def _is_own(tree: Tree, loss: int) -> bool:
    """Say whether the loss is the speaker's: "the deaths of his men", "their defeat", "the loss"."""
    others = tree.under(loss, "of")
    return not others or any(tree.tag[p] == "PRP$" for o in others for p in tree.kids(o, "poss"))


def _doer_below(scene: Scene, subject: int | None, act: int) -> int | None:
    """Return who did what the subject denies or admits: itself, or one of its own party; nobody else's act."""
    tree = scene.tree
    is_verb = tree.pos[act] in ("VERB", "AUX")
    doer = tree.actor_of(act) if is_verb else subject
    if doer is None and is_verb and tree.is_passive(act):
        return None  # who admits that its men were killed has admitted no attack
    if subject is None or doer is None or doer == subject:
        return subject
    speaker, named = actor_in(scene, subject), actor_in(scene, doer)
    if named is None:
        return subject if tree.pos[doer] == "PRON" else None
    same = speaker is not None and party_of(speaker) is not None and party_of(speaker) == party_of(named)
    return doer if same else None


# ── where no wording lays it at a door ──


def told_responsibility(
    scene: Scene,
    acts: list[int],
    doers: list[tuple[int, Actor | None]],
    modality: Modality,
    words: Wordings,
    voice: Voice | None,
    *,
    is_voiced: bool,
) -> Responsibility | None:
    """Return how an act with these doers is told by the words beside it and by who says it.

    ``is_voiced``: the text's attributions are known, so that where none is the outlet speaks.
    """
    tokens = [t for t, _ in doers]
    bodies = (answerable(scene, t, words.belonging) for t in tokens)
    actor = next((a for a in bodies if a is not None), next((a for _, a in doers if a is not None), None))
    if any(_has_modifier(scene.tree, t, words.unknown) for t in tokens):
        return Responsibility(None, _OPEN)
    believed = next((found for t in tokens for found in _believed(scene, t, words)), None)
    if believed is not None:
        return Responsibility(believed, _ACCUSED)
    if actor is None:
        return None
    hedge = next(_hedges(scene.tree, acts, tokens, words), None)
    if hedge is not None:
        return Responsibility(actor, hedge)
    if modality is Modality.POSSIBLE:
        return Responsibility(actor, ResponsibilityStatus.POSSIBLE)
    unvoiced = _FACT if is_voiced else _as_told(scene, acts[0], actor, words)
    status = unvoiced if voice is None else status_told(voice, actor, words)
    is_open = status is _FACT and any(_is_one_of_several(scene.tree, t) for t in tokens)
    return Responsibility(actor, ResponsibilityStatus.POSSIBLE if is_open else status)


def _believed(scene: Scene, doer: int, words: Wordings) -> Iterator[Actor]:
    """Yield the bodies to which doers are believed to belong: "men believed to be members of the front"."""
    tree = scene.tree
    for verb in tree.kids(doer, "acl", "relcl"):
        if tree.lemma[verb] in words.believing:
            found = (body_at(scene, t, words.belonging) for t in tree.subtree(verb))
            yield from (body for body in found if body is not None)


def _has_modifier(tree: Tree, token: int, lemmas: frozenset[str]) -> bool:
    return any(tree.lemma[m] in lemmas for m in tree.modifiers(token))


def _is_one_of_several(tree: Tree, doer: int) -> bool:
    """Say whether another is told beside a doer with "or": one of them did it."""
    return any(tree.lemma[c] == "or" for c in tree.kids(doer, "cc"))


def _hedges(tree: Tree, acts: list[int], doers: list[int], words: Wordings) -> Iterator[ResponsibilityStatus]:
    for t in doers:
        yield from (words.hedges[tree.lemma[m]] for m in tree.modifiers(t) if tree.lemma[m] in words.hedges)
    for act in acts:
        near = tree.kids(act, "advmod", "amod") + tree.kids(tree.clause[act], "advmod")
        yield from (words.hedges[tree.lemma[m]] for m in near if tree.lemma[m] in words.hedges)


def _as_told(scene: Scene, act: int, actor: Actor, words: Wordings) -> ResponsibilityStatus:
    """Return how strong the doer is told: a fact only in the outlet's own voice, a claim in the doer's own."""
    speaker = _speaker(scene, act)
    if speaker is None:
        return _FACT
    said_by, party = actor_in(scene, speaker), party_of(actor)
    if said_by is not None and (said_by == actor or (party is not None and party_of(said_by) == party)):
        return _CLAIMED
    return _BY_AUTHORITIES if is_authority(scene, speaker, words) else _ACCUSED


def _speaker(scene: Scene, act: int) -> int | None:
    """Return the noun of who says the act, where the parse puts it into someone's mouth."""
    tree = scene.tree
    below, is_aside = act, False
    for above in tree.up(act):
        is_aside = is_aside or tree.dep[below] == "relcl"  # "confirmed the release of the man whom rebels had seized"
        tells = tree.dep[below] == "dobj" and tree.lemma[above] in scene.words.tells and not is_aside
        if tree.dep[below] == "ccomp" or tells:
            subject = tree.subject(above)
            return subject if subject is not None and scene.is_someone(subject) else None
        below = above
    for c in tree.kids(tree.clause[act], "prep"):
        if tree.lemma[c] == "accord":
            return next((o for p in tree.kids(c, "prep") for o in tree.kids(p, "pobj")), None)
    return None


def instigators(scene: Scene, doer: int, words: Wordings) -> Iterator[tuple[int, Actor]]:
    """Yield on whose orders a doer without a name is said to have acted ("people acting on orders from Kyiv")."""
    tree = scene.tree
    for i in tree.subtree(doer):
        ordered = tree.lemma[i] in words.orders and tree.dep[i] == "pobj"
        works = tree.lemma[i] in words.working and tree.dep[i] in ("acl", "relcl")
        near = tree.under(i, "from") + tree.under(i, "of") if ordered else tree.under(i, "for") if works else []
        near += [m for m in tree.modifiers(i) if m in scene.actors] if ordered else []
        yield from ((t, found) for t in near if (found := actor_in(scene, t)) is not None)


def as_said(told: Occurrence, attribution: Attribution) -> Occurrence:
    """Return an act that is told as fact by the one who did it as claimed.

    The sentence alone does not say whose words it is in: a quotation that goes on, a source named in the one before.
    """
    laid = told.responsibility
    if laid is None or laid.party is None or laid.status is not _FACT or attribution.is_own_voice:
        return told
    source, party = attribution.source.actor, party_of(laid.party)
    is_own = source.id == laid.party.id or (party is not None and party_of(source) == party)
    return replace(told, responsibility=Responsibility(laid.party, _CLAIMED)) if is_own else told


def responsible(scene: Scene, laid: Laid, words: Wordings) -> Responsibility | None:
    """Return the responsibility that a wording lays; None where its party is not known."""
    if laid.status is _OPEN:
        return Responsibility(None, _OPEN)
    actor = None if laid.party is None else named_at(scene, laid.party, words.belonging)
    return None if actor is None else Responsibility(actor, laid.status)
