import { config } from './config.js';

/** What a log says of an error: its kind, code and place. What hangs on it (a query's parameters, a mail server's answer) holds people's data. */
export function loggedError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint } = ((error as { driverError?: unknown }).driverError ?? error) as { code?: string; constraint?: string };
  return { type: error.name, code, constraint, stack: error.stack };
}

/** One JSON line an entry, for `LoggerModule.forRootAsync`. */
export const logOptions = () => ({
  pinoHttp: {
    level: config().logLevel,
    autoLogging: false,
    quietReqLogger: true,
    wrapSerializers: false,
    serializers: { err: loggedError },
  },
});
