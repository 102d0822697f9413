import { hiddenIn } from './visitor.mjs';

/** Someone who fills in forms in a browser without JavaScript, as far as HTTP goes: a cookie, a hidden field, a redirect. */
export class FormVisitor {
  private cookies = new Map<string, string>();
  html = '';
  path = '';
  status = 0;
  headers: Headers | undefined;

  constructor(private readonly url: string) {}

  async open(path: string): Promise<this> {
    await this.follow(await this.ask(path));
    return this;
  }

  /** Sends the form of the page where they are, to that page or to `path`. */
  async send(fields: Record<string, string>, path = this.path): Promise<this> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    await this.follow(
      await this.ask(path, { method: 'POST', headers, body: String(new URLSearchParams({ ...hiddenIn(this.html), ...fields })) }),
    );
    return this;
  }

  /** Sends a document by a form of the page where they are, as `multipart/form-data`: its token, then what is typed, then the document. */
  async sendFile(bytes: Buffer, name: string, path = this.path, typed: Record<string, string> = {}): Promise<this> {
    const body = new FormData();
    for (const [field, value] of Object.entries({ _csrf: this.hidden('_csrf'), ...typed })) body.append(field, value);
    body.append('document', new Blob([bytes as Buffer<ArrayBuffer>]), name);
    await this.follow(await this.ask(path, { method: 'POST', body }));
    return this;
  }

  /** The same page in a second tab, which no longer hears of the first unless it is `sharing` its cookies; `url` where the service answers by then. */
  copy(url = this.url): FormVisitor {
    return Object.assign(new FormVisitor(url), { html: this.html, path: this.path, status: this.status });
  }

  sharing({ cookies }: FormVisitor): this {
    this.cookies = cookies;
    return this;
  }

  /** Where the first form of the page is sent. */
  action(): string {
    return (/<form[^>]* action="([^"]*)"/.exec(this.html)?.[1] ?? this.path).replaceAll('&amp;', '&');
  }

  hidden(name: string): string {
    return hiddenIn(this.html)[name] ?? '';
  }

  /** As when someone empties their browser, without closing its pages. */
  loseCookies(): this {
    this.cookies = new Map();
    return this;
  }

  /** What the first of those fields would send. */
  valueOf(field: string): string {
    return (
      new RegExp(`name="${field}"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="${field}"`).exec(this.html)?.slice(1).find(Boolean) ?? ''
    );
  }

  cookie(name: string): string {
    return this.cookies.get(name) ?? '';
  }

  /** What answers there first, wherever it leads: its status. A POST sends the hidden fields of the page where they are. */
  async knock(method: 'GET' | 'POST', path: string): Promise<number> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = String(new URLSearchParams(hiddenIn(this.html)));
    const here = this.path;
    const { status } = await this.ask(path, method === 'GET' ? {} : { method, headers, body });
    this.path = here;
    return status;
  }

  /** Into the page itself, as a browser does after a form. */
  private async follow(response: Response): Promise<void> {
    const to = response.headers.get('location');
    if (to) return this.follow(await this.ask(to));
    this.html = await response.text();
    [this.status, this.headers] = [response.status, response.headers];
  }

  /** What answers there, as it comes. */
  fetch(path: string): Promise<Response> {
    const here = this.path;
    return this.ask(path).finally(() => {
      this.path = here;
    });
  }

  private async ask(path: string, init: RequestInit = {}): Promise<Response> {
    this.path = path;
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${this.url}${path}`, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      this.cookies.set(name, value);
    }
    return response;
  }
}
