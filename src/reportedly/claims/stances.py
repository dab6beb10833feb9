"""Stances: which party demands, offers, accepts or rejects what, read from the words, with the trail of what decided.

An issue under a stance cue gives a stance where the cue has a holder that speaks for a party. Where it has none, there
is no stance: silence is the commonest truth, and a position made up is the worst error. Journalists' analysis is no
party's position; their judgement of the gap is marked as theirs.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span as Sentence

from reportedly.claims.addressed import addressees
from reportedly.claims.attribution import innermost
from reportedly.claims.clauses import Tree
from reportedly.claims.clued_stances import clued
from reportedly.claims.clues import STANCE, Clues
from reportedly.claims.conditions import Conditional, condition_of, find_conditionals
from reportedly.claims.drafts import Attributed, Draft
from reportedly.claims.holders import Holders, holder_of_noun, named_together, subject_of, within_content
from reportedly.claims.items import Cue, Matter, turned
from reportedly.claims.judgements import find_judgements
from reportedly.claims.matters import find_matters
from reportedly.claims.papers import Papers
from reportedly.claims.phrases import Words, load_phrases
from reportedly.claims.spoken_stances import find_spoken
from reportedly.lang import Pack
from reportedly.model import Actor, ActorKind, Condition, Modality, Pole, Stance, StanceKind
from reportedly.reading.mentions import Reading
from reportedly.taxonomy import Taxonomy
from reportedly.theatres import Theatre
from reportedly.values import Quantity, Span

_ADDRESSED = frozenset({StanceKind.DEMANDS, StanceKind.THREATENS, StanceKind.OFFERS, StanceKind.EXPECTS})
_BARGAINS = frozenset({StanceKind.OFFERS, StanceKind.ACCEPTS})
_REFUSALS = frozenset({StanceKind.DEMANDS, StanceKind.OFFERS, StanceKind.ASSESSES, StanceKind.ACCEPTS})


def find_stances(
    reading: Reading, attributions: tuple[Attributed, ...], *, pack: Pack, taxonomy: Taxonomy, theatre: Theatre
) -> tuple[Draft, ...]:
    """Return every stance in a reading, in order of text."""
    tree = Tree.of(reading.doc)
    holders = Holders.of(reading, attributions, tree=tree, pack=pack, theatre=theatre)
    papers = Papers.of(holders, pack=pack)
    publisher = Actor(f"publisher:{reading.document.publisher}", reading.document.publisher, ActorKind.OUTLET)
    desk = _Desk(reading, tree, holders, papers, pack, frozenset(taxonomy.issues), _party_tokens(reading), publisher)
    drafts: list[Draft] = []
    for sentence in reading.doc.sents:
        drafts.extend(_stated(sentence, desk))
        drafts.extend(find_judgements(sentence, attributions, tree=tree, pack=pack, publisher=publisher))
    drafts.extend(find_spoken(holders, list(drafts), pack=pack))
    clues = Clues.of(reading)
    drafts = [clues.marked(d, STANCE, _around(tree, d)) for d in drafts]
    drafts.extend(clued(holders, drafts, clues))
    return tuple(sorted(drafts, key=lambda d: (d.span, d.anchor)))


def _around(tree: Tree, draft: Draft) -> list[int]:
    """Return the words of a draft's sentence from where it stands on: a position may hang on its verb or its matter."""
    inside = (i for i in tree.sentence_tokens(draft.anchor) if draft.span.start <= tree.start(i) < draft.span.end)
    return [draft.anchor, *tree.up(draft.anchor), *inside]


@dataclass(frozen=True, eq=False)
class _Desk:
    """What every step of reading stances needs."""

    reading: Reading
    tree: Tree
    holders: Holders
    papers: Papers
    pack: Pack
    issues: frozenset[str]
    parties: frozenset[int]
    publisher: Actor


def _party_tokens(reading: Reading) -> frozenset[int]:
    named = [m for m in reading.actors if m.actor.kind is ActorKind.PARTY or m.how == "pronoun"]
    return frozenset(t.i for m in named if (s := reading.doc.char_span(m.span.start, m.span.end)) for t in s) | {
        m.token for m in named
    }


def _stated(sentence: Sentence, desk: _Desk) -> list[Draft]:
    """Return the stances on issues, and then those on matters of talks that are none of them."""
    drafts = _on(sentence, desk, "issue")
    taken = [d.span for d in drafts]
    taken += [s for a in desk.holders.attributions for s in (*a.source, *a.cue)]  # "… on the talks said" is no matter
    opened = _on(sentence, desk, "open")
    return drafts + [d for d in opened if not any(d.span.overlaps(span) for span in taken)]


