// Someone whose browser knows no JavaScript: keeps cookies, fills in forms, follows where it is sent.

export class Visitor {
  #cookies = new Map();
  #page = { address: '', status: 0, markup: '' };

  constructor(url) {
    this.url = url;
  }

  /** What a browser would send along. */
  get headers() {
    return { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
  }

  async open(address) {
    return this.#follow(address, {});
  }

  /** Answers the form of the page that is open, at its own address or at another. */
  async send(fields, address = this.#page.address) {
    const body = new URLSearchParams({ ...hiddenIn(this.#page.markup), ...fields });
    return this.#follow(address, { method: 'POST', body });
  }

  /** The first value that a field of this page offers. */
  offered(name) {
    return valueIn(this.#page.markup, name);
  }

  async #follow(address, init) {
    const response = await fetch(new URL(address, this.url), { ...init, headers: this.headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) this.#cookies.set(...cookie.split(';')[0].split('='));
    const next = response.headers.get('location');
    if (next) return this.#follow(next, {});
    this.#page = { address, status: response.status, markup: await response.text() };
    return this.#page;
  }
}

/** Books by the pages, step after step; the address of the last one is that of the confirmation, and the token is its link's. */
export async function bookByPages(visitor, { territory, label, email }) {
  await visitor.open('/rendez-vous?etape=besoin');
  await visitor.send({ type: 'orientation' });
  await visitor.send({ recherche: label, territoire: territory });
  await visitor.send({ creneau: visitor.offered('creneau') });
  await visitor.send({ prenom: 'Odile', nom: 'Chabert', adresse: email, statut: 'staff' });
  const { markup } = await visitor.send({});
  return /\/rendez-vous\/([\w-]{20,})"/.exec(markup)?.[1] ?? '';
}

/** What the first form of the page sends along by itself. */
export function hiddenIn(markup) {
  const [form = ''] = /<form[\s\S]*?<\/form>/.exec(markup) ?? [];
  const hidden = [...form.matchAll(/<input[^>]* ?type="hidden"[^>]*>/g)].map(([field]) => field);
  return Object.fromEntries(hidden.map((field) => [/name="([^"]*)"/.exec(field)?.[1], /value="([^"]*)"/.exec(field)?.[1] ?? '']));
}

function valueIn(markup, name) {
  const [field = ''] = new RegExp(`<input[^>]* name="${name}"[^>]*>`).exec(markup) ?? [];
  return /value="([^"]*)"/.exec(field)?.[1] ?? '';
}
