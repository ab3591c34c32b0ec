// A selection as a file: the same columns and the same bytes as `casebook query --format csv`.
// @ts-check

import { decimalText, digitsOf } from "./query.js";
import { AMOUNTS, STATES, valuesOf } from "./register-data.js";
import { edtf } from "./wording.js";

/**
 * @typedef {import("./query.js").Order} Order
 * @typedef {import("./register-data.js").Register} Register
 */

const COLUMNS = ["decided", "authority", "company", "standing", "finality", "imposed", "current"];

/** A text as a field; one that a spreadsheet would take for a formula gets a mark before it. */
function quoted(/** @type {string} */ text) {
  const safe = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
  return /[",\r\n]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
}

/**
 * @param {Register} register
 * @param {number[]} cases
 * @param {Order[]} order
 */
export function csv(register, cases, order) {
  const columns = [...COLUMNS, ...order.map((key) => key.field.name).filter((name) => !COLUMNS.includes(name))];
  const head = ["case", "title", ...columns.flatMap((name) => AMOUNTS.includes(name)
    ? [name, name + " currency", name + " partial", name + " " + register.currency] : [name])];
  const lines = [head.map(quoted).join(",")];
  for (const at of cases) {
    const cells = columns.flatMap((name) => AMOUNTS.includes(name) ? amount(register, name, at) : [quoted(value(register, name, at))]);
    lines.push([quoted(register.caseIds[at]), quoted(register.titles[at]), ...cells].join(","));
  }
  return lines.join("\r\n") + "\r\n";
}

/**
 * @param {Register} register
 * @param {string} name
 * @param {number} at
 */
function amount(register, name, at) {
  const amounts = register.amounts[name];
  const decimal = (/** @type {number | bigint} */ units, /** @type {string} */ currency) =>
    decimalText(BigInt(units), digitsOf(currency)).replace(/\.0+$/, "");
  const units = amounts.units[at];
  const state = amounts.state[at];
  const converted = amounts.converted[at];
  const own = register.caseCurrencies[amounts.currency[at]];
  return [
    ...(units === null ? [STATES[state & 7], ""] : [decimal(units, own), own]),
    String(units !== null && state !== 1), converted === null ? "" : decimal(converted, register.currency),
  ];
}

/**
 * @param {Register} register
 * @param {string} name
 * @param {number} at
 */
function value(register, name, at) {
  const words = register.grammar.fields.get(name)?.words ?? [];
  const several = (/** @type {string[]} */ ids) => valuesOf(register.several[name], at).map((number) => ids[number]).join("; ");
  switch (name) {
    case "decided": return register.basis[at] === 0 ? edtf(register.date[at]) : "";
    case "published": return register.publishedOn[at] === 0 ? "" : edtf(register.publishedOn[at]);
    case "standing": case "finality": return words[register[name][at]];
    case "year": return String(register.year[at]);
    case "days": return register.days[at] < 0 ? "" : String(register.days[at]);
    case "company": return partiesOf(register, at).map(({ entity, words }) => (entity < 0 ? words : register.ids[entity])).join("; ");
    case "country": case "company.country": return several(register.countryCodes);
    case "dossier": return several(register.dossiers);
    case "topic": return several(register.topics);
    case "sector": return several(register.sectors);
    default: return several(register.ids);
  }
}

/**
 * The parties of a case in their order; one that was not named has words and no entity.
 * @param {Register} register
 * @param {number} at
 * @returns {{entity: number, words: string}[]}
 */
export function partiesOf(register, at) {
  const parties = register.parties.get(at) ?? valuesOf(register.several.company, at);
  const unnamed = (register.unnamed.get(at) ?? []).slice();
  return parties.map((entity) => ({ entity, words: entity < 0 ? unnamed.shift() ?? "" : "" }));
}
