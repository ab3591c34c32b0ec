"""The register page with scripts: filters, totals, order, addresses, by mouse, by keyboard, on a phone, and its cost."""

import json
import os
import re
import subprocess

import pytest

from accessibility import findings
from conftest import DAY, REPOSITORY
from frames import FRAME, watched
from reader import reading
from test_pages import OVERFLOW, SHORTEN


def program(work, *arguments, content="content"):
    command = [str(REPOSITORY / os.environ.get("CASEBOOK", ".build/release/casebook")), "query", *arguments]
    result = subprocess.run([*command, "--content", str(work / content), "--as-of", DAY], capture_output=True, check=True)
    return result.stdout.decode()


def opened(reader, query="", language=""):
    """The page with the register loaded and the query in its address."""
    page = reader.open(f"/{language}cases/" + (f"?q={query}" if query else ""))
    if not query:
        page.locator(".filters, .filters-bar").locator("visible=true").first.hover()
    page.locator(".results-live").wait_for(state="visible")
    page.locator(".results > .loading").wait_for(state="detached")
    return page


def heading(page):
    return page.locator(".results-head h2").inner_text()


def settled(page):
    """Waits until the selection is drawn to its end."""
    page.locator(".found:not([aria-busy])").wait_for(state="attached")


def ids(page):
    settled(page)
    return [re.search(r"/cases/([^/]+)/", link)[1] for link in page.locator(".found .c-title").evaluate_all(
        "(links) => links.map((link) => link.getAttribute('href'))")]


def test_nothing_of_the_register_is_loaded_before_it_is_touched(browser, many):
    with reading(browser, many.origin, viewport={"width": 1440, "height": 900}) as reader:
        sizes = {}
        session = reader.context.new_cdp_session(reader.page)
        session.send("Network.enable")
        session.on("Network.responseReceived", lambda event: sizes.setdefault(event["requestId"], [event["response"]["url"], 0]))
        session.on("Network.loadingFinished", lambda event: sizes.get(event["requestId"], ["", 0]).__setitem__(1, event["encodedDataLength"]))
        page = reader.open("/cases/")
        page.wait_for_timeout(500)
        loaded = {url.removeprefix(many.origin): size for url, size in sizes.values()}
        assert not [url for url in loaded if "/register/" in url or "/query." in url], loaded
        scripts = sum(size for url, size in loaded.items() if url.endswith(".js"))
        print("first load of the register of ten thousand:", sum(loaded.values()), "bytes, scripts", scripts)
        assert scripts <= 20_000, loaded
        shift = page.evaluate("""new Promise((done) => { let sum = 0;
          new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
            .observe({type: "layout-shift", buffered: true}); setTimeout(() => done(sum), 100); })""")
        assert shift < 0.01, "the page moves while it is loaded"


@pytest.mark.parametrize("query", [
    "country = NL and year >= 2019", "provision in gdpr/12..14 order by current desc",
    "not (standing = annulled) and current > 1000000 order by company", "text contains cookies order by decided limit 5",
])
def test_an_address_shows_the_rows_of_the_command(browser, own, work, query):
    answer = json.loads(program(work, query, "--format", "json"))
    with reading(browser, own.origin) as reader:
        page = opened(reader, query.replace(" ", "+"))
        more = page.locator(".more-rows")
        while more.is_visible():
            more.click()
        assert ids(page) == [row["case"] for row in answer["rows"]]
        assert heading(page).startswith(f"{answer['cases']} of ")


def test_the_totals_are_those_of_the_command(browser, own, work):
    query = "country in (NL, IE)"
    measures = json.loads(program(work, f"sum(current), sum(imposed), median(current) where {query}", "--format", "json"))
    with reading(browser, own.origin) as reader:
        page = opened(reader, query.replace(" ", "+"))
        shown = page.locator(".results-live .key-figures span[title]").evaluate_all(
            "(figures) => figures.map((figure) => figure.title.replace(/[^0-9.]/g, ''))")
        row = measures["rows"][0]
        expected = [str(row[name]["amount"]) for name in ("sum(current)", "sum(imposed)", "median(current)")]
        assert [float(text) for text in shown[:3]] == [float(text) for text in expected]


