import type { EncoderDescription, EncoderReference } from './encoder';
import type { Interval } from './interval';
import type { MatrixReport } from './matrix';
import type { MapData } from './map';
import type { ModelManifest } from './model';
import type { Report, StrategyName } from './report';
import type { ShownRow } from './rows';
import type { EncoderSimilarity } from './similarity';
import type { Inspection, SourceReference, TableReference } from './table';

/** Settings that every call that embeds carries. */
export interface EmbedOptions {
  encoder: EncoderReference;
  /** The user allowed a download from the hub. */
  allowNetwork: boolean;
  /** Worker threads; 0 = one a core, at most 4. */
  threads: number;
  /** Overrides the encoder's own limit downwards; 0 = the encoder's. */
  maxTokens: number;
  /** Vector cache folder; empty = the user's cache folder. */
  cacheFolder: string;
}

export type ModelReference = { kind: 'movies' } | { kind: 'folder'; path: string };

export interface Prediction {
  text: string;
  label: string;
  /** Label -> calibrated probability. */
  probabilities: Record<string, number>;
}

/** Whether the report holds the texts of the rows it points at. */
export type IncludeTexts = boolean;

/** A table by its place, its columns, and the sha-256 of its bytes at the time. */
export interface RememberedTable {
  table: TableReference;
  hash: string;
}

/** sha-256 of the files of a report's two sides; absent where they are not known. */
export interface DomainHashes {
  source?: string;
  target?: string;
}

/** The table is not what it was, so its row numbers mean nothing any more. */
export interface OtherTable {
  state: 'changed' | 'gone';
}

/** Where a row lies in its file, as an editor counts lines, base 1. */
export interface RowPlace {
  firstLine: number;
  lastLine: number;
}

export type TextsOfTable =
  | OtherTable
  | {
      state: 'same';
      /** Rows that the table does not have are left out. `place` is null in a compressed file. */
      rows: (ShownRow & { place: RowPlace | null })[];
    };

/** `more`: the limit ended the search. */
export type FoundInTable = OtherTable | { state: 'same'; rows: number[]; more: boolean };

/** Which strategies take part, and whether the user decides. */
export interface StrategyOptions {
  /** `standard`: those that are worth their time; `all`: also those that were measured to buy nothing on average. */
  strategies: 'standard' | 'all';
  /** Save this one whatever the comparison says. */
  pinned?: StrategyName;
}

/** What may be asked of encoders beside a comparison; both read texts anew. */
export interface EncoderQuestion {
  /** How alike its layers are to its last. */
  layers?: boolean;
  /** How alike another encoder is, and which of the two suits the labels better. */
  otherEncoder?: EncoderReference;
}

interface Call<Params, Result> {
  params: Params;
  result: Result;
}

