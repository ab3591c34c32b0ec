// Loads the register's data and keeps it as columns: what queries compare and what rows show.
// @ts-check

import { daySpan, setDigits } from "./query.js";

/**
 * @typedef {import("./query.js").Field} Field
 * @typedef {{name: string, cases: number, version: string, titles: string[]}} Part
 * @typedef {{units: (number | bigint | null)[], currency: Uint8Array, state: Uint8Array,
 *   converted: (number | bigint | null)[]}} Amounts
 * @typedef {{starts: Int32Array, values: Int32Array}} Several
 * @typedef {{id: string, unit: string, open: boolean, articles: string[]}} Law
 * @typedef {{at: number, currency: number, hasFallen: boolean, parts: [number, number | bigint][]}} Divided
 * @typedef {Record<string, any>} Json
 */

export const AMOUNTS = ["imposed", "current", "paid", "settled", "forfeited"];
/** Ways in which an amount may be known, as numbers. */
export const STATES = ["none", "known", "unknown", "undisclosed"];

/** @type {Record<string, string>} */
const NOUNS = { a: "authority", t: "court", c: "company", o: "organisation" };

const split = (/** @type {string} */ text) => (text === "" ? [] : text.split(" "));

/** @param {string | number} value */
const exact = (value) => (typeof value === "string" ? BigInt(value) : value);

/** The register as far as it is loaded. */
export class Register {
  date = new Int32Array(0);
  basis = new Int32Array(0);
  publishedOn = new Int32Array(0);
  days = new Int32Array(0);
  standing = new Int32Array(0);
  finality = new Int32Array(0);
  suspended = new Int32Array(0);
  seen = new Int32Array(0);
  unverified = new Int32Array(0);
  measure = new Int32Array(0);
  year = new Int32Array(0);
  /** The first year and the last. */
  span = [0, 0];
  /** @type {string[]} */
  caseIds = [];
  /** @type {string[]} */
  titles = [];
  /** @type {Set<number>} */
  foreign = new Set();
  /** @type {Map<number, string[]>} */
  unnamed = new Map();
  /** @type {Map<number, number[]>} */
  parties = new Map();
  /** @type {string[]} */
  countryCodes = [];
  /** @type {Record<string, Several>} */
  several = {};
  /** @type {Record<string, Amounts>} */
  amounts = {};
  /** @type {Map<number, Divided>} */
  divided = new Map();
  decided = spans(this.date);
  published = spans(this.date);

