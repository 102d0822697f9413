import type { DraftAnswers } from '#intake';
import { fieldSentences, wrongIn } from '#intake';
import { isMailbox } from '#kernel';
import type { Fault, YouAnswers } from '#views';
import { type Fields, faultsOf, oneOf, textOf } from '../../form.js';
import { meantBy } from './mistyped.js';

const statuses = ['elected', 'staff'] as const;

/** Where each refused answer stands on the page. */
const fieldAt: Readonly<Record<string, string>> = {
  '/requester/firstName': 'prenom',
  '/requester/lastName': 'nom',
  '/requester/email': 'adresse',
  '/requester/phone': 'telephone',
  '/project/intention': 'projet',
};

export const readYou = (form: Fields): YouAnswers => ({
  firstName: textOf(form, 'prenom'),
  lastName: textOf(form, 'nom'),
  email: textOf(form, 'adresse'),
  status: textOf(form, 'statut'),
  phone: textOf(form, 'telephone'),
  intention: textOf(form, 'projet'),
});

/** What is wrong, in the order of the page. */
export function faultsInYou(you: YouAnswers, modality: string): Fault[] {
  const wrong = wrongIn(
    { requester: you, modality: modality === 'phone' ? 'phone' : 'visio', project: { title: '', intention: you.intention } },
    fieldSentences,
  );
  const faults = wrong.map(({ pointer, detail }) => ({ field: fieldAt[pointer] ?? 'prenom', sentence: detail }));
  const status = faultsOf([[!oneOf(you.status, statuses), 'statut', fieldSentences.status]]);
  const order = ['prenom', 'nom', 'adresse', 'statut', 'telephone', 'projet'];
  return [...faults, ...status].map((fault) => suggested(fault, you)).sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

/** An address that is cut short is asked about where it stands. */
function suggested(fault: Fault, { email }: YouAnswers): Fault {
  const meant = fault.field === 'adresse' ? meantBy(email) : null;
  return meant && isMailbox(meant) ? { ...fault, sentence: `Cette adresse semble incomplète. Vouliez-vous dire ${meant} ?` } : fault;
}

/** The answers worth keeping: those that stand, even when another one does not. */
export function keptOf(you: YouAnswers, faults: readonly Fault[], before: DraftAnswers) {
  const kept = (field: string, value: string) => (faults.some((fault) => fault.field === field) ? undefined : value || null);
  return {
    firstName: kept('prenom', you.firstName),
    lastName: kept('nom', you.lastName),
    email: kept('adresse', you.email),
    status: oneOf(you.status, statuses),
    phone: kept('telephone', you.phone),
    intention: kept('projet', you.intention),
    ...(before.email !== you.email && { emailSure: null }),
  };
}
