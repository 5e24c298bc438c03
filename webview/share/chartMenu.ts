import type { ChartFormat } from '../../src/protocol/webview';
import type { Host } from '../host';
import { pictureOf } from './pictureOf';
import { pngOf } from './pngOf';

let chosen: Element | null = null;

/**
 * The chart under the pointer, or the one that has the focus, offers the editor's commands for charts: VS Code reads
 * `data-vscode-context` when its menu opens, so it is set just before.
 */
export function listenForChartMenu(root: HTMLElement): void {
  root.addEventListener('contextmenu', ({ target }) => choose(chartAround(target as Element)), {
    capture: true,
  });
}

function choose(chart: Element | null): void {
  chosen?.removeAttribute('data-vscode-context');
  chosen = chart;
  const context = { webviewSection: 'chart', preventDefaultContextMenuItems: false };
  chart?.setAttribute('data-vscode-context', JSON.stringify(context));
}

/** The nearest part that holds a drawing; in a section without one, none. */
function chartAround(target: Element): Element | null {
  const holdsDrawing = (place: Element) => place.querySelector('svg:not(.lone, .icon), canvas') !== null;
  for (let place = target.closest('table, figure, [data-chart], section, .verdict'); place;) {
    if (holdsDrawing(place)) return place;
    place = place.parentElement?.closest('table, figure, [data-chart], section, .verdict') ?? null;
  }
  return null;
}

/** The chart whose menu was opened last, as the editor asked for it. */
export async function sendChart(host: Host, format: ChartFormat): Promise<void> {
  if (!chosen) return;
  const name = chosen.closest('section')?.id ?? 'chart';
  const picture = pictureOf(chosen);
  host.post({ type: 'chart', format, name, data: format === 'svg' ? picture : await pngOf(picture) });
}
