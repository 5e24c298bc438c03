import type { MessageKey } from '../protocol/message';

/** What a person can do right from an error's notification. */
export type NextStep = 'chooseColumns' | 'openFolder' | 'openSettings' | 'showLog';

const columnQuestions: MessageKey[] = [
  'error.columnMissing',
  'error.noLabelColumn',
  'error.noLabeledRows',
  'error.multiLabel',
  'error.noTextColumn',
  'error.noTexts',
  'error.oneHotLabels',
  'error.oneClass',
  'error.sameColumn',
  'error.sameTexts',
  'error.targetUnlabeled',
  'error.tooFewRows',
  'error.tooManyClasses',
];

/** `canChooseColumns`: the failed command knows how to run again with a question about the columns. */
export function nextStepsFor(key: MessageKey, canChooseColumns: boolean): NextStep[] {
  if (columnQuestions.includes(key)) return canChooseColumns ? ['chooseColumns'] : [];
  if (key === 'editor.error.noWorkspace') return ['openFolder'];
  if (key === 'error.internal' || key === 'error.engineStopped') return ['showLog'];
  return key.startsWith('error.encoder') || key.startsWith('error.network') ? ['openSettings'] : [];
}