def test_filters_are_set_and_taken_away_by_keyboard(browser, own):
    with reading(browser, own.origin, viewport={"width": 1440, "height": 900}, reduced_motion="reduce") as reader:
        page = opened(reader)
        all_cases = int(heading(page).split()[0])
        summary = page.locator('[data-facet="country"] summary')
        summary.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        while not page.evaluate("document.activeElement.matches('[data-facet] input[type=checkbox]')"):
            page.keyboard.press("Tab")
        first = page.evaluate("document.activeElement.value")
        count = int(page.evaluate("document.activeElement.closest('label').querySelector('.facet-count').textContent"))
        page.keyboard.press("Space")
        page.locator(".chip").wait_for()
        assert f"q=country+=+{first}" in page.url
        assert heading(page) == f"{count} of {all_cases} cases", "the count beside a choice is what it leaves"
        assert page.evaluate("document.activeElement.value") == first, "the focus stays where it was"
        # Another choice adds to it: the counts beside the choices are those without the filter itself.
        page.keyboard.press("Tab")
        other = int(page.evaluate("document.activeElement.closest('label').querySelector('.facet-count').textContent"))
        page.keyboard.press("Space")
        page.wait_for_function("() => document.querySelectorAll('.chip').length === 2")
        assert heading(page) == f"{count + other} of {all_cases} cases"
        page.wait_for_function("() => document.querySelector('.results > [role=status]').textContent.includes('fines')")
        page.go_back()
        page.wait_for_function("() => document.querySelectorAll('.chip').length === 1")
        assert heading(page).startswith(f"{count} of ")
        page.locator(".chip").focus()
        page.keyboard.press("Enter")
        page.wait_for_function("() => document.querySelectorAll('.chip').length === 0")
        assert page.evaluate("document.activeElement !== document.body"), "the focus is not lost with the chip"
        assert "q=" not in page.url


def test_words_narrow_the_cases_as_they_are_typed(browser, own, work):
    with reading(browser, own.origin, viewport={"width": 1440, "height": 900}) as reader:
        page = opened(reader)
        page.locator("#filter-text").press_sequentially("cooki", delay=30)
        expected = json.loads(program(work, "text contains cooki", "--format", "json"))["cases"]
        page.wait_for_function(f"() => document.querySelector('.results-head h2').textContent.startsWith('{expected} of')")
        page.wait_for_url("**/cases/?q=text+contains+*cooki*")


def test_amounts_bound_the_cases(browser, own, work):
    with reading(browser, own.origin, viewport={"width": 1440, "height": 900}) as reader:
        page = opened(reader)
        page.locator('[data-facet="amount"] summary').click()
        page.locator('[data-facet="amount"] input').first.fill("1,000,000")
        expected = json.loads(program(work, "current >= 1000000", "--format", "json"))["cases"]
        page.wait_for_function(f"() => document.querySelector('.results-head h2').textContent.startsWith('{expected} of')")


def test_every_column_sorts_both_ways_and_back(browser, own, work):
    with reading(browser, own.origin, viewport={"width": 1440, "height": 900}) as reader:
        page = opened(reader)
        newest = ids(page)
        for place, name in enumerate(["decided", "company", "authority", "current", "standing"]):
            button = page.locator(".sort").nth(place)
            orders = [f"{name} desc", name] if name == "current" else [name, f"{name} desc"]
            for order in orders:
                button.click()
                page.wait_for_function("(text) => new URLSearchParams(location.search).get('q') === text", arg=f"order by {order}")
                rows = json.loads(program(work, f"order by {order} limit 50", "--format", "json"))["rows"]
                page.wait_for_function("(id) => document.querySelector('.found .c-title').href.includes('/' + id + '/')", arg=rows[0]["case"])
                assert ids(page)[:50] == [row["case"] for row in rows], order
                head = page.locator(".found thead th").nth(place)
                assert head.get_attribute("aria-sort") == ("descending" if "desc" in order else "ascending")
            button.click()
            page.wait_for_function("() => !location.search")
        # Rows far down are added once the first can be read.
        page.wait_for_function("(count) => document.querySelectorAll('.found .c-title').length === count", arg=len(newest))
        assert ids(page) == newest


