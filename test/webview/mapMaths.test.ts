import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { noValue } from '../../src/protocol/mapPoints';
import type { MapData } from '../../src/protocol/map';
import type { Report } from '../../src/protocol/report';
import { shortened } from '../../webview/map/card';
import { availableColourings, colourBy, colourings } from '../../webview/map/colouring';
import { gridIndex } from '../../webview/map/gridIndex';
import { isInside, pointsInside } from '../../webview/map/lasso';
import { loadMap } from '../../webview/map/mapData';
import { mixing } from '../../webview/map/mixing';
import { placeNames, withoutOverlap } from '../../webview/map/names';
import { shuffled } from '../../webview/map/shuffled';
import { shapes, stampsOf } from '../../webview/map/stamps';
import { tableRows } from '../../webview/map/tableRows';
import { boundsOf, fit, panBy, resized, toData, toPixels, zoomAt } from '../../webview/map/viewport';
import { emptyPoints, inventedPoints, withMap } from './mapReport';
import { fixture } from './panel';

const coordinate = fc.float({ min: -1000, max: 1000, noNaN: true });
const places = fc.array(fc.tuple(coordinate, coordinate), { maxLength: 60 });
const asColumns = (points: readonly (readonly [number, number])[]) => ({
  x: Float32Array.from(points, ([x]) => x),
  y: Float32Array.from(points, ([, y]) => y),
});
const near = (a: number, b: number, tolerance: number) =>
  assert.ok(Math.abs(a - b) <= tolerance, `${a} is not ${b}`);

describe('The map’s viewport', () => {
  const view = fc.record({
    width: fc.integer({ min: 100, max: 2000 }),
    height: fc.integer({ min: 100, max: 2000 }),
    scale: fc.double({ min: 0.1, max: 1e4, noNaN: true }),
    centreX: fc.double({ min: -100, max: 100, noNaN: true }),
    centreY: fc.double({ min: -100, max: 100, noNaN: true }),
  });
  const pixel = fc.double({ min: 0, max: 2000, noNaN: true });

  it('turns pixels into data and back', () => {
    fc.assert(
      fc.property(view, pixel, pixel, (seen, px, py) => {
        const [backX, backY] = toPixels(seen, ...toData(seen, px, py));
        near(backX, px, 1e-6);
        near(backY, py, 1e-6);
      }),
    );
  });

  it('zooms around the pointer, and back again', () => {
    const factor = fc.double({ min: 0.2, max: 5, noNaN: true });
    fc.assert(
      fc.property(view, pixel, pixel, factor, (seen, px, py, by) => {
        const nearer = zoomAt(seen, by, px, py, seen.scale);
        const [x, y] = toData(seen, px, py);
        const [sameX, sameY] = toPixels(nearer, x, y);
        near(sameX, px, 1e-6);
        near(sameY, py, 1e-6);
        const back = zoomAt(nearer, seen.scale / nearer.scale, px, py, seen.scale);
        near(back.centreX, seen.centreX, 1e-6 * (1 + px / seen.scale));
      }),
    );
  });

  it('shows every point at first, whatever the points', () => {
    fc.assert(
      fc.property(places, (points) => {
        const { x, y } = asColumns(points);
        const seen = fit(boundsOf(x, y), 600, 400);
        assert.ok(seen.scale > 0 && Number.isFinite(seen.scale));
        for (let i = 0; i < x.length; i++) {
          const [px, py] = toPixels(seen, x[i]!, y[i]!);
          assert.ok(px > 0 && px < 600 && py > 0 && py < 400, `${px}, ${py}`);
        }
      }),
    );
  });

  it('has y upwards, and pans with the hand', () => {
    const seen = fit({ minX: 0, maxX: 10, minY: 0, maxY: 10 }, 248, 248);
    // 200 pixels are left between margins of 24 for 10 units
    assert.deepEqual(toPixels(seen, 0, 10), [24, 24]);
    assert.deepEqual(
      toPixels(panBy(seen, 20, 40, { minX: 0, maxX: 10, minY: 0, maxY: 10 }), 0, 10),
      [44, 64],
    );
    const far = panBy(seen, 1e6, 0, { minX: 0, maxX: 10, minY: 0, maxY: 10 });
    assert.equal(far.centreX, 0);
  });

  it('keeps its zoom when the canvas is resized, even from and to nothing', () => {
    const bounds = { minX: 0, maxX: 10, minY: 0, maxY: 10 };
    const nearer = zoomAt(fit(bounds, 248, 248), 3, 124, 124, 20);
    const wider = resized(nearer, bounds, 448, 448);
    near(wider.scale, 3 * 40, 1e-9);
    assert.ok(Number.isFinite(resized(resized(nearer, bounds, 0, 0), bounds, 248, 248).scale));
  });
});

