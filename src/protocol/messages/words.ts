/** English texts: see ../message.ts. In what the domains differ: words, and how they are written. */
export const wordMessages = {
  'view.words.note.flips':
    'At most one flip in ten is listed by chance. Choose a word to read rows that hold it.',
  'view.words.rowsOf': 'Rows of {name} with “{word}”',
  'view.words.noRows': 'Its texts are not part of the product.',

  'view.form.title': 'How they are written',
  'view.form.figure.one': '{count} difference',
  'view.form.figure.many': '{count} differences',
  'view.form.absent':
    'This report was made before texts were compared by how they are written. Run again to see it.',
  'view.form.finding.longer': 'Texts of {target} are longer: {after} words in the middle, against {before}.',
  'view.form.finding.shorter':
    'Texts of {target} are shorter: {after} words in the middle, against {before}.',
  'view.form.finding.alike':
    'Texts are about as long on both sides: {after} words in the middle, against {before}.',
  'view.form.finding.alone':
    'Texts of {target} have {after} words in the middle. How {source} are written cannot be told: their texts are not part of the product.',
  'view.form.finding.traits.none': 'Nothing else in their form differs beyond chance.',
  'view.form.finding.traits.one': 'They differ in one more thing beyond chance.',
  'view.form.finding.traits.many': 'They differ in {count} more things beyond chance.',
  'view.form.what': 'Texts',
  'view.form.axis': 'Both sides on one scale from 0',
  'view.form.difference': 'Difference',
  'view.form.words': 'Words, median',
  'view.form.words.explain':
    'Half of the texts have fewer words. Below it: the range of the middle half of the texts.',
  'view.form.range': '{low} to {high}',
  'view.form.not-english': 'Not in English',
  'view.form.not-english.explain':
    'Twenty words or more with hardly an English function word among them, or another script. An encoder made for English misreads them.',
  'view.form.capitals': 'In capitals',
  'view.form.capitals.explain': 'More capital than small letters.',
  'view.form.markup': 'With HTML',
  'view.form.markup.explain':
    'Tags or entities, such as <br>. Words leave them out; the encoder reads most of them.',
  'view.form.addresses': 'With web addresses',
  'view.form.addresses.explain':
    'They say little about the label, and take room that the encoder could read words in.',
  'view.form.emoji': 'With emoji',
  'view.form.emoji.explain': 'Many encoders know no emoji, although they often tell the label.',
  'view.form.numbers': 'With digits',
  'view.form.numbers.explain': 'Any digit: years, sizes, prices, points.',
  'view.form.exclamations': 'With exclamation marks',
  'view.form.exclamations.explain': 'One or more. Loud writing may look surer to a model than it is.',
  'view.form.labels': 'Labels',
  'view.form.labels.measured': 'share of the labeled rows',
  'view.form.labels.estimated': 'share of the labeled rows of the source; the target’s is estimated',
  'view.form.estimated': 'estimated',
  'view.form.note':
    'Shares in %, differences target minus source in points, with 95 % intervals. Languages, capitals, HTML, addresses, emoji, digits, exclamation marks and what the encoder shortens are listed only where they differ by 1 point or more, and beyond chance.',
} as const;
