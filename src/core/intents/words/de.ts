import { terms, type Vocabulary } from '../vocabulary.js';

const song = '(?:songs?|lied(?:er|es)?|tracks?|stück|titel|musik|beats?|version|melodie)';
const maker =
  '(?:mach(?:e|st|en|t)?|schreib(?:e|st|en|t)?|komponier(?:e|st|en|t)?|sing(?:e|st|en|t)?|erstell(?:e|st|en|t)?|erzeug(?:e|st|en|t)?|produzier(?:e|st|en|t)?|generier(?:e|st|en|t)?|gib|bau(?:e|st|en|t)?)';

/** German. */
export const de: Vocabulary = {
  commands: {
    cancel: terms`
      abbrechen  brich(?: es| das| den song| das lied)? ab  abbruch  stopp?  halt  hör auf  aufhören
      vergiss es  stornieren  egal`,
    help: terms`
      hilfe  hilf mir  befehle  anleitung  start  was kannst du(?: alles| so| eigentlich)*  was machst du
      was bist du  was ist das(?: hier)?  was kann (?:der|dieser) bot
      wie (?:funktioniert|geht|benutze ich|bediene ich|nutze ich)(?: man| ich| das| dieser| der| dich| es| hier| bot)*
      wie (?:mache|erstelle|bekomme) ich (?:einen? |ein |mein(?:en)? )?(?:song|lied|musik)`,
    library: terms`
      bibliothek  mediathek  meine? (?:songs|lieder|tracks|stücke|titel|bibliothek)
      (?:zeig|zeige|liste|öffne)(?: mir)?(?: alle)? (?:meine?|die) (?:songs|lieder|tracks|stücke|titel|bibliothek)(?: an)?
      wo sind meine (?:songs|lieder)`,
    queue: terms`
      warteschlange  status  fortschritt
      wo (?:ist|bleibt)(?: denn)? (?:mein|das|der) (?:song|lied|track|stück)
      wie lange(?: dauert(?: es| das)?| noch| braucht(?: es| das)?| muss ich(?: noch)? warten)*
      wann ist (?:mein |das |der |es )?(?:song |lied )?(?:fertig|da)
      ist (?:mein |das |der |es )?(?:song |lied )?schon fertig`,
    usage: terms`
      verbrauch  guthaben  credits?  kontingent  limit  preis
      was kostet(?: das| es| ein song| ein lied| mich| eigentlich)*
      wie ?viele? (?:kostet(?: das| es| ein song| ein lied)?|songs? (?:habe ich|kann ich|darf ich)(?: noch| heute| machen| übrig)*|lieder (?:habe ich|kann ich|darf ich)(?: noch| heute| machen| übrig)*|credits?(?: habe ich| noch| übrig)*)
      ist das (?:kostenlos|gratis)`,
    settings: terms`
      einstellungen?  optionen
      (?:ändere?|wechsle|stell)(?: mal)?(?: die| meine)? (?:sprache|einstellungen)(?: ändern| um| auf \S+)*
      (?:die )?sprache(?: ändern| wechseln| umstellen)?`,
    thanks: terms`
      danke(?: dir| schön| sehr| vielmals)*  dankeschön  vielen(?: lieben)? dank  tausend dank  lieben dank
      merci  thx  danke für (?:den|das|die|deine) (?:song|lied|hilfe|musik)`,
    greeting: terms`
      hallo+(?: zusammen| du| bot)?  hi  hey  moin(?: moin)?  servus  grüß (?:dich|gott|euch)
      guten? (?:tag|morgen|abend|nacht)(?: zusammen| allerseits)?  na  wie geht'?s(?: dir)?  wie geht es dir
      ok(?:ay)?`,
    again: terms`
      noch ?mal  noch ein(?:s|en|mal|e)?(?: mal)?(?: version| lied)?  noch so ein(?:s|en)?  erneut
      wiederhol(?:e|en)?(?: das| es)?  ein(?:e|en)? (?:andere version|weiteres|weiteren|neuer versuch)
      versuch(?:e)?(?: es|s)? noch ?mal  das gleiche nochmal  nochmal versuchen`,
  },
  fillers: terms`
      bitte  mal  jetzt  den  das  der  die  mein  meinen  meine  song  lied  bot  es  ein  einen  doch  hey
      hallo  hi  sofort  ok  okay  du  alles  mir  ich  will  möchte  ja  und  super  toll  cool  schon  denn
      noch  liebe  für  dich  zeig  bruder  alter  wieder  sehen  so  fürs  lieder  schönen`,
  openers: terms`
      hey  hallo  hi  ok  okay  bitte  bot  jetzt  und  also  so  moin  du  dann  na  minstrel`,
  questions: terms`
      ^(?:wer|was|wann|wo|warum|wieso|weshalb|wie|wem|wen|welche[rsnm]?|woher|wohin|ist|sind|bist|hast|hat|habt|kann|kannst|könnt|könntest|kannste|können|darf|soll|sollte|wird|wirst|würdest|magst|gibt|gibts|kennst|weißt|war|muss|geht)`,
  orders: terms`
      ^(?:kannst|könntest|würdest|kannste|magst)(?: du| ihr| mir| uns| bitte| mal| vielleicht)* (?:ein|einen|eine|was|etwas|so)\b.*(?:${maker})
      ^(?:wie wäre|wie wärs|wie wär) (?:es )?mit ein(?:em|er)
      ^(?:kannst|könntest|würdest) du(?: mir| uns| bitte| mal)* (?:über|von)\b.*sing\S*`,
  make: terms`${maker}  hätte gern(?:e)?  möchte  will  brauche  wünsche mir  bräuchte  suche`,
  form: terms`
      ^(?:noch )?(?:eins|einen)(?= über)
      songs?  lied(?:er|es|chen)?  tracks?  musik(?:stück)?  stück  ballade  hymne  beats?  melodie  \S*lied
      \S*song  \S*musik  \S*hymne  \S*ballade  rap  walzer  jingle  soundtrack  sing(?:e|st|en)?  \S*ständchen
      wiegenlied  duett  instrumental  marsch  \S*beats?`,
  about: terms`über  übers  von  vom  handelt  namens  thema  wo`,
  purpose: terms`
      für  fürs  zum  zur  mit  ohne  im stil  à la  wie  in [a-z]+-?(?:dur|moll)  das  der  die  gesungen`,
  style: terms`\S*schlager  
      gitarren?  \S*gitarren?  klavier  schlagzeug  geigen?  trompeten?  saxo(?:ph|f)on  akkordeon  flöten?
      harfe  orgel  streicher  chor  orchester  gesang  \S*stimme  stimmen  sängerin  sänger  akustisch\S*
      elektronisch\S*  klassi(?:k|sch\S*)  volksmusik  blasmusik  oper  \S*rock  \S*pop  bläser  cello  bass
      mundharmonika  trommeln  \d0er`,
  mood: terms`
      traurig\S*  fröhlich\S*  ruhig\S*  entspannt\S*  entspannend\S*  lustig\S*  langsam\S*  schnell\S*
      romantisch\S*  melancholisch\S*  episch\S*  düster\S*  sanft\S*  heiter\S*  nostalgisch\S*  laut\S*
      leise\S*  geburtstag\S*  hochzeit\S*  weihnacht\S*  liebes\S*  warm\S*  dramatisch\S*  wütend\S*
      verträumt\S*  energiegeladen\S*  motivierend\S*  sommer\S*  tanzbar\S*  aggressiv\S*  treibend\S*
      gemütlich\S*`,
  talk: terms`
      hilfe  (?:lädt|geht|klappt)  song nummer \d+  unterricht  geschickt  gemacht  schlagzeuger
      (?:dieser?s?|diese[nm]|dein(?:e|en|em)?) (?:\S+ )?${song}
      (?:mein(?:e|en|em)?) (?:(?:letzte[rsn]?|neue[rsn]?|erste[rsn]?) )?${song}
      ^(?:der|das|die|den) (?:(?:letzte|neue|erste|zweite|alte|andere)[rsn]? )?${song}(?! (?:über|von|für)\b)
      ^(?:ich|wir|du|er|sie|es|ihr|man|mir|mich|da|hier|heute|gestern|morgen|jemand|niemand|alle|meine? \S+|unsere? \S+)\b(?! (?:will|möchte|hätte|brauche|bräuchte|wünsche|wollen|möchten|brauchen|hätten|suche)\b)
      ^(?:nein|nee|nö|nicht|kein\S*|nie|lösch\S*|entfern\S*|spiel\S*|lade?|schick\S*|sende?|teil\S*|zeig\S*|öffne|sag\S*|erzähl\S*|frag\S*|hör\S*|warte\S*|schau\S*|kauf\S*|such\S*|übersetz\S*|empfiehl)\b
      ^(?:lol|haha+|wow|krass|geil\S*|ja|jo|jep|sorry|stimmt|hm+|genau|schade|mist|mega|nice|gefällt|läuft|leute|alter)\b
      ^(?:tolle[rs]?|schöne[rs]?|coole[rs]?|super|gute[rs]?|geile[rs]?|klasse|starke[rs]?|was für ein(?:e|en)?|so ein(?:e|en)?|liebe|danke) (?:\S+ )?${song}(?! (?:über|für|von|mit)\b)
      (?:ist|sind|war|waren|klingt|klingen|wirkt|gefällt|finde ich|fand|hört sich)\b
      (?:spielt|spielte|singt|hört|hörte|hörst|mag|mochte|liebt|hasst|hat|habe|haben|hatte|geht|gehen|gehe|lernt|läuft|kann|funktioniert|stimmt|fehlt|gibt)\b(?! (?:gern|gerne)\b)
      kostenlos  gratis  konzert  album  playlist  spotify  youtube  urheberrecht\S*  kommerziell\S*  gehört
      zu (?:laut|leise|schnell|langsam|lang|kurz)  der bot  länger als  nicht`,
  changes: terms`
      (?:mach|mache|sing|gestalte|spiel)(?: es| das| ihn| den song| das lied| das ganze| den)(?: bitte| mal| etwas| ein bisschen| noch| viel)* .+
      ^(?:bitte |etwas |ein bisschen |viel |noch |ein wenig )*(?:langsamer|schneller|lauter|leiser|trauriger|fröhlicher|dunkler|heller|länger|kürzer|ruhiger|lustiger|härter|sanfter|weicher|höher|tiefer|düsterer|melancholischer|romantischer|einfacher|epischer|rockiger|jazziger|poppiger|(?:mehr|weniger) \S+)(?: bitte| machen)?$
      ^(?:auf|jetzt auf|aber auf) (?:deutsch|englisch|spanisch|französisch|italienisch|portugiesisch|russisch|japanisch|chinesisch|türkisch|polnisch|latein|bairisch|plattdeutsch)
      ^(?:aber )?(?:ohne|kein(?:e|en)?|nur) (?:das |den |die )?(?:schlagzeug|drums|bass|gitarren?|gesang|stimme|text|klavier|intro|outro|chor|streicher|synths?|trommeln)
      ^(?:aber )?mit (?:einer |einem |mehr |viel )?(?:\S+ )?(?:\S*stimme|gesang|sängerin|sänger|schlagzeug|bass|gitarren?|klavier|chor|streichern?|geigen?|trompeten?|saxo(?:ph|f)on|flöten?|orgel|e-gitarren?|drums)
      ^(?:ändere|wechsle|andere[rs]?) (?:die |den |das )?(?:stimme|stil|genre|tempo|stimmung|tonart|melodie)
      ^als \S+(?: version)?  ^(?:das gleiche|dasselbe) (?:aber|nur) .+`,
  operations: {
    wav: terms`wavs?  mp3  (?:runter|herunter)\S*  download\S*  verlustfrei`,
    stems: terms`stems?  einzelspuren  spuren  spuren trennen`,
    acapella: terms`a ?cap+el+a  nur (?:die stimme|den gesang|gesang)`,
    extend: terms`
      verläng\S*  weiterführ\S*  setz (?:es|das|den) fort  fortsetz\S*  extend`,
    remaster: terms`remaster\S*  bessere(?: ton)?qualität`,
    cover: terms`
      cover(?:version)? (?:davon|von (?:diesem|dem|meinem)(?: song| lied)?)  remix\S*  coverversion  cover`,
    karaoke: terms`
      karaoke  (?:text|songtext|lyrics) mit (?:zeiten|zeitmarken|timestamps)  lrc
      (?:den |der )(?:text|songtext)(?: von| vom| zum)?(?: dem| diesem| lied| song)*`,
    video: terms`(?<!für (?:ein|mein|das|unser) )(?:musik)?video  mp4`,
    midi: terms`midi  noten(?:blatt)?`,
    bpm: terms`
      (?:wie viele?|welche[snr]?|was für ein) (?:bpm|tempo|tonart)  bpm (?:hat|von)  tonart`,
    mashup: terms`mash ?-?up`,
    upload: terms`hochladen  eigene (?:aufnahme|datei|audio\S*)  upload`,
    persona: terms`
      (?:diese |die )stimme (?:speichern|behalten|merken)  persona  speicher(?:e)? (?:die|diese) stimme`,
    lyrics: terms`
      ${maker}(?: mir| bitte)*(?: einen| den| die)? (?:text|songtext|lyrics|liedtext)\b.*`,
  },
};
