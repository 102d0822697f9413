import { mostUnproven, timing, usualHours, wideHours } from '#appointments';
import { days, frenchHour, hours } from '#kernel';
import { type Inventories, keepWords } from '#platform';
import type { ChoosingWords, Kept } from '#views';
import { lastingWords } from './moments.fr.js';

/** What a rule of retention is about, as whoever books reads it; the others are in the register. */
const about: Readonly<Record<string, string>> = {
  'booking_draft.expired': 'Une réservation commencée et pas terminée',
  'appointment.requester': 'Vos coordonnées et ce que vous écrivez pour un rendez-vous',
  'adaptation.over': 'Vos besoins pour participer',
  'request.old': 'Une demande',
  'request_file.old': 'Un document joint à une demande',
  'message.row': 'La liste des courriels que nous vous envoyons',
  'sign_in.last': 'Votre connexion la plus récente',
  'person.forgotten': 'Votre nom, votre fonction et votre téléphone',
  'journal.month': 'Le journal de ce qui est fait et consulté',
};

/** From the rules that erase: the page cannot promise anything else. */
export const keptWords = (rules: Inventories['rules']): Kept[] =>
  Object.entries(about).flatMap(([code, what]) =>
    rules.filter(({ rule }) => rule.code === code).map(({ rule }) => ({ what, until: `${keepWords(rule.keep)} après ${rule.after}` })),
  );

/** What the rules themselves count by. */
export const choosingWords = (): ChoosingWords => ({
  notice: `${timing.notice / hours(1)}\u00a0heures`,
  horizon: `${timing.horizon / days(1)}\u00a0jours`,
  step: lastingWords(timing.stepMinutes),
  usual: spanWords(usualHours),
  wide: spanWords(wideHours),
  upcoming: mostUnproven.upcoming,
});

const spanWords = ({ opens, closes }: { opens: number; closes: number }): string => `${hourOf(opens)} et ${hourOf(closes)}`;

const hourOf = (minutes: number): string => frenchHour({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
