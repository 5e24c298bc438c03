import { clearCache } from './clearCache';
import { compareDomains } from './compareDomains';
import { embedTable } from './embedTable';
import { evaluateModel } from './evaluateModel';
import { fineTune } from './fineTune';
import { inspectTable } from './inspectTable';
import { pickRows } from './pickRows';
import { predictTable } from './predictTable';
import { predictTexts } from './predictTexts';
import { projectReport } from './projectReport';
import type { Handlers, Services } from './services';

/** One handler a method, all with the same services. */
export function createHandlers(services: Services): Handlers {
  return {
    'table/inspect': inspectTable,
    'model/fineTune': fineTune(services),
    'domains/compare': compareDomains(services),
    'texts/predict': predictTexts(services),
    'table/predict': predictTable(services),
    'model/evaluate': evaluateModel(services),
    'table/embed': embedTable(services),
    'table/pickRows': pickRows,
    'report/project': projectReport(services),
    'cache/clear': clearCache(services),
  };
}
