// Which cases a query takes, in which order, and what they add up to: as the program computes it, exactly.
// @ts-check

import { citationOf, comparePaths, conditionText, conditions, daySpan, digitsOf, fold, nearest, textOf } from "./query.js";
import { AMOUNTS, STATES } from "./register-data.js";

/**
 * @typedef {import("./query.js").Condition} Condition
 * @typedef {import("./query.js").Fault} Fault
 * @typedef {import("./query.js").Field} Field
 * @typedef {import("./query.js").Filter} Filter
 * @typedef {import("./query.js").Order} Order
 * @typedef {import("./query.js").Query} Query
 * @typedef {import("./query.js").Say} Say
 * @typedef {import("./query.js").Value} Value
 * @typedef {import("./register-data.js").Amounts} Amounts
 * @typedef {import("./register-data.js").Register} Register
 * @typedef {import("./register-data.js").Several} Several
 * @typedef {{value: number | bigint | null, known: number, of: number, isEstimate: boolean, at: number}} Figure
 */

/** Whether a comparison holds, by how the case's value compares with the query's. */
function holds(/** @type {string} */ by, /** @type {number} */ difference) {
  switch (by) {
    case "=": return difference === 0;
    case "!=": return difference !== 0;
    case "<": return difference < 0;
    case "<=": return difference <= 0;
    case ">": return difference > 0;
    default: return difference >= 0;
  }
}

/**
 * @param {number | bigint} one
 * @param {number | bigint} other
 */
const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

/**
 * The quotient rounded to the nearest whole number, a half to the even one; of numbers that are not negative.
 * @param {bigint} numerator
 * @param {bigint} denominator
 */
export function halfEven(numerator, denominator) {
  const quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  return twice > denominator || (twice === denominator && quotient % 2n === 1n) ? quotient + 1n : quotient;
}

/** Sums up to here are exact as numbers, whatever amount is added. */
const MOST = 2 ** 52;

/** Answers queries; conditions that were asked before are not computed again. */
export class Selection {
  /** @param {Register} register */
  constructor(register) {
    this.register = register;
    /** @type {Map<string, Uint8Array>} */
    this.masks = new Map();
    /** What begins with the words that are looked for: of several words only the last is being typed. */
    /** @type {Map<string, Uint8Array>} */
    this.beginnings = new Map();
    /** @type {Map<string, number>} */
    this.most = new Map();
    /** @type {Map<string, {words: string[], cases: number[][]}>} */
    this.words = new Map();
    /** @type {Record<string, any> | null} */
    this.rates = null;
  }

  /** Forgets what was computed of a part of the register. */
  renew() {
    this.masks.clear();
    this.beginnings.clear();
    this.most.clear();
  }

  // Ids

  /**
   * Every id of a query that the register does not have: a mistyped name must not count as nothing.
   * @param {Query} query
   * @param {Say} say
   * @returns {Fault[]}
   */
  check(query, say) {
    /** @type {Fault[]} */
    const faults = [];
    for (const { field, test } of conditions(query.filter)) {
      const values = test.is === "compare" ? [test.value]
        : test.is === "among" ? test.items.flatMap((item) => (item.last ? [item.first, item.last] : [item.first])) : [];
      for (const value of values) {
        const fault = this.unknown(value, field, say);
        if (fault) faults.push({ offset: value.offset, length: value.length, ...fault });
      }
    }
    return faults;
  }

