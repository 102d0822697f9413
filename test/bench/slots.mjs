// The slot engine: each figure is the first call of a fresh process, nothing warmed up, the median of seven.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const crowds = [
  { advisors: 50, days: 30, limit: 20 },
  { advisors: 200, days: 90, limit: 150 },
];
const processes = 7;

export const slots = () => crowds.map(figure);

function figure({ advisors, days, limit }) {
  const runs = Array.from({ length: processes }, () => firstCall(advisors, days)).sort((a, b) => a.ms - b.ms);
  const { ms, found } = runs[(processes - 1) / 2];
  return { name: `${advisors} advisors × ${days} days`, value: round(ms), unit: 'ms', limit, best: round(runs[0].ms), slots: found };
}

function firstCall(advisors, days) {
  const file = fileURLToPath(new URL('./slots/first-call.mjs', import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [file, String(advisors), String(days)], { encoding: 'utf8' }));
}

const round = (ms) => Math.round(ms * 10) / 10;
