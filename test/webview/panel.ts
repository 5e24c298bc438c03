import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import chromium from '@sparticuz/chromium';
import type { Browser, Page } from 'playwright-core';
import { chromium as playwright } from 'playwright-core';
import type { ToHost, ToView } from '../../src/protocol/webview';
import { themes, type ThemeName } from './themes';

/** dist/test/webview -> dist */
export const dist = path.join(__dirname, '..', '..');
const fixtures = path.join(dist, '..', 'test', 'fixtures');
export const pictures = path.join(dist, '..', 'test-results', 'webview');

/** Not `chromium.args`: its single process dies with the first closed page, and it switches web security off. */
const browserFlags = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'];

export async function openBrowser(): Promise<Browser> {
  return playwright.launch({ args: browserFlags, executablePath: await chromium.executablePath() });
}

export async function fixture<Shape = unknown>(name: string): Promise<Shape> {
  return JSON.parse(await readFile(path.join(fixtures, name), 'utf8')) as Shape;
}

export async function japanese(): Promise<Record<string, string>> {
  const file = path.join(dist, '..', 'l10n', 'bundle.l10n.ja.json');
  return JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
}

export interface PanelOptions {
  theme?: ThemeName;
  width?: number;
  language?: string;
  translations?: Record<string, string>;
  /** Folder of the page's bundle; else the one that ships. */
  bundle?: string;
  /** What `getState` returns at first. */
  state?: unknown;
}

/** The page as VS Code shows it: its policy, its theme variables, and a host that records. */
export interface Panel {
  page: Page;
  posted: ToHost[];
  /** What the browser complained of: policy violations, errors, refused requests. */
  complaints: string[];
  send(message: ToView): Promise<void>;
  state(): Promise<unknown>;
  close(): Promise<void>;
}

const origin = 'https://panel.test';
const nonce = 'dGVzdC1ub25jZQ';
const policy = `default-src 'none'; img-src ${origin} data:; style-src ${origin} 'nonce-${nonce}'; font-src ${origin}; script-src 'nonce-${nonce}'`;

function panelDocument({ name, variables }: (typeof themes)[ThemeName]): string {
  const values = Object.entries(variables).map(([key, value]) => `--vscode-${key}:${value}`);
  return `<!DOCTYPE html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style nonce="${nonce}">html{${values.join(';')}}</style>
<link rel="stylesheet" href="${origin}/style.css"><title>Report</title></head>
<body class="${name}"><script nonce="${nonce}" src="${origin}/report.js"></script></body></html>`;
}

export async function openPanel(browser: Browser, options: PanelOptions = {}): Promise<Panel> {
  const { theme = 'light', width = 1200, state, bundle = path.join(dist, 'webview') } = options;
  const context = await browser.newContext({ viewport: { width, height: 900 }, timezoneId: 'UTC' });
  const page = await context.newPage();
  const posted: ToHost[] = [];
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/')
      await route.fulfill({ contentType: 'text/html', body: panelDocument(themes[theme]) });
    else if (['/report.js', '/style.css'].includes(pathname))
      await route.fulfill({ path: path.join(bundle, pathname) });
    else await route.abort();
  });
  await page.exposeFunction('recordPost', (message: ToHost) => void posted.push(message));
  await page.addInitScript((first) => {
    const world = window as unknown as Record<string, unknown> & { recordPost(message: unknown): void };
    world['kept'] = first;
    world['acquireVsCodeApi'] = () => ({
      postMessage: (message: unknown) => world.recordPost(message),
      getState: () => world['kept'],
      setState: (value: unknown) => (world['kept'] = structuredClone(value)),
    });
  }, state ?? null);
  await page.goto(`${origin}/`);
  return {
    page,
    posted,
    complaints,
    send: (message) => page.evaluate((data) => void window.postMessage(data, '*'), message as never),
    state: () => page.evaluate(() => (window as unknown as Record<string, unknown>)['kept']),
    close: () => context.close(),
  };
}

/** Opens the panel and shows a report in it. */
export async function showReport(
  browser: Browser,
  report: unknown,
  options: PanelOptions & { uri?: string } = {},
): Promise<Panel> {
  const panel = await openPanel(browser, options);
  const { language = 'en', translations = {}, uri } = options;
  await panel.send({
    type: 'report',
    report: report as never,
    title: 'electronics',
    uri,
    language,
    translations,
  });
  await panel.page.waitForSelector('h1');
  await panel.page.evaluate(() => document.fonts.ready);
  return panel;
}
