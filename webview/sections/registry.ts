import { distances } from './distances';
import { domains } from './domains';
import { expectation } from './expectation';
import { map } from './map';
import { provenance } from './provenance';
import type { Section } from './section';
import { strategies } from './strategies';
import { words } from './words';

/** In reading order: what the answer rests on, then what explains it, then how to repeat it. */
export const sections: readonly Section[] = [
  strategies,
  expectation,
  distances,
  words,
  map,
  domains,
  provenance,
];
