// The cases of a selection as a table that can be sorted by each column, so many rows at a time.
// @ts-check

import { partiesOf } from "./csv.js";
import { h } from "./elements.js";
import { valuesOf } from "./register-data.js";
import { ENOUGH } from "./slices.js";

/**
 * @typedef {import("./query.js").Field} Field
 * @typedef {import("./register-page.js").RegisterPage} RegisterPage
 */

const ROWS = 50;
/** So many are in sight on most screens: they are drawn with each letter, the others once nothing is typed. */
const IN_SIGHT = 12;
/** So many rows are kept when they are no longer shown: most come back with the next letters that are typed. */
const KEPT = 1000;
/** @type {Record<string, string>} */
const FOLDERS = { authority: "authorities", company: "companies", court: "courts", organisation: "organisations" };

export class CaseTable {
  /** @param {RegisterPage} page */
  constructor(page) {
    this.page = page;
    this.limit = ROWS;
    /** @type {number[]} */
    this.cases = [];
    /** @type {Map<number, HTMLTableRowElement>} */
    this.rows = new Map();
    const { t } = page;
    this.home = page.host.dataset.home ?? "/";
    /** @type {{name: string, label: string, class: string, first: boolean}[]} */
    this.columns = [
      { name: "decided", label: t("table.date"), class: "c-date", first: false },
      { name: "company", label: t("filter.case"), class: "c-case", first: false },
      { name: "authority", label: t("table.authority"), class: "c-authority", first: false },
      { name: "current", label: t("table.fine"), class: "c-amount", first: true },
      { name: "standing", label: t("table.status"), class: "c-status", first: false },
    ];
    this.heads = this.columns.map((column) => {
      const button = h("button", { type: "button", class: "sort", onclick: () => this.sort(column.name, column.first) },
        column.label, h("span", { class: "sort-mark", "aria-hidden": "true" }));
      return h("th", { scope: "col", class: column.class }, button);
    });
    this.body = h("tbody");
    this.more = h("button", { type: "button", class: "more-rows", onclick: () => this.showMore() });
    this.chooser = h("select", { onchange: () => this.choose() });
    for (const [name, descending, text] of this.orders()) {
      this.chooser.append(h("option", { value: name + (descending ? " desc" : "") }, text));
    }
    this.own = h("option", { value: "own", hidden: true }, "…");
    this.chooser.append(this.own);
    this.table = h("table", { class: "cases found" }, h("caption", { class: "unseen" }, t("filter.columns")),
      h("thead", {}, h("tr", {}, this.heads)), this.body);
    this.element = h("div", { class: "found-cases" },
      h("label", { class: "sort-by" }, h("span", {}, t("filter.sort")), " ", this.chooser),
      this.table, h("p", { class: "more" }, this.more));
  }

  /** @returns {[string, boolean, string][]} */
  orders() {
    const { t } = this.page;
    const field = (/** @type {string} */ name) => t("field." + name);
    const both = (/** @type {string} */ name) => /** @type {[string, boolean, string][]} */ ([
      [name, true, `${field(name)}: ${t("filter.largest")}`], [name, false, `${field(name)}: ${t("filter.smallest")}`],
    ]);
    return [
      ["", false, t("filter.latest-first")], ["decided", false, t("filter.oldest-first")], ...both("current"),
      ...both("imposed"), ["company", false, field("company")], ["authority", false, field("authority")],
      ["country", false, field("country")], ["standing", false, field("standing")],
    ];
  }

  choose() {
    const [name, descending] = this.chooser.value.split(" ");
    this.order(name, descending === "desc");
  }

  /**
   * Goes through the two orders of a column and back to the newest first.
   * @param {string} name
   * @param {boolean} first whether the larger values come first at first
   */
  sort(name, first) {
    const [key] = this.page.query.order;
    if (key?.field.name !== name) this.order(name, first);
    else if (key.descending === first) this.order(name, !first);
    else this.order("", false);
  }

  /**
   * @param {string} name
   * @param {boolean} descending
   */
  order(name, descending) {
    const { page } = this;
    const field = page.register.grammar.fields.get(name);
    page.apply({ ...page.query, order: field ? [{ field, descending }] : [] });
  }

