import type { Role } from './colouring';
import { roles } from './colouring';
import type { Rgb } from './paint';

/** The theme's colours as the canvas needs them. */
export interface Palette {
  role: Record<Role, Rgb>;
  paper: Rgb;
  ink: string;
  muted: string;
  halo: string;
  font: string;
}

/** Read from the CSS around `element`, where they may be mixed from others. */
export function readPalette(element: HTMLElement): Palette {
  const probe = document.createElement('i');
  element.append(probe);
  const computed = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const toRgb = rgbReader();
  const palette = {
    role: Object.fromEntries(roles.map((role) => [role, toRgb(computed(role))])) as Record<Role, Rgb>,
    paper: toRgb(computed('paper')),
    ink: computed('ink'),
    muted: computed('muted'),
    halo: computed('paper'),
    font: getComputedStyle(element).fontFamily,
  };
  probe.remove();
  return palette;
}

/** A mixed colour computes to `oklab(...)`: only the browser knows all ways to write one. */
function rgbReader(): (colour: string) => Rgb {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  return (colour) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return [red, green, blue];
  };
}

/** Calls `changed` when the editor's theme, or in an exported page the system's, has changed. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['class', 'style'] });
  const system = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', 'print'].map((query) =>
    matchMedia(query),
  );
  for (const query of system) query.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    for (const query of system) query.removeEventListener('change', changed);
  };
}
