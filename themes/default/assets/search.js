// Searches the index that Pagefind made of the site's texts. The state of the page stands in its address. Where there
// is no index, the words go to the register's own filter.

const search = document.querySelector(".search");
const form = search.querySelector(".search-form");
const words = form.querySelector("input[name=q]");
const facets = [...form.querySelectorAll("select[data-facet]")];
const sort = form.querySelector("select[name=sort]");
const state = search.querySelector(".search-state");
const list = search.querySelector(".found");
const more = search.querySelector("#more");
const template = search.querySelector("#result");
const AT_ONCE = 10;

/** Pagefind, once it is loaded; null where it can't be. @type {Promise<any>} */
let engine;
let results = [];
let shown = 0;
/** The number of the newest search: what an older one finds is not shown. */
let turn = 0;

/** What the register's filter is asked for the words. */
const filter = (/** @type {string} */ text) => `text contains "${text.replaceAll('"', "")}"`;

function load() {
  engine ??= (async () => {
    const answer = await fetch(search.dataset.state);
    const pages = answer.ok ? (await answer.json()).pages : 0;
    if (!pages) return null;
    const pagefind = await import(new URL(`${search.dataset.index}pagefind.js`, location.href).href);
    const instance = pagefind.createInstance({
      basePath: search.dataset.index, baseUrl: search.dataset.root, excerptLength: 32, noWorker: true,
    });
    await instance.init();
    offer(await instance.filters());
    return instance;
  })();
  return engine;
}

/** Fills the choices, each with how many pages it has. */
function offer(/** @type {Record<string, Record<string, number>>} */ counts) {
  const asked = new URLSearchParams(location.search);
  for (const select of facets) {
    const values = Object.keys(counts[select.dataset.facet] ?? {});
    const newestFirst = select.dataset.facet === "year" ? -1 : 1;
    values.sort((one, other) => newestFirst * one.localeCompare(other, document.documentElement.lang));
    for (const value of values) select.append(new Option(value, value));
    select.value = asked.get(select.dataset.facet) ?? "";
    if (select.selectedIndex < 0) select.value = "";
    select.parentElement.hidden = values.length === 0;
  }
  form.querySelector(".search-facets").hidden = false;
}

/** Shows how many results each choice would leave. */
function count(/** @type {Record<string, Record<string, number>>} */ counts) {
  for (const select of facets) {
    for (const option of select.options) {
      if (!option.value) continue;
      const number = counts?.[select.dataset.facet]?.[option.value] ?? 0;
      option.textContent = `${option.value} (${number})`;
      option.disabled = number === 0 && !option.selected;
    }
  }
}

function readAddress() {
  const asked = new URLSearchParams(location.search);
  words.value = asked.get("q") ?? "";
  for (const select of facets) select.value = asked.get(select.dataset.facet) ?? "";
  sort.value = asked.get("sort") ?? "";
  if (sort.selectedIndex < 0) sort.value = "";
}

/** The address of what is searched now. */
function address() {
  const asked = new URLSearchParams();
  if (words.value.trim()) asked.set("q", words.value.trim());
  for (const select of facets) if (select.value) asked.set(select.dataset.facet, select.value);
  if (sort.value) asked.set("sort", sort.value);
  const text = asked.toString();
  return location.pathname + (text ? `?${text}` : "");
}

function say(/** @type {string} */ text) {
  if (state.textContent !== text) state.textContent = text;
}

function clear() {
  results = [];
  shown = 0;
  list.replaceChildren();
  more.hidden = true;
}

async function run() {
  const mine = ++turn;
  let pagefind;
  try {
    pagefind = await load();
  } catch {
    // Without the index the register is still there.
    say(state.dataset.failed);
    search.querySelector(".search-register").hidden = false;
    return;
  }
  if (mine !== turn) return;
  const text = words.value.trim();
  if (!pagefind) {
    if (text) location.replace(`${search.dataset.register}?${new URLSearchParams({ q: filter(text) })}`);
    say(state.dataset.noIndex);
    search.querySelector(".search-register").hidden = false;
    return;
  }
  const filters = Object.fromEntries(facets.filter((select) => select.value).map((select) => [select.dataset.facet, select.value]));
  if (!text && Object.keys(filters).length === 0) {
    clear();
    count(await pagefind.filters());
    say(state.dataset.hint);
    return;
  }
  const order = sort.value || (text ? "" : "date");
  const found = await pagefind.search(text || null, { filters, sort: order ? { [order]: "desc" } : {} });
  if (mine !== turn) return;
  clear();
  results = found.results;
  count(found.filters);
  await show(mine);
  const number = new Intl.NumberFormat(document.documentElement.lang).format(results.length);
  const { none, one, many } = state.dataset;
  say(results.length === 0 ? none : results.length === 1 ? one : many.replace("#", number));
}

/** Shows the next results. */
async function show(/** @type {number} */ mine) {
  const next = await Promise.all(results.slice(shown, shown + AT_ONCE).map((result) => result.data()));
  if (mine !== turn) return;
  shown += next.length;
  list.append(...next.map(entry));
  more.hidden = shown >= results.length;
}

/** A result as an entry of the list. */
function entry(/** @type {any} */ page) {
  const item = template.content.cloneNode(true).firstElementChild;
  const slot = (/** @type {string} */ name) => item.querySelector(`[data-slot=${name}]`);
  for (const name of ["kind", "authority", "date", "amount", "status"]) {
    if (page.meta[name]) slot(name).textContent = page.meta[name];
    else slot(name).remove();
  }
  if (page.meta.status) {
    item.querySelector(".mark").classList.add(`is-${page.meta.standing}`, ...(page.meta.finality ? [`is-${page.meta.finality}`] : []));
  } else {
    item.querySelector(".result-facts").remove();
  }
  slot("link").href = page.url;
  slot("link").textContent = page.meta.title;
  excerpt(slot("excerpt"), page.excerpt);
  return item;
}

/** Puts an excerpt in place as text with marked words: whatever else it may hold is shown, not obeyed. */
function excerpt(/** @type {Element} */ place, /** @type {string} */ html) {
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  for (const node of parsed.childNodes) {
    if (node.nodeName !== "MARK") place.append(node.textContent);
    else place.append(Object.assign(document.createElement("mark"), { textContent: node.textContent }));
  }
}

let timer;
words.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    history.replaceState(null, "", address());
    run();
  }, 200);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  history.pushState(null, "", address());
  run();
});
for (const select of [...facets, sort]) {
  select.addEventListener("change", () => {
    history.pushState(null, "", address());
    run();
  });
}
more.addEventListener("click", async () => {
  const first = shown;
  await show(turn);
  list.children[first]?.querySelector("a")?.focus();
});
addEventListener("popstate", () => {
  readAddress();
  run();
});

readAddress();
run();