  reset() { this.limit = ROWS; }

  /**
   * Draws the rows in sight of some cases, each in a piece; those that stand there already stay.
   * @param {number[]} cases
   */
  *drawing(cases) {
    const { page } = this;
    this.cases = cases;
    const [key] = page.query.order;
    this.columns.forEach((column, place) => {
      const isOwn = key?.field.name === column.name;
      // Cases stand newest first where no order is asked for.
      const order = isOwn ? (key.descending ? "descending" : "ascending")
        : !key && column.name === "decided" ? "descending" : null;
      if (order) this.heads[place].setAttribute("aria-sort", order);
      else this.heads[place].removeAttribute("aria-sort");
    });
    const value = key ? key.field.name + (key.descending ? " desc" : "") : "";
    this.chooser.value = page.query.order.length < 2 ? value : "own";
    if (this.chooser.value === "") {
      this.chooser.value = key ? "own" : "";
      if (key) this.own.textContent = page.t("field." + key.field.name);
    }
    this.table.hidden = cases.length === 0;
    this.drawMore();
    yield;
    const { body } = this;
    if (this.rows.size > KEPT) this.rows.clear();
    const end = Math.min(this.limit, IN_SIGHT, cases.length);
    while (body.rows.length > end) body.lastElementChild?.remove();
    for (let place = 0; place < end; place++) {
      const row = this.row(cases[place]);
      const there = body.rows[place];
      if (row === there) continue;
      // A row that stands further down moves up; what stood here is wanted no more, or moves in its turn.
      if (there) there.replaceWith(row);
      else body.append(row);
      yield;
    }
    if (end === Math.min(this.limit, cases.length)) this.table.removeAttribute("aria-busy");
  }

  /** Draws the rows that are not drawn yet, a few in each frame: to lay them out takes longer than to make them. */
  *rest() {
    const { body, cases } = this;
    const end = Math.min(this.limit, cases.length);
    while (body.rows.length < end) {
      body.append(this.row(cases[body.rows.length]));
      yield body.rows.length % 4 === 0 ? ENOUGH : undefined;
    }
    this.table.removeAttribute("aria-busy");
  }

  drawMore() {
    const rest = Math.min(ROWS * 2, this.cases.length - this.limit);
    this.more.hidden = rest <= 0;
    this.more.textContent = this.page.wording.count("filter.more-rows", Math.max(rest, 0));
  }

  showMore() {
    this.page.settle();
    const from = this.body.rows.length;
    this.limit += ROWS * 2;
    this.body.append(...this.cases.slice(from, this.limit).map((at) => this.row(at)));
    this.drawMore();
    /** @type {HTMLElement | null | undefined} */ (this.body.rows[from]?.querySelector(".c-title"))?.focus();
  }

  /** @param {number} entity */
  link(entity) {
    const { register } = this.page;
    return h("a", { href: `${this.home}${FOLDERS[register.nounOf(entity)]}/${register.ids[entity]}/` }, register.names.entities[entity]);
  }

  /**
   * The row of a case, made once.
   * @param {number} at
   */
  row(at) {
    let row = this.rows.get(at);
    if (!row) this.rows.set(at, row = this.made(at));
    return row;
  }

