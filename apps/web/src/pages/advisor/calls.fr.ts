import { untilWords } from '#cases';
import type { RequestState } from '#intake';
import type { CallKind, CallToMake } from '#notifications';
import type { CallCard } from '#views';
import { fullName } from '../appointment-cards.fr.js';
import { startWords } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';

export const callsPath = '/agenda/appels';

export const callWords = {
  list: 'À appeler',
  said: 'C’est dit',
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

/** What was answered, as long as there is something to say of it. */
const answersToSay: Partial<Record<RequestState, string>> = {
  accepted: 'Sa demande est acceptée\u202f: proposez-lui un rendez-vous.',
  referred: 'Un autre service peut mieux lui répondre\u202f: dites lequel.',
  declined: 'Nous ne pouvons pas donner suite à sa demande\u202f: dites pourquoi.',
  duplicate: 'Nous avions déjà reçu cette demande\u202f: nous traitons les deux ensemble.',
};

/** Whom to call, and what to say to her. */
interface Said {
  readonly who: string;
  readonly territoryLabel: string;
  readonly href: string;
  readonly phone: string | null;
  readonly hasMailbox: boolean;
  readonly words: string;
}

/** `path`: under which « C'est dit » is sent. */
export function callCard(call: CallToMake, path: string): CallCard {
  const { who, territoryLabel, href, phone, hasMailbox, words } = saidOf(call);
  return {
    ...{ id: call.messageId, title: `${who}, ${printed(territoryLabel)}`, href },
    facts: [
      { name: 'Numéro', value: phone ?? 'pas de numéro, passez par sa collectivité' },
      { name: 'Pourquoi', value: hasMailbox ? 'nos courriels ne lui arrivent pas' : 'pas d’adresse électronique' },
      { name: 'À dire', value: words },
    ],
    action: `${path}/${call.messageId}`,
  };
}

function saidOf(call: CallToMake): Said {
  if ('appointment' in call) {
    const { id, requester, territoryLabel, start, timeZone } = call.appointment;
    const person = { who: fullName(requester), phone: requester.phone, hasMailbox: requester.email !== null };
    return { ...person, territoryLabel, href: `/agenda/rendez-vous/${id}`, words: toSay[call.kind](startWords(start, timeZone)) };
  }
  if (call.kind === 'exchange_to_call') return saidOfExchange(call.exchange);
  return call.kind === 'actions_due' ? saidOfActions(call.toDo) : saidOfRequest(call);
}

const saidOfExchange = ({
  name,
  phone,
  territoryLabel,
  caseId,
  words,
}: Extract<CallToMake, { readonly exchange: unknown }>['exchange']): Said => ({
  ...{ who: name || 'Sa collectivité', phone, hasMailbox: false, territoryLabel, words, href: `/dossiers/${caseId}/echanges` },
});

function saidOfRequest({ kind, request }: Extract<CallToMake, { readonly request: unknown }>): Said {
  const { id, phone, territoryLabel, reference, state } = request;
  const person = { who: fullName(request), phone, hasMailbox: true, territoryLabel, href: `/agenda/demandes/${id}` };
  if (kind === 'request_received') return { ...person, words: `Sa demande est bien reçue, sous la référence ${reference}.` };
  if (kind === 'request_question') return { ...person, words: 'Il nous manque une précision\u202f: posez-lui notre question.' };
  return { ...person, words: answersToSay[state] ?? 'Nous avons répondu à sa demande.' };
}

/** All that one letter would have told, whatever the project. */
function saidOfActions({ name, phone, actions }: Extract<CallToMake, { readonly toDo: unknown }>['toDo']): Said {
  const [first] = actions;
  const words = actions.map((action) => `${action.what}, ${untilWords(action)}${action.timing === 'late' ? ', en retard' : ''}`).join('\n');
  return { who: name, phone, hasMailbox: true, territoryLabel: first.territoryLabel, href: `/dossiers/${first.caseId}/actions`, words };
}
