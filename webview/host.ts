import type { ToHost, ViewState } from '../src/protocol/webview';

/** What VS Code gives to a page of an extension. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

/** The editor around the page. Absent in the exported HTML file. */
export interface Host {
  post(message: ToHost): void;
  state(): Partial<ViewState> | undefined;
  keep(state: ViewState): void;
}

export function connectHost(): Host | null {
  if (typeof acquireVsCodeApi === 'undefined') return null;
  const api = acquireVsCodeApi();
  return {
    post: (message) => api.postMessage(message),
    state: () => api.getState() as Partial<ViewState> | undefined,
    keep: (state) => api.setState(state satisfies ViewState),
  };
}
