import { WrongSetting } from '#platform';

/** How much a load set holds; what is not upcoming is over. */
export interface LoadSize {
  readonly advisors: number;
  readonly appointments: number;
  readonly upcoming: number;
}

/** Half of the places that the twelve weeks to come have for each advisor: slots stay free. */
const mostUpcomingEach = 210;

const limits = { advisors: [1, 2_000], appointments: [0, 2_000_000], upcoming: [0, 2_000 * mostUpcomingEach] } as const;

/** The size after `--load`; null when nothing is asked; one French sentence when it is not understood. */
export function sizeAsked(args: readonly string[]): LoadSize | null {
  if (args.length === 0) return null;
  const [option, size, ...more] = args;
  if (option !== '--load' || more.length > 0) throw wrong(`« ${more[0] ?? option} » n’est pas une option`);
  return readSize(size ?? '');
}

function readSize(text: string): LoadSize {
  const given = Object.fromEntries(text.split(',').map(figure)) as Partial<LoadSize>;
  const { advisors, appointments } = given;
  if (advisors === undefined || appointments === undefined) throw wrong('il faut advisors et appointments');
  const most = Math.min(appointments, advisors * mostUpcomingEach);
  const { upcoming = Math.min(Math.floor(appointments / 5), most) } = given;
  if (upcoming > most) throw wrong(`upcoming ne peut dépasser ${most} ici`);
  return { advisors, appointments, upcoming };
}

function figure(part: string): [keyof LoadSize, number] {
  const [, name = '', digits = ''] = /^(advisors|appointments|upcoming)=(\d{1,9})$/.exec(part) ?? [];
  if (!name) throw wrong(`« ${part} » n’est pas compris`);
  const [least, most] = limits[name as keyof LoadSize];
  if (Number(digits) < least || Number(digits) > most) throw wrong(`${name} va de ${least} à ${most}`);
  return [name as keyof LoadSize, Number(digits)];
}

const wrong = (what: string): WrongSetting =>
  new WrongSetting(`Jeu de charge refusé, ${what} : écrivez par exemple npm run seed -- --load advisors=200,appointments=100000.`);
