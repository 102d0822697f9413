import { MinutesText, type MinutesWords } from '../appointment/minutes-text.js';
import { Form, type FormProps, LongText } from '../form.js';
import { type Moment, MomentWords } from '../moment.js';
import { Notice } from '../notice.js';
import { type Around, page } from '../page.js';
import { Decided, type DecidedProps } from './decided.js';
import { Rectify, type RectifyingFields } from './rectifying.js';
import { Close, type Closing, Group, type WritingGroup } from './writing-fields.js';

export type WritingDone = 'envoye' | 'envoye-suite' | 'sans' | 'sans-suite' | 'manque' | 'suite' | 'corrige' | 'maintenu';

export interface WritingProps extends FormProps {
  /** Address of this page. */
  readonly base: string;
  readonly around: Around;
  readonly done: WritingDone | null;
  readonly title: string;
  readonly person: string;
  /** No mail goes to her: what is written is said by telephone. */
  readonly isCalled: boolean;
  readonly when: Moment;
  /** As they are kept: where nothing is to be written, or beside what someone typed meanwhile. */
  readonly stored: MinutesWords | null;
  /** Null to whoever is not to know of them. */
  readonly storedNote: string | null;
  readonly isOvertaken: boolean;
  /** Null where no correction is to be written. */
  readonly rectifying: RectifyingFields | null;
  /** Typed after the minutes were sent, to be read and copied; null where nothing was. */
  readonly unsaved: readonly { readonly name: string; readonly words: string }[] | null;
  /** « Enregistré à 10 h 42 »; empty before. */
  readonly saved: string;
  /** Null for whoever only reads. */
  readonly writing: WritingFields | null;
}

interface WritingFields {
  readonly version: number;
  readonly groups: readonly WritingGroup[];
  readonly words: string;
  readonly note: string;
  readonly decided: DecidedProps;
  /** Null before it is late enough to say how it went. */
  readonly closing: Closing | null;
}

const sent = 'Le compte rendu part par courriel';
const doneWords: Record<WritingDone, { title: string; next: string }> = {
  envoye: { title: sent, next: 'La collectivité le lit aussi par son lien. Il ne change plus.' },
  'envoye-suite': { title: `${sent}, et le prochain rendez-vous est pris`, next: 'La personne reçoit aussi sa confirmation.' },
  sans: { title: 'C’est noté', next: 'Ce rendez-vous n’a pas de compte rendu. Vous pouvez encore en écrire un.' },
  'sans-suite': { title: 'C’est noté, et le prochain rendez-vous est pris', next: 'La personne reçoit sa confirmation.' },
  suite: { title: 'Le prochain rendez-vous est fixé', next: 'La personne reçoit sa confirmation.' },
  manque: { title: 'C’est noté : rendez-vous manqué', next: 'Si vous vous voyez finalement, vous pouvez encore écrire le compte rendu.' },
  corrige: { title: 'Le rectificatif est ajouté', next: 'La collectivité le lit sous le compte rendu ; un courriel le lui dit.' },
  maintenu: { title: 'Votre réponse est ajoutée', next: 'La collectivité la lit sous le compte rendu ; un courriel le lui dit.' },
};

const said = { title: 'Le compte rendu est écrit', next: 'L’appel à passer est dans « Ma journée ». Le compte rendu ne change plus.' };

/** Where the words above promise a mail. */
const doneForCaller: Partial<Record<WritingDone, typeof said>> = {
  envoye: said,
  'envoye-suite': { ...said, title: `${said.title}, et le prochain rendez-vous est pris` },
  'sans-suite': { ...doneWords['sans-suite'], next: 'Dites-en le jour et l’heure à cette personne.' },
  corrige: { title: 'Le rectificatif est ajouté', next: 'L’appel à passer est dans « Ma journée ».' },
  maintenu: { title: 'Votre réponse est ajoutée', next: 'L’appel à passer est dans « Ma journée ».' },
  suite: { ...doneWords.suite, next: 'Dites-en le jour et l’heure à cette personne.' },
};

const wordsOf = (done: WritingDone, isCalled: boolean) => (isCalled && doneForCaller[done]) || doneWords[done];

