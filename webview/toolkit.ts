import { provideVSCodeDesignSystem, vsCodeButton } from '@vscode/webview-ui-toolkit';
import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';

/**
 * The only module that knows the toolkit. It is deprecated and frozen; whoever replaces it replaces this
 * file. Its style sheets are constructed, so the page's policy needs no 'unsafe-inline' for them.
 */
export function registerControls(): void {
  provideVSCodeDesignSystem().register(vsCodeButton());
}

export const button = (
  text: string,
  press: () => void,
  appearance: 'primary' | 'secondary' = 'secondary',
): TemplateResult =>
  html`<vscode-button class="control" appearance=${appearance} @click=${press}>${text}</vscode-button>`;
