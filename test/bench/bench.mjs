// npm run bench [-- name…] [--json]: one section a file, each a list of figures `{name, value, unit, limit? | least?, bare?, …}`.
import { parseArgs } from 'node:util';
import { beyond } from '../faults/checks.mjs';
import { booking } from './booking.mjs';
import { faults } from './faults.mjs';
import { growth } from './growth.mjs';
import { journal } from './journal.mjs';
import { mails } from './mails.mjs';
import { pages } from './pages.mjs';
import { search } from './search.mjs';
import { slots } from './slots.mjs';

const usual = { slots, search, booking, journal, mails, pages, growth };

/** Only when it is named: it takes half an hour, and measures nothing but whether something is lost. */
const sections = { ...usual, faults };

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
const unknown = positionals.filter((name) => !Object.hasOwn(sections, name));
if (unknown.length > 0) fail(`Inconnu : ${unknown.join(', ')}. Les mesures sont : ${Object.keys(sections).join(', ')}.`);
else await measure(positionals.length > 0 ? positionals : Object.keys(usual));

async function measure(names) {
  for (const section of names) {
    const figures = (await sections[section]()).map((figure) => ({ section, ...figure, ...ratios(figure) }));
    if (values.json) for (const figure of figures) console.log(JSON.stringify(figure));
    else console.table(Object.fromEntries(figures.map(({ name, ...rest }) => [name, rest])));
    if (beyond(figures).length > 0) process.exitCode = 1;
  }
}

/** `ofLimit` above 1 is too much, or too little of what is wanted at `least`; `timesBare` says how many times the bare thing it is. */
function ratios({ value, limit, least, bare }) {
  const ratio = (one, other) => Math.round((one / other) * 100) / 100;
  return {
    ...(limit && { ofLimit: ratio(value, limit) }),
    ...(least && { ofLimit: ratio(least, value) }),
    ...(bare && { timesBare: ratio(value, bare) }),
  };
}

function fail(sentence) {
  console.error(sentence);
  process.exitCode = 1;
}
