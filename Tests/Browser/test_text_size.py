"""Text at twice its size: nothing is cut off, nothing lies over something else, nothing makes the page scroll sideways."""

import pytest

from kinds import PAGES
from reader import reading
from test_pages import OVERFLOW, SHORTEN

# Of ten thousand cases those pages whose numbers and names are the longest.
READ = [page for page in PAGES if page[0] == "own" or page[2] in ("home", "register", "case", "company")]

# Text that its own box hides, and pieces of text that lie on each other. Rectangles of text are drawn in by a fifth,
# for the line boxes of a large heading touch where its letters do not. Charts draw their own text and shrink to fit.
TROUBLE = """() => {
  const hidden = (element) => element.closest(".unseen, .skip, svg, details:not([open]) > :not(summary)") ||
    !element.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true});
  const trouble = [], boxes = [];
  for (const element of document.querySelectorAll("body *")) {
    if (hidden(element)) continue;
    const style = getComputedStyle(element);
    const clips = (value) => value === "hidden" || value === "clip";
    if ((clips(style.overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (clips(style.overflowY) && element.scrollHeight > element.clientHeight + 1)) {
      if (!element.closest("thead") || style.position !== "absolute")
        trouble.push(`cut off: ${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 50)}`);
    }
  }
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (!node.data.trim() || hidden(node.parentElement)) continue;
    if (node.parentElement.closest("thead") && getComputedStyle(node.parentElement.closest("thead")).position === "absolute") continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 2 || box.height < 2) continue;
      const inset = box.height * 0.2;
      boxes.push({left: box.left + 1, right: box.right - 1, top: box.top + inset, bottom: box.bottom - inset, node});
    }
  }
  boxes.sort((one, other) => one.top - other.top);
  for (let i = 0; i < boxes.length; i++) {
    for (let j = i + 1; j < boxes.length && boxes[j].top < boxes[i].bottom; j++) {
      if (boxes[i].node !== boxes[j].node && boxes[i].left < boxes[j].right && boxes[j].left < boxes[i].right)
        trouble.push(`over each other: “${boxes[i].node.data.trim().slice(0, 40)}” and “${boxes[j].node.data.trim().slice(0, 40)}”`);
    }
  }
  return trouble.slice(0, 8);
}"""


@pytest.mark.parametrize("site,language,kind", READ)
def test_text_at_twice_its_size_stays_readable(large_text_browser, sites, site, language, kind):
    # 1,280 pixels at twice the size is what 640 are otherwise; 768 is a tablet held upright. Dutch has the longer words.
    site = sites(site)
    with reading(large_text_browser, site.origin) as reader:
        if kind == "not-found":
            reader.expected_status = 404
        page = reader.open(site.path(kind, language))
        page.evaluate(SHORTEN)
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        for width in ((1280, 768, 640) if language == "nl" else (640,)):
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate(OVERFLOW)
            assert not wide, f"{page.url} scrolls sideways at {width} pixels:\n" + "\n".join(wide)
            trouble = page.evaluate(TROUBLE)
            assert not trouble, f"{page.url} at {width} pixels:\n" + "\n".join(trouble)
