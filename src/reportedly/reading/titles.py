"""The title before a name: where it begins, what office, party and gender it tells."""

from __future__ import annotations

from reportedly.model import Actor
from reportedly.reading.senses import head_token
from reportedly.reading.sightings import Page, Sighting

_TITLE_TAGS = frozenset({"NNP", "NNPS", "NN", "JJ", "POS", "HYPH", "_SP", "IN", "VBN"})
_TITLE_REACH = 10


def titled(page: Page, first: int, last: int, actor: Actor, how: str) -> Sighting:
    """Return a person with the title before the name: its words, the party it tells, the gender of an honorific."""
    words, doc = page.words, page.doc
    start, gender = first, ""
    while start > 0 and (doc[start - 1].text in words.honorifics or doc[start - 1].tag_ == "_SP"):
        start -= 1
        gender = gender or words.honorifics.get(doc[start].text, "").replace("either", "")
    head = _before(page, start)
    is_office = head is not None and doc[head].lemma_.lower() in words.offices
    office, party = None, None
    if head is not None and (is_office or doc[head].lemma_.lower() in words.trades):
        start = _title_start(page, head, last)
        title = page.own_words(start, head)
        office = page.text(title[0], head) if is_office and title else None
        party = next((p for i in range(head, start - 1, -1) if (p := page.party_at(i)) and not page.leans_at(i)), None)
    while start < first and doc[start].tag_ in ("_SP", "DT", "POS", "IN"):
        start += 1
    token = head_token(doc, first, last)
    if actor.party is None and party is not None:
        actor = Actor(actor.id, actor.name, actor.kind, party, actor.office)
    return Sighting(
        first=start,
        last=last,
        token=token.i,
        actor=actor,
        how=how,
        attributive=token.dep_ == "poss",
        office=office,
        gender=gender or page.words.given_names.get(page.doc[first].lower_, "") or _told_gender(page, head),
        is_surname=first == last,
    )


def _told_gender(page: Page, title: int | None) -> str:
    return "" if title is None else page.words.gendered_nouns.get(page.doc[title].lemma_.lower(), "")


def _before(page: Page, start: int) -> int | None:
    index = start - 1
    while index >= 0 and page.doc[index].tag_ == "_SP" and "\n\n" not in page.doc[index].text:
        index -= 1
    return index if index >= 0 else None


def _title_start(page: Page, head: int, last: int) -> int:
    """Return where a title begins: leftwards while the words hang on the title or the name."""
    start = head
    for i in range(head - 1, max(head - _TITLE_REACH, -1), -1):
        token = page.doc[i]
        if (
            token.tag_ not in _TITLE_TAGS
            or token.ent_type_ == "DATE"
            or (not start <= token.head.i <= last and i not in page.match_at)
        ):
            break
        if token.tag_ == "IN" and token.lower_ != "of":
            break
        if token.is_sent_start and token.tag_ == "_SP":
            break
        start = i
    return start
