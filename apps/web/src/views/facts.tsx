/** What is known of something, by name. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

const Named = ({ facts }: { facts: readonly Fact[] }) =>
  facts.map(({ name, value }) => (
    <div key={name}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  ));

/** The subject of a page: each line set apart. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl className="te-summary te-facts">
    <Named facts={facts} />
  </dl>
);

/** Close together, in an entry of a list. */
export const Lines = ({ facts, className = '' }: { facts: readonly Fact[]; className?: string }) => (
  <dl className={`te-lines ${className}`.trim()}>
    <Named facts={facts} />
  </dl>
);
