import type { ReactNode } from 'react';
import { CallDesk, type DeskWords } from '../desk.js';
import { Form, type FormProps, Text } from '../form.js';
import { Notice } from '../notice.js';
import { page } from '../page.js';

export interface ComeInProps extends Pick<FormProps, 'csrf'>, Partial<Pick<FormProps, 'faults'>> {
  readonly email?: string;
  /** A letter may have left: said the same way for every address. */
  readonly sent?: boolean;
  /** Where to go afterwards, a path of ours; empty: to one's own space. */
  readonly next?: string;
  readonly proConnect: boolean;
  /** What went wrong before, in a sentence. */
  readonly trouble?: { readonly title: string; readonly detail: string };
  readonly desk: DeskWords;
}

/** « Se connecter »: the two doors, and that no door is needed to book. */
export const comeInPage = ({ csrf, faults = [], email = '', sent, next = '', proConnect, trouble, desk }: ComeInProps): string =>
  page(
    { title: 'Se connecter', faults, trail: [] },
    <>
      {sent && <Sent />}
      {trouble && (
        <Notice severity="error" title={trouble.title}>
          <p>{trouble.detail}</p>
        </Notice>
      )}
      <h1 className="fr-h3">Se connecter</h1>
      <p>
        Pas besoin de compte pour <a href="/rendez-vous">prendre rendez-vous</a>. Se connecter sert à suivre vos rendez-vous et ceux de
        votre collectivité.
      </p>
      {proConnect && <WithProConnect csrf={csrf} next={next} />}
      <Way title={proConnect ? 'Par courriel, sans ProConnect' : 'Par courriel'}>
        <p>Donnez votre adresse : nous y envoyons un lien. Il sert une fois, pendant vingt minutes.</p>
        <Form action="/connexion" csrf={csrf} submit="Recevoir un lien" secondary={proConnect} trap>
          <input type="hidden" name="suite" value={next} />
          <Text
            {...{ name: 'adresse', type: 'email', label: 'Adresse électronique', value: email, autoComplete: 'email', faults }}
            hint="Une adresse personnelle ou celle de la mairie convient."
            spellCheck={false}
          />
        </Form>
      </Way>
      <CallDesk desk={desk} />
    </>,
  );

const Sent = () => (
  <Notice severity="success" title="C’est noté">
    <p>Si cette adresse est connue de la cellule, un courriel part avec un lien. Regardez aussi parmi les indésirables.</p>
  </Notice>
);

const Way = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h2 className="fr-h5">{title}</h2>
    {children}
  </section>
);

const WithProConnect = ({ csrf, next }: { csrf: string; next: string }) => (
  <Way title="Avec votre compte d’agent public">
    <Form action="/connexion/proconnect" csrf={csrf} submit="S’identifier avec ProConnect">
      <input type="hidden" name="suite" value={next} />
    </Form>
    <p>
      <a
        href="https://www.proconnect.gouv.fr/"
        target="_blank"
        rel="noopener external"
        title="Qu’est-ce que ProConnect ? – nouvelle fenêtre"
      >
        Qu’est-ce que ProConnect ?
      </a>
    </p>
  </Way>
);