  /**
   * @param {Value} value
   * @param {Field} field
   * @param {Say} say
   * @returns {{message: string, expected: string[], suggestion: string | null} | null}
   */
  unknown(value, field, say) {
    const { register } = this;
    const meant = (/** @type {string} */ name, /** @type {string[]} */ names, before = "") => {
      const near = nearest(name, names);
      return near === null ? null : say("did-you-mean", { name: before + near });
    };
    if (value.kind === "provision") {
      const law = register.laws.find(({ id }) => id === value.law);
      if (!law) {
        const known = register.laws.map(({ id }) => id).sort();
        return {
          message: say("no-such", { id: value.law, noun: say("noun.law") }),
          expected: known.map((id) => "`" + id + "/…`"), suggestion: meant(value.law, known),
        };
      }
      // Of an open law there are more provisions than its file lists.
      if (law.open || law.articles.includes(value.path[0])) return null;
      return {
        message: say("no-article", { law: law.id, unit: say("unit." + law.unit), number: value.path[0] }), expected: [],
        suggestion: meant(value.path[0], law.articles, law.id + "/"),
      };
    }
    if (value.kind !== "id" || field.form !== "id") return null;
    const { id } = value;
    const { noun } = field;
    const known = new Map([
      ["dossier", register.dossiers], ["topic", register.topics], ["sector", register.sectors],
      ["law", register.laws.map((law) => law.id)], ["language", register.languages],
    ]).get(field.name);
    const message = say("no-such", { id, noun: say("noun." + noun) });
    if (known) {
      if (known.includes(id)) return null;
      const none = say("has-none", { noun: noun === "language" ? say("other-language") : say("noun." + noun) });
      return {
        message, expected: [...known].sort().map((name) => "`" + name + "`"),
        suggestion: meant(id, known) ?? (known.length === 0 ? none : null),
      };
    }
    const expected = [say("id-of." + noun)];
    const nounOf = (/** @type {number} */ number) => register.nounOf(number);
    const number = register.entityNumbers.get(id);
    if (number !== undefined) {
      const own = nounOf(number);
      if (own === noun) return null;
      return {
        message: say("wrong-kind", { id, is: say("one." + own), not: say("one." + noun) }), expected,
        suggestion: register.grammar.fields.has(own) ? say("write", { text: `${own} = ${textOf(value)}` }) : null,
      };
    }
    return { message, expected, suggestion: meant(id, register.ids.filter((id, place) => id !== "-" && nounOf(place) === noun)) };
  }

  // What must be loaded first

  /**
   * The files that a query needs and that are not there yet.
   * @param {Query} query
   */
  missing(query) {
    const { index } = this.register;
    /** @type {Set<string>} */
    const files = new Set();
    for (const { field, test } of conditions(query.filter)) {
      if (test.is === "contains") for (const word of fold(test.text)) files.add(this.shard(word));
      if (field.form === "amount" && amountsOf(test).some((value) =>
        value.kind === "money" && value.currency !== this.register.currency)) files.add("rates.json");
    }
    // Parts of a fine in another currency are converted by themselves.
    const target = this.register.caseCurrencies.indexOf(this.register.currency);
    if (this.scope(query.filter) && [...this.register.divided.values()].some((fine) => fine.currency !== target)) {
      files.add("rates.json");
    }
    return [...files].filter((name) => (name === "rates.json" ? !this.rates : !this.words.has(name))).map((name) => ({
      name, version: name === "rates.json" ? index.rates : index.wordVersion,
    }));
  }

  /**
   * Loads them.
   * @param {Query} query
   */
  async prepare(query) {
    await Promise.all(this.missing(query).map(async ({ name, version }) => {
      const file = await this.register.file(name, version);
      if (name === "rates.json") this.rates = file;
      else this.words.set(name, { words: file.words === "" ? [] : file.words.split(" "), cases: file.cases });
    }));
  }

  /** The file that holds the words with this beginning. */
  shard(/** @type {string} */ word) {
    const shards = this.register.index.wordShards;
    const first = word[0];
    const name = shards === "all" ? "all" : /[a-z]/.test(first) ? first : /[0-9]/.test(first) ? "0" : "other";
    return `words-${name}.json`;
  }

  // Filters

