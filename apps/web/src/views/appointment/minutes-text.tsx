export interface MinutesWords {
  readonly lines: readonly { readonly name: string; readonly lines: readonly string[] }[];
  readonly words: string;
  /** Why there are none. */
  readonly reason: string | null;
  /** What was asked about them, and what came of it. */
  readonly corrections: readonly { readonly title: string; readonly words: string }[];
}

/** What came out, then the text. */
export const MinutesText = ({ lines, words, reason, corrections }: MinutesWords) => (
  <>
    {lines.map(({ name, lines: each }) => (
      <section key={name}>
        <h3 className="fr-h6 fr-mb-1v">{name}</h3>
        {each.length === 1 ? (
          <p className="te-words">{each[0]}</p>
        ) : (
          <ul>
            {each.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </section>
    ))}
    {words && <p className="te-words">{words}</p>}
    {reason && <p className="te-words">Pas de compte rendu : {reason}</p>}
    {corrections.map(({ title, words: said }) => (
      <section key={title}>
        <h3 className="fr-h6 fr-mb-1v">{title}</h3>
        <p className="te-words">{said}</p>
      </section>
    ))}
  </>
);