  /**
   * @param {string} root the address of the folder with the data
   * @param {string} language
   * @param {Json} index
   * @param {Json} names
   */
  constructor(root, language, index, names) {
    this.root = root;
    this.language = language;
    this.index = index;
    this.names = names;
    /** @type {string} */
    this.currency = index.currency;
    /** @type {string[]} */
    this.languages = split(index.siteLanguages);
    /** @type {Part[]} */
    this.parts = index.parts;
    /** @type {Map<string, Field>} */
    const fields = new Map();
    for (const field of index.fields) {
      fields.set(field.name, {
        noun: "", range: [0, 0], ...field, words: split(field.words ?? ""), states: split(field.states),
      });
    }
    /** @type {Map<string, number>} */
    const currencies = new Map();
    for (const [digits, codes] of Object.entries(index.currencies)) {
      for (const code of split(codes)) currencies.set(code, Number(digits));
    }
    setDigits(currencies);
    /** @type {import("./query.js").Grammar} */
    this.grammar = { fields, countries: new Set(split(index.countries)), currencies };
    this.ids = split(index.entities.id);
    this.categories = split(index.entities.category);
    this.countries = split(index.entities.country);
    /** @type {Map<number, number[]>} */
    this.subsidiaries = new Map(index.entities.subsidiaries.map((/** @type {number[]} */ [parent, ...rest]) => [parent, rest]));
    this.places = split(index.places);
    this.caseCurrencies = split(index.caseCurrencies);
    this.measures = split(index.measures);
    this.topics = split(index.topics);
    this.sectors = split(index.sectors);
    this.dossiers = split(index.dossiers);
    /** @type {Law[]} */
    this.laws = index.laws.map((/** @type {Json} */ law) => ({ ...law, articles: split(law.articles) }));
    /** The articles that places belong to, each once, and the number of each place's. */
    this.articles = [...new Set(this.places.map((place) => place.replace(/\(.*/, "")))];
    const articleNumber = new Map(this.articles.map((article, number) => [article, number]));
    this.articleNumbers = this.places.map((place) => articleNumber.get(place.replace(/\(.*/, "")) ?? 0);
    this.placeLaws = this.places.map((place) => place.slice(0, place.indexOf("/")));
    /** @type {Map<string, number>} */
    this.entityNumbers = new Map(this.ids.map((id, place) => [id, place]));
    // An empty place, of something without a page.
    this.entityNumbers.delete("-");
    this.cases = 0;
    this.loaded = 0;
    /** @type {Json[]} */
    this.files = [];
    /** @type {Json[]} */
    this.titleFiles = [];
    /** @type {Map<string, Promise<Json>>} */
    this.fetched = new Map();
    this.join();
  }

  /**
   * @param {string} root
   * @param {string} language
   */
  static async open(root, language) {
    const index = await get(root + "index.json", "no-cache");
    if (index.format !== 1) throw new Error("the data has another form than the scripts");
    const place = split(index.siteLanguages).indexOf(language);
    const names = await get(`${root}names.${language}.json?v=${index.names[place]}`);
    return new Register(root, language, index, names);
  }

  /**
   * Loads all parts, the newest first, and says after each that there is more.
   * @param {() => void} progress
   */
  async load(progress) {
    const language = this.languages.indexOf(this.language);
    const files = this.parts.map((part) => Promise.all([
      get(`${this.root}${part.name}.json?v=${part.version}`),
      get(`${this.root}${part.name}.${this.language}.json?v=${part.titles[language]}`),
    ]));
    for (const file of files) file.catch(() => {});
    // Several small years are joined at once; a large register shows its newest cases first.
    let waiting = 0;
    for (const [place, file] of files.entries()) {
      const [columns, titles] = await file;
      this.files.push(columns);
      this.titleFiles.push(titles);
      waiting += this.parts[place].cases;
      const isLast = place === files.length - 1;
      if (!isLast && (this.loaded > 0 || waiting < 5000)) continue;
      waiting = 0;
      this.join();
      progress();
    }
  }

  /** What kind of thing an entity is, as a field and a message name it. */
  nounOf(/** @type {number} */ entity) { return NOUNS[this.categories[entity]]; }

  get isComplete() { return this.loaded === this.parts.length; }

  /** A file that few queries need. */
  async file(/** @type {string} */ name, /** @type {string} */ version) {
    let file = this.fetched.get(name);
    if (!file) {
      file = get(`${this.root}${name}?v=${version}`);
      this.fetched.set(name, file);
      file.catch(() => this.fetched.delete(name));
    }
    return file;
  }

  /** Makes one set of columns of the parts that are loaded. */
  join() {
    const parts = this.parts.slice(0, this.files.length);
    this.loaded = parts.length;
    const counts = parts.map((part) => part.cases);
    const cases = counts.reduce((sum, count) => sum + count, 0);
    this.cases = cases;
    const starts = counts.map((_, place) => counts.slice(0, place).reduce((sum, count) => sum + count, 0));
    const single = (/** @type {string} */ name) => {
      const column = new Int32Array(cases);
      this.files.forEach((file, place) => column.set(file[name], starts[place]));
      return column;
    };
    this.caseIds = this.files.flatMap((file) => split(file.id));
    this.titles = this.titleFiles.flatMap((file) => file.titles);
    this.foreign = new Set(this.titleFiles.flatMap((file, place) =>
      file.foreign.map((/** @type {number} */ at) => at + starts[place])));
    this.unnamed = new Map(this.titleFiles.flatMap((file, place) =>
      file.unnamed.map((/** @type {[number, ...string[]]} */ [at, ...words]) => [at + starts[place], words])));
    this.date = single("date");
    this.basis = single("basis");
    this.publishedOn = single("published");
    this.days = single("days");
    this.standing = single("standing");
    this.finality = single("finality");
    this.suspended = single("suspended");
    this.seen = single("seen");
    this.unverified = single("unverified");
    this.measure = single("measure");
    this.year = this.date.map((date) => Math.trunc(Math.abs(date) / 10_000));
    this.span = this.year.reduce(([first, last], year) => [Math.min(first, year), Math.max(last, year)], [9999, 0]);
    const decision = this.date.map((date, at) => (this.basis[at] === 0 ? date : 0));
    this.decided = spans(decision);
    this.published = spans(this.publishedOn);

    const several = (/** @type {string} */ name) => join(this.files.map((file) => file[name]), counts);
    const authority = several("authority");
    const company = several("company");
    const place = several("place");
    const translated = several("language");
    this.parties = new Map(this.exceptions("parties", starts));
    const exceptional = new Map(this.exceptions("group", starts));
    const countryNumber = new Map([...new Set(this.countries)].map((code, number) => [code, number]));
    this.countryCodes = [...countryNumber.keys()];
    const country = this.countries.map((code) => (code === "-" ? -1 : countryNumber.get(code) ?? -1));
    const lawNumber = this.placeLaws.map((id) => this.laws.findIndex((law) => law.id === id));
    this.several = {
      authority, company, place,
      court: several("court"), dossier: several("dossier"), sector: several("sector"), topic: several("topic"),
      kind: several("kind"), currency: several("currency"),
      // Every case can be read in the site's own language.
      language: derive(cases, (at) => [0, ...valuesOf(translated, at)]),
      country: derive(cases, (at) => unique(valuesOf(authority, at).map((entity) => country[entity]))),
      "company.country": derive(cases, (at) => unique(valuesOf(company, at).map((entity) => country[entity]))),
      group: derive(cases, (at) => exceptional.get(at) ?? valuesOf(company, at)),
      law: derive(cases, (at) => unique(valuesOf(place, at).map((number) => lawNumber[number >> 1]))),
    };
    this.amounts = this.joinAmounts(cases, counts, starts);
    this.divided = new Map(this.files.flatMap((file, number) => file.divided.map((/** @type {any[]} */ row) => {
      const at = row[0] + starts[number];
      /** @type {[number, number | bigint][]} */
      const shares = [];
      for (let i = 3; i < row.length; i += 2) shares.push([row[i], exact(row[i + 1])]);
      return [at, { at, currency: row[1], hasFallen: row[2] === 1, parts: shares }];
    })));
  }

  /**
   * @param {string} name
   * @param {number[]} starts
   * @returns {[number, number[]][]}
   */
  exceptions(name, starts) {
    return this.files.flatMap((file, place) =>
      file[name].map((/** @type {number[]} */ [at, ...values]) => [at + starts[place], values]));
  }

  /**
   * @param {number} cases
   * @param {number[]} counts
   * @param {number[]} starts
   */
  joinAmounts(cases, counts, starts) {
    /** @type {Record<string, Amounts>} */
    const amounts = {};
    const target = this.caseCurrencies.indexOf(this.currency);
    for (const name of AMOUNTS) {
      const base = name === "current" ? amounts.imposed : null;
      /** @type {Amounts} */
      const column = base
        ? { units: base.units.slice(), currency: base.currency.slice(), state: base.state.slice(), converted: base.converted.slice() }
        : {
          units: new Array(cases).fill(null), currency: new Uint8Array(cases), state: new Uint8Array(cases),
          converted: new Array(cases).fill(null),
        };
      this.files.forEach((file, part) => {
        const { at, units, currency, state, converted } = file[name];
        const rows = new Int32Array(units.length);
        let row = starts[part];
        for (let i = 0; i < units.length; i++) {
          row = at ? row + at[i] : starts[part] + i;
          rows[i] = row;
          column.units[row] = units[i] === null ? null : exact(units[i]);
          column.currency[row] = currency[i];
          column.state[row] = state[i];
          column.converted[row] = currency[i] === target ? column.units[row] : null;
        }
        for (const [i, value] of converted) column.converted[rows[i]] = value === null ? null : exact(value);
      });
      amounts[name] = column;
    }
    return amounts;
  }
}

/**
 * @param {string} address
 * @param {RequestCache} cache
 * @returns {Promise<Json>}
 */
async function get(address, cache = "default") {
  const response = await fetch(address, { cache });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

/** @param {number[]} values */
function unique(values) {
  return values.length < 2 ? values.filter((value) => value >= 0) : [...new Set(values)].filter((value) => value >= 0);
}

/**
 * @param {Several} column
 * @param {number} at
 */
export function valuesOf(column, at) {
  return Array.from(column.values.subarray(column.starts[at], column.starts[at + 1]));
}

/**
 * @param {number} cases
 * @param {(at: number) => number[]} make
 * @returns {Several}
 */
function derive(cases, make) {
  const starts = new Int32Array(cases + 1);
  /** @type {number[]} */
  const values = [];
  for (let at = 0; at < cases; at++) {
    for (const value of make(at)) values.push(value);
    starts[at + 1] = values.length;
  }
  return { starts, values: Int32Array.from(values) };
}

/**
 * @param {{counts?: number[], values: number[]}[]} columns
 * @param {number[]} counts
 * @returns {Several}
 */
function join(columns, counts) {
  const cases = counts.reduce((sum, count) => sum + count, 0);
  const starts = new Int32Array(cases + 1);
  const values = new Int32Array(columns.reduce((sum, column) => sum + column.values.length, 0));
  let at = 0;
  let end = 0;
  columns.forEach((column, part) => {
    values.set(column.values, end);
    for (let i = 0; i < counts[part]; i++) {
      end += column.counts ? column.counts[i] : 1;
      starts[++at] = end;
    }
  });
  return { starts, values };
}

/**
 * The days that dates may be; zero of `known` where there is no date.
 * @param {Int32Array} dates
 */
function spans(dates) {
  const known = new Uint8Array(dates.length);
  const first = new Int32Array(dates.length);
  const last = new Int32Array(dates.length);
  /** @type {Map<number, number[]>} */
  const seen = new Map();
  dates.forEach((date, at) => {
    if (date === 0) return;
    const number = Math.abs(date);
    let span = seen.get(number);
    if (!span) seen.set(number, span = daySpan(Math.trunc(number / 10_000), Math.trunc(number / 100) % 100, number % 100));
    [known[at], first[at], last[at]] = [1, span[0], span[1]];
  });
  return { known, first, last };
}
