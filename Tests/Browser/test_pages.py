"""Every kind of page, in every language, in both colour schemes, at four widths; and the longest of ten thousand cases."""

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


@pytest.mark.parametrize("site,language,kind", PAGES)
def test_a_page_reads_well_at_every_width_and_in_both_schemes(browser, sites, site, language, kind):
    site = sites(site)
    with reading(browser, site.origin, viewport={"width": 320, "height": 900}) as reader:
        if kind == "not-found":
            reader.expected_status = 404
        page = reader.open(site.path(kind, language))
        assert page.locator("html").get_attribute("lang") == language
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate(OVERFLOW)
            assert not wide, f"{page.url} scrolls sideways at {width} pixels:\n" + "\n".join(wide)
            if width == 320:
                # Where all rows have room on the narrowest screen, their like have it on others.
                page.evaluate(SHORTEN)
        # Of the widths two lay a page out each in its own way, and the scheme changes colours and nothing else. So all rules
        # are asked on a phone in one language and on a desk in the other, and those about colours where those were not.
        widths = (320, 1440) if language == "en" else (1440, 390)
        for width, scheme in zip(widths, ("light", "dark")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            found = findings(page, colours_only=scheme == "dark")
            assert not found, f"{page.url} at {width} pixels, {scheme}:\n" + "\n".join(found[:10])


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
