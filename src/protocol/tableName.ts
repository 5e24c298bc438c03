/** `products` of `/data/products.csv.gz`: what a domain and its model are called. */
export function tableName(path: string): string {
  const base =
    path
      .replace(/[\\/]+$/, '')
      .split(/[\\/]/)
      .pop() || path;
  return base.replace(/\.gz$/i, '').replace(/(?!^)\.[^.]+$/, '') || base;
}
