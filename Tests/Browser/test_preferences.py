"""Readers who ask for less motion, or for colours of their own."""

import pytest

from accessibility import findings
from kinds import PAGES
from reader import reading
from test_pages import OVERFLOW, SHORTEN

# Both languages have the same marks and charts.
READ = [(site, kind) for site, language, kind in PAGES if language == "en"]

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


@pytest.mark.parametrize("site,kind", READ)
def test_nothing_moves_and_nothing_is_lost_for_readers_who_ask_for_it(browser, sites, site, kind):
    site = sites(site)
    with reading(browser, site.origin, reduced_motion="reduce") as reader:
        if kind == "not-found":
            reader.expected_status = 404
        page = reader.open(site.path(kind))
        page.evaluate(SHORTEN)
        moving = page.evaluate(MOVING)
        assert not moving, f"{page.url}: {moving}"
        for scheme in ("light", "dark"):
            page.emulate_media(forced_colors="active", color_scheme=scheme)
            assert page.evaluate("matchMedia('(forced-colors: active)').matches")
            assert not page.evaluate(OVERFLOW)
            lost = page.evaluate(LOST)
            assert not lost, f"{page.url} in forced colours, {scheme}: {lost}"
        found = findings(page, colours_only=True)
        assert not found, f"{page.url}:\n" + "\n".join(found[:10])
