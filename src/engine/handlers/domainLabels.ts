import { listed } from '../../core/data/listed';
import { encodeLabels, mapLabels } from '../../core/data/labels';
import { labelSchemes } from '../../core/data/schemes/labelSchemes';
import { multiLabel } from '../../core/data/schemes/multiLabel';
import { foldingKey } from '../../core/data/schemes/foldLabels';
import { labelReader } from '../../core/data/schemes/readLabels';
import { stepsOf } from '../../core/data/schemes/stepsOf';
import type { LabelScheme } from '../../protocol/labelScheme';
import type { Message } from '../../protocol/message';
import type { LabelMapping } from '../../protocol/readOptions';
import { UserError } from '../../protocol/userError';
import type { TableColumn } from '../tables/rawTable';

/** How a table's labels are to be read. */
export interface LabelWish {
  /** As a person has said; without it the likeliest scheme is taken. */
  mapping?: LabelMapping | undefined;
  /** Labels of the model or domain that these stand beside: a scheme that speaks of them goes first. */
  beside?: { labels: readonly string[]; only?: boolean };
}

/** A label column, read. */
export interface ReadColumn {
  /** Of those rows that were asked for: false = its label is left out. */
  kept: boolean[];
  labels: string[];
  /** Of each row that is kept; -1 = unlabeled. */
  classes: Int32Array;
  /** How they were read, in full. */
  mapping: LabelMapping;
  /** null where a person has said how. */
  scheme: LabelScheme | null;
  /** False where other schemes are as likely. */
  sure: boolean;
  /** Labels that a person has named and no row has. */
  unused: string[];
}

const unread = { mapping: {}, scheme: null, sure: true };

/** The labels of some rows of a table. @param rows indices, base 0 */
export function readLabelColumn(
  label: TableColumn | null,
  rows: readonly number[],
  wish: LabelWish = {},
): ReadColumn {
  const written = rows.map((row) => label?.values[row] ?? '');
  const { mapping, scheme, sure } = label ? chosenScheme(label.name, written, wish) : unread;
  const read = labelReader(mapping);
  const classes = written.map(read);
  const { labels, indices } = encodeLabels(classes.filter((name) => name !== null));
  return {
    kept: classes.map((name) => name !== null),
    labels,
    classes: indices,
    mapping,
    scheme,
    sure,
    unused: label && wish.mapping ? unusedLabels(wish.mapping, written) : [],
  };
}

function unusedLabels(mapping: LabelMapping, written: readonly string[]): string[] {
  const met = new Set(written.map((label) => foldingKey(label.trim())));
  return Object.keys(mapping).filter((label) => !met.has(foldingKey(label)));
}

function chosenScheme(
  name: string,
  written: readonly string[],
  { mapping, beside }: LabelWish,
): Pick<ReadColumn, 'mapping' | 'scheme' | 'sure'> {
  if (mapping) return { mapping, scheme: null, sure: true };
  const { schemes, sure } = labelSchemes({ name, values: written });
  const [first] = schemes;
  const fitting = beside && fittingScheme(schemes, written, beside);
  const scheme = fitting ?? first!;
  return { mapping: scheme.mapping, scheme, sure: sure || fitting !== undefined };
}

/** The different classes that a scheme makes of labels, in order of first appearance. */
function classesOf(written: readonly string[], { mapping }: LabelScheme): string[] {
  const read = labelReader(mapping);
  return [...new Set([...new Set(written)].map(read))].filter(
    (name) => name !== null && name !== '',
  ) as string[];
}

/** One that has all of the others' classes among its own; with `only`, first one that has no more. */
function fittingScheme(
  schemes: readonly LabelScheme[],
  written: readonly string[],
  { labels, only = false }: NonNullable<LabelWish['beside']>,
): LabelScheme | undefined {
  const orders = schemes.map((each) => mapLabels(classesOf(written, each), labels));
  const covers = (order: Int32Array) => labels.length > 0 && labels.every((_, k) => order.includes(k));
  const exact = only ? schemes.find((_, i) => covers(orders[i]!) && !orders[i]!.includes(-1)) : undefined;
  return exact ?? schemes.find((_, i) => covers(orders[i]!));
}

/** Throws UserError when cells hold several labels: one class a row is what can be learned. */
export function checkSingleLabels(label: TableColumn, file: string): void {
  const found = multiLabel(label.values);
  if (found)
    throw new UserError('error.multiLabel', {
      file,
      column: label.name,
      example: found.example.slice(0, 80),
    });
}

/** What a person should know of how the labels were read. */
export function labelRemarks(name: string, read: ReadColumn, leftOut: number): Message[] {
  const { scheme, mapping } = read;
  if (scheme === null) return saidRemarks(name, read, leftOut);
  if (scheme.kind === 'stars') return [starsRemark(name, scheme, leftOut)];
  const out = Object.entries(mapping).filter(([, to]) => to === null);
  const spelled = Object.entries(mapping).filter(([, to]) => to !== null && to !== '');
  const empty = Object.entries(mapping).filter(([, to]) => to === '');
  const pairs = spelled.map(([from, to]) => `${from} → ${to}`);
  return [
    ...(out.length > 0
      ? [
          {
            key: 'engine.remark.labelsLeftOut' as const,
            args: {
              name,
              count: leftOut,
              labels: listed(
                out.map(([from]) => from),
                mostListed,
              ),
            },
          },
        ]
      : []),
    ...(pairs.length > 0
      ? [{ key: 'engine.remark.labelsFolded' as const, args: { name, labels: listed(pairs, mostListed) } }]
      : []),
    ...(empty.length > 0
      ? [
          {
            key: 'engine.remark.emptyLabels' as const,
            args: {
              name,
              labels: listed(
                empty.map(([from]) => from),
                mostListed,
              ),
            },
          },
        ]
      : []),
  ];
}

function saidRemarks(name: string, { unused }: ReadColumn, leftOut: number): Message[] {
  const remarks: (Message | false)[] = [
    unused.length > 0 && {
      key: 'engine.remark.labelsUnused',
      args: { name, labels: listed(unused, mostListed) },
    },
    leftOut > 0 && { key: 'engine.remark.leftOutRows', args: { name, count: leftOut } },
  ];
  return remarks.filter((remark) => remark !== false);
}

const mostListed = 6;

function starsRemark(name: string, { mapping, neutrals }: LabelScheme, leftOut: number): Message {
  const steps = (to: string | null) => stepsOf(mapping, to);
  const args = { name, low: steps('negative'), high: steps('positive') };
  if (neutrals === 'none') return { key: 'engine.remark.stars', args };
  if (neutrals === 'kept')
    return { key: 'engine.remark.starsKept', args: { ...args, middle: steps('neutral') } };
  return { key: 'engine.remark.starsDropped', args: { ...args, middle: steps(null), count: leftOut } };
}
