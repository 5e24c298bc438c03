import type { Reader } from '../reader';
import type { Colouring, ColouringName } from './colouring';
import { availableColourings, colourBy } from './colouring';
import type { Polygon } from './lasso';
import { pointsInside } from './lasso';
import type { Layout, Scene } from './mapCanvas';
import type { LoadedMap } from './mapData';
import type { RowReference } from './mapHost';
import { placeNames } from './names';
import { remembered } from './remembered';
import type { Column, Filter, Sorting } from './tableRows';
import { flagsOf, tableRows } from './tableRows';
import type { ProjectionState } from './tools';

/** What the reader of the page has chosen. */
export interface Choices {
  colouring: ColouringName;
  arrangedBy: 'pca' | 'umap';
  lasso: Polygon | null;
  /** 1 for points in the lasso; null without one. */
  selected: Uint8Array | null;
  query: string;
  /** 1 for points whose text holds the query; null without one. */
  found: Uint8Array | null;
  /** There are more than these. */
  more: boolean;
  filter: Filter;
  sorting: Sorting;
  /** Place of the table's current row. */
  at: number;
  /** Chosen in the table. */
  marked: ReadonlySet<number>;
}

/** A map with what was chosen in it, and what follows from that. */
export class MapModel {
  choices: Choices = {
    colouring: 'domain',
    arrangedBy: 'pca',
    lasso: null,
    selected: null,
    query: '',
    found: null,
    more: false,
    filter: { side: 'both', onlyWrong: false },
    sorting: { column: 'row', descending: false },
    at: 0,
    marked: new Set(),
  };
  projection: ProjectionState = { kind: 'none' };
  readonly colourings: ColouringName[];

  constructor(readonly map: LoadedMap) {
    this.colourings = availableColourings(map);
  }

  get layout(): Layout {
    const { projection } = this;
    return this.choices.arrangedBy === 'umap' && projection.kind === 'done' ? projection : this.map.points;
  }

  get colouring(): Colouring {
    return this.colouringOf(this.choices.colouring);
  }

  /** Listed in the table. */
  get rows(): Uint32Array {
    const { selected, found, filter, sorting } = this.choices;
    return this.rowsOf(selected, found, filter, sorting);
  }

  arrange(by: 'pca' | 'umap'): void {
    // a lasso lies around places, which are others now; what it held stays selected
    this.choices = { ...this.choices, arrangedBy: by, lasso: null };
  }

  select(lasso: Polygon | null): void {
    const { x, y } = this.layout;
    const selected = lasso ? flagsOf(pointsInside(lasso, x, y), this.map.count) : null;
    this.choices = { ...this.choices, lasso, selected, at: 0 };
  }

  find(query: string, rows: readonly RowReference[] | null, more: boolean): void {
    const found = rows ? flagsOf(this.pointsOf(rows), this.map.count) : null;
    this.choices = { ...this.choices, query, found, more, at: 0 };
  }

  filter(filter: Partial<Filter>): void {
    this.choices = { ...this.choices, filter: { ...this.choices.filter, ...filter }, at: 0 };
  }

  sort(column: Column): void {
    const { sorting } = this.choices;
    const descending = sorting.column === column && !sorting.descending;
    this.choices = { ...this.choices, sorting: { column, descending }, at: 0 };
  }

  mark(point: number): void {
    const marked = new Set(this.choices.marked);
    if (!marked.delete(point)) marked.add(point);
    this.choices = { ...this.choices, marked };
  }

  clear(): void {
    this.choices = { ...this.choices, lasso: null, selected: null, marked: new Set(), at: 0 };
  }

  scene({ t, figures }: Reader, current: number): Scene {
    const { selected, found, lasso, marked, arrangedBy } = this.choices;
    const umap = arrangedBy === 'umap';
    const axis = (number: 1 | 2) =>
      umap
        ? t('view.map.axis.umap', { number })
        : t('view.map.axis', { number, share: figures.percent(this.map.explained[number - 1]!, 0) });
    return {
      layout: this.layout,
      order: this.map.order,
      colouring: this.colouring,
      names: this.namesOf(this.layout, this.colouring),
      axes: [axis(1), axis(2)],
      emphasised: this.emphasisedOf(selected, found),
      haloed: this.haloedOf(found),
      ringed: current < 0 ? [...marked] : [...marked, current],
      lasso,
    };
  }

  private readonly colouringOf = remembered((name: ColouringName) => colourBy(name, this.map));

  private readonly rowsOf = remembered(
    (selected: Uint8Array | null, found: Uint8Array | null, filter: Filter, sorting: Sorting) =>
      tableRows(this.map, [selected, found], filter, sorting),
  );

  private readonly namesOf = remembered(({ x, y }: Layout, { named }: Colouring) =>
    named
      ? placeNames(this.map.labels, named, x, y)
      : placeNames(this.map.topics, this.map.points.topic, x, y),
  );

  private readonly emphasisedOf = remembered((selected: Uint8Array | null, found: Uint8Array | null) => {
    if (!selected || !found) return selected ?? found;
    return selected.map((flag, i) => flag & found[i]!);
  });

  private readonly haloedOf = remembered((found: Uint8Array | null) => {
    const points: number[] = [];
    found?.forEach((flag, i) => flag && points.push(i));
    return points;
  });

  /** Rows that are not on the map are left out. */
  private pointsOf(rows: readonly RowReference[]): number[] {
    const places = this.placesOf(this.map);
    return rows.flatMap(({ side, row }) => places[side].get(row) ?? []);
  }

  private readonly placesOf = remembered(({ points, count }: LoadedMap) => {
    const places = { source: new Map<number, number>(), target: new Map<number, number>() };
    for (let i = 0; i < count; i++) places[points.side[i] === 0 ? 'source' : 'target'].set(points.row[i]!, i);
    return places;
  });
}