  /**
   * The cases that a filter takes, as ones in a row of zeros.
   * @param {Filter | null} filter
   * @returns {Uint8Array}
   */
  mask(filter) {
    const { cases } = this.register;
    if (!filter) return new Uint8Array(cases).fill(1);
    if (filter.type === "condition") return this.conditionMask(filter);
    if (filter.type === "not") return this.mask(filter.part).map((taken) => 1 - taken);
    const result = this.mask(filter.parts[0]).slice();
    for (const part of filter.parts.slice(1)) {
      const other = this.mask(part);
      if (filter.type === "and") for (let at = 0; at < cases; at++) result[at] &= other[at];
      else for (let at = 0; at < cases; at++) result[at] |= other[at];
    }
    return result;
  }

  /**
   * @param {Condition} condition
   * @returns {Uint8Array}
   */
  conditionMask(condition) {
    const key = conditionText(condition);
    let mask = this.masks.get(key);
    if (!mask) {
      mask = this.compute(condition);
      if (this.masks.size > 200) this.masks.clear();
      this.masks.set(key, mask);
    }
    return mask;
  }

  /**
   * @param {Condition} condition
   * @returns {Uint8Array}
   */
  compute({ field, test }) {
    const mask = new Uint8Array(this.register.cases);
    switch (test.is) {
      case "contains": return this.containing(test.text);
      case "state": return this.having(field, test.state);
      case "compare":
        this.take(mask, field, test.by, test.value);
        return mask;
      default: {
        for (const { first, last } of test.items) {
          const one = new Uint8Array(mask.length);
          if (!last) this.take(one, field, "=", first);
          else if (first.kind === "provision" && last.kind === "provision") {
            this.takePlaces(one, field, (law, path) => law === first.law && comparePaths(path, first.path) >= 0
              && comparePaths(path.slice(0, last.path.length), last.path) <= 0);
          } else {
            const upper = new Uint8Array(mask.length);
            this.take(one, field, ">=", first);
            this.take(upper, field, "<=", last);
            for (let at = 0; at < one.length; at++) one[at] &= upper[at];
          }
          for (let at = 0; at < mask.length; at++) mask[at] |= one[at];
        }
        return mask;
      }
    }
  }

  /**
   * @param {Uint8Array} mask
   * @param {Field} field
   * @param {string} by
   * @param {Value} value
   */
  take(mask, field, by, value) {
    const { register } = this;
    switch (value.kind) {
      case "number":
        if (field.name === "year") {
          for (let at = 0; at < mask.length; at++) mask[at] = holds(by, register.year[at] - value.number) ? 1 : 0;
        } else {
          for (let at = 0; at < mask.length; at++) {
            mask[at] = register.days[at] >= 0 && holds(by, register.days[at] - value.number) ? 1 : 0;
          }
        }
        return;
      case "date": {
        const [first, last] = daySpan(value.year, value.month, value.day);
        const own = field.name === "decided" ? register.decided : register.published;
        for (let at = 0; at < mask.length; at++) {
          mask[at] = own.known[at] && spanHolds(by, own.first[at], own.last[at], first, last) ? 1 : 0;
        }
        return;
      }
      case "decimal":
      case "money":
        this.takeAmounts(mask, field.name, by, value);
        return;
      case "provision":
        this.takePlaces(mask, field, (law, path) => law === value.law && path[0] === value.path[0]
          && value.path.every((part, place) => path[place] === part));
        break;
      case "flag":
        for (let at = 0; at < mask.length; at++) mask[at] = (register.suspended[at] === 1) === value.on ? 1 : 0;
        break;
      default: this.takeValues(mask, field, value.id);
    }
    if (by === "!=") for (let at = 0; at < mask.length; at++) mask[at] = 1 - mask[at];
  }

  /**
   * The number by which the columns name a value; -1 where no case has it.
   * @param {Field} field
   * @param {string} id
   */
  numberOf(field, id) {
    const { register } = this;
    switch (field.name) {
      case "country": case "company.country": return register.countryCodes.indexOf(id);
      case "dossier": return register.dossiers.indexOf(id);
      case "topic": return register.topics.indexOf(id);
      case "sector": return register.sectors.indexOf(id);
      case "law": return register.laws.findIndex((law) => law.id === id);
      case "language": return register.languages.indexOf(id);
      case "currency": return register.caseCurrencies.indexOf(id);
      case "standing": case "finality": case "kind": return field.words.indexOf(id);
      default: return register.entityNumbers.get(id) ?? -1;
    }
  }

