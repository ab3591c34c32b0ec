// The filters: what can be chosen, with how many cases each choice would leave.
// @ts-check

import { conjuncts, joined, simple } from "./chips.js";
import { h } from "./elements.js";
import { valueOf } from "./labels.js";
import { fold, textOf } from "./query.js";

/**
 * @typedef {import("./query.js").Condition} Condition
 * @typedef {import("./query.js").Field} Field
 * @typedef {import("./query.js").Filter} Filter
 * @typedef {import("./query.js").Value} Value
 * @typedef {import("./register-page.js").RegisterPage} RegisterPage
 * @typedef {{label: string, title: string}} Name
 * @typedef {{id: string, name: Name, count: number, rank: number}} Option
 */

const SHOWN = 8;

export class Facets {
  /** @param {RegisterPage} page */
  constructor(page) {
    this.page = page;
    this.isGroup = false;
    /** @type {Map<string, Facet>} */
    this.facets = new Map();
    for (const box of page.form.querySelectorAll("details[data-facet]")) {
      const { facet } = /** @type {HTMLElement} */ (box).dataset;
      if (facet && facet !== "amount") this.facets.set(facet, new Facet(this, facet, /** @type {HTMLDetailsElement} */ (box)));
    }
    this.amount = new AmountFilter(this, /** @type {HTMLDetailsElement} */ (page.form.querySelector('[data-facet="amount"]')));
    page.words.addEventListener("input", () => this.setWords(page.words.value, true));
    page.form.querySelector(".filters-clear")?.addEventListener("click", () => {
      page.words.value = "";
      page.apply({ ...page.query, filter: null });
    });
  }

  /** Draws the filters, each in a piece. */
  *drawing() {
    const { page } = this;
    for (const facet of this.facets.values()) {
      facet.draw();
      if (facet.box.open) yield;
    }
    this.amount.draw();
    if (document.activeElement !== page.words) page.words.value = this.wordsOf() ?? "";
    const clear = page.form.querySelector(".filters-clear");
    if (clear instanceof HTMLElement) clear.hidden = !page.query.filter;
  }

  /** The words that are looked for, where that is one of the filters. */
  wordsOf() {
    const found = conjuncts(this.page.query.filter).find((part) => part.type === "condition" && part.test.is === "contains");
    return found?.type === "condition" && found.test.is === "contains" ? found.test.text : null;
  }

  /**
   * @param {string} text
   * @param {boolean} isTyping
   */
  setWords(text, isTyping = false) {
    const { page } = this;
    const parts = conjuncts(page.query.filter).filter((part) => !(part.type === "condition" && part.test.is === "contains"));
    const field = page.register.grammar.fields.get("text");
    if (field && fold(text).length > 0) parts.push({ type: "condition", field, test: { is: "contains", text: text.trim() } });
    page.apply({ ...page.query, filter: joined(parts) }, { history: isTyping ? "replace" : "push" });
  }
}

/** One filter with its choices. */
class Facet {
  /**
   * @param {Facets} facets
   * @param {string} name
   * @param {HTMLDetailsElement} box
   */
  constructor(facets, name, box) {
    this.facets = facets;
    this.page = facets.page;
    this.name = name;
    this.box = box;
    this.shown = SHOWN;
    this.search = "";
    /** @type {string[]} */
    this.order = [];
    this.wasOpened = false;
    /** The names of the choices, which are thousands of companies: worked out once. */
    /** @type {Map<string, Name>} */
    this.names = new Map();
    this.grouped = h("input", { type: "checkbox", onchange: () => this.regroup() });
    const { t } = this.page;
    this.title = box.querySelector("summary")?.textContent ?? "";
    this.chosen = h("span", { class: "facet-chosen" });
    box.querySelector("summary")?.append(" ", this.chosen);
    this.list = h("ul", {});
    this.finder = h("input", {
      type: "search", class: "facet-find", autocomplete: "off", hidden: true, placeholder: t("filter.find"),
      "aria-label": t("filter.find-in", { field: this.title }), oninput: () => {
        this.search = this.finder.value;
        this.draw();
      },
    });
    this.more = h("button", { type: "button", class: "facet-more", hidden: true, onclick: () => this.showMore() }, t("filter.more"));
    this.fields = h("fieldset", {}, h("legend", { class: "unseen" }, this.title), this.finder);
    if (name === "company") {
      this.fields.append(h("label", { class: "facet-group" }, this.grouped, h("span", {}, t("filter.group-too"))));
    }
    this.fields.append(this.list, this.more);
    box.append(this.fields);
    box.addEventListener("toggle", () => { if (box.open && this.page.mask) this.draw(); });
  }

  /** The name of the field that is filtered. */
  get field() { return this.name === "company" && this.facets.isGroup ? "group" : this.name; }

