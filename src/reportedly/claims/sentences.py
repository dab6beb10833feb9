"""The sentences of a text as spans: what an audit gives a verdict each, and what a brief quotes of a claim."""

from __future__ import annotations

import re

from reportedly.reading import Reading
from reportedly.values import Span

_SENTENCE_END = re.compile(r"(?P<word>[^\s.!?]*)[.!?]+[\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-ZÀ-ÞА-Я0-9]|\s*$)")
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
_INITIAL = re.compile(r"(?:[A-Z]|[A-Z][a-z]{1,2}|\w*\.\w*)\Z")  # "U", "Mr", "Gen", "U.S": the dot ends no sentence
_DATELINE = re.compile(r"\A[A-ZÀ-Þ][A-ZÀ-Þ/ .'’-]+(?:, [A-Z][a-z]+\.? \d{1,2})? \([^)\n]{2,40}\) [-–—] ")
_LONG_LINE = 100  # where lines are longer than this the text is not hard-wrapped, and each line is a paragraph


def sentences_of(reading: Reading) -> tuple[Span, ...]:
    """Return the sentences that have a letter or a digit, white space at their ends left out, in order."""
    text = reading.document.text
    found = []
    for sentence in reading.doc.sents:
        written = text[sentence.start_char : sentence.end_char]
        if not any(character.isalnum() for character in written):
            continue
        start = sentence.start_char + len(written) - len(written.lstrip())
        found.append(Span(start, start + len(written.strip())))
    return tuple(found)


def sentence_span(text: str, span: Span) -> Span:
    """Return the stretch of whole sentences that holds the span, inside its paragraph."""
    low, high = _paragraph(text, span)
    start, end = low, high
    for found in _SENTENCE_END.finditer(text, low, high):
        if _INITIAL.match(found["word"]) and found.end() < high:
            continue
        if found.end() <= span.start:
            start = found.end()
        elif found.end() >= span.end:
            end = found.end()
            break
    dateline = _DATELINE.match(text[start:end])
    if dateline and start + dateline.end() < span.end:
        start += dateline.end()
    while start < span.start and text[start].isspace():
        start += 1
    return Span(start, max(end, span.end))


def _paragraph(text: str, span: Span) -> tuple[int, int]:
    low, high = 0, len(text)
    for found in _PARAGRAPH.finditer(text):
        if found.end() <= span.start:
            low = found.end()
        elif found.start() >= span.end:
            high = found.start()
            break
    if any(len(line) > _LONG_LINE for line in text[low:high].split("\n")):
        low = max(low, text.rfind("\n", low, span.start) + 1)
        line_end = text.find("\n", span.end, high)
        high = high if line_end < 0 else line_end
    return low, high
