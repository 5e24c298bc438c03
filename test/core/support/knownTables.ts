import type { Make } from './madeTables';
import { dropped, makers, names, polarity, tableOfRows, threeWay } from './madeTables';
import type { UnderstoodTable } from './understoodScore';

const { random, pick, whole, of } = makers(3);
const vocabulary =
  'the a it was and not very film battery story service staff room late broke lovely dull cheap again never screen flight bag agent plot price small warm refund they said we think because after should'.split(
    ' ',
  );
const words =
  (least: number, most: number): Make =>
  () =>
    Array.from({ length: whole(least, most) }, () => pick(vocabulary)).join(' ');
const long = words(30, 120);
const tweet = words(8, 22);
const title = words(3, 7);
const sparse =
  (share: number, make: Make): Make =>
  (i) =>
    random() < share ? make(i) : '';
const id: Make = (i) => String(i);
const big: Make = (i) => String(570_306_133_677_760_513 + i * 977).slice(0, 18);
const hash: Make = (i) => `A${(i * 7919).toString(36).toUpperCase()}QZ${i}`;
const person: Make = () =>
  `${pick(['Jo', 'Al', 'Kim', 'Max', 'Uma'])} ${pick(['Roe', 'Stone', 'Vega', 'Wu'])}`;
const user: Make = (i) => `user${(i * 31) % 977}`;
const date: Make = (i) => `2015-02-${String(1 + (i % 28)).padStart(2, '0')}`;
const unix: Make = (i) => String(1_400_000_000 + i * 86_399);
const fraction: Make = () => random().toFixed(4);
const few: Make = () => String(Math.floor(random() ** 3 * 30));
const age: Make = () => String(whole(18, 85));
const stars = of('1', '2', '3', '4', '5', '5', '4');
const bit = of('0', '1');
const rareBit = of('0', '0', '0', '0', '0', '0', '0', '0', '1');
const topics = Array.from({ length: 77 }, (_, i) => `card_${pick(['lost', 'late', 'fee', 'limit'])}_${i}`);
const states = of('CA', 'NY', 'TX', 'FL', 'WA', 'OR', 'IL', 'OH');

const table = tableOfRows(200);

