import { comesInByMail } from '../support/scenes.js';
import { fromIntentionToAction } from '../support/story-cases.js';

describe(
  'the project of a commune of four hundred people, who have personal addresses and a phone',
  fromIntentionToAction({
    ...{
      place: 'Montbrun-les-Bains',
      label: 'Montbrun-les-Bains (26)',
      head: { firstName: 'Joëlle', lastName: 'Bonnet', email: 'joelle.bonnet@orange.example' },
    },
    ...{
      comesIn: comesInByMail,
      signInLinks: 1,
      said: 'Montbrun-les-Bains (26) : voici ce que nous avons noté',
      mornings: [1, 2, 3, 4, 5],
      clock: 'heure de Paris',
      agents: [],
    },
    seat: { width: 320, javaScript: false },
  }),
);
