import { onPage } from './page';

/** Opens the context menu of a file in the explorer and waits until it holds the entry. */
export function openMenuOf(name: string, entry: string): Promise<void> {
  return onPage(
    async (page, name, entry) => {
      await page.getByRole('treeitem', { name }).first().click({ button: 'right' });
      await page.getByRole('menuitem', { name: entry }).waitFor();
    },
    name,
    entry,
  );
}

export function clickMenu(entry: string): Promise<void> {
  return onPage((page, entry) => page.getByRole('menuitem', { name: entry }).click(), entry);
}

/** Chooses an entry of the quick pick that is open or about to open. */
export function choose(entry: string): Promise<void> {
  return onPage((page, entry) => page.locator('.quick-input-widget').getByRole('option', { name: entry }).first().click(), entry);
}

/** Waits for a notification that holds the text and returns all of what it says. */
export function notification(text: string, seconds = 60): Promise<string> {
  return onPage(
    async (page, text, timeout) => {
      const found = page.locator('.notification-list-item').filter({ hasText: text }).first();
      await found.waitFor({ timeout });
      return found.innerText();
    },
    text,
    seconds * 1000,
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
          const text = await frame.locator('body').innerText({ timeout: 2000 }).catch(() => '');
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
