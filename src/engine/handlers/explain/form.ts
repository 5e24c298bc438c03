import { compareForm, estimatedLabelShift, labelShift } from '../../../core/shift/compareForm';
import type { Share } from '../../../core/shift/differences';
import { textForm } from '../../../core/shift/textForm';
import { classCounts } from '../../../core/learn/classWeights';
import type { Form } from '../../../protocol/form';
import type { Report } from '../../../protocol/report';
import type { Job } from '../../job';
import { keptClasses } from '../trainingRows';
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
function labelShares({ source, target, outcome }: RunFacts): Pick<Form, 'labels' | 'estimated'> {
  if (!source?.labeled) return { labels: [], estimated: false };
  const counts = classCounts(
    source.classes.filter((k) => k >= 0),
    source.labels.length,
  );
  if (target.training) {
    const { classes, labels } = keptClasses(target.domain, target.training);
    const measured = classCounts(
      classes.filter((k) => k >= 0),
      labels.length,
    );
    return { labels: labelShift(labels, counts, measured), estimated: false };
  }
  const shares = outcome?.estimated?.shares;
  return { labels: shares ? estimatedLabelShift(source.labels, counts, shares) : [], estimated: true };
}
