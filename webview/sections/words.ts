import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Message } from '../../src/protocol/message';
import type { Report } from '../../src/protocol/report';
import type { Reader } from '../reader';
import { paragraph } from '../reader';
import { associations } from './associations';
import { distinctive } from './distinctive';
import type { Section } from './section';

export const words: Section = {
  id: 'words',
  title: 'view.words.title',
  waitsFor: 'distances',
  figure: ({ report, t }) => {
    const { polarityFlips, distinctive } = report.words;
    if (polarityFlips.length > 0) return count(t, 'flips', polarityFlips.length);
    return distinctive.length > 0 ? t('view.words.figure.words', { count: distinctive.length }) : '';
  },
  missing: ({ report: { words: found, ...report } }) =>
    found.distinctive.length + found.polarityFlips.length + found.pivots.length > 0 ? null : whyNone(report),
  finding,
  render: (reader) => html`${associations(reader)}${distinctive(reader)}${unjudged(reader)}`,
};

const count = (t: Reader['t'], what: 'flips' | 'pivots', number: number): string =>
  t(`view.words.figure.${what}.${number === 1 ? 'one' : 'many'}`, { count: number });

function whyNone({ source }: Pick<Report, 'source'>): Message {
  return { key: source ? 'view.words.none' : 'view.distances.noSource' };
}

function finding({ report, t }: Reader): string {
  const { polarityFlips, pivots } = report.words;
  if (polarityFlips.length + pivots.length === 0) return t('view.words.finding.distinctive');
  const flips = polarityFlips.length;
  const first =
    flips === 0
      ? t('view.words.finding.flips.none')
      : t(`view.words.finding.flips.${flips === 1 ? 'one' : 'many'}`, { count: flips });
  if (pivots.length === 0) return first;
  const held = t(`view.words.finding.pivots.${pivots.length === 1 ? 'one' : 'many'}`, {
    count: pivots.length,
  });
  return paragraph(first, held);
}

/** Says why flips and pivots are absent, when labels are the reason. */
function unjudged({ report, t }: Reader): TemplateResult | typeof nothing {
  const { polarityFlips, pivots } = report.words;
  if (polarityFlips.length + pivots.length > 0) return nothing;
  return html`<p class="note">${t('view.words.unjudged')}</p>`;
}
