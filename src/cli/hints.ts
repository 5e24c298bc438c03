import type { Message, MessageArguments, MessageKey } from '../protocol/message';

type Hint = (args: MessageArguments) => Message;

const plain =
  (key: MessageKey): Hint =>
  () => ({ key });

/** Errors and remarks that one of our options answers. The editor has gestures for the same, so they do not say. */
const hints: Partial<Record<MessageKey, Hint>> = {
  'error.noTextColumn': plain('cli.hint.textColumn'),
  'error.noTexts': plain('cli.hint.textColumn'),
  'error.sameColumn': plain('cli.hint.columns'),
  'error.noLabelColumn': plain('cli.hint.labelColumn'),
  'error.oneHotLabels': plain('cli.hint.labelColumn'),
  'error.multiLabel': plain('cli.hint.labelColumn'),
  'error.tooManyClasses': plain('cli.hint.labelColumn'),
  'error.noLabeledRows': plain('cli.hint.labelColumn'),
  'error.oneClass': plain('cli.hint.labelColumn'),
  'error.tableEncoding': plain('cli.hint.encoding'),
  'error.sourceIsTarget': plain('cli.hint.noSource'),
  'error.moviesBroken': plain('cli.hint.source'),
  'error.moviesEncoder': plain('cli.hint.source'),
  'error.modelExists': plain('cli.hint.force'),
  'error.outExists': plain('cli.hint.force'),
  'engine.remark.notEnglish': plain('cli.hint.encoder'),
  'error.labelsUnknown': (args) => matching('cli.hint.ownLabels', args),
  'engine.remark.columnsGuessed': plain('cli.hint.columns'),
  'engine.remark.stars': plain('cli.hint.labels'),
  'engine.remark.starsDropped': plain('cli.hint.labels'),
  'engine.remark.starsKept': plain('cli.hint.labels'),
  'engine.remark.labelsFolded': plain('cli.hint.labels'),
  'engine.remark.labelsDiffer': (args) => matching('cli.hint.sourceLabels', args),
};

/** What the command line adds to a sentence, if anything. */
export function hintFor({ key, args }: Message): Message | null {
  return hints[key]?.(args ?? {}) ?? null;
}

/** The engine's guess, to correct; without one the form of a mapping. */
function matching(key: MessageKey, { mapping }: MessageArguments): Message {
  return { key, args: { mapping: `"${mapping ?? 'LABEL=LABEL, …'}"` } };
}
