// What is filtered, each as a chip that can be taken away.
// @ts-check

import { h } from "./elements.js";
import { filterText } from "./query.js";

/**
 * @typedef {import("./query.js").Condition} Condition
 * @typedef {import("./query.js").Filter} Filter
 * @typedef {import("./query.js").Value} Value
 * @typedef {import("./register-page.js").RegisterPage} RegisterPage
 * @typedef {{label: string, remove: Filter | null, isText: boolean}} Chip
 */

/**
 * The parts of a filter that all hold.
 * @param {Filter | null} filter
 * @returns {Filter[]}
 */
export function conjuncts(filter) {
  if (!filter) return [];
  return filter.type === "and" ? filter.parts : [filter];
}

/**
 * @param {Filter[]} parts
 * @returns {Filter | null}
 */
export function joined(parts) {
  if (parts.length === 0) return null;
  return parts.length === 1 ? parts[0] : { type: "and", parts };
}

export class Chips {
  /** @param {RegisterPage} page */
  constructor(page) {
    this.page = page;
    this.count = 0;
    this.element = h("div", { class: "chips", role: "group", "aria-label": page.t("filter.chips"), hidden: true });
  }

  draw() {
    const { t } = this.page;
    const chips = this.chips();
    this.count = chips.length;
    this.element.hidden = chips.length === 0;
    const hadFocus = this.element.contains(document.activeElement);
    const items = chips.map((chip) => h("li", {}, h("button", {
      type: "button", class: "chip", "aria-label": t("filter.remove", { filter: chip.label }),
      onclick: () => this.remove(chip),
    }, chip.isText ? h("code", {}, chip.label) : chip.label, h("span", { class: "cross-out", "aria-hidden": "true" }, "×"))));
    if (chips.length > 1) {
      items.push(h("li", {}, h("button", {
        type: "button", class: "chips-clear", onclick: () => {
          this.page.apply({ ...this.page.query, filter: null });
          this.page.heading.focus();
        },
      }, t("filter.remove-all"))));
    }
    this.element.replaceChildren(h("ul", {}, items));
    // Whoever takes chips away with the keyboard stays among them.
    if (hadFocus) (this.element.querySelector("button") ?? this.page.heading).focus();
  }

  /** @param {Chip} chip */
  remove(chip) { this.page.apply({ ...this.page.query, filter: chip.remove }); }

  /** @returns {Chip[]} */
  chips() {
    const parts = conjuncts(this.page.query.filter);
    return parts.flatMap((part, place) => {
      const others = parts.filter((_, other) => other !== place);
      const whole = { label: filterText(part), remove: joined(others), isText: true };
      if (part.type !== "condition") return [whole];
      return this.ofCondition(part, parts, place, joined(others)) ?? [whole];
    });
  }

  /**
   * @param {Condition} condition
   * @param {Filter[]} parts
   * @param {number} place
   * @param {Filter | null} without
   * @returns {Chip[] | null}
   */
  ofCondition(condition, parts, place, without) {
    const { t } = this.page;
    const { field, test } = condition;
    const name = t("field." + (field.name === "company.country" ? "company-country" : field.name));
    const chip = (/** @type {string} */ value, /** @type {Filter | null} */ remove) =>
      ({ label: t("filter.chip", { field: name, value }), remove, isText: false });
    if (test.is === "contains") return [chip(`“${test.text}”`, without)];
    if (test.is === "state") return null;
    if (field.form === "amount" && test.is === "compare" && (test.by === ">=" || test.by === "<=")) {
      const amount = this.page.labels.label(field, test.value);
      return [{ label: t(test.by === ">=" ? "filter.at-least" : "filter.at-most", { field: name, amount }), remove: without, isText: false }];
    }
    if (test.is === "compare") {
      const value = this.page.labels.label(field, test.value);
      if (test.by === "=") return [chip(value, without)];
      const sign = test.by.replace("!=", "≠").replace("<=", "≤").replace(">=", "≥");
      return [{ label: `${name} ${sign} ${value}`, remove: without, isText: false }];
    }
    return test.items.map((item, number) => {
      const left = test.items.filter((_, other) => other !== number);
      /** @type {Filter[]} */
      const rest = parts.slice();
      if (left.length > 0) rest[place] = simple(condition, left);
      else rest.splice(place, 1);
      const value = item.last
        ? t("filter.range", { from: this.page.labels.label(field, item.first), to: this.page.labels.label(field, item.last) })
        : this.page.labels.label(field, item.first);
      return chip(value, joined(rest));
    });
  }
}

/**
 * A condition with some of its values: with one of them as `=`.
 * @param {Condition} condition
 * @param {import("./query.js").Item[]} items
 * @returns {Condition}
 */
export function simple(condition, items) {
  if (items.length === 1 && !items[0].last) {
    return { ...condition, test: { is: "compare", by: "=", value: items[0].first } };
  }
  return { ...condition, test: { is: "among", items } };
}
