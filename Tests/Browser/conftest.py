"""Builds the sites that are read, serves them, and hands out browsers.

CASEBOOK names the program, CHROMIUM the browser, CASEBOOK_SITES a folder of sites that were built before. The sites are built once, however many workers read them; the large one while they
read the others already.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import pagefind_bin
import pytest
from playwright.sync_api import sync_playwright

from kinds import samples
from site_server import SiteServer

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
LANGUAGES = ["en", "nl"]
DAY = "2026-01-01"
MANY = int(os.environ.get("CASEBOOK_MANY_CASES", "10000"))


def _program():
    return str(REPOSITORY / os.environ.get("CASEBOOK", ".build/release/casebook"))


def _build(content, output, *flags):
    result = subprocess.run(_command(content, output, *flags), capture_output=True, text=True, cwd=REPOSITORY)
    if result.returncode != 0:
        pytest.exit(f"the site could not be built:\n{result.stderr[:4000]}", returncode=2)


def _command(content, output, *flags):
    return [_program(), "build", "--quiet", "--no-cards", "--as-of", DAY, "--content", str(content), "--output", str(output),
            *flags]


def pytest_configure(config):
    """In the process that starts the workers: the sites, in a folder that the workers are told of."""
    if hasattr(config, "workerinput") or config.option.collectonly or "CASEBOOK_SITES" in os.environ:
        return
    work = pathlib.Path(tempfile.mkdtemp(prefix="casebook-browser-"))
    config.stash[_WORK] = work
    os.environ["CASEBOOK_SITES"] = str(work)
    theme = ["--theme", str(REPOSITORY / "themes/default")]
    if MANY:
        build = _command(work / "generated/content", work / "many", *theme, "--no-search")
        generator = str(REPOSITORY / "Tests/Benchmarks/generate.py")
        config.stash[_BUILDER] = subprocess.Popen(
            [sys.executable, "-c", _MANY, generator, str(MANY), str(work), *build], cwd=REPOSITORY)
    # The register's own content, and beside it what it has no example of: a redirect, a withdrawn case, a case with all.
    shutil.copytree(REPOSITORY / "content", work / "content")
    shutil.copytree(HERE / "content", work / "content", dirs_exist_ok=True)
    pagefind = pathlib.Path(pagefind_bin.__file__).parent / "pagefind"
    _build(work / "content", work / "own", *theme, "--pagefind", str(pagefind))
    # The same site, of a publisher who has no Pagefind.
    _build(work / "content", work / "unsearched", *theme, "--no-search")
    # And in the second theme.
    _build(work / "content", work / "plain", "--theme", str(REPOSITORY / "themes/plain"), "--no-search")


_WORK = pytest.StashKey()
_BUILDER = pytest.StashKey()
# Makes the large site, and last of all the file that says so.
_MANY = """
import pathlib, subprocess, sys
generator, number, work, *build = sys.argv[1:]
done = subprocess.run([sys.executable, generator, number, work + "/generated"]).returncode == 0
built = subprocess.run(build, capture_output=True, text=True) if done else None
words = "" if built and built.returncode == 0 else "the large site could not be built: " + (built.stderr[:4000] if built else "")
pathlib.Path(work, "many.part").write_text(words)
pathlib.Path(work, "many.part").rename(pathlib.Path(work, "many.done"))
"""


def pytest_unconfigure(config):
    builder, work = config.stash.get(_BUILDER, None), config.stash.get(_WORK, None)
    if builder:
        builder.kill()
        builder.wait()
    if work:
        shutil.rmtree(work, ignore_errors=True)


def pytest_collection_modifyitems(items):
    """What needs the large site comes last: it is being built meanwhile."""
    def is_large(item):
        values = item.callspec.params.values() if hasattr(item, "callspec") else ()
        return "many" in item.fixturenames or any(value == "many" or value[:1] == ("many",) for value in values
                                                  if isinstance(value, (str, tuple)))

    items.sort(key=is_large)


@pytest.fixture(scope="session")
def work():
    """The folder in which the sites lie."""
    return pathlib.Path(os.environ["CASEBOOK_SITES"])


class Site:
    """A site that is being served, with a sample page of every kind it has."""

    def __init__(self, root, languages):
        self.server = SiteServer(root)
        self.root, self.origin, self.languages = root, self.server.origin, languages
        self.samples, self.unknown = samples(root, languages)

    def path(self, kind, language=None):
        """The address of the sample of a kind; None where the site has no such page."""
        below = self.samples.get(kind)
        if below is None:
            return None
        return "/" + (f"{language}/" if language in self.languages[1:] else "") + below


@pytest.fixture(scope="session")
def own(work):
    """The register's own content."""
    site = Site(work / "own", LANGUAGES)
    yield site
    site.server.close()


@pytest.fixture(scope="session")
def unsearched(work):
    """The register's own content, without a search index."""
    site = Site(work / "unsearched", LANGUAGES)
    yield site
    site.server.close()


@pytest.fixture(scope="session")
def plain(work):
    """The register's own content in the theme `plain`."""
    site = Site(work / "plain", LANGUAGES)
    yield site
    site.server.close()


@pytest.fixture(scope="session")
def many(work):
    """Ten thousand generated cases."""
    if not MANY:
        pytest.skip("CASEBOOK_MANY_CASES is 0")
    while not (work / "many.done").exists():
        time.sleep(0.2)
    if words := (work / "many.done").read_text():
        pytest.fail(words)
    site = Site(work / "many", ["en"])
    yield site
    site.server.close()


@pytest.fixture
def sites(request):
    """A site by its name; none is waited for that is not asked for."""
    return request.getfixturevalue


@pytest.fixture(scope="session")
def driver():
    with sync_playwright() as playwright:
        yield playwright


def _launch(driver, *arguments):
    names = ("chromium-headless-shell", "chromium", "chromium-browser")
    chromium = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    assert chromium, "no Chromium on the PATH: install Debian's chromium-headless-shell, or name one in CHROMIUM"
    # Within containers and as root the browser's own sandbox does not start; it reads nothing but our own pages.
    return driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", *arguments])


@pytest.fixture(scope="session")
def browser(driver):
    browser = _launch(driver)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def large_text_browser(driver):
    """A browser whose reader has set text to twice its usual size."""
    browser = _launch(driver, "--blink-settings=defaultFontSize=32,defaultFixedFontSize=26")
    yield browser
    browser.close()
