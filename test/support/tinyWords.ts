/** Words that the tiny encoder knows whole: common English, and what reviews say. */
export const tinyWords = `
a about after all also am an and any are as at back be because been before best better both bought but buy by came
can come could day did do does don down each easy end enough even ever every few find first for found from full get
give go going good got great had hard has have he heard her here him his how if in into is it its just keep kept know
last least left less life like little long look lot made make makes many me more most much must my need never new next
no not nothing now of off old on once one only or other our out over own people per place put quite read real really
right said same saw say see seems set she should show side since small so some something still such sure take than
that the their them then there these they thing things think this those though through time to too took top try two
under until up upon us use used using very want was watch way we week well went were what when where which while who
why will with without work works world would year years yet you your
amazing awful awkward bad beautiful bland boring brilliant broke broken charming cheap clever clumsy cold comfortable
confusing crisp cute dead defective delightful dependable disappointed disappointing disappointment dull durable
elegant empty enjoy enjoyed excellent excited exciting fail failed fails fantastic fast favorite fine flat flimsy
fragile fresh friendly funny generous gentle glad gorgeous happy hate hated heavy helpful honest horrible huge
incredible junk lame lasting lazy light lively loud love loved lovely mediocre mess messy moving noisy outstanding
perfect perfectly pleasant pleased poor poorly powerful predictable pretty quick quiet recommend refund regret
reliable returned rich rough sad satisfied scary sharp silly slow smart smooth soft solid stiff strong stunning
stupid sturdy superb sweet tedious terrible thin thrilling tight tired touching ugly unpredictable unreliable useless
warm waste wasted weak weird wonderful worse worst worth wrong
acting actor actress audience battery book button cable camera cast cd character characters charger cinema comedy
device dialogue director drama dvd ending film films handle instructions kitchen knife laptop machine manual money
movie movies music order package pan phone picture plot pot price product quality remote review scene scenes screen
script series service shipping size sound speakers star store story style text theme unit version volume weight
delivered arrived hour hours month months minute minutes returning item items customer support warranty plastic metal
steel glass water coffee food cook cooking oven blender mixer toaster keyboard mouse printer router tv radio headphones
negative positive neutral source target sample row domain
`
  .trim()
  .split(/\s+/);
