"""With JavaScript off every page still answers its question, and offers nothing that would not work."""

import pytest

from kinds import BY_NAME, PAGES, READ
from reader import reading


@pytest.mark.parametrize("site,language,kind", PAGES)
def test_a_page_answers_without_scripts(browser, sites, site, language, kind):
    site = sites(site)
    path = site.path(kind, language)
    with reading(browser, site.origin, java_script_enabled=False) as reader:
        if kind == "not-found":
            reader.expected_status = 404
        page = reader.open(path)
        for selector in BY_NAME[kind].answer.split(", "):
            found = page.locator(f"main {selector}").first
            assert found.is_visible(), f"{path}: no {selector} can be seen"
            assert found.inner_text().strip(), f"{path}: {selector} is empty"
        # A button acts only with scripts, unless it opens a popover or sends a form.
        buttons = page.locator("button:visible:not([popovertarget]):not(form[action] button)")
        assert buttons.count() == 0, f"{path}: {buttons.first.inner_text()} does nothing"


# The search page says without scripts what to do instead.
@pytest.mark.parametrize("kind", [kind for kind in READ if kind != "search"])
def test_scripts_take_nothing_away(browser, own, kind):
    words = []
    for scripts in (False, True):
        with reading(browser, own.origin, java_script_enabled=scripts) as reader:
            if kind == "not-found":
                reader.expected_status = 404
            page = reader.open(own.path(kind))
            words.append({line.strip() for line in page.locator("main").inner_text().splitlines() if line.strip()})
    without, with_scripts = words
    shorter = {line for line in without if not any(line in other for other in with_scripts)}
    assert not shorter, f"{own.path(kind)} loses {sorted(shorter)[:5]}"


def test_the_menu_of_a_phone_opens_without_scripts(browser, own):
    with reading(browser, own.origin, java_script_enabled=False, viewport={"width": 390, "height": 800}) as reader:
        page = reader.open(own.path("home"))
        page.locator(".menu-button").click()
        assert page.locator("#menu a").first.is_visible()
