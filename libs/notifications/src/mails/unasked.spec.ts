import { someDay, someFacts } from '../samples.js';
import { textOf } from './letter.text.js';
import { toRemind } from './reminder.fr.js';

describe('the reminder of an hour', () => {
  it('has the video room as its one main link', () => {
    expect(toRemind.oneHourBefore(someFacts(), {}).main?.href).toBe('https://visio.exemple.fr/abc');
    expect(toRemind.oneHourBefore(someFacts({ modality: 'phone', room: null }), {}).main?.href).toBe('https://exemple.fr/rendez-vous/abc');
  });
});

describe('the advisor’s day', () => {
  it('holds times, numbers, links and what to prepare from, and needs no page of ours', () => {
    const said = textOf(someDay());
    for (const what of [
      '10\u00a0h à 10\u00a0h\u00a045',
      '06 00 00 00 01',
      'https://visio.exemple.fr/abc',
      'TYPED projet',
      'à Mayotte',
      'à appeler',
      ...['À préparer\u202f: TYPED interne', 'Lire le projet de territoire.'],
    ])
      expect(said).toContain(what);
    expect(said).not.toContain('https://exemple.fr');
  });

  it('gives of a long text what is enough to prepare from', () => {
    const [section] = someDay({ project: { title: 'Un titre', intention: 'mot '.repeat(500) } }).sections ?? [];
    expect(section?.facts.find(({ label }) => label.includes('en dit'))?.value.length).toBeLessThan(300);
  });
});
