import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Domain } from '../../src/protocol/report';
import { asPercent } from '../figures';
import { axisTop, gridLine, loneMark, mark, percentScale, plot } from '../marks';
import type { Reader } from '../reader';
import { term } from '../term';
import { byCount, labeledRows } from './labels';
import type { Section } from './section';

/** A label column with hundreds of classes shows its most frequent ones. */
const labelsShown = 12;

export const domains: Section = {
  id: 'domains',
  title: 'view.domains.title',
  waitsFor: 'distances',
  figure: ({ report, figures }) => figures.count(report.target.rows + (report.source?.rows ?? 0)),
  missing: () => null,
  finding,
  render: (reader) => html`<div class="cols domains">${sizes(reader)}${labelShares(reader)}</div>`,
};

function finding({ report, t }: Reader): string {
  const { source, target } = report;
  const names = byCount(target).map(({ label }) => label);
  if (names.length === 0) return t('view.domains.finding.unlabeled', { target: target.name });
  if (!source) return t('view.domains.finding.alone', { count: names.length });
  if (labeledRows(source) === 0) return t('view.domains.finding.unlabeled', { target: source.name });
  const same = names.length === byCount(source).length && names.every((name) => name in source.labels);
  return t(same ? 'view.domains.finding.same' : 'view.domains.finding.different', { count: names.length });
}

/** Shares in percent, with air for the marks at both ends. */
const shareScale = percentScale(-3, 116);
const shareTicks = [0, 25, 50, 75, 100];

/** Source first, as everywhere. */
const both = ({ report }: Reader): { side: 'source' | 'target'; domain: Domain }[] => [
  ...(report.source ? [{ side: 'source' as const, domain: report.source }] : []),
  { side: 'target' as const, domain: report.target },
];

function sizes(reader: Reader): TemplateResult {
  const { figures, t } = reader;
  const row = (name: string | TemplateResult, value: (domain: Domain) => string) =>
    html`<tr>
      <th scope="row">${name}</th>
      ${both(reader).map(({ domain }) => html`<td class="r">${value(domain)}</td>`)}
    </tr>`;
  return html`<table class="sizes">
    <caption class="sr">
      ${t('view.domains.sizes')}
    </caption>
    <colgroup>
      <col class="name" />
      ${both(reader).map(() => html`<col />`)}
    </colgroup>
    <thead>
      <tr>
        <th scope="col">${t('view.domains.sizes')}</th>
        ${both(reader).map(
          ({ side, domain }) =>
            html`<th scope="col" class="r">${loneMark(side)}<span class="file">${domain.name}</span></th>`,
        )}
      </tr>
    </thead>
    <tbody data-rows>
      ${row(t('view.domains.rows'), (domain) => figures.count(domain.rows))}
      ${row(t('view.domains.labeled'), (domain) => figures.count(labeledRows(domain)))}
      ${row(t('view.domains.unlabeled'), (domain) => figures.count(domain.unlabeled))}
      ${row(term(t('view.domains.skipped'), t('view.explain.skipped'), 0), (domain) => figures.count(domain.skipped))}
      ${row(term(t('view.domains.shortened'), t('view.explain.shortened'), 1), (domain) => `${figures.percent(domain.shortened)} %`)}
    </tbody>
  </table>`;
}

function labelShares(reader: Reader): TemplateResult | typeof nothing {
  const { figures, t } = reader;
  const shown = both(reader).filter(({ domain }) => labeledRows(domain) > 0);
  if (shown.length === 0) return nothing;
  const share = (name: string) =>
    Math.max(...shown.map(({ domain }) => (domain.labels[name] ?? 0) / labeledRows(domain)));
  const names = [...new Set(shown.toReversed().flatMap(({ domain }) => Object.keys(domain.labels)))].toSorted(
    (a, b) => share(b) - share(a),
  );
  return html`<div>
    <table class="shares">
      <caption class="sr">
        ${t('view.domains.labels')}
      </caption>
      <colgroup>
        <col class="name" />
        <col />
        ${shown.map(() => html`<col class="n" />`)}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">${t('view.domains.label')}</th>
          <th scope="col" class="ax">
            ${t('view.domains.share')}${axisTop(shareTicks, shareScale, (tick) => figures.count(tick))}
          </th>
          ${shown.map(({ side }) => html`<th scope="col" class="r">${loneMark(side)}${t('view.rows')}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${names.slice(0, labelsShown).map(
          (name) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td class="plot">${sharePlot(name, shown)}</td>
              ${shown.map(
                ({ domain }) => html`<td class="r muted">${figures.count(domain.labels[name] ?? 0)}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
    ${
      names.length > labelsShown
        ? html`<p class="note">${t('view.domains.moreLabels', { count: names.length - labelsShown })}</p>`
        : nothing
    }
  </div>`;
}

function sharePlot(name: string, shown: ReturnType<typeof both>): TemplateResult {
  const offset = shown.length > 1 ? 3 : 0;
  return plot(
    shareTicks.map((tick) => gridLine(shareScale(tick), false)),
    shown.map(({ side, domain }) => {
      const share = ((domain.labels[name] ?? 0) / labeledRows(domain)) * asPercent;
      return mark(side, shareScale(share), side === 'source' ? -offset : offset);
    }),
  );
}