def _on(sentence: Sentence, desk: _Desk, array: str) -> list[Draft]:
    if not load_phrases(desk.pack, "issues", array).find(Words.of(sentence, desk.parties)):
        return []
    conditionals = find_conditionals(sentence, tree=desk.tree, pack=desk.pack)
    matters = find_matters(
        sentence,
        conditionals,
        tree=desk.tree,
        pack=desk.pack,
        parties=desk.parties,
        is_expounded=desk.papers.expounds(sentence),
        array=array,
    )
    drafts: list[Draft] = []
    for at, matter in enumerate(matters):
        following = matters[at + 1].start if at + 1 < len(matters) else sentence.end
        conditional = condition_of(matter, conditionals, following, sentence, first=at == 0)
        drafts.extend(_drafts(matter, conditional, sentence, desk))
    return drafts


def _drafts(matter: Matter, conditional: Conditional | None, sentence: Sentence, desk: _Desk) -> list[Draft]:
    if matter.issue is not None and matter.issue not in desk.issues:
        return []
    cue, held = _held(matter, desk)
    kind = None if cue is None else _kind(matter, cue, conditional, sentence, desk)
    if cue is None or kind is None or not held:
        return []
    tokens = _tokens(matter, cue, conditional, desk)
    span = desk.tree.span(tokens)
    if conditional is None:
        span = within_content(span, matter.anchor, desk.holders)
    condition = None if conditional is None else _condition(matter, cue, conditional, desk)
    pole = _pole(matter, cue, desk.tree)
    modality = Modality.CONDITIONAL if kind is StanceKind.THREATENS and condition else _modality(cue, sentence, desk)
    return [
        Draft(
            Stance(
                holder=holder,
                issue=matter.issue,
                stance=kind,
                pole=pole,
                gloss=" ".join(span.of(desk.reading.document.text).split()),
                value=_value(span, desk.reading),
                condition=condition,
                addressees=addressees(matter, cue, holder, desk.holders) if kind in _ADDRESSED else (),
                trail=_trail(matter, cue, holder, desk),
            ),
            span,
            _anchor(matter, cue, desk),
            modality=modality,
        )
        for holder in held
    ]


def _anchor(matter: Matter, cue: Cue, desk: _Desk) -> int:
    """Return the word that decides who says it: an offer told as an act is told by whoever tells of it."""
    around = innermost(matter.anchor, desk.holders.attributions, desk.reading)
    own = around is not None and desk.holders.attributions[around].cue_token == cue.verb
    return cue.verb if own and cue.hit.row.get("act") else matter.anchor


# ── who ──


def _held(matter: Matter, desk: _Desk) -> tuple[Cue | None, tuple[Actor, ...]]:
    """Return the cue that decides and its holders; only a modal without a source gives way to the cue above it."""
    author = desk.papers.holder_at(matter.anchor)
    for cue in (matter.cue, *matter.outer):
        held = _holders(cue, matter, desk)
        if author is not None and cue.hit.row["stance"] == StanceKind.ACCEPTS and author not in held:
            return cue, (author,)
        if held or cue.form != "modal":
            return cue, held
    return None, ()


def _holders(cue: Cue, matter: Matter, desk: _Desk) -> tuple[Actor, ...]:
    match cue.form:
        case "modal" | "norm":
            found = [_laid_down_by(cue, matter, desk)]
        case "predicate":
            found = [desk.holders.source_at(matter.anchor)]
        case "noun":
            found = [holder_of_noun(cue.verb, desk.holders, desk.pack)]
        case _:
            subject = subject_of(desk.tree, cue.verb)
            if subject is not None and _is_publishers(subject, cue, desk):
                return (desk.publisher,)
            found = [] if subject is None else [_subject(i, desk) for i in named_together(desk.tree, subject)]
    return tuple(dict.fromkeys(a for a in found if a is not None))


def _is_publishers(subject: int, cue: Cue, desk: _Desk) -> bool:
    """Say whether the publisher itself demands: "we call on both sides", outside all words of others."""
    tree = desk.tree
    asks = tree.tag[cue.verb] == "VBP" and cue.hit.row["stance"] == StanceKind.DEMANDS and tree.lemma[subject] == "we"
    return asks and innermost(subject, desk.holders.attributions, desk.reading) is None


def _laid_down_by(cue: Cue, matter: Matter, desk: _Desk) -> Actor | None:
    """Return who lays it down: the source, else the paper; "Kyiv must …, it says" of Moscow's paper is Moscow's."""
    source, author = desk.holders.source_at(matter.anchor), desk.papers.holder_at(matter.anchor)
    subject = desk.tree.subject(cue.verb)
    bound = None if subject is None else desk.holders.at(subject)
    is_bound = source is not None and bound is not None and source.id == bound.id
    return author if source is None or (is_bound and author is not None) else source


def _subject(token: int, desk: _Desk) -> Actor | None:
    """Return whose position the subject states; "it" is the paper under discussion.

    A pronoun that was led back to another side than the one speaking is left alone: "her spokesman said he would".
    """
    mention = desk.holders.by_token.get(token)
    if desk.tree.lemma[token] == "it" or (mention is None and desk.tree.pos[token] in ("ADJ", "DET")):
        return desk.papers.holder_at(token) or desk.holders.at(token)
    held = desk.holders.at(token)
    if mention is None or mention.how != "pronoun" or held is None:
        return held
    speaker = desk.holders.source_at(token)
    is_quoted = innermost(token, desk.holders.attributions, desk.reading) is not None
    return held if not is_quoted or (speaker is not None and speaker.id == held.id) else None


