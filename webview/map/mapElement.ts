import type { PropertyValues } from 'lit';
import { LitElement } from 'lit';
import { html, nothing } from 'lit/html.js';
import { decodeAxis } from '../../src/protocol/mapPoints';
import type { Reader } from '../reader';
import { card, placeCard } from './card';
import type { MapGestures } from './gestures';
import { listenForGestures } from './gestures';
import { legend } from './legend';
import { list } from './list';
import type { Layout } from './mapCanvas';
import { MapCanvas } from './mapCanvas';
import type { LoadedMap } from './mapData';
import { loadMap, sideOf } from './mapData';
import type { MapHost, RowReference } from './mapHost';
import { mapHostOf } from './mapHost';
import { MapModel } from './mapModel';
import { notes } from './notes';
import { watchTheme } from './palette';
import { pageLength } from './rowTable';
import { tools } from './tools';
import { toData } from './viewport';

/** Below, a drag pans: there is too little room to scroll past a map that selects. */
const narrow = '(max-width: 640px)';
/** Milliseconds without a letter before a search begins. */
const searchRest = 150;

/** The map with its controls and its table. Lives in the page's own tree, so that the page's styles reach it. */
export class TransferMap extends LitElement {
  static override properties = { reader: { attribute: false }, rowHost: { attribute: false } };
  declare reader: Reader | null;
  /** Taken from the reader unless it is set. */
  declare rowHost: MapHost | null;
  picture: MapCanvas | null = null;
  private model: MapModel | null = null;
  private host: MapHost | null = null;
  private mode: 'lasso' | 'pan' = matchMedia(narrow).matches ? 'pan' : 'lasso';
  private pointer = { point: -1, x: 0, y: 0 };
  /** The table's row that has the focus. */
  private current = -1;
  private searching: ReturnType<typeof setTimeout> | undefined;
  private listening = new AbortController();

