import type { ReactNode } from 'react';

interface SectionProps {
  /** Where the list of contents leads. */
  readonly id?: string;
  readonly title: string;
  readonly children: ReactNode;
}

export const Section = ({ id, title, children }: SectionProps) => (
  <section className="fr-mt-4w" id={id}>
    <h2 className="fr-h5">{title}</h2>
    {children}
  </section>
);
