import * as v from 'valibot';
import { encoderPaths, readEncoderJson } from './encoderFiles';

/** Ids of the tokens that a tokenizer puts before and after a text, such as [CLS] and [SEP]. */
export interface TokenFrame {
  before: number[];
  after: number[];
}

/** tokenizer.json's post_processor: a template, or the older kinds that name the two tokens. */
const templateSchema = v.object({
  type: v.literal('TemplateProcessing'),
  single: v.array(v.record(v.string(), v.object({ id: v.string() }))),
  special_tokens: v.record(v.string(), v.object({ ids: v.array(v.number()) })),
});
const pairSchema = v.object({
  type: v.picklist(['BertProcessing', 'RobertaProcessing']),
  cls: v.tuple([v.string(), v.number()]),
  sep: v.tuple([v.string(), v.number()]),
});
const tokenizerSchema = v.object({ post_processor: v.unknown() });

/** null where the tokenizer frames texts in a way that is not known. */
export async function specialTokens(folder: string): Promise<TokenFrame | null> {
  const tokenizer = await readEncoderJson(folder, encoderPaths.tokenizer, tokenizerSchema);
  const template = v.safeParse(templateSchema, tokenizer?.post_processor);
  if (template.success) return frameOf(template.output);
  const pair = v.safeParse(pairSchema, tokenizer?.post_processor);
  return pair.success ? { before: [pair.output.cls[1]], after: [pair.output.sep[1]] } : null;
}

function frameOf({ single, special_tokens }: v.InferOutput<typeof templateSchema>): TokenFrame {
  const text = single.findIndex((part) => 'Sequence' in part);
  const ids = (parts: typeof single) =>
    parts.flatMap((part) => special_tokens[part['SpecialToken']?.id ?? '']?.ids ?? []);
  return { before: ids(single.slice(0, text)), after: ids(single.slice(text + 1)) };
}
