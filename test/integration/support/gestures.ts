import { onPage } from './page';

/** Opens the context menu of a file in the explorer and waits until it holds the entry. */
export function openMenuOf(name: string, entry: string): Promise<void> {
  return onPage(
    async (page, name, entry) => {
      const row = page.getByRole('treeitem', { name }).first();
      const focused = page
        .locator('.explorer-folders-view .monaco-list-row.focused')
        .filter({ hasText: name });
      for (let tries = 0; tries < 5; tries++) {
        await row.click({ button: 'right' });
        // a page that opens or closes at this moment takes the focus, and that closes the menu
        const opened = page.getByRole('menuitem', { name: entry }).waitFor({ timeout: 6000 });
        const stays = await opened.then(() => true).catch(() => false);
        if (stays && (await focused.count()) > 0) return;
        await page.keyboard.press('Escape'); // or the rows moved under the pointer
      }
      throw new Error(`the menu of ${name} did not open`);
    },
    name,
    entry,
  );
}

/** A menu takes no click in its first 100 ms, so that the click that opened it does not also choose. */
export function clickMenu(entry: string): Promise<void> {
  return onPage(async (page, entry) => {
    const item = page.getByRole('menuitem', { name: entry });
    await page.waitForTimeout(250);
    await item.click();
    await item.waitFor({ state: 'detached', timeout: 5000 });
  }, entry);
}

/** Selects one file of the explorer, and no other. */
export function selectFile(name: string): Promise<void> {
  return onPage((page, name) => page.getByRole('treeitem', { name }).first().click(), name);
}

/** Chooses an entry of the quick pick that is open or about to open. */
export function choose(entry: string): Promise<void> {
  return onPage(
    (page, entry) => page.locator('.quick-input-widget').getByRole('option', { name: entry }).first().click(),
    entry,
  );
}

/** Waits for a notification (by default of any kind) that holds the text and returns all of what it says. */
export function notification(
  text: string,
  seconds = 60,
  kind: 'error' | 'info' | 'any' = 'any',
): Promise<string> {
  return onPage(
    async (page, text, end, kind) => {
      const items = page.locator('.notification-list-item');
      const wanted = kind === 'any' ? items : items.filter({ has: page.locator(`.codicon-${kind}`) });
      const seen = new Set<string>();
      for (let waited = 0; waited < end; waited += 100) {
        for (const found of await wanted.all()) {
          const said = await found.innerText({ timeout: 500 }).catch(() => '');
          if (said.includes(text)) return said;
          if (said) seen.add(said);
        }
        await page.waitForTimeout(100);
      }
      throw new Error(`no notification holds “${text}”; seen: ${[...seen].slice(-5).join(' | ') || 'none'}`);
    },
    text,
    seconds * 1000,
    kind,
  );
}

export function clickInNotification(text: string, button: string): Promise<void> {
  return onPage(
    async (page, text, button) => {
      const found = page.locator('.notification-list-item').filter({ hasText: text }).first();
      await found.hover();
      await found.getByRole('button', { name: button }).click();
    },
    text,
    button,
  );
}

/** Text of a webview's inner page, once it holds `expected`. */
export function webviewText(expected: string, seconds = 30): Promise<string> {
  return onPage(
    async (page, expected, end) => {
      for (let waited = 0; waited < end; waited += 100) {
        for (const frame of page.frames()) {
          const text = await frame
            .locator('body')
            .innerText({ timeout: 2000 })
            .catch(() => '');
          if (frame !== page.mainFrame() && text.includes(expected)) return text;
        }
        await page.waitForTimeout(100);
      }
      throw new Error(`no webview holds “${expected}”`);
    },
    expected,
    seconds * 1000,
  );
}

/** Clicks what a report's page holds, opens its menu, or scrolls to it; waits until it is there. */
export function inReport(selector: string, what: 'click' | 'menu' | 'show'): Promise<void> {
  return onPage(
    async (page, selector, what) => {
      for (let waited = 0; waited < 30_000; waited += 100) {
        for (const frame of page.frames()) {
          const found = frame.locator(selector).first();
          if ((await found.count().catch(() => 0)) === 0 || !(await found.isVisible())) continue;
          if (what === 'click') await found.click();
          else if (what === 'menu') await found.click({ button: 'right' });
          else await found.evaluate((element) => element.scrollIntoView({ behavior: 'instant' }));
          return;
        }
        await page.waitForTimeout(100);
      }
      throw new Error(`no page holds ${selector}`);
    },
    selector,
    what,
  );
}
