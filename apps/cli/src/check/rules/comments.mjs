import { isSpec } from '../sources.mjs';

/** What is left to do is an issue; the code names it or does not speak of it. */
export function comments(source) {
  if (isSpec(source)) return [];
  return source.text
    .split('\n')
    .flatMap((line, index) =>
      /(\/\/|\*).*\b(TO[D]O|FIX[M]E)\b(?!.*#\d)/.test(line) ? [`${source.path}:${index + 1} leaves something to do without an issue`] : [],
    );
}
