import type { ActFacts } from './mails/act.fr.js';
import type { ActionsFacts } from './mails/action.fr.js';
import type { AppointmentFacts, Change } from './mails/appointment.facts.js';
import type { DailyFacts } from './mails/daily.fr.js';
import { advisorDay } from './mails/day.fr.js';
import type { ExchangeFacts } from './mails/exchange.fr.js';
import type { RequestFacts } from './mails/request.fr.js';
import type { ContestFacts, WordFacts } from './mails/word.fr.js';
import type { Wording } from './mails/wording.js';

/** What mails are written from, complete, whatever is not said of it. */
export const desk = {
  name: 'Cellule de conseil',
  email: 'cellule@exemple.fr',
  phone: '01 99 00 12 34',
  hours: 'du lundi au vendredi, de 9 h à 17 h',
  address: '1 place de la Démonstration, 75000 Paris',
};

export function someFacts(facts: Partial<AppointmentFacts> = {}): AppointmentFacts {
  return {
    reference: 'TE-2026-000123',
    start: new Date('2026-12-01T09:00:00Z'),
    end: new Date('2026-12-01T09:45:00Z'),
    modality: 'visio',
    typeTitle: 'Premier échange',
    territoryName: 'Buis-les-Baronnies',
    territoryLabel: 'Buis-les-Baronnies (26)',
    timeZone: 'Europe/Paris',
    advisor: { firstName: 'Camille', lastName: 'Roux', place: 'Paris', timeZone: 'Europe/Paris' },
    requester: { firstName: 'Zoé', lastName: 'Le Goff', email: 'zoe@exemple.fr', status: 'staff', function: null, phone: '06 00 00 00 01' },
    addressProven: false,
    sharedMailbox: false,
    project: null,
    message: null,
    place: null,
    room: 'https://visio.exemple.fr/abc',
    asked: { lines: ['Notez vos questions.', 'La présence d’une personne élue est recommandée.'], isAdjusted: false },
    cancelReason: null,
    cancelledBy: 'requester',
    manageUrl: 'https://exemple.fr/rendez-vous/abc',
    bookUrl: 'https://exemple.fr/rendez-vous',
    moveNoticeHours: 4,
    desk,
    ...facts,
  };
}

export function typedEverywhere(): Partial<AppointmentFacts> {
  return {
    project: { title: 'TYPED projet', intention: 'TYPED intention' },
    message: 'TYPED message',
    place: 'TYPED lieu',
    cancelReason: 'TYPED motif',
    asked: { lines: ['TYPED préparation'], isAdjusted: true },
    cancelledBy: 'desk',
    requester: { ...someFacts().requester, function: 'TYPED fonction', phone: 'TYPED numéro' },
  };
}

export function someRequest(): RequestFacts {
  return {
    reference: 'DE-2026-000007',
    reason: 'no_slot',
    territoryLabel: 'Buis-les-Baronnies (26)',
    timeZone: 'Europe/Paris',
    firstName: 'Zoé',
    lastName: 'Le Goff',
    email: 'zoe@exemple.fr',
    phone: null,
    preferred: ['un mardi matin', 'un jeudi'],
    intention: null,
    place: null,
    typeTitle: 'Premier échange',
    receivedAt: new Date('2026-11-23T08:30:00Z'),
    sharedMailbox: false,
    ...{ promisedOn: '2026-12-01', followUrl: 'https://exemple.fr/demande/abc', addressProven: false, byPrefecture: false },
    question: 'TYPED question',
    outcome: { move: 'accept', words: 'TYPED réponse', advisor: 'Camille Roux', referredTo: null },
    desk,
  };
}

export function typedRequest(): Partial<RequestFacts> {
  return {
    reason: 'unlisted',
    territoryLabel: 'TYPED lieu-dit',
    phone: 'TYPED numéro',
    preferred: ['TYPED moment'],
    intention: 'TYPED intention',
    place: 'TYPED place',
  };
}

