// The query of the register as scripts read it: the same text, the same cases and the same errors as `casebook query`,
// for queries that list cases. A test holds the two together.
// @ts-check

/**
 * @typedef {{name: string, form: string, noun: string, words: string[], range: number[], states: string[],
 *   sorts: boolean}} Field
 * @typedef {{fields: Map<string, Field>, countries: Set<string>, currencies: Map<string, number>}} Grammar
 * @typedef {(key: string, values?: Record<string, string | number>) => string} Say
 * @typedef {{offset: number, length: number, message: string, expected: string[], suggestion: string | null}} Fault
 * @typedef {{kind: "word" | "quoted" | "symbol" | "end", text: string, offset: number, length: number}} Token
 * @typedef {{kind: "id" | "country" | "currency" | "word", id: string} | {kind: "flag", on: boolean}
 *   | {kind: "number", number: number} | {kind: "date", year: number, month: number, day: number}
 *   | {kind: "provision", law: string, path: string[]} | {kind: "decimal", mantissa: bigint, scale: number}
 *   | {kind: "money", currency: string, units: bigint}} Bare
 * @typedef {Bare & {offset: number, length: number}} Value
 * @typedef {{first: Value, last: Value | null}} Item
 * @typedef {{is: "compare", by: string, value: Value} | {is: "among", items: Item[]} | {is: "state", state: string}
 *   | {is: "contains", text: string}} Test
 * @typedef {{type: "condition", field: Field, test: Test}} Condition
 * @typedef {Condition | {type: "not", part: Filter} | {type: "and" | "or", parts: Filter[]}} Filter
 * @typedef {{field: Field, descending: boolean}} Order
 * @typedef {{filter: Filter | null, order: Order[], limit: number | null}} Query
 */

export const RESERVED = new Set(["where", "and", "or", "not", "in", "is", "contains", "group", "order", "by", "limit"]);
const MEASURES = ["count", "sum", "mean", "median", "max", "min", "lower-quartile", "upper-quartile", "share"];
const COMPARISONS = ["=", "!=", "<", "<=", ">", ">="];
const MOST_BYTES = 4096;
const DEEPEST = 64;

/** Signs of other languages, with the key and the value of what is said to them. */
const STRANGERS = new Map(
  Object.entries({
    "&": "and", "|": "or", "≥": ">=", "≤": "<=", "≠": "!=", ":": "=", "[": "(", "]": ")", "{": "(", "}": ")",
    "*": "count", "~": "contains", ";": "and",
  }).map(([sign, text]) => /** @type {[string, [string, string]]} */ ([sign, ["write", text]])),
);
for (const sign of "“”„‘’") STRANGERS.set(sign, ["write-quotes", ""]);
for (const [sign, code] of [["€", "EUR"], ["£", "GBP"], ["$", "USD"]]) STRANGERS.set(sign, ["write-sum", code]);
STRANGERS.set("!", ["write-not", ""]).set("…", ["write-points", ""]).set("–", ["write-hyphen", ""]);

const code = (/** @type {string} */ text) => "`" + text + "`";