  /**
   * @param {Uint8Array} mask
   * @param {Field} field
   * @param {string} id
   */
  takeValues(mask, field, id) {
    const number = this.numberOf(field, id);
    if (number < 0) return;
    if (field.name === "standing" || field.name === "finality") {
      const column = this.register[field.name];
      for (let at = 0; at < mask.length; at++) if (column[at] === number) mask[at] = 1;
      return;
    }
    const { starts, values } = this.register.several[field.name];
    for (let at = 0; at < mask.length; at++) {
      for (let i = starts[at]; i < starts[at + 1]; i++) if (values[i] === number) mask[at] = 1;
    }
  }

  /**
   * @param {Uint8Array} mask
   * @param {Field} field
   * @param {(law: string, path: string[]) => boolean} isMeant
   */
  takePlaces(mask, field, isMeant) {
    const meant = this.register.places.map((text) => {
      const place = citationOf(text);
      return place !== null && isMeant(place.law, place.path);
    });
    const { starts, values } = this.register.several.place;
    for (let at = 0; at < mask.length; at++) {
      for (let i = starts[at]; i < starts[at + 1]; i++) {
        if ((field.name === "cites" || values[i] & 1) && meant[values[i] >> 1]) mask[at] = 1;
      }
    }
  }

  /** @param {string} text */
  containing(text) {
    const mask = new Uint8Array(this.register.cases).fill(1);
    for (const beginning of fold(text)) {
      const one = this.beginning(beginning);
      for (let at = 0; at < mask.length; at++) mask[at] &= one[at];
    }
    return mask;
  }

  /**
   * The cases with a word that begins so.
   * @param {string} beginning
   */
  beginning(beginning) {
    const known = this.beginnings.get(beginning);
    if (known) return known;
    const one = new Uint8Array(this.register.cases);
    const file = this.words.get(this.shard(beginning));
    if (!file) return one;
    const { words, cases } = file;
    for (let place = firstWith(words, beginning); place < words.length && words[place].startsWith(beginning); place++) {
      let at = 0;
      for (const step of cases[place]) {
        at += step;
        if (at < one.length) one[at] = 1;
      }
    }
    if (this.beginnings.size > 50) this.beginnings.clear();
    this.beginnings.set(beginning, one);
    return one;
  }

  /**
   * @param {Field} field
   * @param {string} state
   */
  having(field, state) {
    const { register } = this;
    const mask = new Uint8Array(register.cases);
    const fill = (/** @type {(at: number) => boolean} */ isMeant) => {
      for (let at = 0; at < mask.length; at++) mask[at] = isMeant(at) ? 1 : 0;
      return mask;
    };
    if (field.form === "amount") {
      const number = STATES.indexOf(state);
      const column = register.amounts[field.name].state;
      return fill((at) => (column[at] & 7) === number);
    }
    if (field.form === "date" || field.form === "number") {
      const isKnown = state === "known";
      if (field.name === "days") return fill((at) => (register.days[at] >= 0) === isKnown);
      const { known } = field.name === "decided" ? register.decided : register.published;
      return fill((at) => (known[at] === 1) === isKnown);
    }
    if (state === "undisclosed") return fill((at) => register.parties.has(at));
    if (field.name === "provision" || field.name === "cites") {
      const { starts, values } = register.several.place;
      const isFilled = (/** @type {number} */ at) => {
        if (field.name === "cites") return starts[at] < starts[at + 1];
        for (let i = starts[at]; i < starts[at + 1]; i++) if (values[i] & 1) return true;
        return false;
      };
      return fill((at) => isFilled(at) === (state === "known"));
    }
    const { starts } = register.several[field.name];
    const isFilled = (/** @type {number} */ at) => starts[at] < starts[at + 1];
    if (state === "known") return fill(isFilled);
    // A party that was not named is a party.
    if (field.name === "company" || field.name === "group") {
      const own = register.several.company.starts;
      return fill((at) => own[at] === own[at + 1] && !register.parties.has(at));
    }
    return fill((at) => !isFilled(at));
  }

