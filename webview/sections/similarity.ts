import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Message } from '../../src/protocol/message';
import type { Report } from '../../src/protocol/report';
import type { TaskSimilarity } from '../../src/protocol/similarity';
import type { Reader } from '../reader';
import { mayAsk } from '../reader';
import { button } from '../toolkit';
import { labeledRows } from './labels';
import { layers } from './layers';
import { otherEncoder } from './otherEncoder';
import { relation } from './relation';
import type { Section } from './section';
import { taskScores } from './taskScores';

/** How alike the two tasks are, and what the encoder makes of the rows: for whoever knows the measures. */
export const similarity: Section = {
  id: 'similarity',
  title: 'view.similarity.title',
  figure: ({ report: { similarity: found }, figures, t }) => {
    const leep = found?.tasks?.leep ?? null;
    return leep === null ? '' : `${t('view.similarity.leep')} ${figures.decimal(leep, 2)}`;
  },
  missing: (reader) => (known(reader.report) || mayAsk(reader) ? null : whyNone(reader.report)),
  finding: (reader) => {
    const { report, say } = reader;
    const tasks = report.similarity?.tasks;
    return tasks ? finding(reader, tasks) : say(whyNone(report));
  },
  render,
};

const known = ({ similarity: found }: Report): boolean =>
  found !== null && (found.tasks !== null || found.encoders.length > 0);

/** A report with enough labels and no similarity is one of before there was any. */
function whyNone({ target, strategies }: Report): Message {
  if (strategies.length > 0) return { key: 'view.similarity.missing' };
  const key = labeledRows(target) > 0 ? 'view.similarity.needsLabels' : 'view.similarity.unlabeled';
  return { key, args: { target: target.name } };
}

/** Shares of the labels' uncertainty that the source's classes take away: as the skills of conditions.ts. */
const [wellFrom, partlyFrom] = [0.4, 0.1];
/** Nats a row that LogME must lie above shuffled labels to say that it tells anything. */
const tellsFrom = 0.01;

function finding({ report, figures, t }: Reader, tasks: TaskSimilarity): string {
  if (tasks.leep === null) {
    const tells = tasks.logMe - tasks.logMeByChance > tellsFrom;
    return t(`view.similarity.finding.vectors${tells ? '' : '.not'}`, {
      logMe: figures.decimal(tasks.logMe, 2),
      chance: figures.decimal(tasks.logMeByChance, 2),
    });
  }
  const told = 1 - tasks.leep / tasks.guessing;
  const how = told >= wellFrom ? 'well' : told >= partlyFrom ? 'partly' : 'hardly';
  return t(`view.similarity.finding.${how}`, {
    source: report.source?.name ?? '',
    leep: figures.decimal(tasks.leep, 2),
    guessing: figures.decimal(tasks.guessing, 2),
  });
}

function render(reader: Reader): TemplateResult {
  const { tasks = null, encoders = [] } = reader.report.similarity ?? {};
  const others = encoders.filter(({ other }) => other !== null);
  return html`${tasks ? taskScores(reader, tasks) : nothing}
    <div class="cols">
      ${tasks?.relation ? relation(reader, tasks.relation) : nothing}
      ${layers(reader, encoders.find(({ other }) => other === null) ?? null)}
      ${others.map((other) => otherEncoder(reader, other))}
    </div>
    ${questions(reader)}`;
}

function questions(reader: Reader): TemplateResult | typeof nothing {
  const { host, t } = reader;
  if (!mayAsk(reader)) return nothing;
  const ask = (command: 'compareLayers' | 'compareEncoder') => () => host?.post({ type: 'command', command });
  return html`<div class="actions">
    ${button(t('view.similarity.compareLayers'), ask('compareLayers'))}
    ${button(t('view.similarity.compareEncoder'), ask('compareEncoder'))}
  </div>`;
}
