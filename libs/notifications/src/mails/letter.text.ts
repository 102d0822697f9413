import type { Fact, Wording } from './wording.js';

/** The text part: everything the other part says, in the same order. */
export function textOf({ lead, facts, sections = [], notes, main, closing }: Wording): string {
  const parts = sections.map((section) => [section.title, ...section.facts.map(line)]);
  const blocks = [[lead], facts.map(line), ...parts, notes, main ? [`${main.label}\u202f:`, main.href] : [], closing];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

const line = ({ label, value }: Fact): string => `${label}\u202f: ${value}`;
