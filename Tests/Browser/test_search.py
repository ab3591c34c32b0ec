"""Full-text search: in both languages, with filters, by keyboard, at an address; and without an index."""

import json
import re

import pytest

from accessibility import findings
from reader import reading

SEARCH = {"en": "/search/", "nl": "/nl/search/"}


def searched(page):
    """Waits until the page says what was found, and returns it."""
    page.locator(".search-state").filter(has_text=re.compile(r"\d|Nothing|Niets")).wait_for(timeout=10000)
    return page.locator(".search-state").inner_text()


def state(page):
    return page.locator(".search-state").inner_text()


def until(page, holds):
    """Waits until something holds, at most ten seconds."""
    for _ in range(200):
        if holds():
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{page.url}: {state(page)}, {results(page)[:3]}")


def results(page):
    return page.locator(".result h2 a").all_inner_texts()


def test_the_slash_key_leads_to_the_box_of_every_page_and_enter_to_the_results(browser, own):
    for width in (1280, 390):
        with reading(browser, own.origin, viewport={"width": width, "height": 800}) as reader:
            page = reader.open(own.path("year"))
            page.keyboard.press("/")
            assert page.evaluate("document.activeElement.matches('.search-box input')")
            page.keyboard.type("privacy statement/netflix")
            assert page.locator(".search-box input").input_value() == "privacy statement/netflix", "a slash can be typed"
            page.locator(".search-box input").fill("netflix")
            page.keyboard.press("Enter")
            page.wait_for_url("**/search/?q=netflix")
            searched(page)
            assert any("Netflix" in title for title in results(page)[:2]), results(page)


@pytest.mark.parametrize(
    "language, words, expected",
    # Stems: the words of the search are not those of the text.
    [("en", "cookie", "CNIL"), ("en", "transferring drivers", "Uber"), ("nl", "boetes kinderen", "TikTok")],
)
def test_words_are_found_by_their_stems_and_marked(browser, own, language, words, expected):
    with reading(browser, own.origin) as reader:
        page = reader.open(f"{SEARCH[language]}?q={words}")
        searched(page)
        assert any(expected in title for title in results(page)), results(page)
        assert page.locator(".result mark").count() > 0
        assert all(
            href.startswith("/nl/") == (language == "nl")
            for href in page.locator(".result h2 a").evaluate_all("(links) => links.map((link) => link.pathname)")
        )


def test_a_result_tells_the_authority_the_amount_and_the_status(browser, own):
    with reading(browser, own.origin) as reader:
        page = reader.open("/search/?q=netflix&kind=Case")
        searched(page)
        first = page.locator(".result").first
        assert "AP" in first.locator(".result-about").inner_text()
        assert "€\u00a04.75\u00a0million" in first.locator(".result-facts").inner_text()
        assert "contested" in first.locator(".result-facts").inner_text()
        assert first.locator(".mark.is-imposed.is-contested").count() == 1


def test_filters_and_order_stand_in_the_address_and_come_back(browser, own):
    with reading(browser, own.origin) as reader:
        page = reader.open("/search/?q=data")
        everything = searched(page)
        page.locator("#facet-authority").select_option("DPC")
        page.wait_for_url("**/search/?q=data&authority=DPC")
        until(page, lambda: state(page) != everything)
        assert all("DPC" in text for text in page.locator(".result-about").all_inner_texts())
        page.locator("#sort").select_option("amount")
        page.wait_for_url("**&sort=amount")
        until(page, lambda: "1.2\u00a0billion" in page.locator(".result-facts").first.inner_text())
        page.go_back()
        page.go_back()
        until(page, lambda: state(page) == everything)
        assert page.locator("#facet-authority").input_value() == ""
        # A filter alone is a search too, newest first.
        page.goto(own.origin + "/search/?year=2024&kind=Case")
        searched(page)
        years = page.locator(".result-about").all_inner_texts()
        assert years and all("2024" in text for text in years)


def test_search_works_by_keyboard_and_is_announced(browser, own):
    with reading(browser, own.origin, reduced_motion="reduce") as reader:
        page = reader.open("/search/")
        page.locator("#words").focus()
        page.keyboard.type("fine")
        assert int(re.match(r"\d+", searched(page))[0]) > 10
        assert page.locator(".search-state").get_attribute("role") == "status"
        page.locator("#more").focus()
        page.keyboard.press("Enter")
        until(page, lambda: page.locator(".result").count() > 10)
        until(page, lambda: page.evaluate("document.activeElement === document.querySelectorAll('.result h2 a')[10]"))
        assert not findings(page)
        page.emulate_media(color_scheme="dark")
        page.set_viewport_size({"width": 320, "height": 800})
        assert not findings(page)
        page.locator("#words").fill("zxqvwkj")
        until(page, lambda: state(page).startswith("Nothing"))


def test_what_is_typed_is_text_and_nothing_else(browser, own):
    with reading(browser, own.origin) as reader:
        page = reader.open("/search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&authority=%3Cb%3E&sort=nonsense")
        searched(page)
        assert page.locator(".search img").count() == 0


def test_withdrawn_and_hidden_cases_are_not_found(own):
    """By the pages that the index was made of: those with text of their own, and no others."""
    with_text, others = set(), set()
    for file in own.root.rglob("*.html"):
        html = file.read_text()
        (with_text if "data-pagefind-body" in html else others).add(file.relative_to(own.root).as_posix())
        if "data-pagefind-body" in html:
            assert 'name="robots" content="noindex"' not in html
    assert json.loads((own.root / "search/index.json").read_text()) == {"pages": len(with_text)}
    assert "cases/ap-withdrawn-2018/index.html" in others
    record = own.root.parent / ".casebook/publication/own/search/index/record"
    assert set(record.read_text().splitlines()[2:]) == with_text


def test_without_an_index_the_words_go_to_the_register(browser, unsearched):
    with reading(browser, unsearched.origin) as reader:
        page = reader.open("/")
        page.locator(".search-box input").fill('uber "drivers"')
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "/cases/?q=" in url)
        assert page.evaluate("new URLSearchParams(location.search).get('q')") == 'text contains "uber drivers"'
    with reading(browser, unsearched.origin) as reader:
        page = reader.open("/search/")
        page.locator(".search-register a").wait_for()
        assert "no search index" in page.locator(".search-state").inner_text()
