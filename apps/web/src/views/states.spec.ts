import { checkPage, managePage, needPage, problemPage, sendAgainPage, slotsPage, successionPage } from '#views';
import { frenchFaults } from '../../../cli/src/check/french.mjs';

const desk = { phone: '01 99 00 12 34', hours: 'du lundi au vendredi, de 9 h à 12 h 30 et de 13 h 30 à 17 h 30 (heure de Paris)' };
const when = { own: 'mardi 1er décembre 2026, de 8 h à 8 h 45 (heure de Tahiti)', other: '19 h à 19 h 45 à Paris' };

describe('pages that people rarely see', () => {
  it('explain why no hour is free, and take three moments instead', () => {
    const text = textOf(aSlotsPage());
    expect(text).toContain('quand Paris ouvre, il est 22 h à Papeete');
    expect(text).toContain('Proposez-nous trois moments');
    expect(text).toContain('Voir plus tôt ou plus tard dans la journée');
    expect(frenchFaults(text)).toEqual([]);
  });

  it('open the door a quarter of an hour before', () => {
    const markup = aManagePage({ join: { kind: 'open', url: 'https://visio.example/abc' }, open: true });
    expect(markup).toContain('<a class="fr-btn fr-btn--lg" href="https://visio.example/abc" rel="noreferrer">Rejoindre</a>');
    expect(markup).toContain('<details class="te-rescue" open="">');
  });

  it.each([
    [{ kind: 'later' }, 'Le bouton « Rejoindre » apparaît ici un quart d’heure avant.'],
    [{ kind: 'promised' }, 'Le lien de la visio vous sera envoyé.'],
    [{ kind: 'call', phone: '01 99 00 12 35' }, 'Nous vous appellerons au 01 99 00 12 35.'],
  ] as const)('say how one will join: %j', (join, words) => {
    expect(textOf(aManagePage({ join })).replaceAll('\u202f', ' ')).toContain(words);
  });

  it('ask for nothing where nothing is asked, and make no condition of what is', () => {
    expect(textOf(aManagePage({ asked: ['Notez vos questions.'] }))).toMatch(
      /Si vous avez dix minutes\s+Notez vos questions\.[\s\S]*Venez quand même/,
    );
    expect(textOf(aManagePage({ asked: [] }))).toContain('rien de particulier à préparer');
    expect(textOf(aManagePage({ asked: null }))).not.toContain('Si vous avez dix minutes');
  });

  it.each(['upcoming', 'past', 'cancelled', 'missed'] as const)('are written in good French, %s', (state) => {
    for (const done of ['deplace', 'annule', 'retard', 'rappel', 'suite', 'preuve'] as const)
      expect(linesOf(aManagePage({ state, done })).flatMap((line) => frenchFaults(line))).toEqual([]);
  });

  it.each(['open', 'accepted', 'closed'] as const)('tell a successor where they are: %s', (state) => {
    const content = { successor: 'Jean Dupré', predecessor: 'Anne Martin', typeTitle: 'Point' };
    const props = { token: 't', csrf: 'c', faults: [], state, when, territory: 'Papeete', desk };
    for (const page of [successionPage({ ...props, content }), successionPage({ ...props, content: null })]) {
      expect(linesOf(page).flatMap((line) => frenchFaults(line))).toEqual([]);
      expect(page.includes('<form')).toBe(state === 'open');
    }
  });

  it('tell, in good French, who has to do something again', () => {
    const fields = [
      { name: 'prenom', value: 'Odile' },
      { name: 'projet', value: 'Un budget' },
      { name: 'vu', value: '1' },
    ];
    const check = { lines: [], email: 'odile@mairie.example', meant: null, sure: null, slot: null, seen: '1', changed: true };
    const pages = [
      sendAgainPage({ action: '/rendez-vous?etape=vous', csrf: 'c', fields, desk }),
      needPage({ csrf: 'c', forWhom: 'Buis-les-Baronnies (26)', faults: [], types: [], chosen: '', forgotten: true }),
      checkPage({ csrf: 'c', forWhom: null, faults: [], ...check }),
    ];
    expect(pages.flatMap(linesOf).flatMap((line) => frenchFaults(line))).toEqual([]);
  });

  it('say in French what cannot be done, without a code', () => {
    const page = problemPage({ status: 500, title: 'Une erreur est survenue.', desk });
    expect(page).toContain('<h1 class="fr-h2">Une erreur est survenue</h1>');
    expect(textOf(page)).not.toMatch(/500/);
  });

  it('hold no style of their own: the security policy would refuse it', () => {
    expect([aSlotsPage(), aManagePage({})].filter((page) => / style=|<style|<script(?! type="module" src="\/static\/)/.test(page))).toEqual(
      [],
    );
  });
});

const aSlotsPage = () =>
  slotsPage({
    ...{ requestOnly: false, forWhom: null },
    ...{ action: '/rendez-vous?etape=creneau', csrf: 'c', faults: [], modality: 'visio', week: null, chosen: null, lost: null },
    hours: { wide: false, href: '/rendez-vous?etape=creneau&horaires=larges' },
    none: { whenParisOpens: { hour: '22 h', place: 'à Papeete' }, wishes: [], clock: 'heure de Tahiti' },
  });

const aManagePage = (over: Partial<Parameters<typeof managePage>[0]>) =>
  managePage({
    ...{
      base: '/rendez-vous/t',
      csrf: 'c',
      done: null,
      mailLater: null,
      state: 'upcoming',
      when,
      facts: [{ name: 'Référence', value: 'TE-2026-000001' }],
    },
    ...{ join: { kind: 'later' }, canMove: true, canCancel: true, canProve: true, canNameSuccessor: true },
    ...{
      around: { trail: [] },
      canTell: true,
      ...{ asked: ['Notez vos questions.'], adaptations: null },
      calendarUrl: '/c.ics',
      ...{ minutesHref: null, againHref: null },
      code: 'TE-2026-000001',
      phone: '01 99 00 12 35',
      open: false,
      desk,
    },
    ...over,
  });

/** Block by block, as people read. */
const linesOf = (markup: string): string[] =>
  markup
    .slice(markup.indexOf('<body'))
    .replace(/<\/?(p|li|ul|ol|h\d|div|section|dt|dd|button|summary|span|legend|label|nav|main|footer|header)\b[^>]*>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .split('\n')
    .filter((line) => line.trim() !== '');

const textOf = (markup: string): string => linesOf(markup).join('\n\n');
