import type { TemplateResult } from 'lit/html.js';
import type { ReportPart } from '../../src/protocol/calls';
import type { Message, MessageKey } from '../../src/protocol/message';
import type { Reader } from '../reader';

/** One part of the page. A later part is one file of this shape and one line in registry.ts. */
export interface Section {
  id: string;
  title: MessageKey;
  /** What it waits for while a run goes on; `rest` where not said. */
  waitsFor?: ReportPart;
  /** The section's own number, beside its name in the contents. */
  figure(reader: Reader): string;
  /** Why the report holds nothing for this part, and what to do about it; null when it does. */
  missing(reader: Reader): Message | null;
  /** What the reader should take away, in a sentence. */
  finding(reader: Reader): string;
  /** The proof. */
  render(reader: Reader): TemplateResult;
}
