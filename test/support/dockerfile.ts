import { readFileSync } from 'node:fs';

/** One `FROM … AS name` and what follows it. */
export interface Stage {
  readonly name: string;
  readonly from: string;
  /** `['USER', 'node']` … in order. */
  readonly steps: readonly (readonly [instruction: string, rest: string])[];
}

export function stagesOf(file: string): Stage[] {
  const lines = readFileSync(file, 'utf8').replace(/\\\n/g, ' ').split('\n');
  const steps = lines
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => /^(\S+)\s+(.*)$/.exec(line)?.slice(1) as [string, string]);
  const starts = steps.flatMap(([instruction], at) => (instruction === 'FROM' ? [at] : []));
  return starts.map((start, n) => {
    const [, from = '', name = ''] = /^(\S+) AS (\S+)$/.exec(steps[start]?.[1] ?? '') ?? [];
    return { name, from, steps: steps.slice(start + 1, starts[n + 1]) };
  });
}

/** Of the stage and of those it is made from, the last one said. */
export function lastOf(stages: readonly Stage[], name: string, instruction: string): string | undefined {
  const stage = stages.find((each) => each.name === name);
  if (!stage) return undefined;
  return stage.steps.findLast(([said]) => said === instruction)?.[1] ?? lastOf(stages, stage.from, instruction);
}
