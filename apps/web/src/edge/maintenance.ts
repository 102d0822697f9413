import type { FastifyInstance } from 'fastify';
import { Refusal } from '#kernel';
import { config } from '#platform';

/** Someone works on the service (MAINTENANCE): nothing is read or written meanwhile. */
class UnderMaintenance extends Refusal {
  readonly code = 'unavailable';

  constructor(sentence: string) {
    super({ title: 'Le service est en maintenance.', detail: sentence || usual });
  }
}

const usual = 'Nous le remettons en marche au plus vite. Les rendez-vous déjà pris sont conservés.';

/** Health, figures and the stylesheet of the page that says so. */
const staysOpen = /^\/(health|metrics|static)([/?]|$)/;

export function closeForMaintenance(server: FastifyInstance): void {
  const { maintenance } = config();
  if (maintenance === null) return;
  server.addHook('onRequest', async ({ url }) => {
    if (!staysOpen.test(url)) throw new UnderMaintenance(maintenance);
  });
}