def test_a_wrong_query_says_where_and_what(browser, own):
    with reading(browser, own.origin, viewport={"width": 1440, "height": 900}) as reader:
        page = opened(reader, "country+=+NL")
        page.locator(".query-box summary").click()
        page.locator("#query-text").fill("company = netfilx and year >= 2019")
        fault = page.locator(".query-fault")
        fault.wait_for()
        lines = fault.locator("pre").text_content().split("\n")
        assert lines[0][lines[1].index("^"):].startswith("netfilx")
        assert "did you mean netflix?" in fault.inner_text()
        assert page.locator("#query-text").get_attribute("aria-invalid") == "true"
        assert heading(page).split()[0] != "0", "the last selection stays"
        page.locator("#query-text").fill("company = netflix")
        page.wait_for_function("() => !document.querySelector('.query-fault')")
        assert ids(page) == ["ap-netflix-2024"]


def test_the_selection_can_be_taken_away_as_the_command_writes_it(browser, own, work):
    with reading(browser, own.origin, accept_downloads=True) as reader:
        page = opened(reader, "country+=+NL+order+by+imposed+desc")
        with page.expect_download() as download:
            page.get_by_role("button", name="Download as CSV").click()
        text = open(download.value.path(), newline="", encoding="utf-8").read()
        assert text == program(work, "country = NL order by imposed desc", "--format", "csv")


def test_the_link_is_copied(browser, own):
    with reading(browser, own.origin, permissions=["clipboard-read", "clipboard-write"]) as reader:
        page = opened(reader, "country+=+NL")
        page.get_by_role("button", name="Copy link").click()
        page.get_by_role("button", name="Copied").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_on_a_phone_the_filters_are_a_sheet(browser, own):
    with reading(browser, own.origin, viewport={"width": 390, "height": 800}, reduced_motion="reduce") as reader:
        page = reader.open("/cases/")
        page.locator(".filters-open").click()
        sheet = page.locator("dialog.sheet")
        sheet.wait_for(state="visible")
        page.locator(".results > .loading").wait_for(state="detached")
        sheet.locator('[data-facet="country"] summary').click()
        sheet.locator('[data-facet="country"] input[type=checkbox]').first.check()
        page.wait_for_function("() => /^Show \\d+ cases?$/.test(document.querySelector('.sheet-show').textContent) && location.search")
        count = re.search(r"\d+", page.locator(".sheet-show").inner_text())[0]
        assert not page.evaluate(OVERFLOW)
        page.locator(".sheet-show").click()
        assert not sheet.is_visible()
        assert heading(page).startswith(f"{count} of ")
        assert page.evaluate("document.activeElement.matches('.filters-open')")


STATES = [
    ("", "cases/?q=country+in+(NL,IE)+and+year+>=+2019+order+by+current+desc"), ("", "cases/?q=company+=+nobdy"),
    ("nl/", "cases/?q=text+contains+privacy"), ("", "cases/?q=country+=+NL+and+country+=+IE"),
    ("", "compare/?a=authority+=+ap&b=authority+=+dpc"), ("nl/", "compare/?a=group+=+meta"),
]


