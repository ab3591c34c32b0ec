"""axe-core within a page: what it finds against WCAG 2.2 AA."""

import functools

from axe_playwright_python.sync_playwright import Axe

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """(only) => axe.run(document, {resultTypes: ["violations"], runOnly: only, preload: false})
  .then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id}: ${node.target.join(" ")}: ${(node.failureSummary ?? "").replace(/\\s+/g, " ")}`)))"""


@functools.cache
def _axe():
    return Axe().axe_script


def findings(page, colours_only=False):
    """What axe-core finds on a page as it stands now, in words: everything, or what has to do with colours."""
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(_axe())
    only = {"type": "rule", "values": COLOURS} if colours_only else {"type": "tag", "values": TAGS}
    return page.evaluate(RUN, only)
