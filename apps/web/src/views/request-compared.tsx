import { type Fact, Facts } from './facts.js';
import { page } from './page.js';
import { type RereadProps, SendOrChange } from './request-act.js';

/** `to`: whose request is closed. */
interface ComparedProps extends Omit<RereadProps, 'read'> {
  readonly closed: readonly Fact[];
  readonly kept: readonly Fact[];
}

/** Two requests, before one is closed for the other. */
export const comparedPage = ({ around, csrf, action, submit, to, typed, closed, kept }: ComparedProps): string =>
  page(
    { title: 'Est-ce la même demande ?', ...around },
    <>
      <h1 className="fr-h3">Est-ce la même demande ?</h1>
      <p>{to} reçoit un courriel : sa demande est traitée avec l’autre. Une erreur ? Vous pourrez reprendre la demande depuis sa page.</p>
      <h2 className="fr-h5">La demande que vous fermez</h2>
      <Facts facts={closed} />
      <h2 className="fr-h5">La demande qui continue</h2>
      <Facts facts={kept} />
      <SendOrChange {...{ action, csrf, submit, typed }} />
    </>,
  );
