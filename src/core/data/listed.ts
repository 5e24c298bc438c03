/** As a sentence lists: at most so many, and an ellipsis where there are more. */
export function listed(items: readonly (string | number)[], most: number): string {
  return items.slice(0, most).join(', ') + (items.length > most ? ' …' : '');
}
