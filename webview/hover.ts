/** Long enough to move the pointer from the name onto the widget. */
const graceMilliseconds = 200;
const margin = 8;

/** The hover widget of names with `data-hover`: by pointer or focus; Escape closes it. */
export function listenForHover(root: HTMLElement): void {
  const widget = root.ownerDocument.createElement('div');
  widget.id = 'hover';
  widget.setAttribute('role', 'tooltip');
  widget.hidden = true;
  root.append(widget);
  let shownFor: HTMLElement | null = null;
  let hiding: ReturnType<typeof setTimeout> | undefined;

  const hide = () => {
    clearTimeout(hiding);
    shownFor?.removeAttribute('aria-describedby');
    shownFor = null;
    widget.hidden = true;
  };
  const hideSoon = () => {
    clearTimeout(hiding);
    hiding = setTimeout(hide, graceMilliseconds);
  };
  const follow = (event: Event) => {
    const target = event.target as HTMLElement;
    if (widget.contains(target)) return clearTimeout(hiding);
    const name = target.closest<HTMLElement>('[data-hover]');
    if (!name) return shownFor ? hideSoon() : undefined;
    if (name === shownFor) return clearTimeout(hiding);
    hide();
    shownFor = name;
    name.setAttribute('aria-describedby', widget.id);
    widget.textContent = name.dataset.hover ?? '';
    widget.hidden = false;
    place(widget, name);
  };
  root.addEventListener('pointerover', follow);
  root.addEventListener('focusin', follow);
  root.addEventListener('focusout', hideSoon);
  root.addEventListener('pointerleave', hideSoon);
  root.ownerDocument.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
  });
}

/** Under the name; above it where the window ends; never past the window's sides. */
function place(widget: HTMLElement, name: HTMLElement): void {
  const { clientWidth, clientHeight } = document.documentElement;
  widget.style.left = '0';
  widget.style.top = '0';
  const box = name.getBoundingClientRect();
  const { width, height } = widget.getBoundingClientRect();
  const left = Math.max(margin, Math.min(box.left, clientWidth - width - margin));
  const below = box.bottom + 4;
  const top = below + height > clientHeight && box.top > height ? box.top - height - 4 : below;
  widget.style.left = `${left + scrollX}px`;
  widget.style.top = `${top + scrollY}px`;
}
