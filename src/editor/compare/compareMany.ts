import type * as vscode from 'vscode';
import type { ResultOf } from '../../protocol/calls';
import { mostDomains, fewestDomains } from '../../protocol/matrix';
import type { TableReference } from '../../protocol/table';
import { UserError } from '../../protocol/userError';
import { withNetworkPermission } from '../askForNetwork';
import { chooseColumns } from '../chooseColumns';
import { readEmbedOptions, readSeed } from '../readSettings';
import { openReportFile, showMatrix } from '../reports/openReport';
import { runInNotification } from '../runInNotification';
import type { Services } from '../services';
import { stem } from '../tableFiles';
import { words } from '../words';
import { reportFileFor } from './reportFileFor';

/** All pairs of several files, as a matrix; the first is the one that the answer is about. Undefined: declined. */
export async function compareFiles(
  services: Services,
  files: readonly vscode.Uri[],
  { askColumns = false }: { askColumns?: boolean },
): Promise<ResultOf<'domains/compareMany'> | undefined> {
  if (files.length > mostDomains)
    throw new UserError('error.matrixCount', {
      count: files.length,
      least: fewestDomains,
      most: mostDomains,
    });
  const tables: TableReference[] = [];
  for (const file of files) {
    const table = await chooseColumns(services, [file], { label: 'welcome', always: askColumns });
    if (!table) return undefined;
    tables.push(table);
  }
  return run(services, files, tables);
}

async function run(services: Services, files: readonly vscode.Uri[], tables: TableReference[]) {
  const [first] = files;
  const title = words('editor.matrix.name', { target: stem(first!.fsPath), count: files.length - 1 });
  const reportFile = await reportFileFor(first!, title);
  const embed = await withNetworkPermission(services.context, readEmbedOptions(first!));
  const params = {
    tables,
    movies: false,
    seed: readSeed(first!),
    embed,
    ...(reportFile && { reportFile: reportFile.fsPath }),
  };
  const progress = words('editor.progress.matrix', { count: files.length });
  const compared = await runInNotification(services, progress, (running) =>
    services.engine.call('domains/compareMany', params, running),
  );
  if (reportFile) await openReportFile(reportFile);
  else showMatrix(services, { matrix: compared.matrix, title });
  return compared;
}
