// The register page once it is used: filters, totals, a chart and a table of what the query in the address takes.
// @ts-check

import { address } from "./address.js";
import { Chips } from "./chips.js";
import { csv } from "./csv.js";
import { YearChart, h } from "./elements.js";
import { Facets } from "./facets.js";
import { faultText } from "./faults.js";
import { Labels } from "./labels.js";
import { parse, queryText } from "./query.js";
import { Register } from "./register-data.js";
import { CaseTable } from "./case-table.js";
import { Selection } from "./selection.js";
import { Slices } from "./slices.js";
import { Wording } from "./wording.js";

/**
 * @typedef {import("./query.js").Query} Query
 * @typedef {import("./query.js").Fault} Fault
 */

/** For how long nothing must be typed before rows out of sight are drawn, in milliseconds. */
const PAUSE = 200;

/** @type {Query} */
const EVERYTHING = { filter: null, order: [], limit: null };

/**
 * Starts the page.
 * @param {HTMLElement} host
 * @param {EventTarget | null | undefined} touched what the reader touched to start it
 */
export async function open(host, touched) {
  const sheet = new Sheet(host);
  if (touched instanceof Element && touched.closest(".filters-open")) sheet.open();
  const status = h("p", { class: "loading", role: "status" }, host.dataset.loading);
  host.querySelector(".results")?.prepend(status);
  try {
    const register = await Register.open(host.dataset.register ?? "", document.documentElement.lang);
    const page = new RegisterPage(host, register, sheet);
    await register.load(() => page.extended());
    await page.drawn;
    status.remove();
  } catch (error) {
    status.textContent = host.dataset.failed ?? "";
    if (!(error instanceof TypeError)) throw error;
  }
}

/** The filters on a phone: a sheet over the page, with a button that says how many cases it leaves. */
class Sheet {
  /** @param {HTMLElement} host */
  constructor(host) {
    this.side = /** @type {HTMLElement} */ (host.querySelector(".filters"));
    this.form = /** @type {HTMLFormElement} */ (host.querySelector(".filters form"));
    this.opener = /** @type {HTMLButtonElement} */ (host.querySelector(".filters-open"));
    this.shower = h("button", { type: "button", class: "sheet-show", onclick: () => this.dialog.close() }, host.dataset.loading);
    /** @type {HTMLDialogElement} */
    this.dialog = h("dialog", { class: "sheet", "aria-label": this.side.getAttribute("aria-label") },
      h("div", { class: "sheet-foot" }, this.shower));
    this.dialog.addEventListener("close", () => {
      this.side.append(this.form);
      this.opener.focus();
    });
    host.append(this.dialog);
    matchMedia("(min-width: 76rem)").addEventListener("change", () => this.dialog.close());
    this.opener.addEventListener("click", () => this.open());
    this.form.addEventListener("submit", (event) => event.preventDefault());
  }

  open() {
    if (this.dialog.open) return;
    this.dialog.prepend(this.form);
    this.dialog.showModal();
  }
}