/** A text between quotes, as a query writes it. */
export function quoted(/** @type {string} */ text) {
  return '"' + text.replace(/["\\]/g, "\\$&") + '"';
}

/** A word as it is, or between quotes where it would be read as something else. */
export function bare(/** @type {string} */ text) {
  return /^[a-z0-9-]+$/.test(text) && !RESERVED.has(text) ? text : quoted(text);
}

/** A fault that ends the reading of a condition or of the whole. */
class QueryFault extends Error {
  /** @param {Fault} fault */
  constructor(fault) {
    super(fault.message);
    this.fault = fault;
  }
}

/**
 * What a mistyped name was probably meant to be: see `NearMiss` of the program.
 * @param {string} name
 * @param {Iterable<string>} names
 */
export function nearest(name, names) {
  const typed = Array.from(name.toLowerCase());
  const allowed = Math.max(1, Math.trunc(typed.length / 3));
  let best = "";
  let least = -1;
  for (const candidate of names) {
    if (candidate === name) continue;
    const limit = least < 0 ? allowed : least;
    const far = distance(typed, Array.from(candidate.toLowerCase()), limit);
    if (far > limit || (least >= 0 && far === least && best <= candidate)) continue;
    [best, least] = [candidate, far];
  }
  return least < 0 || least >= typed.length ? null : best;
}

/**
 * @param {string[]} one
 * @param {string[]} other
 * @param {number} limit
 */
function distance(one, other, limit) {
  if (Math.abs(one.length - other.length) > limit) return Math.abs(one.length - other.length);
  let before = new Array(other.length + 1).fill(0);
  let last = other.map((_, place) => place).concat(other.length);
  let next = last.slice();
  for (let row = 0; row < one.length; row++) {
    next[0] = row + 1;
    let smallest = next[0];
    for (let column = 0; column < other.length; column++) {
      let cost = Math.min(last[column] + (one[row] === other[column] ? 0 : 1), last[column + 1] + 1, next[column] + 1);
      if (row > 0 && column > 0 && one[row] === other[column - 1] && one[row - 1] === other[column]) {
        cost = Math.min(cost, before[column - 1] + 1);
      }
      next[column + 1] = cost;
      smallest = Math.min(smallest, cost);
    }
    if (smallest > limit) return smallest;
    [before, last, next] = [last, next, before];
  }
  return last[other.length];
}

/** Letters, digits and the signs that a word may hold; two points end it. */
function isWordPart(/** @type {string[]} */ signs, /** @type {number} */ place) {
  const sign = signs[place];
  if (sign === undefined) return false;
  if (sign === ".") return signs[place + 1] !== ".";
  return /[A-Za-z0-9\-/_]/.test(sign) || (sign > "\x7f" && !STRANGERS.has(sign) && /\p{Alphabetic}/u.test(sign));
}

/**
 * Cuts a text into tokens.
 * @param {string} text
 * @param {Say} say
 * @returns {Token[]}
 */
function cut(text, say) {
  const fail = (/** @type {number} */ offset, /** @type {number} */ length, /** @type {string} */ message,
    /** @type {string} */ suggestion, /** @type {string[]} */ expected = []) =>
    new QueryFault({ offset, length, message, expected, suggestion });
  if (new TextEncoder().encode(text).length > MOST_BYTES) {
    throw fail(0, 1, say("too-long", { n: MOST_BYTES }), say("cut-it"));
  }
  const signs = Array.from(text);
  /** @type {Token[]} */
  const tokens = [];
  let place = 0;
  const add = (/** @type {Token["kind"]} */ kind, /** @type {string} */ content, /** @type {number} */ start) =>
    tokens.push({ kind, text: content, offset: start, length: place - start });
  for (;;) {
    while (place < signs.length && /[ \n\t\r\u00a0]/.test(signs[place])) place++;
    if (place >= signs.length) break;
    const start = place;
    const sign = signs[place];
    const next = signs[place + 1];
    if (sign === '"' || sign === "'") {
      let content = "";
      for (place++; place < signs.length && signs[place] !== sign; place++) {
        if (signs[place] === "\\" && place + 1 < signs.length) place++;
        content += signs[place];
      }
      if (place >= signs.length) {
        throw fail(start, 1, say("text-open"), say("close-with", { sign }), [code(sign)]);
      }
      place++;
      add("quoted", content, start);
      continue;
    }
    let symbol = "";
    if ("(),".includes(sign)) symbol = sign;
    else if (sign === "<" || sign === ">") {
      symbol = next === "=" ? sign + "=" : sign === "<" && next === ">" ? "<>" : sign;
    } else if (sign === "=") symbol = next === "=" ? "==" : "=";
    else if (sign === "!" && next === "=") symbol = "!=";
    else if (sign === "." && next === ".") symbol = "..";
    if (symbol) {
      place += symbol.length;
      add("symbol", symbol, start);
      continue;
    }
    const stranger = STRANGERS.get(sign);
    if (stranger) {
      const [key, value] = stranger;
      throw fail(start, next === sign ? 2 : 1, say("stranger", { sign }), say(key, { text: value }));
    }
    if (!isWordPart(signs, place)) throw fail(start, 1, say("stranger", { sign }), say("quote-it"));
    let hasSlash = false;
    while (isWordPart(signs, place)) {
      if (signs[place] === "/") hasSlash = true;
      place++;
    }
    // The parts of a provision belong to it: `gdpr/13(1)(c)`.
    if (hasSlash || /[0-9]/.test(signs[start])) {
      for (;;) {
        if (signs[place] !== "(") break;
        let end = place + 1;
        while (end < signs.length && /[A-Za-z0-9-]/.test(signs[end])) end++;
        if (end === place + 1 || signs[end] !== ")") break;
        place = end + 1;
      }
    }
    add("word", signs.slice(start, place).join(""), start);
  }
  tokens.push({ kind: "end", text: "", offset: signs.length, length: 1 });
  return tokens;
}

/**
 * Reads a query that lists cases; `faults` is empty where it could be read.
 * @param {string} text
 * @param {Grammar} grammar
 * @param {Say} say
 * @returns {{query: Query | null, faults: Fault[]}}
 */
export function parse(text, grammar, say) {
  const parser = new Parser(grammar, say);
  try {
    parser.tokens = cut(text, say);
    const query = parser.query();
    if (parser.faults.length === 0) return { query, faults: [] };
  } catch (error) {
    if (!(error instanceof QueryFault)) throw error;
    const { fault } = error;
    if (!parser.faults.some((known) => known.offset === fault.offset)) parser.faults.push(fault);
  }
  return { query: null, faults: parser.faults };
}

class Parser {
  /**
   * @param {Grammar} grammar
   * @param {Say} say
   */
  constructor(grammar, say) {
    this.grammar = grammar;
    this.say = say;
    this.names = [...grammar.fields.keys()];
    /** @type {Token[]} */
    this.tokens = [];
    this.place = 0;
    this.depth = 0;
    /** @type {Fault[]} */
    this.faults = [];
  }

  get token() { return this.tokens[this.place]; }
  get following() { return this.tokens[Math.min(this.place + 1, this.tokens.length - 1)]; }

  advance() {
    const token = this.token;
    if (this.place + 1 < this.tokens.length) this.place++;
    return token;
  }

  /** @param {string} text */
  isWord(text, token = this.token) { return token.kind === "word" && token.text === text; }
  /** @param {string} text */
  isSymbol(text) { return this.token.kind === "symbol" && this.token.text === text; }
  /** @param {string} text */
  takeWord(text) { return this.isWord(text) && !!this.advance(); }
  /** @param {string} text */
  takeSymbol(text) { return this.isSymbol(text) && !!this.advance(); }

  get isAtClause() {
    return ((this.isWord("group") || this.isWord("order")) && this.isWord("by", this.following)) || this.isWord("limit");
  }

  get isAtMeasure() {
    const { kind, text } = this.token;
    if (kind !== "word") return false;
    if (MEASURES.includes(text)) return true;
    return this.following.kind === "symbol" && this.following.text === "(" && !this.grammar.fields.has(text)
      && !RESERVED.has(text);
  }

  get isAtEnd() { return this.token.kind === "end"; }

  /** The token as a message names it. */
  nameOf(token = this.token) {
    if (token.kind === "end") return this.say("the-end");
    return code(token.kind === "quoted" ? quoted(token.text) : token.text);
  }

  /**
   * @param {string} message
   * @param {string[]} expected
   * @param {string | null} suggestion
   * @param {{offset: number, length: number}} at
   */
  fault(message, expected = [], suggestion = null, at = this.token) {
    return new QueryFault({ offset: at.offset, length: at.length, message, expected, suggestion });
  }

  /**
   * @param {string} what
   * @param {string[]} expected
   * @param {string | null} suggestion
   */
  unexpected(what, expected, suggestion = null) {
    const message = this.token.kind === "end" ? this.say("ends", { what })
      : this.say("stands", { token: this.nameOf(), what });
    return this.fault(message, expected, suggestion);
  }

  /** @param {QueryFault} fault */
  report(fault) { this.faults.push(fault.fault); }

  /**
   * @param {string} name
   * @param {Iterable<string>} names
   */
  didYouMean(name, names) {
    const near = nearest(name, names);
    return near === null ? null : this.say("did-you-mean", { name: near });
  }

  /** @returns {Query} */
  query() {
    /** @type {Query} */
    const query = { filter: null, order: [], limit: null };
    if (this.isAtEnd) throw this.fault(this.say("empty"), this.expectedAtStart);
    if (this.isAtMeasure) throw this.fault(this.say("lists-only"));
    if (this.takeWord("where") || !this.isAtClause) query.filter = this.filter();
    if (this.isWord("group") && this.isWord("by", this.following)) throw this.fault(this.say("lists-only"));
    if (this.isWord("order") && this.isWord("by", this.following)) {
      this.advance();
      this.advance();
      query.order = this.order();
    }
    if (this.isWord("limit")) {
      this.advance();
      const { kind, text } = this.token;
      const number = kind === "word" && /^[0-9]+$/.test(text) ? Number(text) : 0;
      const what = this.say("a-number", { low: 1, high: 100000 });
      if (number < 1 || number > 100000) throw this.unexpected(what, [what]);
      this.advance();
      query.limit = number;
    }
    if (!this.isAtEnd) throw this.trailing(query);
    return query;
  }

  get expectedAtStart() {
    return [
      ...MEASURES.map((name) => code(name === "count" ? name : name + "(…)")), "`where`", ...this.names.map(code),
      "`group by`", "`order by`", "`limit`",
    ];
  }

  /** @param {Query} query */
  trailing(query) {
    const isBare = !query.filter && query.order.length === 0 && query.limit === null;
    const expected = isBare ? ["`,`", "`where`"] : [];
    const isOpen = query.order.length === 0 && query.limit === null;
    if (query.filter && isOpen) expected.push("`and`", "`or`");
    if (isOpen) expected.push("`group by`", "`order by`");
    if (query.limit === null) expected.push("`limit`");
    expected.push(this.say("the-end"));
    let suggestion = null;
    const { kind, text } = this.token;
    if (kind === "word") {
      const lower = text.toLowerCase();
      if (text !== lower && RESERVED.has(lower)) suggestion = this.say("write-small", { word: lower });
      if (isBare && this.grammar.fields.has(text)) suggestion = this.say("write-where");
      if (text === "group" || text === "order") suggestion = this.say("write", { text: text + " by" });
    }
    if (this.isSymbol(")")) suggestion = this.say("no-bracket");
    return this.fault(this.say("cannot-stand", { token: this.nameOf() }), expected, suggestion);
  }

  order() {
    /** @type {Order[]} */
    const order = [];
    const sorting = [...this.grammar.fields.values()].filter((field) => field.sorts).map((field) => field.name);
    const expected = sorting.map(code);
    do {
      const start = this.token;
      if (this.isAtMeasure) throw this.fault(this.say("orders-groups", { token: this.nameOf() }), expected);
      if (start.kind !== "word") throw this.unexpected(this.say("a-field"), expected);
      const field = this.grammar.fields.get(start.text);
      if (!field) {
        throw this.fault(this.say("not-a-field", { word: start.text }), expected, this.didYouMean(start.text, sorting));
      }
      if (!field.sorts) this.report(this.fault(this.say("cannot-order", { word: start.text }), expected));
      this.advance();
      if (order.some((key) => key.field === field)) {
        this.report(this.fault(this.say("second-time", { token: this.nameOf(start) }), [], this.say("delete-it"), start));
      }
      const descending = this.takeWord("desc");
      if (!descending) this.takeWord("asc");
      order.push({ field, descending });
    } while (this.takeSymbol(","));
    return order;
  }

  // Filters

  /** @returns {Filter} */
  filter() { return this.joined("or", () => this.joined("and", () => this.single())); }

  /**
   * @param {"and" | "or"} type
   * @param {() => Filter} read
   * @returns {Filter}
   */
  joined(type, read) {
    /** @type {Filter[]} */
    const parts = [];
    do {
      const part = read();
      if (part.type === type) parts.push(...part.parts);
      else parts.push(part);
    } while (this.takeWord(type));
    return parts.length === 1 ? parts[0] : { type, parts };
  }

  /** @returns {Filter} */
  single() {
    if (this.isWord("not") || this.isSymbol("(")) {
      this.depth++;
      try {
        if (this.depth > DEEPEST) throw this.fault(this.say("too-deep", { n: DEEPEST }), [], this.say("no-deeper"));
        if (this.takeWord("not")) return { type: "not", part: this.single() };
        const open = this.advance();
        const filter = this.filter();
        if (!this.takeSymbol(")")) throw this.unclosed(open);
        return filter;
      } finally {
        this.depth--;
      }
    }
    const start = this.place;
    try {
      return this.condition();
    } catch (error) {
      if (!(error instanceof QueryFault)) throw error;
      // The next condition may have a fault of its own: both are told.
      this.report(error);
      this.place = start;
      this.skipCondition();
      const field = /** @type {Field} */ (this.grammar.fields.get("text"));
      return { type: "condition", field, test: { is: "contains", text: "" } };
    }
  }

  /** @param {Token} open */
  unclosed(open) {
    const expected = ["`and`", "`or`", "`)`"];
    if (this.token.kind === "end") {
      return this.fault(this.say("bracket-open"), expected, this.say("close-with", { sign: ")" }), open);
    }
    return this.unexpected("`)`", expected, this.isAtClause ? this.say("close-first") : null);
  }

  skipCondition() {
    let open = 0;
    while (this.token.kind !== "end") {
      if (open === 0 && (this.isWord("and") || this.isWord("or") || this.isAtClause)) return;
      if (this.isSymbol("(")) open++;
      if (this.isSymbol(")") && open-- === 0) return;
      this.advance();
    }
  }

  /** @returns {Filter} */
  condition() {
    const expected = [...this.names.map(code), "`not`", "`(`"];
    const { kind, text } = this.token;
    if (kind !== "word" || this.isAtClause) throw this.unexpected(this.say("a-condition"), expected);
    const field = this.grammar.fields.get(text);
    if (!field) {
      if (RESERVED.has(text)) throw this.unexpected(this.say("a-condition"), expected);
      throw this.fault(this.say("not-a-field", { word: text }), this.names.map(code), this.fieldSuggestion(text));
    }
    this.advance();
    const isNegated = this.isWord("not") && this.isWord("in", this.following);
    if (isNegated) this.advance();
    if (this.takeWord("is")) {
      const { state, isDenied } = this.state(field);
      /** @type {Condition} */
      const condition = { type: "condition", field, test: { is: "state", state } };
      return isDenied ? { type: "not", part: condition } : condition;
    }
    /** @type {Condition} */
    const condition = { type: "condition", field, test: this.test(field) };
    return isNegated ? { type: "not", part: condition } : condition;
  }

  /** @param {string} word */
  fieldSuggestion(word) {
    const lower = word.toLowerCase();
    const habits = new Map([
      ["fine", "current"], ["amount", "current"], ["date", "decided"], ["status", "standing"], ["article", "provision"],
    ]);
    const habit = habits.get(lower);
    if (habit) return this.say("write", { text: habit });
    if (RESERVED.has(lower)) return this.say("write-small", { word: lower });
    return this.didYouMean(word, this.names);
  }

  /** @param {Field} field */
  expectedOperators(field) {
    if (field.form === "text") return ["`contains`", "`=`"];
    return [
      ...operators(field).map(code), ...(field.form === "flag" ? [] : ["`in`"]),
      ...(field.states.length > 0 ? ["`is`"] : []),
    ];
  }

  /**
   * @param {Field} field
   * @returns {Test}
   */
  test(field) {
    const expected = this.expectedOperators(field);
    if (field.form === "text") {
      if (!this.takeWord("contains") && !this.takeSymbol("=")) {
        throw this.unexpected(this.say("a-comparison"), expected);
      }
      return { is: "contains", text: this.words() };
    }
    if (this.isWord("in")) {
      const start = this.advance();
      if (field.form === "flag") throw this.fault(this.say("no-in", { field: field.name }), expected, null, start);
      return { is: "among", items: this.items(field) };
    }
    const { kind, text } = this.token;
    if (kind !== "symbol" || ["(", ")", ",", ".."].includes(text)) {
      if (this.isWord("contains")) {
        throw this.fault(this.say("no-contains"), expected, this.say("write", { text: field.name + " = …" }));
      }
      throw this.unexpected(this.say("a-comparison"), expected);
    }
    if (!COMPARISONS.includes(text)) {
      throw this.fault(this.say("no-comparison", { sign: text }), expected,
        this.say("write", { text: text === "==" ? "=" : "!=" }));
    }
    if (!operators(field).includes(text)) {
      throw this.fault(this.say("no-order", { field: field.name, sign: text }), expected);
    }
    this.advance();
    return { is: "compare", by: text, value: this.value(field) };
  }

  /** @param {Field} field */
  state(field) {
    const isDenied = this.takeWord("not");
    const expected = [...(isDenied ? [] : ["`not`"]), ...field.states.map(code)];
    if (field.states.length === 0) {
      throw this.fault(this.say("no-is", { field: field.name }), this.expectedOperators(field), null,
        this.tokens[this.place - 1]);
    }
    const { kind, text } = this.token;
    if (kind !== "word") throw this.unexpected(this.say("a-state"), expected);
    if (!field.states.includes(text)) {
      throw this.fault(this.say("cannot-be", { field: field.name, word: text }), expected,
        this.didYouMean(text, field.states));
    }
    this.advance();
    return { state: text, isDenied };
  }

  words() {
    const { kind, text } = this.token;
    if (kind !== "quoted" && !(kind === "word" && !RESERVED.has(text))) {
      throw this.unexpected(this.say("a-text"), [this.say("a-word"), this.say("quoted-text")]);
    }
    if (fold(text).length === 0) throw this.fault(this.say("no-word", { token: this.nameOf() }), [this.say("a-word")]);
    this.advance();
    return text;
  }

  /** @param {Field} field */
  items(field) {
    if (!this.takeSymbol("(")) return [this.item(field)];
    const open = this.tokens[this.place - 1];
    const items = [this.item(field)];
    while (this.takeSymbol(",")) items.push(this.item(field));
    if (this.takeSymbol(")")) return items;
    if (this.token.kind === "end") {
      throw this.fault(this.say("bracket-open"), ["`,`", "`)`"], this.say("close-with", { sign: ")" }), open);
    }
    throw this.unexpected("`)`", ["`,`", "`)`"]);
  }

  /**
   * @param {Field} field
   * @returns {Item}
   */
  item(field) {
    const first = this.value(field);
    if (!this.isSymbol("..")) return { first, last: null };
    if (!["number", "date", "amount", "provision"].includes(field.form)) {
      throw this.fault(this.say("no-ranges", { field: field.name }), ["`,`", "`)`"]);
    }
    this.advance();
    const last = this.value(field, first);
    if (isAfter(first, last)) {
      throw this.fault(this.say("nothing-between", { first: textOf(first), last: textOf(last) }), [],
        this.say("smaller-first"), last);
    }
    return { first, last };
  }

  // Values

  /**
   * @param {Field} field
   * @param {Value | null} first
   * @returns {Value}
   */
  value(field, first = null) {
    const start = this.token;
    const { text } = start;
    if (start.kind === "word") {
      const isOwn = field.form === "word" && field.words.includes(text) && !this.isAtClause;
      if (RESERVED.has(text) && !isOwn) {
        const upper = text.toUpperCase();
        throw this.unexpected(this.say("a-value"), this.expectedValues(field),
          field.form === "country" && this.grammar.countries.has(upper) ? this.say("write", { text: upper }) : null);
      }
    } else if (start.kind !== "quoted") {
      throw this.unexpected(this.say("a-value"), this.expectedValues(field));
    }
    if (field.form === "amount") return this.amount(text);
    const value = this.read(field, text, first);
    this.advance();
    return { ...value, offset: start.offset, length: start.length };
  }

  /**
   * @param {Field} field
   * @returns {string[]}
   */
  expectedValues(field) {
    const { say } = this;
    switch (field.form) {
      case "id": return [say("id-of." + field.noun)];
      case "country": return [say("a-country")];
      case "provision": return [say("a-provision"), say("a-range")];
      case "currency": return [say("a-currency")];
      case "word": return field.words.map(code);
      case "flag": return ["`true`", "`false`"];
      case "number": return [say("a-number", { low: field.range[0], high: field.range[1] })];
      case "date": return [say("a-date")];
      case "amount": return [say("an-amount"), "`EUR 1000000`"];
      default: return [say("quoted-text")];
    }
  }

  /**
   * @param {Field} field
   * @param {string} text
   * @param {Value | null} first
   * @returns {Bare}
   */
  read(field, text, first) {
    const { say, grammar } = this;
    const expected = this.expectedValues(field);
    const upper = text.toUpperCase();
    switch (field.form) {
      case "id": return { kind: "id", id: text };
      case "country": {
        if (grammar.countries.has(text)) return { kind: "country", id: text };
        const known = grammar.countries.has(upper) ? upper : new Map([["UK", "GB"], ["EL", "GR"]]).get(upper);
        throw this.fault(say("not-a-country", { text }), expected,
          known ? say("write", { text: known }) : this.didYouMean(text, grammar.countries));
      }
      case "currency":
        if (grammar.currencies.has(text)) return { kind: "currency", id: text };
        throw this.fault(say("not-a-currency", { text }), expected,
          grammar.currencies.has(upper) ? say("write", { text: upper }) : null);
      case "provision": {
        const law = first?.kind === "provision" ? first.law : null;
        const citation = citationOf(law !== null && !text.includes("/") ? law + "/" + text : text);
        if (citation) {
          if (law === null || law === citation.law) return { kind: "provision", ...citation };
          throw this.fault(say("one-law"), [say("provision-of", { law })]);
        }
        throw this.fault(say("not-a-provision", { text }), expected,
          !text.includes("/") && citationOf("gdpr/" + text) ? say("write-law", { text: "gdpr/" + text }) : null);
      }
      case "word":
        if (field.words.includes(text)) return { kind: "word", id: text };
        throw this.fault(say("not-a-value", { text, field: field.name }), expected, this.didYouMean(text, field.words));
      case "flag": {
        if (text === "true" || text === "false") return { kind: "flag", on: text === "true" };
        const meant = text === "yes" ? "true" : text === "no" ? "false" : null;
        throw this.fault(say("not-a-flag", { text }), expected, meant ? say("write", { text: meant }) : null);
      }
      case "number": {
        const [low, high] = field.range;
        if (/^[0-9]+$/.test(text) && Number(text) >= low && Number(text) <= high) {
          return { kind: "number", number: Number(text) };
        }
        throw this.fault(say("not-a-number", { text, low, high }), expected);
      }
      default: {
        const date = dateOf(text);
        if (date) return { kind: "date", ...date };
        throw this.fault(say("not-a-date", { text }), expected);
      }
    }
  }

  /**
   * An amount: digits in the currency of the totals, or a currency's code and digits.
   * @param {string} text
   * @returns {Value}
   */
  amount(text) {
    const { say, grammar } = this;
    const start = this.token;
    const expected = [say("an-amount"), "`EUR 1000000`"];
    const decimal = decimalOf(text);
    if (decimal) {
      this.advance();
      return { kind: "decimal", ...decimal, offset: start.offset, length: start.length };
    }
    const parts = text.split(" ").filter((part) => part !== "");
    const currency = parts.shift() ?? "";
    if (!grammar.currencies.has(currency)) {
      const upper = text.toUpperCase();
      const message = say("not-an-amount", { text });
      if (grammar.currencies.has(upper)) throw this.fault(message, expected, say("write", { text: upper }));
      if (["known", "unknown", "undisclosed", "none"].includes(text)) {
        throw this.fault(message, expected, say("write-is", { text: "is " + text }));
      }
      throw this.fault(message, expected, /^\p{N}/u.test(text) ? say("in-digits") : null);
    }
    this.advance();
    let end = start;
    const inDigits = say("digits", { text: currency + " 1000000" });
    if (parts.length === 0) {
      if (this.token.kind !== "word") throw this.unexpected(say("the-sum"), [inDigits]);
      end = this.token;
      parts.push(end.text);
      if (moneyOf(currency, end.text, grammar) === null) {
        throw this.fault(say("not-a-sum", { text: end.text, currency }), [inDigits]);
      }
      this.advance();
    }
    const span = { offset: start.offset, length: end.offset + end.length - start.offset };
    const units = parts.length === 1 ? moneyOf(currency, parts[0], grammar) : null;
    if (units === null) throw this.fault(say("not-an-amount", { text }), expected, null, span);
    return { kind: "money", currency, units, ...span };
  }
}

/** @param {Field} field */
function operators(field) {
  if (field.form === "text") return ["="];
  return ["number", "date", "amount"].includes(field.form) ? COMPARISONS : ["=", "!="];
}

/**
 * Reads `gdpr/13(1)(c)`.
 * @param {string} text
 */
export function citationOf(text) {
  const match = /^([a-z0-9]+(?:-[a-z0-9]+)*)\/([A-Za-z0-9.-]{1,20})((?:\([A-Za-z0-9-]{1,20}\)){0,6})$/.exec(text);
  if (!match) return null;
  return { law: match[1], path: [match[2], ...match[3].split(/[()]+/).filter((part) => part !== "")] };
}

/**
 * Reads `2019`, `2019-01`, `2019-01-22`.
 * @param {string} text
 */
function dateOf(text) {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)];
  if (year < 1 || (match[2] && (month < 1 || month > 12))) return null;
  if (match[3] && (day < 1 || day > daysIn(month, year))) return null;
  return { year, month, day };
}

