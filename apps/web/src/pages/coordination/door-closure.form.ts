import { Injectable } from '@nestjs/common';
import { type ClosureScope, closureFields, closureScopes, type NewClosure } from '#appointments';
import { Temporal } from '#kernel';
import type { ClosureTyped, Fault } from '#views';
import { type Fields, faultsOf, oneOf, textOf } from '../form.js';
import { choiceOf, PlaceFinder } from '../place-finder.js';

export interface ClosureForm {
  readonly typed: ClosureTyped;
  readonly asked: NewClosure;
  /** Places of that name, when there are several. */
  readonly found: readonly { readonly value: string; readonly label: string }[];
  readonly faults: readonly Fault[];
}

const scopes = Object.keys(closureScopes) as ClosureScope[];
const wrongTime = 'Donnez un jour et une heure, par exemple 2026-12-01T10:00.';

const nothing: NewClosure = { scope: 'everyone', key: '', reason: '', from: null, until: null };

export const emptyClosure: ClosureForm = {
  ...{ asked: nothing, found: [], faults: [] },
  typed: { scope: '', key: '', reason: '', from: '', until: '', territory: '' },
};

/** What coordination typed to close the door. */
@Injectable()
export class ClosureForms {
  constructor(private readonly places: PlaceFinder) {}

  /** `timeZone`: the clock of whoever types. */
  async read(fields: Fields, timeZone: string): Promise<ClosureForm> {
    const typed = typedIn(fields);
    const scope = oneOf(typed.scope, scopes);
    const [from, until] = [instantAt(typed.from, timeZone), instantAt(typed.until, timeZone)];
    const places = scope === 'territory' ? await this.places.find(typed.key, typed.territory) : [];
    const faults = faultsOf([
      [!scope, 'portee', 'Choisissez pour qui la réservation se ferme.'],
      [places.length > 1, 'territoire', 'Plusieurs territoires portent ce nom. Choisissez l’un d’eux.'],
      [scope === 'territory' && places.length === 0, 'cible', closureFields.territory],
      [from === undefined, 'debut', wrongTime],
      [until === undefined, 'fin', wrongTime],
    ]);
    const key = places[0]?.id ?? typed.key;
    const asked = { scope: scope ?? 'everyone', key, reason: typed.reason, from: from ?? null, until: until ?? null };
    return { typed, asked, found: choiceOf(places), faults };
  }
}

const typedIn = (fields: Fields): ClosureTyped => ({
  ...{ scope: textOf(fields, 'portee'), key: textOf(fields, 'cible').slice(0, 254), territory: textOf(fields, 'territoire') },
  ...{ reason: textOf(fields, 'raison'), from: textOf(fields, 'debut'), until: textOf(fields, 'fin') },
});

/** Null for nothing, undefined for what is no day and hour. */
function instantAt(text: string, timeZone: string): Date | null | undefined {
  if (text === '') return null;
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?$/.test(text)) return undefined;
  try {
    return new Date(Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime(timeZone).epochMilliseconds);
  } catch {
    return undefined;
  }
}