  /** The condition that the choices make, where there is one. */
  condition() {
    const names = this.name === "company" ? ["company", "group"] : [this.name];
    for (const part of conjuncts(this.page.query.filter)) {
      if (part.type !== "condition" || !names.includes(part.field.name)) continue;
      const { test } = part;
      if (test.is === "compare" && test.by === "=") return part;
      if (test.is === "among" && test.items.every((item) => !item.last)) return part;
    }
    return null;
  }

  /** @param {Condition | null} condition */
  values(condition) {
    if (!condition) return [];
    const { test } = condition;
    return test.is === "compare" ? [test.value] : test.is === "among" ? test.items.map((item) => item.first) : [];
  }

  draw() {
    const condition = this.condition();
    const values = this.values(condition);
    if (condition && this.name === "company") {
      this.facets.isGroup = condition.field.name === "group";
      this.grouped.checked = this.facets.isGroup;
    }
    this.chosen.textContent = values.length > 0 ? String(values.length) : "";
    if (values.length > 0 && !this.wasOpened) {
      this.wasOpened = true;
      this.box.open = true;
    }
    if (!this.box.open) return;
    const chosen = new Set(values.map((value) => (value.kind === "number" ? String(value.number) : value.kind === "provision" ? textOf(value) : "id" in value ? value.id : "")));
    const options = this.options(condition, chosen);
    const hasFocus = this.list.contains(document.activeElement);
    const sought = fold(this.search).join(" ");
    const found = sought === "" ? options
      : options.filter(({ name }) => (" " + fold(name.label + " " + name.title).join(" ")).includes(" " + sought));
    // What the reader stands on does not move; only the counts change.
    const places = new Map(this.order.map((id, place) => [id, place]));
    const order = (/** @type {Option} */ one, /** @type {Option} */ other) =>
      (hasFocus ? (places.get(one.id) ?? 1e9) - (places.get(other.id) ?? 1e9)
        : Number(chosen.has(other.id)) - Number(chosen.has(one.id))) || byRank(one, other);
    const shown = first(found, Math.max(this.shown, chosen.size), order);
    this.order = shown.map((option) => option.id);
    this.finder.hidden = options.length <= SHOWN && this.search === "";
    this.more.hidden = found.length <= shown.length;
    const focused = document.activeElement instanceof HTMLInputElement && hasFocus ? document.activeElement.value : null;
    this.list.replaceChildren(...shown.map((option) => this.row(option, chosen.has(option.id))));
    if (focused !== null) {
      for (const box of this.list.querySelectorAll("input")) if (box.value === focused) box.focus();
    }
  }

  /**
   * @param {Option} option
   * @param {boolean} isChosen
   */
  row(option, isChosen) {
    const box = h("input", { type: "checkbox", value: option.id, onchange: () => this.toggle(option.id, box.checked) });
    box.checked = isChosen;
    return h("li", { class: option.count === 0 ? "facet-none" : null }, h("label", {}, box,
      h("span", { class: "facet-name" }, option.name.label, option.name.title ? [" ", h("small", {}, option.name.title)] : ""),
      h("span", { class: "facet-count" }, this.page.wording.grouped(option.count))));
  }

  /**
   * All choices with the number of cases that each would leave.
   * @param {Condition | null} condition
   * @param {Set<string>} chosen
   * @returns {Option[]}
   */
  options(condition, chosen) {
    const { page } = this;
    const { register, selection } = page;
    const others = conjuncts(page.query.filter).filter((part) => part !== condition);
    const counts = selection.counts(this.field, condition ? selection.mask(joined(others)) : /** @type {Uint8Array} */ (page.mask));
    const field = /** @type {Field} */ (register.grammar.fields.get(this.field));
    /** @type {Option[]} */
    const options = [];
    const add = (/** @type {string} */ id, /** @type {number} */ count) => {
      let name = this.names.get(id);
      if (!name) {
        name = this.name === "provision" ? page.labels.provision(id)
          : { label: page.labels.label(field, valueOf(field, id)), title: "" };
        this.names.set(id, name);
      }
      const isOrdered = field.form === "word" && this.name !== "kind" && this.name !== "provision";
      const rank = this.name === "year" ? -Number(id) : isOrdered ? field.words.indexOf(id) : -count;
      options.push({ id, name, count, rank });
    };
    const ids = this.ids(field);
    for (const [number, count] of counts) add(ids ? ids[number] : String(number), count);
    for (const id of chosen) if (!options.some((option) => option.id === id)) add(id, 0);
    return options;
  }

  /** @param {Field} field */
  ids(field) {
    const { register, selection } = this.page;
    if (this.name === "year") return null;
    if (this.name === "provision") return register.articles;
    return field.form === "word" ? field.words : selection.idsOf(field.name);
  }

  /**
   * @param {string} id
   * @param {boolean} isChosen
   */
  toggle(id, isChosen) {
    const condition = this.condition();
    const field = /** @type {Field} */ (this.page.register.grammar.fields.get(condition?.field.name ?? this.field));
    const values = this.values(condition);
    const own = valueOf(field, id);
    const rest = values.filter((value) => textOf(value) !== textOf(own));
    this.set(condition, field, isChosen ? [...rest, own] : rest);
  }

