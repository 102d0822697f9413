export type Saved =
  | { readonly kind: 'saved'; readonly words: string; readonly version: string; readonly csrf: string }
  /** The network or the server is away: tried again. */
  | { readonly kind: 'later'; readonly words: string }
  /** Only its button can tell more. */
  | { readonly kind: 'refused'; readonly words: string };

const words = {
  away: 'Pas encore enregistré : le réseau ne répond pas. Gardez cette page ouverte.',
  overtaken: 'Pas enregistré : quelqu’un a écrit ici entre-temps. Enregistrez par le bouton pour voir les deux textes.',
  lapsed: 'Pas enregistré : votre connexion a pris fin. Enregistrez par le bouton : rien ne sera perdu.',
  sent: 'Pas enregistré\u202f: ce compte rendu est déjà envoyé. Enregistrez par le bouton pour le lire.',
  refused: 'Pas enregistré : un champ est à corriger. Enregistrez par le bouton pour voir lequel.',
} as const;

const refusals: Readonly<Record<number, string>> = {
  ...{ 400: words.refused, 401: words.lapsed, 403: words.lapsed, 409: words.sent, 412: words.overtaken },
};

/** Sends the form as its button « Enregistrer » does, and reads from the page that answers which version it is now. */
export async function saveForm(form: HTMLFormElement): Promise<Saved> {
  const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  body.set('geste', 'enregistrer');
  try {
    // `keepalive`: it arrives even when the page is being closed; a browser refuses that beyond 64 kB
    const keepalive = body.toString().length < 60_000;
    const response = await fetch(form.action, { method: 'POST', body, keepalive });
    if (response.ok) return savedIn(new DOMParser().parseFromString(await response.text(), 'text/html'));
    const refusal = refusals[response.status];
    return refusal ? { kind: 'refused', words: refusal } : { kind: 'later', words: words.away };
  } catch {
    return { kind: 'later', words: words.away };
  }
}

function savedIn(page: Document): Saved {
  const value = (name: string) => page.querySelector<HTMLInputElement>(`form[data-island=autosave] input[name=${name}]`)?.value ?? '';
  const said = page.querySelector('[data-saved]')?.textContent?.trim() ?? '';
  // any other page means that the door came first
  if (value('version') === '') return { kind: 'refused', words: words.lapsed };
  return { kind: 'saved', words: said, version: value('version'), csrf: value('_csrf') };
}
