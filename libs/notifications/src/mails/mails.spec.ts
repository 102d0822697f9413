import { desk, someAct, someDay, someFacts, someLink, someRequest, typedEverywhere, typedRequest } from '../samples.js';
import { invitation, joinAnswered, joinAsked, nobodyAnswers, signInLink } from './access.fr.js';
import { actContested, actReceipt } from './act.fr.js';
import { toAdvisor } from './advisor.fr.js';
import { afterwards } from './afterwards.fr.js';
import type { Change } from './appointment.facts.js';
import { htmlOf } from './letter.mail.js';
import { textOf } from './letter.text.js';
import { linksAsked } from './links.fr.js';
import { toRemind } from './reminder.fr.js';
import { requestReceived, requestToAnswer, requestUnreachable } from './request.fr.js';
import { toRequester } from './requester.fr.js';
import { successionOffered } from './succession.fr.js';
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

describe('the mail to the desk', () => {
  it('tells when a request came on both clocks, that of Paris first', () => {
    const words = requestToAnswer({
      ...someRequest(),
      timeZone: 'Pacific/Tahiti',
      receivedAt: new Date('2026-12-01T07:30:00Z'),
      preferred: ['mardi'],
    });
    expect(factOf(words, 'Reçue')).toBe(
      'mardi 1er\u00a0décembre 2026 à 8\u00a0h\u00a030 (heure de Paris) — lundi 30\u00a0novembre 2026 à 21\u00a0h\u00a030 (heure de Tahiti)',
    );
    expect(words.subject).toContain('mardi 1er\u00a0décembre');
    expect(factOf(words, 'Horloge de ces moments')).toBe('heure de Tahiti');
    expect(factOf(requestToAnswer(someRequest()), 'Reçue')).not.toContain('—');
  });
});

describe('the requester’s mail', () => {
  it('says from where someone receives only when it is known', () => {
    const { advisor } = someFacts();
    expect(factOf(toRequester.booked(someFacts()), 'Avec')).toBe('Camille Roux (Paris)');
    expect(factOf(toRequester.booked(someFacts({ advisor: { ...advisor, place: '' } })), 'Avec')).toBe('Camille Roux');
  });

  it('says place, fact and date in its subject', () => {
    expect(toRequester.booked(someFacts()).subject).toBe(
      'Buis-les-Baronnies : rendez-vous mardi 1er\u00a0décembre à 10\u00a0h, heure de Paris',
    );
    expect(toRequester.moved(someFacts(), {}).subject).toMatch(/rendez-vous déplacé au mardi/);
    expect(toRequester.cancelled(someFacts()).subject).toMatch(/rendez-vous annulé, mardi/);
  });

  it('shows one clock when both agree, and theirs first when they do not', () => {
    expect(factOf(toRequester.booked(someFacts()), 'Quand')).toBe(
      'mardi 1er\u00a0décembre 2026, de 10\u00a0h à 10\u00a0h\u00a045 (heure de Paris)',
    );
    expect(factOf(toRequester.booked(someFacts({ timeZone: 'Indian/Mayotte' })), 'Quand')).toBe(
      'mardi 1er\u00a0décembre 2026, de 12\u00a0h à 12\u00a0h\u00a045 (heure de Mayotte) — 10\u00a0h à 10\u00a0h\u00a045 à Paris',
    );
  });

  it('gives the link of the video room, or says that it comes', () => {
    expect(factOf(toRequester.booked(someFacts()), 'En visio')).toBe('https://visio.exemple.fr/abc');
    expect(factOf(toRequester.booked(someFacts({ room: null })), 'En visio')).toBe('le lien vous sera envoyé');
  });

  it('says which number will be called', () => {
    expect(factOf(toRequester.booked(someFacts({ modality: 'phone' })), 'Par téléphone')).toBe('nous vous appelons au 06 00 00 00 01');
  });

  it('tells when it was before it moved, and that somebody else receives', () => {
    const { notes } = toRequester.moved(someFacts(), { previousStart: new Date('2026-11-30T08:30:00Z'), advisorChanged: true });
    expect(notes[0]).toBe('Il était prévu le lundi 30\u00a0novembre 2026 à 9\u00a0h\u00a030 (heure de Paris).');
    expect(notes[1]).toBe('La personne qui vous reçoit a changé.');
  });

  it('says that one takes part no more, not that it is cancelled', () => {
    const mail = toRequester.left(someFacts());
    expect(mail.lead).toBe('Vous ne participez plus à ce rendez-vous.');
    expect(textOf(mail)).not.toContain('annulé');
  });

  it('repeats to an unproven address nothing that was typed, but names', () => {
    const typed = someFacts({ ...typedEverywhere(), addressProven: false });
    for (const mail of [
      ...[...Object.values(toRequester), ...Object.values(toRemind), ...Object.values(afterwards)].map((words) =>
        words(typed, someAfter()),
      ),
      requestReceived({ ...someRequest(), ...typedRequest(), desk }),
    ])
      expect(`${mail.subject}\n${textOf(mail)}`).not.toContain('TYPED');
  });
});

describe('the mail of the minutes', () => {
  it('holds them whole, for a proven address that one person reads', () => {
    const said = textOf(afterwards.minutes(someFacts({ addressProven: true }), someAfter()));
    for (const what of ['Les axes retenus', 'TYPED axe', 'TYPED compte rendu', '/compte-rendu']) expect(said).toContain(what);
  });
});

