import { comesInByProConnect } from '../support/scenes.js';
import { fromIntentionToAction } from '../support/story-cases.js';

const naima = { firstName: 'Naïma', lastName: 'Saïd', email: 'naima.said@mamoudzou.example' };

describe(
  'the project of a head of project in Mayotte, who signs in by ProConnect',
  fromIntentionToAction({
    ...{
      place: 'Mamoudzou',
      label: 'Mamoudzou (976)',
      head: naima,
      comesIn: comesInByProConnect,
      signInLinks: 0,
      said: null,
      clock: 'heure de Mayotte',
      mornings: [1, 2, 5],
    },
    seat: { width: 1280, javaScript: true },
    agents: [
      {
        ...{ ...naima, role: 'member', post: 'cheffe de projet', organisation: 'Mairie de Mamoudzou', siret: '00000000000018' },
        ...{ roles: ['agent_public', 'agent_public_territorial'], acr: 'eidas1' },
      },
    ],
  }),
);
