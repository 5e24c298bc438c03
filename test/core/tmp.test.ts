import { it } from 'mocha';
import { otherTables } from './support/otherTables';
import { scoreOf } from './support/understoodScore';
it('x', () => {
  let sum = 0;
  for (const table of otherTables) { const { score, found } = scoreOf(table); sum += score; if (score < 1) console.log(score, table.name, JSON.stringify({ ...found, scheme: found.scheme?.kind + ' ' + found.scheme?.neutrals })); }
  console.log(sum, otherTables.length);
});
