import type { MatrixReport } from '../../src/protocol/matrix';
import type { Message } from '../../src/protocol/message';
import { readMatrix as read } from '../../src/protocol/matrix';
import { reportSchemaVersion } from '../../src/protocol/report';
import type { Reader } from '../reader';

/** What every part of a matrix's page renders from. */
export interface MatrixReader extends Omit<Reader, 'report'> {
  matrix: MatrixReport;
}

export const nameOf = ({ matrix }: MatrixReader, index: number): string => matrix.domains[index]!.name;

/** Checks a matrix before any of it is shown; what is wrong comes back as a sentence with a next step. */
export function readMatrix(value: unknown): { matrix: MatrixReport } | { problem: Message } {
  const found = read(value);
  switch (found.kind) {
    case 'matrix':
      return { matrix: found.matrix };
    case 'newer':
      return {
        problem: { key: 'view.problem.newer', args: { found: found.schema, known: reportSchemaVersion } },
      };
    case 'invalid':
      return { problem: { key: 'view.problem.invalid', args: { place: found.place } } };
  }
}