export class RegisterPage {
  /**
   * @param {HTMLElement} host
   * @param {Register} register
   * @param {Sheet} sheet
   */
  constructor(host, register, sheet) {
    this.host = host;
    this.register = register;
    this.sheet = sheet;
    this.form = sheet.form;
    this.results = /** @type {HTMLElement} */ (host.querySelector(".results"));
    this.before = /** @type {HTMLElement} */ (host.querySelector(".results-static"));
    this.words = /** @type {HTMLInputElement} */ (host.querySelector("#filter-text"));
    this.wording = new Wording(register.language, register.names.words);
    /** @type {(key: string, values?: Record<string, string | number>) => string} */
    this.t = this.wording.text.bind(this.wording);
    /** @type {import("./query.js").Say} */
    this.say = (key, values = {}) => faultText(this.wording, key, values);
    this.labels = new Labels(register, this.wording);
    this.selection = new Selection(register);
    this.query = EVERYTHING;
    /** @type {Uint8Array | null} */
    this.mask = null;
    /** @type {number[]} */
    this.cases = [];
    /** @type {Set<number> | null} */
    this.scope = null;
    this.turn = 0;
    this.slices = new Slices();
    this.isStarted = false;
    /** When the first selection is drawn; until then the page stays as it was. */
    /** @type {(value: unknown) => void} */
    this.show = () => {};
    this.drawn = new Promise((done) => { this.show = done; });
    /** @type {number | undefined} */
    this.writing = undefined;
    /** @type {number | undefined} */
    this.announcing = undefined;
    /** @type {number | undefined} */
    this.resting = undefined;

    const { t, wording } = this;
    this.announcer = h("p", { class: "unseen", role: "status" });
    this.heading = h("h2", { tabindex: "-1" });
    this.figures = h("dl", { class: "key-figures" });
    this.caseChart = new YearChart(t("filter.chart-cases"), (value) => wording.grouped(value));
    this.fineChart = new YearChart(t("filter.chart-current"), (value) => wording.rounded(Math.round(value), register.currency));
    this.charts = h("div", { class: "year-charts" }, this.caseChart.element, this.fineChart.element);
    this.note = h("p", { class: "note" });
    this.copy = h("button", { type: "button", class: "copy", "aria-live": "polite", onclick: () => this.copyLink() },
      t("filter.copy-link"));
    const save = h("button", { type: "button", class: "copy", onclick: () => this.save() }, t("filter.csv"));
    /** @type {HTMLTextAreaElement} */
    this.text = h("textarea", {
      id: "query-text", rows: 2, spellcheck: "false", autocapitalize: "off", autocomplete: "off",
      "aria-describedby": "query-help query-faults", oninput: () => this.edited(),
    });
    this.faults = h("div", { id: "query-faults", class: "query-faults", role: "status" });
    // The query as text, for those who like it.
    this.editor = h("details", { class: "query-box" }, h("summary", {}, t("filter.query")),
      h("label", { for: "query-text", class: "unseen" }, t("filter.query")), this.text, this.faults,
      h("p", { id: "query-help", class: "note" }, coded(t("filter.query-help"))));
    this.facets = new Facets(this);
    this.chips = new Chips(this);
    this.table = new CaseTable(this);
    this.live = h("div", { class: "results-live", hidden: true },
      h("div", { class: "results-head" }, this.heading, h("div", { class: "results-tools" }, this.copy, save)),
      this.chips.element, this.editor, this.figures,
      this.charts, this.note,
      this.table.element);
    this.results.append(this.announcer, this.live);
    addEventListener("popstate", () => this.read());
  }

  /** More of the register is there than before. */
  extended() {
    this.selection.renew();
    if (this.isStarted) {
      this.update();
      return;
    }
    this.isStarted = true;
    const typed = this.words.value.trim();
    this.read();
    if (typed && !this.query.filter) this.facets.setWords(typed, true);
  }

  // The query

  /** Reads the query of the address. */
  read() {
    const text = new URLSearchParams(location.search).get("q") ?? "";
    this.text.value = text;
    const query = this.parsed(text);
    if (query) this.apply(query, { history: "none", isTyped: true });
    else {
      this.editor.open = true;
      this.apply(EVERYTHING, { history: "none", isTyped: true });
    }
  }

  /** The query of a text; null where it is not understood, which is then shown. */
  parsed(/** @type {string} */ text) {
    if (text.trim() === "") {
      this.showFaults([], text);
      return EVERYTHING;
    }
    const { query, faults } = parse(text, this.register.grammar, this.say);
    const all = query ? this.selection.check(query, this.say) : faults;
    this.showFaults(all, text);
    return all.length === 0 ? query : null;
  }

  edited() {
    const query = this.parsed(this.text.value);
    if (query) this.apply(query, { history: "replace", isTyped: true });
  }

  /**
   * Where each fault is, what it is, and what could stand there.
   * @param {Fault[]} faults
   * @param {string} text
   */
  showFaults(faults, text) {
    const { t } = this;
    if (faults.length > 0) this.text.setAttribute("aria-invalid", "true");
    else this.text.removeAttribute("aria-invalid");
    const signs = Array.from(text.replace(/\s/g, " "));
    this.faults.replaceChildren(...(faults.length > 0 ? [h("p", {}, t("filter.query-error"))] : []),
      ...faults.map((fault) => {
        const from = Math.max(0, fault.offset - 24);
        const line = signs.slice(from, fault.offset + fault.length + 24).join("");
        const expected = fault.suggestion || fault.expected.length > 16 ? "" : fault.expected.join(", ");
        return h("div", { class: "query-fault" },
          h("pre", {}, (from > 0 ? "…" : "") + line + "\n" + " ".repeat(fault.offset - from + (from > 0 ? 1 : 0))
            + "^" + "~".repeat(Math.max(fault.length - 1, 0))),
          h("p", {}, h("b", {}, coded(fault.message)), fault.suggestion ? [" – ", coded(fault.suggestion)] : "",
            expected ? h("small", {}, coded(t("filter.expected", { list: expected }))) : ""));
      }));
  }

