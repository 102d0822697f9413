import type { CallKind, CallToMake } from '#notifications';
import type { CallCard } from '#views';
import { fullName } from '../appointment-cards.fr.js';
import { startWords } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';

export const callWords = {
  list: 'À appeler',
  done: { title: 'L’appel est noté', next: 'Il n’est plus à passer.' },
} as const;

/** What to say, in one line; `when` on the clock of whoever is called. */
const toSay: Record<CallKind, (when: string) => string> = {
  booked: (when) => `Le rendez-vous est pris, le ${when}.`,
  moved: (when) => `Le rendez-vous est déplacé au ${when}.`,
  cancelled: (when) => `Le rendez-vous du ${when} est annulé.`,
  advisor_changed: (when) => `C’est vous qui tenez le rendez-vous du ${when}.`,
  territory_corrected: (when) => `La collectivité du rendez-vous du ${when} est corrigée : dites laquelle.`,
  room_changed: (when) => `Le lien de la visio a changé, pour le ${when}.`,
  succeeded: (when) => `Le rendez-vous du ${when} est maintenant à son nom.`,
  two_days_before: (when) => `Rappel : rendez-vous le ${when}.`,
  minutes: (when) => `Le compte rendu du ${when} est écrit : dites ce qui a été retenu.`,
  correction_answered: (when) => `Le compte rendu du ${when} a une correction, ou une réponse : lisez-la.`,
  missed: (when) => `Nous ne nous sommes pas vus le ${when} : proposez une autre heure.`,
};

export function callCard({ messageId, kind, appointment }: CallToMake): CallCard {
  const { id, requester, territoryLabel, start, timeZone } = appointment;
  return {
    ...{ id: messageId, title: `${fullName(requester)}, ${printed(territoryLabel)}`, href: `/agenda/rendez-vous/${id}` },
    facts: [
      { name: 'Numéro', value: requester.phone ?? 'pas de numéro, passez par sa collectivité' },
      { name: 'Pourquoi', value: requester.email === null ? 'pas d’adresse électronique' : 'nos courriels ne lui arrivent pas' },
      { name: 'À dire', value: toSay[kind](startWords(start, timeZone)) },
    ],
    action: `/agenda/appels/${messageId}`,
  };
}
