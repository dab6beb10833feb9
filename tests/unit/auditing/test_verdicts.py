"""What an audit says of a text: who supports it, what differs, what is disputed, what nobody tells."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reportedly.model import Audit, AuditVerdict, DriftKind

DRONES = "Russia launched 472 drones at Ukraine overnight, Ukraine's air force said on Sunday."
AGAIN = "Ukraine's air force reported that 472 Russian drones had been launched in the night."
TOLL = "A missile hit a market in Kharkiv on Sunday and killed at least 12 people, the governor said."


def kinds(audited: Audit) -> list[DriftKind]:
    return [drift.kind for one in audited.claims for drift in one.drift]


def verdicts(audited: Audit) -> set[AuditVerdict]:
    return {one.verdict for one in audited.claims}


def test_a_text_told_in_other_words_is_supported(against):
    audited = against("Overnight, 472 drones were sent against Ukraine by Russia, according to its air force.", DRONES)
    assert verdicts(audited) == {AuditVerdict.SUPPORTED}


def test_support_is_counted_by_lineage_not_by_page(against):
    reports = [("Tarn Wire", DRONES), ("Fen Courier", DRONES), ("Lake Post", AGAIN)]
    number = next(a for a in against(AGAIN, *reports).claims if a.claim.kind == "measure")
    assert len(number.against) == 3
    assert number.independent == 1


def test_a_figure_in_the_mouth_of_the_adversary_is_a_swapped_source(against):
    audited = against("Russia's defence ministry said it launched 472 drones at Ukraine overnight.", DRONES, AGAIN)
    assert kinds(audited) == [DriftKind.SOURCE_SWAPPED]
    flagged = next(a for a in audited.claims if a.drift)
    assert "its adversary" in flagged.because
    assert flagged.against


def test_a_report_that_swapped_the_source_itself_is_no_witness_for_it(against):
    swapped = "Russia's defence ministry said it launched 472 drones at Ukraine overnight."
    audited = against(swapped, ("Tarn Wire", DRONES), ("Fen Courier", AGAIN), ("Compass", swapped))
    assert kinds(audited) == [DriftKind.SOURCE_SWAPPED]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(
            "A missile hit a market in Kharkiv on Sunday and killed 12 people, the governor said.",
            DriftKind.BOUND_LOST,
            id="at least 12 becomes 12",
        ),
        pytest.param(
            "A missile hit a market in Kharkiv on Sunday and killed at least 21 people, the governor said.",
            DriftKind.FIGURE_CHANGED,
            id="another number of the same source",
        ),
        pytest.param(
            "A missile hit a market in Odesa on Sunday and killed at least 12 people, the governor said.",
            DriftKind.SCOPE_MOVED,
            id="another city",
        ),
        pytest.param(
            "A missile hit a market in Kharkiv on Sunday and killed at least 12 people.",
            DriftKind.SOURCE_LOST,
            id="the governor is gone",
        ),
    ],
)
def test_one_change_to_a_sentence_is_named(against, text, kind):
    audited = against(text, TOLL, after=timedelta(0))
    assert set(kinds(audited)) == {kind}


def test_a_toll_that_rises_later_is_not_flagged(against):
    later = "A missile hit a market in Kharkiv on Sunday and killed at least 15 people, the governor said."
    assert kinds(against(later, TOLL)) == []


def test_another_town_in_other_words_is_another_matter(against):
    audited = against("Shells fell on a village near Nikopol, and four residents were wounded, police said.", TOLL)
    assert verdicts(audited) == {AuditVerdict.NOT_FOUND}


def test_own_words_that_claim_nothing_are_no_claim(against):
    audited = against("That is your morning.", TOLL)
    assert audited.claims == ()
    assert [s.verdict for s in audited.sentences] == [AuditVerdict.NO_CLAIM]


def test_a_disputed_figure_names_its_sides(against):
    told = "Forty-one aircraft were destroyed at Belaya air base on Sunday, an SBU source said."
    less = "About 10 aircraft were destroyed at Belaya air base on Sunday, two American officials said."
    none = "No aircraft was destroyed at Belaya air base, Russian deputy foreign minister Sergei Ryabkov said."
    audited = against("Forty-one aircraft were destroyed at Belaya air base on Sunday.", told, less, none)
    disputed = [a for a in audited.claims if a.verdict is AuditVerdict.DISPUTED]
    assert disputed
    assert len(disputed[0].sides) >= 2


def test_an_empty_ledger_finds_nothing(against):
    assert verdicts(against(TOLL)) == {AuditVerdict.NOT_FOUND}


def test_sentences_cover_the_text_in_order(against):
    text = f"{TOLL} {DRONES}\n\nThat is your morning."
    audited = against(text, TOLL)
    assert [s.text for s in audited.sentences] == [text[s.span.start : s.span.end] for s in audited.sentences]
    assert [s.span.start for s in audited.sentences] == sorted(s.span.start for s in audited.sentences)


def test_a_place_put_into_another_country_is_impossible(against):
    audited = against(TOLL.replace("Kharkiv", "the Polish city of Kharkiv"), TOLL, after=timedelta(0))
    assert kinds(audited) == [DriftKind.PLACE_IMPOSSIBLE]


def test_a_place_put_into_its_own_country_is_none(against):
    assert kinds(against(TOLL.replace("Kharkiv", "the Ukrainian city of Kharkiv"), TOLL, after=timedelta(0))) == []


def test_a_cause_that_came_later_is_flagged_and_an_earlier_one_is_not(against):
    shelled = "Russian forces shelled the port of Kherson on 1 June, the governor said."
    raid = "Ukrainian drones struck the Engels air base on {}, a source in the security service said."
    told = f"{shelled.removesuffix('.')}, in retaliation for the strike on the Engels air base."
    days = {"after": timedelta(days=3), "apart": timedelta(days=3)}
    assert kinds(against(told, shelled, raid.format("3 June"), **days)) == [DriftKind.CAUSE_BEFORE_EFFECT]
    assert kinds(against(told, shelled, raid.format("28 May"), **days)) == []


def test_a_report_quoted_word_for_word_is_supported(against):
    audited = against(f"One paper wrote: “{TOLL}”", TOLL)
    assert verdicts(audited) == {AuditVerdict.SUPPORTED}


def test_a_text_that_tells_both_sides_of_a_dispute_tells_it_as_it_is(against):
    told = "Forty-one aircraft were destroyed at Belaya air base on Sunday, an SBU source said."
    less = "About 10 aircraft were destroyed at Belaya air base on Sunday, two American officials said."
    audited = against(f"{told} {less}", told, less)
    assert AuditVerdict.DISPUTED not in verdicts(audited)


def test_a_source_credited_in_the_sentence_before_is_not_lost(against):
    wire = (
        "Russia launched 472 drones at Ukraine overnight, Ukraine's air force said. Seven missiles were fired, it said."
    )
    text = "Russia launched 472 drones at Ukraine overnight, Ukraine's air force said. Seven missiles were fired too."
    assert kinds(against(text, wire)) == []


def test_a_text_that_came_out_first_has_lost_nothing(against):
    bare = "A missile hit a market in Kharkiv on Sunday and killed at least 12 people."
    assert kinds(against(bare, TOLL, after=-timedelta(hours=3))) == []


def test_what_is_not_found_names_what_comes_nearest_and_what_sets_it_apart(against):
    text = "A missile hit a market in Odesa on Sunday and killed three people, a doctor said."
    found = [one for one in against(text, TOLL).claims if one.verdict is AuditVerdict.NOT_FOUND]
    assert any("the nearest is told by" in one.because and "another place" in one.because for one in found)
    far = against("The central bank raised its main rate, economists said.", TOLL)
    assert all(one.against == () for one in far.claims)
