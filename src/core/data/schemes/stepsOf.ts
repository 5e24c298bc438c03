import type { LabelMapping } from '../../../protocol/readOptions';
import { scaleStep } from './scaleStep';

/** The steps that a scheme of stars reads as one class, lowest and highest: `1–2`, `3`. */
export function stepsOf(mapping: LabelMapping, name: string | null): string {
  const steps = Object.entries(mapping).flatMap(([label, to]) =>
    to === name ? (scaleStep(label)?.step ?? []) : [],
  );
  if (steps.length === 0) return '';
  const [low, high] = [Math.min(...steps), Math.max(...steps)];
  return low === high ? `${low}` : `${low}–${high}`;
}
