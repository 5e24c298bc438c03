import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Failures } from '../../src/protocol/failures';
import type { Message } from '../../src/protocol/message';
import type { Report } from '../../src/protocol/report';
import type { Reader } from '../reader';
import { paragraph } from '../reader';
import { byLabel } from './failures/byLabel';
import { cellLists, confusion } from './failures/confusion';
import { rightRows } from './failures/mistakes';
import { reliability } from './failures/reliability';
import { nameOf, slices } from './failures/slices';
import type { Section } from './section';

export const failures: Section = {
  id: 'failures',
  title: 'view.failures.title',
  figure: ({ report: { failures }, figures, t }) =>
    failures
      ? t('view.failures.figure', {
          wrong: figures.count(failures.rows - rightRows(failures)),
          rows: figures.count(failures.rows),
        })
      : '',
  missing: ({ report }) => (report.failures ? null : whyNone(report)),
  finding: (reader) =>
    paragraph(
      neverFound(reader),
      worstPart(reader),
      reader.report.failures ? calibration(reader, reader.report.failures) : '',
    ),
  render,
};

function whyNone({ target, honest }: Report): Message {
  if (honest) return { key: 'view.failures.absent' };
  const none = Object.keys(target.labels).length === 0;
  return { key: `view.failures.${none ? 'unlabeled' : 'tooFew'}`, args: { target: target.name } };
}

/** Rows of a label that none of them is found of, before that is worth a sentence. */
const leastMissed = 5;

function neverFound({ report: { failures }, t }: Reader): string {
  const missed = (failures?.labels ?? []).filter((_, k) => {
    const counts = failures!.confusion[k]!;
    return counts[k] === 0 && counts.reduce((sum, count) => sum + count, 0) >= leastMissed;
  });
  if (missed.length === 0) return '';
  return t('view.failures.finding.never', { labels: missed.map((label) => `“${label}”`).join(', ') });
}

function worstPart(reader: Reader): string {
  const { report, figures, t } = reader;
  const worst = report.slices.find(({ surelyWorse }) => surelyWorse);
  if (!report.failures || report.slices.length === 0) return '';
  if (!worst) return t('view.failures.finding.even');
  return t('view.failures.finding.worst', {
    slice: nameOf(reader, worst),
    accuracy: figures.percent(worst.accuracy.mean),
    interval: figures.interval(worst.accuracy),
    overall: figures.percent(rightRows(report.failures) / report.failures.rows),
  });
}

/** Off only where the error is larger than perfect calibration shows 39 times in 40. */
function calibration({ t }: Reader, { reliability: { bins, ece, chanceEce } }: Failures): string {
  if (!chanceEce) return '';
  if (ece <= chanceEce[1]) return t('view.failures.finding.trusted');
  const rows = bins.reduce((sum, bin) => sum + bin.rows, 0);
  const surplus = bins.reduce((sum, bin) => sum + (bin.confidence - bin.accuracy.mean) * bin.rows, 0) / rows;
  if (Math.abs(surplus) < ece / 2) return t('view.failures.finding.off');
  return t(`view.failures.finding.${surplus > 0 ? 'over' : 'under'}`);
}

/** Up to here the matrix fits beside the other two. */
const mostBeside = 2;

/** Another report is another page: what was unfolded in this one means nothing there. */
function render(reader: Reader): TemplateResult {
  const { failures } = reader.report;
  if (!failures) return html``;
  const beside = failures.labels.length <= mostBeside;
  return html`${keyed(
    failures,
    html`<div class="cols fails ${beside ? '' : 'broad'}">
        <div class="matrix">
          ${confusion(reader, failures)}${beside ? nothing : byLabel(reader, failures)}
        </div>
        ${beside ? nothing : cellLists(reader, failures)}${reliability(reader, failures)}${slices(reader, failures)}
      </div>
      ${beside ? html`${cellLists(reader, failures)}${byLabel(reader, failures)}` : nothing}`,
  )}`;
}
