"""A case on paper: whole, on A4, without what only a screen needs."""

import io
import re
import unicodedata

import pytest
from pypdf import PdfReader

from reader import reading
from test_pages import OVERFLOW

# The width of A4 between the margins of 16 mm, in CSS pixels.
PAPER = round((210 - 32) / 25.4 * 96)


# The pieces of text that a reader of the page sees.
SHOWN = """() => {
  const pieces = [], walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const around = node.parentElement;
    const clipped = around.closest(".unseen") || getComputedStyle(around.closest("thead") ?? around).position === "absolute";
    if (node.data.trim() && around.checkVisibility() && !clipped && !around.closest("svg")) pieces.push(node.data.trim());
  }
  return pieces;
}"""


def squeezed(text):
    """Letters alone: sheets break and hyphenate lines, and print ligatures, where they like."""
    return re.sub(r"[\s\u00ad\u2010-]", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("site,kind,language", [
    ("own", "case", "en"), ("own", "case", "nl"), ("own", "case-with-all", "en"), ("own", "case-with-all", "nl"), ("many", "case", "en"),
])
def test_a_case_prints_whole_on_a4(browser, sites, site, kind, language):
    site = sites(site)
    with reading(browser, site.origin) as reader:
        page = reader.open(site.path(kind, language))
        page.emulate_media(media="print")
        page.set_viewport_size({"width": PAPER, "height": 1000})
        assert not page.evaluate(OVERFLOW)
        cut = page.evaluate("""() => [...document.querySelectorAll("main *")].filter((element) => {
            const style = getComputedStyle(element);
            return element.checkVisibility() && style.overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1
              && !element.closest(".unseen, svg") && style.position !== "absolute";
          }).map((element) => element.outerHTML.slice(0, 120))""")
        assert not cut, f"cut off on paper: {cut}"
        for hidden in (".languages", ".menu-button", ".breadcrumbs", ".copy", ".skip"):
            assert page.locator(f"{hidden}:visible").count() == 0, hidden
        shown = page.evaluate(SHOWN)
        pdf = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
        width, height = pdf.pages[0].mediabox.width, pdf.pages[0].mediabox.height
        assert abs(width - 595.3) < 1 and abs(height - 841.9) < 1, f"{width} by {height} points"
        assert 2 <= len(pdf.pages) <= 9, f"{len(pdf.pages)} pages"
        printed = squeezed("".join(sheet.extract_text() for sheet in pdf.pages))
        sources = page.locator(".sources .source-title a").evaluate_all("(links) => links.map((link) => link.getAttribute('href'))")
        bare = [href for href in sources if href.startswith("http") and squeezed(href) not in printed]
        assert not bare, f"the addresses of sources are not printed out: {bare}"
        # Where columns meet, the order of extracted text is not that of the page: then every word has to be there.
        lost = [text for text in shown if squeezed(text) not in printed]
        lost = [text for text in lost if not all(squeezed(word) in printed for word in text.split())]
        assert not lost, f"not on paper: {lost[:5]}"
        assert all(sheet.extract_text().strip() for sheet in pdf.pages), "no empty sheet"
