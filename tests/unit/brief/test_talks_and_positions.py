"""How rounds of talks and positions are told: what is only proposed, with whose authority, what comes first."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.brief.making import NORTHLAND, SOUTHLAND, Newsroom, cited, claim, theatre

from reportedly import brief
from reportedly.model import (
    Brief,
    Gap,
    GapLabel,
    Line,
    Modality,
    Pole,
    Position,
    Situation,
    SourceKind,
    Stance,
    StanceKind,
)


def write(situation: Situation) -> Brief:
    return brief.write(situation, (), theatre=theatre(), reader="rules")


def lines_of(situation: Situation, section: str) -> tuple[Line, ...]:
    return next(s for s in write(situation).sections if s.key == section).lines


def told(situation: Situation, section: str) -> list[str]:
    return [line.text for line in lines_of(situation, section)]


def with_round(**changes: object) -> Situation:
    situation = Newsroom().situation()
    return replace(situation, rounds=(replace(situation.rounds[0], **changes),))  # type: ignore[arg-type]


def test_a_round_that_one_side_asks_for_is_told_as_proposed_and_never_as_held():
    situation = with_round(modality=Modality.DEMANDED, ordinal=None, parties=(SOUTHLAND,))
    line = lines_of(situation, "talks")[0]
    assert "A further round of talks" in line.text
    assert "proposed by Southland, not reported as agreed" in line.text
    assert line.flag == "proposed"


def test_a_round_that_was_held_bears_no_mark():
    line = lines_of(with_round(modality=Modality.ASSERTED), "talks")[0]
    assert line.flag is None


def test_the_delegates_stand_with_the_side_they_speak_for():
    side = Newsroom().situation().rounds[0].delegates[0].actor.party
    name = theatre().parties[side].name
    assert f"for {name}, Ada Marsh" in told(with_round(), "talks")[0]


def truce_by(source, kind: SourceKind) -> Situation:
    newsroom = Newsroom()
    stance = Stance(SOUTHLAND, "CEASE.TRUCE", StanceKind.DEMANDS, Pole.FOR, "a truce")
    newsroom.truce = claim(newsroom.wire, "Southland demands a truce", stance, cited(source, kind))
    return newsroom.situation()


def test_a_partys_own_word_and_the_other_sides_account_of_it_are_told_apart():
    own = told(truce_by(SOUTHLAND, SourceKind.PARTY), "positions")
    theirs = told(truce_by(NORTHLAND, SourceKind.PARTY), "positions")
    assert any("from its own speaker" in text for text in own)
    assert any("from the other side's account" in text for text in theirs)


def test_what_is_read_in_a_partys_paper_is_from_its_own_document():
    newsroom = Newsroom()
    trail = ("Southland: demands", "truce (+ pole)", "in the paper of Southland")
    stance = Stance(SOUTHLAND, "CEASE.TRUCE", StanceKind.DEMANDS, Pole.FOR, "a truce", trail=trail)
    newsroom.truce = claim(newsroom.wire, "Southland demands a truce", stance)
    assert any("from its own document" in text for text in told(newsroom.situation(), "positions"))


def test_a_side_is_told_with_what_it_stands_for_in_plain_words():
    gap = next(text for text in told(Newsroom().situation(), "positions") if "one-sided" in text)
    assert "Southland: the fighting stops (demands)" in gap


def test_what_is_opposed_comes_before_what_one_side_is_silent_on():
    newsroom = Newsroom()
    situation = newsroom.situation()
    truce = situation.positions[0]

    def on_elections(holder, pole: Pole, number: int) -> Position:
        return replace(truce, id=f"p-{number}", holder=holder, issue="POL.ELECTION", pole=pole, gloss="elections")

    added = (on_elections(SOUTHLAND, Pole.AGAINST, 2), on_elections(NORTHLAND, Pole.FOR, 3))
    gap = Gap("POL.ELECTION", ("northland", "southland"), GapLabel.OPPOSED, (), ("p-2", "p-3"))
    lines = told(replace(situation, positions=(truce, *added), gaps=(*situation.gaps, gap)), "positions")
    assert lines[0].startswith("Elections: opposed")
