import { isSharedMailbox } from './shared-mailbox.js';

describe('a shared mailbox', () => {
  it.each([
    'mairie@buis.example',
    'Mairie.Buis@orange.example',
    'mairie-de-buis@wanadoo.example',
    'contact@cc-sud.example',
    'accueil2@ville.example',
    'secrétariat@commune.example',
    'secretariat-general@ville.example',
    'etat-civil@ville.example',
  ])('is %s', (email) => expect(isSharedMailbox(email)).toBe(true));

  it.each(['odile.chabert@mairie.example', 'marie@buis.example', 'contacteur@x.example', 'accueillant@x.example', 'villeneuve@x.example'])(
    'is not %s',
    (email) => expect(isSharedMailbox(email)).toBe(false),
  );
});
