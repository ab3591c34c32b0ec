// Two authorities, companies, countries or years side by side; the two are queries in the address.
// @ts-check

import { address } from "./address.js";
import { joined } from "./chips.js";
import { YearChart, h } from "./elements.js";
import { faultText } from "./faults.js";
import { Labels, valueOf } from "./labels.js";
import { conditionText, filterText, parse } from "./query.js";
import { Register } from "./register-data.js";
import { Selection } from "./selection.js";
import { Wording } from "./wording.js";

/**
 * @typedef {import("./query.js").Filter} Filter
 * @typedef {import("./query.js").Field} Field
 * @typedef {import("./selection.js").Figure} Figure
 * @typedef {{filter: Filter | null, name: string, cases: number[], scope: Set<number> | null}} Side
 */

/** What can be compared, as the fields of the query; a company with those below it. */
const KINDS = ["authority", "company", "country", "year"];

/**
 * Starts the page.
 * @param {HTMLElement} host
 */
export async function open(host) {
  const status = h("p", { class: "loading", role: "status" }, host.dataset.loading);
  host.append(status);
  try {
    const register = await Register.open(host.dataset.register ?? "", document.documentElement.lang);
    await register.load(() => {});
    status.remove();
    await new Comparison(host, register).begin();
  } catch (error) {
    status.textContent = host.dataset.failed ?? "";
    host.append(status);
    if (!(error instanceof TypeError)) throw error;
  }
}

class Comparison {
  /**
   * @param {HTMLElement} host
   * @param {Register} register
   */
  constructor(host, register) {
    this.register = register;
    this.wording = new Wording(register.language, register.names.words);
    /** @type {(key: string, values?: Record<string, string | number>) => string} */
    this.t = this.wording.text.bind(this.wording);
    this.labels = new Labels(register, this.wording);
    this.selection = new Selection(register);
    /** @type {YearChart[]} */
    this.charts = [];
    this.home = host.dataset.home ?? "/";
    this.kind = "authority";
    /** @type {Side[]} */
    this.sides = [];
    this.kinds = /** @type {HTMLSelectElement} */ (host.querySelector("#compare-kind"));
    this.choosers = ["first", "second"].map((place) =>
      /** @type {HTMLSelectElement} */ (host.querySelector("#compare-" + place)));
    this.announcer = h("p", { class: "unseen", role: "status" });
    this.result = h("div", { class: "compare-result" });
    host.append(this.announcer, this.result);
    this.kinds.addEventListener("change", () => this.changeKind());
    for (const chooser of this.choosers) chooser.addEventListener("change", () => this.choose());
    host.querySelector(".compare-swap")?.addEventListener("click", () => this.swap());
    host.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("popstate", () => this.read());
  }

  // What is compared

  /** The field of the query by which things of a kind are asked for. */
  get field() {
    const name = this.kind === "company" ? "group" : this.kind;
    return /** @type {Field} */ (this.register.grammar.fields.get(name));
  }

  /** Shows what the address asks for, or what was chosen while the register was loaded. */
  async begin() {
    const chosen = this.choosers.map((chooser) => chooser.value);
    const kind = this.kinds.value;
    if (location.search !== "" || (kind === this.kind && chosen.every((text) => text === ""))) return this.read();
    this.kind = kind;
    this.fillChoosers();
    this.write(chosen.map((text) => (kind === "authority" && text !== "" ? this.filterOf(text) : null)));
  }

  /** Reads the two queries of the address. */
  async read() {
    const address = new URLSearchParams(location.search);
    const filters = ["a", "b"].map((name) => this.filterOf(address.get(name) ?? ""));
    const simple = filters.flatMap((filter) => (filter?.type === "condition" ? [filter.field.name] : []));
    const kind = KINDS.find((name) => simple.includes(name === "company" ? "group" : name) || simple.includes(name));
    if (kind) this.kind = kind;
    this.fillChoosers();
    await this.show(filters);
  }

  /**
   * The filter of a text; nothing where it is empty or not understood.
   * @param {string} text
   */
  filterOf(text) {
    const say = (/** @type {string} */ key, values = {}) => faultText(this.wording, key, values);
    const { query } = parse(text, this.register.grammar, say);
    return query && this.selection.check(query, say).length === 0 ? query.filter : null;
  }

  changeKind() {
    this.kind = this.kinds.value;
    this.fillChoosers();
    this.write([null, null]);
  }

