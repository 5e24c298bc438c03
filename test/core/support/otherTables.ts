import type { Make } from './madeTables';
import { dropped, makers, names, polarity, tableOfRows, threeWay } from './madeTables';
import type { UnderstoodTable } from './understoodScore';

const { random, pick, whole, of: oneOf } = makers(20);
const some =
  (sentences: readonly string[], least: number, most: number): Make =>
  () =>
    Array.from({ length: whole(least, most) }, () => pick(sentences)).join(' ');
/** `common` four times in five. */
const mostly =
  (common: string, ...others: string[]): Make =>
  () =>
    random() < 0.8 ? common : pick(others);

const english = [
  'The zipper jammed on day three.',
  'My daughter takes it everywhere she goes.',
  'I had to call support twice before anyone understood the problem.',
  'Colours are brighter than in the photo.',
  'It arrived a week late and the box was open.',
  'For the price you will not find anything sturdier.',
  'The handle gets hot, which nobody warns you about.',
  'Setup took four minutes with the leaflet.',
  'I would buy this again without thinking.',
  'Smells of glue even after a month outside.',
  'The app crashes whenever the phone rings.',
  'A gift that finally did not end in the cupboard.',
];
const german = [
  'Das Essen kam lauwarm an den Tisch.',
  'Der Kellner hat sich sofort entschuldigt.',
  'Wir kommen gern wieder.',
  'Leider war es viel zu laut.',
  'Die Portionen sind groß genug für zwei.',
  'Man wartet hier ewig auf die Rechnung.',
];
const french = [
  'La chambre donnait sur une cour bruyante.',
  'Le petit déjeuner était copieux et varié.',
  'Personnel aimable, lit confortable.',
  'Nous avons attendu une heure à la réception.',
  'Je recommande cet endroit aux familles.',
];
const spanish = [
  'El cargador dejó de funcionar a los dos días.',
  'Muy buena relación calidad precio.',
  'El vendedor no responde a los mensajes.',
  'Llegó antes de lo previsto y bien embalado.',
  'La batería dura todo el fin de semana.',
];
const japanese = ['音質はとても良いです。', '二週間で壊れました。', '配送が早くて助かりました。', '説明書が分かりにくい。', '値段のわりに丈夫です。']; // prettier-ignore
const chinese = ['物流很快，包装完好。', '用了三天屏幕就坏了。', '客服态度一般。', '性价比很高，推荐购买。', '颜色和图片不一样。']; // prettier-ignore
const korean = ['배송이 빨라서 좋았어요.', '생각보다 너무 작아요.', '직원이 친절했습니다.', '한 달 만에 고장 났어요.']; // prettier-ignore

const body = some(english, 2, 5);
const tails = ['Still, I keep it.', 'Shame.', 'Ask me again in a year.', 'Five people agree.', 'That is all.', 'Never mind.', 'We laughed.', 'Twice.', 'So be it.', 'Thanks, Jo.', 'Noted.', 'Fair enough.', 'Hm.', 'Well done.', 'As ever.', 'Sold.', 'On Monday.', 'No joke.']; // prettier-ignore
/** One sentence and an afterthought: nearly all different. */
const short: Make = (i) => `${pick(english)} ${tails[i % tails.length]!}`;
const heading = oneOf('Never again', 'Does the job', 'Broken on arrival', 'Best of its kind', 'Not what I ordered', 'Solid and quiet', 'A bit too small'); // prettier-ignore
/** Nearly always different. */
const freshHeading: Make = (i) =>
  `${heading(i)} (${pick(['kitchen', 'garden', 'bike', 'desk', 'tent'])} ${i})`;
const id: Make = (i) => String(40_000 + 7 * i);
const code: Make = (i) => `TCK-${1000 + i}`;
const stamp: Make = (i) => `2023-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}T08:${String(i % 60).padStart(2, '0')}:00Z`; // prettier-ignore
const person: Make = (i) => `${pick(['amy', 'boris', 'chen', 'dalia', 'ewan'])}_${(i * 37) % 990}`;
const price: Make = () => (3 + random() * 90).toFixed(2);
const link: Make = (i) => `https://shop.example/p/${i}`;
const count: Make = () => String(whole(0, 240));

const table = tableOfRows(150);