/**
 * @param {number} month
 * @param {number} year
 */
export function daysIn(month, year) {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * Reads digits with at most three decimals behind a point.
 * @param {string} text
 */
function decimalOf(text) {
  const match = /^(\d+)(?:\.(\d{1,3}))?$/.exec(text);
  if (!match || match[1].length + (match[2] ?? "").length > 18) return null;
  const decimals = (match[2] ?? "").replace(/0+$/, "");
  return { mantissa: BigInt(match[1] + decimals), scale: decimals.length };
}

/**
 * A sum in smallest units; null where the digits are none of the currency.
 * @param {string} currency
 * @param {string} digits
 * @param {Grammar} grammar
 */
function moneyOf(currency, digits, grammar) {
  const decimal = decimalOf(digits);
  const minor = grammar.currencies.get(currency) ?? 2;
  if (!decimal || decimal.scale > minor) return null;
  const units = decimal.mantissa * 10n ** BigInt(minor - decimal.scale);
  return units < 1n << 63n ? units : null;
}

/**
 * The numbers of days that a date may be, counted from 1970: from the first to the last.
 * @param {number} year
 * @param {number} month zero where only the year is known
 * @param {number} day zero where only the month is known
 */
export function daySpan(year, month, day) {
  const last = month || 12;
  return [dayNumber(year, month || 1, day || 1), dayNumber(year, last, day || daysIn(last, year))];
}

/**
 * @param {number} year
 * @param {number} month
 * @param {number} day
 */
function dayNumber(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / 86_400_000);
}

