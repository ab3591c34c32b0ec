// What scripts add to pages that are complete without them: buttons that copy, links to headings, a key to search.

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

// Each heading that has an address is a link to it, which shows when it is pointed at or comes to by keyboard.
for (const heading of document.querySelectorAll("main :is(h2, h3)[id]")) {
  if (heading.querySelector("a")) continue;
  const link = document.createElement("a");
  link.className = "anchor";
  link.href = `#${heading.id}`;
  link.append(...heading.childNodes);
  heading.append(link);
}

// "/" leads to the search box, wherever it is.
addEventListener("keydown", (event) => {
  const isTyping = event.target instanceof Element && event.target.closest("input, select, textarea, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
  const box = document.querySelector(".search-form input[type=search], .search-box input");
  if (!box) return;
  event.preventDefault();
  if (menu?.contains(box) && !box.checkVisibility()) menu.showPopover();
  box.focus();
  box.select();
});
