/** What the pointer, wheel and keys ask of the map. Places are CSS pixels of the canvas. */
export interface MapGestures {
  /** What a drag with the main button does. */
  mode(): 'lasso' | 'pan';
  hover(x: number, y: number): void;
  leave(): void;
  click(x: number, y: number, inPlace: boolean): void;
  pan(dx: number, dy: number): void;
  /** False when it can go no further, so that the wheel scrolls the page. */
  zoom(factor: number, x?: number, y?: number): boolean;
  reset(): void;
  /** The line so far: x0, y0, x1, y1 ... */
  drawLasso(line: readonly number[]): void;
  endLasso(line: readonly number[]): void;
  /** Escape: gives up the drag, or clears the selection. */
  clear(): void;
}

/** A press that moves less is a click. */
const clickDistance = 4;
const keyPan = 48;
const keyZoom = 1.4;
/** Of a wheel's pixels: a notch (100 px) is about a fifth. */
const wheelZoom = 0.0018;
/** Trackpads report a pinch as a wheel with Ctrl and far smaller steps. */
const pinchZoom = 0.01;

interface Drag {
  kind: 'lasso' | 'pan';
  moved: boolean;
  line: number[];
}

/** Listens until the signal is aborted. */
export function listenForGestures(
  canvas: HTMLCanvasElement,
  gestures: MapGestures,
  signal: AbortSignal,
): void {
  const held = { space: false };
  listenForPointers(canvas, gestures, held, signal);
  listenForWheel(canvas, gestures, signal);
  listenForKeys(canvas, gestures, held, signal);
}

function listenForPointers(
  canvas: HTMLCanvasElement,
  gestures: MapGestures,
  held: { space: boolean },
  signal: AbortSignal,
): void {
  const pointers = new Map<number, { x: number; y: number }>();
  let drag: Drag | null = null;
  const place = ({ clientX, clientY }: PointerEvent) => {
    const { left, top } = canvas.getBoundingClientRect();
    return { x: clientX - left - canvas.clientLeft, y: clientY - top - canvas.clientTop };
  };
  const on = <Name extends keyof HTMLElementEventMap>(
    name: Name,
    listen: (e: HTMLElementEventMap[Name]) => void,
  ) => canvas.addEventListener(name, listen, { signal });

  on('pointerdown', (event) => {
    if (event.button > 1) return;
    // the middle button would start the browser's own scrolling
    if (event.button === 1) event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    const { x, y } = place(event);
    pointers.set(event.pointerId, { x, y });
    const panning = event.button === 1 || held.space || gestures.mode() === 'pan';
    drag = { kind: panning ? 'pan' : 'lasso', moved: false, line: [x, y] };
    if (pointers.size === 1) return;
    // a pinch is no click however little it moves, and what one of its fingers does next is no lasso
    drag = { kind: 'pan', moved: true, line: [] };
    gestures.drawLasso([]);
  });
  on('pointermove', (event) => {
    const now = place(event);
    const before = pointers.get(event.pointerId);
    if (!before || !drag) return gestures.hover(now.x, now.y);
    if (pointers.size > 1) pinch(pointers, event.pointerId, now, gestures);
    else continueDrag(drag, before, now, gestures);
    if (drag.moved || pointers.size > 1) pointers.set(event.pointerId, now);
  });
  on('pointerup', (event) => {
    const ended = pointers.size === 1 ? drag : null;
    pointers.delete(event.pointerId);
    if (pointers.size === 0) drag = null;
    if (!ended) return;
    const { x, y } = place(event);
    if (!ended.moved && event.button === 0) gestures.click(x, y, event.ctrlKey || event.metaKey);
    else if (ended.kind === 'lasso') gestures.endLasso(ended.line);
  });
  on('pointercancel', (event) => {
    pointers.delete(event.pointerId);
    drag = null;
    gestures.drawLasso([]);
  });
  on('pointerleave', () => gestures.leave());
  on('keydown', (event) => {
    if (event.key !== 'Escape') return;
    if (drag?.kind === 'lasso' && drag.moved) gestures.drawLasso([]);
    else gestures.clear();
    drag = null;
  });
}

type Place = { x: number; y: number };

function continueDrag(drag: Drag, before: Place, now: Place, gestures: MapGestures): void {
  drag.moved ||= Math.hypot(now.x - before.x, now.y - before.y) >= clickDistance;
  if (!drag.moved) return;
  gestures.leave();
  if (drag.kind === 'pan') return gestures.pan(now.x - before.x, now.y - before.y);
  drag.line.push(now.x, now.y);
  gestures.drawLasso(drag.line);
}

/** Two fingers: what lies between them stays between them. */
function pinch(pointers: Map<number, Place>, id: number, now: Place, gestures: MapGestures): void {
  const before = pointers.get(id)!;
  const [, other] = [...pointers].find(([pointer]) => pointer !== id)!;
  const apart = (place: Place) => Math.max(1, Math.hypot(place.x - other.x, place.y - other.y));
  gestures.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
  gestures.zoom(apart(now) / apart(before), (now.x + other.x) / 2, (now.y + other.y) / 2);
}

/**
 * With Ctrl (a trackpad's pinch too) always; alone only while the map has the focus, so that a page that is
 * scrolled past the map does not get stuck in it.
 */
function listenForWheel(canvas: HTMLCanvasElement, gestures: MapGestures, signal: AbortSignal): void {
  const listen = (event: WheelEvent) => {
    const meant = event.ctrlKey || event.metaKey || document.activeElement === canvas;
    if (!meant || event.deltaY === 0) return;
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 : 1;
    const small = event.ctrlKey && Math.abs(event.deltaY) < 50;
    const factor = Math.exp(-event.deltaY * lines * (small ? pinchZoom : wheelZoom));
    if (gestures.zoom(factor, event.offsetX, event.offsetY) || event.ctrlKey) event.preventDefault();
  };
  canvas.addEventListener('wheel', listen, { signal, passive: false });
}

function listenForKeys(
  canvas: HTMLCanvasElement,
  gestures: MapGestures,
  held: { space: boolean },
  signal: AbortSignal,
): void {
  const actions: Record<string, () => unknown> = {
    ArrowLeft: () => gestures.pan(keyPan, 0),
    ArrowRight: () => gestures.pan(-keyPan, 0),
    ArrowUp: () => gestures.pan(0, keyPan),
    ArrowDown: () => gestures.pan(0, -keyPan),
    '+': () => gestures.zoom(keyZoom),
    '=': () => gestures.zoom(keyZoom),
    '-': () => gestures.zoom(1 / keyZoom),
    '0': () => gestures.reset(),
    ' ': () => (held.space = true),
  };
  const press = (event: KeyboardEvent) => {
    const action = actions[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action();
  };
  const release = () => (held.space = false);
  canvas.addEventListener('keydown', press, { signal });
  canvas.addEventListener('keyup', ({ key }) => key === ' ' && release(), { signal });
  canvas.addEventListener('blur', release, { signal });
}
