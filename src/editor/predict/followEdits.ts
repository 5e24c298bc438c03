/** A piece of a document, as offsets: `start` inside, `end` outside. */
export interface Piece {
  start: number;
  end: number;
}

/** One change, in offsets of the document before it (the shape of TextDocumentContentChangeEvent). */
export interface Edit {
  rangeOffset: number;
  rangeLength: number;
  text: string;
}

function follow<P extends Piece>(piece: P, edit: Edit): P | null {
  const editEnd = edit.rangeOffset + edit.rangeLength;
  if (edit.rangeOffset >= piece.end) return piece;
  if (editEnd > piece.start) return null;
  const shift = edit.text.length - edit.rangeLength;
  return { ...piece, start: piece.start + shift, end: piece.end + shift };
}

/**
 * Where the pieces stand after an edit: moved when it lies outside, gone when it touches their text.
 * Edits of one event come last place first, so each still finds the offsets it speaks of.
 */
export function followEdits<P extends Piece>(pieces: readonly P[], edits: readonly Edit[]): P[] {
  const lastFirst = [...edits].sort((a, b) => b.rangeOffset - a.rangeOffset);
  return pieces.flatMap((piece) => {
    const moved = lastFirst.reduce<P | null>((at, edit) => at && follow(at, edit), piece);
    return moved ? [moved] : [];
  });
}

/** `kept` without what the new pieces lie over, and the new ones. */
export function placeOver<P extends Piece>(kept: readonly P[], added: readonly P[]): P[] {
  const overlaps = (a: Piece) => added.some((b) => a.start < b.end && b.start < a.end);
  return [...kept.filter((piece) => !overlaps(piece)), ...added].sort((a, b) => a.start - b.start);
}
