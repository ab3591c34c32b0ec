// What the ids, codes and words of a query are called on the page.
// @ts-check

import { citationOf, textOf } from "./query.js";

/**
 * @typedef {import("./query.js").Field} Field
 * @typedef {import("./query.js").Value} Value
 */

export class Labels {
  /**
   * @param {import("./register-data.js").Register} register
   * @param {import("./wording.js").Wording} wording
   */
  constructor(register, wording) {
    this.register = register;
    this.wording = wording;
  }

  /**
   * What a value is called.
   * @param {Field} field
   * @param {Value} value
   */
  label(field, value) {
    const { register, wording } = this;
    const t = (/** @type {string} */ key) => wording.text(key);
    const { names } = register;
    switch (value.kind) {
      case "country": return names.countries[value.id] ?? value.id;
      case "number": return field.name === "year" ? String(value.number) : wording.grouped(value.number);
      case "flag": return t(value.on ? "value.yes" : "value.no");
      case "word": return this.word(field.name, value.id);
      case "decimal": return wording.money(sum(value.mantissa, value.scale, register.currency, register.grammar), register.currency);
      case "money": return wording.money(value.units, value.currency);
      case "provision": return this.provision(textOf(value)).label;
      case "id": {
        if (field.name === "language") return names.languages[value.id] ?? value.id;
        const lists = new Map([["topic", "topics"], ["sector", "sectors"], ["dossier", "dossiers"]]);
        const list = lists.get(field.name);
        if (list) return names[list][register[/** @type {"topics"} */ (list)].indexOf(value.id)] ?? value.id;
        if (field.name === "law") return names.laws[register.laws.findIndex((law) => law.id === value.id)] ?? value.id;
        return names.entities[register.entityNumbers.get(value.id) ?? -1] ?? value.id;
      }
      default: return textOf(value);
    }
  }

  /**
   * One of the words of a field, as the page says it.
   * @param {string} name
   * @param {string} word
   */
  word(name, word) {
    const { wording } = this;
    if (name === "kind") return wording.text("measure." + word);
    if (name === "finality") return wording.capital(wording.text("finality." + (word === "unknown" ? "not-known" : word)));
    return wording.capital(wording.text("standing." + (word === "under-investigation" ? "investigation" : word)));
  }

  /**
   * A provision as lawyers cite it, with what it is about.
   * @param {string} text
   */
  provision(text) {
    const { register, wording } = this;
    const citation = citationOf(text);
    const place = register.laws.findIndex((law) => law.id === citation?.law);
    if (!citation || place < 0) return { label: text, title: "" };
    const law = register.laws[place];
    const number = citation.path[0] + citation.path.slice(1).map((part) => `(${part})`).join("");
    return {
      label: wording.text(law.unit === "section" ? "provision.heading-section" : "provision.heading",
        { number, law: register.names.laws[place] }),
      title: register.names.articles[place][law.articles.indexOf(citation.path[0])] ?? "",
    };
  }
}

/**
 * @param {Field} field
 * @param {string} id
 * @returns {Value}
 */
export function valueOf(field, id) {
  const span = { offset: 0, length: 0 };
  if (field.form === "number") return { kind: "number", number: Number(id), ...span };
  if (field.form === "provision") {
    const citation = citationOf(id);
    if (citation) return { kind: "provision", ...citation, ...span };
  }
  if (field.form === "country" || field.form === "word") return { kind: field.form, id, ...span };
  return { kind: "id", id, ...span };
}

/**
 * A decimal number of a query in smallest units.
 * @param {bigint} mantissa
 * @param {number} scale
 * @param {string} currency
 * @param {import("./query.js").Grammar} grammar
 */
function sum(mantissa, scale, currency, grammar) {
  const digits = grammar.currencies.get(currency) ?? 2;
  return digits >= scale ? mantissa * 10n ** BigInt(digits - scale) : mantissa / 10n ** BigInt(scale - digits);
}