# ── what ──


def _kind(
    matter: Matter, cue: Cue, conditional: Conditional | None, sentence: Sentence, desk: _Desk
) -> StanceKind | None:
    """Return what the cue says the holder does, None where its words are taken back or hang on nothing."""
    row = cue.hit.row
    kind = StanceKind(row["stance"])
    if _is_taken_back(cue, sentence, desk) or (row.get("conditional") and conditional is None):
        return None
    if _is_negated(cue, desk.tree):
        return StanceKind(row["negated"]) if "negated" in row else None
    if matter.is_own_refusal and kind in _REFUSALS:
        return StanceKind.REJECTS
    author = desk.papers.holder_at(matter.anchor)
    if kind is StanceKind.ACCEPTS and author is not None and author not in _holders(cue, matter, desk):
        return StanceKind.DEMANDS  # what a paper has the other side accept is what its author demands
    return StanceKind.CONDITIONS if conditional is not None and kind in _BARGAINS else kind


def _is_taken_back(cue: Cue, sentence: Sentence, desk: _Desk) -> bool:
    hits = load_phrases(desk.pack, "stances", "taken_back").find(Words.of(sentence))
    return any(hit.last == cue.hit.first - 1 for hit in hits)


def _is_negated(cue: Cue, tree: Tree) -> bool:
    if cue.form in ("predicate", "modal", "norm"):
        return False
    return any(i not in cue.hit.tokens for i in tree.kids(cue.verb, "neg"))


def _pole(matter: Matter, cue: Cue, tree: Tree) -> Pole:
    flips = cue.flips != (_is_negated(cue, tree) and "negated" in cue.hit.row)
    return turned(matter.pole) if flips else matter.pole


def _modality(cue: Cue, sentence: Sentence, desk: _Desk) -> Modality:
    """Return the mode in which the cue itself is put: "is expected to present a document advocating …"."""
    tree = desk.tree
    above = set(tree.up(cue.verb))
    for hit in load_phrases(desk.pack, "stances", "mode").find(Words.of(sentence)):
        governs = hit.first in above or hit.first in tree.kids(cue.verb, "aux")
        if governs and hit.first < cue.verb and set(hit.tokens).isdisjoint(cue.hit.tokens):
            return Modality(hit.row["modality"])
    return Modality.ASSERTED


def _value(span: Span, reading: Reading) -> Quantity | None:
    inside = [q.quantity for q in reading.quantities if span.contains(q.span) and not q.ordinal]
    return inside[0] if len(inside) == 1 else None


# ── on what condition ──


def _condition(matter: Matter, cue: Cue, conditional: Conditional, desk: _Desk) -> Condition:
    start = cue.hit.first if cue.hit.row.get("conditional") else matter.start
    text = desk.reading.document.text
    return Condition(
        kind=conditional.kind,
        antecedent=" ".join(desk.tree.span(list(range(conditional.start, conditional.end))).of(text).split()),
        consequent=" ".join(desk.tree.span(list(range(start, matter.end))).of(text).split()),
    )


def _tokens(matter: Matter, cue: Cue, conditional: Conditional | None, desk: _Desk) -> list[int]:
    start = cue.hit.first if cue.hit.row.get("conditional") or conditional is not None else matter.start
    if conditional is None:
        return list(range(_refused_from(matter, cue, desk.tree), matter.end))
    return list(range(min(start, conditional.marker[0], matter.start), max(matter.end, conditional.end)))


def _refused_from(matter: Matter, cue: Cue, tree: Tree) -> int:
    """Return where the words begin: "will accept no limits", since "no limits" alone reads as what is refused."""
    is_bargain = StanceKind(cue.hit.row["stance"]) in _BARGAINS
    if not matter.is_own_refusal or not is_bargain or not 0 < matter.start - cue.hit.last <= 2:
        return matter.start
    return min([cue.hit.first, *(t for t in tree.kids(cue.verb, "aux") if t == cue.hit.first - 1)])


# ── why ──


def _trail(matter: Matter, cue: Cue, holder: Actor, desk: _Desk) -> tuple[str, ...]:
    """Return the words that decided: the cue, what turned the pole, the matter, and whose paper they were read in."""
    doc = desk.tree.doc
    cue_words = " ".join(doc[i].text for i in cue.hit.tokens)
    matter_words = " ".join(doc[i].text for i in matter.mention.tokens)
    turning = tuple(f"{doc[i].text} (reverses)" for i in matter.flips)
    author = desk.papers.holder_at(matter.anchor)
    paper = (f"in the paper of {author.name}",) if author is not None and author.id == holder.id else ()
    ended = f"{matter_words} ({matter.mention.row.get('pole', 'no')} pole)"
    return (f"{holder.name}: {cue_words}", *turning, ended, *paper)
