// Numbers, money and dates in the page's language, as the program writes them.
// @ts-check

import { decimalText, digitsOf } from "./query.js";
import { halfEven } from "./selection.js";

/** @typedef {Record<string, string | Record<string, string>>} Words */

/** The texts of one language. */
export class Wording {
  /**
   * @param {string} language
   * @param {Words} words
   */
  constructor(language, words) {
    this.words = words;
    this.rules = new Intl.PluralRules(language);
    this.collator = new Intl.Collator(language);
  }

  /**
   * The text of a key with values in their places; a plural by its number `n`.
   * @param {string} key
   * @param {Record<string, string | number>} values
   */
  text(key, values = {}) {
    let text = this.words[key] ?? `⟦${key}⟧`;
    if (typeof text !== "string") text = text[this.rules.select(Number(values.n))] ?? text.other ?? "";
    return text.replace(/\{([a-z-]+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  }

  /**
   * A plural with its number written out.
   * @param {string} key
   * @param {number} n
   */
  count(key, n) {
    const forms = this.words[key];
    const text = typeof forms === "string" ? forms : forms?.[this.rules.select(n)] ?? forms?.other ?? "";
    return text.replace("{n}", this.grouped(n));
  }

  /** "1,024". */
  grouped(/** @type {number | bigint | string} */ number) {
    return String(number).replace(/\B(?=(\d{3})+$)/g, String(this.words["number.group"]));
  }

  /** @param {string} currency */
  symbol(currency) { return String(this.words["currency." + currency] ?? currency); }

  /**
   * @param {string} currency
   * @param {string} number
   */
  with(currency, number) { return this.text("amount.pattern", { currency: this.symbol(currency), number }); }

  /**
   * A sum with a point and its decimals, where it has any.
   * @param {bigint} units
   * @param {string} currency
   */
  decimal(units, currency) { return decimalText(units, digitsOf(currency)).replace(/\.0+$/, ""); }

  /**
   * Every digit of a sum: "€ 35,258,707.95".
   * @param {number | bigint} units
   * @param {string} currency
   */
  exact(units, currency) {
    const [whole, fraction] = this.decimal(BigInt(units), currency).split(".");
    return this.with(currency, this.grouped(whole) + (fraction ? this.words["number.decimal"] + fraction : ""));
  }

  /**
   * A sum as people say it, "€ 4.75 million", where that is exact to the last digit; else every digit.
   * @param {number | bigint} units
   * @param {string} currency
   */
  money(units, currency) {
    const value = this.decimal(BigInt(units), currency);
    const zeros = /0*$/.exec(value)?.[0].length ?? 0;
    if (!value.includes(".") && !value.startsWith("-")) {
      for (const [exponent, key] of /** @type {[number, string][]} */ ([[9, "number.billion"], [6, "number.million"]])) {
        if (value.length <= exponent || zeros < exponent - 3) continue;
        const fraction = value.slice(-exponent).replace(/0+$/, "");
        const whole = this.grouped(value.slice(0, -exponent));
        return this.with(currency, this.text(key, { n: whole + (fraction ? this.words["number.decimal"] + fraction : "") }));
      }
    }
    return this.exact(units, currency);
  }

  /**
   * A sum that need not be exact, to three digits: "€ 22.1 million".
   * @param {number | bigint} units
   * @param {string} currency
   */
  rounded(units, currency) {
    const whole = this.decimal(BigInt(units), currency).split(".")[0];
    if (whole.length < 4) return this.exact(units, currency);
    const unit = 10n ** BigInt(whole.length - 3);
    const sum = halfEven(BigInt(whole), unit) * unit;
    if (whole.length < 7) return this.with(currency, this.grouped(sum));
    return this.money(sum * 10n ** BigInt(digitsOf(currency)), currency);
  }

  /**
   * "18 Dec 2024", of a date as eight digits with zeros for what is not known; negative where it is doubtful.
   * @param {number} date
   */
  date(date) {
    const number = Math.abs(date);
    const [y, month, d] = [Math.trunc(number / 10_000), Math.trunc(number / 100) % 100, number % 100];
    const name = String(this.words["month-short." + month] ?? "");
    const text = month === 0 ? String(y) : d === 0 ? this.text("date.month-short", { month: name, y })
      : this.text("date.day-short", { d, month: name, y });
    return date < 0 ? text + "?" : text;
  }

  /** "12%", of a part in a whole, halves to even. */
  percent(/** @type {number} */ part, /** @type {number} */ whole) {
    return this.text("number.percent", { n: String(whole === 0 ? 0 : halfEven(BigInt(part) * 100n, BigInt(whole))) });
  }

  /** The words with a capital at the beginning. */
  capital(/** @type {string} */ text) { return text.charAt(0).toUpperCase() + text.slice(1); }
}

/** A date as its file writes it: "2024-12-18", "2024?". */
export function edtf(/** @type {number} */ date) {
  const number = Math.abs(date);
  const pad = (/** @type {number} */ value, /** @type {number} */ width) => String(value).padStart(width, "0");
  const [year, month, day] = [Math.trunc(number / 10_000), Math.trunc(number / 100) % 100, number % 100];
  return pad(year, 4) + (month ? "-" + pad(month, 2) : "") + (day ? "-" + pad(day, 2) : "") + (date < 0 ? "?" : "");
}
