import pino from 'pino';
import { config } from './config.js';
import { loggedError } from './log.js';

/** What still keeps the process so many milliseconds after it was asked to stop is cut short: rows wait, nothing is lost. */
export function stopWithin(milliseconds: number): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => setTimeout(() => process.exit(1), milliseconds).unref());
}

/** What nobody caught ends the process, said like the rest: Node itself would print the parameters of a query. */
export function endOnUncaught(): void {
  const log = pino({ level: config().logLevel, serializers: { err: loggedError } }, pino.destination({ sync: true }));
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      log.fatal({ err: error }, event);
      process.exit(1);
    });
}
