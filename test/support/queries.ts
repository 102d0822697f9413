import type { INestApplicationContext } from '@nestjs/common';
import { DataSource, type Logger } from 'typeorm';

/** How many queries `work` sends to PostgreSQL, when something was committed just before: nothing is known from an earlier reading. */
export async function queriesOf(app: INestApplicationContext, work: () => Promise<unknown>): Promise<number> {
  const source = app.get(DataSource);
  const { logger } = source;
  let count = 0;
  const nothing = () => undefined;
  const counting: Logger = {
    logQuery: () => {
      count += 1;
    },
    ...{ logQueryError: nothing, logQuerySlow: nothing, logSchemaBuild: nothing, logMigration: nothing, log: nothing },
  };
  await source.query('SELECT txid_current()');
  source.logger = counting;
  try {
    await work();
    return count;
  } finally {
    source.logger = logger;
  }
}
