import { type Saved, saveForm } from './autosave/save.js';

/** How long after the last key. */
const pause = 1500;

/**
 * Saves the writing screen by the very form that its button sends, a moment after the last key and when the page is left. The page
 * that comes back says which version it is now; without this script the button is still there.
 */
class Autosave {
  private timer = 0;
  private isDirty = false;
  private isOver = false;
  private going: Promise<void> | null = null;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly status: HTMLElement,
  ) {
    form.addEventListener('input', () => this.typed());
    form.addEventListener('submit', (event) => this.submitted(event));
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden' && this.isDirty) void this.save();
    });
  }

  private typed(): void {
    this.isDirty = true;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.save(), pause);
  }

  /** One at a time: each is written over the version that the one before has made. */
  private async save(): Promise<void> {
    if (this.isOver) return;
    if (this.going !== null) {
      await this.going;
      if (!this.isDirty) return;
    }
    this.isDirty = false;
    this.going = this.send();
    await this.going;
    this.going = null;
  }

  private async send(): Promise<void> {
    const saved = await saveForm(this.form);
    this.say(saved.words);
    if (saved.kind === 'saved') this.take(saved);
    if (saved.kind === 'later') this.typed();
    if (saved.kind === 'refused') this.isOver = true;
  }

  private take({ version, csrf }: Extract<Saved, { kind: 'saved' }>): void {
    for (const [name, value] of Object.entries({ version, _csrf: csrf })) {
      const field = this.form.elements.namedItem(name);
      if (field instanceof HTMLInputElement && value !== '') field.value = value;
    }
  }

  private say(words: string): void {
    if (words !== '' && this.status.textContent !== words) this.status.textContent = words;
  }

  /** What is on its way arrives first, or the button would write over a version that is none any more. */
  private submitted(event: SubmitEvent): void {
    window.clearTimeout(this.timer);
    if (this.going === null) return;
    event.preventDefault();
    void this.going.then(() => this.form.requestSubmit(event.submitter));
  }
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-island=autosave]')) {
  const status = form.querySelector<HTMLElement>('[data-saved]');
  if (status) new Autosave(form, status);
}
