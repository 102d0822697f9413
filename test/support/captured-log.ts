import { loggedError, logOptions } from '#platform';

/** What an app under test writes to its log, at the level at which it says the most. */
export class CapturedLog {
  private text = '';

  /** For nestjs-pino, in place of standard output. */
  readonly params = {
    pinoHttp: [
      { ...logOptions().pinoHttp, level: 'trace', serializers: { err: loggedError } },
      { write: (line: string) => this.hear(line) },
    ],
  };

  hear(part: string): void {
    this.text += part;
  }

  get lines(): string[] {
    return this.text.split('\n').filter(Boolean);
  }

  get entries(): Record<string, unknown>[] {
    return this.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  }
}
