import { type Fact, Lines } from '../facts.js';
import { Form } from '../form.js';
import { type Badge, BadgeWord } from '../listing.js';
import { Notice } from '../notice.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';

/** What comparing the seals with the entries has found. */
export interface SealCheck {
  readonly badge: Badge;
  readonly facts: readonly Fact[];
}

interface SealsProps {
  readonly who: SignedInWords;
  readonly csrf: string;
  readonly action: string;
  readonly isDone: boolean;
  /** Null before the first. */
  readonly seal: readonly Fact[] | null;
  readonly check: SealCheck | null;
}

export const sealsPage = ({ who, csrf, action, isDone, seal, check }: SealsProps): string =>
  page(
    { title: 'Sceaux du journal', who, trail: [{ text: 'Journal', href: '/journal' }] },
    <>
      {isDone && (
        <Notice severity="success" title="La vérification est faite">
          <p>Son résultat est ci-dessous, et au journal.</p>
        </Notice>
      )}
      <h1 className="fr-h3">Sceaux du journal</h1>
      <p>
        Les écritures sont scellées par lots, chaque sceau tenant compte du précédent. Une écriture changée en secret ne correspond plus à
        son sceau.
      </p>
      <h2 className="fr-h5">Dernière vérification</h2>
      {check ? (
        <>
          <BadgeWord badge={check.badge} />
          <Lines facts={check.facts} className="fr-mb-3w" />
        </>
      ) : (
        <p>Aucune vérification n’a encore été faite. Elle compare toutes les écritures scellées avec leurs sceaux.</p>
      )}
      <Form action={action} csrf={csrf} submit="Vérifier maintenant" />
      <h2 className="fr-h5 fr-mt-4w">Dernier sceau</h2>
      {seal ? (
        <>
          <Lines facts={seal} className="fr-mb-3w" />
          <p>Gardez cette empreinte hors du service. Elle montrera plus tard si la fin du journal a été coupée.</p>
        </>
      ) : (
        <p>Aucun sceau pour l’instant. Le service en pose un dès que des écritures attendent.</p>
      )}
    </>,
  );
