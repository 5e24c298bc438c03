import { nothing } from 'lit/html.js';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import type { DirectiveParameters, ElementPart } from 'lit/directive.js';

const seen = new WeakMap<Element, () => void>();

/** A little before it is scrolled into view. */
const margin = '200px';
let observer: IntersectionObserver | undefined;

function watcher(): IntersectionObserver {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) seen.get(target)?.();
    },
    { rootMargin: margin },
  );
  return observer;
}

/** Calls `show` each time its element comes into view, and at once when it is another one by then. */
class WhenSeen extends AsyncDirective {
  private element: Element | undefined;

  render(_show: () => void): typeof nothing {
    return nothing;
  }

  override update(part: ElementPart, [show]: DirectiveParameters<this>): typeof nothing {
    this.element = part.element;
    seen.set(part.element, show);
    watcher().unobserve(part.element);
    watcher().observe(part.element); // tells at once whether it is in view
    return nothing;
  }

  protected override disconnected(): void {
    if (this.element) watcher().unobserve(this.element);
  }

  protected override reconnected(): void {
    if (this.element) watcher().observe(this.element);
  }
}

export const whenSeen = directive(WhenSeen);
