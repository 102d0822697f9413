import { appointmentRefusals, timing } from '#appointments';
import { hourAt, Refusal } from '#kernel';
import type { Fault, WritingDone } from '#views';
import { countWords } from '../counts.fr.js';

export const writingWords = {
  list: 'Comptes rendus à écrire',
  corrections: 'Corrections demandées',
  listIntro: 'Un rendez-vous quitte cette liste quand son compte rendu est envoyé, ou quand vous dites pourquoi il n’y en a pas.',
  nothing: 'Aucun compte rendu à écrire.',
  allWritten: `Tout est fait. Un rendez-vous vient ici ${timing.patienceMinutes} minutes après son début.`,
  all: (count: number) => `Les ${count} comptes rendus à écrire`,
  count: (count: number) =>
    countWords(count, { none: 'Aucun compte rendu à écrire', one: 'Un compte rendu à écrire', many: 'comptes rendus à écrire' }),
  savedAt: (at: Date, timeZone: string) => `Enregistré à ${hourAt(at, timeZone)}`,
  later: { value: 'plus-tard', label: 'Pas maintenant', hint: 'La personne peut en prendre un elle-même, par son lien.' },
  nextTaken: 'Ce créneau vient d’être pris. Choisissez-en un autre : rien n’est encore envoyé.',
  nextRefused: 'Le prochain rendez-vous n’a pas pu être pris ainsi. Choisissez « Pas maintenant », ou une autre heure.',
  ending: 'Dites ce qu’il en est du rendez-vous.',
} as const;

export const endings = [
  { value: 'envoye', label: 'Il a eu lieu : envoyer le compte rendu' },
  { value: 'sans', label: 'Il a eu lieu, sans compte rendu', hint: 'Dites pourquoi ci-dessous.' },
  { value: 'manque', label: 'On ne s’est pas vus', hint: 'Le rendez-vous est noté comme manqué, sans reproche à personne.' },
] as const;

export type Ending = (typeof endings)[number]['value'];

const said = ({ title, detail }: { title: string; detail: string }): Fault => ({ field: 'fin', sentence: `${title} ${detail}` });

const closingFaults: Readonly<Record<string, Fault>> = {
  'slot-taken': { field: 'prochain', sentence: writingWords.nextTaken },
  'too-many-upcoming': { field: 'prochain', sentence: writingWords.nextRefused },
  'request-only': { field: 'prochain', sentence: writingWords.nextRefused },
  'too-early': said(appointmentRefusals['too-early']),
  'appointment-closed': said(appointmentRefusals['appointment-closed']),
};

/** What is said of a closing that was refused, beside its field; null for what is no refusal of that kind. */
export const closingFault = (refusal: unknown): Fault | null => (refusal instanceof Refusal ? (closingFaults[refusal.code] ?? null) : null);

export const everyDone: readonly WritingDone[] = ['envoye', 'envoye-suite', 'sans', 'sans-suite', 'manque', 'suite', 'corrige', 'maintenu'];
