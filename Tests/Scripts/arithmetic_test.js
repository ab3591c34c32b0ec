// What sums and amounts must keep whatever the numbers are.
// @ts-check

import { add, halfEven } from "../../themes/default/assets/selection.js";
import { comparePaths, decimalText, fold, nearest } from "../../themes/default/assets/query.js";
import { edtf, Wording } from "../../themes/default/assets/wording.js";

/**
 * @param {unknown} one
 * @param {unknown} other
 */
function same(one, other) {
  const text = (/** @type {unknown} */ value) => JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? `${inner}n` : inner));
  if (text(one) !== text(other)) throw new Error(`${text(one)} is not ${text(other)}`);
}

Deno.test("a sum beyond what a double holds is exact to the last cent", () => {
  same(String(add([9007199254740991, 9007199254740991, 1])), "18014398509481983");
  same(String(add([2n ** 62n, 1, 2])), String(2n ** 62n + 3n));
  same(add([1, 2, 3]), 6);
  same(add([]), 0);
});

Deno.test("a half is rounded to the even neighbour, and anything else to the nearest", () => {
  same([halfEven(5n, 2n), halfEven(7n, 2n), halfEven(9n, 4n), halfEven(11n, 4n)].map(String), ["2", "4", "2", "3"]);
});

Deno.test("articles stand by their numbers and before their parts", () => {
  const paths = [["13a"], ["13", "1", "c"], ["9"], ["13"], ["14"], ["L34-5"], ["13", "1"]];
  same(paths.sort(comparePaths).map((path) => path.join(".")), ["9", "13", "13.1", "13.1.c", "13a", "14", "L34-5"]);
});

Deno.test("words are found without capitals and marks", () => {
  same(fold("Überwachung, façade & Straße – 2019"), ["uberwachung", "facade", "strasse", "2019"]);
});

Deno.test("the nearest name is offered, and none where nothing of it is left", () => {
  same(nearest("netfilx", ["netflix", "meta"]), "netflix");
  same(nearest("xx", ["ab"]), null);
});

Deno.test("an amount is written with its decimals, and none of them is lost", () => {
  same(decimalText(3525870795n, 2), "35258707.95");
  same(decimalText(5n, 2), "0.05");
});

Deno.test("a date keeps what is known of it and whether it is doubtful", () => {
  same([20241126, 20241100, 20240000, -20190122].map(edtf), ["2024-11-26", "2024-11", "2024", "2019-01-22?"]);
});

Deno.test("a sum is said as people say it only where that is exact", () => {
  const wording = new Wording("en", {
    "amount.pattern": "{currency} {number}", "number.million": "{n} million", "number.billion": "{n} billion",
    "number.group": ",", "number.decimal": ".", "currency.EUR": "€",
  });
  same(wording.money(475000000, "EUR"), "€ 4.75 million");
  same(wording.money(3525870795, "EUR"), "€ 35,258,707.95");
  same(wording.rounded(3525870795, "EUR"), "€ 35.3 million");
  same(wording.rounded(99999999999999n, "EUR"), "€ 1,000 billion");
  same(wording.money(52500000, "EUR"), "€ 525,000");
});