/**
 * Whether one value lies behind another; false also where that depends on rates.
 * @param {Value} one
 * @param {Value} two
 */
function isAfter(one, two) {
  if (one.kind === "number" && two.kind === "number") return one.number > two.number;
  if (one.kind === "date" && two.kind === "date") {
    return daySpan(one.year, one.month, one.day)[0] > daySpan(two.year, two.month, two.day)[1];
  }
  if (one.kind === "provision" && two.kind === "provision") return comparePaths(two.path, one.path) < 0;
  if (one.kind === "decimal" && two.kind === "decimal") {
    return one.mantissa * 10n ** BigInt(two.scale) > two.mantissa * 10n ** BigInt(one.scale);
  }
  return one.kind === "money" && two.kind === "money" && one.currency === two.currency && one.units > two.units;
}

/**
 * The order of places in one law: `13` before `13a` before `14`, an article before its parts.
 * @param {string[]} one
 * @param {string[]} other
 */
export function comparePaths(one, other) {
  for (let place = 0; place < Math.min(one.length, other.length); place++) {
    const order = compareNumbers(one[place], other[place]);
    if (order !== 0) return order;
  }
  return one.length - other.length;
}

/**
 * Compares runs of digits by their numbers and everything else by its bytes.
 * @param {string} one
 * @param {string} other
 */
