import type { Page } from 'playwright-core';

/** More keys than any page asks for. */
const most = 300;

/** What has the focus, as its user perceives it. */
interface Focused {
  readonly id: string;
  readonly name: string;
  readonly isSeen: boolean;
}

/** Someone who has a keyboard and no mouse: Tab, arrows, Enter, Space, and typing. */
export class Keyboard {
  /** Stops at which one would not see where one is. */
  readonly unseen: string[] = [];

  constructor(private readonly page: Page) {}

  /** A link or a button, by its words; into the page to which it leads. */
  async follow(words: string): Promise<void> {
    await this.reach(words, ({ name }) => name.includes(words));
    await Promise.all([this.page.waitForEvent('domcontentloaded'), this.page.keyboard.press('Enter')]);
    await this.page.waitForLoadState('load');
  }

  /** What is folded, by its title. */
  async unfold(words: string): Promise<void> {
    await this.reach(words, ({ name }) => name.includes(words));
    await this.page.keyboard.press('Enter');
  }

  /** Over what was there. A date is typed as its digits. */
  async type(field: string, text: string): Promise<void> {
    await this.reach(field, ({ id }) => id === field);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(text);
  }

  /** One of several, by its words: into the group, then with the arrows. */
  async pick(words: string): Promise<void> {
    const group = await this.page.getByLabel(words).first().getAttribute('name');
    await this.reach(words, ({ id }) => id === group || id.startsWith(`${group}-`));
    for (let turn = 0; turn < most; turn += 1) {
      if ((await this.focused()).name.includes(words)) return this.page.keyboard.press('Space');
      await this.page.keyboard.press('ArrowDown');
    }
    throw new Error(`no choice « ${words} »`);
  }

  /** A tick box, by its id. */
  async tick(box: string): Promise<void> {
    await this.reach(box, ({ id }) => id === box);
    await this.page.keyboard.press('Space');
  }

  /** One entry of a list that opens, by its first letters. */
  async choose(field: string, letters: string): Promise<void> {
    await this.reach(field, ({ id }) => id === field);
    await this.page.keyboard.type(letters);
  }

  private async reach(what: string, isThere: (focused: Focused) => boolean): Promise<void> {
    for (let turn = 0; turn < most; turn += 1) {
      await this.page.keyboard.press('Tab');
      const focused = await this.focused();
      if (!isThere(focused)) continue;
      if (!focused.isSeen) this.unseen.push(`${await this.page.title()}: ${focused.name || focused.id}`);
      return;
    }
    throw new Error(`no key leads to « ${what} » on ${this.page.url()}`);
  }

  private focused(): Promise<Focused> {
    return this.page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement;
      const { width, height, bottom } = element.getBoundingClientRect();
      const name = element === document.body ? '' : (element.labels?.[0]?.textContent ?? element.textContent ?? '');
      return { id: element.id, name: name.trim(), isSeen: element.matches(':focus-visible') && width * height > 0 && bottom > 0 };
    });
  }
}