  // Amounts

  /**
   * @param {Uint8Array} mask
   * @param {string} name
   * @param {string} by
   * @param {Value} value
   */
  takeAmounts(mask, name, by, value) {
    const amounts = this.register.amounts[name];
    const limit = value.kind === "decimal" ? this.limit(value.mantissa, value.scale) : null;
    for (let at = 0; at < mask.length; at++) {
      if (amounts.units[at] === null) continue;
      const difference = this.difference(amounts, at, value, limit);
      if (difference === null) continue;
      // Of an amount known in part a comparison holds only if the rest cannot change that.
      const isPartly = (amounts.state[at] & 7) !== 1;
      const isTaken = !isPartly ? holds(by, difference)
        : by === ">" || by === "!=" ? difference > 0 : by === ">=" ? difference >= 0 : false;
      mask[at] = isTaken ? 1 : 0;
    }
  }

  /**
   * A decimal number in smallest units of the currency of the totals, and whether a part of a unit is left.
   * @param {bigint} mantissa
   * @param {number} scale
   */
  limit(mantissa, scale) {
    const units = mantissa * 10n ** BigInt(digitsOf(this.register.currency));
    const whole = units / 10n ** BigInt(scale);
    return {
      whole: whole <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(whole) : whole,
      hasRest: units % 10n ** BigInt(scale) !== 0n,
    };
  }

  /**
   * How an amount compares with one of a query; null where they cannot be compared.
   * @param {Amounts} amounts
   * @param {number} at
   * @param {Value} value
   * @param {{whole: number | bigint, hasRest: boolean} | null} limit
   */
  difference(amounts, at, value, limit) {
    const converted = amounts.converted[at];
    if (limit) {
      if (converted === null) return null;
      const order = compare(converted, limit.whole);
      return order === 0 && limit.hasRest ? -1 : order;
    }
    if (value.kind !== "money") return null;
    const own = amounts.units[at];
    if (own !== null && amounts.state[at] < 8 && this.register.caseCurrencies[amounts.currency[at]] === value.currency) {
      return compare(own, value.units);
    }
    if (converted === null) return null;
    if (value.currency === this.register.currency) return compare(converted, value.units);
    const other = this.convert(value.units, value.currency, at);
    return other === null ? null : compare(converted, other);
  }

  /**
   * A sum in the currency of the totals at the rates of a case's date; null where there is no rate.
   * @param {bigint} units
   * @param {string} currency
   * @param {number} at
   */
  convert(units, currency, at) {
    const target = this.register.currency;
    if (currency === target) return units;
    const from = this.rate(currency, at);
    const to = this.rate(target, at);
    if (!from || !to) return null;
    let numerator = units * to.mantissa * 10n ** from.scale;
    let denominator = from.mantissa * 10n ** to.scale;
    const digits = digitsOf(target) - digitsOf(currency);
    if (digits >= 0) numerator *= 10n ** BigInt(digits);
    else denominator *= 10n ** BigInt(-digits);
    const converted = halfEven(numerator, denominator);
    return converted < 1n << 63n ? converted : null;
  }

  /**
   * @param {string} currency
   * @param {number} at
   */
  rate(currency, at) {
    if (currency === "EUR") return { mantissa: 1n, scale: 0n };
    const { rates, register } = this;
    if (!rates || !(currency in rates)) return null;
    if (typeof rates[currency] === "string") rates[currency] = rates[currency].split(" ");
    const date = Math.abs(register.date[at]);
    const [, day] = daySpan(Math.trunc(date / 10_000), Math.trunc(date / 100) % 100, date % 100);
    const text = rates[currency][rates.days.indexOf(day)];
    if (!text || text === "-") return null;
    const [mantissa, scale] = text.split("e");
    return { mantissa: BigInt(mantissa), scale: BigInt(scale) };
  }

