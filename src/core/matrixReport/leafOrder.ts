/** Symmetric, zero on the diagonal. */
type Distances = readonly (readonly number[])[];

/** A cluster with its best orders: `orders` by the first and the last leaf, `first * n + last`. */
interface Cluster {
  leaves: number[];
  orders: Map<number, Order>;
}

interface Order {
  length: number;
  leaves: number[];
}

/**
 * Similar things beside each other: average-linkage clustering (Sokal & Michener 1958), its branches turned so
 * that the sum of distances between neighbours is least (optimal leaf ordering, Bar-Joseph et al. 2001). Of an
 * order and its mirror image the one that starts with the smaller index. Made for some tens of leaves.
 * @param distances n x n, symmetric
 * @returns 0 … n-1, ordered
 */
export function leafOrder(distances: Distances): number[] {
  let clusters = distances.map((_, leaf) => single(leaf, distances.length));
  while (clusters.length > 1) {
    const [a, b] = nearest(clusters, distances);
    const joined = join(clusters[a]!, clusters[b]!, distances);
    clusters = [...clusters.filter((_, i) => i !== a && i !== b), joined];
  }
  return clusters[0] ? facing(shortest([...clusters[0].orders.values()]).leaves) : [];
}

const single = (leaf: number, n: number): Cluster => ({
  leaves: [leaf],
  orders: new Map([[leaf * n + leaf, { length: 0, leaves: [leaf] }]]),
});

function nearest(clusters: readonly Cluster[], distances: Distances): [number, number] {
  let best: [number, number] = [0, 1];
  let least = Infinity;
  for (let a = 0; a < clusters.length; a++)
    for (let b = a + 1; b < clusters.length; b++) {
      const mean = meanBetween(clusters[a]!, clusters[b]!, distances);
      if (mean < least) [least, best] = [mean, [a, b]];
    }
  return best;
}

function meanBetween(a: Cluster, b: Cluster, distances: Distances): number {
  let sum = 0;
  for (const i of a.leaves) for (const j of b.leaves) sum += distances[i]![j]!;
  return sum / (a.leaves.length * b.leaves.length);
}

/** Every pair of ends that the two can have side by side, each with its shortest order. */
function join(left: Cluster, right: Cluster, distances: Distances): Cluster {
  const n = distances.length;
  const orders = new Map<number, Order>();
  const keep = (order: Order) => {
    const key = order.leaves[0]! * n + order.leaves.at(-1)!;
    if (order.length < (orders.get(key)?.length ?? Infinity)) orders.set(key, order);
  };
  for (const a of left.orders.values())
    for (const b of right.orders.values()) {
      const length = a.length + b.length + distances[a.leaves.at(-1)!]![b.leaves[0]!]!;
      keep({ length, leaves: [...a.leaves, ...b.leaves] });
      keep({ length, leaves: [...a.leaves, ...b.leaves].reverse() });
    }
  return { leaves: [...left.leaves, ...right.leaves], orders };
}

const shortest = (orders: readonly Order[]): Order =>
  orders.reduce((best, order) => (order.length < best.length ? order : best));

const facing = (order: number[]): number[] => (order[0]! <= order.at(-1)! ? order : order.toReversed());
