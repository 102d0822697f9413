/** A date off, in the territory that observes it. */
export interface SeededHoliday {
  readonly territory: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly name: string;
}

/** Whose calendar is not the national one, as date-holidays names it: country, then state. */
const calendars: Readonly<Record<string, readonly [country: string, state?: string]>> = {
  57: ['FR', '57'],
  67: ['FR', '67'],
  68: ['FR', '68'],
  971: ['GP'],
  972: ['MQ'],
  973: ['GF'],
  974: ['RE'],
  975: ['PM'],
  976: ['YT'],
  977: ['BL'],
  978: ['MF'],
  986: ['WF'],
  987: ['PF'],
  988: ['NC'],
};

const national = ['FR'] as const;

/** The dates off of each département, in those years. */
export async function seededHolidays(departements: readonly string[], years: readonly number[]): Promise<SeededHoliday[]> {
  const daysOff = await reader(years);
  return departements.flatMap((code) => daysOff(calendars[code] ?? national).map((off) => ({ territory: `departement:${code}`, ...off })));
}

type DayOff = Omit<SeededHoliday, 'territory'>;

/** Read lazily: the library and its rules weigh 25 MB, and only a load needs them. */
async function reader(years: readonly number[]): Promise<(calendar: readonly [string, string?]) => DayOff[]> {
  const { default: Holidays } = await import('date-holidays');
  const read = new Map<string, DayOff[]>();
  return (calendar) => {
    const key = calendar.join('-');
    const days = read.get(key) ?? daysOff(new Holidays(...(calendar as [string, string])), years);
    read.set(key, days);
    return days;
  };
}

interface Calendar {
  setLanguages(language: string): void;
  getHolidays(year: number): { date: string; name: string; type: string }[];
}

/** Public holidays and the days on which offices close; not those that are only marked. */
function daysOff(calendar: Calendar, years: readonly number[]): DayOff[] {
  calendar.setLanguages('fr');
  const all = years.flatMap((year) => calendar.getHolidays(year));
  return all.filter(({ type }) => type === 'public' || type === 'bank').map(({ date, name }) => ({ day: date.slice(0, 10), name }));
}
