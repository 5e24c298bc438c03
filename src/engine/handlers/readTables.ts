import path from 'node:path';
import { mayBeEnglish } from '../../core/data/english';
import { leastRowsPerLabel } from '../../core/transfer/foldPlan';
import type { ParamsOf } from '../../protocol/calls';
import { fewestDomains, mostDomains } from '../../protocol/matrix';
import type { Message } from '../../protocol/message';
import type { TableReference } from '../../protocol/table';
import { UserError } from '../../protocol/userError';
import type { Job } from '../job';
import type { TextDomain } from './domain';
import { domainRemarks, loadDomain } from './domain';
import type { TrainingRows } from './trainingRows';
import { trainingRowsIfAny } from './trainingRows';

/** One of several tables, with all that can be known before anything is embedded. */
export interface ReadTable {
  domain: TextDomain;
  /** The table's, with its folder where two files have the same name. */
  name: string;
  training: TrainingRows | null;
  foreign: boolean;
  remarks: Message[];
}

/** Reads all of them. Whatever is refused names its file, and is refused before the encoder is loaded. */
export async function readTables(
  { tables, movies, embed }: ParamsOf<'domains/compareMany'>,
  job: Job,
): Promise<ReadTable[]> {
  checkCount(tables.length + (movies ? 1 : 0));
  checkPaths(tables);
  const domains: TextDomain[] = [];
  for (const table of tables) domains.push(await loadDomain(table, job));
  checkBytes(domains);
  const names = domainNames(domains);
  return domains.map((domain, i) => readTable(domain, names[i]!, embed.encoder.kind === 'embedded'));
}

function readTable(domain: TextDomain, name: string, english: boolean): ReadTable {
  const { training, remarks } = trainingRowsIfAny(domain);
  const foreign = english && !mayBeEnglish(domain.texts);
  const own = training ? remarks : tooFewLabels(domain, name);
  const language: Message[] = foreign ? [{ key: 'engine.remark.notEnglish', args: { name } }] : [];
  return { domain, name, training, foreign, remarks: [...domainRemarks(domain), ...own, ...language] };
}

/** A table without any label needs no remark: its dashes say so. */
function tooFewLabels({ labels }: TextDomain, name: string): Message[] {
  if (labels.length === 0) return [];
  return [{ key: 'matrix.remark.targetTooSmall', args: { name, least: leastRowsPerLabel } }];
}

function checkCount(count: number): void {
  if (count >= fewestDomains && count <= mostDomains) return;
  throw new UserError('error.matrixCount', { count, least: fewestDomains, most: mostDomains });
}

function checkPaths(tables: readonly TableReference[]): void {
  const seen = new Set<string>();
  for (const file of tables.flatMap(({ paths }) => paths.map((each) => path.resolve(each)))) {
    if (seen.has(file)) throw new UserError('error.matrixSameFile', { file });
    seen.add(file);
  }
}

function checkBytes(domains: readonly TextDomain[]): void {
  const byHash = new Map<string, string>();
  for (const { table } of domains) {
    const file = table.paths.join(', ');
    const other = byHash.get(table.hash);
    if (other !== undefined) throw new UserError('error.matrixSameData', { file: other, other: file });
    byHash.set(table.hash, file);
  }
}

/** Files of the same name are told apart by their folder, and if that is the same too, by their number. */
function domainNames(domains: readonly TextDomain[]): string[] {
  const names = domains.map(({ table }) => table.name);
  const repeated = (all: readonly string[], name: string) => all.filter((each) => each === name).length > 1;
  const placed = domains.map(({ table }, i) =>
    repeated(names, names[i]!)
      ? `${path.basename(path.dirname(path.resolve(table.paths[0]!)))}/${names[i]!}`
      : names[i]!,
  );
  return placed.map((name, i) => (repeated(placed, name) ? `${name} (${i + 1})` : name));
}
