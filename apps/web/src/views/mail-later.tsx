/** An address that nobody has proven gets a few mails a day: the page says when the next one leaves. */
export const MailLater = ({ when }: { when: string }) => (
  <p>
    Cette adresse a déjà reçu plusieurs courriels de notre part aujourd’hui. Le prochain partira {when}. Ouvrez un courriel déjà reçu et
    choisissez « C’est bien moi » : il partira aussitôt.
  </p>
);
