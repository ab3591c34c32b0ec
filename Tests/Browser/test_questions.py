"""Five questions that a reader comes with, each answered in three actions or fewer from the home page.

An action is a click, a choice, or words typed and sent off. The answers are also asked of the program, whose queries
are tested on their own.
"""

import csv
import io
import subprocess

import pytest

from conftest import DAY, REPOSITORY, _program
from reader import reading


class Actions:
    """What a reader does, step by step, on a page of the site."""

    def __init__(self, page):
        self.page = page
        self.steps = []

    def click(self, what, locator):
        self.steps.append(what)
        locator.first.click()
        self.page.wait_for_load_state()

    def search(self, words):
        self.steps.append(f"search for “{words}”")
        self.page.locator(".search-box input").fill(words)
        self.page.keyboard.press("Enter")
        self.page.locator(".found .result").first.wait_for(timeout=10000)

    def menu(self, name):
        self.click(name, self.page.locator(".masthead nav.menu").get_by_role("link", name=name, exact=True))


@pytest.fixture
def reader_at_home(browser, own):
    with reading(browser, own.origin, viewport={"width": 1280, "height": 900}) as reader:
        actions = Actions(reader.open("/"))
        yield actions
        assert len(actions.steps) <= 3, actions.steps


def ask(work, query):
    """The program's answer to a query, row by row."""
    command = [_program(), "query", query, "--format", "csv", "--as-of", DAY, "--content", str(work / "content")]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, cwd=REPOSITORY).stdout
    return list(csv.DictReader(io.StringIO(answer)))


def figure(page, label):
    """The text of a figure at the head of a page."""
    return page.locator(".key-figures > div").filter(has_text=label).first.locator("dd").inner_text()


def test_the_netflix_fine(reader_at_home):
    reader_at_home.search("netflix")
    reader_at_home.click("the fine", reader_at_home.page.locator(".found h2 a").get_by_text("fined Netflix"))
    page = reader_at_home.page
    assert page.locator("h1").inner_text().replace("\u00a0", " ") == "The AP fined Netflix € 4.75 million"
    assert "contested" in page.locator(".status-word").first.inner_text()


def test_all_fines_on_metas_group_that_still_stand(reader_at_home, work):
    reader_at_home.menu("Companies")
    reader_at_home.click("Meta", reader_at_home.page.locator(".index a").get_by_text("Meta", exact=True))
    page = reader_at_home.page
    standing = [row for row in ask(work, "group = meta and current > 0")]
    assert len(standing) > 5
    rows = page.locator("section table.cases tbody tr")
    shown = {}
    for row in rows.all():
        href = row.locator(".c-case a").get_attribute("href")
        shown[href.strip("/").split("/")[-1]] = row.locator(".c-amount").inner_text()
    for case in standing:
        assert case["case"] in shown, case["case"]
        assert "€" in shown[case["case"]]
    # The others of the table say that nothing stands, so that nobody takes them for fines that do.
    for case in set(shown) - {case["case"] for case in standing}:
        assert not shown[case].startswith("€") or shown[case].startswith("€\u00a00"), (case, shown[case])
    assert f"{len(standing)} fines that stand" in figure(page, "Median fine")


def test_how_many_decisions_of_2023_found_article_13_infringed_and_the_fines(reader_at_home, work):
    reader_at_home.menu("Years")
    reader_at_home.click("2023", reader_at_home.page.locator(".index").get_by_role("link", name="2023", exact=True))
    page = reader_at_home.page
    row = page.locator("section.breakdown tr").filter(has=page.get_by_role("link", name="Article 13 GDPR")).first
    found = ask(work, "year = 2023 and provision = gdpr/13")
    count, fines = row.locator("td.number").all_inner_texts()[:2]
    assert int(count) == len(found) > 3
    total = ask(work, "sum(current) where year = 2023 and provision = gdpr/13")[0]
    amount = float(total["sum(current)"])
    assert fines.startswith("€"), fines
    number, unit = fines.replace("€", "").split("\n")[0].split()[:2]
    assert abs(float(number) * {"million": 1e6, "billion": 1e9}[unit] - amount) < 0.006 * amount, (fines, amount)


def test_the_largest_fine_of_the_dutch_authority(reader_at_home, work):
    reader_at_home.menu("Authorities")
    reader_at_home.click("the AP", reader_at_home.page.locator(".index a[href='/authorities/ap/']"))
    page = reader_at_home.page
    largest = ask(work, "authority = ap order by current desc limit 1")[0]
    reader_at_home.click("the largest fine", page.locator("#largest svg:visible a, #largest table a"))
    assert page.url.endswith(f"/cases/{largest['case']}/")
    assert "290" in page.locator("h1").inner_text()


def test_the_newest_case(reader_at_home, work):
    newest = ask(work, "order by decided desc limit 1")[0]
    reader_at_home.click("the first of the newest cases", reader_at_home.page.locator("section[aria-labelledby=newest] .c-case a"))
    assert reader_at_home.page.url.endswith(f"/cases/{newest['case']}/")