  /**
   * @param {Condition | null} condition
   * @param {Field} field
   * @param {Value[]} values
   */
  set(condition, field, values) {
    const { page } = this;
    const parts = conjuncts(page.query.filter);
    const place = condition ? parts.indexOf(condition) : parts.length;
    const next = values.length === 0 ? [] : [simple(
      { type: "condition", field, test: { is: "among", items: [] } }, values.map((first) => ({ first, last: null })))];
    page.apply({ ...page.query, filter: joined([...parts.slice(0, place), ...next, ...parts.slice(place + 1)]) });
  }

  /** Counts a company alone, or its whole group. */
  regroup() {
    this.facets.isGroup = this.grouped.checked;
    const condition = this.condition();
    if (!condition) this.draw();
    else this.set(condition, /** @type {Field} */ (this.page.register.grammar.fields.get(this.field)), this.values(condition));
  }

  showMore() {
    const before = this.shown;
    this.shown += 25;
    this.draw();
    /** @type {HTMLElement | undefined} */ (this.list.querySelectorAll("input")[before])?.focus();
  }
}

/**
 * @param {Option} one
 * @param {Option} other
 */
function byRank(one, other) {
  return one.rank - other.rank || (one.name.label < other.name.label ? -1 : one.name.label > other.name.label ? 1 : 0);
}

/**
 * The first so many in an order: of thousands of companies eight are shown, and the others need not be sorted.
 * @template T
 * @param {T[]} all
 * @param {number} count
 * @param {(one: T, other: T) => number} order
 */
function first(all, count, order) {
  if (count >= all.length / 4) return all.sort(order).slice(0, count);
  /** @type {T[]} */
  const best = [];
  for (const item of all) {
    if (best.length === count && order(item, best[count - 1]) >= 0) continue;
    let place = best.length;
    while (place > 0 && order(item, best[place - 1]) < 0) place--;
    best.splice(place, 0, item);
    if (best.length > count) best.pop();
  }
  return best;
}

/** At least and at most so much, of the fine as it stands or as it was imposed. */
class AmountFilter {
  /**
   * @param {Facets} facets
   * @param {HTMLDetailsElement} box
   */
  constructor(facets, box) {
    this.page = facets.page;
    this.box = box;
    this.wasOpened = false;
    const { t, register, wording } = this.page;
    const symbol = wording.symbol(register.currency);
    this.of = h("select", { onchange: () => this.changed("push") },
      ["current", "imposed"].map((name) => h("option", { value: name }, t("field." + name))));
    const input = (/** @type {string} */ label) => {
      const field = h("input", { inputmode: "numeric", autocomplete: "off", oninput: () => this.changed("replace") });
      return { field, label: h("label", {}, `${label} (${symbol})`, field) };
    };
    this.low = input(t("filter.from"));
    this.high = input(t("filter.to"));
    box.append(h("fieldset", {}, h("legend", { class: "unseen" }, t("filter.amount-of")),
      h("label", {}, h("span", { class: "unseen" }, t("filter.amount-of")), this.of), this.low.label, this.high.label));
  }

  /** The conditions that the two bounds make. */
  own() {
    return conjuncts(this.page.query.filter).filter((part) => part.type === "condition" && part.test.is === "compare"
      && (part.field.name === "current" || part.field.name === "imposed") && [">=", "<="].includes(part.test.by)
      && part.test.value.kind === "decimal");
  }

  draw() {
    const bounds = new Map([[">=", this.low.field], ["<=", this.high.field]]);
    for (const [by, field] of bounds) {
      const part = this.own().find((part) => part.type === "condition" && part.test.is === "compare" && part.test.by === by);
      if (part?.type === "condition" && part.test.is === "compare") {
        this.of.value = part.field.name;
        this.box.open ||= !this.wasOpened;
        this.wasOpened = true;
        if (document.activeElement !== field) field.value = this.page.wording.grouped(textOf(part.test.value));
      } else if (document.activeElement !== field) field.value = "";
    }
  }

  /** @param {"push" | "replace"} history */
  changed(history) {
    const { page } = this;
    const own = this.own();
    const parts = conjuncts(page.query.filter).filter((part) => !own.includes(part));
    const field = /** @type {Field} */ (page.register.grammar.fields.get(this.of.value));
    for (const [by, input] of [[">=", this.low.field], ["<=", this.high.field]]) {
      const digits = input.value.replace(/[\s.,\u00a0\u202f’']/g, "");
      const isWrong = digits !== "" && !/^\d{1,15}$/.test(digits);
      if (isWrong) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      if (digits === "" || isWrong) continue;
      parts.push({
        type: "condition", field,
        test: { is: "compare", by, value: { kind: "decimal", mantissa: BigInt(digits), scale: 0, offset: 0, length: 0 } },
      });
    }
    page.apply({ ...page.query, filter: joined(parts) }, { history });
  }
}
