import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { frenchFaults } from '../../apps/cli/src/check/french.mjs';

export const widths = [1280, 320] as const;

const flags = [
  ...['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

export interface OpenBrowser {
  readonly context: BrowserContext;
  /** What no page may do: errors in the console, refused content, failed requests. */
  readonly troubles: string[];
  /** A page of this person's; without JavaScript where they have none. */
  page(): Promise<Page>;
  close(): Promise<void>;
}

interface Wanted {
  readonly width?: number;
  readonly javaScript?: boolean;
  /** Where the hosts of some addresses really answer. */
  readonly at?: Readonly<Record<string, string>>;
}

/** A new Chromium with nothing in it, as one person's browser. */
export async function openBrowser({ width = 1280, javaScript = true, at = {} }: Wanted = {}): Promise<OpenBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'cellule-chromium-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    ...{ headless: true, args: [...flags, ...mapped(at)], locale: 'fr-FR' },
    ...{ viewport: { width, height: width < 600 ? 640 : 800 }, hasTouch: width < 600 },
  });
  context.setDefaultTimeout(10_000);
  const troubles: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  context.on('weberror', (error) => troubles.push(String(error.error())));
  const close = async () => {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  };
  const page = async () => {
    const opened = await context.newPage();
    if (!javaScript) await allowScripts(opened, false);
    return opened;
  };
  return { context, troubles, page, close };
}

const mapped = (at: Readonly<Record<string, string>>): string[] => {
  const rules = Object.entries(at).map(([host, real]) => `MAP ${host} ${real}`);
  return rules.length > 0 ? [`--host-resolver-rules=${rules.join(', ')}`] : [];
};

/** Scripts of the page itself; what looks at it from outside needs them for a moment. */
async function allowScripts(page: Page, allowed: boolean): Promise<void> {
  const devtools = switches.get(page) ?? (await page.context().newCDPSession(page));
  switches.set(page, devtools);
  await devtools.send('Emulation.setScriptExecutionDisabled', { value: !allowed });
}

/** Of the pages that run without JavaScript. */
const switches = new WeakMap<Page, CDPSession>();

/** Everything wrong with the page as it stands: axe, sideways scrolling, inline styles, its title, its French. */
export async function faultsOf(page: Page): Promise<string[]> {
  const plain = switches.has(page);
  if (plain) await allowScripts(page, true);
  const faults = await lookedAt(page);
  if (plain) await allowScripts(page, false);
  return faults;
}

async function lookedAt(page: Page): Promise<string[]> {
  const title = await page.title();
  const seen = await page.evaluate(() => ({
    overflow: document.documentElement.scrollWidth - window.innerWidth,
    styled: document.querySelectorAll('[style]').length,
    headings: document.querySelectorAll('h1').length,
    lines: document.body.innerText.split('\n'),
  }));
  const violations = await axed(page, title);
  return [
    ...violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 200)).join(' | ')}`),
    ...(seen.overflow > 0 ? [`${seen.overflow} px too wide`] : []),
    ...(seen.styled > 0 ? [`${seen.styled} inline styles`] : []),
    ...(seen.headings === 1 ? [] : [`${seen.headings} h1`]),
    ...(/ – Territoires d’engagement$/.test(title) ? [] : [`title: ${title}`]),
    ...[title, ...seen.lines].flatMap((line) => frenchFaults(line)),
  ];
}

/** Axe takes seconds: a page is given to it once a file and width, however many ways lead there. */
async function axed(page: Page, title: string): Promise<Violations> {
  const seen = `${page.viewportSize()?.width} ${title}`;
  if (axedBefore.has(seen)) return [];
  axedBefore.add(seen);
  return (await new AxeBuilder({ page }).analyze()).violations;
}

type Violations = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'];

const axedBefore = new Set<string>();

/** For the maker's own eyes: a picture of each page when `SHOTS` names a folder. */
export async function pictured(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`), fullPage: true });
}