  // Order

  /**
   * Cases in the order asked for; equal ones as in the register, and what is not known last either way.
   * @param {Uint8Array} mask
   * @param {Order[]} order
   */
  ordered(mask, order) {
    /** @type {number[]} */
    const cases = [];
    for (let at = 0; at < mask.length; at++) if (mask[at]) cases.push(at);
    if (order.length === 0) return cases;
    const keys = order.map(({ field, descending }) => ({ size: this.sizeOf(field), descending }));
    return cases.sort((one, other) => {
      for (const { size, descending } of keys) {
        const [a, b] = [size[one], size[other]];
        if (a === b) continue;
        if (a === null) return 1;
        if (b === null) return -1;
        if (a < b) return descending ? 1 : -1;
        if (a > b) return descending ? -1 : 1;
      }
      return one - other;
    });
  }

  /**
   * @param {Field} field
   * @returns {ArrayLike<number | bigint | null>}
   */
  sizeOf(field) {
    const { register } = this;
    const { name } = field;
    const some = (/** @type {ArrayLike<number>} */ values, /** @type {(at: number) => boolean} */ isKnown) =>
      Array.from(values, (value, at) => (isKnown(at) ? value : null));
    if (AMOUNTS.includes(name)) return register.amounts[name].converted;
    switch (name) {
      case "year": return register.year;
      case "days": return some(register.days, (at) => register.days[at] >= 0);
      case "decided": return some(register.decided.first, (at) => register.decided.known[at] === 1);
      case "published": return some(register.published.first, (at) => register.published.known[at] === 1);
      case "standing": case "finality": return register[name];
      default: {
        const column = register.several[name];
        const ids = this.idsOf(name);
        // Ids are plain ASCII, so that this is the order of their bytes.
        const rank = new Int32Array(ids.length);
        ids.map((id, number) => /** @type {const} */ ([id, number])).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
          .forEach(([, number], place) => { rank[number] = place; });
        return Array.from({ length: register.cases }, (_, at) =>
          column.starts[at] < column.starts[at + 1] ? rank[column.values[column.starts[at]]] : null);
      }
    }
  }

  /**
   * The ids behind the numbers of a column.
   * @param {string} name
   */
  idsOf(name) {
    const { register } = this;
    switch (name) {
      case "country": case "company.country": return register.countryCodes;
      case "dossier": return register.dossiers;
      case "topic": return register.topics;
      case "sector": return register.sectors;
      default: return register.ids;
    }
  }

  // Figures

  /**
   * The companies whose parts of divided fines count for a filter; null for all.
   * @param {Filter | null} filter
   */
  scope(filter) {
    const required = !filter ? [] : filter.type === "condition" ? [filter]
      : filter.type === "and" ? filter.parts.filter((part) => part.type === "condition") : [];
    /** @type {Set<number> | null} */
    let scope = null;
    for (const condition of required) {
      const { field, test } = /** @type {Condition} */ (condition);
      if (field.name !== "company" && field.name !== "group") continue;
      const values = test.is === "compare" && test.by === "=" ? [test.value]
        : test.is === "among" ? test.items.flatMap((item) => (item.last ? [] : [item.first])) : null;
      if (!values) continue;
      /** @type {Set<number>} */
      const members = new Set();
      for (const value of values) {
        const number = value.kind === "id" ? this.register.entityNumbers.get(value.id) : undefined;
        if (number === undefined) continue;
        for (const member of field.name === "group" ? this.groupOf(number) : [number]) members.add(member);
      }
      /** @type {Set<number>} */
      const before = scope ?? members;
      scope = new Set([...before].filter((member) => members.has(member)));
    }
    return scope;
  }

