import { WrongSetting } from '#platform';

/** Runs a command. What goes wrong is said as `sentenceFor` has it, in French where we know of it, and ends the process with 1. */
export async function command(run: () => Promise<void>, sentenceFor: (error: unknown) => unknown = asItCame): Promise<void> {
  try {
    await run();
  } catch (error) {
    console.error(error instanceof WrongSetting ? error.message : sentenceFor(error));
    process.exit(1);
  }
}

const asItCame = (error: unknown): unknown => error;
