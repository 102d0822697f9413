/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** One sentence that names the variable at fault; nothing starts. */
export class WrongSetting extends Error {}

/** Trimmed; an empty variable counts as unset. */
export const text = <D extends string | null | undefined = undefined>(env: Environment, name: string, byDefault?: D): string | D =>
  env[name]?.trim() || (byDefault as D);

export function whole(env: Environment, name: string, byDefault: number, most = 1_000_000): number {
  const given = text(env, name);
  if (given === undefined) return byDefault;
  if (!/^\d+$/.test(given) || Number(given) > most) throw new WrongSetting(`${name} doit être un nombre entier entre 0 et ${most}.`);
  return Number(given);
}

export function oneOf<T extends string>(env: Environment, name: string, known: readonly T[], byDefault: T): T {
  const given = text(env, name) ?? byDefault;
  if (!known.includes(given as T)) throw new WrongSetting(`${name} doit être l’un de : ${known.join(', ')}.`);
  return given as T;
}

export function url<D extends string | null | undefined>(
  env: Environment,
  name: string,
  protocols: readonly string[],
  byDefault: D,
): string | D {
  const given = text(env, name);
  if (given === undefined) return byDefault;
  if (!URL.canParse(given) || !protocols.includes(new URL(given).protocol))
    throw new WrongSetting(`${name} doit être une adresse ${protocols.join(' ou ')}//….`);
  return given;
}

export const looksLikeAddress = (given: string): boolean => /^[^\s@<>]+@[^\s@<>]+$/.test(given);
