// What scripts add to pages that are complete without them: buttons that copy.

const { copyLabel, copiedLabel } = document.body.dataset;

if (navigator.clipboard && copyLabel) {
  for (const source of document.querySelectorAll("[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = copyLabel;
    // A live region that exists before its text changes is the one screen readers announce.
    button.setAttribute("aria-live", "polite");
    let timer;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(source.textContent.trim());
      button.textContent = copiedLabel;
      clearTimeout(timer);
      timer = setTimeout(() => { button.textContent = copyLabel; }, 2000);
    });
    source.after(button);
  }
}

// The menu closes when a link within the page is followed.
const menu = document.getElementById("menu");
menu?.addEventListener("click", (event) => {
  if (event.target.closest("a") && menu.matches(":popover-open")) menu.hidePopover();
});
