/**
 * English words that no topic is about, whatever the texts: they still turn up where texts of one kind are
 * longer, or speak of people rather than things. Other languages' function words stand in all topics alike and
 * fall to the ratio that a typical word must have.
 */
const functionWords = new Set(
  (
    'a about above after again against all almost already also although always am an and another any anyone ' +
    'anything are aren around as at away back be became because become been before behind being below between ' +
    'both but by came can cannot come could did do does doing don done down during each either else enough etc even ' +
    'ever every everyone everything few first for from further gave get gets getting give given gives go goes ' +
    'going gone got had has have having he her here hers herself him himself his how however i if in instead ' +
    'into is it its itself just keep kind last least less let like likes little ll lot made make makes making ' +
    'many may maybe me mine might more most much must my myself need never next no nobody none nor not nothing ' +
    'now of off often oh ok on once one ones only onto or other others our ours out over own part people per ' +
    'perhaps put quite rather re really s same say says see seem seems seen several shall she should since so ' +
    'some someone something sometimes soon still such sure t take taken takes than that the their theirs them ' +
    'themselves then there these they thing things think this those though through thus to together too took ' +
    'toward towards tried two under until up upon us use used using ve very want was way we well went were what ' +
    'whatever when where whether which while who whom whose why will with within without would yes yet you your ' +
    'yours yourself amp quot nbsp br'
  ).split(' '),
);

/** Contractions count as what they begin with: "she's", "don't". */
export const isFunctionWord = (word: string): boolean =>
  functionWords.has(word) ||
  (word.includes("'") && functionWords.has(word.slice(0, word.indexOf("'")).replace(/n$/, '')));
