import path from 'node:path';
import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import type { EmbedOptions, EncoderQuestion, ModelReference, StrategyOptions } from '../protocol/calls';
import { workspacePlaces } from '../protocol/model';
import { tableName } from '../protocol/tableName';
import type { SourceReference, TableReference } from '../protocol/table';
import type { ReadingOptions, SourceOptions } from './readingOptions';
import { readingOf, sourceReadingOf, withReading } from './readingOptions';
import { whole } from './whole';

export interface CommonOptions extends ReadingOptions {
  encoder?: string;
  threads: number;
  cache?: string;
  json?: boolean;
}

export const builtinMovies = 'builtin:movies';
const builtinPrefix = 'builtin:';

/** The options that every command takes. */
export function withCommon(command: Command): Command {
  return withReading(command)
    .option(
      '--encoder <folder>',
      "encoder in the layout of a hub's model folder (default: the one that ships)",
    )
    .addOption(
      new Option('--threads <n>', 'embedding threads; 0 = one a core, at most 4')
        .default(0)
        .argParser(threadCount),
    )
    .option('--cache <folder>', 'folder of the vector cache (default: in your cache folder)')
    .option('--json', 'print one JSON value to stdout, all else to stderr');
}

export function withReport(command: Command): Command {
  const file = command.option('--report <file>', 'write the report as .json, .html or .md', reportFile);
  return withSeed(file.option('--texts', 'let the report hold the texts of the rows it points at'));
}

export function withSeed(command: Command): Command {
  return command.addOption(new Option('--seed <n>', 'seed of folds and samples').default(0).argParser(whole));
}

export function withEncoders(command: Command): Command {
  return command
    .option('--layers', "also: how alike the encoder's layers are to its last")
    .option(
      '--other-encoder <folder>',
      'also: how alike another encoder is, and which suits the labels better',
    );
}

export function encodersOf(options: { layers?: boolean; otherEncoder?: string }): EncoderQuestion {
  const { layers, otherEncoder } = options;
  return {
    ...(layers && { layers }),
    ...(otherEncoder !== undefined && { otherEncoder: folderOf(otherEncoder) }),
  };
}

const folderOf = (folder: string) => ({ kind: 'folder', path: path.resolve(folder) }) as const;

const strategySets: StrategyOptions['strategies'][] = ['standard', 'all'];

export function withStrategies(command: Command): Command {
  return command.addOption(
    new Option('--strategies <which>', 'all: also those that were measured to buy nothing on average')
      .choices(strategySets)
      .default('standard'),
  );
}

/** As the setting allows in the editor: more is a slip of the finger. */
const mostThreads = 64;

function threadCount(text: string): number {
  const threads = whole(text);
  if (threads <= mostThreads) return threads;
  throw new InvalidArgumentError(`At most ${mostThreads} are possible.`);
}

function reportFile(text: string): string {
  if (/\.(json|html?|md)$/i.test(text)) return path.resolve(text);
  throw new InvalidArgumentError('It must end in .json, .html or .md.');
}

export function tableOf(file: string, options: CommonOptions): TableReference {
  return { paths: [path.resolve(file)], ...readingOf(options) };
}

export function sourceOf(text: string, options: SourceOptions): SourceReference {
  if (text === 'none') return { kind: 'none' };
  if (text === builtinMovies) return { kind: 'movies' };
  return { kind: 'table', table: { paths: [path.resolve(text)], ...sourceReadingOf(options) } };
}

export function modelOf(text: string): ModelReference {
  return text === builtinMovies ? { kind: 'movies' } : { kind: 'folder', path: path.resolve(text) };
}

/** For commander: a name after `builtin:` that does not exist is a mistyped option, not a file. */
export function fileOrBuiltin(text: string): string {
  if (!text.startsWith(builtinPrefix) || text === builtinMovies) return text;
  throw new InvalidArgumentError(`The only built-in domain is ${builtinMovies}.`);
}

export function embedOf({ encoder, threads, cache }: CommonOptions): EmbedOptions {
  return {
    encoder: encoder === undefined ? { kind: 'embedded' } : folderOf(encoder),
    allowNetwork: false,
    threads,
    maxTokens: 0,
    cacheFolder: cache === undefined ? '' : path.resolve(cache),
  };
}

export function defaultModelFolder(target: string): string {
  return path.resolve(workspacePlaces.models, tableName(target));
}
