import { config } from './config.js';
import { trace } from './trace.js';

interface Told {
  readonly code?: string;
  readonly constraint?: string;
  /** What a mail server said. */
  readonly response?: unknown;
}

/**
 * What a log says of an error: its kind, code, place, and its words without what they quote. What hangs on it (a query's
 * parameters, a mail server's answer, the text that was no JSON) holds people's data.
 */
export function loggedError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, response } = ((error as { driverError?: unknown }).driverError ?? error) as Told;
  const quotesPeople = response !== undefined || error instanceof SyntaxError;
  const message = quotesPeople ? undefined : withoutQuotes(error.message);
  return { type: error.name, code, constraint, message, at: places(error.stack) };
}

/** Whatever stands between quotation marks, looks like an address, a number of a telephone or a token. */
const quoted = /"[^"]*"|'[^']*'|«[^»]*»|`[^`]*`|\S+@\S+|\+?\d[\d .]{8,}\d|[\w-]{20,}/g;

const withoutQuotes = (message: string): string => message.replace(quoted, '…').slice(0, 300);

/** The places of the stack alone: its first lines repeat the message. */
const places = (stack = ''): string[] =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim().replace(`${process.cwd()}/`, ''));

/** One JSON line an entry, for `LoggerModule.forRootAsync`: with the number of the request or job in which it was written. */
export const logOptions = () => ({
  pinoHttp: {
    level: config().logLevel,
    autoLogging: false,
    quietReqLogger: true,
    wrapSerializers: false,
    serializers: { err: loggedError },
    mixin: trace,
  },
});