/** A second set of tables with their answers, in other words than the first; the detector was not tuned on it. */
export const otherTables: UnderstoodTable[] = [
  table('annotation export', { task_id: id, annotator: person, snippet: body, verdict: oneOf('accept', 'reject'), lead_time: price }, { text: ['snippet'], label: 'verdict', scheme: names }), // prettier-ignore
  table('app store', { review_id: id, userName: person, at: stamp, score: oneOf('1', '2', '3', '4', '5', '5'), thumbsUpCount: count, content: body }, { text: ['content'], label: 'score', scheme: dropped }), // prettier-ignore
  table('help desk', { Ticket: code, Subject: freshHeading, Description: body, Queue: oneOf('Billing', 'Returns', 'Technical'), Opened: stamp, Agent: person }, { text: ['Subject', 'Description'], label: 'Queue', scheme: names }), // prettier-ignore
  table('hotel, French', { ville: oneOf('Lyon', 'Nice', 'Lille'), avis: some(french, 2, 4), note: oneOf('1', '2', '4', '5', '3') }, { text: ['avis'], label: 'note', scheme: dropped }), // prettier-ignore
  table('restaurant, German', { Datum: stamp, Kommentar: some(german, 1, 4), Stimmung: oneOf('positiv', 'negativ', 'neutral') }, { text: ['Kommentar'], label: 'Stimmung', scheme: threeWay }), // prettier-ignore
  table('shop, Spanish', { opinion: some(spanish, 1, 3), recomendado: oneOf('sí', 'no'), pedido: id }, { text: ['opinion'], label: 'recomendado', scheme: polarity }), // prettier-ignore
  table('gadget, Japanese', { 投稿日: stamp, 口コミ: some(japanese, 1, 4), おすすめ度: oneOf('★☆☆☆☆', '★★★☆☆', '★★★★★', '★★★★☆') }, { text: ['口コミ'], label: 'おすすめ度', scheme: dropped }), // prettier-ignore
  table('market, Chinese', { 评论内容: some(chinese, 1, 4), 情感倾向: oneOf('正面', '负面') }, { text: ['评论内容'], label: '情感倾向', scheme: polarity }), // prettier-ignore
  table('delivery, Korean', { 번호: id, 후기: some(korean, 1, 3), 감정: oneOf('긍정', '부정', '중립') }, { text: ['후기'], label: '감정', scheme: threeWay }), // prettier-ignore
  table('mail filter', { raw: body, is_junk: oneOf('0', '1'), bytes: count }, { text: ['raw'], label: 'is_junk', scheme: polarity }), // prettier-ignore
  table('half points', { film: freshHeading, write_up: body, mark: oneOf('0.5', '1.0', '2.5', '3.0', '4.5', '5.0') }, { text: ['write_up'], label: 'mark', scheme: dropped }), // prettier-ignore
  table('out of ten', { reviewer: person, verdict_text: body, rating: oneOf('2/10', '4/10', '5/10', '8/10', '10/10') }, { text: ['verdict_text'], label: 'rating', scheme: dropped }), // prettier-ignore
  table('plus and minus', { pros: short, cons: some(english, 2, 3), recommend: oneOf('Yes', 'No'), employer: oneOf('Acme', 'Globex', 'Hooli') }, { text: ['pros', 'cons'], label: 'recommend', scheme: polarity }), // prettier-ignore
  table('mostly open', { note_text: body, coded_as: (i) => (i % 8 ? '' : pick(['praise', 'complaint', 'idea'])) }, { text: ['note_text'], label: 'coded_as', scheme: names }), // prettier-ignore
  table('dirty poles', { q: short, feeling: oneOf('Positive', 'positive ', 'NEGATIVE', 'negative', 'positive', 'negative', 'N/A') }, { text: ['q'], label: 'feeling', scheme: polarity }), // prettier-ignore
  table('nothing to learn', { link, page: body, fetched: stamp }, { text: ['page'], label: null, scheme: null }), // prettier-ignore
  table('bare numbers', { answer: body, value: oneOf('1', '2', '3', '4', '5') }, { text: ['answer'], label: 'value', scheme: dropped, ask: true }), // prettier-ignore
  table('two raters', { sentence: short, rater_1: oneOf('a', 'b', 'c'), rater_2: oneOf('a', 'b', 'c') }, { text: ['sentence'], label: 'rater_1', scheme: names, ask: true }), // prettier-ignore
  table('no header', { 'column 1': oneOf('4', '0'), 'column 2': id, 'column 3': stamp, 'column 4': person, 'column 5': short }, { text: ['column 5'], label: 'column 1', scheme: polarity }), // prettier-ignore
  table('question and answer', { passage_id: id, question: short, passage: body, answerable: oneOf('TRUE', 'FALSE') }, { text: ['passage'], label: 'answerable', scheme: polarity, ask: true }), // prettier-ignore
  table('news desk', { url: link, headline: freshHeading, lede: body, section: oneOf('politics', 'sport', 'culture', 'science'), words: count }, { text: ['headline', 'lede'], label: 'section', scheme: names }), // prettier-ignore
  table('survey, rare class', { respondent: person, age: () => String(whole(18, 80)), comment: short, churned: mostly('no', 'yes') }, { text: ['comment'], label: 'churned', scheme: polarity }), // prettier-ignore
  table('moderation', { author: person, posted: stamp, post: body, likes: count, decision: mostly('keep', 'remove', 'escalate') }, { text: ['post'], label: 'decision', scheme: names }), // prettier-ignore
  table('clinic letters', { mrn: id, letter: body, urgency: oneOf('routine', 'soon', 'urgent'), sex: oneOf('F', 'M') }, { text: ['letter'], label: 'urgency', scheme: names }), // prettier-ignore
  table('store feed', { sku: code, brand: oneOf('Nordlys', 'Arco', 'Vela', 'Brise'), price, customer_said: body, verified: oneOf('true', 'false'), stars: oneOf('1 star', '2 stars', '4 stars', '5 stars', '3 stars') }, { text: ['customer_said'], label: 'stars', scheme: dropped }), // prettier-ignore
];
