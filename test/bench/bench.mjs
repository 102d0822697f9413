// npm run bench [-- name…] [--json]: one section a file, each a list of figures; a limit is what the issue allows.
import { parseArgs } from 'node:util';
import { slots } from './slots.mjs';

const sections = { slots };

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
const unknown = positionals.filter((name) => !Object.hasOwn(sections, name));
if (unknown.length > 0) fail(`Inconnu : ${unknown.join(', ')}. Les mesures sont : ${Object.keys(sections).join(', ')}.`);
else await measure(positionals.length > 0 ? positionals : Object.keys(sections));

async function measure(names) {
  for (const section of names) {
    const figures = (await sections[section]()).map((figure) => ({ section, ...figure, ratio: ratioOf(figure) }));
    if (values.json) for (const figure of figures) console.log(JSON.stringify(figure));
    else console.table(Object.fromEntries(figures.map(({ name, ...rest }) => [name, rest])));
    if (figures.some(({ ratio }) => ratio > 1)) process.exitCode = 1;
  }
}

/** Of its limit: above 1 is too much. */
function ratioOf({ value, limit }) {
  return limit === undefined ? undefined : Math.round((value / limit) * 100) / 100;
}

function fail(sentence) {
  console.error(sentence);
  process.exitCode = 1;
}
