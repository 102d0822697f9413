import { type AgreementHow, agreementHowNames, agreementHows, type NewCase, type Origin, originNames } from '#cases';
import type { Fault, OpeningTyped } from '#views';
import { type Fields, textOf } from '../form.js';

/** What is opened by hand comes from one of these. */
const origins: readonly Origin[] = ['advisor', 'booking', 'request', 'prefecture', 'event'];

export const openingChoices = {
  hows: agreementHows.map((value) => ({ value, label: agreementHowNames[value] })),
  origins: origins.map((value) => ({ value, text: originNames[value] })),
} as const;

export const openingTyped = (form: Fields): OpeningTyped => ({
  ...{ place: textOf(form, 'collectivite').slice(0, 120), territory: textOf(form, 'territoire') },
  ...{ title: textOf(form, 'titre'), summary: textOf(form, 'resume'), origin: textOf(form, 'origine'), referent: textOf(form, 'suivi') },
  ...{ agreedBy: textOf(form, 'accord-par'), agreedOn: textOf(form, 'accord-le'), agreedHow: textOf(form, 'accord-comment') },
});

export function orderOf(form: Fields, territoryId: string): NewCase {
  const { title, summary, origin, referent, agreedBy, agreedOn, agreedHow } = openingTyped(form);
  const agreement = { by: agreedBy, on: agreedOn, how: agreedHow as AgreementHow };
  return { territoryId, title, summary, origin: origin as Origin, referentId: referent, agreement };
}

const places: Readonly<Record<string, string>> = {
  ...{ '/title': 'titre', '/summary': 'resume', '/origin': 'origine', '/referent': 'suivi' },
  ...{ '/agreedBy': 'accord-par', '/agreedOn': 'accord-le', '/agreedHow': 'accord-comment' },
};

export const openingFieldAt = (pointer: string): string => places[pointer] ?? 'collectivite';

export const openingSentences: Record<'several' | 'nowhere', Fault> = {
  several: { field: 'territoire', sentence: 'Plusieurs collectivités portent ce nom. Choisissez l’une d’elles.' },
  nowhere: { field: 'collectivite', sentence: 'Écrivez le nom d’une collectivité de la liste, dans vos départements.' },
};
