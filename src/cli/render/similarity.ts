import type { MessageArguments, MessageKey } from '../../protocol/message';
import type { Report } from '../../protocol/report';
import type { EncoderFit, EncoderSimilarity, TaskSimilarity } from '../../protocol/similarity';
import { figure } from './figures';
import { textTable } from './textTable';

type Say = (key: MessageKey, args?: MessageArguments) => string;

/** Labels and classes a side. */
const mostShown = 8;

/** How alike tasks and encoders are, in tables. */
export function similarity({ similarity: found }: Report, say: Say): string {
  if (!found) return '';
  const { tasks, encoders } = found;
  const parts = [
    ...(tasks ? [scores(tasks, say), tasks.relation ? relation(tasks.relation, say) : ''] : []),
    ...encoders.map((each) => (each.other === null ? layers(each, say) : otherEncoder(each, say))),
  ];
  return parts.filter(Boolean).join('\n\n');
}

function scores(tasks: TaskSimilarity, say: Say): string {
  const { leep, nce, guessing, hScore, hScoreByChance, logMe, logMeByChance } = tasks;
  const told = (name: string, value: number | null) =>
    value === null ? [] : [[name, figure(value), figure(guessing)]];
  const rows = [
    ...told(say('view.similarity.leep'), leep),
    ...told(say('view.similarity.nce'), nce),
    [say('view.similarity.hScore'), figure(hScore), figure(hScoreByChance)],
    [say('view.similarity.logMe'), figure(logMe), figure(logMeByChance)],
  ];
  return textTable(
    [[say('cli.similarity'), say('cli.value'), say('cli.similarity.chance')], ...rows],
    [1, 2],
  );
}

function relation({ source, target, counts }: NonNullable<TaskSimilarity['relation']>, say: Say): string {
  const shown = source.slice(0, mostShown);
  const rows = target
    .slice(0, mostShown)
    .map((label, y) => [label, ...shown.map((_, z) => String(counts[z]![y]!))]);
  return textTable(
    [[say('cli.similarity.relation'), ...shown], ...rows],
    shown.map((_, z) => z + 1),
  );
}

function layers({ layers: found }: EncoderSimilarity, say: Say): string {
  const rows = found.map(({ layer, cka, rsa }) => [String(layer), figure(cka), figure(rsa)]);
  const names = [say('view.similarity.layers.cka'), say('view.similarity.layers.rsa')];
  return textTable([[say('cli.similarity.layer'), ...names], ...rows], [1, 2]);
}

function otherEncoder({ other, rows, layers: [alike], fit }: EncoderSimilarity, say: Say): string {
  const likeness = say('cli.similarity.other', {
    other: other ?? '',
    rows,
    cka: figure(alike?.cka ?? 0),
    rsa: figure(alike?.rsa ?? 0),
  });
  if (!fit) return likeness;
  const row = (name: string, { logMe, hScore }: EncoderFit) => [name, figure(logMe), figure(hScore)];
  const head = [
    say('cli.similarity.fit', { rows: fit.rows }),
    say('view.similarity.logMe'),
    say('view.similarity.hScore'),
  ];
  const table = [head, row(say('view.similarity.other.own'), fit.own), row(other ?? '', fit.other)];
  return [likeness, textTable(table, [1, 2])].join('\n');
}
