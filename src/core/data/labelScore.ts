import type { ColumnFacts } from './columnFacts';
import type { Column } from './columns';
import { isRatingName, scaleOf } from './schemes/scale';
import { labelSigns } from './schemes/labelSigns';
import { plainLabel } from './schemes/plainLabel';
import { bareWords } from './schemes/polarityWords';

const word = (names: string) => new RegExp(`(^|[^a-zà-ÿ])(${names})([^a-zà-ÿ]|$)`, 'i');

const strongWords = word(
  'labels?|sentiments?|class_?(index|id|label)|polarity|target|gold|intent|intents|y|annotation|ground_?truth|stance|verdict|' +
    'sentimiento|sentimento|stimmung|klasse|classe|clase|étiquette|etiqueta|etichetta|tonalité|polarité|polaridad|polarità',
);
const strongEnds =
  /(label|sentiment|polarity|class|intent|stance)s?$|ラベル|感情|極性|分類|情感|标签|標籤|类别|類別|감정|라벨|분류/i;
const weakWords = word(
  'category|categories|topic|topics|type|tags?|emotion|is_?\\w+|has_?\\w+|answer|decision|status|outcome|result|spam|' +
    'department|queue|priority|urgency|severity|recommend(ed|s)?|recommendation|reason|section|theme|subject_?area|' +
    'kategorie|catégorie|categoría|categoria|tema|thema|thème|tipo|typ|recomendado|recommandé|empfohlen|urteil|avis_?client',
);
const weakParts = /カテゴリ|种类|主题|主題|分类|카테고리|주제/;
/** Few different values, but hardly ever what one wants to predict. */
const otherWords = word(
  'split|fold|set|partition|lang|language|locale|country|region|city|state|id|index|user|author|username|gender|sex|age|' +
    'date|time|year|month|day|weekday|verified\\w*|source|brand|product|store|shop|seller|platform|device|version|os|' +
    'helpful\\w*|votes?|upvotes|likes?|retweets?|count|length|words|annotator|rater|coder|reviewer|confidence|certainty|agent|' +
    'hotels?|restaurants?|film|movie|book|firm|job_?title|nationality|requester|customer|patient|collector|respondent|course|travell?er_?type|' +
    'reiseart|reisezeitraum|reparto|reply\\w*|response|' +
    'channel|vine|marketplace|model|color|colour|size|currency|price|employer|company|name|editor|batch|dataset|domain|' +
    'sprache|land|stadt|ort|jahr|monat|geschlecht|alter|marke|filiale|quelle|' +
    'langue|pays|ville|sexe|âge|marque|magasin|année|mois|jour|' +
    'idioma|país|pais|ciudad|cidade|sexo|edad|idade|marca|tienda|loja|año|ano|mes|fecha|data|' +
    'lingua|paese|città|sesso|età|negozio|anno|mese|taal|stad|merk|winkel|geslacht|leeftijd|jaar',
);
/** `reviewer_score` is a score, whoever gave it. */
const ratingEnds = /(score|rating|stars?)s?$/i;
const otherParts =
  /商品|投稿日|言語|日付|日時|性別|年齢|地域|店舗|都道府県|ブランド|语言|日期|性别|年龄|城市|品牌|地区|언어|날짜|성별|나이|지역|도시/;

/** Up to here more labels cost nothing. */
const fewLabels = 12;

/** What the name alone says. */
export type NameKind = 'strong' | 'weak' | 'rating' | 'other' | 'none';

const nameHints: Record<NameKind, number> = { strong: 0.3, rating: 0.2, weak: 0.15, none: 0, other: -0.25 };
/** What values that are poles or steps say, whatever the column is called. */
const contentHint = 0.15;

/** How much a column looks like the label, 0-1: few, short, well-spread values. */
export function labelScore({ name }: Pick<Column, 'name'>, facts: ColumnFacts): number {
  if (facts.filled === 0) return 0;
  // A name cannot make a label of sentences or measurements.
  const prose = facts.proseShare > 0.5 ? 0.3 : 1;
  const named = nameHints[labelNameKind(name)] * prose * (rated(name, facts) ? 1 : 1 - facts.fractionShare);
  const told = rated(name, facts) || polar(facts) ? contentHint : 0;
  const hint = named < 0 ? named + told : Math.max(named, told);
  return Math.min(1, Math.max(0, 0.7 * contentScore(name, facts) + hint));
}

export function labelNameKind(name: string): NameKind {
  const spaced = name
    .normalize('NFKC')
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, '_')
    .replace(/[\s-]+/g, '_');
  if (strongWords.test(spaced) || strongEnds.test(spaced)) return 'strong';
  if (ratingEnds.test(spaced) && isRatingName(name)) return 'rating';
  if (otherWords.test(spaced) || otherParts.test(spaced)) return 'other';
  if (isRatingName(name)) return 'rating';
  return weakWords.test(spaced) || weakParts.test(spaced) ? 'weak' : 'none';
}

/** Values that are steps of a scale by their name or by their form. */
function rated(name: string, { values }: ColumnFacts): boolean {
  return values.length > 1 && scaleOf(values, name)?.sure === true;
}

/** Words for poles. Not yes and no, which answer any question. */
function polar({ values }: ColumnFacts): boolean {
  if (values.length < 2 || values.length > fewLabels) return false;
  const named = values.filter((value) => !bareWords.has(plainLabel(value)));
  return named.length > 1 && labelSigns(named).every((sign) => sign !== null);
}

function contentScore(name: string, facts: ColumnFacts): number {
  if (facts.distinct < 2) return 0;
  const few = facts.distinct <= fewLabels ? 1 : Math.sqrt(fewLabels / facts.distinct);
  // The first two values are no sign of many: a table of a dozen rows holds half of its labels once.
  const repeated = facts.filled < 10 ? 1 : (1 - Math.max(0, facts.distinct - 2) / facts.filled) ** 1.5;
  // Of two labels, the one that more rows have is meant; a column with few labels may still be the only one.
  const present = 0.7 + 0.3 * facts.filledShare;
  const short = Math.min(1, 30 / facts.meanLength);
  const scale = rated(name, facts);
  // Numbers and many steps are more often a measurement (age, count) than a label, and ratings stand beside labels.
  const numeric = scale ? 0.9 : 1 - facts.numberShare * (facts.distinct > 2 ? 0.25 : 0.05);
  const fractions = scale ? 1 : 1 - facts.fractionShare;
  return present * few * repeated * short * numeric * fractions * (1 - facts.codeShare) * spreadScore(facts);
}

/** A column that is nearly constant tells little; an even one tells most. */
function spreadScore(facts: ColumnFacts): number {
  return 0.4 + 0.6 * facts.evenness;
}
