"""The second theme: clearly another look, by tokens and two templates alone."""

import pytest

from accessibility import findings
from conftest import REPOSITORY
from reader import reading
from test_pages import OVERFLOW, SHORTEN

KINDS = ["home", "search", "register", "case-with-all", "authority", "company", "law", "year", "report", "not-found"]


def test_the_theme_is_tokens_and_two_templates():
    theme = REPOSITORY / "themes/plain"
    files = sorted(file.relative_to(theme).as_posix() for file in theme.rglob("*") if file.is_file())
    assert files == ["assets/tokens.css", "templates/home.mustache", "templates/masthead.mustache", "theme.yml"]
    tokens = (theme / "assets/tokens.css").read_text()
    for line in map(str.strip, tokens.splitlines()):
        declares = line.startswith(("--", "/*", "@media", ":root", "}")) or line == ""
        assert declares, f"not a token: {line}"


@pytest.mark.parametrize("kind", KINDS)
def test_the_theme_reads_well(browser, plain, kind):
    with reading(browser, plain.origin) as reader:
        if kind == "not-found":
            reader.expected_status = 404
        page = reader.open(plain.path(kind))
        page.evaluate(SHORTEN)
        for width, scheme in ((320, "light"), (1440, "dark")):
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate(OVERFLOW)
            assert not wide, f"{page.url} scrolls sideways at {width} pixels:\n" + "\n".join(wide)
            page.emulate_media(color_scheme=scheme)
            found = findings(page, colours_only=scheme == "dark")
            assert not found, f"{page.url} at {width} pixels, {scheme}:\n" + "\n".join(found[:10])


def test_the_theme_looks_clearly_different(browser, own, plain):
    looks = []
    for site in (own, plain):
        with reading(browser, site.origin) as reader:
            page = reader.open("/")
            looks.append(page.evaluate("""() => {
              const [body, title, link] = ["body", "h1", ".c-case a"].map((name) => getComputedStyle(document.querySelector(name)));
              const first = document.querySelector("main section, main figure");
              return {family: body.fontFamily, paper: body.backgroundColor, size: title.fontSize, link: link.color,
                width: getComputedStyle(document.querySelector("main")).maxWidth, first: first.className,
                stylesheets: document.styleSheets.length};
            }"""))
    default, other = looks
    for trait in ("family", "paper", "size", "link", "width", "first"):
        assert default[trait] != other[trait], trait
    assert other["stylesheets"] == 1
