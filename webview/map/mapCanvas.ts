import type { Colouring } from './colouring';
import { inksOf } from './colouring';
import { gridIndex } from './gridIndex';
import type { GridIndex } from './gridIndex';
import type { Polygon } from './lasso';
import type { PlacedName } from './names';
import { axisPlaces, drawAxes, drawLasso, drawNames, drawRings } from './overlay';
import { newSheet, paint } from './paint';
import type { Sheet } from './paint';
import type { Palette } from './palette';
import { readPalette } from './palette';
import type { Bounds, Viewport } from './viewport';
import { boundsOf, fit, panBy, resized, toData, zoomAt } from './viewport';

/** Where the points lie: one of the projections. */
export interface Layout {
  x: Float32Array;
  y: Float32Array;
}

/** What is drawn. Every change is a new scene. */
export interface Scene {
  layout: Layout;
  order: Uint32Array;
  colouring: Colouring;
  names: readonly PlacedName[];
  axes: readonly [horizontal: string, vertical: string];
  /** 1 for points that stand out, the others step back; null: all alike. */
  emphasised: Uint8Array | null;
  /** Points with a halo: found by a search. */
  haloed: readonly number[];
  /** Points with a ring: chosen in the table. */
  ringed: readonly number[];
  lasso: Polygon | null;
}

/** How far the pointer may be from a point that it means, in pixels. */
const pickRadius = 8;
/** Points that still can be told apart at the design's alpha. */
const roomyCount = 12_000;
/** More halos than this cover each other. */
const mostHalos = 2000;

/** The picture: points through ImageData, everything else by strokes on top of it. */
export class MapCanvas {
  view: Viewport;
  hovered = -1;
  private sheet: Sheet | null = null;
  private palette: Palette | null = null;
  private bounds: Bounds;
  private index: GridIndex;
  private stale = { points: true, frame: 0 };

  constructor(
    readonly canvas: HTMLCanvasElement,
    private scene: Scene,
  ) {
    this.bounds = boundsOf(scene.layout.x, scene.layout.y);
    this.index = gridIndex(scene.layout.x, scene.layout.y);
    this.view = fit(this.bounds, canvas.clientWidth, canvas.clientHeight);
  }

  show(scene: Scene): void {
    const [before, layout] = [this.scene.layout, scene.layout];
    const repaint = scene.colouring !== this.scene.colouring || scene.emphasised !== this.scene.emphasised;
    this.scene = scene;
    if (layout !== before) {
      this.bounds = boundsOf(layout.x, layout.y);
      this.index = gridIndex(layout.x, layout.y);
      this.reset();
    }
    this.refresh(repaint);
  }

  /** The theme changed. */
  recolour(): void {
    this.palette = null;
    this.refresh(true);
  }

  resize(): void {
    const { clientWidth, clientHeight } = this.canvas;
    if (clientWidth === 0 || clientHeight === 0) return;
    this.view = resized(this.view, this.bounds, clientWidth, clientHeight);
    this.sheet = null;
    this.refresh(true);
  }

  reset(): void {
    this.view = fit(this.bounds, this.view.width, this.view.height);
    this.refresh(true);
  }

  pan(dx: number, dy: number): void {
    this.view = panBy(this.view, dx, dy, this.bounds);
    this.refresh(true);
  }

  /** False when it is as near or as far as it can be. */
  zoom(factor: number, px = this.view.width / 2, py = this.view.height / 2): boolean {
    const before = this.view.scale;
    const { scale } = fit(this.bounds, this.view.width, this.view.height);
    this.view = zoomAt(this.view, factor, px, py, scale);
    this.refresh(true);
    return this.view.scale !== before;
  }

  /** Everything fits, so that a wheel that turns further away can scroll the page. */
  get isWhole(): boolean {
    return this.view.scale <= fit(this.bounds, this.view.width, this.view.height).scale;
  }

  /** The point under a pixel, or -1. */
  pick(px: number, py: number): number {
    return this.index.nearest(...toData(this.view, px, py), pickRadius / this.view.scale);
  }

  hover(point: number): void {
    if (point === this.hovered) return;
    this.hovered = point;
    this.refresh(false);
  }

  lasso(polygon: Polygon | null): void {
    this.scene = { ...this.scene, lasso: polygon };
    this.refresh(false);
  }

  private refresh(points: boolean): void {
    this.stale.points ||= points;
    if (this.stale.frame === 0) this.stale.frame = requestAnimationFrame(() => this.draw());
  }

  /** At once rather than with the next frame. */
  draw(): void {
    cancelAnimationFrame(this.stale.frame);
    this.stale.frame = 0;
    const context = this.canvas.getContext('2d');
    if (!context || this.view.width === 0) return;
    this.palette ??= readPalette(this.canvas.parentElement ?? document.body);
    const sheet = this.paintedSheet(this.palette);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.putImageData(sheet.image, -sheet.margin, -sheet.margin);
    context.scale(sheet.ratio, sheet.ratio);
    this.drawOver(context, this.palette);
  }

  private paintedSheet(palette: Palette): Sheet {
    const { width, height } = this.view;
    const ratio = devicePixelRatio || 1;
    if (!this.sheet || this.sheet.ratio !== ratio) {
      this.sheet = newSheet(width, height, ratio);
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
      this.stale.points = true;
    }
    if (this.stale.points) paint(this.sheet, this.view, this.painting(palette), palette.paper);
    this.stale.points = false;
    return this.sheet;
  }

  private painting(palette: Palette) {
    const { layout, order, colouring, emphasised } = this.scene;
    const classes = colouring.classes.length;
    const ink = emphasised
      ? colouring.of.map((of, i) => of + (emphasised[i] ? 2 * classes : classes))
      : colouring.of;
    const colour = (role: keyof Palette['role']) => palette.role[role];
    return { ...layout, order, ink, ...inksOf(colouring, colour, this.thinness(order.length)) };
  }

  /** So that many points do not run into one block; nearer ones have more room. */
  private thinness(count: number): number {
    const zoom = this.view.scale / fit(this.bounds, this.view.width, this.view.height).scale;
    return Math.min(1, Math.max(0.25, Math.sqrt(roomyCount / count) * zoom));
  }

  private drawOver(context: CanvasRenderingContext2D, palette: Palette): void {
    const { names, axes, haloed, ringed, lasso, layout } = this.scene;
    const places = (points: readonly number[]) =>
      points.map((point) => [layout.x[point]!, layout.y[point]!] as const);
    if (haloed.length <= mostHalos)
      drawRings(context, this.view, places(haloed), palette, { radius: 4.5, width: 1 });
    drawNames(context, this.view, names, palette, axisPlaces(this.view));
    drawAxes(context, this.view, axes, palette);
    const chosen = this.hovered < 0 ? ringed : [...ringed, this.hovered];
    drawRings(context, this.view, places(chosen), palette, { radius: 6, width: 1.5 });
    if (lasso) drawLasso(context, this.view, lasso, palette);
  }
}
