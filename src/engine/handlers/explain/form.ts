import { compareForm, estimatedLabelShift, labelShift } from '../../../core/shift/compareForm';
import type { Share } from '../../../core/shift/differences';
import { textForm } from '../../../core/shift/textForm';
import type { Form } from '../../../protocol/form';
import type { Report } from '../../../protocol/report';
import type { Job } from '../../job';
import { labelCounts } from './labelCounts';
import type { RunFacts } from './runFacts';

/** How the two sides are written, and the shares of their labels; null without a source. */
export async function explainForm(facts: RunFacts, job: Job): Promise<Report['form']> {
  const { source, target, shortened } = facts;
  if (!source) return null;
  const { texts, table } = target.domain;
  const forms = {
    source: source.texts && (await textForm(source.texts, job.phase('explain', source.facts.name))),
    target: await textForm(texts, job.phase('explain', table.name)),
  };
  const ofSource: Share = { share: source.facts.shortened, rows: source.facts.rows };
  const ofTarget: Share = { share: shortened / texts.length, rows: texts.length };
  return compareForm(
    { form: forms.source, shortened: ofSource },
    { form: forms.target, shortened: ofTarget },
    labelShares(facts),
  );
}

/** Only where the labels of the two sides are the same ones. */
function labelShares(facts: RunFacts): Pick<Form, 'labels' | 'estimated'> {
  const [counts, labels] = [labelCounts(facts), facts.source?.labels];
  if (!counts || !labels) return { labels: [], estimated: false };
  const { source, target } = counts;
  if (target) return { labels: labelShift(labels, source, target), estimated: false };
  const shares = facts.outcome?.estimated?.shares;
  return { labels: shares ? estimatedLabelShift(labels, source, shares) : [], estimated: true };
}
