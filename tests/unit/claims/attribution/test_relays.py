"""Through whom words came: who cites whom, who was told, who saw a paper; the chain runs from the outermost in."""

import pytest


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "The agency reported on Monday, citing two officials, that the port burned.",
            ["agency", "two officials"],
            id="citing, between cue and clause",
        ),
        pytest.param(
            "The port burned, Halden reported, citing two officials.", ["Halden", "two officials"], id="citing, last"
        ),
        pytest.param(
            "Citing two officials, the agency reported that the port burned.",
            ["agency", "two officials"],
            id="citing, first",
        ),
        pytest.param(
            "The port burned, according to the navy, citing satellite pictures.",
            ["navy", "satellite pictures"],
            id="citing behind according to",
        ),
        pytest.param(
            "The port burned, the agency reported with reference to the navy.",
            ["agency", "navy"],
            id="with reference to",
        ),
        pytest.param(
            "The agency reported, referring to two officials, that the port burned.",
            ["agency", "two officials"],
            id="referring to",
        ),
        pytest.param("The envoy told Halden that the port burned.", ["Halden", "envoy"], id="told an outlet"),
        pytest.param(
            "The envoy told a local channel that the port burned.",
            ["local channel", "envoy"],
            id="told an outlet by its noun",
        ),
        pytest.param(
            "The envoy said in an interview with Halden that the port burned.",
            ["Halden", "envoy"],
            id="in an interview with",
        ),
        pytest.param(
            "In an interview with Halden, the envoy said the port burned.",
            ["Halden", "envoy"],
            id="in an interview with, first",
        ),
        pytest.param("Speaking to Halden, the envoy said the port burned.", ["Halden", "envoy"], id="speaking to"),
        pytest.param(
            "According to a draft seen by Halden, the port burned.", ["Halden", "draft"], id="a paper seen by an outlet"
        ),
        pytest.param(
            "The letter, a copy of which was obtained by Halden, says the port burned.",
            ["Halden", "letter"],
            id="a copy of a paper",
        ),
        pytest.param(
            "Halden has seen a draft that says the port burned.", ["Halden", "draft"], id="an outlet has seen a paper"
        ),
        pytest.param(
            "The navy, quoted by Halden, said the port burned.", ["Halden", "navy"], id="who is quoted by an outlet"
        ),
        pytest.param(
            "Two officials told Halden on condition of anonymity that the port burned.",
            ["Halden", "Two officials"],
            id="on condition of anonymity",
        ),
        pytest.param("The envoy told reporters that the port burned.", ["envoy"], id="reporters are no outlet"),
        pytest.param(
            "Two officials told this newspaper that the port burned.",
            ["Two officials"],
            id="this newspaper is the publisher",
        ),
    ],
)
def test_who_passed_it_on_stands_before_who_said_it(read, text, names):
    assert read(text).names("burned") == names


def test_what_cites_is_no_part_of_what_is_said(read):
    page = read("The agency reported on Monday, citing two officials, that the port burned.")
    assert page.contents() == ["that the port burned", "that the port burned"]


def test_it_is_rather_the_paper_told_of_since_than_the_one_who_reports(read):
    page = read("Halden reported, citing two officials who had seen the document, that it calls for a truce.")
    assert page.names("truce")[-1] == "document"
