import type { Message } from '../../protocol/message';
import type { Domain, Report } from '../../protocol/report';
import { maximumRows, minimumRows } from '../shift/measureShift';
import { percent } from './format';

/** A smaller share is not worth a sentence. */
const noticedShare = 0.005;

/** Remarks that follow from the report's own figures; `given` are the caller's, and are not repeated. */
export function ownRemarks(report: Omit<Report, 'summary'>, given: readonly Message[]): Message[] {
  const domains = report.source ? [report.target, report.source] : [report.target];
  return [
    ...distanceRemarks(report),
    ...shortened(domains, report.encoder.maxTokens),
    ...domains.flatMap((domain) => skipped(domain, given)),
  ];
}

function distanceRemarks({ source, target, shift }: Omit<Report, 'summary'>): Message[] {
  if (!source) return [];
  const rows = Math.min(source.rows, target.rows);
  if (shift.measures.length === 0 && rows < minimumRows) {
    const counts = { sourceRows: source.rows, targetRows: target.rows, least: minimumRows };
    return [{ key: 'summary.remark.fewRows', args: { source: source.name, target: target.name, ...counts } }];
  }
  const sampled = shift.measures.length > 0 && rows > maximumRows;
  return sampled ? [{ key: 'summary.remark.sampled', args: { rows: maximumRows } }] : [];
}

/** One sentence for both. */
function shortened(domains: readonly Domain[], maxTokens: number): Message[] {
  const [first, second] = domains.filter(({ shortened: share }) => share >= noticedShare);
  if (!first) return [];
  const args = { name: first.name, share: percent(first.shortened), maxTokens };
  if (!second) return [{ key: 'summary.remark.shortened', args }];
  const other = { otherName: second.name, otherShare: percent(second.shortened) };
  return [{ key: 'summary.remark.shortened.both', args: { ...args, ...other } }];
}

/** The caller names unreadable rows itself; when those are all that were skipped, nothing is left to say. */
function skipped({ name, skipped: count }: Domain, given: readonly Message[]): Message[] {
  const said = given.some(
    ({ key, args }) =>
      key === 'engine.remark.skippedRows' && args?.['name'] === name && Number(args['count']) === count,
  );
  return count > 0 && !said ? [{ key: 'summary.remark.skipped', args: { name, count } }] : [];
}
