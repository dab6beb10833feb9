"""The page in a browser: evidence opens beside its line, without script, on a phone, on paper, and asks for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

WIDE, PHONE = (1280, 900), (360, 740)
CONTRAST = 4.5  # WCAG 2 AA for text of normal size

READ_CONTRAST = """() => {
  const linear = v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const light = c => { const [r, g, b] = c.map(linear);
    return .2126 * r + .7152 * g + .0722 * b };
  const numbers = c => c.match(/[\\d.]+/g).map(Number);
  const ground = e => { for (; e; e = e.parentElement) { const c = numbers(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] > 0) return c.slice(0, 3) } return [255, 255, 255] };
  const poor = [];
  for (const e of document.querySelectorAll('p, li, a, span, summary, b, i, small, code, mark, h1, h2, time, bdi')) {
    if (!e.textContent.trim() || !e.getClientRects().length) continue;
    const [a, b] = [light(numbers(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
    const ratio = (a + .05) / (b + .05);
    if (ratio < %s) poor.push(`${e.tagName}.${e.className} ${ratio.toFixed(2)} ${e.textContent.trim().slice(0, 30)}`);
  }
  return [...new Set(poor)];
}"""


@contextmanager
def opened(chromium: Any, path: Path, size: tuple[int, int], **options: Any) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, **options)
    try:
        page = context.new_page()
        page.goto(path.as_uri())
        yield page
    finally:
        context.close()


@pytest.mark.parametrize("java_script", [True, False], ids=["with script", "without script"])
def test_a_citation_opens_its_evidence_and_closes_it_again(chromium: Any, page_file: Path, java_script: bool) -> None:
    with opened(chromium, page_file, WIDE, java_script_enabled=java_script) as page:
        marker = page.locator("#figures summary").first
        panel = page.locator("#figures .panel").first
        assert not panel.is_visible()
        marker.click()
        assert panel.is_visible()
        assert panel.locator("mark").inner_text() == "Three people were killed"
        assert "Tarn Wire" in panel.locator(".paper").inner_text()
        marker.click()
        assert not panel.is_visible()


def test_evidence_opens_with_the_keyboard_alone(chromium: Any, page_file: Path) -> None:
    with opened(chromium, page_file, WIDE) as page:
        page.locator("#figures summary").first.focus()
        page.keyboard.press("Enter")
        assert page.locator("#figures .panel").first.is_visible()


def test_one_piece_of_evidence_is_open_at_a_time(chromium: Any, page_file: Path) -> None:
    with opened(chromium, page_file, WIDE) as page:
        page.locator("#figures summary").nth(0).click()
        page.locator("#figures summary").nth(2).click()
        assert page.locator("details[open]").count() == 1


def test_evidence_stands_beside_its_line_on_a_wide_screen(chromium: Any, page_file: Path) -> None:
    with opened(chromium, page_file, WIDE) as page:
        page.locator("#figures summary").first.click()
        line = page.locator("#figures .line").first.bounding_box()
        panel = page.locator("#figures .panel").first.bounding_box()
        assert panel["x"] >= line["x"] + line["width"]
        assert abs(panel["y"] - line["y"]) < 40
        assert panel["x"] + panel["width"] <= WIDE[0]


def test_evidence_stands_below_its_line_on_a_phone(chromium: Any, page_file: Path) -> None:
    with opened(chromium, page_file, PHONE) as page:
        page.locator("#figures summary").first.click()
        told = page.locator("#figures .told").first.bounding_box()
        panel = page.locator("#figures .panel").first.bounding_box()
        assert panel["y"] >= told["y"] + told["height"]
        assert panel["width"] > PHONE[0] * 0.75


@pytest.mark.parametrize("width", [360, 390, 768, 1199, 1200, 1280, 1920])
def test_nothing_runs_off_the_side_at_any_width(chromium: Any, page_file: Path, width: int) -> None:
    with opened(chromium, page_file, (width, 800)) as page:
        for number in range(page.locator("summary").count()):
            page.locator("summary").nth(number).evaluate("marker => marker.parentElement.open = true")
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_asks_for_nothing_and_reports_no_error(chromium: Any, page_file: Path) -> None:
    context = chromium.new_context(viewport={"width": WIDE[0], "height": WIDE[1]})
    page = context.new_page()
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(page_file.as_uri())
    for number in range(page.locator("summary").count()):
        page.locator("summary").nth(number).click()
    context.close()
    assert asked == [page_file.as_uri()]
    assert told == []


def test_print_shows_every_piece_of_evidence_and_no_panel(chromium: Any, page_file: Path) -> None:
    with opened(chromium, page_file, WIDE) as page:
        numbers = {text.strip() for text in page.locator("summary").all_inner_texts()}
        assert not page.locator(".endnotes").is_visible()
        page.emulate_media(media="print")
        notes = page.locator(".endnotes > ol > li")
        assert {notes.nth(i).get_attribute("value") for i in range(notes.count())} == numbers
        assert all(notes.nth(i).locator("mark").is_visible() for i in range(notes.count()))
        assert page.locator(".panel:visible").count() == 0
        assert len(page.pdf()) > 10_000


def test_on_paper_the_markers_of_a_line_stand_in_one_row(chromium: Any, page_file: Path) -> None:
    with opened(chromium, page_file, WIDE) as page:
        page.emulate_media(media="print")
        markers = page.locator("#headline .line").first.locator("summary")
        heights = {round(markers.nth(i).bounding_box()["y"]) for i in range(markers.count())}
        assert markers.count() > 1
        assert len(heights) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(chromium: Any, page_file: Path, scheme: str) -> None:
    with opened(chromium, page_file, WIDE, color_scheme=scheme) as page:
        page.locator("#figures summary").first.click()
        assert page.evaluate(READ_CONTRAST % CONTRAST) == []


def test_the_page_can_be_found_the_way_through_by_its_landmarks(chromium: Any, page_file: Path) -> None:
    with opened(chromium, page_file, WIDE) as page:
        assert page.locator("html").get_attribute("lang") == "en"
        assert page.get_by_role("main").count() == 1
        assert page.get_by_role("banner").count() == 1
        assert page.get_by_role("contentinfo").count() == 1
        assert page.get_by_role("navigation", name="Contents").count() == 1
        assert page.get_by_role("heading", level=1).count() == 1
        for link in page.get_by_role("navigation", name="Contents").get_by_role("link").all():
            assert page.locator(link.get_attribute("href")).count() == 1
