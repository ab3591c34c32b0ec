// What is wrong with a query, in the page's language.
// @ts-check

/**
 * The text of a fault; its parts stand in several groups of the locale.
 * @param {import("./wording.js").Wording} wording
 * @param {string} key
 * @param {Record<string, string | number>} values
 */
export function faultText(wording, key, values) {
  const group = /^(noun|one|id-of|unit)\./.test(key) ? "query-" : "query-error.";
  return wording.text(group + key, values);
}
