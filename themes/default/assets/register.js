// A page that works on the whole register, before anything is touched: waits for a hand on its controls, or for a
// selection in the address.
// @ts-check

const host = document.querySelector("[data-register]");

if (host instanceof HTMLElement && host.dataset.app) {
  const { app, modules = "" } = host.dataset;
  let isStarted = false;
  /** @type {EventTarget | null} */
  let clicked = null;
  /** @param {Event} [event] */
  const start = async (event) => {
    // A click that comes while the page is starting is not lost.
    if (event?.type === "click") clicked = event.target;
    if (isStarted) return;
    isStarted = true;
    for (const href of modules.split(" ")) {
      const link = document.createElement("link");
      link.rel = "modulepreload";
      link.href = href;
      document.head.append(link);
    }
    const { open } = await import(app);
    open(host, clicked);
  };
  const later = () => setTimeout(start);
  const address = new URLSearchParams(location.search);
  if (["q", "a", "b"].some((name) => address.has(name))) {
    if (document.readyState === "complete") later();
    else addEventListener("load", later, { once: true });
  }
  for (const controls of host.querySelectorAll(".filters, .filters-bar, .compare-form")) {
    for (const type of ["pointerenter", "touchstart", "focusin", "input", "click"]) {
      controls.addEventListener(type, start, { passive: true });
    }
  }
}
