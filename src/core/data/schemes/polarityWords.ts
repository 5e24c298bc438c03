const list = (words: string): string[] => words.split(',').map((word) => word.trim());

/** Plain forms (plainLabel) of what says yes, or good, in the languages that tables come in. */
export const positiveWords = new Set([
  ...list(
    'positive, pos, p, +, true, t, yes, y, good, like, liked, recommended, recommend, satisfied, favorable',
  ),
  ...list('favourable, thumbs up, happy, 👍, 😊, 🙂, 😀, 😃'),
  ...list('positiv, wahr, ja, gut, zufrieden'), // German (Swedish, Danish, Norwegian)
  ...list('positif, positive, vrai, oui, bon, bien, satisfait'), // French, Indonesian
  ...list('positivo, positiva, verdadero, sí, si, bueno, buena'), // Spanish
  ...list('vero, sì, buono, buona'), // Italian
  ...list('verdadeiro, sim, bom, boa'), // Portuguese
  ...list('positief, waar, goed'), // Dutch
  ...list('肯定, 肯定的, ポジティブ, 良い, よい, いい, 好評, 高評価, はい, 真, 満足'), // Japanese
  ...list('正面, 积极, 積極, 好评, 好評, 正向, 是, 好, 满意, 推荐'), // Chinese
  ...list('긍정, 긍정적, 예, 네, 참, 좋음'), // Korean
  ...list('положительный, позитивный, да'), // Russian
]);

export const negativeWords = new Set([
  ...list(
    'negative, neg, n, -, −, false, f, no, bad, dislike, disliked, not recommended, unsatisfied, dissatisfied',
  ),
  ...list('unfavorable, unfavourable, thumbs down, unhappy, 👎, 😠, 🙁, 😞, 😡'),
  ...list('negativ, falsch, nein, schlecht, unzufrieden'),
  ...list('négatif, negatif, négative, faux, non, mauvais, insatisfait'),
  ...list('negativo, negativa, falso, malo, mala'),
  ...list('cattivo, cattiva'),
  ...list('não, nao, ruim'),
  ...list('negatief, onwaar, nee, slecht'),
  ...list('否定, 否定的, ネガティブ, 悪い, わるい, 不評, 低評価, いいえ, 偽, 不満'),
  ...list('负面, 負面, 消极, 消極, 差评, 差評, 负向, 否, 不是, 坏, 差, 不满意, 不推荐'),
  ...list('부정, 부정적, 아니요, 아니오, 거짓, 나쁨'),
  ...list('отрицательный, негативный, нет'),
]);

/** Answers to any question, and numbers: they are poles, but say nothing of good and bad. */
export const bareWords = new Set([
  ...list(
    'true, t, yes, y, false, f, no, n, p, wahr, ja, falsch, nein, vrai, oui, faux, non, verdadero, sí, si, falso',
  ),
  ...list(
    'vero, sì, verdadeiro, sim, não, nao, waar, onwaar, nee, はい, いいえ, 真, 偽, 是, 否, 不是, 예, 네, 아니요, 아니오',
  ),
  ...list('참, 거짓, да, нет, +, -, 0, 1, -1, 4'),
]);

export const neutralWords = new Set([
  ...list('neutral, neu, so so, 😐'),
  ...list('neutre, neutro, neutra, neutrale, neutraal'),
  ...list('中立, ニュートラル, 普通, ふつう, どちらでもない, 中性, 一般, 중립, 중립적, 보통, нейтральный'),
]);

/** Between the poles as well, but not the same as neutral where both occur. */
export const mixedWords = new Set(list('mixed, ambivalent, gemischt, mitigé, misto, mixto, gemengd'));

/** In front of a pole: `very positive`, `sehr gut`. */
export const degreeWords =
  /^(very|strongly|somewhat|mostly|slightly|mildly|weakly|extremely|overwhelmingly|rather|sehr|eher|très|muy|molto|muito|zeer|とても|非常に|やや|非常|매우) ?/;
