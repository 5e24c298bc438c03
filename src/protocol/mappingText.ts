import type { LabelMapping } from './readOptions';

/** A mapping as `--labels` takes it: `good=positive, bad=negative, fair=`. */
export function mappingText(mapping: LabelMapping): string {
  return Object.entries(mapping)
    .map(([label, name]) => `${quoted(label)}=${name === null ? '' : quoted(name)}`)
    .join(', ');
}

function quoted(name: string): string {
  if (name !== '' && !/[\s=,;"']/.test(name)) return name;
  return name.includes("'") ? `"${name}"` : `'${name}'`;
}
