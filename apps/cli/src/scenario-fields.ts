import { Temporal, zoned } from '#kernel';

/** Its message is a French sentence for the person who wrote the scenario. */
export class UnreadableScenario extends Error {}

/** Reads one value, which stands at `at` in the scenario, or throws UnreadableScenario. */
export type Field<T> = (value: unknown, at: string) => T;

/** An object with these fields, each required, and no other. */
export const record =
  <T>(fields: { [K in keyof T]: Field<T[K]> }): Field<T> =>
  (value, at) => {
    const said = object(value, at);
    const stranger = Object.keys(said).find((name) => !Object.hasOwn(fields, name));
    if (stranger !== undefined) throw wrong(inside(at, stranger), 'ce champ est inconnu');
    const read = (name: string) => {
      if (!Object.hasOwn(said, name)) throw wrong(inside(at, name), 'ce champ manque');
      return fields[name as keyof T](said[name], inside(at, name));
    };
    return Object.fromEntries(Object.keys(fields).map((name) => [name, read(name)])) as T;
  };

export const list =
  <T>(item: Field<T>): Field<T[]> =>
  (value, at) => {
    if (!Array.isArray(value)) throw wrong(at, 'une liste est attendue');
    return value.map((one, i) => item(one, `${at}[${i}]`));
  };

export const text: Field<string> = (value, at) => {
  if (typeof value !== 'string' || value === '') throw wrong(at, 'un texte est attendu');
  return value;
};

export const whole =
  (least: number, most: number): Field<number> =>
  (value, at) => {
    if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) return value as number;
    throw wrong(at, `un entier de ${least} à ${most} est attendu`);
  };

/** RFC 3339, as epoch milliseconds. */
export const instant: Field<number> = (value, at) => {
  const said = text(value, at);
  const read = () => Temporal.Instant.from(INSTANT.test(said) ? said : '').epochMilliseconds;
  return known(read, at, `« ${said} » n’est pas un instant (2026-12-01T09:00:00Z)`);
};

export const date: Field<string> = (value, at) => {
  const said = text(value, at);
  const read = () => Temporal.PlainDate.from(DATE.test(said) ? said : '').toString();
  return known(read, at, `« ${said} » n’est pas une date (2026-12-01)`);
};

/** `HH:MM` as minutes of the day, up to `most`: 24:00 is 1440. */
export const clockMinutes =
  (most: number): Field<number> =>
  (value, at) => {
    const said = text(value, at);
    const [, hour, minute] = CLOCK.exec(said) ?? [];
    const read = Number(hour) * 60 + Number(minute);
    if (read <= most) return read;
    throw wrong(at, `« ${said} » n’est pas une heure de la journée (09:30)`);
  };

export const zone: Field<string> = (value, at) => {
  const said = text(value, at);
  return known(() => zoned(0, said) && said, at, `« ${said} » n’est pas un fuseau horaire connu`);
};

function known<T>(read: () => T, at: string, complaint: string): T {
  try {
    return read();
  } catch {
    throw wrong(at, complaint);
  }
}

function object(value: unknown, at: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw wrong(at, 'un objet est attendu');
}

const wrong = (at: string, complaint: string) => new UnreadableScenario(`${at || 'Le scénario'} : ${complaint}.`);
const inside = (at: string, name: string) => (at ? `${at}.${name}` : name);

// Up to the year 5999: the engine counts minutes in 31 bits.
const INSTANT = /^[0-5]\d{3}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;
const DATE = /^[0-5]\d{3}-\d\d-\d\d$/;
const CLOCK = /^(\d\d):([0-5]\d)$/;
