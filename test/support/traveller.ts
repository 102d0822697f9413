import type { Locator, Page } from 'playwright-core';
import { faultsOf, pictured } from './browser.js';

/** One person going through pages: counts what it costs them, and notes what is wrong on the way. */
export class Traveller {
  /** Where they have been: one title a page. */
  readonly titles: string[] = [];
  readonly faults: string[] = [];
  readonly requiredFields = new Set<string>();
  taps = 0;
  /** Over the wire, headers included, since the first page was there. */
  bytes = 0;

  private constructor(
    readonly page: Page,
    private readonly name: string,
  ) {}

  /** Opens the first page; counting of bytes begins when it is there. */
  static async at(page: Page, url: string, name: string): Promise<Traveller> {
    const traveller = new Traveller(page, name);
    await page.goto(url, { waitUntil: 'networkidle' });
    await traveller.arrived();
    const wire = await page.context().newCDPSession(page);
    await wire.send('Network.enable');
    wire.on('Network.loadingFinished', ({ encodedDataLength }) => {
      traveller.bytes += encodedDataLength;
    });
    return traveller;
  }

  async tap(target: Locator): Promise<void> {
    this.taps += 1;
    await target.click();
  }

  /** A radio button or a suggestion, by the words beside it. */
  choose(words: string | RegExp): Promise<void> {
    return this.tap(this.page.locator('label, [role=option]').filter({ hasText: words }).first());
  }

  /** What is folded, by its title. */
  unfold(title: string): Promise<void> {
    return this.tap(this.page.locator('summary').filter({ hasText: title }).first());
  }

  /** Looks at the page with nothing folded. */
  async unfoldAll(): Promise<void> {
    const folded = this.page.locator('main details:not([open]) > summary');
    while ((await folded.count()) > 0) await folded.first().click();
    this.faults.push(...(await faultsOf(this.page)));
  }

  /** Touching a field, by its id, counts; typing does not. */
  async type(field: string, text: string): Promise<void> {
    this.taps += 1;
    await this.page.locator(`#${field}`).pressSequentially(text);
  }

  /** Presses what leads to another page, and looks at it. */
  async go(button: string): Promise<void> {
    this.taps += 1;
    const target = this.page.getByRole('button', { name: button }).or(this.page.getByRole('link', { name: button }));
    await Promise.all([this.page.waitForEvent('domcontentloaded'), target.first().click()]);
    await this.page.waitForLoadState('load');
    await this.arrived();
  }

  /** Follows a link from elsewhere, a mail. */
  async visit(address: string): Promise<void> {
    await this.page.goto(address, { waitUntil: 'networkidle' });
    await this.arrived();
  }

  heading(): Promise<string> {
    return this.page.locator('h1').innerText();
  }

  private async arrived(): Promise<void> {
    const title = await this.page.title();
    this.titles.push(title.replace(/ – Territoires d’engagement$/, ''));
    const required = await this.page
      .locator('main [required]')
      .evaluateAll((fields) => fields.map((field) => field.getAttribute('name') ?? ''));
    for (const field of required) this.requiredFields.add(field);
    const found = await faultsOf(this.page);
    this.faults.push(...found.map((fault) => `${title}: ${fault}`));
    await pictured(this.page, `${this.name}-${String(this.titles.length).padStart(2, '0')}`);
  }
}