  /**
   * Shows what a query takes.
   * @param {Query} query
   * @param {{history?: "push" | "replace" | "none", isTyped?: boolean}} how
   */
  apply(query, { history = "push", isTyped = false } = {}) {
    this.query = query;
    const text = queryText(query);
    if (!isTyped) {
      this.text.value = text;
      this.showFaults([], text);
    }
    if (history !== "none") {
      const target = text === "" ? location.pathname : location.pathname + "?q=" + address(text);
      clearTimeout(this.writing);
      if (history === "push") globalThis.history.pushState(null, "", target);
      // Browsers refuse an address that changes too often.
      else this.writing = setTimeout(() => globalThis.history.replaceState(null, "", target), 300);
    }
    this.table.reset();
    this.update();
  }

  /** Computes and draws at most once for each frame. */
  update() {
    const turn = ++this.turn;
    const { selection, query } = this;
    const draw = () => {
      // Of several changes within a frame the last is drawn.
      requestAnimationFrame(() => { if (turn === this.turn) this.draw(); });
    };
    if (selection.missing(query).length === 0) draw();
    else {
      selection.prepare(query).then(draw, () => {
        this.note.textContent = this.t("filter.failed");
        this.live.hidden = false;
        this.show(undefined);
      });
    }
  }

  draw() {
    const isFirst = this.live.hidden;
    clearTimeout(this.resting);
    this.slices.start(this.drawing());
    // The first selection is there at once; of those that follow each frame has its share.
    if (isFirst) this.settle();
  }

  /** Draws at once what is left to be drawn. */
  settle() {
    clearTimeout(this.resting);
    this.slices.finish();
    for (const rows = this.table.rest(); !rows.next().done;);
  }