@pytest.mark.parametrize("language,address", STATES)
def test_what_scripts_draw_is_accessible(browser, own, language, address):
    with reading(browser, own.origin) as reader:
        page = reader.open(f"/{language}{address}")
        page.locator(".results-live, .compared").first.wait_for(state="visible")
        page.locator(".loading").wait_for(state="detached")
        for details in page.locator(".facet, .query-box").all():
            details.evaluate("(box) => { box.open = true; }")
        page.wait_for_timeout(200)
        page.evaluate(SHORTEN)
        for width in (320, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_timeout(100)
            assert not page.evaluate(OVERFLOW), (address, width)
            if width < 500 and page.locator(".filters-open").is_visible():
                page.locator(".filters-open").click()
                assert not page.evaluate(OVERFLOW), (address, width, "sheet")
                assert not findings(page), findings(page)[:5]
                page.locator(".sheet-show").click()
            found = findings(page)
            assert not found, f"{address} at {width}:\n" + "\n".join(found[:8])
        page.emulate_media(color_scheme="dark")
        found = findings(page, colours_only=True)
        assert not found, f"{address}, dark:\n" + "\n".join(found[:8])


def test_two_are_compared_by_their_address(browser, own, work):
    with reading(browser, own.origin, viewport={"width": 1440, "height": 900}) as reader:
        page = reader.open("/compare/?a=authority+=+ap&b=authority+=+dpc")
        page.locator(".compared").wait_for()
        assert not page.locator(".compare-static").is_visible()
        for place, authority in enumerate(["ap", "dpc"]):
            row = json.loads(program(work, f"count, sum(imposed), sum(current) where authority = {authority}", "--format", "json"))["rows"][0]
            cells = page.locator(f".compared tbody tr td:nth-child({place + 2})")
            assert cells.nth(0).inner_text() == str(row["count"])
            for line, name in ((1, "sum(imposed)"), (2, "sum(current)")):
                assert float(cells.nth(line).locator("data").get_attribute("value")) == float(row[name]["amount"])
        page.get_by_role("button", name="Swap").click()
        page.wait_for_url("**/compare/?a=authority+=+dpc&b=authority+=+ap")
        page.locator("#compare-kind").select_option("country")
        page.locator("#compare-first").select_option("country = NL")
        page.wait_for_function("() => document.querySelector('.compared thead th:nth-child(2)').textContent === 'Netherlands'")
        page.go_back()
        page.go_back()
        page.wait_for_function("() => document.querySelector('.compared thead th:nth-child(2)')?.textContent === 'DPC'")


def test_without_scripts_the_tables_stand_alone(browser, own):
    with reading(browser, own.origin, java_script_enabled=False) as reader:
        page = reader.open("/cases/?q=country+=+NL")
        assert not page.locator(".filters").is_visible()
        assert page.locator(".results-static .cases tbody tr").count() > 50
        page = reader.open("/compare/?a=authority+=+ap")
        assert page.locator(".compare-static .index tbody tr").count() > 10


# How a slower processor fares is measured on a quiet machine alone (CASEBOOK_SLOWER=4; see Tests/Benchmarks/pages.md).
@pytest.mark.parametrize("slower", [int(os.environ.get("CASEBOOK_SLOWER", "1"))])
def test_ten_thousand_cases_are_filtered_between_two_frames(browser, many, slower):
    with reading(browser, many.origin, viewport={"width": 1440, "height": 900}) as reader:
        page = opened(reader)
        page.locator('[data-facet="company"] summary').click()
        page.locator('[data-facet="amount"] summary').click()
        for name, selector, text in (("words", "#filter-text", "cookie profile"), ("amounts", "[data-facet=amount] input", "12500000")):
            most = FRAME if slower == 1 else 4 * FRAME
            # What the page does takes its time each time; what the browser does for itself now and then is no matter.
            for attempt in range(3):
                page.locator(selector).first.fill("")
                page.locator(selector).first.focus()
                settled(page)
                with watched(browser, page, slower) as frames:
                    page.keyboard.type(text, delay=120)
                    page.wait_for_timeout(200)
                    settled(page)
                late, shown = frames.missed
                print(f"ten thousand cases, {name}, processor {slower} times slower: the page is busy at most "
                      f"{frames.longest:.1f} ms at a time; {late} of {shown} frames came late by the clock")
                if frames.longest < most:
                    break
            # On a slow processor some of the frames in which rows are drawn take longer than they should: none is to take
            # so long that typing stumbles.
            assert frames.longest < most, (name, frames.tasks[:10])
