let sentence: string | null = null;

/** What everyone who comes is to know these days; null: nothing. Said once, when the site starts. */
export function noticeOnEveryPage(given: string | null): void {
  sentence = given;
}

export const SiteNotice = () =>
  sentence && (
    <section className="fr-notice fr-notice--info" aria-label="Information importante">
      <div className="fr-container">
        <div className="fr-notice__body">
          <p className="fr-notice__title">{sentence}</p>
        </div>
      </div>
    </section>
  );
