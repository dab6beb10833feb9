"""Sentences that tell what a paper holds: "It demands …", "Sanctions are to be lifted", "the document says".

A paper is expounded from the sentence that is about it on, in the present tense, until somebody else is cited, another
paper is named, or a past event is told of a named party. What is laid down there is its author's position.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span as Sentence

from reportedly.claims.clauses import SUBJECTS, Tree
from reportedly.claims.holders import Holders
from reportedly.claims.phrases import Words, load_phrases
from reportedly.lang import Pack
from reportedly.model import Actor, SourceKind

TOPIC_REACH = 10  # sentences for which a paper that was named stays the topic
_PRESENT = frozenset({"VBZ", "VBP", "MD", "VB"})


@dataclass(frozen=True, eq=False)
class Papers:
    """Whose paper each sentence tells of, by the sentence's first token."""

    tree: Tree
    authors: dict[int, Actor]

    @classmethod
    def of(cls, holders: Holders, *, pack: Pack) -> Papers:
        """Walk through the sentences and say which of them tell what a paper holds."""
        authors: dict[int, Actor] = {}
        if not holders.authors:
            return cls(holders.tree, authors)
        current: str | None = None
        since = 0
        for number, sentence in enumerate(holders.reading.doc.sents):
            cites_another = _cites_another(sentence, holders)
            named = {holders.authors[i]: i for i in range(sentence.start, sentence.end) if i in holders.authors}
            if named:
                author, noun = next(iter(named.items()))
                goes_on = author == current or _is_topic(noun, holders, pack)
                current = author if len(named) == 1 and goes_on else None
                since = number
            elif cites_another or number - since > TOPIC_REACH or _tells_of_the_past(sentence, holders, pack):
                current = None
            party = holders.party(current)
            if party is not None and not cites_another:
                authors[sentence.start] = party
        return cls(holders.tree, authors)

    def expounds(self, sentence: Sentence) -> bool:
        """Say whether the sentence tells what a paper holds."""
        return sentence.start in self.authors

    def holder_at(self, token: int) -> Actor | None:
        """Return the author of the paper that the token's sentence tells of."""
        return self.authors.get(self.tree.sentence[token])


def _is_topic(noun: int, holders: Holders, pack: Pack) -> bool:
    """Say whether the sentence is about the paper: its subject, its source, or what somebody puts forward."""
    tree = holders.tree
    offset = tree.start(noun)
    is_source = any(s.start <= offset < s.end for a in holders.attributions for s in a.source)
    return is_source or tree.dep[noun] in SUBJECTS or holders.presenting_verb(noun, pack) is not None


def _cites_another(sentence: Sentence, holders: Holders) -> bool:
    """Say whether somebody is cited in the sentence who is no paper."""
    return any(
        sentence.start_char <= cue.start < sentence.end_char
        for attributed in holders.attributions
        for cue in (attributed.cue or attributed.source)
        if attributed.link.source.kind not in (SourceKind.DOCUMENT, SourceKind.PUBLISHER)
        and not _speaks_now(attributed.cue_token, holders.tree)
    )


def _speaks_now(cue: int | None, tree: Tree) -> bool:
    """Say whether the citing verb is in the present, as a paper's own demands are told: "Kyiv rejects …"."""
    return cue is not None and tree.tag[cue] in ("VBZ", "VBP")


def _tells_of_the_past(sentence: Sentence, holders: Holders, pack: Pack) -> bool:
    """Say whether the main clause tells what a named party or person did."""
    root = sentence.root.i
    tree = holders.tree
    if load_phrases(pack, "stances", "norm").find(Words.of(sentence)):
        return False
    is_past = tree.tag[root] not in _PRESENT
    return is_past and any(s in holders.by_token for s in tree.kids(root, *SUBJECTS))
