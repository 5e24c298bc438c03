import { html } from 'lit/html.js';
import { loadMap } from '../map/mapData';
import { mixing } from '../map/mixing';
import type { Reader } from '../reader';
import type { Section } from './section';

export const map: Section = {
  id: 'map',
  title: 'view.map.title',
  figure: ({ report, figures }) => (report.map ? figures.count(report.map.points) : ''),
  missing: ({ report }) => {
    if (!report.map) return { key: 'view.map.absent' };
    if (!loadMap(report)) return { key: 'view.map.unreadable' };
    return report.map.points > 0 ? null : { key: 'view.map.empty' };
  },
  finding,
  render: (reader) => html`<transfer-map .reader=${reader}></transfer-map>`,
};

/** Shares of chance, below and above which the domains are called apart or mixed. */
const apartBelow = 0.25;
const mixedFrom = 0.8;

function finding({ report, t, figures }: Reader): string {
  const loaded = loadMap(report);
  const found = loaded && mixing(loaded);
  if (!found || !report.source) return t('view.map.finding.alone', { name: report.target.name });
  const ratio = found.near / found.chance;
  const kind = ratio < apartBelow ? 'apart' : ratio < mixedFrom ? 'partly' : 'mixed';
  return t(`view.map.finding.${kind}`, {
    source: report.source.name,
    target: report.target.name,
    near: figures.percent(found.near, 0),
    chance: figures.percent(found.chance, 0),
  });
}