  choose() {
    this.write(this.choosers.map((chooser) => (chooser.value === "" ? null : this.filterOf(chooser.value))));
  }

  swap() { this.write(this.sides.map((side) => side.filter).reverse()); }

  /** @param {(Filter | null)[]} filters */
  write(filters) {
    const parts = filters.flatMap((filter, place) => (filter ? ["ab"[place] + "=" + address(filterText(filter))] : []));
    history.pushState(null, "", location.pathname + (parts.length > 0 ? "?" + parts.join("&") : ""));
    this.show(filters);
  }

  /** Everything of the kind that has a case, by name. */
  fillChoosers() {
    const { selection, wording, t, field } = this;
    this.kinds.value = this.kind;
    const counts = selection.counts(field.name, selection.mask(null));
    const ids = field.name === "year" ? null : selection.idsOf(field.name);
    const options = [...counts].map(([number, count]) => {
      const value = valueOf(field, ids ? ids[number] : String(number));
      const text = conditionText({ type: "condition", field, test: { is: "compare", by: "=", value } });
      return { text, name: this.labels.label(field, value), count };
    });
    if (this.kind === "year") options.sort((one, other) => (one.name < other.name ? 1 : -1));
    else options.sort((one, other) => wording.collator.compare(one.name, other.name));
    for (const chooser of this.choosers) {
      chooser.replaceChildren(h("option", { value: "" }, t("compare.choose")),
        ...options.map(({ text, name, count }) => h("option", { value: text }, `${name} (${wording.grouped(count)})`)));
    }
  }

  /** @param {Filter | null} filter */
  nameOf(filter) {
    if (filter?.type === "condition" && filter.test.is === "compare" && filter.test.by === "=") {
      return this.labels.label(filter.field, filter.test.value);
    }
    return filter ? filterText(filter) : "";
  }

  // What they come to

