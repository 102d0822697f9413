import type { ReactNode } from 'react';

interface NoticeProps {
  readonly severity: 'error' | 'warning' | 'success';
  readonly title: string;
  readonly children?: ReactNode;
}

/** Receives focus when the page opens: what has just happened, or what to correct, is the first thing heard. */
export const Notice = ({ severity, title, children }: NoticeProps) => (
  <div
    className={`fr-alert fr-alert--${severity} fr-mb-4w`}
    role={severity === 'success' ? 'status' : 'alert'}
    tabIndex={-1}
    // biome-ignore lint/a11y/noAutofocus: RGAA 11.10 and GOV.UK's error summary, without any script
    autoFocus
  >
    <h2 className="fr-alert__title">{title}</h2>
    {children}
  </div>
);

/** What was done, or what came between, and what comes next. */
export const Said = ({ severity, title, next }: { severity: 'success' | 'warning'; title: string; next: string }) => (
  <Notice severity={severity} title={title}>
    <p>{next}</p>
  </Notice>
);
