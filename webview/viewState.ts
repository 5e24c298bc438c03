/** The page's own part of the kept state: where the reader was. */
export interface View {
  scroll: number;
  /** `data-part` of the unfolded details. */
  open: string[];
}

export const currentView = (root: HTMLElement): View => ({
  scroll: scrollY,
  open: [...root.querySelectorAll<HTMLElement>('details[data-part][open]')].map(
    ({ dataset }) => dataset.part ?? '',
  ),
});

/** Kept state is as old as it likes: anything unexpected is left alone. */
export function restoreView(root: HTMLElement, view: unknown): void {
  const { scroll, open } = (view ?? {}) as Partial<Record<keyof View, unknown>>;
  const parts = Array.isArray(open) ? open : [];
  for (const details of root.querySelectorAll<HTMLDetailsElement>('details[data-part]'))
    details.open = parts.includes(details.dataset.part);
  if (typeof scroll === 'number') scrollTo({ top: scroll, behavior: 'instant' });
}

/** Calls `changed` after scrolling has rested, and whenever a part is folded or unfolded. */
export function listenForView(root: HTMLElement, changed: () => void): void {
  let resting: ReturnType<typeof setTimeout> | undefined;
  addEventListener('scroll', () => {
    clearTimeout(resting);
    resting = setTimeout(changed, 150);
  });
  // 'toggle' does not bubble
  root.addEventListener('toggle', changed, { capture: true });
}

let reading: IntersectionObserver | undefined;

/** Marks the section that is being read in the contents. */
export function followReading(root: HTMLElement): void {
  const links = [...root.querySelectorAll<HTMLAnchorElement>('.toc a')];
  reading?.disconnect();
  const observer = (reading = new IntersectionObserver(
    (entries) => {
      const top = entries.find(({ isIntersecting }) => isIntersecting);
      if (!top) return;
      for (const link of links) {
        if (link.hash === `#${top.target.id}`) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      }
    },
    { rootMargin: '-10% 0px -80% 0px' },
  ));
  for (const { hash } of links) {
    const part = root.querySelector(hash);
    if (part) observer.observe(part);
  }
}
