import { Injectable } from '@nestjs/common';
import type { Wave, WaveGroup } from '#appointments';
import { IdentityService } from '#identity';
import { days, later, system, Temporal, zoned } from '#kernel';
import type { WaveChoice } from '#views';
import { fullName } from '../appointment-cards.fr.js';
import { type Fields, textOf } from '../form.js';

/** As addresses spell them. */
const groupings: Readonly<Record<string, Wave['grouping']>> = { domaine: 'domain', conseil: 'advisor', reseau: 'network' };

export const spelled = (grouping: Wave['grouping']): string =>
  Object.keys(groupings).find((word) => groupings[word] === grouping) ?? 'domaine';

const asPages = system('pages');

/** As the address of the page says it; what is not said, or makes no sense: the last day, by domain. */
export function waveIn(query: Fields, timeZone: string, now: Date): Wave {
  const until = instantAt(textOf(query, 'au'), timeZone) ?? later(now, 60_000);
  return {
    from: instantAt(textOf(query, 'du'), timeZone) ?? later(until, -days(1)),
    until,
    grouping: groupings[textOf(query, 'par')] ?? 'domain',
    keys: [query.groupe].flat().filter((key): key is string => typeof key === 'string'),
    knownToo: textOf(query, 'connus') === 'oui',
  };
}

/** The same, as an address says it. */
export function waveQuery({ from, until, grouping, keys, knownToo }: Wave, timeZone: string): string {
  const at = (instant: Date) => zoned(instant, timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
  const query = new URLSearchParams({ du: at(from), au: at(until), par: spelled(grouping) });
  for (const key of keys) query.append('groupe', key);
  if (knownToo) query.set('connus', 'oui');
  return String(query);
}

/** Groups as people read them. */
@Injectable()
export class WaveWords {
  constructor(private readonly identity: IdentityService) {}

  async choices(groups: readonly WaveGroup[], { grouping, keys }: Wave): Promise<WaveChoice[]> {
    const people =
      grouping === 'advisor'
        ? await this.identity.persons(
            asPages,
            groups.map(({ key }) => key),
          )
        : [];
    const names = new Map(people.map((person) => [person.id, fullName(person)]));
    return groups.map(({ key, count, known }, nth) => ({
      ...{ key, count, known },
      label: grouping === 'network' ? `Même réseau, groupe ${nth + 1}` : (names.get(key) ?? key),
      isChosen: keys.includes(key),
    }));
  }
}

function instantAt(text: string, timeZone: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}$/.test(text)) return null;
  try {
    return new Date(Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime(timeZone).epochMilliseconds);
  } catch {
    return null;
  }
}