function compareNumbers(one, other) {
  let left = 0;
  let right = 0;
  const run = (/** @type {string} */ text, /** @type {number} */ from) => /^\d+/.exec(text.slice(from))?.[0] ?? "";
  while (left < one.length && right < other.length) {
    const [first, second] = [run(one, left), run(other, right)];
    if (first && second) {
      [left, right] = [left + first.length, right + second.length];
      const [a, b] = [first.replace(/^0+/, ""), second.replace(/^0+/, "")];
      if (a.length !== b.length) return a.length - b.length;
      if (a !== b) return a < b ? -1 : 1;
    } else {
      if (one[left] !== other[right]) return one.charCodeAt(left) - other.charCodeAt(right);
      left++;
      right++;
    }
  }
  return one.length - left - (other.length - right);
}

// Words as they are searched: small letters without marks.

/** @type {Map<string, string>} */
const PLAIN = new Map();
for (const [plain, marked] of [
  ["a", "àáâãäåāăąǎȁȃȧạảấầẩẫậắằẳẵặ"], ["ae", "æǽ"], ["c", "çćĉċč"], ["d", "ďđð"], ["e", "èéêëēĕėęěȅȇẹẻẽếềểễệ"],
  ["g", "ĝğġģǧ"], ["h", "ĥħ"], ["i", "ìíîïĩīĭįıǐỉị"], ["ij", "ĳ"], ["j", "ĵ"], ["k", "ķ"], ["l", "ĺļľŀł"],
  ["n", "ñńņňŉ"], ["o", "òóôõöøōŏőǒǿọỏốồổỗộớờởỡợ"], ["oe", "œ"], ["r", "ŕŗř"], ["s", "śŝşšșſ"], ["ss", "ß"],
  ["t", "ţťŧț"], ["th", "þ"], ["u", "ùúûüũūŭůűųǔưụủứừửữự"], ["w", "ŵẁẃẅ"], ["y", "ýÿŷỳỵỷỹ"], ["z", "źżž"], ["α", "ά"],
  ["ε", "έ"], ["η", "ή"], ["ι", "ίϊΐ"], ["ο", "ό"], ["υ", "ύϋΰ"], ["ω", "ώ"], ["σ", "ς"], ["и", "ѝ"], ["е", "ѐё"],
]) {
  for (const letter of marked) {
    PLAIN.set(letter, plain);
    const upper = Array.from(letter.toUpperCase());
    if (upper.length === 1 && upper[0] > "\x7f") PLAIN.set(upper[0], plain);
  }
}
PLAIN.set("İ", "i").set("ẞ", "ss");

