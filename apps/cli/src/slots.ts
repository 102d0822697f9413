import { readFileSync } from 'node:fs';
import { freeSlots, union } from '#agenda';
import { readScenario } from './scenario.js';
import { UnreadableScenario } from './scenario-fields.js';

/** `npm run --silent slots -- FILE` or `-`: the slot engine alone on a scenario, JSON on standard output (docs: "Slot scenarios"). */
function main(file: string | undefined, reps: string): void {
  const { advisors, rules } = readScenario(parsed(textOf(file)));
  const ms: number[] = [];
  let perAdvisor = new Map<string, number[]>();
  let all: number[] = [];
  for (let left = repetitions(reps); left > 0; left--) {
    const before = performance.now();
    perAdvisor = freeSlots(advisors, rules);
    all = union(perAdvisor);
    ms.push(performance.now() - before);
  }
  process.stdout.write(`${JSON.stringify({ ms, perAdvisor: Object.fromEntries(perAdvisor), union: all })}\n`);
}

function textOf(file: string | undefined): string {
  if (!file) throw new UnreadableScenario('Donnez le fichier du scénario, ou « - » pour l’entrée standard.');
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    throw new UnreadableScenario(`Le fichier « ${file} » ne peut pas être lu.`);
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new UnreadableScenario('Le scénario n’est pas du JSON.');
  }
}

function repetitions(said: string): number {
  if (!/^[1-9]\d{0,3}$/.test(said)) throw new UnreadableScenario(`REPS vaut « ${said} » : un nombre de répétitions est attendu.`);
  return Number(said);
}

try {
  main(process.argv[2], process.env.REPS || '7');
} catch (error) {
  if (!(error instanceof UnreadableScenario)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
