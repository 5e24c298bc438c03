import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import type { LabelMapping, ReadOptions } from '../protocol/readOptions';
import { joinedName, mostRowsByDefault } from '../protocol/readOptions';
import { whole } from './whole';
import { labelMapping } from './labelMapping';

/** How a table is to be read, as commander hands it over. */
export interface ReadingOptions {
  textColumn?: string[];
  labelColumn?: string;
  labels?: LabelMapping;
  encoding?: string;
  delimiter?: string;
  header?: boolean;
  mostRows?: number;
}

/** The same for the source. */
export interface SourceOptions {
  sourceTextColumn?: string[];
  sourceLabelColumn?: string;
  sourceLabels?: LabelMapping;
  sourceEncoding?: string;
  sourceDelimiter?: string;
  sourceHeader?: boolean;
  /** The same for both. */
  mostRows?: number;
}

export function withReading(command: Command): Command {
  return reading(command, '', '', 'found by content without it').addOption(
    new Option(
      '--most-rows <n>',
      `of a longer table so many rows are drawn, in proportion to their labels; 0 = all (default: ${mostRowsByDefault})`,
    ).argParser(whole),
  );
}

export function withSourceReading(command: Command): Command {
  return reading(command, 'source-', ' of the source', '');
}

function reading(command: Command, prefix: string, whose: string, note: string): Command {
  const hint = note === '' ? '' : ` (${note})`;
  return command
    .addOption(
      new Option(
        `--${prefix}text-column <name>`,
        `column of the text${whose}; several are joined${hint}`,
      ).argParser(listed),
    )
    .option(`--${prefix}label-column <name>`, `column of the label${whose}${hint}`)
    .addOption(
      new Option(
        `--${prefix}labels <mapping>`,
        `how labels${whose} are read: "1,2=negative 4,5=positive 3=" (3 is left out), or names`,
      ).argParser(labelMapping),
    )
    .option(`--${prefix}encoding <name>`, `encoding${whose}, such as windows-1252${hint}`)
    .addOption(
      new Option(
        `--${prefix}delimiter <sign>`,
        `between cells${whose}: tab, comma, semicolon, pipe, none or a character${hint}`,
      ).argParser(delimiter),
    )
    .option(`--${prefix}header`, `the first row${whose} names the columns`)
    .option(`--no-${prefix}header`, `the first row${whose} is data`);
}

/** commander hands over one value at a time, with those before it. */
const listed = (text: string, before: string[] | undefined): string[] => [...(before ?? []), text];

const delimiters: Record<string, string> = {
  tab: '\t',
  '\\t': '\t',
  comma: ',',
  semicolon: ';',
  pipe: '|',
  bar: '|',
  space: ' ',
  none: '',
};

function delimiter(text: string): string {
  if (Object.hasOwn(delimiters, text.toLowerCase())) return delimiters[text.toLowerCase()]!;
  if ([...text].length === 1 && !/["\r\n]/.test(text)) return text;
  throw new InvalidArgumentError('It must be tab, comma, semicolon, pipe, none or one character.');
}

export function readingOf(options: ReadingOptions): ReadOptions {
  const { textColumn, labelColumn, labels, encoding, delimiter: sign, header, mostRows } = options;
  return {
    ...(textColumn !== undefined && { textColumn: joinedName(textColumn) }),
    ...(labelColumn !== undefined && { labelColumn }),
    ...(labels !== undefined && { labels }),
    ...(encoding !== undefined && { encoding }),
    ...(sign !== undefined && { delimiter: sign }),
    ...(header !== undefined && { header }),
    ...(mostRows !== undefined && { mostRows }),
  };
}

export function sourceReadingOf(options: SourceOptions): ReadOptions {
  const { sourceTextColumn, sourceLabelColumn, sourceLabels, sourceEncoding } = options;
  return readingOf({
    ...(sourceTextColumn !== undefined && { textColumn: sourceTextColumn }),
    ...(sourceLabelColumn !== undefined && { labelColumn: sourceLabelColumn }),
    ...(sourceLabels !== undefined && { labels: sourceLabels }),
    ...(sourceEncoding !== undefined && { encoding: sourceEncoding }),
    ...(options.sourceDelimiter !== undefined && { delimiter: options.sourceDelimiter }),
    ...(options.mostRows !== undefined && { mostRows: options.mostRows }),
    ...(options.sourceHeader !== undefined && { header: options.sourceHeader }),
  });
}
