import { ExchangesService } from '#cases';
import { clockOf, days, later } from '#kernel';
import { CaseOffice } from '../../../../test/support/case-office.js';
import { MailRhythms } from './mail-rhythms.service.js';

describe('the mail of the day, at eight on the clock of whoever reads it', () => {
  let cases: CaseOffice;

  beforeAll(async () => {
    cases = await CaseOffice.open('clock');
  }, 60_000);
  afterAll(() => cases?.close());

  it.each<[string, string, string, [string, string, string]]>([
    ['in Paris, on the day it changes in spring', 'commune:26063', 'a', ['2027-03-27T20:00:00Z', '2027-03-28T06:00:00Z', 'Europe/Paris']],
    ['in Paris, on the day it changes in autumn', 'commune:26220', 'b', ['2027-10-30T20:00:00Z', '2027-10-31T07:00:00Z', 'Europe/Paris']],
    ['in Mayotte, where it never changes', 'commune:97611', 'c', ['2027-03-27T20:00:00Z', '2027-03-28T05:00:00Z', 'Indian/Mayotte']],
    [
      'in Miquelon, on the day it changes in spring',
      'commune:97502',
      'd',
      ['2027-03-13T20:00:00Z', '2027-03-14T10:00:00Z', 'America/Miquelon'],
    ],
    [
      'in Miquelon, on the day it changes in autumn',
      'commune:97502',
      'e',
      ['2027-11-06T20:00:00Z', '2027-11-07T11:00:00Z', 'America/Miquelon'],
    ],
  ])('%s', async (_where, territory, name, [written, due, zone]) => {
    const { office } = cases;
    const project = await cases.projects.begun(territory, `clock-${name}`);
    office.clock.set(written);
    await office.app.get(MailRhythms).choose(project.lead, 'daily', office.now);
    await office.app.get(ExchangesService).write(project.advisor, project.id, 'Où en est la salle ?', office.now);
    await office.deliver();
    await office.deliverAt(later(new Date(due), -1));
    expect(office.sink.to(`odile.clock-${name}@town.example`)).toEqual([]);
    await office.deliverAt(due);
    await office.deliverAt(later(new Date(due), days(1)));
    const [mail, ...more] = office.sink.to(`odile.clock-${name}@town.example`);
    expect([mail?.text, more]).toEqual([expect.stringContaining(`(${clockOf(zone)})`), []]);
  });
});