describe('The map’s grid index', () => {
  /** The first of the nearest, by looking at all. */
  const oracle = (x: Float32Array, y: Float32Array, px: number, py: number, radius: number) => {
    let best = -1;
    let least = radius * radius;
    x.forEach((_, i) => {
      const distance = (x[i]! - px) ** 2 + (y[i]! - py) ** 2;
      if (distance < least || (distance === least && best < 0)) [best, least] = [i, distance];
    });
    return best;
  };

  it('finds what looking at every point finds', () => {
    const radius = fc.double({ min: 0, max: 500, noNaN: true });
    fc.assert(
      fc.property(places, coordinate, coordinate, radius, (points, px, py, r) => {
        const { x, y } = asColumns(points);
        assert.equal(gridIndex(x, y).nearest(px, py, r), oracle(x, y, px, py, r));
      }),
    );
  });

  it('finds the nearest other point', () => {
    fc.assert(
      fc.property(places, (points) => {
        const { x, y } = asColumns(points);
        const index = gridIndex(x, y);
        for (let i = 0; i < x.length; i++) {
          const found = index.neighbour(i);
          const apart = (j: number) => Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!);
          const others = [...x.keys()].filter((j) => j !== i).map(apart);
          if (others.length === 0) assert.equal(found, -1);
          else assert.equal(apart(found), Math.min(...others));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('holds points on a line, on one spot, none, and skips what is not a number', () => {
    const line = asColumns(Array.from({ length: 100 }, (_, i) => [i, 5] as const));
    assert.equal(gridIndex(line.x, line.y).nearest(41.6, 5, 1), 42);
    const spot = asColumns(Array.from({ length: 100 }, () => [3, 3] as const));
    assert.equal(gridIndex(spot.x, spot.y).nearest(3, 3, 1), 0);
    assert.equal(gridIndex(spot.x, spot.y).neighbour(0), 1);
    const none = asColumns([]);
    assert.equal(gridIndex(none.x, none.y).nearest(0, 0, 9), -1);
    const broken = asColumns([
      [Number.NaN, 0],
      [1, Infinity],
      [2, 2],
    ]);
    assert.equal(gridIndex(broken.x, broken.y).nearest(2, 2, 100), 2);
  });
});

describe('The lasso', () => {
  it('holds what lies inside by the winding angle, for stars of any shape', () => {
    const star = fc
      .array(fc.double({ min: 1, max: 10, noNaN: true }), { minLength: 3, maxLength: 30 })
      .map((radii) =>
        radii.flatMap((radius, i) => {
          const angle = (2 * Math.PI * i) / radii.length;
          return [radius * Math.cos(angle), radius * Math.sin(angle)];
        }),
      );
    const place = fc.double({ min: -11, max: 11, noNaN: true });
    /** Angle that the line sweeps as seen from a place: 2 pi inside, 0 outside. */
    const swept = (polygon: number[], x: number, y: number) => {
      let sum = 0;
      for (let i = 0; i < polygon.length; i += 2) {
        const j = (i + 2) % polygon.length;
        const from = Math.atan2(polygon[i + 1]! - y, polygon[i]! - x);
        const to = Math.atan2(polygon[j + 1]! - y, polygon[j]! - x);
        sum += Math.atan2(Math.sin(to - from), Math.cos(to - from));
      }
      return Math.abs(sum) / (2 * Math.PI);
    };
    fc.assert(
      fc.property(star, place, place, (polygon, x, y) => {
        const turns = swept(polygon, x, y);
        // on the line itself either answer is right
        fc.pre(turns < 0.01 || turns > 0.99);
        assert.equal(isInside(polygon, x, y), turns > 0.5);
      }),
    );
  });

  it('leaves out what it runs around twice, and what has no place', () => {
    const twice = [0, 0, 4, 0, 4, 4, 0, 4, 0, 0, 4, 0, 4, 4, 0, 4];
    assert.equal(isInside(twice, 2, 2), false);
    const { x, y } = asColumns([
      [2, 2],
      [5, 5],
      [Number.NaN, 2],
      [3, 1],
    ]);
    assert.deepEqual([...pointsInside([0, 0, 4, 0, 4, 4, 0, 4], x, y)], [0, 3]);
    assert.deepEqual([...pointsInside([], x, y)], []);
  });
});

describe('The order of drawing', () => {
  it('is a permutation, the same for the same seed', () => {
    const order = shuffled(1000, 42);
    assert.deepEqual(
      [...order].toSorted((a, b) => a - b),
      [...Array(1000).keys()],
    );
    assert.deepEqual(order, shuffled(1000, 42));
    assert.notDeepEqual(order, shuffled(1000, 43));
    // not nearly sorted: the first tenth comes from everywhere
    const mean = order.subarray(0, 100).reduce((sum, value) => sum + value, 0) / 100;
    assert.ok(mean > 400 && mean < 600, String(mean));
  });
});

describe('The marks', () => {
  it('cover the area of their shapes, wherever between the pixels', () => {
    // disc: pi 1.5^2; square: 4.2^2 - 2.2^2
    for (const [shape, area] of [
      ['disc', 7.07],
      ['square', 12.8],
    ] as const)
      for (const ratio of [1, 2])
        for (const { cover } of stampsOf(shape, ratio))
          near(cover.reduce((sum, value) => sum + value, 0) / 256 / ratio ** 2, area, 0.08 * area);
  });

  it('are all different', () => {
    const drawn = shapes.map((shape) => {
      const { dx, dy, cover } = stampsOf(shape, 2)[5]!;
      return [...dx].map((x, i) => `${x} ${dy[i]} ${cover[i]}`).join();
    });
    assert.equal(new Set(drawn).size, shapes.length);
  });
});

describe('Names in the map', () => {
  it('stand at the median of their points, the largest group first', () => {
    const { x, y } = asColumns([
      [0, 0],
      [1, 1],
      [100, 2],
      [5, 5],
      [Number.NaN, 5],
    ]);
    const column = Uint8Array.of(1, 1, 1, 0, 0);
    assert.deepEqual(placeNames(['small', 'large', 'empty', ''], column, x, y), [
      { text: 'large', x: 1, y: 1, count: 3 },
      { text: 'small', x: 5, y: 5, count: 1 },
    ]);
  });

  it('never overprint', () => {
    const box = (left: number) => ({ box: { left, right: left + 10, top: 0, bottom: 10 } });
    const taken = [{ left: 50, right: 60, top: 0, bottom: 5 }];
    assert.deepEqual(withoutOverlap([box(0), box(5), box(12), box(55)], taken), [box(0), box(12)]);
  });
});

describe('What a map shows', () => {
  let report: Report;
  before(async () => {
    report = await fixture<Report>('report-helpful.json');
  });
  const load = (points = inventedPoints([80, 40]), labels?: string[]) =>
    loadMap(withMap(report, points, labels ? { labels } : {}))!;

  it('counts every point once in every colouring', () => {
    const map = load();
    for (const name of colourings) {
      const { classes, of } = colourBy(name, map);
      assert.equal(
        classes.reduce((sum, { count }) => sum + count, 0),
        map.count,
        name,
      );
      assert.ok(
        of.every((index) => index < classes.length),
        name,
      );
    }
  });

  it('offers only what the report has values for', () => {
    assert.deepEqual(availableColourings(load()), [...colourings]);
    const bare = emptyPoints(3);
    assert.deepEqual(availableColourings(load(bare)), ['domain']);
    bare.predicted.fill(0);
    assert.deepEqual(availableColourings(load(bare)), ['domain', 'predicted', 'confidence']);
    // labeled and predicted rows that never meet have no errors
    bare.label[0] = 1;
    bare.predicted[0] = noValue;
    assert.ok(!availableColourings(load(bare)).includes('error'));
  });

  it('gives each of up to five labels a colour and a shape, more of them their names', () => {
    const five = ['a', 'b', 'c', 'd', 'e'];
    const looks = (labels: string[]) =>
      colourBy('label', load(inventedPoints([80, 40], labels.length), labels));
    const { classes, named } = looks(five);
    assert.equal(named, null);
    assert.equal(new Set(classes.slice(0, 5).map(({ role }) => role)).size, 5);
    assert.equal(new Set(classes.slice(0, 5).map(({ shape }) => shape)).size, 5);
    const many = looks([...five, 'f']);
    assert.equal(many.classes.length, 2);
    assert.ok(many.named);
  });

  it('marks a wrong prediction with a cross, above the others', () => {
    const points = emptyPoints(4);
    points.label.set([0, 0, noValue, 1]);
    points.predicted.set([0, 1, 1, noValue]);
    const { classes, of } = colourBy('error', load(points));
    assert.deepEqual(
      [...of].map((index) => classes[index]!.name.kind),
      ['right', 'wrong', 'none', 'none'],
    );
    assert.deepEqual([classes[1]!.shape, classes[1]!.above], ['cross', true]);
  });

  it('divides confidence from guessing to certain into five', () => {
    const points = emptyPoints(5);
    points.predicted.fill(0);
    points.confidence.set([128, 153, 179, 230, 255]);
    const { classes, of } = colourBy('confidence', load(points));
    // of two labels: 50, 60, 70, 80 and 90 %
    assert.deepEqual([...of], [0, 0, 2, 4, 4]);
    assert.deepEqual(classes[0]!.name, { kind: 'range', low: 0.5, high: 0.6 });
  });

  it('divides distances into fifths of the rows', () => {
    const points = emptyPoints(10);
    points.side.fill(1);
    points.distance.set([0, 1, 2, 3, 4, 5, 6, 7, 8, 254]);
    const { classes, of } = colourBy('distance', load(points));
    assert.deepEqual([...of], [5, 5, 6, 6, 7, 7, 8, 8, 9, 9]);
    assert.ok(classes.slice(5, 10).every(({ shape }) => shape === 'square'));
  });

  it('tells how the domains mix', () => {
    const points = emptyPoints(400);
    points.side.fill(1, 200);
    points.x.forEach((_, i) => (points.x[i] = i));
    const apart = mixing(load(points))!;
    // only row 200 lies as near to row 199 as to row 201, and the first found is kept
    near(apart.near, 1 / 200, 1e-9);
    near(apart.chance, 200 / 399, 1e-9);
    points.side.forEach((_, i) => (points.side[i] = i % 2));
    assert.equal(mixing(load(points))!.near, 1);
    points.side.fill(1);
    assert.equal(mixing(load(points)), null);
  });

  it('refuses columns that were cut, and never throws', () => {
    const shown = withMap(report, inventedPoints([8, 4]));
    assert.ok(loadMap(shown));
    const cut = (columns: Partial<MapData['columns']>) =>
      loadMap({ ...shown, map: { ...shown.map!, columns: { ...shown.map!.columns, ...columns } } });
    assert.equal(cut({ x: shown.map!.columns.x.slice(4) }), null);
    assert.equal(cut({ side: '***' }), null);
    assert.equal(loadMap({ ...shown, map: null }), null);
  });

  it('lists, filters and sorts rows as a plain sort would', () => {
    const points = inventedPoints([60, 340]);
    const map = load(points, ['zebra', 'ant']);
    const order = (column: 'row' | 'label' | 'confidence', descending: boolean) => [
      ...tableRows(map, [null], { side: 'both', onlyWrong: false }, { column, descending }),
    ];
    assert.deepEqual(order('row', false), [...Array(400).keys()]);
    assert.deepEqual(order('row', true), [...Array(400).keys()].reverse());
    const confidences = order('confidence', true).map((i) => points.confidence[i]!);
    assert.deepEqual(
      confidences,
      confidences.toSorted((a, b) => b - a),
    );
    for (const descending of [false, true]) {
      const words = order('label', descending).map((i) => ['zebra', 'ant'][points.label[i]!] ?? null);
      const known = words.filter((word) => word !== null);
      const sorted = known.toSorted();
      assert.deepEqual(known, descending ? sorted.toReversed() : sorted);
      assert.ok(words.slice(known.length).every((word) => word === null));
    }
    const filter = { side: 'target', onlyWrong: true } as const;
    const wrong = [...tableRows(map, [null], filter, { column: 'row', descending: false })];
    const expected = [...Array(400).keys()].filter(
      (i) => i >= 60 && points.label[i] !== noValue && points.label[i] !== points.predicted[i],
    );
    assert.ok(expected.length > 0);
    assert.deepEqual(wrong, expected);
  });

  it('shortens long texts between words, and cuts no letter in half', () => {
    assert.equal(shortened('short'), 'short');
    assert.equal(shortened('some words and more', 14), 'some words …');
    assert.equal(shortened('😀'.repeat(5), 3), '😀😀😀 …');
  });
});