export function someAct(): ActFacts {
  return {
    organisationName: 'Buis-les-Baronnies (26)',
    words: 'La préfecture peut voir le résumé de nos rendez-vous.',
    typedName: 'Odile Chabert',
    at: new Date('2026-11-23T08:30:00Z'),
    contestableUntil: new Date('2026-11-30T08:30:00Z'),
    contestedBy: 'Ada Roy',
    ...{ isAuthor: true, sharedMailbox: false, desk },
  };
}

export function someActions(): ActionsFacts {
  const place = { title: 'Une assemblée ouverte', territoryLabel: 'Buis-les-Baronnies (26)' };
  const action = { ...place, what: 'Envoyer la délibération.', timing: 'soon', dueOn: '2026-12-01' } as const;
  const url = 'https://exemple.fr/action/abc';
  return {
    actions: [
      { url, action: { ...action, councilOn: '2026-12-22', weeksBefore: 3 } },
      { url, action: { ...action, timing: 'late', dueOn: '2026-11-20', councilOn: null, weeksBefore: null } },
    ],
    ...{ isClosed: false, desk },
  };
}

export function someWord(): WordFacts {
  return {
    organisationName: 'Buis-les-Baronnies (26)',
    title: 'Une assemblée ouverte',
    words: 'Votre collectivité veut passer de « L’idée » à « Le cadre ».',
    ...{ saidBy: 'Odile Chabert, maire', saidOn: '2026-11-20', saidHow: 'par téléphone', reason: null, author: 'Amina Roche' },
    at: new Date('2026-11-23T08:30:00Z'),
    contestableUntil: new Date('2026-11-30T08:30:00Z'),
    ...{ isClosed: false, url: 'https://exemple.fr/note/abc', desk },
  };
}

export function someContest(): ContestFacts {
  const at = new Date('2026-11-24T08:30:00Z');
  return { ...someWord(), contestedBy: 'Odile Chabert', contestedAt: at, phase: 'Intention', url: 'https://exemple.fr/dossiers/abc' };
}

export function someExchange(): ExchangeFacts {
  return {
    ...{ organisationName: 'Buis-les-Baronnies (26)', title: 'Une assemblée ouverte', words: 'TYPED message', author: 'Amina Roche' },
    ...{ timeZone: 'Europe/Paris', at: new Date('2026-11-23T08:30:00Z'), url: 'https://exemple.fr/message/abc', desk },
    rhythmUrl: 'https://exemple.fr/mes-donnees/courriels',
  };
}

export function someDaily(): DailyFacts {
  const [facts, other] = [someExchange(), { ...someExchange(), organisationName: 'Mamoudzou (976)', timeZone: 'Indian/Mayotte' }];
  return {
    date: '2026-11-24',
    messages: [
      ...[facts, { ...facts, words: 'TYPED long '.repeat(100), author: '' }].map((of) => ({ caseId: 'a', facts: of, isClosed: false })),
      { caseId: 'b', facts: other, isClosed: false },
    ],
    ...{ clock: 'Europe/Paris', rhythmUrl: facts.rhythmUrl ?? '', desk },
  };
}

export function someLink() {
  return { ...someFacts(), advisorTimeZone: 'Europe/Paris' };
}

export function someDay(facts: Partial<AppointmentFacts> = {}): Wording {
  return advisorDay({
    ...{ date: '2026-12-01', desk, calls: 2 },
    entries: [
      {
        ...someFacts({ ...typedEverywhere(), ...facts, requester: someFacts().requester }),
        ...{ isUnreachable: false, toPrepare: ['TYPED interne', 'Lire le projet de territoire.'] },
      },
      { ...someFacts({ timeZone: 'Indian/Mayotte', start: new Date('2026-12-01T13:00:00Z') }), isUnreachable: true, toPrepare: [] },
    ],
  });
}

/** What is known once it is over. */
export function someAfter(): Change {
  return {
    minutes: { lines: [{ name: 'Les axes retenus', lines: ['TYPED axe', 'TYPED autre axe'] }], words: 'TYPED compte rendu' },
    correction: { wish: 'TYPED demande', answer: 'TYPED réponse', isCorrected: true, answerUrl: 'https://exemple.fr/agenda' },
    times: [new Date('2026-12-08T09:00:00Z'), new Date('2026-12-09T09:00:00Z')],
  };
}
