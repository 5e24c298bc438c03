interface Columns {
  textColumn?: string | undefined;
  labelColumn?: string | undefined;
}

/** The columns that a report or a matrix says a table was read by, for a reference to that table. */
export function columnsOf({ textColumn, labelColumn }: Columns): {
  textColumn?: string;
  labelColumn?: string;
} {
  return {
    ...(textColumn !== undefined && { textColumn }),
    ...(labelColumn !== undefined && { labelColumn }),
  };
}
