"""A reader without a mouse: every stop is seen, none is hidden, and the menu opens and closes."""

import pytest

from kinds import READ
from reader import reading

# On a desk every kind; on a phone, whose menu and tables are others, those that differ; of ten thousand cases the longest.
STOPS = [("own", kind, 1440) for kind in READ]
STOPS += [("own", kind, 390) for kind in ("home", "register", "search", "case", "case-with-all", "company", "law", "report")]
STOPS += [("many", kind, 1440) for kind in ("home", "register", "case", "company")]

STOP = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const box = element.getBoundingClientRect();
  const shape = element instanceof SVGElement ? element.querySelector(".target") : null;
  const style = getComputedStyle(shape ?? element);
  const ring = shape ? style.stroke !== "none" && parseFloat(style.strokeWidth) >= 2
    : style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const rects = [...element.getClientRects()];
  const seen = rects.some((part) => {
    const middle = (low, high, limit) => (Math.max(low, 0) + Math.min(high, limit)) / 2;
    const top = document.elementFromPoint(middle(part.left, part.right, innerWidth), middle(part.top, part.bottom, innerHeight));
    return top && (element.contains(top) || top.contains(element));
  });
  return {name: `${element.tagName} ${(element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 40)}`,
    ring, seen, inMain: !!element.closest("main"), inFoot: !!element.closest("footer")};
}"""


def tab_through(page, limit):
    """The stops of the first so many presses of the Tab key."""
    stops = []
    for _ in range(limit):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        for _ in range(25):
            if stop is None or stop["seen"]:
                break
            # A page that lays itself out anew as it is touched is given a moment for it, longer on a busy machine.
            page.wait_for_timeout(100)
            stop = page.evaluate(STOP) or stop
        if stop is None:
            break
        stops.append(stop)
    return stops


@pytest.mark.parametrize("site,kind,width", STOPS)
def test_every_stop_of_the_tab_key_is_seen(browser, sites, site, kind, width):
    # Lists repeat themselves, and the head and the foot of all pages are alike: after the first stops there is little new.
    site = sites(site)
    with reading(browser, site.origin, viewport={"width": width, "height": 800}, reduced_motion="reduce") as reader:
        if kind == "not-found":
            reader.expected_status = 404
        page = reader.open(site.path(kind))
        if kind == "search":
            # The filters come with the index, and push down what is below them.
            page.locator("main select").first.wait_for()
        if kind != "home":
            page.locator("a.skip").press("Enter")
        stops = tab_through(page, 50 if kind in ("home", "register") else 25)
        if kind == "home" and not any(stop["inFoot"] for stop in stops):
            page.locator("footer a").first.evaluate("(link) => link.focus()")
            stops += tab_through(page, 15)
        assert len(stops) > 5
        bare = [stop["name"] for stop in stops if not stop["ring"]]
        assert not bare, f"{page.url}: focus can not be seen on {bare[:8]}"
        covered = [stop["name"] for stop in stops if not stop["seen"]]
        assert not covered, f"{page.url}: focus is hidden on {covered[:8]}"


def test_the_first_stop_leads_past_the_menu(browser, own):
    with reading(browser, own.origin, reduced_motion="reduce") as reader:
        page = reader.open(own.path("case"))
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
        box = page.locator(".skip").bounding_box()
        assert box["y"] >= 0, "the link is shown while it has the focus"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('main')")


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(browser, own):
    with reading(browser, own.origin, viewport={"width": 390, "height": 800}, reduced_motion="reduce") as reader:
        page = reader.open(own.path("home"))
        menu = page.locator("#menu")
        assert not menu.is_visible()
        page.locator(".menu-button").focus()
        page.keyboard.press("Enter")
        assert menu.is_visible()
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('#menu')")
        page.keyboard.press("Escape")
        assert not menu.is_visible()
        assert page.evaluate("document.activeElement.matches('.menu-button')")