  /** @param {(Filter | null)[]} filters */
  async show(filters) {
    const { selection, wording, t } = this;
    await selection.prepare({ filter: joined(filters.filter((filter) => filter !== null)), order: [], limit: null });
    this.sides = filters.map((filter) => ({
      filter, name: this.nameOf(filter), scope: selection.scope(filter),
      cases: filter ? selection.ordered(selection.mask(filter), []) : [],
    }));
    this.sides.forEach((side, place) => { this.choosers[place].value = side.filter ? filterText(side.filter) : ""; });
    const chosen = this.sides.filter((side) => side.filter);
    const before = document.querySelector(".compare-static");
    if (before instanceof HTMLElement) before.hidden = chosen.length > 0;
    if (chosen.length === 0) {
      this.result.replaceChildren();
      return;
    }
    this.charts = this.sides.map(() => new YearChart(t("compare.by-year"), (value) => wording.grouped(value)));
    const heads = this.sides.map((side) => h("th", { scope: "col" }, side.filter
      ? h("a", { href: `${this.home}cases/?q=${address(filterText(side.filter))}` }, side.name) : "–"));
    const rows = this.rows().map(([label, cells]) => h("tr", {}, h("th", { scope: "row" }, label),
      this.sides.map((side, place) => h("td", { class: "number" }, side.filter ? cells[place] : "–"))));
    const drawn = h("tr", { class: "compare-charts" }, h("th", { scope: "row" }, t("compare.by-year")),
      this.charts.map((chart) => h("td", {}, chart.drawing)));
    this.result.replaceChildren(
      h("h2", { id: "compared" }, chosen.length > 1 ? t("compare.title", { first: chosen[0].name, second: chosen[1].name }) : chosen[0].name),
      h("table", { class: "compared", "aria-labelledby": "compared" },
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("compare.measure")), heads)),
        h("tbody", {}, rows, drawn, this.provisions())),
      h("p", { class: "note" }, t("compare.note")));
    this.drawCharts();
    this.announcer.textContent = chosen.map((side) => `${side.name}: ${wording.count("count.cases", side.cases.length)}`).join("; ");
  }

  /** @returns {[string, (Node | string)[]][]} */
  rows() {
    const { selection, wording, t, register, sides } = this;
    const money = (/** @type {Figure} */ figure) => {
      if (figure.value === null) return h("span", { class: "amount-none" }, figure.of > 0 ? t("amount.unknown") : t("compare.none"));
      const notes = figure.known < figure.of && figure.at < 0
        ? t("figure-label.partial", { n: wording.grouped(figure.known), of: wording.grouped(figure.of) }) : "";
      return h("span", {}, h("data", {
        class: "amount", value: wording.decimal(BigInt(figure.value), register.currency),
        title: wording.exact(figure.value, register.currency),
      }, wording.rounded(figure.value, register.currency)), notes ? h("small", {}, notes) : "");
    };
    const figure = (/** @type {"sum" | "median" | "max"} */ statistic, /** @type {string} */ name) =>
      sides.map((side) => selection.figure(statistic, name, side.cases, side.scope));
    const word = (/** @type {string} */ field, /** @type {string} */ name) =>
      register.grammar.fields.get(field)?.words.indexOf(name) ?? -1;
    const fallen = ["annulled", "revoked", "reduced"].map((name) => word("standing", name));
    const share = (/** @type {(at: number) => boolean} */ isMeant) => sides.map((side) => {
      const count = side.cases.filter(isMeant).length;
      return side.cases.length === 0 ? t("compare.none") : t("compare.fell-of", {
        n: wording.grouped(count), of: wording.grouped(side.cases.length), share: wording.percent(count, side.cases.length),
      });
    });
    const contested = word("finality", "contested");
    return [
      [t("figure-label.cases"), sides.map((side) => wording.grouped(side.cases.length))],
      [t("figure-label.fines-imposed"), figure("sum", "imposed").map(money)],
      [t("figure-label.fines-current"), figure("sum", "current").map(money)],
      [t("compare.paid"), figure("sum", "paid").map(money)],
      [t("figure-label.median"), figure("median", "current").map((median) => (median.known < 5 ? "–" : h("span", {}, money({ ...median, at: 0 }),
        h("small", {}, t("figure-label.median-of", { n: wording.grouped(median.known) })))))],
      [t("compare.largest"), figure("max", "current").map((most) => (most.at < 0 ? money(most) : h("span", {}, money(most),
        h("small", {}, h("a", { href: `${this.home}cases/${register.caseIds[most.at]}/` }, register.titles[most.at])))))],
      [t("figure-label.contested"), share((at) => register.finality[at] === contested)],
      [t("compare.fell"), share((at) => fallen.includes(register.standing[at]))],
    ];
  }

  /** The provisions most often found violated on either side. */
  provisions() {
    const { selection, register, wording, t } = this;
    const counts = this.sides.map((side) => {
      const mask = new Uint8Array(register.cases);
      for (const at of side.cases) mask[at] = 1;
      return selection.counts("provision", mask);
    });
    const all = new Set(counts.flatMap((count) => [...count].sort((one, other) => other[1] - one[1]).slice(0, 5).map(([article]) => article)));
    const most = Math.max(1, ...counts.flatMap((count) => [...count.values()]));
    const rows = [...all].sort((one, other) => total(counts, other) - total(counts, one)).map((article) => {
      const field = /** @type {Field} */ (register.grammar.fields.get("provision"));
      const value = valueOf(field, register.articles[article]);
      const title = this.labels.provision(register.articles[article]).title;
      return h("tr", { class: "compare-provision" },
        h("th", { scope: "row" }, this.labels.label(field, value), title ? [" ", h("small", {}, title)] : ""),
        counts.map((count, place) => h("td", { class: "number" }, this.sides[place].filter
          ? [h("meter", { min: 0, max: most, value: count.get(article) ?? 0, "aria-hidden": "true" }), " ", wording.grouped(count.get(article) ?? 0)] : "–")));
    });
    return rows.length === 0 ? [] : [
      h("tr", { class: "compare-group" }, h("th", { scope: "colgroup", colspan: 3 }, t("compare.top-provisions"))), ...rows,
    ];
  }

  drawCharts() {
    const { register, charts } = this;
    let [first, last] = [9999, 0];
    for (const year of register.year) [first, last] = [Math.min(first, year), Math.max(last, year)];
    const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place);
    const values = this.sides.map((side) => {
      const counts = new Array(years.length).fill(0);
      for (const at of side.cases) counts[register.year[at] - first]++;
      return counts;
    });
    // Both columns of drawings have one scale.
    const most = Math.max(...values.flat(), 0);
    charts.forEach((chart, place) => {
      if (this.sides[place]?.filter) chart.draw(years, values[place], most);
    });
  }
}

/**
 * @param {Map<number, number>[]} counts
 * @param {number} key
 */
function total(counts, key) { return counts.reduce((sum, count) => sum + (count.get(key) ?? 0), 0); }
