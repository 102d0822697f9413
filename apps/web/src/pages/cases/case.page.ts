import { Injectable } from '@nestjs/common';
import {
  CaseFolderService,
  CaseJoiningsService,
  type CaseRead,
  type ContactRead,
  deliveries,
  deliveryNames,
  type EvidenceRead,
  EvidenceService,
  isBefore,
  isOnPath,
  type JoinedCase,
  type OffersRead,
  type PartnerRead,
  type Phase,
  PhasesService,
  phaseOrder,
  type StepRead,
  tellsCouncil,
  type WrittenUpAppointment,
} from '#cases';
import { decideAnywhere } from '#kernel';
import type { CaseProps, ContactForm, Fault, PhaseWords } from '#views';
import { caseActions } from '../actions/actions.fr.js';
import { type Fields, textOf } from '../form.js';
import { printed } from '../public/names.fr.js';
import type { SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { type Agenda, CaseAgenda } from './case-agenda.js';
import { caseAppointments } from './case-appointments.fr.js';
import { turnTitles } from './case-done.fr.js';
import { evidenceOf, receiveOf } from './case-evidence.js';
import { folderOf } from './case-folder.fr.js';
import { contactFacts, needsWords, outrunWords } from './case-people.fr.js';
import { badgesOf, caseFacts, phaseNamesFor, type Reader, stepWords } from './cases.fr.js';
import { deniedWords } from './denied.fr.js';
import { documentsWay } from './documents.fr.js';
import { aboutWords } from './frame.fr.js';
import { joinedWords } from './joining.fr.js';
import { isHeld, moveForms } from './move-forms.fr.js';
import { proposalWords } from './proposal.fr.js';

interface Asked {
  readonly id: string;
  readonly base: string;
  readonly reader: Reader;
  readonly done: CaseProps['done'];
  /** The form that was refused, kept as it was typed. */
  readonly refused: { readonly form: Fields; readonly faults: readonly Fault[]; readonly isOutrun: boolean } | null;
}

/** Everything that the page of one case shows, loaded under the policy of whoever looks. */
@Injectable()
export class CasePage {
  constructor(
    private readonly phases: PhasesService,
    private readonly evidence: EvidenceService,
    private readonly folder: CaseFolderService,
    private readonly agenda: CaseAgenda,
    private readonly joinings: CaseJoiningsService,
  ) {}

  async props(visit: SignedVisit, asked: Asked): Promise<{ props: CaseProps; version: number }> {
    const { by, now } = visit;
    const { id } = asked;
    const { one, offered, history } = await this.phases.open(by, id, now);
    const { evidence: received, appointments } = await this.evidence.evidencePage(by, id, now);
    const { contacts, partners } = await this.folder.peopleOf(one);
    const met = { around: await this.joinings.around(by, one), joins: this.joinings.mayBegin(by, one, offered.writes) };
    const loaded = { one, offered, received, history, contacts, partners, appointments, ...met, ...(await this.agenda.of(visit, one)) };
    return { version: one.version, props: propsOf(loaded, visit, asked) };
  }
}

interface Loaded extends Agenda {
  readonly one: CaseRead;
  readonly offered: OffersRead;
  readonly received: readonly EvidenceRead[];
  readonly history: readonly StepRead[];
  readonly contacts: readonly ContactRead[];
  readonly partners: readonly PartnerRead[];
  readonly appointments: readonly WrittenUpAppointment[];
  readonly around: { readonly whole: JoinedCase | null; readonly parts: readonly JoinedCase[] };
  /** She could join it to another. */
  readonly joins: boolean;
}

function propsOf(loaded: Loaded, visit: SignedVisit, { id, base, reader, done, refused }: Asked): CaseProps {
  const { one, offered, received, history, contacts, partners } = loaded;
  const [path, csrf, writes] = [`${base}/${id}`, visit.csrf, offered.writes];
  const { form, faults, isOutrun } = refused ?? { form: {}, faults: [], isOutrun: false };
  const contest = reader === 'collectivite' && writes ? `${path}/inexact` : null;
  const onlooker = { reader, timeZone: visit.signIn.timeZone, now: visit.now };
  return {
    ...{ who: signedInWords(visit, base), csrf, trail: [trailOf(base, reader)], title: one.title, summary: one.summary, faults },
    ...{ done, trouble: isOutrun ? outrunWords(history.at(-1), onlooker) : null },
    joined: joinedWords(one, base, loaded.around),
    denied: deniedWords(history, onlooker),
    ...{ badges: badgesOf(one, reader), facts: caseFacts(one, reader, writes), path: pathOf(one, reader) },
    about: aboutWords(one, reader, path),
    proposal: proposalWords(one, history, onlooker, visit.by.personId),
    appointments: caseAppointments(loaded, one, { path, writes, reader, visit }),
    needs: needsWords(one, offered.missing, isHeld(one, offered)),
    moves: moveForms({ one, offered, reader, action: `${path}/etapes`, signer: signerOf(visit), refused }),
    delivery: deliveryOf(one, offered, `${path}/conduite`, faults),
    otherMoves: turnsOf(offered, reader).length > 0 ? { text: turnTitles[reader], href: `${path}/etapes` } : null,
    ...evidenceOf(received, one, path, onlooker),
    documents: documentsWay(path),
    actions: caseActions(loaded.actions, reader, path, writes && decideAnywhere(visit.by, 'action', 'create') === 'allowed'),
    receive: writes ? receiveOf({ path, csrf, one, onlooker, offered, appointments: loaded.appointments, form, faults }) : null,
    people: contactFacts(contacts, partners),
    folder: folderOf(path, { tells: tellsCouncil(visit.by, one), joins: loaded.joins }),
    addPeople: writes ? contactOf(path, csrf, form, faults) : null,
    history: history.map((step) => stepWords(step, onlooker, contest)),
  };
}

/** A lead's own word is enough. */
export const turnsOf = ({ offers }: OffersRead, reader: Reader) =>
  offers.filter(({ kind, asSaid }) => turns.includes(kind) && (reader === 'cell' || !asSaid));

const turns: readonly string[] = ['back', 'correct', 'reopen', 'suspend', 'abandon', 'refer', 'close'];

export const trailOf = (base: string, reader: Reader) => ({ text: reader === 'cell' ? 'Dossiers' : 'Notre projet', href: base });

const signerOf = ({ signIn }: SignedVisit) => ({
  name: `${signIn.firstName} ${signIn.lastName}`,
  organisation: printed(signIn.organisationName ?? ''),
});

function pathOf({ phase, delivery }: CaseRead, reader: Reader): PhaseWords[] {
  return phaseOrder.map((one) => ({
    name: phaseNamesFor(reader)[one],
    isHere: one === phase,
    state: stateOf(one, phase, delivery),
  }));
}

function stateOf(one: Phase, here: Phase, delivery: CaseRead['delivery']): string {
  if (one === here) return 'en cours';
  if (!isOnPath(one, delivery)) return 'sans objet';
  return isBefore(one, here) ? 'fait' : 'à venir';
}

function deliveryOf(one: CaseRead, { writes }: OffersRead, action: string, faults: readonly Fault[]): CaseProps['delivery'] {
  if (!writes || one.phase !== 'design') return null;
  return { action, faults, chosen: one.delivery ?? '', choices: deliveries.map((value) => ({ value, text: deliveryNames[value] })) };
}

function contactOf(path: string, csrf: string, form: Fields, faults: readonly Fault[]): ContactForm {
  const isThis = 'prenom' in form;
  const typed = (name: string) => (isThis ? textOf(form, name) : '');
  return {
    ...{ action: `${path}/contacts`, csrf, faults: isThis ? faults : [] },
    typed: {
      ...{ firstName: typed('prenom'), lastName: typed('nom'), status: typed('statut'), function: typed('fonction') },
      ...{ mandate: typed('mandat'), email: typed('courriel'), phone: typed('telephone') },
    },
  };
}
