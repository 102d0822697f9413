import { type Environment, text, WrongSetting } from './setting.js';

/** An event with a short address of its own, by which people come to the ordinary door. */
export interface EventDoor {
  /** As in its address. */
  readonly code: string;
  readonly name: string;
  /** `YYYY-MM-DD`, included. */
  readonly until: string;
}

export interface EventSettings {
  readonly events: readonly EventDoor[];
}

/** « forum-nord | Forum de l'ingénierie | 2026-12-31 ; … » */
export function readEvents(env: Environment): EventSettings {
  const events = text(env, 'EVENTS', '')
    .split(';')
    .filter((entry) => entry.trim() !== '')
    .map(readEvent);
  const twice = events.find(({ code }, index) => events.findIndex((one) => one.code === code) !== index);
  if (twice) throw new WrongSetting(`EVENTS donne deux fois le code « ${twice.code} ».`);
  return { events };
}

function readEvent(entry: string): EventDoor {
  const [code = '', name = '', until = '', ...more] = entry.split('|').map((part) => part.trim());
  const isSound = /^[a-z\d-]{2,40}$/.test(code) && name !== '' && name.length <= 120 && isDay(until) && more.length === 0;
  if (!isSound)
    throw new WrongSetting(`EVENTS contient « ${entry.trim()} » : écrivez code|Nom|AAAA-MM-JJ, séparés par des points-virgules.`);
  return { code, name, until };
}

const isDay = (day: string): boolean => /^\d{4}-\d\d-\d\d$/.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true;
