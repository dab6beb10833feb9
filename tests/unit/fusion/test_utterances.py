"""The same words of the same speaker in several reports are one word of his, whoever heard them."""

from __future__ import annotations

import pytest
from tests.unit.fusion.builders import DOCTOR, MAYOR, NORTH_ARMY, SOUTH, Paper, fused, hours, night, the_only

from reportedly.model import Actor, ActorKind

QUOTE = "The eastern bank is lost, the bridge has fallen into the river and nobody can reach the hospital"
TRANSLATED = "We have lost the eastern bank, the bridge has fallen into the river, nobody reaches the hospital"
CUT = "the bridge has fallen into the river and nobody can reach the hospital"
OTHER = "Our crews worked until dawn on the northern road and found no survivors beneath the market hall"

OFFICIAL = Actor("official:security", "a security official", ActorKind.UNNAMED)
SPEAKER = Actor("official:senior", "a senior security official", ActorKind.UNNAMED)
RESIDENTS = Actor("residents", "residents", ActorKind.COLLECTIVE)
GOVERNOR = Actor("person:adda-marsh", "Adda Marsh", ActorKind.PERSON, "south", "regional governor")
UNNAMED_GOVERNOR = Actor("official:governor", "the governor", ActorKind.UNNAMED)
MINISTER = Actor("official:minister", "the transport minister", ActorKind.UNNAMED)


def report(publisher: str, at: float, speaker: Actor, words: str, *, marks: str = "“{}”") -> Paper:
    """A report of one attack that its speaker tells with these words."""
    paper = Paper(publisher, hours(at))
    tail = f", said {speaker.name}." if marks != "{}" else "."
    paper.attack(speaker, where="ford", when=night(1), words=f"{marks.format(words)}{tail}")
    return paper


def voices(*papers: Paper) -> int:
    return len(the_only(fused(*papers).events).lineages)


@pytest.mark.parametrize(
    ("later", "marks"),
    [
        pytest.param(QUOTE, "“{}”", id="word for word"),
        pytest.param(QUOTE, '"{}"', id="in other marks"),
        pytest.param(TRANSLATED, "“{}”", id="in another translation"),
        pytest.param(CUT, "“{}”", id="cut"),
        pytest.param(CUT, "{}", id="as reported speech"),
    ],
)
def test_two_reports_that_quote_one_utterance_are_one_voice(later, marks):
    assert voices(report("Alpha", 0, OFFICIAL, QUOTE), report("Beta", 2, SPEAKER, later, marks=marks)) == 1


def test_a_dozen_plain_words_in_a_row_are_one_utterance_too():
    words = "There was one, then a pause, and then five or six together"
    assert voices(report("Alpha", 0, OFFICIAL, words), report("Beta", 2, SPEAKER, words)) == 1


@pytest.mark.parametrize(
    ("speaker", "words", "other", "later"),
    [
        pytest.param(OFFICIAL, "We will respond", SPEAKER, "We will respond", id="a stock phrase"),
        pytest.param(OFFICIAL, QUOTE, SPEAKER, OTHER, id="other words"),
        pytest.param(MAYOR, QUOTE, DOCTOR, QUOTE, id="two people with names"),
        pytest.param(GOVERNOR, QUOTE, MINISTER, QUOTE, id="another office"),
        pytest.param(OFFICIAL, QUOTE, RESIDENTS, QUOTE, id="an official and residents"),
        pytest.param(MAYOR, QUOTE, NORTH_ARMY, QUOTE, id="two sides"),
        pytest.param(OFFICIAL, f"{QUOTE}: 41 dead", SPEAKER, f"{QUOTE}: 52 dead", id="another number"),
    ],
)
def test_what_may_be_two_utterances_or_two_speakers_stays_two_voices(speaker, words, other, later):
    assert voices(report("Alpha", 0, speaker, words), report("Beta", 2, other, later)) == 2


def test_what_else_the_speaker_tells_in_those_reports_is_one_voice_too():
    papers = [report("Alpha", 0, GOVERNOR, QUOTE), report("Beta", 2, UNNAMED_GOVERNOR, QUOTE)]
    for paper, speaker in zip(papers, (GOVERNOR, UNNAMED_GOVERNOR), strict=True):
        paper.count("killed", 7, speaker, about=paper.told[0][0], words=f"Seven were killed, {speaker.name} said.")
    figure = the_only(fused(*papers).figures)
    assert len(figure.given[0].lineages) == 1
    assert figure.standing == "reported"


def test_the_reports_stay_two_lines_and_the_reason_names_words_speakers_and_cues():
    situation = fused(report("Alpha", 0, GOVERNOR, QUOTE), report("Beta", 2, UNNAMED_GOVERNOR, CUT))
    assert not [line for line in situation.lineages if line.root in {d.id for d in situation.documents}]
    event = the_only(situation.events)
    lineage = the_only([line for line in situation.lineages if line.id in event.lineages])
    reason = the_only([because for because in lineage.because if "utterance" in because])
    assert reason == f"Alpha (Adda Marsh, “said”) and Beta (the governor, “said”) quote one utterance: “{CUT}”"
    utterance = the_only(lineage.utterances)
    documents = {document.id: document for document in situation.documents}
    quoted = [span.of(documents[q.document_id].text) for q in (utterance.earlier, utterance.later) for span in q.spans]
    assert quoted == [QUOTE, CUT]


def test_two_people_with_names_are_not_made_one_by_a_third_report_that_names_nobody():
    papers = [report("Alpha", 0, MAYOR, QUOTE), report("Beta", 2, SOUTH, QUOTE), report("Gamma", 3, DOCTOR, QUOTE)]
    assert voices(*papers) == 2


def test_a_word_of_no_event_is_one_utterance_too():
    from reportedly.model import Remark

    papers = [Paper("Alpha", hours(0)), Paper("Beta", hours(2))]
    told = [
        p.tell(Remark(QUOTE), s, words=f"{p.publisher}: “{QUOTE}”")
        for p, s in zip(papers, (OFFICIAL, SPEAKER), strict=True)
    ]
    assert set(the_only(fused(*papers).lineages).claims) == set(told)
