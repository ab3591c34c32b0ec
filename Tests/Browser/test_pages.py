"""Every kind of page, in every language, in both colour schemes, at four widths; for readers who ask for less motion or for
colours of their own; and the longest of ten thousand cases. A page is loaded once for all of that."""

import re
import urllib.parse

import pytest

from accessibility import findings
from conftest import LANGUAGES
from kinds import KINDS, PAGES
from reader import reading

WIDTHS = [320, 390, 768, 1440]
# axe-core takes seconds on hundreds of rows, entries and marks that are all alike: of each make two are left.
SHORTEN = """() => {
  const make = (element) => [element, ...element.querySelectorAll("*")].map((part) =>
    `${part.tagName}.${part.getAttribute("class") ?? ""}`).filter((part, place, all) => all.indexOf(part) === place).join();
  for (const list of document.querySelectorAll("tbody, ul, ol, svg")) {
    const seen = new Map();
    for (const entry of [...list.children]) {
      const key = make(entry);
      seen.set(key, (seen.get(key) ?? 0) + 1);
      if (seen.get(key) > 2) entry.remove();
    }
  }
}"""

OVERFLOW = """() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
  [...document.querySelectorAll("body *")].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width && box.right > document.documentElement.clientWidth + 1 && !element.closest(".unseen");
  }).slice(0, 5).map((element) => `${element.tagName}.${element.getAttribute("class") ?? ""} ` +
    `${Math.round(element.getBoundingClientRect().right)} ${element.textContent.trim().slice(0, 40)}`)
    .concat([`page is ${document.documentElement.scrollWidth} wide`])"""


def test_every_page_is_of_a_kind_that_is_tested(own):
    assert not own.unknown, f"add a kind for these pages to kinds.py: {own.unknown[:10]}"


def test_every_kind_has_a_page(own):
    missing = [kind.name for kind in KINDS if kind.name not in own.samples]
    assert not missing, f"no page of these kinds was built: {missing}"


def test_every_page_of_many_is_of_a_kind_that_is_tested(many):
    assert not many.unknown, many.unknown[:10]


MOVING = """() => [document.documentElement, ...document.querySelectorAll("body, body *")].flatMap((element) =>
  [null, "::before", "::after"].flatMap((part) => {
    const style = getComputedStyle(element, part);
    const moves = (times) => times.split(",").some((time) => parseFloat(time) > 0);
    return moves(style.transitionDuration) || moves(style.animationDuration) || style.scrollBehavior === "smooth"
      ? [`${element.tagName}.${element.getAttribute("class") ?? ""}${part ?? ""}`] : [];
  })).slice(0, 5)"""

# In forced colours the browser takes backgrounds away; what was told by a background must be told by something else.
LOST = """() => {
  const lost = [];
  const probe = document.createElement("span");
  document.body.append(probe);
  const rgb = (colour) => { probe.style.color = colour; return getComputedStyle(probe).color; };
  const canvas = rgb("Canvas");
  for (const mark of document.querySelectorAll(".mark")) {
    if (!mark.checkVisibility()) continue;
    const style = getComputedStyle(mark);
    const filled = style.backgroundColor !== "rgba(0, 0, 0, 0)" && style.backgroundColor !== canvas;
    const drawn = filled || style.backgroundImage !== "none" || (style.borderStyle !== "none" && style.borderTopColor !== canvas);
    if (!drawn) lost.push(`mark ${mark.className}`);
  }
  for (const text of document.querySelectorAll("svg text")) {
    if (text.checkVisibility() && text.textContent.trim() && getComputedStyle(text).fill === canvas &&
        !text.matches(".on-dark")) lost.push(`text of a chart: ${text.textContent}`);
  }
  for (const shape of document.querySelectorAll("svg .leading, svg .dot, svg .line, .bar rect")) {
    if (!shape.checkVisibility()) continue;
    const style = getComputedStyle(shape);
    if ([style.fill, style.stroke].every((paint) => paint === "none" || paint === canvas)) lost.push(`shape ${shape.getAttribute("class")}`);
  }
  for (const current of document.querySelectorAll("nav [aria-current]")) {
    if (current.checkVisibility() && getComputedStyle(current).textDecorationLine === "none") lost.push(`current: ${current.textContent.trim()}`);
  }
  probe.remove();
  return [...new Set(lost)].slice(0, 8);
}"""


@pytest.fixture(scope="module", params=PAGES, ids="-".join)
def visit(request, browser):
    """A reader who looks at one page in several ways, and what page it is."""
    name, language, kind = request.param
    site = request.getfixturevalue(name)
    with reading(browser, site.origin, viewport={"width": 320, "height": 900}, reduced_motion="reduce") as reader:
        if kind == "not-found":
            reader.expected_status = 404
        reader.open(site.path(kind, language))
        yield reader, language, kind


def test_a_page_scrolls_sideways_at_no_width(visit):
    reader, language, _ = visit
    page = reader.page
    assert page.locator("html").get_attribute("lang") == language
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate(OVERFLOW)
        assert not wide, f"{page.url} scrolls sideways at {width} pixels:\n" + "\n".join(wide)
        if width == 320:
            # Where all rows have room on the narrowest screen, their like have it on others.
            page.evaluate(SHORTEN)
    reader.check()


def test_a_page_is_accessible_in_both_schemes(visit):
    # Of the widths two lay a page out each in its own way, and the scheme changes colours and nothing else. So all rules
    # are asked on a phone in one language and on a desk in the other, and those about colours where those were not.
    reader, language, _ = visit
    page = reader.page
    page.evaluate(SHORTEN)
    widths = (320, 1440) if language == "en" else (1440, 390)
    for width, scheme in zip(widths, ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found = findings(page, colours_only=scheme == "dark")
        assert not found, f"{page.url} at {width} pixels, {scheme}:\n" + "\n".join(found[:10])
    reader.check()


def test_nothing_moves_and_nothing_is_lost_for_readers_who_ask_for_it(visit):
    reader, language, kind = visit
    page = reader.page
    page.evaluate(SHORTEN)
    page.set_viewport_size({"width": 1280, "height": 900})
    moving = page.evaluate(MOVING)
    assert not moving, f"{page.url}: {moving}"
    for scheme in ("light", "dark"):
        page.emulate_media(forced_colors="active", color_scheme=scheme)
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        assert not page.evaluate(OVERFLOW)
        lost = page.evaluate(LOST)
        assert not lost, f"{page.url} in forced colours, {scheme}: {lost}"
    # The browser sets all colours but those of drawings and marks, which are the same in both languages.
    if language == "en" and kind in ("home", "register", "case", "case-with-all", "report", "search"):
        found = findings(page, colours_only=True)
        assert not found, f"{page.url}:\n" + "\n".join(found[:10])
    page.emulate_media(forced_colors="none", color_scheme="light")
    reader.check()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_former_address_leads_to_the_case(browser, own, language):
    former = own.path("redirect", language)
    html = (own.root / former.strip("/") / "index.html").read_text()
    target = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', html)[1]
    # The site is read under another address than the one it was built for.
    path = urllib.parse.urlsplit(target).path
    with reading(browser, own.origin) as reader:
        page = reader.open(path)
        assert page.locator(".case h1").is_visible()
        assert page.locator("html").get_attribute("lang") == language
