/** Distances between domains: names and explanations of measures, the reading by reference pairs. */
export const distanceMessages = {
  'view.measure.frechet': 'Fréchet',
  'view.measure.energy': 'Energy',
  'view.measure.sliced-wasserstein': 'Sliced Wasserstein',
  'view.measure.vocabulary': 'Vocabulary',
  'view.measure.unknown-words': 'Unknown words',
  'view.measure.length': 'Length',
  'view.measure.label-shift': 'Label shift',

  'view.explain.frechet':
    'Distance between two bell curves fitted to the domains. It is never quite 0: see the band.',
  'view.explain.energy':
    'How much farther apart rows are across domains than within them. Outliers weigh heavily.',
  'view.explain.sliced-wasserstein':
    'How far rows must move, along random directions, to turn one domain into the other.',
  'view.explain.vocabulary':
    'How different word frequencies are, 0 to 1. Names and rare words raise it without hurting transfer.',
  'view.explain.unknown-words':
    'Share of the target’s words that the source never uses. It counts against 100 texts of the source, fewer in small files: more texts would know more words.',
  'view.explain.length':
    'Largest gap between the two length curves, 0 to 1. p is the chance of seeing this if both files came from one domain.',
  'view.explain.label-shift':
    'Difference in the shares of the labels; with two labels, in the share of either. With few labels the band is wide.',

  'view.distances.group.vectors': 'Vectors',
  'view.distances.group.vectors.means': 'what the encoder sees',
  'view.distances.group.words': 'Words',
  'view.distances.group.words.means': 'a word counts once a text',
  'view.distances.group.form': 'Form',
  'view.distances.group.form.means': 'how long texts are',
  'view.distances.group.labels': 'Labels',
  'view.distances.group.labels.means': 'how often each occurs',

  'view.distances.finding.vectors':
    'Compared with the known pairs, they stand out most in what the encoder sees. {beyond} of {all} measures lie above their bands.',
  'view.distances.finding.words':
    'Compared with the known pairs, they stand out most in their words. {beyond} of {all} measures lie above their bands.',
  'view.distances.finding.form':
    'Compared with the known pairs, they stand out most in the length of the texts. {beyond} of {all} measures lie above their bands.',
  'view.distances.finding.labels':
    'Compared with known pairs of domains, they stand out most in the shares of their labels. {beyond} of {all} measures lie above their bands.',
  'view.distances.key.reference': 'known pairs of domains',
  'view.distances.reference': '{pair}: {value}',
  'view.distances.references': 'Known pairs, near to far: {pairs}.',
  'view.distances.like.farther': 'farther than {below} of {all} pairs',
  'view.distances.like.farthest': 'farther than all {all} pairs',
  'view.distances.like.nearest': 'nearer than all {all} pairs',
  'view.distances.estimated': 'estimated, without labels',

  'cli.distance.frechet': 'Fréchet',
  'cli.distance.energy': 'Energy',
  'cli.distance.sliced-wasserstein': 'Sliced Wasserstein',
  'cli.distance.vocabulary': 'Vocabulary',
  'cli.distance.unknown-words': 'Unknown words',
  'cli.distance.length': 'Length',
  'cli.distance.label-shift': 'Label shift',
  'cli.distance.estimated': '{name} (estimated)',
  'cli.like': 'Reads like',
  'cli.like.same': 'the same domain',

  // The distance in the summary, next to the reference pairs
  'summary.distance.near':
    '{target} is near {source}, as domains go: the proxy A-distance of {value} (same-domain band {band}) reads like {pair}.',
  'summary.distance.ratherFar':
    '{target} is rather far from {source}: the proxy A-distance of {value} (same-domain band {band}) reads like {pair}.',
  'summary.distance.far':
    '{target} is far from {source}: the proxy A-distance of {value} (same-domain band {band}) reads like {pair}.',
  'summary.differs.vectors':
    'Compared with known pairs of domains, they stand out most in what the encoder sees.',
  'summary.differs.words': 'Compared with known pairs of domains, they stand out most in their words.',
  'summary.differs.form':
    'Compared with known pairs of domains, they stand out most in the length of their texts.',
  'summary.differs.labels':
    'Compared with known pairs of domains, they stand out most in the shares of their labels.',
} as const;