/**
 * The words of a text, folded.
 * @param {string} text
 */
export function fold(text) {
  let folded = "";
  for (const letter of text) {
    if (/[\u0300-\u036f\u00ad]/.test(letter)) continue;
    const plain = PLAIN.get(letter);
    if (plain !== undefined) folded += plain;
    else if (letter > "\x7f" ? /[\p{Alphabetic}\p{N}]/u.test(letter) : /[A-Za-z0-9]/.test(letter)) {
      folded += letter.toLowerCase();
    } else folded += " ";
  }
  return folded.split(" ").filter((word) => word !== "");
}

// The one form of a query, which reads back as the same query.

/**
 * @param {Bare} value
 * @returns {string}
 */
export function textOf(value) {
  const padded = (/** @type {number} */ number, /** @type {number} */ width) => String(number).padStart(width, "0");
  switch (value.kind) {
    case "id": return bare(value.id);
    case "flag": return String(value.on);
    case "number": return String(value.number);
    case "date":
      return padded(value.year, 4) + (value.month ? "-" + padded(value.month, 2) : "")
        + (value.day ? "-" + padded(value.day, 2) : "");
    case "provision": return value.law + "/" + value.path[0] + value.path.slice(1).map((part) => `(${part})`).join("");
    case "decimal": return decimalText(value.mantissa, value.scale);
    case "money": return value.currency + " " + decimalText(value.units, digitsOf(value.currency)).replace(/\.0+$/, "");
    default: return value.id;
  }
}

