import { desk, someAct, someAfter, someFacts, someLink, someRequest, someWord, typedEverywhere, typedRequest } from '../samples.js';
import { actContested, actReceipt } from './act.fr.js';
import { toAdvisor } from './advisor.fr.js';
import { afterwards } from './afterwards.fr.js';
import { textOf } from './letter.text.js';
import { linksAsked } from './links.fr.js';
import { toRemind } from './reminder.fr.js';
import { requestDecided, requestQuestion, requestReceived, requestToAnswer } from './request.fr.js';
import { toRequester } from './requester.fr.js';
import { successionOffered } from './succession.fr.js';
import { wordNoted } from './word.fr.js';
import { type Wording } from './wording.js';

describe('the mail to the desk', () => {
  it('tells when a request came on both clocks, that of Paris first', () => {
    const words = requestToAnswer({
      ...someRequest(),
      timeZone: 'Pacific/Tahiti',
      receivedAt: new Date('2026-12-01T07:30:00Z'),
      preferred: ['mardi'],
    });
    expect(factOf(words, 'Reçue')).toBe(
      'mardi 1er\u00a0décembre 2026 à 8\u00a0h\u00a030 (heure de Paris) — lundi 30\u00a0novembre, 21\u00a0h\u00a030 à Papeete',
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
      requestQuestion({ ...someRequest(), ...typedRequest(), desk }) as Wording,
      requestDecided({ ...someRequest(), ...typedRequest(), desk }) as Wording,
    ])
      expect(`${mail.subject}\n${textOf(mail)}`).not.toContain('TYPED');
  });
});

describe('what to prepare', () => {
  const typed = { lines: ['TYPED préparation'], isAdjusted: true };
  const carried = [toRequester.booked, toRequester.moved, toRemind.twoDaysBefore] as const;

  it('is what the type asks, and makes no condition of it', () => {
    for (const words of carried) {
      const { notes } = words(someFacts(), {});
      expect(notes).toContain('– La présence d’une personne élue est recommandée.');
      expect(notes.at(-1)).toBe('Vous n’avez rien de tout cela ? Venez quand même.');
    }
    expect(textOf(toRemind.oneHourBefore(someFacts(), {}))).not.toContain('dix minutes');
  });

  it('is what the advisor wrote where the address is proven, else a word that it is on the page', () => {
    for (const words of carried) {
      expect(textOf(words(someFacts({ asked: typed, addressProven: true }), {}))).toContain('– TYPED préparation');
      expect(textOf(words(someFacts({ asked: typed }), {}))).toContain('la page du rendez-vous dit ce que vous pouvez préparer');
    }
  });

  it('is nothing where nothing is asked', () => {
    const { notes } = toRequester.booked(someFacts({ asked: { lines: [], isAdjusted: true }, addressProven: true }));
    expect(notes).toEqual(['Rien à faire d’ici là.']);
  });
});

describe('the mail of the minutes', () => {
  it('holds them whole, for a proven address that one person reads', () => {
    const said = textOf(afterwards.minutes(someFacts({ addressProven: true }), someAfter()));
    for (const what of ['Les axes retenus', 'TYPED axe', 'TYPED compte rendu', '/compte-rendu']) expect(said).toContain(what);
  });
});

describe('the mail of a correction', () => {
  it.each([
    [true, 'Le compte rendu de votre rendez-vous est corrigé.', 'Rectificatif'],
    [false, 'il reste tel quel', 'Notre réponse'],
  ])('says what came of it, whole, for a proven address (%s)', (isCorrected, lead, title) => {
    const correction = { wish: 'TYPED demande', answer: 'TYPED réponse', isCorrected, answerUrl: '' };
    const said = textOf(afterwards.correctionAnswered(someFacts({ addressProven: true }), { correction }));
    for (const what of [lead, title, 'TYPED demande', 'TYPED réponse', '/compte-rendu']) expect(said).toContain(what);
    expect(textOf(afterwards.correctionAnswered(someFacts(), { correction }))).not.toContain('TYPED');
  });
});

describe('the mail to a mailbox that several people read', () => {
  it('says when and where to meet and by which link, not about what nor with whom', () => {
    const place = 'Salle du conseil';
    for (const modality of ['on_site', 'phone', 'visio'] as const) {
      const facts = someFacts({ ...typedEverywhere(), modality, place, addressProven: true, sharedMailbox: true, cancelledBy: 'advisor' });
      for (const words of [...Object.values(toRequester), ...Object.values(toRemind), ...Object.values(afterwards)])
        expect(textOf(words(facts, { ...someAfter(), previousRequester: { firstName: 'Ada', lastName: 'Roy' } }))).not.toMatch(
          /TYPED|Ada Roy|Zoé Le Goff|Camille Roux|Premier échange|Ce lien est personnel|C’est bien moi/,
        );
      expect(textOf(toRequester.booked(facts)).includes(place)).toBe(modality === 'on_site');
    }
  });

  it('gives lost links, an offer, a receipt and an answer without what they are about', () => {
    const link = { ...someLink(), sharedMailbox: true };
    const request = { ...someRequest(), sharedMailbox: true, addressProven: true };
    const offer = { ...link, previous: { firstName: 'Ada', lastName: 'Roy' }, acceptUrl: 'https://exemple.fr/reprise/abc' };
    for (const mail of [
      linksAsked([link], desk),
      linksAsked([link, link], desk),
      successionOffered(offer),
      ...[requestReceived(request), requestQuestion(request), requestDecided(request)],
    ])
      expect(mail && textOf(mail)).not.toMatch(/TYPED|Premier échange|Ada Roy|Camille Roux|personnel/);
    expect(textOf(linksAsked([link], desk) as Wording)).toContain('la page de ce lien demande qui lit');
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

describe('the mail of a note', () => {
  it('says what was noted, on whose word, by whom, and until when one can say that it is not so', () => {
    const said = textOf(wordNoted(someWord()));
    const { title, words, saidBy, author, url } = someWord();
    for (const what of [title, words, saidBy, author, url, 'par téléphone', 'lundi 30\u00a0novembre 2026']) expect(said).toContain(what);
  });

  it('says neither what nor who where several read, or nobody has shown that it is hers', () => {
    const { title, words, saidBy, author } = someWord();
    const said = textOf(wordNoted({ ...someWord(), isClosed: true, reason: 'Une raison' }));
    for (const what of [title, words, saidBy, author, 'Une raison']) expect(said).not.toContain(what);
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

const factOf = ({ facts }: Wording, label: string) => facts.find((fact) => fact.label === label)?.value;