export const writingPage = (props: WritingProps): string =>
  page(
    { title: 'Compte rendu', faults: props.faults, ...props.around, wide: true, islands: props.writing ? ['autosave'] : [] },
    <>
      {props.done && (
        <Notice severity="success" title={wordsOf(props.done, props.isCalled).title}>
          <p>{wordsOf(props.done, props.isCalled).next}</p>
          <p>
            <a href="/agenda">Revenir à ma journée</a>
          </p>
        </Notice>
      )}
      {props.isOvertaken && (
        <Notice severity="warning" title="Quelqu’un a écrit ici entre-temps">
          <p>Rien n’est perdu : ce qui est enregistré est ci-dessous, ce que vous avez écrit est dans les champs.</p>
          <p>Gardez ce qui convient, puis enregistrez.</p>
        </Notice>
      )}
      {props.unsaved && (
        <Notice severity="warning" title="Ce compte rendu est déjà envoyé">
          <p>Il reste tel que la collectivité l’a lu. Ce que vous venez d’écrire n’est pas enregistré.</p>
          <p>Vous le retrouvez au bas de cette page, pour le copier.</p>
        </Notice>
      )}
      <h1 className="te-title">
        <span className="fr-text--md te-over">Compte rendu</span>
        <span className="fr-h3">{props.title}</span>
      </h1>
      <p>
        <MomentWords moment={props.when} />
      </p>
      <p>Avec {props.person}</p>
      <Stored {...props} />
      {props.rectifying && !props.unsaved && <Rectify {...props} {...props.rectifying} />}
      <Write {...props} />
      {props.unsaved && <Unsaved texts={props.unsaved} />}
    </>,
  );

const Stored = ({ stored, storedNote, isOvertaken, writing }: WritingProps) => (
  <>
    {stored && (
      <section className="te-card">
        <h2 className="fr-h5">{isOvertaken ? 'Ce qui est enregistré' : 'Ce qui est écrit'}</h2>
        <MinutesText {...stored} />
      </section>
    )}
    {storedNote && (
      <section className="te-card">
        <h2 className="fr-h5">Notes internes</h2>
        <p className="te-words">{storedNote}</p>
      </section>
    )}
    {!writing && !stored && <p>Rien n’est encore écrit.</p>}
  </>
);

const Unsaved = ({ texts }: { texts: NonNullable<WritingProps['unsaved']> }) => (
  <section className="te-card fr-mt-4w">
    <h2 className="fr-h5">Ce que vous venez d’écrire, et qui n’est pas enregistré</h2>
    {texts.length === 0 && <p>Rien.</p>}
    {texts.map(({ name, words }) => (
      <div key={name}>
        <h3 className="fr-h6 fr-mb-1v">{name}</h3>
        <p className="te-words">{words}</p>
      </div>
    ))}
  </section>
);

function Write({ base, csrf, faults, writing, saved }: WritingProps) {
  if (!writing) return null;
  const { version, groups, words, note, decided, closing } = writing;
  return (
    <Form
      action={base}
      csrf={csrf}
      island="autosave"
      submit={closing ? 'Clore le rendez-vous' : 'Enregistrer'}
      does={closing ? 'clore' : 'enregistrer'}
    >
      <input type="hidden" name="version" value={version} />
      <div className="te-writing">
        {groups.length > 0 && (
          <section>
            <h2 className="fr-h5">Ce qui en ressort</h2>
            {groups.map((group) => (
              <Group key={group.fields[0]?.name} {...group} faults={faults} />
            ))}
          </section>
        )}
        <section>
          <h2 className="fr-h5">Ce que vous écrivez</h2>
          <LongText
            name="compte-rendu"
            label="Compte rendu"
            hint="La collectivité le reçoit quand vous l’envoyez, avec ce qui en ressort."
            value={words}
            maxLength={20_000}
            optional
            faults={faults}
          />
          <LongText
            name="notes"
            label="Notes internes"
            hint="Écrivez comme si la personne vous lisait. La cellule seule les voit : elles ne partent avec aucun message."
            value={note}
            maxLength={20_000}
            optional
            faults={faults}
          />
        </section>
      </div>
      <Decided {...decided} faults={faults} />
      {closing && (
        <button type="submit" name="geste" value="enregistrer" className="fr-btn fr-btn--secondary fr-mt-3w">
          Enregistrer
        </button>
      )}
      <p className="fr-mt-1w" role="status" data-saved>
        {saved}
      </p>
      {closing && <Close {...closing} faults={faults} />}
    </Form>
  );
}
