"""A reader's browser that holds a site to its promises: whatever page it opens, nothing may break them."""

import contextlib

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile ?? ""}:${event.lineNumber}`));
"""


class Reader:
    """A page in a context of its own; `close` says what went wrong while it was read."""

    def __init__(self, browser, origin, **options):
        self.origin = origin
        self.problems = []
        options.setdefault("viewport", {"width": 1280, "height": 900})
        self.context = browser.new_context(base_url=origin, **options)
        self.runs_scripts = options.get("java_script_enabled", True)
        if self.runs_scripts:
            self.context.add_init_script(WATCH)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.problems.append(f"console {message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        self.page.on("request", self._request)
        self.page.on("response", self._response)
        self.expected_status = 200

    def _request(self, request):
        if not request.url.startswith((self.origin + "/", "data:", "blob:")):
            self.problems.append(f"request to another host: {request.url}")

    def _response(self, response):
        if response.status >= 400 and response.status != self.expected_status:
            self.problems.append(f"{response.status}: {response.url}")

    def open(self, path):
        self.page.goto(self.origin + path, wait_until="load")
        return self.page

    def check(self):
        if self.runs_scripts:
            self.problems += [f"policy violated: {text}" for text in self.page.evaluate("window.violations ?? []")]
            self.page.evaluate("window.violations = []")
        problems, self.problems = self.problems, []
        assert not problems, f"{self.page.url}:\n" + "\n".join(problems)


@contextlib.contextmanager
def reading(browser, origin, **options):
    """A reader for the length of a test; what it met is checked at the end, unless the test failed before."""
    reader = Reader(browser, origin, **options)
    try:
        yield reader
        reader.check()
    finally:
        reader.context.close()
