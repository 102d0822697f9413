import { type CaseRead, type ContactRead, endsEarly, evidenceNames, type PartnerRead, phases, type StepRead } from '#cases';
import { frenchDay, localDate } from '#kernel';
import type { CaseProps, ContactForm, Fact, Fault } from '#views';
import { type Fields, textOf } from '../form.js';
import { deskZone } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';
import { type Onlooker, stepWords } from './cases.fr.js';

const statuses = { elected: 'personne élue', staff: 'agent' } as const;

export const peopleTitle = 'Personnes du projet';

export const contactDone = { title: 'Le contact est ajouté', next: 'Il est dans la liste des personnes.' } as const;

export const peopleFacts = (one: CaseRead, contacts: readonly ContactRead[], partners: readonly PartnerRead[]): Fact[] => [
  { name: one.referentName, value: 'suit le projet pour la cellule' },
  ...contacts.map((one) => ({ name: `${one.firstName} ${one.lastName}`, value: contactWords(one) })),
  ...partners.map(({ name, isMember }) => ({
    name: printed(name),
    value: isMember ? 'partenaire, ses membres voient ce dossier' : 'partenaire nommé, sans accès au dossier',
  })),
];

/** As it was typed, when it is refused. */
export const contactForm = (action: string, csrf: string, form: Fields, faults: readonly Fault[]): ContactForm => ({
  ...{ action, csrf, faults },
  typed: {
    ...{ firstName: textOf(form, 'prenom'), lastName: textOf(form, 'nom'), status: textOf(form, 'statut') },
    ...{ function: textOf(form, 'fonction'), mandate: textOf(form, 'mandat') },
    ...{ email: textOf(form, 'courriel'), phone: textOf(form, 'telephone') },
  },
});

/** `removal`: where she is taken out; null for whoever only reads. A mandate that is over says so. */
export const contactCard = (contact: ContactRead, now: Date, removal: string | null) => {
  const { id, firstName, lastName, status, function: does, mandateEndsOn, email, phone } = contact;
  const isOver = mandateEndsOn !== null && mandateEndsOn < localDate(now, deskZone);
  return {
    ...{ id, title: `${firstName} ${lastName}`, href: null },
    badge: isOver ? { word: 'mandat terminé', tone: 'warning' as const } : { word: statuses[status], tone: 'info' as const },
    facts: [
      ...(does ? [{ name: 'Fonction', value: does }] : []),
      ...(mandateEndsOn ? [{ name: 'Fin de mandat', value: frenchDay(mandateEndsOn) }] : []),
      ...(email ? [{ name: 'Adresse électronique', value: email }] : []),
      ...(phone ? [{ name: 'Téléphone', value: phone }] : []),
    ],
    ways: removal ? [{ text: 'Retirer ce contact', href: removal }] : [],
  };
};

const contactWords = ({ status, function: does, mandateEndsOn, email, phone }: ContactRead): string =>
  [does ?? '', statuses[status], mandateEndsOn ? `mandat jusqu’au ${frenchDay(mandateEndsOn)}` : '', email ?? '', phone ?? '']
    .filter(Boolean)
    .join(', ');

export function needsWords(
  { phase, pause, proposedTo, joinedInto }: CaseRead,
  missing: readonly string[],
  isHeld: boolean,
): Omit<CaseProps['needs'], 'links'> {
  const names = missing.map((code) => evidenceNames[code] ?? '');
  if (pause) return { intro: 'Le projet est à l’arrêt.', missing: [] };
  if (endsEarly(phase, proposedTo)) return { intro: 'D’ici là, le projet reste à son étape.', missing: [] };
  if (joinedInto) return { intro: 'Le projet continue dans l’autre dossier.', missing: [] };
  if (phase === 'closed') return { intro: 'Le projet est terminé.', missing: [] };
  if (names.length === 0) return { intro: 'Tous les éléments de cette étape sont reçus.', missing: [] };
  const always = inSentence(evidenceNames[phases[phase].neverWaived ?? ''] ?? '');
  return { intro: isHeld ? `Il manque encore ce qui suit. Toujours nécessaire : ${always}.` : 'Il manque encore :', missing: names };
}

/** « l’accord de la personne élue »: within a sentence. */
const inSentence = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** What came between. */
export function outrunWords(last: StepRead | undefined, onlooker: Onlooker): CaseProps['trouble'] {
  if (!last) return null;
  const { when, sentence } = stepWords(last, onlooker, null);
  return { title: 'Le dossier a avancé entre-temps', next: `${sentence} C’était ${when}. Relisez la page, puis recommencez si besoin.` };
}
