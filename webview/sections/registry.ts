import { distances } from './distances';
import { domains } from './domains';
import { expectation } from './expectation';
import { failures } from './failures';
import { form } from './form';
import { map } from './map';
import { provenance } from './provenance';
import type { Section } from './section';
import { similarity } from './similarity';
import { strategies } from './strategies';
import { topics } from './topics';
import { words } from './words';

/** In reading order: what the answer rests on, then what explains it, then how to repeat it. */
export const sections: readonly Section[] = [
  strategies,
  expectation,
  distances,
  words,
  form,
  map,
  topics,
  failures,
  similarity,
  domains,
  provenance,
];
