"""Pages of ten thousand generated cases: the longest of each kind.

Long lists repeat themselves: here the widest and the narrowest screen, each in one scheme, stand for the rest, which
the register's own pages have been through in full.
"""

import pytest

from accessibility import findings
from kinds import BY_NAME
from reader import reading
from test_pages import OVERFLOW

KINDS = [
    "home", "register", "case", "authorities", "authority", "companies", "company", "court", "law", "provision",
    "country", "sector", "topic", "years", "year",
]
# axe-core takes seconds on five hundred rows that are all alike: the rest of the rows are taken out first.
SHORTEN = """() => { for (const body of document.querySelectorAll("tbody")) [...body.rows].slice(40).forEach((row) => row.remove()); }"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_ten_thousand_cases_reads_well(browser, many, kind):
    path = many.path(kind)
    assert path is not None
    with reading(browser, many.origin, viewport={"width": 320, "height": 900}) as reader:
        page = reader.open(path)
        for selector in BY_NAME[kind].answer.split(", "):
            assert page.locator(f"main {selector}").first.is_visible(), f"{path}: no {selector} can be seen"
        assert not page.evaluate(OVERFLOW), path
        page.evaluate(SHORTEN)
        for width, scheme in ((320, "light"), (1440, "dark")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            assert not page.evaluate(OVERFLOW), f"{path} at {width}"
            found = findings(page)
            assert not found, f"{path} at {width} pixels, {scheme}:\n" + "\n".join(found[:10])


def test_every_page_of_many_is_of_a_kind_that_is_tested(many):
    assert not many.unknown, many.unknown[:10]
