import type { ReactNode } from 'react';

interface FoldedProps {
  readonly title: string;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

/** Opened by whoever wants it, without any script. */
export const Folded = ({ title, isOpen, children }: FoldedProps) => (
  <details className="te-rescue" open={isOpen || undefined}>
    <summary>{title}</summary>
    <div>{children}</div>
  </details>
);