/** @type {Map<string, number>} */
let minorDigits = new Map();

/** How many decimals a currency's amounts have; told once by the data. */
export function setDigits(/** @type {Map<string, number>} */ digits) { minorDigits = digits; }
export function digitsOf(/** @type {string} */ currency) { return minorDigits.get(currency) ?? 2; }

/**
 * @param {bigint} mantissa
 * @param {number} scale
 */
export function decimalText(mantissa, scale) {
  if (scale === 0) return String(mantissa);
  const sign = mantissa < 0n ? "-" : "";
  const digits = String(mantissa < 0n ? -mantissa : mantissa).padStart(scale + 1, "0");
  return sign + digits.slice(0, -scale) + "." + digits.slice(-scale);
}

/** @param {Item} item */
function itemText(item) {
  if (!item.last) return textOf(item.first);
  const last = textOf(item.last);
  return textOf(item.first) + ".." + (item.last.kind === "provision" ? last.slice(item.last.law.length + 1) : last);
}

/** @param {Condition} condition */
export function conditionText({ field, test }) {
  switch (test.is) {
    case "compare": return `${field.name} ${test.by} ${textOf(test.value)}`;
    case "state": return `${field.name} is ${test.state}`;
    case "contains": return `${field.name} contains ${quoted(test.text)}`;
    default:
      if (test.items.length === 1 && test.items[0].last) return `${field.name} in ${itemText(test.items[0])}`;
      return `${field.name} in (${test.items.map(itemText).join(", ")})`;
  }
}

/**
 * @param {Filter} filter
 * @returns {string}
 */
export function filterText(filter) {
  switch (filter.type) {
    case "condition": return conditionText(filter);
    case "not": {
      const inner = filterText(filter.part);
      return filter.part.type === "and" || filter.part.type === "or" ? `not (${inner})` : "not " + inner;
    }
    case "and":
      return filter.parts.map((part) => part.type === "or" ? `(${filterText(part)})` : filterText(part)).join(" and ");
    default: return filter.parts.map(filterText).join(" or ");
  }
}

/** @param {Query} query */
export function queryText({ filter, order, limit }) {
  const parts = filter ? [filterText(filter)] : [];
  if (order.length > 0) {
    parts.push("order by " + order.map((key) => key.field.name + (key.descending ? " desc" : "")).join(", "));
  }
  if (limit !== null) parts.push("limit " + limit);
  return parts.join(" ");
}

/**
 * Every condition of a filter, in the order of the text.
 * @param {Filter | null} filter
 * @returns {Condition[]}
 */
export function conditions(filter) {
  if (!filter) return [];
  if (filter.type === "condition") return [filter];
  return filter.type === "not" ? conditions(filter.part) : filter.parts.flatMap(conditions);
}
