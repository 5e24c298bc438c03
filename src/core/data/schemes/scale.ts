import type { ScaleStep } from './scaleStep';
import { scaleStep } from './scaleStep';

/** The labels of a column as steps of one scale. */
export interface Scale {
  /** Lowest and highest possible step: 0 or 1; 4, 5, 7 or 10. */
  low: number;
  high: number;
  /** Of each label, in the order of the labels. */
  steps: number[];
  /** False where numbers could as well be those of classes. */
  sure: boolean;
}

const ratingName =
  /star(?!t|e\b)|rating|\brate|score|overall|grade|\bmark\b|\bnote\b|おすすめ度|sterne|bewertung|calificaci|valoraci|puntuaci|estrella|étoile|etoile|\bvoto|\bnota\b|stelle|beoordeling|waardering|評価|評点|点数|星|スコア|评分|评级|打分|평점|별점|점수/i;
/** Whether a column's name promises ratings. */
export function isRatingName(name: string): boolean {
  return ratingName.test(name) && !helpName.test(name);
}

const helpName = /confiden|count|readab|similar|certain|prob|read_?score|score_?id|helpful/i;
/** A name that promises classes: its numbers are no rating. */
const className = /topic|categor|intent|depart|type|kind|genre|queue|cluster|カテゴリ|分類|类别|분류/i;
/** In half steps from 0 to 10. */
const mostSteps = 21;
/** Fewer different bare numbers are hardly a scale. */
const leastBareSteps = 4;

/**
 * Reads labels as a scale of stars or points; null where one of them is no step, or where they do not fit one
 * scale of at most ten.
 * @param labels different ones @param column name of the column: it tells ratings from numbered classes
 */
export function scaleOf(labels: readonly string[], column: string): Scale | null {
  if (labels.length < 2 || labels.length > mostSteps) return null;
  const found = labels.map(scaleStep);
  if (!found.every((step): step is ScaleStep => step !== null)) return null;
  const steps = found.map(({ step }) => step);
  if (!steps.every((step) => Number.isInteger(step * 2))) return null;
  const low = Math.min(...steps) < 0.5 ? 0 : 1;
  const high = highestStep(found, low);
  if (high === null) return null;
  const bare = found.every((step) => step.bare);
  const named = isRatingName(column);
  if (bare && (className.test(column) || isBit(steps))) return null;
  const halves = steps.some((step) => !Number.isInteger(step));
  if (!bare || named || halves) return { low, high, steps, sure: true };
  const plausible = low === 1 && steps.length >= leastBareSteps && steps.includes(high);
  return plausible ? { low, high, steps, sure: false } : null;
}

function isBit(steps: readonly number[]): boolean {
  return steps.length === 2 && steps.includes(0) && steps.includes(1);
}

function highestStep(found: readonly ScaleStep[], low: number): number | null {
  const said = [...new Set(found.flatMap(({ of }) => of ?? []))];
  const most = Math.max(...found.map(({ step }) => step));
  if (said.length > 1 || (said[0] ?? most) < most) return null;
  if (said[0] !== undefined) return said[0] <= 10 ? said[0] : null;
  const full = found.length === most - low + 1;
  if (full && ((most === 4 && low === 0) || (most === 7 && low === 1))) return most;
  return most <= 5 ? 5 : most <= 10 ? 10 : null;
}

/** Half the width of the middle as a share of the scale: 3 of 1-5, 5 and 6 of 1-10, 5 of 0-10. */
const middle = 0.1;

/** -1, 0, 1: below, in, above the middle of the scale. Half a star is below 1 of 5 and as bad. */
export function sideOfStep(step: number, { low, high }: Pick<Scale, 'low' | 'high'>): -1 | 0 | 1 {
  const distance = (step - low) / (high - low) - 0.5;
  if (Math.abs(distance) < middle - 1e-9) return 0;
  return distance > 0 ? 1 : -1;
}
