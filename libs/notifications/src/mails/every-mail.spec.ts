import {
  desk,
  someAct,
  someActions,
  someAfter,
  someContest,
  someDaily,
  someDay,
  someExchange,
  someFacts,
  someLink,
  someRequest,
  someWord,
} from '../samples.js';
import { invitation, joinAnswered, joinAsked, nobodyAnswers, signInLink } from './access.fr.js';
import { actContested, actReceipt } from './act.fr.js';
import { actionsDue } from './action.fr.js';
import { toAdvisor } from './advisor.fr.js';
import { afterwards } from './afterwards.fr.js';
import type { Change } from './appointment.facts.js';
import { type DailyFacts, dailyMessages } from './daily.fr.js';
import { exchangeAnswered, exchangeSent, exchangeToCall } from './exchange.fr.js';
import { insteadOf } from './leaver.fr.js';
import { htmlOf } from './letter.mail.js';
import { textOf } from './letter.text.js';
import { linksAsked } from './links.fr.js';
import { toRemind } from './reminder.fr.js';
import { requestDecided, requestQuestion, requestReceived, requestToAnswer, requestUnreachable } from './request.fr.js';
import { toRequester } from './requester.fr.js';
import { successionOffered } from './succession.fr.js';
import { wordContested, wordNoted, wordToCall } from './word.fr.js';
import { typesetWording, type Wording } from './wording.js';

