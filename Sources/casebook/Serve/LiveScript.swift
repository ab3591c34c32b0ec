import Content

/// What `serve` adds to pages, and the published site never holds: a script that keeps them up to date.
enum LiveScript {
    /// The page with the script, which is told which state of the page this is.
    static func added(to page: [UInt8], key: UInt64) -> [UInt8] {
        let tag = Array(
            #"<script src="/.casebook/live.js?\#(version)" data-key="\#(String(key, radix: 16))" defer></script>"#.utf8)
        let end = Array("</body>".utf8)
        // It stands at the end, far from what templates write there: the last match is the page's own.
        var place = page.count
        var index = page.count - end.count
        while index >= 0 {
            if page[index] == end[0], page[index..<index + end.count].elementsEqual(end) {
                place = index
                break
            }
            index -= 1
        }
        var result: [UInt8] = []
        result.reserveCapacity(page.count + tag.count)
        result += page[..<place]
        result += tag
        result += page[place...]
        return result
    }

    /// Stands where no site could be made yet; the script lays the reasons over it.
    static let emptyPage = """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Casebook</title></head>
        <body><main><h1>There is no site yet</h1><p>It is shown here as soon as the errors are put right.</p></main></body>
        </html>

        """

    /// What tells this script from another program's, so that the browser need not ask for it at every page.
    static let version = String(Checksum.of(Array(script.utf8)), radix: 16)

    static let script = """
        // Keeps this page up to date while `casebook serve` runs; no part of the published site.
        "use strict";
        (() => {
          let key = document.currentScript.dataset.key;
          let source;
          const place = "casebook-scroll " + location.pathname + location.search;

          // Back to where the reader was before the page was loaded again.
          try {
            const saved = JSON.parse(sessionStorage.getItem(place) ?? "null");
            sessionStorage.removeItem(place);
            if (saved) scrollTo({ left: saved[0], top: saved[1], behavior: "instant" });
          } catch {}

          function reload() {
            try { sessionStorage.setItem(place, JSON.stringify([scrollX, scrollY])); } catch {}
            disconnect();
            location.reload();
          }

          // Only tabs that are seen hold a connection: a browser allows six of them.
          function connect() {
            if (source || document.visibilityState === "hidden") return;
            const page = encodeURIComponent(decodeURIComponent(location.pathname));
            source = new EventSource(`/.casebook/events?page=${page}&key=${key}`);
            source.addEventListener("reload", reload);
            source.addEventListener("styles", (event) => {
              const change = JSON.parse(event.data);
              key = change.key;
              for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
                const next = change.styles[link.getAttribute("href")];
                if (next) swap(link, next);
              }
            });
            source.addEventListener("problems", (event) => show(JSON.parse(event.data)));
            source.addEventListener("well", hide);
            source.addEventListener("error", () => {
              if (source?.readyState !== EventSource.CLOSED) return;
              source = undefined;
              setTimeout(connect, 1000);
            });
          }

          function disconnect() {
            source?.close();
            source = undefined;
          }

          // The old style sheet goes when the new one is there, so that the page is never without.
          function swap(link, href) {
            const next = link.cloneNode();
            next.href = href;
            next.addEventListener("load", () => link.remove());
            link.after(next);
          }

          let overlay;
          function show(report) {
            hide();
            overlay = document.createElement("div");
            const root = overlay.attachShadow({ mode: "open" });
            const element = (name, className, text, parent) => {
              const made = document.createElement(name);
              if (className) made.className = className;
              if (text) made.textContent = text;
              parent.append(made);
              return made;
            };
            const styles = element("link", "", "", root);
            styles.rel = "stylesheet";
            styles.href = "/.casebook/live.css";
            const panel = element("section", "panel", "", root);
            panel.setAttribute("role", "alert");
            panel.setAttribute("lang", "en");
            const head = element("header", "", "", panel);
            element("strong", "", report.summary, head);
            const close = element("button", "", "Close", head);
            close.type = "button";
            close.addEventListener("click", hide);
            element("p", "", "The page below is the last that could be made.", panel);
            for (const problem of report.problems) {
              const item = element("article", "", "", panel);
              if (problem.place) element("p", "place", problem.place, item);
              element("p", "message", problem.message, item);
              if (problem.excerpt) element("pre", "", problem.excerpt, item);
              if (problem.remedy) element("p", "remedy", problem.remedy, item);
              for (const note of problem.notes) element("p", "note", note, item);
            }
            if (report.more) element("p", "", report.more, panel);
            document.documentElement.append(overlay);
          }

          function hide() {
            overlay?.remove();
            overlay = undefined;
          }

          addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
          document.addEventListener("visibilitychange", () => {
            if (document.visibilityState === "hidden") disconnect(); else connect();
          });
          addEventListener("pagehide", disconnect);
          addEventListener("pageshow", connect);
          connect();
        })();

        """

    static let styles = """
        :host { all: initial; }
        .panel {
          position: fixed; inset: auto 0 0 0; max-height: 70vh; overflow: auto; z-index: 2147483647;
          box-sizing: border-box; padding: 1rem 1.25rem 1.25rem; background: #1d1b1a; color: #f4f1ee;
          border-top: 4px solid #d8452b; font: 15px/1.5 system-ui, sans-serif;
        }
        header { display: flex; justify-content: space-between; gap: 1rem; font-size: 1.1em; }
        button { font: inherit; color: inherit; background: none; border: 1px solid currentcolor; padding: 0 .75em; }
        p { margin: .25rem 0; }
        article { border-top: 1px solid #55504c; margin-top: .75rem; padding-top: .5rem; }
        .place { color: #f0a898; font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
        .message { font-weight: 600; }
        .remedy::before { content: "→ "; }
        .note { color: #cfc8c2; }
        pre { margin: .5rem 0; overflow-x: auto; font: 14px/1.4 ui-monospace, monospace; white-space: pre; }

        """
}
