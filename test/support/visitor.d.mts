export interface OpenPage {
  readonly address: string;
  readonly status: number;
  readonly markup: string;
}

/** Someone whose browser knows no JavaScript: keeps cookies, fills in forms, follows where it is sent. */
export class Visitor {
  constructor(url: string);
  readonly headers: { cookie: string };
  open(address: string): Promise<OpenPage>;
  /** Answers the form of the page that is open, at its own address or at another. */
  send(fields: Record<string, string>, address?: string): Promise<OpenPage>;
  /** The first value that a field of this page offers. */
  offered(name: string): string;
}

/** Books by the pages, step after step: the token of the appointment's link. */
export function bookByPages(visitor: Visitor, who: { territory: string; label: string; email: string }): Promise<string>;

/** What the first form of the page sends along by itself. */
export function hiddenIn(markup: string): Record<string, string>;
