// Answers queries as the register page does: reads one a line, writes one line of JSON for each.
//
//     deno run --allow-read --allow-net=127.0.0.1 answer.js ADDRESS-OF-THE-DATA < queries
// @ts-check

import { csv } from "../../themes/default/assets/csv.js";
import { parse, queryText } from "../../themes/default/assets/query.js";
import { Register } from "../../themes/default/assets/register-data.js";
import { faultText } from "../../themes/default/assets/faults.js";
import { Selection } from "../../themes/default/assets/selection.js";
import { Wording } from "../../themes/default/assets/wording.js";

const register = await Register.open(Deno.args[0], "en");
await register.load(() => {});
const selection = new Selection(register);
const wording = new Wording("en", register.names.words);
/** @type {import("../../themes/default/assets/query.js").Say} */
const say = (key, values = {}) => faultText(wording, key, values);
const text = (/** @type {unknown} */ value) => JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? String(inner) : inner));

for (const line of new TextDecoder().decode(await new Response(Deno.stdin.readable).arrayBuffer()).split("\n").slice(0, -1)) {
  const { query, faults } = parse(line, register.grammar, say);
  const errors = query ? selection.check(query, say) : faults;
  if (!query || errors.length > 0) {
    console.log(text({ query: line, errors }));
    continue;
  }
  await selection.prepare(query);
  const all = selection.ordered(selection.mask(query.filter), query.order);
  const cases = query.limit === null ? all : all.slice(0, query.limit);
  const scope = selection.scope(query.filter);
  const figures = ["imposed", "current", "paid", "settled", "forfeited"].map((name) => {
    const sum = selection.figure("sum", name, all, scope);
    const median = selection.figure("median", name, all, scope);
    const most = selection.figure("max", name, all, scope);
    return [sum, median, most].map(({ value, known, of, isEstimate }) =>
      [value === null ? null : wording.decimal(BigInt(value), register.currency), known, of, isEstimate]);
  });
  console.log(text({
    query: queryText(query), cases: all.length, ids: cases.map((at) => register.caseIds[at]), figures,
    csv: csv(register, cases, query.order),
  }));
}
