"""What a page costs its reader the first time: bytes, scripts, what holds up the first picture, how long and how steady."""

import contextlib

# A slow telephone: 1.6 Mbit/s down, 150 ms there and back, a processor four times slower than this one.
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SLOWER = 4
PHONE = {"viewport": {"width": 412, "height": 823}, "device_scale_factor": 1.75, "is_mobile": True}

WATCH = """
window.seen = {shift: 0, paint: 0, what: ""};
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
}).observe({type: "layout-shift", buffered: true});
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) [seen.paint, seen.what] = [entry.startTime, entry.element?.tagName ?? ""];
}).observe({type: "largest-contentful-paint", buffered: true});
"""


def first_load(browser, url, slow=True, **options):
    """Loads a page with nothing kept from before; `slow` on a telephone's network and processor.

    Returns bytes as transferred (`total`, `scripts`), `requests`, the stylesheets and scripts that hold up the first
    picture (`blocking`), the sum of layout shifts (`shift`) and the time of the largest paint in ms (`paint`).
    """
    with contextlib.closing(browser.new_context(**{**PHONE, **options})) as context:
        context.add_init_script(WATCH)
        page = context.new_page()
        session = context.new_cdp_session(page)
        kinds, sizes = {}, {}
        session.on("Network.requestWillBeSent", lambda event: kinds.__setitem__(
            event["requestId"], (event.get("type", ""), event["request"]["url"])))
        session.on("Network.loadingFinished", lambda event: sizes.__setitem__(
            event["requestId"], event["encodedDataLength"]))
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        if slow:
            session.send("Network.emulateNetworkConditions", NETWORK)
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(url, wait_until="load")
        page.wait_for_timeout(300)
        seen = page.evaluate("seen")
        blocking = page.evaluate(
            "performance.getEntriesByType('resource').filter((entry) => entry.renderBlockingStatus === 'blocking')"
            ".map((entry) => new URL(entry.name).pathname)")
        return {
            "total": sum(sizes.values()),
            "scripts": sum(size for key, size in sizes.items() if kinds.get(key, ("",))[0] == "Script"),
            "requests": len(sizes), "blocking": blocking, "shift": seen["shift"], "paint": seen["paint"],
            "painted": seen["what"], "files": {kinds[key][1]: size for key, size in sizes.items() if key in kinds},
        }