describe('the mail to a mailbox that several people read', () => {
  it('says when and where to meet and by which link, not about what nor with whom', () => {
    const place = 'Salle du conseil';
    for (const modality of ['on_site', 'phone', 'visio'] as const) {
      const facts = someFacts({ ...typedEverywhere(), modality, place, addressProven: true, sharedMailbox: true, cancelledBy: 'advisor' });
      for (const words of [...Object.values(toRequester), ...Object.values(toRemind), ...Object.values(afterwards)])
        expect(textOf(words(facts, { ...someAfter(), previousRequester: { firstName: 'Ada', lastName: 'Roy' } }))).not.toMatch(
          /TYPED|Ada Roy|Camille Roux|Premier échange|Ce lien est personnel|C’est bien moi/,
        );
      expect(textOf(toRequester.booked(facts)).includes(place)).toBe(modality === 'on_site');
    }
  });
});

describe('the advisor’s mail', () => {
  it('is on their own clock first', () => {
    const mail = toAdvisor.booked(someFacts({ timeZone: 'Indian/Mayotte' }));
    expect(factOf(mail, 'Quand')).toMatch(/heure de Paris\) — 12\u00a0h à 12\u00a0h\u00a045 à Mayotte$/);
    expect(mail.subject).toMatch(/10\u00a0h, heure de Paris$/);
  });

  it('holds what the requester wrote', () => {
    const said = textOf(toAdvisor.booked(someFacts(typedEverywhere())));
    for (const what of ['projet', 'intention', 'message']) expect(said).toContain(`TYPED ${what}`);
  });

  it('says to the former advisor that a colleague has it, not that it is cancelled', () => {
    const mail = toAdvisor.handedOver(someFacts(), { previousStart: new Date('2026-11-30T08:30:00Z') });
    expect(mail.subject).toContain('repris par une autre personne de l’équipe');
    expect(textOf(mail)).not.toContain('annulé');
  });

  it('says that it moved only when it did', () => {
    const moved = { previousStart: new Date('2026-11-30T08:30:00Z') };
    for (const write of [toAdvisor.takenOver, toAdvisor.handedOver]) {
      expect(textOf(write(someFacts(), moved))).toContain('déplacé');
      expect(textOf(write(someFacts(), {}))).not.toContain('déplacé');
    }
    expect(textOf(toRequester.advisorChanged(someFacts()))).toContain('La date et l’heure ne changent pas');
  });
});

describe('the receipt of a request', () => {
  it('gives the date, the service and how to reach it', () => {
    const said = textOf(requestReceived(someRequest()));
    for (const what of [
      'lundi 23\u00a0novembre 2026 à 9\u00a0h\u00a030',
      desk.name,
      desk.address,
      desk.email,
      desk.phone,
      'DE-2026-000007',
    ])
      expect(said).toContain(what);
  });
});

describe('the mail of an act', () => {
  it('says what was agreed, by whom, when, and until when it can be contested', () => {
    const said = textOf(actReceipt({ ...someAct(), url: 'https://exemple.fr/acte/abc' }));
    for (const what of [someAct().words, 'Odile Chabert', '9\u00a0h\u00a030', 'lundi 30\u00a0novembre 2026', 'https://exemple.fr/acte/abc'])
      expect(said).toContain(what);
  });

  it('says to a shared mailbox neither what, nor who', () => {
    const act = { ...someAct(), sharedMailbox: true };
    for (const mail of [actReceipt({ ...act, url: 'https://exemple.fr/acte/abc' }), actContested(act)])
      expect(textOf(mail)).not.toMatch(/préfecture|Chabert|Roy/);
  });
});

describe('the lost links', () => {
  it('are one main link when there is one appointment, and a list when there are several', () => {
    const link = someLink();
    expect(linksAsked([link], desk)?.main?.href).toBe(link.manageUrl);
    expect(linksAsked([link, { ...link, manageUrl: 'https://exemple.fr/deux' }], desk)?.facts.map(({ href }) => href)).toContain(
      'https://exemple.fr/deux',
    );
  });

  it('are no mail at all when nothing is to come', () => {
    expect(linksAsked([], desk)).toBeNull();
  });
});

function someAfter(): Change {
  return {
    minutes: { lines: [{ name: 'Les axes retenus', lines: ['TYPED axe', 'TYPED autre axe'] }], words: 'TYPED compte rendu' },
    times: [new Date('2026-12-08T09:00:00Z'), new Date('2026-12-09T09:00:00Z')],
  };
}

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
  const variants = [{}, { modality: 'phone' }, onSite, { room: null, timeZone: 'America/Miquelon' }] as const;
  const mails = [...Object.entries(toRequester), ...Object.entries(toAdvisor), ...Object.entries(toRemind), ...Object.entries(afterwards)];
  return variants.flatMap((variant, n) =>
    mails.map(([name, words]): [string, Wording] => [`${name} ${n}`, words(someFacts(variant), change)]),
  );
}

function requestMails(): [string, Wording][] {
  return (['unlisted', 'no_slot', 'on_site'] as const).flatMap((reason) => [
    [`receipt ${reason}`, requestReceived({ ...someRequest(), reason })],
    [`to answer ${reason}`, requestToAnswer({ ...someRequest(), reason })],
    [`to call ${reason}`, requestUnreachable({ ...someRequest(), reason })],
  ]);
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
  ];
}

const allFacts = ({ facts, sections = [] }: Wording) => [...facts, ...sections.flatMap((section) => section.facts)];

const factOf = ({ facts }: Wording, label: string) => facts.find((fact) => fact.label === label)?.value;
