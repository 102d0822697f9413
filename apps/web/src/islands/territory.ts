import { type Found, searchTerritories } from './territory/search.js';

/**
 * Suggestions under the field « Nom ou code postal », after the combobox pattern of the ARIA Authoring Practices (list, manual choice).
 * The form works without: what is typed is then looked up by the server, on a page of its own.
 */
class TerritoryField {
  private readonly list = document.createElement('ul');
  private readonly status = document.createElement('p');
  private found: Found[] = [];
  private active = -1;
  private asked = 0;
  private timer = 0;

  constructor(
    private readonly input: HTMLInputElement,
    private readonly chosen: HTMLInputElement,
  ) {
    this.dress();
    this.restore();
    input.addEventListener('input', () => this.typed());
    input.addEventListener('keydown', (event) => this.pressed(event));
    input.addEventListener('blur', () => this.close());
    input.form?.addEventListener('submit', () => this.keep());
    this.list.addEventListener('mousedown', (event) => event.preventDefault());
    this.list.addEventListener('click', (event) => this.clicked(event));
  }

  private dress(): void {
    const { input, list, status } = this;
    list.id = `${input.id}-propositions`;
    list.className = 'te-options';
    list.hidden = true;
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', 'Collectivités');
    status.className = 'fr-sr-only';
    status.setAttribute('role', 'status');
    input.autocomplete = 'off';
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', list.id);
    input.setAttribute('aria-expanded', 'false');
    const frame = document.createElement('div');
    frame.className = 'te-combo';
    input.replaceWith(frame);
    frame.append(input, list, status);
  }

  /** A browser gives a field without its own suggestions nothing back on the way back from a cut line: we do. */
  private keep(): void {
    history.replaceState({ typed: this.input.value, chosen: this.chosen.value }, '');
  }

  private restore(): void {
    const kept = history.state as { typed: string; chosen: string } | null;
    if (!kept) return;
    this.input.value = kept.typed;
    this.chosen.value = kept.chosen;
  }

  private typed(): void {
    this.chosen.value = '';
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.suggest(this.input.value.trim()), 180);
  }

  private async suggest(query: string): Promise<void> {
    const turn = ++this.asked;
    if (query.length < 2) return this.close();
    const found = await searchTerritories(query);
    if (turn !== this.asked || found === null) return;
    this.found = found;
    this.show();
  }

  private show(): void {
    this.active = -1;
    this.list.replaceChildren(...this.found.map((territory, index) => this.option(territory, index)));
    this.open(this.found.length > 0);
    this.status.textContent = announced(this.found.length);
  }

  private option({ label, detail }: Found, index: number): HTMLLIElement {
    const option = document.createElement('li');
    const small = document.createElement('small');
    option.id = `${this.list.id}-${index}`;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    small.textContent = detail;
    option.append(label, small);
    return option;
  }

  private pressed(event: KeyboardEvent): void {
    const isOpen = !this.list.hidden;
    const act: Record<string, (() => void) | undefined> = {
      ArrowDown: () => this.move(1),
      ArrowUp: () => this.move(-1),
      Escape: isOpen ? () => this.close() : undefined,
      Enter: isOpen && this.active >= 0 ? () => this.choose(this.active) : undefined,
    };
    const known = act[event.key];
    if (!known) return;
    event.preventDefault();
    known();
  }

  private move(by: 1 | -1): void {
    if (this.found.length === 0) return;
    this.open(true);
    const from = this.active < 0 && by < 0 ? 0 : this.active;
    this.activate((from + by + this.found.length) % this.found.length);
  }

  private activate(index: number): void {
    this.active = index;
    [...this.list.children].forEach((option, at) => {
      option.setAttribute('aria-selected', String(at === index));
    });
    const option = this.list.children[index];
    option?.scrollIntoView({ block: 'nearest' });
    if (option) this.input.setAttribute('aria-activedescendant', option.id);
    else this.input.removeAttribute('aria-activedescendant');
  }

  private clicked(event: MouseEvent): void {
    const option = (event.target as Element).closest('li');
    if (option) this.choose([...this.list.children].indexOf(option));
  }

  private choose(index: number): void {
    const territory = this.found[index];
    if (!territory) return;
    this.input.value = territory.label;
    this.chosen.value = territory.id;
    this.status.textContent = `Choisi : ${territory.label}.`;
    this.close();
  }

  private close(): void {
    this.asked += 1;
    this.activate(-1);
    this.open(false);
  }

  private open(visible: boolean): void {
    this.list.hidden = !visible;
    this.input.setAttribute('aria-expanded', String(visible));
  }
}

function announced(count: number): string {
  if (count === 0) return 'Aucune proposition.';
  return count === 1 ? 'Une proposition. Flèche bas pour la lire.' : `${count} propositions. Flèche bas pour les lire.`;
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-island=territory]')) {
  const input = form.querySelector<HTMLInputElement>('input[name=recherche]');
  const chosen = form.querySelector<HTMLInputElement>('input[name=territoire]');
  if (input && chosen) new TerritoryField(input, chosen);
}