/** Every request the engine answers: method -> parameters and result. Client and handlers derive from it. */
export interface EngineCalls {
  'table/inspect': Call<
    {
      table: TableReference;
      /** Also: how the labels may be read as those of this table. */
      against?: TableReference;
    },
    Inspection
  >;
  'model/fineTune': Call<
    {
      target: TableReference;
      source: SourceReference;
      /** Absolute folder of the new model. */
      modelFolder: string;
      overwrite: boolean;
      /** Absolute path of the report's JSON; none is written without it. */
      reportFile?: string;
      includeTexts?: IncludeTexts;
      seed: number;
      embed: EmbedOptions;
    } & StrategyOptions,
    { report: Report; manifest: ModelManifest; modelFolder: string; reportFile?: string }
  >;
  'domains/compare': Call<
    {
      source: SourceReference;
      target: TableReference;
      reportFile?: string;
      includeTexts?: IncludeTexts;
      seed: number;
      embed: EmbedOptions;
    } & StrategyOptions &
      EncoderQuestion,
    { report: Report; reportFile?: string }
  >;
  /** For a report that is there: only what is asked of encoders, on its tables. */
  'encoders/compare': Call<
    {
      source: SourceReference;
      target: TableReference;
      /** The report's: what has changed since is refused. */
      hashes?: DomainHashes;
      encoder?: Pick<EncoderDescription, 'id' | 'hash'>;
      seed: number;
      embed: EmbedOptions;
    } & EncoderQuestion,
    { encoders: EncoderSimilarity[]; encoder: EncoderDescription }
  >;
  /** Every pair of several domains. The first is the one that the answer is about. */
  'domains/compareMany': Call<
    {
      tables: TableReference[];
      /** The built-in movie reviews are one more source. */
      movies: boolean;
      reportFile?: string;
      seed: number;
      embed: EmbedOptions;
    },
    { matrix: MatrixReport; reportFile?: string }
  >;
  'texts/predict': Call<
    { model: ModelReference; texts: string[]; embed: EmbedOptions },
    {
      predictions: Prediction[];
      model: PredictingModel;
      /** Texts that were longer than the encoder reads. */
      shortened?: number;
    }
  >;
  /** Writes the table with columns `prediction` and `probability` added. */
  'table/predict': Call<
    {
      model: ModelReference;
      table: TableReference;
      out: string;
      overwrite: boolean;
      /** Also returns the predictions, one for each row with a text. */
      list?: boolean;
      embed: EmbedOptions;
    },
    { rows: number; out: string; model: PredictingModel; predictions?: Prediction[] }
  >;
  'model/evaluate': Call<{ model: ModelReference; table: TableReference; embed: EmbedOptions }, Evaluation>;
  /** Writes vectors as NumPy .npy, float32, rows x dim, in file order; zeros for an empty text. */
  'table/embed': Call<{ table: TableReference; out: string; embed: EmbedOptions }, EmbedResult>;
  /** Unlabeled rows to label by hand, drawn at random so that they measure without bias. */
  'table/pickRows': Call<{ table: TableReference; count: number; seed: number }, PickedRows>;
  /** Texts of rows, for as long as the table is the one that the report is about. */
  'table/texts': Call<RememberedTable & { rows: number[] }, TextsOfTable>;
  /** Rows whose text holds the query: a plain substring, upper and lower case alike. In file order. */
  'table/search': Call<RememberedTable & { query: string; limit: number }, FoundInTable>;
  /**
   * The map's points placed by UMAP, in the order of the report's. Reads the tables again, with cached vectors;
   * refuses files that have changed since (`hashes` are those of the report's domains).
   */
  'report/project': Call<
    {
      source: SourceReference;
      target: TableReference;
      hashes: DomainHashes;
      /** The report's: it chose which rows are points where there are very many. */
      seed: number;
      /** The report's. */
      map: Pick<MapData, 'points'> & { columns: Pick<MapData['columns'], 'side' | 'row'> };
      embed: EmbedOptions;
    },
    Projection
  >;
  'cache/clear': Call<{ cacheFolder: string }, { freedBytes: number }>;
}

export type EngineMethod = keyof EngineCalls;
export type ParamsOf<M extends EngineMethod> = EngineCalls[M]['params'];
export type ResultOf<M extends EngineMethod> = EngineCalls[M]['result'];

/** Which model answered: shown so that nobody takes the movie head for their own. */
export interface PredictingModel {
  name: string;
  builtIn: boolean;
  labels: string[];
}

export interface Evaluation {
  rows: number;
  accuracy: Interval;
  macroF1: Interval;
  perClass: Record<string, { precision: number; recall: number; f1: number; support: number }>;
  ece: number;
  /** The very file was trained on, so the figures are no estimate for new rows. */
  seenInTraining: boolean;
}

/** float32 columns in base64, as in the report's map. */
export interface Projection {
  x: string;
  y: string;
}

export interface PickedRows {
  textColumn: string;
  /** null: the table has none yet. */
  labelColumn: string | null;
  /** In file order. `row` counts data rows from 1, as error messages do. */
  rows: { row: number; text: string }[];
  /** Unlabeled rows with a text in the whole table; fewer than asked for when there are no more. */
  unlabeled: number;
}

export interface EmbedResult {
  rows: number;
  dim: number;
  encoder: EncoderDescription;
  /** From tokenizing to the last vector. */
  seconds: number;
  textsPerSecond: number;
  /** Rows whose vector came from the cache. */
  cached: number;
}

/** In the order in which a comparison goes through them. */
export const phases = ['read', 'load', 'embed', 'shift', 'fit', 'topics', 'explain', 'map', 'write'] as const;
export type Phase = (typeof phases)[number];

/** What a run finds out, one after the other. */
export const reportParts = ['distances', 'strategies', 'rest'] as const;
export type ReportPart = (typeof reportParts)[number];

/** A report as far as it is known: what still waits is empty in it. */
export interface Unfinished {
  report: Report;
  waiting: ReportPart[];
}

/** Sent at most ten times a second while a call runs. */
export interface Progress {
  phase: Phase;
  /** What the phase works on: a file or domain name. */
  subject?: string;
  done: number;
  total: number;
  /** Items a second; absent until it is known. */
  rate?: number;
  secondsLeft?: number;
  /** Sent once with each part that has become known. */
  soFar?: Unfinished;
}
