const namespace = 'http://www.w3.org/2000/svg';

/** What a drawing in a page takes from its style sheet, and a file must say itself. */
const drawn = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'paint-order',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'display',
] as const;

const margin = 16;

/**
 * A chart of the page with all that stands around it, as one SVG file without style sheet or script: texts
 * stay texts, drawings stay drawings, a canvas becomes an image. Needs the chart to be laid out.
 */
export function pictureOf(chart: Element): string {
  const bounds = chart.getBoundingClientRect();
  const [width, height] = [bounds.width + 2 * margin, bounds.height + 2 * margin].map(Math.ceil) as [
    number,
    number,
  ];
  const picture = element('svg', { xmlns: namespace, width, height, viewBox: `0 0 ${width} ${height}` });
  const paper = getComputedStyle(document.body).backgroundColor;
  picture.append(element('rect', { width, height, fill: paper }), definitions());
  const origin = { x: bounds.left - margin, y: bounds.top - margin };
  draw(chart, origin, picture);
  return new XMLSerializer().serializeToString(picture);
}

interface Point {
  x: number;
  y: number;
}

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes))
    if (key !== 'xmlns') made.setAttribute(key, String(value));
  return made;
}

/** The patterns that fills refer to. */
function definitions(): SVGElement {
  const all = element('defs', {});
  for (const pattern of document.querySelectorAll<SVGElement>('svg.definitions defs > *'))
    all.append(styled(pattern));
  return all;
}

function draw(place: Element, origin: Point, picture: SVGElement): void {
  if (!isShown(place)) return;
  if (place instanceof SVGSVGElement) return drawing(place, origin, picture);
  if (place instanceof HTMLCanvasElement) return canvas(place, origin, picture);
  box(place, origin, picture);
  for (const child of place.childNodes) {
    if (child instanceof Element) draw(child, origin, picture);
    else if (child instanceof Text) text(child, origin, picture);
  }
}

/** What is said to screen readers only is a pixel large. */
function isShown(place: Element): boolean {
  const { width, height } = place.getBoundingClientRect();
  return place.checkVisibility() && (width > 1 || height > 1 || place instanceof SVGSVGElement);
}

/** Its place, as attributes. */
function frame(place: Element, { x, y }: Point) {
  const { left, top, width, height } = place.getBoundingClientRect();
  return { x: left - x, y: top - y, width, height };
}

function drawing(place: SVGSVGElement, origin: Point, picture: SVGElement): void {
  const copy = styled(place);
  for (const [key, value] of Object.entries(frame(place, origin))) copy.setAttribute(key, String(value));
  copy.setAttribute('overflow', 'visible');
  picture.append(copy);
}

/** A copy that needs no style sheet. */
function styled(original: SVGElement): SVGElement {
  const copy = original.cloneNode(true) as SVGElement;
  const originals = [original, ...original.querySelectorAll<SVGElement>('*')];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  originals.forEach((each, i) => {
    const style = getComputedStyle(each);
    const said = drawn.map((name) => [name, style.getPropertyValue(name)] as const);
    for (const [name, value] of said) if (value) copies[i]!.setAttribute(name, value.replaceAll('"', "'"));
    copies[i]!.removeAttribute('class');
    copies[i]!.removeAttribute('style');
  });
  return copy;
}

function canvas(place: HTMLCanvasElement, origin: Point, picture: SVGElement): void {
  picture.append(element('image', { ...frame(place, origin), href: place.toDataURL() }));
}

/** Background and rules. */
function box(place: Element, origin: Point, picture: SVGElement): void {
  const style = getComputedStyle(place);
  const { x, y, width, height } = frame(place, origin);
  if (!transparent(style.backgroundColor))
    picture.append(element('rect', { x, y, width, height, fill: style.backgroundColor }));
  const rule = (thickness: string, stroke: string, at: number) => {
    const wide = parseFloat(thickness);
    if (wide > 0 && !transparent(stroke))
      picture.append(element('line', { x1: x, x2: x + width, y1: at, y2: at, stroke, 'stroke-width': wide }));
  };
  const framed = parseFloat(style.borderLeftWidth) > 0 && parseFloat(style.borderTopWidth) > 0;
  if (framed && !transparent(style.borderTopColor)) {
    const edge = {
      x: x + 0.5,
      y: y + 0.5,
      width: width - 1,
      height: height - 1,
      rx: parseFloat(style.borderTopLeftRadius) || 0,
    };
    picture.append(element('rect', { ...edge, fill: 'none', stroke: style.borderTopColor }));
    return;
  }
  if (style.borderTopStyle === 'solid') rule(style.borderTopWidth, style.borderTopColor, y);
  if (style.borderBottomStyle === 'solid') rule(style.borderBottomWidth, style.borderBottomColor, y + height);
}

const transparent = (colour: string): boolean => /^rgba\(.*, 0\)$|^transparent$/.test(colour);

/** One SVG text for each line that the browser has broken it into. */
function text(node: Text, origin: Point, picture: SVGElement): void {
  const parent = node.parentElement;
  if (!parent || node.data.trim() === '') return;
  const style = getComputedStyle(parent);
  if (style.visibility === 'hidden') return;
  for (const { words, left, middle } of linesOf(node)) {
    const line = element('text', {
      x: left - origin.x,
      y: middle - origin.y,
      'dominant-baseline': 'central',
      fill: style.color,
      'font-family': style.fontFamily.replaceAll('"', "'"),
      'font-size': style.fontSize,
      'font-weight': style.fontWeight,
    });
    line.textContent = words;
    picture.append(line);
  }
}

interface Line {
  words: string;
  left: number;
  middle: number;
}

function linesOf(node: Text): Line[] {
  const lines: (Line & { top: number })[] = [];
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const { left, top, height, width } = range.getBoundingClientRect();
    if (width === 0) continue;
    const last = lines.at(-1);
    if (last && Math.abs(last.top - top) < height / 2) last.words += ` ${word}`;
    else lines.push({ words: word, left, top, middle: top + height / 2 });
  }
  return lines;
}
