import { mapLabels } from '../../core/data/labels';
import { evaluate } from '../../core/learn/evaluation';
import { UserError } from '../../protocol/userError';
import { columnNames } from '../tables/readTable';
import type { TextDomain } from './domain';
import { besideLabels, loadDomain } from './domain';
import { guessedMapping } from './guessedMapping';
import { askModel, openModel } from './openModel';
import type { HandlerMaker } from './services';

/** How well a model does on a table's labeled rows. The table may lack some of the model's labels. */
export const evaluateModel: HandlerMaker<'model/evaluate'> = (services) => async (params, job) => {
  const asItIs = await loadDomain(params.table, job);
  if (!asItIs.columns.label)
    throw new UserError('error.noLabelColumn', {
      file: asItIs.table.paths.join(', '),
      columns: columnNames(asItIs.table),
    });
  const opened = await openModel(params.model, params.embed, services, job);
  const { head, model, trainedOn } = opened;
  const domain = besideLabels(asItIs, { labels: model.labels, only: true });
  const rows = domain.texts.flatMap((_, i) => (domain.classes[i]! >= 0 ? [i] : []));
  if (rows.length === 0)
    throw new UserError('error.noLabeledRows', {
      file: domain.table.paths.join(', '),
      column: asItIs.columns.label.name,
    });
  const order = matched(domain, model);
  const texts = rows.map((row) => domain.texts[row]!);
  const { probabilities } = await askModel(opened, texts, job.phase('embed', domain.table.name));
  const truth = Int32Array.from(rows, (row) => order[domain.classes[row]!]!);
  const { accuracy, macroF1, ece, perClass } = evaluate(probabilities, truth);
  const named = Object.fromEntries(head.labels.map((label, i) => [label, perClass[i]!]));
  const seenInTraining = trainedOn.includes(domain.table.hash);
  return { rows: rows.length, accuracy, macroF1, perClass: named, ece, seenInTraining };
};

function matched({ labels, table }: TextDomain, model: { name: string; labels: string[] }): Int32Array {
  const order = mapLabels(labels, model.labels);
  if (order.every((index) => index >= 0)) return order;
  throw new UserError('error.labelsUnknown', {
    ...guessedMapping(labels, model.labels),
    file: table.paths.join(', '),
    labels: labels.slice(0, 20).join(', '),
    model: model.name,
    modelLabels: model.labels.join(', '),
  });
}