  /** @param {number} company */
  groupOf(company) {
    const members = new Set([company]);
    for (const member of members) for (const below of this.register.subsidiaries.get(member) ?? []) members.add(below);
    return members;
  }

  /**
   * A sum, median, mean, largest or smallest of amounts, with how many are known.
   * @param {"sum" | "median" | "max" | "min" | "mean"} statistic
   * @param {string} name
   * @param {number[]} cases
   * @param {Set<number> | null} scope
   * @returns {Figure}
   */
  figure(statistic, name, cases, scope) {
    const { register } = this;
    const amounts = register.amounts[name];
    const target = register.caseCurrencies.indexOf(register.currency);
    const isFine = name === "imposed" || name === "current" || name === "paid";
    const divided = scope && isFine && register.divided.size > 0 ? register.divided : null;
    // A fine of which nothing stands says nothing about how large fines are.
    const skipsNothing = statistic !== "sum" && (name === "current" || name === "imposed");
    /** @type {Figure} */
    const figure = { value: null, known: 0, of: 0, isEstimate: false, at: -1 };
    /** @type {(number | bigint)[]} */
    const values = [];
    let [large, small] = [0n, 0];
    let isBestEstimate = false;
    // Plain loops over columns: this runs several times for each letter that is typed.
    for (let place = 0; place < cases.length; place++) {
      const at = cases[place];
      const state = amounts.state[at];
      if ((state & 7) === 0) continue;
      figure.of++;
      let units = amounts.converted[at];
      const isEstimate = units !== null && (state >= 8 || amounts.currency[at] !== target);
      const fine = divided?.get(at);
      if (fine && scope) units = this.share(fine, scope, name);
      if (units === null || (skipsNothing && (units === 0 || units === 0n))) continue;
      figure.known++;
      if (isEstimate) figure.isEstimate = true;
      if (statistic === "sum") {
        if (typeof units === "bigint") large += units;
        else if ((small += units) > MOST || small < -MOST) [large, small] = [large + BigInt(small), 0];
        continue;
      }
      if (statistic !== "max" && statistic !== "min") {
        values.push(units);
        continue;
      }
      const order = figure.value === null ? 1 : compare(units, figure.value) * (statistic === "max" ? 1 : -1);
      if (order > 0 || (order === 0 && at < figure.at)) {
        [figure.value, figure.at, isBestEstimate] = [units, at, isEstimate];
      }
    }
    if (figure.known === 0) return figure;
    switch (statistic) {
      case "sum": figure.value = large === 0n ? small : large + BigInt(small); break;
      case "mean": figure.value = halfEven(BigInt(add(values)), BigInt(values.length)); break;
      case "median": {
        const isPlain = values.every((value) => typeof value === "number");
        const sorted = isPlain ? Float64Array.from(/** @type {number[]} */ (values)).sort() : values.sort(compare);
        const middle = (sorted.length - 1) >> 1;
        figure.value = sorted.length % 2 === 1 ? sorted[middle]
          : halfEven(BigInt(sorted[middle]) + BigInt(sorted[middle + 1]), 2n);
        break;
      }
      default: figure.isEstimate = isBestEstimate;
    }
    if (figure.value !== null && BigInt(figure.value) >= 1n << 63n) figure.value = null;
    return figure;
  }

  /**
   * The parts of a divided fine that are some companies'.
   * @param {import("./register-data.js").Divided} fine
   * @param {Set<number>} companies
   * @param {string} name
   */
  share(fine, companies, name) {
    const { register } = this;
    const own = add(fine.parts.filter(([entity]) => companies.has(entity)).map(([, units]) => units));
    const currency = register.caseCurrencies[fine.currency];
    const imposed = this.convert(BigInt(own), currency, fine.at);
    if (name === "imposed") return imposed;
    if (name === "current") return fine.hasFallen ? register.amounts.current.converted[fine.at] : imposed;
    // Who paid what is known only where one paid all.
    const whole = register.amounts.imposed.converted[fine.at];
    return imposed !== null && whole !== null && compare(imposed, whole) === 0
      ? register.amounts.paid.converted[fine.at] : null;
  }

