import { zoned } from '#kernel';
import { config } from '../config.js';
import type { Keep } from './inventory.js';

type Duration = { readonly days: number } | { readonly months: number };

/** What the settings make of it. */
function durationOf(keep: Keep): Duration {
  if (keep === 'usual') return { months: config().retentionMonths };
  return keep === 'journal' ? { months: config().journalMonths } : keep;
}

/** Whatever is as old as that, or older, has been kept long enough. */
export const limitOf = (keep: Keep, now: Date): Date => new Date(zoned(now, 'UTC').subtract(durationOf(keep)).epochMilliseconds);

const settings: Partial<Record<string, string>> = { usual: 'RETENTION_MONTHS', journal: 'JOURNAL_MONTHS' };

/** « 24 mois », as this installation is set */
export function keepWords(keep: Keep): string {
  const duration = durationOf(keep);
  return 'days' in duration ? `${duration.days} jour${duration.days > 1 ? 's' : ''}` : `${duration.months} mois`;
}

/** « 24 mois (réglage RETENTION_MONTHS) » */
export const keepInFrench = (keep: Keep): string =>
  typeof keep === 'string' ? `${keepWords(keep)} (réglage \`${settings[keep]}\`)` : keepWords(keep);
