"""Every entry of the packs proves itself: its example is read, and must give what the entry promises."""

from __future__ import annotations

import pytest
from tests.unit.claims.spelling import read, unmark

from reportedly.lang import load_pack
from reportedly.model import Measure, Modality, Occurrence, Polarity, ResponsibilityStatus

PACK = load_pack("en")


def rows(table: str, array: str) -> list:
    return [pytest.param(row, id=row["example"][:60]) for row in PACK.table(table, array) if "example" in row]


def at(told, span):
    return [d for d in told.drafts if told.anchored(d)[0] < span[1] and span[0] < told.anchored(d)[1]]


@pytest.mark.parametrize("row", rows("triggers", "trigger"))
def test_a_trigger_gives_its_event_where_it_stands(row, small):
    text, span, _ = unmark(row["example"])
    told = read(small, text)
    if row["type"].startswith("ground") and told.holdings:
        return  # ground whose holder is known is told as a holding
    found = [d.proposition.type for d in told.drafts if isinstance(d.proposition, Occurrence)]
    assert any(kind == row["type"] or kind.startswith(row["type"] + ".") for kind in found), found
    verbs = [d for d in at(told, span) if isinstance(d.proposition, Occurrence)]
    assert verbs, [told.reading.doc[d.anchor].text for d in told.drafts]


@pytest.mark.parametrize("row", rows("triggers", "excluded"))
def test_a_sense_of_another_field_gives_no_violence(row, small):
    told = read(small, row["example"])
    assert [o.type for o in told.occurrences if o.type.split(".")[0] in VIOLENT] == []


VIOLENT = {"attack", "clash", "explosion", "collapse", "destruction", "harm", "interception", "escalation", "ceasefire"}


@pytest.mark.parametrize("row", rows("weapons", "weapon"))
def test_a_weapon_is_named_as_the_means(row, small):
    text, _, _ = unmark(row["example"])
    told = read(small, text)
    assert row["code"] in {w for o in told.occurrences for w in o.weapons}, told.occurrences


@pytest.mark.parametrize("row", rows("fates", "fate"))
def test_what_befalls_somebody_is_told_of_them(row, small):
    text, span, _ = unmark(row["example"])
    told = read(small, text)
    found = [d.proposition.measure for d in at(told, span) if isinstance(d.proposition, Measure)]
    assert found == [row["code"]], told.measures


@pytest.mark.parametrize("row", rows("counted", "deed"))
def test_a_deed_named_with_its_number_tells_its_measure(row, small):
    text, span, _ = unmark(row["example"])
    (told,) = [d for d in at(read(small, text), span) if isinstance(d.proposition, Measure)]
    assert told.proposition.measure == row["code"]
    assert (told.proposition.quantity.high is None) is bool(row.get("least"))


@pytest.mark.parametrize("row", rows("counted", "manifold"))
def test_a_word_of_number_tells_how_many_a_deed_befell(row, small):
    text, _, _ = unmark(row["example"])
    assert [m.quantity.low for m in read(small, text).measures] == [row["amount"]]


@pytest.mark.parametrize("row", rows("counted", "measure"))
def test_an_amount_is_told_of_its_measure(row, small):
    text, span, _ = unmark(row["example"])
    told = read(small, text)
    found = [d.proposition.measure for d in at(told, span) if isinstance(d.proposition, Measure)]
    assert row["code"] in found, (found, told.measures)


@pytest.mark.parametrize(
    "row",
    [
        r
        for a in ("auxiliary", "forbidding", "governor", "adverb", "adjective", "condition", "ahead")
        for r in rows("modality", a)
    ],
)
def test_a_word_of_mode_puts_the_act_in_its_mode(row, small):
    text, _, _ = unmark(row["example"])
    told = read(small, text)
    acts = [d.modality for d in told.drafts if isinstance(d.proposition, Occurrence)]
    assert Modality(row["modality"]) in acts, told.occurrences


@pytest.mark.parametrize("row", [r for a in ("denial", "none") for r in rows("modality", a)])
def test_a_denial_turns_the_act(row, small):
    text, _, _ = unmark(row["example"])
    told = read(small, text)
    assert Polarity(row["polarity"]) in [d.polarity for d in told.drafts if isinstance(d.proposition, Occurrence)]


@pytest.mark.parametrize(
    "row",
    [
        r
        for a in ("phrase", "hedge", "part", "doubting", "believing", "holding", "deed", "civil", "warring", "charge")
        for r in rows("responsibility", a)
    ],
)
def test_a_wording_lays_the_act_at_its_door(row, small):
    text, _, party = unmark(row["example"])
    laid = [o.responsibility for o in read(small, text).occurrences if o.responsibility is not None]
    allowed = {ResponsibilityStatus(row["status"])}
    if row.get("accuser"):
        allowed.add(ResponsibilityStatus.ACCUSED_BY_AUTHORITIES)
    ids = {p.name: p.id for p in small.theatre.parties.values()}
    assert any(r.status in allowed and r.party is not None and r.party.party == ids[party] for r in laid), laid


@pytest.mark.parametrize("row", [r for a in ("unknown", "nobody", "answerable") for r in rows("responsibility", a)])
def test_an_open_question_names_nobody(row, small):
    text, _, _ = unmark(row["example"])
    laid = [o.responsibility for o in read(small, text).occurrences if o.responsibility is not None]
    assert laid
    assert all(r.party is None and r.status is ResponsibilityStatus.NOT_ESTABLISHED for r in laid)


@pytest.mark.parametrize("row", [r for a in ("feeling", "loss", "quitting") for r in rows("responsibility", a)])
def test_who_answers_for_losses_of_his_own_has_claimed_no_act(row, small):
    text, _, _ = unmark(row["example"])
    assert [o.responsibility for o in read(small, text).occurrences if o.responsibility is not None] == []


@pytest.mark.parametrize("row", rows("superlatives", "rank"))
def test_a_word_of_rank_gives_a_record(row, small):
    text, span, _ = unmark(row["example"])
    told = read(small, text)
    ranks = [d.proposition.superlative.rank for d in at(told, span) if d.proposition.superlative]
    assert row["rank"] in ranks, told.measures


@pytest.mark.parametrize("row", rows("superlatives", "over"))
def test_a_record_is_about_its_measure(row, small):
    text, span, _ = unmark(row["example"])
    told = read(small, text)
    found = [d.proposition.measure for d in at(told, span) if d.proposition.superlative]
    assert set(found) & set(row["measures"]), told.measures


@pytest.mark.parametrize("row", rows("superlatives", "of"))
def test_a_record_total_is_of_its_measure(row, small):
    text, span, _ = unmark(row["example"])
    told = read(small, text)
    assert [d.proposition.measure for d in at(told, span) if d.proposition.superlative] == [row["measure"]]


@pytest.mark.parametrize("row", [r for a in ("verb", "noun", "phrase", "beside") for r in rows("holdings", a)])
def test_a_word_of_ground_gives_party_place_and_state(row, small):
    text, (start, end), party = unmark(row["example"])
    told = read(small, text)
    found = [(h.state.value, h.where.name) for h in told.holdings]
    assert (row["state"], text[start:end]) in found, found
    parties = small.theatre.parties.values()
    expected = next(p.id for p in parties if party in (p.name, *p.demonyms))
    assert {h.party.id for h in told.holdings} == {expected}
