import { terms, type Vocabulary } from '../vocabulary.js';

const song = '(?:songs?|tracks?|tunes?|music|beats?|version|one)';
const maker = '(?:make|write|create|compose|sing|generate|produce|give me|do|record|come up with)';

/** English. */
export const en: Vocabulary = {
  commands: {
    cancel: terms`
      cancel  stop  abort  never ?mind  forget it  stop (?:making|generating|composing)`,
    help: terms`
      help(?: me)?  commands?  start  test  what can (?:you|u|this bot|the bot) do  what do you do
      what is this  what are you
      how (?:do|does|can|to) (?:i |you |this |it |the |bot )*(?:use|work|start|begin)(?: this| it| you| the| bot)*
      how (?:do|can) i (?:make|create|order|get|request) (?:a |my |some |new )*(?:song|track|music)s?
      instructions?  what (?:are )?(?:the |your )?commands(?: are there)?`,
    library: terms`
      library  my (?:songs|tracks|music|library)
      (?:show|list|open|see|view|find)(?: me)?(?: all)?(?: of)?(?: my| the)? (?:songs|tracks|library|music)
      where are (?:all )?my (?:songs|tracks|old songs)  what songs do i have`,
    queue: terms`
      queue  status  progress  where(?: is|s|'s) (?:my |the )?(?:song|track|music|it)
      is (?:my |the )?(?:song|track|it) (?:ready|done|finished)(?: yet)?
      (?:when|how long)(?: will| is| does| do| until| till)?(?: it| my song| the song| this| a song| i)?(?: be| is| take| takes| have to wait| to wait)*(?: ready| done| finished)?
      are you (?:still )?(?:working|making it|done)(?: on it)?(?: yet)?  how is it going
      any (?:news|progress)`,
    usage: terms`
      usage  credits?  balance  limits?
      how (?:much|many)(?: credits| songs| tracks)?(?: does| do| is| can| did| have| will| are)*(?: a| one| my| this| each| the| song| it| i| per| make| have| get| day| left| today| cost| costs| pay| to| still)*
      what does (?:it|this|a song) cost  (?:my |what is my |how many )?(?:credits|songs) (?:do i have )?left
      is (?:it|this) free  price  do i have (?:any )?(?:songs|credits) left
      how many songs (?:can|may) i make(?: today| per day| a day)?`,
    settings: terms`
      settings?  options  preferences
      (?:change|set|switch)(?: my| the| your)? (?:language|settings)(?: to \S+)?  language`,
    thanks: terms`
      thanks?(?: you| u)?(?: so| very)?(?: much| a lot)?  thx  ty(?:sm)?  cheers  much appreciated
      thanks for (?:the |this |that |my )?(?:song|help|track|music)  many thanks`,
    greeting: terms`
      hi+(?: there)?  hello+(?: there)?  hey+(?: there)?  yo  sup  whats up  what's up
      good (?:morning|evening|afternoon|night|day)(?: everyone| all| everybody| guys)?  greetings  howdy
      ok(?:ay)?  how are you(?: doing)?(?: today)?`,
    again: terms`
      again  one more(?: time)?  once more  another(?: one| version| song| take| try)?  repeat(?: it| that)?
      (?:do|make|try) (?:it|that|another|one more|another one) ?(?:again|one)?  same again  redo(?: it)?
      regenerate(?: it)?  try again  do over`,
  },
  fillers: terms`
      please  pls  plz  bot  now  the  my  this  that  it  song  track  a  an  for  me  just  so  you  all
      everything  current  making  hey  hi  ok  okay  oh  can  could  i  dude  man  bro  mate  again  there
      minstrel  right  yet  buddy  friend  today  lol  want  to  see  use  awesome  great  cool  love  wow
      really  need  some  do`,
  openers: terms`
      hey  hi  hello  yo  ok  okay  please  pls  plz  bot  now  so  well  and  then  minstrel  there`,
  questions: terms`
      ^(?:who|whos|whose|what|whats|when|where|wheres|why|how|hows|which|is|are|am|was|were|do|does|did|can|could|will|would|should|shall|has|have|had|may|might|isnt|arent|dont you|didnt)
      ^(?:who's|what's|where's|how's|isn't|aren't|don't you|didn't|doesn't|can't|won't)`,
  orders: terms`
      ^(?:can|could|would|will) (?:you|u|we)(?: please| pls| maybe| just| also)* ${maker}
      ^(?:can|could|may) i (?:have|get|order)  ^(?:how|what) about (?:a|an|some)`,
  make: terms`${maker}  want  need  i'd (?:like|love)  i would (?:like|love)  id like  looking for  turn  put together`,
  form: terms`
      ^(?:another )?one(?= about)
      songs?  tunes?  tracks?  beats?  music  ballads?  lullab(?:y|ies)  anthems?  hymns?  jingles?
      melod(?:y|ies)  instrumentals?  raps?  soundtracks?  theme  carols?  shant(?:y|ies)  march  waltz
      serenade  duet  sing  banger  earworm  score  intro  outro  bgm`,
  about: terms`
      about  abt  on the topic of  telling  that tells  describing  celebrating  dedicated to  inspired by
      called  titled  where`,
  purpose: terms`
      (?<=(?:song|music|track|tune|beat|something)s? )to [a-z]+
      for  with  featuring  in the style of  like  without  to (?:study|dance|sleep|work|relax|run|wake)
      sung by  in [a-z]+ minor  in [a-z]+ major  who  that`,
  style: terms`
      trio  quartet  quintet
      guitars?  violins?  drums?  bass(?:line)?  saxophones?  trumpets?  flutes?  harps?  accordions?  organ
      strings  choir  orchestra(?:l)?  vocals?  voices?  singer  acoustic  electric  electronic  classical
      symphonic  opera  latin  celtic  medieval  a cappella  bells  fiddle  whistle  percussion  brass  horns
      chorus  riffs?  harmonica  synthesizers?  eighties  \d0s`,
  mood: terms`
      sad  happy  cheerful  calm  relax(?:ing|ed)  dreamy  dark  epic  romantic  melanchol(?:ic|y)  energetic
      funny  silly  nostalgic  gentle  soft  uplifting  angry  upbeat  chill  slow  fast  cozy  groovy  catchy
      spooky  peaceful  birthday  wedding  love  christmas  summer  party  motivational  workout  mellow
      quiet  loud  heavy  sweet  children'?s  kids  bedtime  hopeful  bittersweet  smooth  aggressive
      cinematic  atmospheric  joyful  playful  warm  mysterious  drinking  protest  goodbye  farewell`,
  talk: terms`
      (?:sing|make|do|try|play|wrote|made) (?:it|that|them)  not [a-z]+(?:ing|ed)  ^got  ^just (?:made|finished|did|wrote)  (?:lol|lmao|haha|btw|tho|vibes|lessons?|help|drummer)  ^(?:this|that|these|those) .*(?:is|are|was|were)  (?:sent|showed|told|gave) (?:me|us)  (?:song|track) (?:number |no |nr )?\d+  (?:you|u|i|we|they) (?:made|gave|wrote|did|asked|sent|got)  ruined  never [a-z]+s  keeps? [a-z]+ing
      (?:this|that|these|those|your|our) (?:\S+ )?${song}
      (?:the|my|his|her|their) (?:(?:last|first|second|third|new|newest|other|same|previous|old|whole|favou?rite|next|current) )?${song}(?! (?:about|of|for)\b)
      ^(?:i|we|you|u|he|she|they|it|its|im|ive|id|youre|theyre|there|here|everyone|everybody|someone|somebody|nobody|anyone)\b(?! (?:want|wanna|need|would (?:like|love)|am looking for|wish for|d like|'d like)\b(?! to\b))(?!d like)
      ^(?:i'm|i've|i'll|i'd|it's|you're|he's|she's|they're|we're|we've|that's|there's|let's|i don't|i didn't)\b(?! (?:like|love|looking for) (?:a|an|some|you to))
      ^(?:no|not|nope|nah|don'?t|do not|never|delete|remove|skip|pause|resume|play|download|send|share|rename|open|show|list|upload|tell|say|turn (?:it|the)|change|fix|ask|give (?:it|that|him|her|them)|save|post|check|look|listen|wait|listening|watching|just (?:heard|saw|got|a)|explain|translate|recommend|suggest|remind|add|read|buy|find|search|google)\b
      ^(?:lol|lmao|haha+|hehe|wow|omg|yes|yeah|yep|yup|sure|sorry|hmm+|because|btw|damn|wtf|ugh|congrats|guys|dude|bro|mate)\b
      ^(?:nice|great|cool|awesome|good|amazing|bad|terrible|perfect|sick|dope|excellent|fantastic|what a|such a|best|worst|love|loved|loving|hate|like|liked|thanks|thank)(?: (?:nice|great|cool|good|bad|the|this|that|your|a|of))* (?:song|track|beat|music|tune|one|job|work|bot|stuff|vibe|vibes|guitar|drums|voice|vocals|you|it|${song})(?! (?:about|for|with)\b)
      (?:is|are|was|were|isnt|arent|wasnt|sounds?|looks?|seems?|feels?) (?:too|so|very|not|really|pretty|great|good|bad|nice|awesome|amazing|boring|cool|fire|missing|broken|wrong|better|worse|ready|done|weird|strange|terrible|my favou?rite|the best|still|already|gone|playing|coming|going|stuck|awful|annoying|dope|sick)
      (?:isn't|aren't|wasn't|doesn't|don't|didn't|won't|can't|cannot)
      (?:my|his|her|our|the) (?:\S+ )?(?:\S+ )?(?:plays|played|likes|liked|loves|loved|hates|hated|sings|sang|listens|listened|wants|wrote|made|bought|sold|learns|learned|teaches|practices|started|broke|has|had|is|was|are|were)\b
      (?:plays|played|listens|listened|listening) (?:the|to|in|a|an|some)  for free  free of charge
      commercial  copyright(?:ed)?  spotify  youtube  license
      my (?:own )?(?:lyrics|voice|phone|headphones|computer)  concert  album  playlist  refund  lesson
      longer than  how (?:to|do|does|can|much|many|long)  who sings  who sang  name of  tonight  yesterday
      tomorrow  last (?:week|night|year)  and you  the bot  this bot  a song (?:yesterday|before|already)`,
  changes: terms`
      (?:make|turn|do|get|have) (?:it|this|that|the (?:song|track|tune|beat|voice|vocals|drums|bass|guitar|intro|ending))(?: a (?:bit|little)(?: bit)?| much| way| even| sound| song| track)? .+
      ^(?:but )?(?:a (?:bit|little)(?: bit)? |much |way |even )?(?:slower|faster|louder|quieter|softer|sadder|happier|darker|brighter|longer|shorter|heavier|lighter|calmer|funnier|higher|lower|simpler|harder|deeper|warmer|angrier|quicker|cheerier|catchier|groovier|(?:more|less) [a-z]+)
      ^(?:in|into|sung in|translate (?:it )?(?:in)?to|sing it in|but in|now in) (?:english|spanish|german|french|italian|portuguese|russian|japanese|chinese|korean|arabic|hindi|polish|dutch|turkish|ukrainian|latin|swedish|greek)
      ^(?:but )?(?:without|no|remove|drop|lose|cut|take out)(?: the)? (?:drums?|bass|guitars?|vocals?|voices?|singing|lyrics|piano|intro|outro|choir|strings|synths?|percussion|words)
      ^(?:but )?(?:with|add|use|give it)(?: an?| some| more| the)? (?:(?:fe)?male |deeper |man'?s |woman'?s |child'?s |higher |different |electric |acoustic |louder |softer |whole )*(?:voice|vocals?|singer|drums?|bass|guitars?|piano|choir|strings|violins?|trumpets?|sax|saxophone|synths?|flute|harp|organ|brass|percussion|chorus)
      ^(?:change|switch|swap) (?:the |it to |it into )?(?:voice|style|genre|tempo|mood|key|melody|rhythm|a |to )
      ^(?:as|but as|try it as|now as|same but)(?: a| an)? .+  ^speed it up  ^slow it down
      ^turn it (?:up|down)`,
  operations: {
    wav: terms`
      wavs?  (?:download|get|save|export)(?: \S+){0,3} (?:song|track|it|this|that|mp3|file|music|audio)
      lossless  mp3  ^(?:how (?:can|do) i )?download`,
    stems: terms`
      stems?  separate(?: the)? (?:tracks|vocals|voice|instruments)  split (?:it|the (?:song|track)|this)
      only the (?:drums|bass|guitar|instruments)`,
    acapella: terms`
      a ?cap+el+a  only the (?:voice|vocals)  just the (?:voice|vocals)  vocals only  voice only
      isolate(?: the)? (?:vocals|voice)`,
    extend: terms`
      extend  continue (?:it|this|that|the (?:song|track)|my song)  extension`,
    remaster: terms`remaster(?:ed)?  better (?:sound )?quality`,
    cover: terms`
      (?:make |do |create )?(?:a )?cover (?:of )?(?:it|this|that|the (?:song|track)|my (?:song|track)|song)
      cover version  remix(?:ed)?`,
    karaoke: terms`
      karaoke  (?:lyrics|words)(?: \S+)? (?:with|and) (?:the )?(?:times?|timestamps|timing)  timed lyrics
      synced lyrics  lrc  lyrics of (?:this|that|it|the song|my song)  (?:the|its|song) lyrics`,
    video: terms`(?<!for (?:a|my|the|our) (?:\S+ )?)(?:music )?video  mp4  clip`,
    midi: terms`midi  sheet music  notes of (?:it|this|the song)`,
    bpm: terms`
      (?:what|which)(?: is)?(?: the)? (?:bpm|tempo|key)  bpm (?:is|of)
      (?:bpm|tempo|key) of (?:it|this|that|the)`,
    mashup: terms`mash ?-?up`,
    instrumental: terms`
      add (?:instruments|a band)  instrumental (?:version )?of (?:it|this|that|the song)`,
    vocals: terms`add (?:vocals|singing|a voice)`,
    upload: terms`upload(?: \S+)*  use my (?:own )?(?:audio|recording|file)`,
    persona: terms`(?:save|keep|use|clone) (?:the|this|that|my) voice  persona`,
    lyrics: terms`
      (?:write|make|create|give me)(?: me)?(?: some| the| new| a)? (?:lyrics|song text|words) .+`,
  },
};