describe('every mail', () => {
  it.each(allMails())('says nothing that the house does not say (%s)', (_name, wording) => {
    const said = `${wording.subject}\n${textOf(wording)}`;
    const refused =
      'session|sollicitation|dispositif|usagers?|valider|soumettre|OK|CCO|bénéficiaires?|restitution|émargement|veuillez|il convient de|e-?mails?|feedback|meeting|créneau disponible';
    expect(said).not.toMatch(new RegExp(`(?<![\\p{L}])(${refused})(?![\\p{L}])`, 'iu'));
  });

  it.each(allMails())('keeps its sentences within 25 words (%s)', (_name, { lead, notes, closing, subject }) => {
    const sentences = [subject, lead, ...notes, ...closing].flatMap((text) => text.split(/(?<=[.!?])\s+/));
    for (const sentence of sentences)
      expect(sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length).toBeLessThanOrEqual(25);
  });

  it.each(allMails())('is set in French (%s)', (_name, wording) => {
    const said = `${wording.subject}\n${textOf(wording)}`.replaceAll(/https?:\S+/g, '');
    expect(said).not.toMatch(/'| [:;!?»]|« |undefined|null|\[object/);
    expect(said).not.toMatch(/\b1 (janvier|décembre)|\d:\d\d/);
  });

  it.each(allMails())('has the same things to say in both its parts, and fetches nothing (%s)', async (_name, wording) => {
    const [text, html] = [textOf(wording), await htmlOf(wording)];
    const read = html
      .replaceAll(/<[^>]+>/g, '')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
      .replaceAll('&#x27;', "'");
    for (const part of [text, read])
      for (const words of [wording.lead, ...wording.notes, ...wording.closing, ...allFacts(wording).map(({ value }) => value)])
        expect(part).toContain(words);
    if (wording.main) expect(text).toContain(wording.main.href);
    expect(html).toMatch(/<html[^>]* lang="fr"/);
    expect(html).not.toMatch(/<img|src=|@import|url\(/i);
  });
});

/** Each mail that the service writes, in its variants, with invented facts. */
function allMails(): [string, Wording][] {
  return [...appointmentMails(), ...requestMails(), ...accessMails(), ...otherMails()].map(([name, wording]) => [
    name,
    typesetWording(wording as Wording),
  ]);
}

function appointmentMails(): [string, Wording][] {
  const previousRequester = { firstName: 'Ada', lastName: 'Roy' };
  const change: Change = {
    previousStart: new Date('2026-11-30T08:30:00Z'),
    advisorChanged: true,
    previousRequester,
    sameDay: [someFacts()],
    ...someAfter(),
  };
  const onSite = { modality: 'on_site', addressProven: true, place: 'Mairie' } as const;
  const nothing = { asked: { lines: [], isAdjusted: true } };
  const variants = [
    {},
    { modality: 'phone', ...nothing },
    { ...onSite, ...nothing },
    { room: null, timeZone: 'America/Miquelon' },
  ] as const;
  const mails = [...Object.entries(toRequester), ...Object.entries(toAdvisor), ...Object.entries(toRemind), ...Object.entries(afterwards)];
  return variants.flatMap((variant, n) =>
    mails.map(([name, words]): [string, Wording] => [`${name} ${n}`, words(someFacts(variant), change)]),
  );
}

function requestMails(): [string, Wording][] {
  const proven = { ...someRequest(), addressProven: true };
  const answers = ['accept', 'refer', 'decline', 'duplicate', 'reopen'].map((move): [string, Wording | null] => [
    `answer ${move}`,
    requestDecided({ ...proven, outcome: { move, words: 'Une autre équipe suit ce sujet.', advisor: null, referredTo: 'La préfecture' } }),
  ]);
  const received = (['unlisted', 'no_slot', 'on_site'] as const).flatMap((reason): [string, Wording][] => [
    [`receipt ${reason}`, requestReceived({ ...someRequest(), reason })],
    [`to answer ${reason}`, requestToAnswer({ ...someRequest(), reason })],
    [`to call ${reason}`, requestUnreachable({ ...someRequest(), reason })],
  ]);
  return [...received, ...(answers as [string, Wording][]), ['question', requestQuestion(proven) as Wording]];
}

function accessMails(): [string, Wording][] {
  const said = { organisationName: 'Buis-les-Baronnies (26)', url: 'https://exemple.fr/connexion', desk };
  const who = { firstName: 'Ada', lastName: 'Roy' };
  return [true, false].flatMap((is): [string, Wording][] => [
    ['sign-in link', signInLink(said)],
    ['invitation', invitation({ ...said, by: who, isSuccession: is })],
    ['asked to join', joinAsked({ ...said, who, hasLead: is })],
    ['join answered', joinAnswered({ ...said, accepted: is })],
    ['nobody answers', nobodyAnswers(said)],
    ['receipt of an act', actReceipt({ ...someAct(), isAuthor: is, url: 'https://exemple.fr/acte/abc' })],
    ['contested act', actContested({ ...someAct(), sharedMailbox: is })],
  ]);
}

function otherMails(): [string, Wording | null][] {
  const offer = { ...someLink(), previous: { firstName: 'Ada', lastName: 'Roy' }, acceptUrl: 'https://exemple.fr/reprise/abc', desk };
  return [
    ['offer', successionOffered(offer)],
    ['link', linksAsked([someLink()], desk)],
    ['links', linksAsked([someLink(), someLink()], desk)],
    ['day', someDay()],
    ...[someDay(), toAdvisor.moved(someFacts(), {})].map((words): [string, Wording] => [
      'instead of whoever left',
      insteadOf({ firstName: 'Camille', lastName: 'Roux' }, words, 'https://exemple.fr/coordination/rendez-vous'),
    ]),
    ['noted', wordNoted(someWord())],
    ['noted, closed', wordNoted({ ...someWord(), isClosed: true })],
    ['noted, to call', wordToCall(someWord())],
    ['noted, denied', wordContested(someContest())],
    ['message', exchangeSent({ ...someExchange(), isClosed: false })],
    ['message, closed', exchangeSent({ ...someExchange(), isClosed: true })],
    ['message of the collectivité', exchangeAnswered(someExchange())],
    ['message, to call', exchangeToCall(someExchange())],
    ['messages of the day', dailyMessages(someDaily())],
    ['message of the day, closed', dailyMessages(closedDay())],
    ['actions due', actionsDue(someActions())],
    ['one action due, closed', actionsDue({ ...someActions(), actions: someActions().actions.slice(0, 1), isClosed: true })],
  ];
}

/** One message, to a mailbox that several people read. */
function closedDay(): DailyFacts {
  const day = someDaily();
  return { ...day, messages: day.messages.slice(0, 1).map((message) => ({ ...message, isClosed: true })) };
}

const allFacts = ({ facts, sections = [] }: Wording) => [...facts, ...sections.flatMap((section) => section.facts)];
