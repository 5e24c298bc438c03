/** Every id that package.json contributes. test/editor/contributions.test.ts compares the two. */

export const extensionSection = 'transferLens';

export const commands = {
  fineTune: 'transferLens.fineTune',
  compare: 'transferLens.compare',
  pickRowsToLabel: 'transferLens.pickRowsToLabel',
  useAnotherStrategy: 'transferLens.useAnotherStrategy',
  compareLayers: 'transferLens.compareLayers',
  compareEncoder: 'transferLens.compareEncoder',
  predict: 'transferLens.predict',
  showPredictions: 'transferLens.showPredictions',
  clearPredictions: 'transferLens.clearPredictions',
  openReport: 'transferLens.openReport',
  saveReportJson: 'transferLens.saveReportJson',
  saveReportHtml: 'transferLens.saveReportHtml',
  saveReportMarkdown: 'transferLens.saveReportMarkdown',
  copyReportMarkdown: 'transferLens.copyReportMarkdown',
  compareReports: 'transferLens.compareReports',
  copyChart: 'transferLens.copyChart',
  saveChart: 'transferLens.saveChart',
  revealReport: 'transferLens.revealReport',
  deleteReport: 'transferLens.deleteReport',
  useModel: 'transferLens.useModel',
  renameModel: 'transferLens.renameModel',
  deleteModel: 'transferLens.deleteModel',
  revealModel: 'transferLens.revealModel',
  openModelReport: 'transferLens.openModelReport',
  copyModelName: 'transferLens.copyModelName',
  refresh: 'transferLens.refresh',
  openSamples: 'transferLens.openSamples',
  clearCache: 'transferLens.clearCache',
  openSettings: 'transferLens.openSettings',
  showLog: 'transferLens.showLog',
} as const;
export type CommandId = (typeof commands)[keyof typeof commands];

/** Below `transferLens.` */
export const settings = {
  encoder: 'encoder',
  allowNetwork: 'allowNetwork',
  threads: 'threads',
  maxTokens: 'maxTokens',
  modelsFolder: 'modelsFolder',
  cacheFolder: 'cacheFolder',
  seed: 'seed',
  strategies: 'strategies',
  includeTexts: 'reports.includeTexts',
  mostRows: 'tables.mostRows',
} as const;
export type SettingKey = (typeof settings)[keyof typeof settings];

export const viewContainer = 'transferLens';
export const views = { models: 'transferLens.models', reports: 'transferLens.reports' } as const;

/** The custom editor of *.transfer-report.json files, and the panel of a report that lies in no file. */
export const reportEditorType = 'transferLens.reportEditor';
export const reportPanelType = 'transferLens.report';

export const walkthrough = 'transferLens.start';

export const contextKeys = { hasPredictions: 'transferLens.hasPredictions' } as const;

/** `contextValue` of the items in the models view: the `when` clauses of its menus match on them. */
export const modelItemKinds = {
  active: 'model.active',
  other: 'model.other',
  builtIn: 'builtIn',
  broken: 'broken',
} as const;
export const reportItemKind = 'report';