/** Columns as well-known public data sets have them, filled with made-up rows. */
export const knownTables: UnderstoodTable[] = [
  table('amazon', { reviewerID: hash, asin: of('B001', 'B002', 'B003', 'B004'), reviewerName: person, helpful: of('[0, 0]', '[2, 3]', '[1, 1]'), reviewText: long, overall: of('1.0', '2.0', '3.0', '4.0', '5.0'), summary: title, unixReviewTime: unix, reviewTime: of('05 3, 2014', '07 12, 2013', '01 30, 2012') }, { text: ['reviewText', 'summary'], label: 'overall', scheme: dropped }), // prettier-ignore
  table('amazon tsv', { marketplace: of('US'), customer_id: id, review_id: hash, product_id: hash, product_parent: id, product_title: title, product_category: of('Books'), star_rating: stars, helpful_votes: few, total_votes: few, vine: of('N', 'N', 'Y'), verified_purchase: of('Y', 'N'), review_headline: title, review_body: long, review_date: date }, { text: ['review_headline', 'review_body'], label: 'star_rating', scheme: dropped }), // prettier-ignore
  table('yelp', { business_id: hash, date, review_id: hash, stars, text: long, type: of('review'), user_id: hash, cool: few, useful: few, funny: few }, { text: ['text'], label: 'stars', scheme: dropped }), // prettier-ignore
  table('airline tweets', { tweet_id: big, airline_sentiment: of('neutral', 'positive', 'negative', 'negative'), airline_sentiment_confidence: fraction, negativereason: sparse(0.6, of('Late Flight', 'Lost Luggage', 'Bad Flight', 'Customer Service Issue')), negativereason_confidence: fraction, airline: of('United', 'Delta', 'Southwest'), airline_sentiment_gold: sparse(0.01, of('negative', 'positive')), name: user, retweet_count: few, text: tweet, tweet_coord: () => '', tweet_created: date, tweet_location: sparse(0.7, of('NYC', 'LA', 'Texas')), user_timezone: of('Eastern Time', 'Pacific Time', 'Quito') }, { text: ['text'], label: 'airline_sentiment', scheme: threeWay }), // prettier-ignore
  table('sms spam', { v1: of('ham', 'ham', 'ham', 'ham', 'spam'), v2: tweet, 'column 3': () => '', 'column 4': () => '' }, { text: ['v2'], label: 'v1', scheme: names }), // prettier-ignore
  table('ag news', { 'Class Index': of('1', '2', '3', '4'), Title: title, Description: long }, { text: ['Title', 'Description'], label: 'Class Index', scheme: names }), // prettier-ignore
  table('imdb', { review: long, sentiment: of('positive', 'negative') }, { text: ['review'], label: 'sentiment', scheme: polarity }), // prettier-ignore
  table('clothing', { 'column 1': id, 'Clothing ID': of('767', '1080', '1077', '862'), Age: age, Title: title, 'Review Text': long, Rating: stars, 'Recommended IND': bit, 'Positive Feedback Count': few, 'Division Name': of('General', 'Petite'), 'Department Name': of('Dresses', 'Tops', 'Bottoms'), 'Class Name': of('Knits', 'Blouses', 'Pants', 'Dresses') }, { text: ['Title', 'Review Text'], label: 'Rating', scheme: dropped, ask: true }), // prettier-ignore
  table('toxic comments', { id: hash, comment_text: long, toxic: bit, severe_toxic: rareBit, obscene: rareBit, threat: rareBit, insult: rareBit, identity_hate: rareBit }, { text: ['comment_text'], label: null, scheme: null, ask: true }), // prettier-ignore
  table(
    'trip advisor',
    { Review: long, Rating: stars },
    { text: ['Review'], label: 'Rating', scheme: dropped },
  ),
  table('steam', { app_id: id, app_name: of('Portal', 'Doom', 'Braid'), review_text: long, review_score: of('-1', '1', '1'), review_votes: bit }, { text: ['review_text'], label: 'review_score', scheme: polarity }), // prettier-ignore
  table('fake news', { id, title, author: person, text: long, label: bit }, { text: ['title', 'text'], label: 'label', scheme: polarity }), // prettier-ignore
  table('banking', { text: tweet, category: () => pick(topics) }, { text: ['text'], label: 'category', scheme: names }), // prettier-ignore
  table('complaints', { 'Date received': date, Product: of('Mortgage', 'Credit card', 'Student loan', 'Debt collection'), Issue: of('Fees', 'Trouble paying', 'Incorrect information', 'Attempts to collect'), 'Consumer complaint narrative': long, Company: of('Acme Bank', 'Globex', 'Umbrella'), State: states, 'ZIP code': of('10001', '94110', '60601'), 'Submitted via': of('Web', 'Phone'), 'Timely response?': of('Yes', 'No'), 'Complaint ID': id }, { text: ['Consumer complaint narrative'], label: 'Product', scheme: names, ask: true }), // prettier-ignore
  table('phrase bank', { 'column 1': of('neutral', 'positive', 'negative'), 'column 2': tweet }, { text: ['column 2'], label: 'column 1', scheme: threeWay }), // prettier-ignore
  table('disasters', { id, keyword: of('ablaze', 'fire', 'flood', 'wreck'), location: sparse(0.6, states), text: tweet, target: bit }, { text: ['text'], label: 'target', scheme: polarity }), // prettier-ignore
  table('insincere', { qid: hash, question_text: tweet, target: rareBit }, { text: ['question_text'], label: 'target', scheme: polarity }), // prettier-ignore
  table('course reviews', { CourseId: of('python', 'ml', 'stats'), Review: long, Label: stars }, { text: ['Review'], label: 'Label', scheme: dropped, ask: true }), // prettier-ignore
  table('hate speech', { 'column 1': id, count: of('3', '6', '9'), hate_speech: of('0', '1', '2', '3'), offensive_language: of('0', '1', '2', '3'), neither: of('0', '1', '2', '3'), class: of('0', '1', '2'), tweet }, { text: ['tweet'], label: 'class', scheme: names }), // prettier-ignore
  table('offense', { id, tweet, subtask_a: of('OFF', 'NOT'), subtask_b: sparse(0.4, of('TIN', 'UNT')), subtask_c: sparse(0.2, of('IND', 'GRP', 'OTH')) }, { text: ['tweet'], label: 'subtask_a', scheme: names, ask: true }), // prettier-ignore
  table('nsmc', { id, document: () => pick(['정말 재미있게 봤어요 또 보고 싶네요', '시간이 아까운 영화였습니다', '배우 연기가 좋아요 추천합니다', '지루하고 답답했다']) + pick(['..', '!', ' 진짜', ' ㅋㅋ', '~']) + whole(1, 500), label: bit }, { text: ['document'], label: 'label', scheme: polarity }), // prettier-ignore
  table('waimai', { label: bit, review: () => pick(['很快，好吃，味道足，量大', '送餐特别慢，菜都凉了', '没有送水没有送水没有送水', '经常来这家吃，味道不错']) + whole(1, 900) }, { text: ['review'], label: 'label', scheme: polarity }), // prettier-ignore
  table('allocine', { 'film-url': (i) => `http://www.allocine.fr/film/fichefilm-${i}/critiques`, review: long, polarity: bit }, { text: ['review'], label: 'polarity', scheme: polarity }), // prettier-ignore
  table('google play', { App: of('Maps', 'Chat', 'Run'), Translated_Review: long, Sentiment: of('Positive', 'Negative', 'Neutral', 'nan'), Sentiment_Polarity: fraction, Sentiment_Subjectivity: fraction }, { text: ['Translated_Review'], label: 'Sentiment', scheme: threeWay }), // prettier-ignore
  table('emotions', { text: tweet, id: hash, author: user, subreddit: of('aww', 'nba', 'news'), created_utc: unix, rater_id: age, example_very_unclear: of('False', 'True'), admiration: rareBit, anger: rareBit, joy: rareBit, sadness: rareBit, neutral: bit }, { text: ['text'], label: null, scheme: null, ask: true }), // prettier-ignore
];
