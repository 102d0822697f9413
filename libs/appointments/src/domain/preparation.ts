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

/** What stands first for the advisor, in three lines at most: her own words, then what the type asks. */
export const firstToPrepare = ({ note, ofAdvisor }: { readonly note: string | null; readonly ofAdvisor: readonly string[] }): string[] =>
  [...linesOf(note ?? ''), ...ofAdvisor].slice(0, 3);
