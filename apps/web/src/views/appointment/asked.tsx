/** What one is kindly asked to prepare: nothing in it is a condition. */
export const Asked = ({ lines }: { lines: readonly string[] }) =>
  lines.length > 0 ? (
    <>
      <AskedLines lines={lines} />
      <p>Vous n’avez rien de tout cela ? Venez quand même, c’est souvent par là que nous commençons.</p>
    </>
  ) : (
    <p>Cette fois, rien de particulier à préparer.</p>
  );

/** The same, to the cell. */
export const AskedOfThem = ({ lines }: { lines: readonly string[] }) =>
  lines.length > 0 ? <AskedLines lines={lines} /> : <p>Rien ne lui est demandé.</p>;

export const AskedLines = ({ lines }: { lines: readonly string[] }) => (
  <ul className="te-asked">
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);
