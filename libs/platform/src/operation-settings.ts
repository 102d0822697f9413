import { type Environment, oneOf, text, WrongSetting, whole } from './setting.js';

/** What whoever runs the service decides about its running. */
export interface OperationSettings {
  readonly logLevel: string;
  readonly metricsToken: string | null;
  /** Costly public writes per network address; 0 = no limit. */
  readonly throttlePerMinute: number;
  /** Longer than this PostgreSQL gives up a statement of ours; 0 = no limit. */
  readonly statementSeconds: number;
  /** What concerns people is kept this long after its end, in months. */
  readonly retentionMonths: number;
  /** Whole months of the journal, at least six. */
  readonly journalMonths: number;
  /** Open connections of one web process; 0 = no limit. */
  readonly maxConnections: number;
  /** Not null: pages and API answer that the service is being worked on, in this sentence or, when empty, in the usual one. */
  readonly maintenance: string | null;
  /** Shown at the top of every page. */
  readonly notice: string | null;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

export const readOperation = (env: Environment): OperationSettings => ({
  logLevel: oneOf(env, 'LOG_LEVEL', logLevels, 'info'),
  metricsToken: text(env, 'METRICS_TOKEN', null),
  throttlePerMinute: whole(env, 'THROTTLE_PER_MINUTE', 30),
  statementSeconds: whole(env, 'STATEMENT_SECONDS', 30, 86_400),
  retentionMonths: readMonths(env, 'RETENTION_MONTHS', { byDefault: 24, least: 1 }),
  journalMonths: readMonths(env, 'JOURNAL_MONTHS', { byDefault: 12, least: 6 }),
  maxConnections: whole(env, 'MAX_CONNECTIONS', 1000),
  maintenance: readMaintenance(env),
  notice: readSentence(env, 'NOTICE'),
});

function readMonths(env: Environment, name: string, { byDefault, least }: { byDefault: number; least: number }): number {
  const months = whole(env, name, byDefault, 120);
  if (months < least) throw new WrongSetting(`${name} doit être d’au moins ${least} mois.`);
  return months;
}

/** 1: yes, in the usual words; 0 or nothing: no; anything else is the sentence. */
function readMaintenance(env: Environment): string | null {
  const given = readSentence(env, 'MAINTENANCE');
  if (given === null || given === '0') return null;
  return given === '1' ? '' : given;
}

function readSentence(env: Environment, name: string): string | null {
  const given = text(env, name, null);
  if (given !== null && given.length > 300)
    throw new WrongSetting(`${name} compte plus de 300 caractères : une ou deux phrases suffisent.`);
  return given;
}
