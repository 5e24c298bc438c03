import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';
import type { MessageKey } from '../../src/protocol/message';
import type { TaskSimilarity } from '../../src/protocol/similarity';
import { label, line, mark, percentScale, strip } from '../marks';
import type { Reader } from '../reader';
import { term } from '../term';
import { roundMaximum } from './roundMaximum';

type ScoreName = 'leep' | 'nce' | 'hScore' | 'logMe';

interface Score {
  name: ScoreName;
  use: MessageKey;
  value: number;
  /** Where chance lies, and both ends of the scale. */
  chance: number;
  low: number;
  high: number;
  /** The high end is a perfect match; LogME has none. */
  best: boolean;
}

/** LEEP and NCE run from guessing to 0, the H-score from 0 to one less than the labels; LogME has no upper end. */
function scoresOf(tasks: TaskSimilarity, labels: number): Score[] {
  const { leep, nce, guessing, hScore, hScoreByChance, logMe, logMeByChance } = tasks;
  const told = { chance: guessing, low: guessing, high: 0, best: true };
  return [
    ...(leep === null
      ? []
      : [{ name: 'leep', use: 'view.similarity.use.leep', value: leep, ...told } as const]),
    ...(nce === null ? [] : [{ name: 'nce', use: 'view.similarity.use.nce', value: nce, ...told } as const]),
    {
      name: 'hScore',
      use: 'view.similarity.use.hScore',
      value: hScore,
      chance: hScoreByChance,
      low: 0,
      high: Math.max(1, labels - 1),
      best: true,
    },
    {
      name: 'logMe',
      use: 'view.similarity.use.logMe',
      value: logMe,
      chance: logMeByChance,
      low: Math.min(logMe, logMeByChance) - 0.05,
      high: logMe < 0 ? 0 : roundMaximum(logMe).maximum,
      best: false,
    },
  ];
}

/** Each score on its own scale, with its yardstick and what to use it for. */
export function taskScores(reader: Reader, tasks: TaskSimilarity): TemplateResult {
  const { report, figures, t } = reader;
  const labels = tasks.relation?.target.length ?? Object.keys(report.target.labels).length;
  return html`<table role="table" class="stack scores">
      <caption class="sr">
        ${t('view.similarity.title')}
      </caption>
      <colgroup>
        <col class="name" />
        <col />
        <col class="val" />
      </colgroup>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">${t('view.similarity.score')}</th>
          <th role="columnheader" scope="col">${t('view.similarity.scale')}</th>
          <th role="columnheader" scope="col" class="r">${t('view.similarity.value')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup" data-rows>
        ${scoresOf(tasks, labels).map((score, index) => scoreRow(reader, score, index))}
      </tbody>
    </table>
    <p class="note">${t('view.similarity.note', { rows: figures.count(tasks.rows) })}</p>`;
}

function scoreRow({ figures, t }: Reader, score: Score, index: number): TemplateResult {
  const read = (value: number) => figures.decimal(value, 2);
  return html`<tr role="row">
    <th role="rowheader" scope="row">
      ${term(t(`view.similarity.${score.name}`), t(`view.explain.${score.name}`), index)}
      <small>${t(score.use)}</small>
    </th>
    <td role="cell">${scoreStrip(score, read, t('view.similarity.noBest'))}</td>
    <td role="cell" class="r">
      <span class="num">${read(score.value)}</span>
      <small>${t('view.similarity.chance', { value: read(score.chance) })}</small>
    </td>
  </tr>`;
}

function scoreStrip(
  { value, chance, low, high, best }: Score,
  read: (value: number) => string,
  open: string,
) {
  const x = percentScale(low, high);
  const within = (position: number) => x(Math.min(high, Math.max(low, position)));
  return strip(34, [
    line('grid', '0%', '100%', 12, 12),
    line('chance', within(chance), within(chance), 4, 20),
    mark('both', within(value), 12),
    label(read(low), 0, 33, 'start'),
    label(best ? read(high) : open, '100%', 33, 'end'),
  ]);
}
