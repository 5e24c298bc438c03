import type { Make } from './madeTables';
import { dropped, makers, names, polarity, tableOfRows, threeWay } from './madeTables';
import type { UnderstoodTable } from './understoodScore';

const { random, pick, whole, of } = makers(77);
/** Sentences of halves, so that nearly all differ. */
const said =
  (openings: readonly string[], ends: readonly string[], least = 1, most = 3): Make =>
  () =>
    Array.from({ length: whole(least, most) }, () => `${pick(openings)} ${pick(ends)}`).join(' ');

const en = said(
  ['The lecturer', 'Our bus', 'Parking', 'Their website', 'The nurse', 'My luggage', 'Every second lamp', 'The trail', 'Room 12', 'The update', 'A waiter', 'Our claim'], // prettier-ignore
  ['took forever.', 'was a pleasant surprise.', 'made no sense at all.', 'could use some care.', 'went missing for days.', 'was worth the detour.', 'froze three times.', 'is better than last year.', 'smelled of paint.', 'answered at once.', 'cost twice the quote.'], // prettier-ignore
);
const enLong: Make = (i) => `${en(i)} ${en(i)} ${en(i)}`;
const it = said(['Il corriere', 'La cucina', 'Il prezzo', 'Il personale', 'La vista'], ['è arrivato tardi.', 'era ottima davvero.', 'non vale la pena.', 'ci ha accolti bene.', 'delude molto.', 'supera le attese.']); // prettier-ignore
const pt = said(['O aplicativo', 'A entrega', 'O atendimento', 'A tela', 'O produto'], ['trava o tempo todo.', 'chegou antes do prazo.', 'foi muito atencioso.', 'veio riscada.', 'vale cada centavo.']); // prettier-ignore
const nl = said(['De bezorger', 'Het scherm', 'De klantenservice', 'De batterij', 'Het boek'], ['kwam veel te laat.', 'werkt uitstekend.', 'reageert nooit.', 'gaat lang mee.', 'valt erg tegen.']); // prettier-ignore
const de = said(['Der Akku', 'Die Lieferung', 'Das Display', 'Der Kundendienst', 'Die Hülle'], ['hält den ganzen Tag.', 'kam viel zu spät an.', 'ist leider zerkratzt.', 'war sehr freundlich.', 'passt wie angegossen.']); // prettier-ignore
const ja: Make = () => pick(['店員の対応が', '部屋の清潔さが', '料理の味が', '駅からの距離が']) + pick(['とても良かったです。', '残念でした。', '期待以上でした。', 'いまひとつです。']) + pick(['また来ます。', '二度と行きません。', '友人にも勧めます。', '星は三つです。', '']); // prettier-ignore
const headingOf: Make = (i) => `${pick(['Late again', 'Pleasantly odd', 'Would return', 'Avoid this one', 'Fine for once'])} no ${i}`; // prettier-ignore
const number: Make = (i) => String(9000 + 3 * i);
const guid: Make = (i) =>
  `5f2b1c${String(i).padStart(2, '0')}-7a10-4c1e-9d00-${String(i * 7).padStart(12, '0')}`;
const day: Make = (i) => `${1 + (i % 28)}/${1 + (i % 12)}/2022`;
const when: Make = (i) => `2021-0${1 + (i % 9)}-1${i % 10} 1${i % 10}:2${i % 10}:00`;
const handle: Make = (i) => `@${pick(['blue', 'fox', 'sky', 'neo'])}${(i * 53) % 871}`;
const amount: Make = () => (random() * 500).toFixed(2);

const table = tableOfRows(120);

