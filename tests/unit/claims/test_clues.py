"""Rules and learned reader side by side over claims: what each sees alone, what both do, and who is heard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.claims.spelling import PUBLISHED, small_theatre

from reportedly.claims import extract
from reportedly.claims.clues import ENOUGH, SETTLED
from reportedly.lang import load_pack
from reportedly.model import Document, Holding, Measure, Occurrence, Stance
from reportedly.reading.learned import Clue, Seen
from reportedly.taxonomy import load_taxonomy

SURE = 0.99
KINDS = ("occurrence", "measure", "holding", "stance")
WAR = "Rwandan troops shelled Beni on Friday.\n\n"  # the text is of a war, or the learned reader is not heard
ACT = "M23 paid a visit with mortars in Goma on Sunday."
AMOUNT = "M23 shelled Goma on Sunday. Ninety stayed under the rubble."
RULED = "At least seven people were killed in Kharkiv."


ALONE = pytest.mark.parametrize(  # one of each kind that no row of the tables knows
    ("text", "word", "kind", "code"),
    [
        (ACT, "paid", "occurrence", "attack.shelling"),
        (AMOUNT, "Ninety", "measure", "missing"),
        ("M23 sits in Goma.", "sits", "holding", "controls"),
        ('"Not one metre," said Moscow.', "metre", "stance", "rejects"),
    ],
)


@pytest.fixture
def claims(small):
    """Read a text in which words carry clues: kind, code and score, and of acts a status with its chance."""

    def told(text, *, war=WAR, **clues):
        reading = small.read(Document.of(war + text, published_at=PUBLISHED))
        found = []
        for word, (kind, code, score, *doer) in clues.items():
            token = next(t.i for t in reading.doc if t.text == word and t.idx >= len(war))
            status, standing = doer or ("not established" if kind == "occurrence" else "", 0.5)
            found.append(Clue(token, kind, code, score, score, status, standing))
        seen = replace(reading, seen=Seen((), tuple(found), "a learned reader"))
        theatre = small_theatre()
        read = extract(seen, pack=load_pack("en"), taxonomy=load_taxonomy(), theatre=theatre, run_id="r")
        own = [c for c in read.claims if c.evidence.span.start >= len(war)]
        told.readers = {(c.kind, c.evidence.reader, c.evidence.score) for c in own}
        return [c.proposition for c in own]

    return told


def kinds(claims, kind):
    return [c for c in claims if isinstance(c, kind)]


# ── what only the learned reader sees ──


def test_an_act_that_no_row_knows_is_read_with_place_and_time(claims):
    (act,) = kinds(claims(ACT, paid=("occurrence", "attack.shelling", SURE)), Occurrence)
    assert (act.type.split(".")[0], act.where.name) == ("attack", "Goma")
    assert act.when is not None


def test_an_amount_that_no_row_knows_is_read_with_its_number(claims):
    (amount,) = kinds(claims(AMOUNT, Ninety=("measure", "missing", SURE)), Measure)
    assert (amount.measure, amount.quantity.low) == ("missing", 90)


def test_a_single_victim_without_a_number_is_one(claims):
    (amount,) = kinds(
        claims("M23 shelled Goma on Sunday. A guard breathed his last.", guard=("measure", "killed", SURE)), Measure
    )
    assert (amount.measure, amount.quantity.low, amount.quantity.high) == ("killed", 1, 1)


def test_ground_held_that_no_row_knows_needs_a_party_and_a_place(claims):
    (held,) = kinds(claims("M23 sits in Goma.", sits=("holding", "controls", SURE)), Holding)
    assert (held.party.id, held.where.name, held.state) == ("m23", "Goma", "controls")
    assert kinds(claims("Children sit in Goma.", sit=("holding", "controls", SURE)), Holding) == []


def test_a_position_that_no_row_knows_is_its_speakers(claims):
    (stance,) = kinds(claims('"Not one metre," said Moscow.', metre=("stance", "rejects", SURE)), Stance)
    assert (stance.holder.id, stance.stance) == ("russia", "rejects")


def test_nobodys_position_is_none(claims):
    assert kinds(claims('"Not one metre," said a shopkeeper.', metre=("stance", "rejects", SURE)), Stance) == []


@ALONE
def test_what_it_alone_is_unsure_of_falls(claims, text, word, kind, code):
    claims(text, **{word: (kind, code, ENOUGH[kind] - 0.01)})
    assert "learned" not in {reader for _, reader, _ in claims.readers}


@pytest.mark.parametrize(
    ("text", "word", "kind", "code"),
    [
        ("Three hundred drones painted a whale over Goma.", "hundred", "measure", "drones_launched"),
        ("The investor launched a hostile raid on a mill in Goma on Sunday.", "raid", "occurrence", "attack.ground"),
        ("The team of M23 owned the ball in Goma.", "owned", "holding", "controls"),
        ('"No second leg," said Moscow.', "leg", "stance", "rejects"),
    ],
)
def test_in_a_text_without_an_act_of_war_it_is_not_heard(claims, text, word, kind, code):
    claims(text, war="", **{word: (kind, code, SURE)})
    assert "learned" not in {reader for _, reader, _ in claims.readers}


def test_those_among_whom_a_part_was_hurt_were_not_all_hurt(claims):
    text = "M23 shelled Goma. Sixty were injured among 388 passengers."
    clues = {"Sixty": ("measure", "injured", SURE), "388": ("measure", "injured", SURE)}
    assert [m.quantity.low for m in kinds(claims(text, **clues), Measure)] == [60]


def test_a_number_in_brackets_is_no_amount_of_its_own(claims):
    told = claims("Goma lies 9 km (4 miles) from the line.", **{"4": ("measure", "distance", SURE)})
    assert [m.quantity.low for m in kinds(told, Measure) if m.quantity.low != 9] == []


def test_kilometres_are_never_people(claims):
    assert kinds(claims("They walked 30 km to Goma.", km=("measure", "displaced", SURE)), Measure) == []


def test_none_is_not_one(claims):
    told = claims("Not a soul was hit in Goma.", hit=("measure", "injured", SURE))
    assert [m.quantity.low for m in kinds(told, Measure)] in ([], [0])


# ── what both see ──


def test_an_amount_that_both_see_is_the_rules(claims):
    (amount,) = kinds(claims(RULED, seven=("measure", "injured", SURE)), Measure)
    assert amount.measure == "killed"


# ── what only the rules see ──


def test_what_the_rules_alone_see_stands(claims):
    (amount,) = kinds(claims(RULED), Measure)
    assert amount.measure == "killed"


def test_a_word_for_another_thing_gives_way_to_the_act_beside_it(claims):
    text = "The minister paid a visit to Goma on Sunday."
    assert [a.type for a in kinds(claims(text), Occurrence)] == ["diplomatic.visit"]
    (act,) = kinds(claims(text, paid=("occurrence", "attack.shelling", SURE)), Occurrence)
    assert act.type.startswith("attack")


def test_without_a_learned_reader_the_rules_alone_are_heard(small):
    reading = small.read(Document.of(RULED, published_at=PUBLISHED))
    read = extract(reading, pack=load_pack("en"), taxonomy=load_taxonomy(), theatre=small_theatre(), run_id="r")
    assert [c.kind for c in read.claims if c.kind == "measure"] == ["measure"]


# ── how the doer of an act is told ──

SHELLED = "M23 shelled Goma on Sunday."


def test_a_status_that_it_is_sure_of_stands(claims):
    clue = ("occurrence", "attack.shelling", SURE, "suspected or accused", SETTLED)
    (act,) = kinds(claims(SHELLED, shelled=clue), Occurrence)
    assert (act.responsibility.party.id, act.responsibility.status) == ("m23", "suspected or accused")


def test_a_status_that_it_is_unsure_of_does_not(claims):
    clue = ("occurrence", "attack.shelling", SURE, "suspected or accused", SETTLED - 0.01)
    (act,) = kinds(claims(SHELLED, shelled=clue), Occurrence)
    assert act.responsibility.status == "reported as fact"


def test_a_status_without_a_party_makes_none_up(claims):
    clue = ("occurrence", "attack.shelling", SURE, "suspected or accused", SURE)
    (act,) = kinds(claims("Goma was shelled on Sunday.", shelled=clue), Occurrence)
    assert act.responsibility is None


def test_who_claims_an_act_without_being_named_in_it_is_who_says_so(claims):
    clue = ("occurrence", "attack.shelling", SURE, "claimed or admitted", SURE)
    (act,) = kinds(claims("M23 said Goma had been shelled on Sunday.", shelled=clue), Occurrence)
    assert (act.responsibility.party.id, act.responsibility.status) == ("m23", "claimed or admitted")


def test_an_act_told_on_after_anothers_is_not_claimed_by_who_tells_it(claims):
    text = "Rwandan troops shelled Goma on Sunday, M23 said. Sake was hit as well, it said."
    clue = ("occurrence", "attack.shelling", SURE, "claimed or admitted", SURE)
    acts = kinds(claims(text, hit=clue), Occurrence)
    assert "m23" not in [a.responsibility.party.id for a in acts if a.responsibility and a.responsibility.party]


def test_who_is_accused_is_the_one_body_that_could_be_meant(claims):
    clue = ("occurrence", "attack.shelling", SURE, "suspected or accused", SURE)
    text = "Residents said Goma had been shelled from the hills where M23 sits."
    (act,) = kinds(claims(text, shelled=clue), Occurrence)
    assert (act.responsibility.party.id, act.responsibility.status) == ("m23", "suspected or accused")


def test_of_two_bodies_none_is_accused(claims):
    clue = ("occurrence", "attack.shelling", SURE, "suspected or accused", SURE)
    text = "Residents said Goma had been shelled while M23 and Rwandan troops were near."
    (act,) = kinds(claims(text, shelled=clue), Occurrence)
    assert act.responsibility is None


def test_a_witness_claims_nothing(claims):
    clue = ("occurrence", "attack.shelling", SURE, "claimed or admitted", SURE)
    (act,) = kinds(claims("A resident said Goma had been shelled on Sunday.", shelled=clue), Occurrence)
    assert act.responsibility is None


# ── who found it ──


@ALONE
def test_a_claim_of_the_learned_reader_alone_says_so_with_its_score(claims, text, word, kind, code):
    claims(text, **{word: (kind, code, SURE)})
    assert (kind, "learned", SURE) in claims.readers


@pytest.mark.parametrize(
    ("text", "word", "kind", "code"),
    [
        (SHELLED, "shelled", "occurrence", "attack.shelling"),
        (RULED, "seven", "measure", "killed"),
        ("M23 controls the city of Goma.", "controls", "holding", "controls"),
    ],
)
def test_a_claim_of_both_says_so(claims, text, word, kind, code):
    claims(text, **{word: (kind, code, SURE)})
    assert (kind, "both", SURE) in claims.readers


def test_a_claim_of_the_rules_says_so(claims):
    claims(RULED)
    assert ("measure", "rules", None) in claims.readers


# ── who answers for an act ──


def answers(claims):
    return [c.responsibility for c in kinds(claims, Occurrence) if c.type == "responsibility"]


@pytest.mark.parametrize(
    ("text", "word", "party", "status"),
    [
        pytest.param('"We were never there," said M23.', "were", "m23", "denied", id="who denies answers for it"),
        pytest.param(
            "Kyiv said it bore the mark of Moscow.", "bore", "russia", "suspected or accused", id="the one named"
        ),
    ],
)
def test_an_answer_that_no_wording_tells_is_settled_by_what_is_said(claims, text, word, party, status):
    told = claims(text, **{word: ("occurrence", "responsibility", SURE)})
    found = [(a.party.id, a.status.value) for a in answers(told) if a is not None and a.party is not None]
    assert found == [(party, status)]


def test_an_answer_of_which_nobody_is_told_is_left_out(claims):
    assert answers(claims("It came from the hills.", came=("occurrence", "responsibility", SURE, "denied", 0.5))) == []
    open_one = claims("It came from the hills.", came=("occurrence", "responsibility", SURE))
    assert [a.status.value for a in answers(open_one)] == ["not established"]


def test_an_outlet_that_names_the_doer_has_told_it_unless_the_reader_is_sure(claims):
    text = "Rwandan troops paid a visit to Goma with mortars."
    clue = ("occurrence", "attack.shelling", SURE, "not established")
    (told,) = kinds(claims(text, paid=(*clue, 0.7)), Occurrence)
    assert (told.responsibility.party.party, told.responsibility.status.value) == ("rwanda", "reported as fact")
    (left,) = kinds(claims(text, paid=(*clue, 0.8)), Occurrence)
    assert left.responsibility.party is None


def test_what_nobody_named_says_makes_a_doer_possible(claims):
    text = "Rwandan troops reportedly paid a visit to Goma with mortars."
    clue = ("occurrence", "attack.shelling", SURE, "suspected or accused", 0.9)
    (told,) = kinds(claims(text, paid=clue), Occurrence)
    assert told.responsibility.status.value == "possible"


def test_what_is_dismantled_is_not_taken(claims):
    told = claims("M23 dismantled 500 positions in Goma on Sunday.", dismantled=("holding", "captured", SURE))
    assert not kinds(told, Holding)


def test_what_falls_in_by_itself_was_bombed_by_nobody(claims):
    text = "A single shaft fell in near Goma on Sunday."
    assert not kinds(claims(text, fell=("occurrence", "attack.bombing", SURE)), Occurrence)
    assert kinds(claims("A shell fell near Goma on Sunday.", fell=("occurrence", "attack.shelling", SURE)), Occurrence)
