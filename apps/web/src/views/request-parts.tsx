import type { ReactNode } from 'react';
import { type Fact, Lines } from './facts.js';
import { Form, type FormProps, LongText } from './form.js';
import type { Link } from './links.js';
import { Notice } from './notice.js';

/** Something that happened to a request. */
export interface HistoryLine {
  readonly number: number;
  readonly title: string;
  readonly when: string;
  readonly facts: readonly Fact[];
}

export const History = ({ lines }: { lines: readonly HistoryLine[] }) => (
  <section className="fr-mt-4w">
    <h2 className="fr-h5">Ce qui s’est passé</h2>
    <Steps lines={lines} />
  </section>
);

const Steps = ({ lines }: { lines: readonly HistoryLine[] }) => (
  <ol className="te-cards">
    {lines.map(({ number, title, when, facts }) => (
      <li key={number} className="te-card">
        <h3 className="fr-h6 fr-mb-1v">{title}</h3>
        <Lines facts={[{ name: 'Quand', value: when }, ...facts]} />
      </li>
    ))}
  </ol>
);

/** What others did while a form was open: what was typed is still in it. */
export const Meanwhile = ({ lines }: { lines: readonly HistoryLine[] }) =>
  lines.length > 0 ? (
    <Notice severity="warning" title="Cette demande a changé entre-temps">
      <p>Rien n’est encore envoyé. Votre texte est gardé ci-dessous.</p>
      <Steps lines={lines} />
    </Notice>
  ) : null;

/** What whoever asked can do: answer what we ask, take the request back. */
export interface Following extends FormProps {
  readonly base: string;
  readonly version: number;
  /** Null when we wait for nothing. */
  readonly question: string | null;
  readonly typed: string;
  readonly mayWithdraw: boolean;
  readonly meanwhile: readonly HistoryLine[];
}

export const Follow = ({ base, csrf, faults, version, question, typed, mayWithdraw, meanwhile }: Following) => (
  <>
    <Meanwhile lines={meanwhile} />
    {question !== null && (
      <section className="te-card fr-mb-3w">
        <h2 className="fr-h5">Notre question</h2>
        <Lines facts={[{ name: 'Nous vous demandons', value: question }]} />
        <Form action={`${base}/reponse`} csrf={csrf} submit="Envoyer ma réponse">
          <input type="hidden" name="version" value={version} />
          <LongText name="mots" label="Votre réponse" value={typed} maxLength={5000} faults={faults} />
        </Form>
      </section>
    )}
    {mayWithdraw && (
      <p>
        <a href={`${base}/retrait`}>Retirer cette demande</a>
      </p>
    )}
  </>
);

/** Nothing belongs to anything by itself: a person decides. */
export const Beside = ({ sentences, title = 'À rapprocher ?', children }: BesideProps) => (
  <section className="te-card fr-mb-3w">
    <h2 className="fr-h5">{title}</h2>
    <ul>
      {sentences.map((one) =>
        typeof one === 'string' ? (
          <li key={one}>{one}</li>
        ) : (
          <li key={one.href}>
            <a href={one.href}>{one.text}</a>
          </li>
        ),
      )}
    </ul>
    {children}
  </section>
);

interface BesideProps {
  /** A sentence, or one that leads to what it tells of. */
  readonly sentences: readonly (string | Link)[];
  readonly title?: string | undefined;
  readonly children?: ReactNode;
}
