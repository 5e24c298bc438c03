import type { Random } from '../../core/random';
import { seededRandom } from '../../core/random';
import { takenOf } from './rawTable';

/** Characters of cells that are held at once; a byte each in western text, two in others. */
const mostCharacters = 256 << 20;
/** What a cell takes beside its characters, as characters. */
const cellCost = 32;
/** Of all draws, so that a table is the same each time it is read. Sentences say it. */
export const drawSeed = 0;
/** Rows that are held above those asked for, so that a later draw by label finds enough of each. */
const surplus = 1.2;

/**
 * Bounds memory while a table of any length is read, unless so many rows as are wanted take more. Every row gets a
 * random number; once the rows held are too long, only those below a threshold are kept, which are a simple random
 * sample of all rows so far, and the threshold falls again as the table goes on (Bernoulli sampling with a falling
 * rate; Gibbons & Matias 1998, concise samples). A table that fits is held whole.
 */
export class RowKeeper {
  /** Data rows so far, kept or not. */
  seen = 0;
  private numbers: number[] = [];
  private chances: number[] = [];
  private characters: number[] = [];
  private held = 0;
  private threshold = 1;
  private readonly random: Random = seededRandom(drawSeed);

  /** `mostRows` 0: all rows, whatever they take. */
  constructor(
    private readonly mostRows: number,
    private readonly budget = mostCharacters,
  ) {}

  takes(record: readonly string[]): boolean {
    this.seen++;
    if (this.mostRows === 0) return true;
    const chance = this.random();
    if (chance >= this.threshold) return false;
    let length = cellCost * record.length;
    for (const cell of record) length += cell.length;
    this.numbers.push(this.seen);
    this.chances.push(chance);
    this.characters.push(length);
    this.held += length;
    return true;
  }

  get isFull(): boolean {
    return this.held > this.budget && this.numbers.length / 2 >= this.mostRows * surplus;
  }

  /** Half of the rows held, in order; the others are forgotten. */
  thin(): number[] {
    this.threshold /= 2;
    const kept: number[] = [];
    this.chances.forEach((chance, i) => chance < this.threshold && kept.push(i));
    this.numbers = takenOf(this.numbers, kept);
    this.chances = takenOf(this.chances, kept);
    this.characters = takenOf(this.characters, kept);
    this.held = this.characters.reduce((sum, length) => sum + length, 0);
    return kept;
  }

  /** A row before the first, which is always kept. */
  putFirstBack(): void {
    this.seen++;
    if (this.mostRows > 0) this.numbers = [1, ...this.numbers.map((number) => number + 1)];
  }

  /** Data row, base 1, of each row that is held; null: all are. */
  get rowNumbers(): Int32Array | null {
    return this.threshold === 1 ? null : Int32Array.from(this.numbers);
  }
}
