/** One of what there is to choose from. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** What is looked for; `nothing`: what to say when it is not found. */
export interface PlaceSearchWords {
  readonly label: string;
  readonly value: string;
  readonly nothing: string | null;
}

/** Looking a place up before it can be chosen. */
export const PlaceSearch = ({ label, value, nothing, action }: PlaceSearchWords & { readonly action: string }) => (
  <>
    <form method="get" action={action} className="te-filters">
      <div className="fr-input-group">
        <label className="fr-label" htmlFor="recherche">
          {label}
        </label>
        <input className="fr-input" id="recherche" name="recherche" defaultValue={value} />
      </div>
      <button type="submit" className="fr-btn fr-btn--secondary fr-mb-3w">
        Chercher
      </button>
    </form>
    {nothing && <p>{nothing}</p>}
  </>
);