  constructor() {
    super();
    this.reader = null;
    this.rowHost = null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.listening = new AbortController();
    const stop = watchTheme(() => this.picture?.recolour());
    this.listening.signal.addEventListener('abort', stop);
    this.picture = null;
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.listening.abort();
    if (this.model?.projection.kind === 'running') this.model.projection.cancel();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.reader) return;
    if (changed.has('reader') || changed.has('rowHost')) this.host = this.rowHost ?? mapHostOf(this.reader);
    const map = loadMap(this.reader.report);
    if (map?.identity !== this.model?.map.identity) this.begin(map);
  }

  /** Another report: nothing that was chosen in the one before means anything here. */
  private begin(map: LoadedMap | null): void {
    if (this.model?.projection.kind === 'running') this.model.projection.cancel();
    this.model = map && map.count > 0 ? new MapModel(map) : null;
    this.picture = null;
    this.pointer = { point: -1, x: 0, y: 0 };
    this.current = -1;
  }

  protected override render() {
    const { reader, model, host } = this;
    if (!reader || !model || !host) return nothing;
    const { t, figures } = reader;
    const { choices, map } = model;
    return html`<div class="tools">
        ${tools(reader, {
          colouring: choices.colouring,
          colourings: model.colourings,
          choose: (colouring) => this.change(() => (model.choices = { ...model.choices, colouring })),
          find: host.search && ((query) => this.find(query)),
          projection: model.projection,
          arrangedBy: choices.arrangedBy,
          arrange: host.project && ((by) => this.arrange(by)),
        })}
        ${legend(reader, map, choices.colouring, model.colouring)}
      </div>
      <figure class="map">
        <canvas
          data-chart="map"
          class=${this.mode}
          tabindex="0"
          role="application"
          aria-label=${t('view.map.canvas', { count: figures.count(map.count) })}
          aria-describedby="map-keys"
        ></canvas>
        ${this.buttons(reader)}
        <div class="card" aria-hidden="true" ?hidden=${this.pointer.point < 0}>
          ${this.pointer.point < 0 ? nothing : card(reader, map, host, this.pointer.point)}
        </div>
      </figure>
      <p class="sr" id="map-keys">${t('view.map.keys')}</p>
      ${notes(reader, map, choices.arrangedBy, this.mode)}
      ${list(reader, model, host, {
        change: (action) => this.change(action),
        move: (at, focus) => this.move(at, focus),
        leave: () => this.change(() => (this.current = -1)),
        open: (point, inPlace) => this.open(point, inPlace),
      })}`;
  }

  /** For the mouse and touch; the keyboard has keys for the same. */
  private buttons({ t }: Reader) {
    const { picture } = this;
    const one = (name: string, sign: string, press: () => void) =>
      html`<button type="button" tabindex="-1" title=${name} aria-label=${name} @click=${press}>
        ${sign}
      </button>`;
    const toggle = () => this.change(() => (this.mode = this.mode === 'lasso' ? 'pan' : 'lasso'));
    return html`<div class="buttons">
      <button type="button" class="mode" aria-pressed=${this.mode === 'lasso'} @click=${toggle}>
        ${t('view.map.lasso')}
      </button>
      ${one(t('view.map.zoomIn'), '+', () => picture?.zoom(1.6))}
      ${one(t('view.map.zoomOut'), '−', () => picture?.zoom(1 / 1.6))}
      <button type="button" tabindex="-1" @click=${() => picture?.reset()}>${t('view.map.whole')}</button>
    </div>`;
  }

  protected override updated(): void {
    const canvas = this.querySelector('canvas');
    if (!canvas || !this.reader || !this.model) return;
    const scene = this.model.scene(this.reader, this.current);
    if (this.picture?.canvas === canvas) this.picture.show(scene);
    else this.start(canvas, new MapCanvas(canvas, scene));
    this.wantTexts();
  }

  private start(canvas: HTMLCanvasElement, picture: MapCanvas): void {
    this.picture = picture;
    listenForGestures(canvas, this.gestures(picture), this.listening.signal);
    const observer = new ResizeObserver(() => picture.resize());
    observer.observe(canvas);
    this.listening.signal.addEventListener('abort', () => observer.disconnect());
  }

  private gestures(picture: MapCanvas): MapGestures {
    return {
      mode: () => this.mode,
      hover: (x, y) => this.hover(picture.pick(x, y), x, y),
      leave: () => this.hover(-1, 0, 0),
      click: (x, y, inPlace) => {
        const point = picture.pick(x, y);
        if (point >= 0) this.open(point, inPlace);
      },
      pan: (dx, dy) => picture.pan(dx, dy),
      zoom: (factor, x, y) => (factor < 1 && picture.isWhole ? false : picture.zoom(factor, x, y)),
      reset: () => picture.reset(),
      drawLasso: (line) =>
        picture.lasso(line.length > 0 ? polygonOf(picture, line) : this.model!.choices.lasso),
      endLasso: (line) => this.change(() => this.model!.select(polygonOf(picture, line))),
      clear: () => this.change(() => this.model!.clear()),
    };
  }

  private hover(point: number, x: number, y: number): void {
    const changed = point !== this.pointer.point;
    this.pointer = { point, x, y };
    this.picture?.hover(point);
    if (changed) this.requestUpdate();
    if (point < 0) return;
    void this.updateComplete.then(() => this.placeCard());
  }

  private placeCard(): void {
    const [element, figure] = [this.querySelector<HTMLElement>('.card'), this.querySelector('figure')];
    if (element && figure) placeCard(element, figure, this.pointer.x, this.pointer.y);
  }

  private open(point: number, inPlace: boolean): void {
    const reference = this.referenceTo(point);
    if (reference.row > 0) this.host?.openRow?.(reference, inPlace);
  }

  private referenceTo(point: number): RowReference {
    const { points } = this.model!.map;
    return { side: sideOf(points, point), row: points.row[point]! };
  }

  private change(action: () => void): void {
    action();
    this.requestUpdate();
  }

  private move(at: number, focus: boolean): void {
    const { model } = this;
    if (!model) return;
    model.choices = { ...model.choices, at };
    if (focus || this.querySelector('tr.point:focus')) this.current = model.rows[at] ?? -1;
    this.requestUpdate();
    if (focus)
      void this.updateComplete.then(() =>
        this.querySelector<HTMLElement>(`tr.point[data-place="${at}"]`)?.focus(),
      );
  }

  private find(query: string): void {
    clearTimeout(this.searching);
    this.latest = query;
    this.searching = setTimeout(() => {
      const { model } = this;
      if (query.trim() === '') return this.change(() => model?.find('', null, false));
      this.host?.search?.(query, (rows, more) => {
        // an answer to what was typed before comes too late
        if (this.latest === query && model === this.model) this.change(() => model?.find(query, rows, more));
      });
    }, searchRest);
  }
  private latest = '';

  private arrange(by: 'pca' | 'umap'): void {
    const { model, host } = this;
    if (!model || !host?.project) return;
    if (by === 'pca' || model.projection.kind === 'done') return this.change(() => model.arrange(by));
    const set = (projection: MapModel['projection']) => this.change(() => (model.projection = projection));
    const cancel = host.project({
      progress: (phase, done, total) =>
        model.projection.kind === 'running' && set({ kind: 'running', phase, done, total, cancel }),
      done: (x, y) => {
        const layout = axesOf(x, y, model.map.count);
        set(layout ? { kind: 'done', ...layout } : { kind: 'none' });
        if (layout) this.change(() => model.arrange('umap'));
      },
      ended: () => set({ kind: 'none' }),
    });
    set({ kind: 'running', phase: 'map', done: 0, total: 0, cancel });
  }

  /** The texts of what can be seen: the table's page, and the point under the pointer. */
  private wantTexts(): void {
    const { model, host, pointer } = this;
    if (!model || !host) return;
    const first = model.choices.at - (model.choices.at % pageLength);
    const shown = [...model.rows.subarray(first, first + pageLength)];
    if (pointer.point >= 0) shown.push(pointer.point);
    const rows = shown.map((point) => this.referenceTo(point)).filter(({ row }) => row > 0);
    host.wantTexts(rows, () => this.requestUpdate());
  }
}

const polygonOf = ({ view }: MapCanvas, line: readonly number[]): number[] =>
  line.flatMap((px, i) => (i % 2 === 0 ? toData(view, px, line[i + 1]!) : []));

/** null for coordinates of other points than these. */
function axesOf(x: string, y: string, count: number): Layout | null {
  try {
    return { x: decodeAxis(x, count), y: decodeAxis(y, count) };
  } catch {
    return null;
  }
}

/** Once a page. */
export function registerMap(): void {
  customElements.define('transfer-map', TransferMap);
}