  /** Computes and draws the selection, what is looked at first before the rest. */
  *drawing() {
    const { selection, query } = this;
    this.table.table.setAttribute("aria-busy", "true");
    const mask = selection.mask(query.filter);
    yield;
    const cases = selection.ordered(mask, query.order);
    [this.mask, this.cases, this.scope] = [mask, cases, selection.scope(query.filter)];
    yield;
    this.drawHead();
    this.uncover();
    yield;
    yield* this.table.drawing(query.limit === null ? cases : cases.slice(0, query.limit));
    this.chips.draw();
    yield;
    yield* this.drawFigures();
    yield* this.drawCharts();
    yield* this.facets.drawing();
    this.resting = setTimeout(() => this.slices.start(this.table.rest()), PAUSE);
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => this.announce(), 800);
  }

  /** Puts the selection where the page's own list stood. */
  uncover() {
    if (!this.live.hidden) return;
    // Who came by keyboard to what stood here before goes on at its place, and not at the head of the page.
    const isWithin = this.before.contains(document.activeElement);
    this.before.hidden = true;
    this.live.hidden = false;
    if (isWithin) this.heading.focus();
    this.show(undefined);
  }

  drawHead() {
    const { register, wording, t, cases, query } = this;
    const all = register.parts.reduce((sum, part) => sum + part.cases, 0);
    this.heading.textContent = query.filter
      ? t("filter.of", { n: wording.grouped(cases.length), all: wording.grouped(all) })
      : wording.count("filter.result", register.cases);
    const notes = [];
    if (!register.isComplete) {
      notes.push(t("filter.loaded", { n: wording.grouped(register.cases), all: wording.grouped(all) }));
    }
    if (cases.length === 0) notes.push(t("filter.none"));
    if (query.limit !== null && query.limit < cases.length) {
      notes.push(t("filter.limited", { n: wording.grouped(query.limit), all: wording.grouped(cases.length) }));
    }
    this.note.textContent = notes.join(" ");
    const shown = wording.count("filter.show", cases.length);
    const filters = this.chips.chips().length;
    this.sheet.opener.textContent = filters > 0 ? `${t("filter.open")} (${filters})` : t("filter.open");
    this.sheet.shower.textContent = shown;
    this.figures.hidden = this.charts.hidden = cases.length === 0;
  }

  *drawFigures() {
    const { selection, wording, t, cases, scope, register } = this;
    const { currency } = register;
    const entry = (/** @type {string} */ label, /** @type {string} */ text, /** @type {string} */ exact = "", note = "") =>
      h("div", {}, h("dt", {}, label), h("dd", {}, h("span", { title: exact || null }, text), note ? [" ", h("small", {}, note)] : ""));
    const sum = (/** @type {string} */ name, /** @type {string} */ label) => {
      const figure = selection.figure("sum", name, cases, scope);
      if (figure.value === null) return [];
      const notes = [];
      if (figure.known < figure.of) {
        notes.push(t("figure-label.partial", { n: wording.grouped(figure.known), of: wording.grouped(figure.of) }));
      }
      if (figure.isEstimate) notes.push(t("figure-label.estimate"));
      return [entry(label, wording.rounded(figure.value, currency), wording.exact(figure.value, currency), notes.join("; "))];
    };
    const medians = () => {
      const { value, known } = selection.figure("median", "current", cases, scope);
      return value === null || known < 5 ? [] : [
        entry(t("figure-label.median"), wording.rounded(value, currency), wording.exact(value, currency),
          t("figure-label.median-of", { n: wording.grouped(known) })),
      ];
    };
    const counted = (/** @type {string} */ label, /** @type {(at: number) => boolean} */ isMeant) => {
      const count = cases.reduce((sum, at) => sum + (isMeant(at) ? 1 : 0), 0);
      return count > 0 ? [entry(label, wording.grouped(count))] : [];
    };
    const words = (/** @type {string} */ name) => register.grammar.fields.get(name)?.words ?? [];
    const contested = words("finality").indexOf("contested");
    const fallen = ["annulled", "revoked"].map((word) => words("standing").indexOf(word));
    /** @type {(() => HTMLElement[])[]} */
    const makers = [
      () => sum("current", t("figure-label.fines-current")), () => sum("imposed", t("figure-label.fines-imposed")),
      medians, () => counted(t("figure-label.contested"), (at) => register.finality[at] === contested),
      () => counted(t("figure-label.annulled"), (at) => fallen.includes(register.standing[at])),
      () => sum("settled", t("figure-label.settlements")), () => sum("forfeited", t("figure-label.forfeited")),
    ];
    const entries = [];
    for (const make of makers) {
      entries.push(...make());
      yield;
    }
    this.figures.replaceChildren(...entries);
    yield;
  }

  *drawCharts() {
    const { register, selection, cases, scope } = this;
    /** @type {Map<number, number[]>} */
    const byYear = new Map();
    for (const at of cases) {
      const year = register.year[at];
      const list = byYear.get(year);
      if (list) list.push(at);
      else byYear.set(year, [at]);
    }
    const [first, last] = register.span;
    const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place);
    const counts = years.map((year) => byYear.get(year)?.length ?? 0);
    const sums = years.map((year) => Number(selection.figure("sum", "current", byYear.get(year) ?? [], scope).value ?? 0));
    yield;
    this.caseChart.draw(years, counts);
    yield;
    this.fineChart.draw(years, sums);
    yield;
  }

  announce() {
    const { wording, selection, cases, scope, register } = this;
    const sum = selection.figure("sum", "current", cases, scope).value;
    const count = wording.count("count.cases", cases.length);
    this.announcer.textContent = sum === null ? count
      : this.t("filter.announce", { cases: count, sum: wording.rounded(sum, register.currency) });
  }

  // Tools

  async copyLink() {
    await navigator.clipboard?.writeText(location.href);
    this.copy.textContent = this.t("filter.copied");
    globalThis.setTimeout(() => { this.copy.textContent = this.t("filter.copy-link"); }, 2000);
  }

  save() {
    const shown = this.query.limit === null ? this.cases : this.cases.slice(0, this.query.limit);
    const text = csv(this.register, shown, this.query.order);
    const link = h("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: "cases.csv" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
}

/** A message with what it quotes set as code. */
function coded(/** @type {string} */ text) {
  return h("span", {}, text.split(/`([^`]*)`/).map((part, place) => (place % 2 === 1 ? h("code", {}, part) : part)));
}
