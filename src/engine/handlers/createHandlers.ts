import { clearCache } from './clearCache';
import { compareDomains } from './compareDomains';
import { compareEncoders } from './compareEncoders';
import { compareMany } from './compareMany';
import { embedTable } from './embedTable';
import { evaluateModel } from './evaluateModel';
import { fineTune } from './fineTune';
import { inspectTable } from './inspectTable';
import { pickRows } from './pickRows';
import { predictTable } from './predictTable';
import { predictTexts } from './predictTexts';
import { recentTables } from './rememberedRows';
import { projectReport } from './projectReport';
import type { Handlers, Services } from './services';
import { tableSearch } from './tableSearch';
import { tableTexts } from './tableTexts';

/** One handler a method, all with the same services. */
export function createHandlers(services: Services): Handlers {
  const tables = recentTables();
  return {
    'table/inspect': inspectTable,
    'model/fineTune': fineTune(services),
    'domains/compare': compareDomains(services),
    'encoders/compare': compareEncoders(services),
    'domains/compareMany': compareMany(services),
    'texts/predict': predictTexts(services),
    'table/predict': predictTable(services),
    'model/evaluate': evaluateModel(services),
    'table/embed': embedTable(services),
    'table/pickRows': pickRows,
    'table/texts': tableTexts(tables),
    'table/search': tableSearch(tables),
    'report/project': projectReport(services),
    'cache/clear': clearCache(services),
  };
}