/** Tables that the detector was run on once, at the end, and not changed for. */
export const freshTables: UnderstoodTable[] = [
  table('campus evaluation', { semester: of('SS21', 'WS21'), remark: en, tone: of('praise', 'criticism', 'suggestion') }, { text: ['remark'], label: 'tone', scheme: names }), // prettier-ignore
  table('transport, Italian', { Data: day, Recensione: it, Giudizio: of('positivo', 'negativo', 'neutro') }, { text: ['Recensione'], label: 'Giudizio', scheme: threeWay }), // prettier-ignore
  table('shop, Portuguese', { pedido: number, comentario: pt, nota: of('1', '2', '3', '4', '5'), estado: of('SP', 'RJ', 'MG') }, { text: ['comentario'], label: 'nota', scheme: dropped }), // prettier-ignore
  table('books, Dutch', { titel: headingOf, recensie: (i) => `${nl(i)} ${nl(i)}`, aanrader: of('ja', 'nee') }, { text: ['titel', 'recensie'], label: 'aanrader', scheme: polarity }), // prettier-ignore
  table('phones, German', { Bewertungstext: de, Sterne: of('1 Stern', '2 Sterne', '3 Sterne', '4 Sterne', '5 Sterne'), Modell: of('X1', 'X2') }, { text: ['Bewertungstext'], label: 'Sterne', scheme: dropped }), // prettier-ignore
  table('inns, Japanese', { 宿名: of('松屋', '海風荘', '山の宿'), 感想: ja, 総合評価: of('1', '2', '3', '4', '5') }, { text: ['感想'], label: '総合評価', scheme: dropped }), // prettier-ignore
  table('mailbox', { From: handle, Subject: headingOf, Body: enLong, Folder: of('Invoices', 'Travel', 'Private', 'Work') }, { text: ['Subject', 'Body'], label: 'Folder', scheme: names }), // prettier-ignore
  table('chat log', { session: guid, ts: when, utterance: en, intent: of('greet', 'refund', 'status', 'goodbye', 'human') }, { text: ['utterance'], label: 'intent', scheme: names }), // prettier-ignore
  table('claims', { claim_no: number, paid: amount, narrative: enLong, fraud: of('N', 'N', 'N', 'Y') }, { text: ['narrative'], label: 'fraud', scheme: polarity }), // prettier-ignore
  table('promoters', { respondent: guid, likelihood_score: of('0', '2', '4', '5', '6', '8', '9', '10'), why: en }, { text: ['why'], label: 'likelihood_score', scheme: dropped }), // prettier-ignore
  table('three raters', { text: en, r1: of('0', '1'), r2: of('0', '1'), r3: of('0', '1') }, { text: ['text'], label: null, scheme: null, ask: true }), // prettier-ignore
  table('aspect', { sentence: en, aspect: of('food', 'staff', 'price'), polarity: of('positive', 'negative', 'neutral', 'conflict') }, { text: ['sentence'], label: 'polarity', scheme: names }), // prettier-ignore
  table('prefixed', { line: en, tag: of('__label__pos', '__label__neg') }, { text: ['line'], label: 'tag', scheme: polarity }), // prettier-ignore
  table('five degrees', { phrase: en, sentiment: of('very negative', 'negative', 'neutral', 'positive', 'very positive') }, { text: ['phrase'], label: 'sentiment', scheme: names }), // prettier-ignore
  table('only texts', { doc_id: guid, scanned: when, content: enLong }, { text: ['content'], label: null, scheme: null }), // prettier-ignore
  table('fractions', { place: of('Oslo', 'Turku', 'Gent'), verdict: en, points: of('1/5', '2/5', '3/5', '5/5', '4/5') }, { text: ['verdict'], label: 'points', scheme: dropped }), // prettier-ignore
  table('thumbs', { answer: en, feedback: of('👍', '👎') }, { text: ['answer'], label: 'feedback', scheme: polarity }), // prettier-ignore
  table('severity', { ticket: number, opened: when, what_happened: enLong, severity: of('1', '2', '3', '4') }, { text: ['what_happened'], label: 'severity', scheme: names }), // prettier-ignore
  table('like and dislike', { what_i_liked: en, what_i_disliked: en, stay: of('yes', 'no') }, { text: ['what_i_liked', 'what_i_disliked'], label: 'stay', scheme: polarity }), // prettier-ignore
  table('language mix', { comment: en, lang: of('en', 'en', 'de'), is_toxic: of('True', 'False') }, { text: ['comment'], label: 'is_toxic', scheme: polarity }), // prettier-ignore
];
