"""What a page does within its frames, as Chromium's own trace tells it.

Counted is the time that the page's thread had the processor: other work on the machine makes the clock run on, not this.
"""

import contextlib
import json

FRAME = 1000 / 60
# What Chromium calls the thread on which scripts run and pages are laid out.
MAIN = "CrRendererMain"


class Frames:
    """The tasks of the page's thread, in milliseconds of processor time, longest first."""

    def __init__(self):
        self.tasks = []
        self.intervals = []

    @property
    def longest(self):
        return self.tasks[0] if self.tasks else 0.0

    @property
    def missed(self):
        """How many frames came late by the clock, of how many: true of this machine at this moment."""
        return sum(interval > FRAME + 1 for interval in self.intervals), len(self.intervals)


@contextlib.contextmanager
def watched(browser, page, slower=1):
    """Traces the page meanwhile, on a processor so many times slower."""
    frames = Frames()
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.evaluate("""() => {
      window.frames_seen = [];
      let last = 0;
      const next = (now) => { if (last) frames_seen.push(now - last); last = now; window.frame_asked = requestAnimationFrame(next); };
      window.frame_asked = requestAnimationFrame(next);
    }""")
    browser.start_tracing(page=page, categories=["disabled-by-default-devtools.timeline"])
    try:
        yield frames
    finally:
        events = json.loads(browser.stop_tracing())["traceEvents"]
        session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        frames.intervals = page.evaluate("() => { cancelAnimationFrame(frame_asked); return frames_seen; }")
        session.detach()
    names = {(event["pid"], event["tid"]) for event in events
             if event.get("name") == "thread_name" and event["args"]["name"] == MAIN}
    tasks = [event for event in events if event.get("ph") == "X" and (event["pid"], event["tid"]) in names
             and event["name"] == "RunTask"]
    # The page's own process is the busiest of those that show pages.
    spent = {}
    for task in tasks:
        spent[task["pid"]] = spent.get(task["pid"], 0) + task.get("tdur", 0)
    busiest = max(spent, key=spent.get, default=None)
    frames.tasks = sorted((task.get("tdur", 0) / 1000 for task in tasks if task["pid"] == busiest), reverse=True)