  /** The largest number in a column. */
  largest(/** @type {string} */ name) {
    let most = this.most.get(name);
    if (most === undefined) {
      most = this.register.several[name].values.reduce((most, value) => Math.max(most, value), 0);
      this.most.set(name, most);
    }
    return most;
  }

  /**
   * How many of some cases have each value of a column, by its number; provisions by law and article.
   * @param {string} name
   * @param {Uint8Array} mask
   * @returns {Map<number, number>}
   */
  counts(name, mask) {
    const { register } = this;
    /** @type {Map<number, number>} */
    const counts = new Map();
    const count = (/** @type {number} */ number) => counts.set(number, (counts.get(number) ?? 0) + 1);
    if (name === "year" || name === "standing" || name === "finality") {
      const column = register[name];
      for (let at = 0; at < mask.length; at++) if (mask[at]) count(column[at]);
      return counts;
    }
    if (name === "provision") {
      const articles = register.articleNumbers;
      const { starts, values } = register.several.place;
      for (let at = 0; at < mask.length; at++) {
        if (!mask[at]) continue;
        /** @type {number[]} */
        const seen = [];
        for (let i = starts[at]; i < starts[at + 1]; i++) {
          const article = articles[values[i] >> 1];
          if (values[i] & 1 && !seen.includes(article)) {
            seen.push(article);
            count(article);
          }
        }
      }
      return counts;
    }
    const { starts, values } = register.several[name];
    const totals = new Int32Array(this.largest(name) + 1);
    for (let at = 0; at < mask.length; at++) {
      if (mask[at]) for (let i = starts[at]; i < starts[at + 1]; i++) totals[values[i]]++;
    }
    totals.forEach((total, number) => { if (total > 0) counts.set(number, total); });
    return counts;
  }
}

/**
 * Adds whole numbers exactly, however large the sum.
 * @param {(number | bigint)[]} values
 */
export function add(values) {
  let large = 0n;
  let sum = 0;
  for (const value of values) {
    if (typeof value === "bigint") large += value;
    else {
      sum += value;
      if (Math.abs(sum) > MOST) [large, sum] = [large + BigInt(sum), 0];
    }
  }
  return large === 0n ? sum : large + BigInt(sum);
}

/**
 * Whether a comparison holds for every day that a date can be; the value stands for all its days.
 * @param {string} by
 * @param {number} first
 * @param {number} last
 * @param {number} from
 * @param {number} to
 */
function spanHolds(by, first, last, from, to) {
  switch (by) {
    case "=": return first >= from && last <= to;
    case "!=": return first > to || last < from;
    case "<": return last < from;
    case "<=": return last <= to;
    case ">": return first > to;
    default: return first >= from;
  }
}

/**
 * The place of the first word that does not stand before another; words stand in the order of their bytes.
 * @param {string[]} words
 * @param {string} beginning
 */
function firstWith(words, beginning) {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(words[middle], beginning)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The order of UTF-8, which is that of code points and not of JavaScript's units.
 * @param {string} one
 * @param {string} other
 */
function isBefore(one, other) {
  const [left, right] = [Array.from(one), Array.from(other)];
  for (let place = 0; place < Math.min(left.length, right.length); place++) {
    if (left[place] !== right[place]) {
      return (left[place].codePointAt(0) ?? 0) < (right[place].codePointAt(0) ?? 0);
    }
  }
  return left.length < right.length;
}

/**
 * @param {import("./query.js").Test} test
 * @returns {Value[]}
 */
function amountsOf(test) {
  if (test.is === "compare") return [test.value];
  return test.is === "among" ? test.items.flatMap(({ first, last }) => (last ? [first, last] : [first])) : [];
}
