import type { INestApplicationContext } from '@nestjs/common';
import { type RequestAct, RequestsService, TriageService } from '#intake';
import { anonymous, type PersonActor } from '#kernel';
import { addressOf } from '../cast.js';
import { actorsAs } from './actors.js';

interface Asked {
  readonly territoryId: string;
  readonly type: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly status: 'elected' | 'staff';
  readonly intention: string;
  readonly preferred: readonly string[];
  /** What the cell did with it, if anything. */
  readonly act: ((advisor: PersonActor) => RequestAct) | null;
}

/** Two that nobody has looked at, one that waits for its people, one accepted; the people are those of the cast. */
const requests: readonly Asked[] = [
  {
    ...{ territoryId: 'commune:26220', type: 'orientation', firstName: 'Hélène', lastName: 'Barral', status: 'elected' },
    intention: 'Nous voulons revoir la place du marché avec les commerçants et les habitants.',
    preferred: ['Un mardi après 18 h', 'Un samedi matin'],
    act: null,
  },
  {
    ...{ territoryId: 'commune:26063', type: 'orientation', firstName: 'Marc', lastName: 'Faure', status: 'elected' },
    intention: 'Le conseil municipal souhaite consulter les hameaux sur les transports.',
    preferred: ['Un lundi à midi'],
    act: () => ({ move: 'ask', words: 'Combien de hameaux, et combien de personnes y vivent\u202f?' }),
  },
  {
    ...{ territoryId: 'epci:200068229', type: 'follow_up', firstName: 'Paul', lastName: 'Eysseric', status: 'staff' },
    intention: 'Nous cherchons comment rendre compte aux habitants de ce qui a été retenu.',
    preferred: ['Un vendredi après-midi'],
    act: ({ personId }) => ({ move: 'accept', words: 'Nous en parlons à notre prochain rendez-vous.', advisorId: personId }),
  },
  {
    ...{ territoryId: 'commune:59350', type: 'coherence', firstName: 'Pauline', lastName: 'Vermeersch', status: 'staff' },
    intention: 'La ville mène trois concertations la même année et veut les accorder.',
    preferred: ['Un jeudi matin'],
    act: null,
  },
];

/** Through the services, so that they obey the rules. */
export async function demonstrateRequests(app: INestApplicationContext, now: Date): Promise<number> {
  const [advisor] = await actorsAs(app, 'advisor');
  for (const { act, preferred, ...asked } of requests) {
    const answers = { ...asked, email: addressOf(asked), modality: 'visio', preferred: [...preferred] } as const;
    const { id, version } = await app.get(RequestsService).submit(anonymous, answers, now);
    if (act && advisor) await app.get(TriageService).make(advisor, id, { ...act(advisor), version }, now);
  }
  return requests.length;
}
