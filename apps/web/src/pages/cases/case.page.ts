import { Injectable } from '@nestjs/common';
import {
  CaseJoiningsService,
  type CaseRead,
  deliveries,
  deliveryNames,
  isBefore,
  isOnPath,
  type JoinedCase,
  type OffersRead,
  type Phase,
  PhasesService,
  phaseOrder,
  type StepRead,
  tellsCouncil,
} from '#cases';
import { decideAnywhere } from '#kernel';
import type { CaseProps, Fault, Link, PhaseWords } from '#views';
import { caseActions } from '../actions/actions.fr.js';
import type { Fields } from '../form.js';
import { printed } from '../public/names.fr.js';
import type { SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { type Agenda, CaseAgenda } from './case-agenda.js';
import { nextAppointment } from './case-appointments.fr.js';
import { turnTitles } from './case-done.fr.js';
import { toldOutside } from './case-folder.fr.js';
import { needsWords, outrunWords } from './case-people.fr.js';
import { tabsOf } from './case-tabs.fr.js';
import { badgesOf, caseFacts, phaseNamesFor, type Reader, stepWords } from './cases.fr.js';
import { deniedWords } from './denied.fr.js';
import { receiveWay } from './documents.fr.js';
import { aboutWords } from './frame.fr.js';
import { joinedWords, joinWay } from './joining.fr.js';
import { isHeld, moveForms } from './move-forms.fr.js';
import { proposalWords } from './proposal.fr.js';
import { storyWay } from './story.fr.js';

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
    private readonly agenda: CaseAgenda,
    private readonly joinings: CaseJoiningsService,
  ) {}

  async props(visit: SignedVisit, asked: Asked): Promise<{ props: CaseProps; version: number }> {
    const { by, now } = visit;
    const { id } = asked;
    const { one, offered, history } = await this.phases.open(by, id, now);
    const met = { around: await this.joinings.around(by, one), joins: this.joinings.mayBegin(by, one, offered.writes) };
    const loaded = { one, offered, history, ...met, ...(await this.agenda.of(visit, one)) };
    return { version: one.version, props: propsOf(loaded, visit, asked) };
  }
}

interface Loaded extends Agenda {
  readonly one: CaseRead;
  readonly offered: OffersRead;
  readonly history: readonly StepRead[];
  readonly around: { readonly whole: JoinedCase | null; readonly parts: readonly JoinedCase[] };
  /** She could join it to another. */
  readonly joins: boolean;
}

/** What else one can do with it. */
const waysOf = ({ one, joins }: Loaded, { by }: SignedVisit, path: string): Link[] => [
  ...(tellsCouncil(by, one) ? toldOutside(path) : []),
  ...(joins ? [joinWay(path)] : []),
];

function propsOf(loaded: Loaded, visit: SignedVisit, { id, base, reader, done, refused }: Asked): CaseProps {
  const { one, offered, history } = loaded;
  const [path, csrf, writes] = [`${base}/${id}`, visit.csrf, offered.writes];
  const { faults, isOutrun } = refused ?? { faults: [], isOutrun: false };
  const contest = reader === 'collectivite' && writes ? `${path}/inexact` : null;
  const onlooker = { reader, timeZone: visit.signIn.timeZone, now: visit.now };
  return {
    ...{ who: signedInWords(visit, base), csrf, trail: [trailOf(base, reader)], title: one.title, summary: one.summary, faults },
    tabs: tabsOf(one, visit, { base, reader, here: '', writes, meetings: loaded.meetings }),
    ...{ done, trouble: isOutrun ? outrunWords(history.at(-1), onlooker) : null },
    joined: joinedWords(one, base, loaded.around),
    denied: deniedWords(history, onlooker),
    ...{ badges: badgesOf(one, reader), facts: caseFacts(one, reader, writes), path: pathOf(one, reader) },
    about: aboutWords(one, reader, path, waysOf(loaded, visit, path)),
    proposal: proposalWords(one, history, onlooker, visit.by.personId),
    appointments: nextAppointment(loaded, { path, writes, reader, visit }),
    needs: { ...needsWords(one, offered.missing, isHeld(one, offered)), links: writes ? [receiveWay(path)] : [] },
    moves: moveForms({ one, offered, reader, action: `${path}/etapes`, signer: signerOf(visit), refused }),
    delivery: deliveryOf(one, offered, `${path}/conduite`, faults),
    otherMoves: turnsOf(offered, reader).length > 0 ? { text: turnTitles[reader], href: `${path}/etapes` } : null,
    actions: caseActions(loaded.actions, reader, path, writes && decideAnywhere(visit.by, 'action', 'create') === 'allowed'),
    story: { history: history.map((step) => stepWords(step, onlooker, contest)), way: storyWay(path) },
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