  /**
   * @param {number} at
   * @returns {HTMLTableRowElement}
   */
  made(at) {
    const { register, wording, t } = this.page;
    const list = (/** @type {Node[]} */ items) => items.flatMap((item, place) => (place > 0 ? [", ", item] : [item]));
    const date = Math.abs(register.date[at]);
    const isForeign = register.foreign.has(at);
    const [own] = register.languages;
    const parties = partiesOf(register, at);
    const countries = valuesOf(register.several.country, at);
    return h("tr", {},
      h("td", { class: "c-date" }, h("time", { datetime: iso(date) }, wording.date(register.date[at])),
        register.basis[at] === 1 ? [" ", h("small", {}, t("date.published"))] : ""),
      h("th", { scope: "row", class: "c-case" },
        parties.length > 0 ? h("span", { class: "c-company" }, list(parties.map(({ entity, words }) =>
          entity < 0 ? h("span", {}, words) : this.link(entity)))) : "",
        h("a", { class: "c-title", href: `${this.home}cases/${register.caseIds[at]}/`, lang: isForeign ? own : null, hreflang: isForeign ? own : null },
          register.titles[at]),
        isForeign ? [" ", h("small", { class: "language" }, t("language.in", { language: register.names.languages[own] ?? own }))] : ""),
      h("td", { class: "c-authority" }, list(valuesOf(register.several.authority, at).map((entity) => this.link(entity))),
        countries.length > 0 ? [" ", h("small", {}, register.names.countries[register.countryCodes[countries[0]]])] : ""),
      h("td", { class: "c-amount" }, this.amount(at)),
      h("td", { class: "c-status" }, this.status(at)));
  }

  /** @param {number} at */
  amount(at) {
    const { register, t } = this.page;
    const { imposed, current } = register.amounts;
    if (register.measure[at] >= 0 && current.state[at] === 0) {
      const measure = register.measures[register.measure[at]];
      return h("span", { class: "measure" }, t(measure === "proposed" ? "money.proposed" : "measure." + measure));
    }
    const isChanged = imposed.state[at] !== current.state[at] || imposed.units[at] !== current.units[at]
      || imposed.currency[at] !== current.currency[at];
    return [
      this.sum("current", at),
      isChanged ? h("small", { class: "imposed" }, t("table.imposed"), " ", this.sum("imposed", at)) : "",
    ];
  }

  /**
   * @param {string} name
   * @param {number} at
   */
  sum(name, at) {
    const { register, wording, t } = this.page;
    const amounts = register.amounts[name];
    const units = amounts.units[at];
    if (units === null) {
      const kind = ["none", "unknown", "unknown", "undisclosed"][amounts.state[at] & 7];
      return h("span", { class: "amount amount-" + kind }, t("amount." + kind));
    }
    const currency = register.caseCurrencies[amounts.currency[at]];
    const text = wording.money(units, currency);
    const number = h("data", { class: "amount", value: wording.decimal(BigInt(units), currency), title: wording.exact(units, currency) }, text);
    const converted = amounts.converted[at];
    if (currency === register.currency || converted === null || BigInt(units) === 0n) return number;
    return h("span", {}, number, " ", h("span", { class: "estimate" },
      t("filter.about", { amount: wording.rounded(converted, register.currency) })));
  }

  /** @param {number} at */
  status(at) {
    const { register, wording, t } = this.page;
    const words = (/** @type {string} */ name) => register.grammar.fields.get(name)?.words ?? [];
    const word = words("standing")[register.standing[at]];
    const standing = word === "under-investigation" ? "investigation" : word;
    const finality = words("finality")[register.finality[at]];
    const arises = !["under-investigation", "proposed", "closed"].includes(word);
    const fill = finality === "unknown" ? "not-known" : finality;
    const text = arises ? t("status.pattern", { standing: t("standing." + standing), finality: t("finality." + fill) })
      : t("standing." + standing);
    const seen = register.seen[at] !== 0 && finality !== "final" ? t("status.seen", { date: wording.date(register.seen[at]) }) : "";
    const unverified = register.unverified[at] ? t("status.unverified") : "";
    const grade = [seen, unverified].filter((part) => part !== "").join(", ");
    return h("span", { class: "status" },
      h("span", { class: `mark is-${standing}` + (arises ? ` is-${fill}` : ""), "aria-hidden": "true" }),
      h("span", { class: "status-text" },
        h("span", { class: "status-word" }, wording.capital(text) + (register.suspended[at] ? ", " + t("status.suspended") : "")),
        grade ? [" ", h("span", { class: "grade" }, grade)] : ""));
  }
}

/** The value of a `time` element. */
function iso(/** @type {number} */ date) {
  const text = String(date).padStart(8, "0");
  return [text.slice(0, 4), text.slice(4, 6), text.slice(6)].filter((part) => part !== "00").join("-");
}
