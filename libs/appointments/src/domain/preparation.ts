/** Characters of what an advisor writes before an appointment, for either side. */
export const mostPreparation = 1000;

/** A line each, without blank ones and none twice. */
export const linesOf = (words: string): string[] =>
  [...new Set(words.split('\n').map((line) => line.trim()))].filter((line) => line !== '');

/** What is kept of what was typed: nothing when it says what the type says, in the same lines. */
export const adjusted = (typed: string, asked: readonly string[]): string | null => {
  const words = linesOf(typed).join('\n');
  return words === asked.join('\n') ? null : words;
};
