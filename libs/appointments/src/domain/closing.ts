import { isMailbox } from '#kernel';

const domain = /^(?=.{4,253}$)([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}{2,}$/u;

interface Said {
  readonly scope: 'everyone' | 'territory' | 'address' | 'domain';
  readonly key: string;
  readonly reason: string;
  readonly from: Date | null;
  readonly until: Date | null;
}

const mostReason = 500;

type Wrong = 'address' | 'domain' | 'reason' | 'tooLong' | 'until';

/** What cannot be closed so: the names of the sentences that say it. Whether a territory exists is asked elsewhere. */
export function wrongInClosure({ scope, key, reason, from, until }: Said, now: Date): Wrong[] {
  const begins = from && from > now ? from : now;
  const rules: [Wrong, boolean][] = [
    ['address', scope === 'address' && !isMailbox(key)],
    ['domain', scope === 'domain' && !domain.test(key)],
    ['reason', reason === ''],
    ['tooLong', reason.length > mostReason],
    ['until', until !== null && until <= begins],
  ];
  return rules.filter(([, isBroken]) => isBroken).map(([wrong]) => wrong);
}

/** As addresses are compared. */
export const spelledKey = (key: string): string => key.trim().replace(/^@/, '').normalize('NFC').toLowerCase();
