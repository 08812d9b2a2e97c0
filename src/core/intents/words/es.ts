import { terms, type Vocabulary } from '../vocabulary.js';

const song = '(?:canci[oó]n(?:es)?|temas?|tracks?|pistas?|m[uú]sica|beats?|versi[oó]n)';
const maker =
  '(?:haz(?:me|nos)?|hace(?:me|nos)?|hac[eé]me|escr[ií]be(?:me|nos)?|crea(?:me|r)?|cr[eé]ame|comp[oó]n(?:me)?|canta(?:me)?|c[aá]ntame|genera(?:me|r)?|gen[eé]rame|produce|dame|hacer(?:me|nos)?|escribir(?:me)?|componer(?:me)?|cantar(?:me)?)';

/** Spanish. */
export const es: Vocabulary = {
  commands: {
    cancel: terms`
      cancela(?:r|la|lo)?  para(?:r|lo|la)?  det[eé]n(?:te|er|lo|la)?  stop  olv[ií]dalo  d[eé]jalo  basta
      an[uú]la(?:r|lo|la)?  ya no`,
    help: terms`
      ayuda(?:me)?  ay[uú]dame  comandos  instrucciones  inicio  qu[eé] (?:puedes|sabes|pod[eé]s) hacer
      qu[eé] haces  qu[eé] es esto  qu[eé] eres  para qu[eé] sirves
      c[oó]mo (?:funciona|funcionas|se usa|se utiliza|te uso|lo uso|uso)(?: esto| este| el| bot)*
      c[oó]mo (?:hago|creo|pido|puedo hacer) (?:una |mi )?(?:canci[oó]n|m[uú]sica)`,
    library: terms`
      biblioteca  mis (?:canciones|temas|pistas)
      (?:mu[eé]stra(?:me)?|ens[eé][nñ]a(?:me)?|ver|abre|lista|quiero ver|mostrar)(?: todas)? (?:mis|las|mi) (?:canciones|temas|biblioteca)
      d[oó]nde est[aá]n mis canciones`,
    queue: terms`
      cola  estado  progreso  d[oó]nde est[aá] (?:mi|la) canci[oó]n
      (?:cu[aá]nto|cu[aá]nto tiempo)(?: tarda| falta| se tarda| demora| hay que esperar)+(?: mi| la| una| canci[oó]n| en estar lista)*
      cu[aá]ndo (?:est[aá]|estar[aá])(?: mi| la| canci[oó]n)* list[ao]
      ya est[aá](?: list[ao]| mi canci[oó]n)*  est[aá] list[ao](?: mi canci[oó]n| ya)*
      c[oó]mo va(?: mi canci[oó]n)?`,
    usage: terms`
      uso  saldo  cr[eé]ditos?  l[ií]mites?  precio
      cu[aá]nto (?:cuesta|vale|cobras|sale|me cuesta)(?: esto| una| cada| hacer| canci[oó]n)*
      cu[aá]ntas canciones (?:me quedan|puedo hacer|tengo|quedan)(?: hoy)?
      cu[aá]ntos cr[eé]ditos(?: me quedan| tengo| quedan)*  (?:es|esto es) gratis`,
    settings: terms`
      ajustes  configuraci[oó]n  opciones  preferencias
      (?:cambia|cambiar|pon)(?: el| de| mi)* (?:idioma|configuraci[oó]n|ajustes)(?: a \S+| al \S+)?  idioma`,
    thanks: terms`
      (?:muchas |mil |muchísimas )?gracias(?: por (?:la|todo|tu)(?: \S+)?)?  te lo agradezco  grax
      genial gracias`,
    greeting: terms`
      hola+(?: bot| a todos| qu[eé] tal)?  buenas(?: tardes| noches)?  buenos d[ií]as  qu[eé] tal  hey
      c[oó]mo est[aá]s  saludos  ey  ok  vale`,
    again: terms`
      otra(?: vez| m[aá]s| versi[oó]n| canci[oó]n)?  de nuevo  una m[aá]s  rep[ií]te(?:lo|la)?  repetir
      int[eé]ntalo de nuevo  hazl[ao] (?:otra vez|de nuevo)  lo mismo otra vez  prueba otra vez`,
  },
  fillers: terms`
      por  favor  porfa  porfavor  bot  ya  ahora  la  el  mi  esta  esa  canción  cancion  lo  eso  esto
      todo  hey  hola  oye  me  una  un  quiero  puedes  ver  amigo  pues  ok  vale  necesito  tío  más
      genial  hoy  aquí  para  a  no  en  che  dale  que`,
  openers: terms`
      hola  hey  oye  ok  vale  por favor  porfa  bot  ahora  bueno  pues  y  entonces  dale  ey`,
  questions: terms`
      ^(?:qui[eé]n(?:es)?|qu[eé]|cu[aá]ndo|d[oó]nde|por qu[eé]|c[oó]mo|cu[aá]l(?:es)?|cu[aá]nt[oa]s?|est[aá]s?|eres|es|son|tienes|hay|puedo|puedes|pod[eé]s|podr[ií]as|podemos|se puede|sabes|sab[eé]s|conoces|te gusta|has|me puedes|me podr[ií]as|ser[ií]a)`,
  orders: terms`
      ^(?:me |nos )?(?:puedes|pod[eé]s|podr[ií]as|puede)(?: por favor)? ${maker}
      ^(?:qu[eé] tal|y si haces) una`,
  make: terms`${maker}  quiero  quisiera  necesito  me gustar[ií]a  busco  quer[ií]a`,
  form: terms`
      ^(?:otra )?una?(?= sobre)
      canci[oó]n(?:es|cita)?  temas?  baladas?  himnos?  nana  m[uú]sica  melod[ií]as?  beats?  tonada
      villancico  jingle  rap  vals  canta(?:me|r)?  c[aá]ntame  banda sonora  serenata  d[uú]o  instrumental
      pista  coplas?  base`,
  about: terms`
      sobre  acerca de  que hable  que habla  que cuente  que trate  dedicad[ao]  inspirad[ao]
      llamad[ao]`,
  purpose: terms`de  del  
      para  con  sin  al estilo  estilo  como  a lo  en [a-z]+ (?:mayor|menor)  que  cantad[ao]`,
  style: terms`
      guitarras?  bater[ií]a  bajo  viol[ií]n(?:es)?  trompetas?  saxof[oó]n  acorde[oó]n  flauta  arpa
      [oó]rgano  cuerdas  coros?  orquesta(?:l)?  voz  voces  cantante  ac[uú]stic[oa]s?  electr[oó]nic[oa]s?
      cl[aá]sic[oa]s?  [oó]pera  latin[oa]s?  banda  percusi[oó]n  r[aá]pido  sintetizador(?:es)?  a[nñ]os \d+
      tambores  requinto  caj[oó]n  violonchelo  charango`,
  mood: terms`
      tristes?  alegres?  felices  feliz  tranquil[oa]s?  relajad[oa]s?  relajantes?  rom[aá]ntic[oa]s?
      melanc[oó]lic[oa]s?  divertid[oa]s?  [eé]pic[oa]s?  oscur[oa]s?  suaves?  lent[oa]s?  r[aá]pid[oa]s?
      nost[aá]lgic[oa]s?  cumplea[nñ]os  bodas?  amor  navidad  verano  fiesta  infantil  bailables?
      so[nñ]ador[a]?  energ[eé]tic[oa]s?  enoj\S*  motivador[ae]?s?  motivacional  pegadiz[oa]  calmad[oa]
      desamor  despecho`,
  talk: terms`
      hiciste  hizo  hicimos  ayuda  carga  clases  me (?:mand[oó]|envi[oó]|pas[oó])  no (?:carga|abre|termina)  [oó] me
      (?:est[ae]s?|es[ae]s?|tus?|nuestr[ao]s?) (?:\S+ )?${song}  mis? (?:[uú]ltim[ao] |nuev[ao] )?${song}
      ^(?:la|el|las|los) (?:[uú]ltim[ao]s? |otr[ao]s? |primer[ao]? |segund[ao] )?(?:${song}|guitarra|bater[ií]a|voz|bajo|piano|letra)(?! (?:sobre|de|del|para|m[aá]s)\b)
      ^(?:yo|t[uú]|[eé]l|ella|nosotros|ellos|usted|vos|me|te|se|le|nos|hoy|ayer|ma[nñ]ana|anoche|alguien|nadie|mi \S+|aqu[ií]|ah[ií]|creo|pienso|estoy|estamos|tengo|fui|vamos|voy|escuch[eé]|o[ií]|vi|amo|odio|prefiero)\b(?! (?:gustar[ií]a|quiero|necesito|quisiera|haces|hac[eé]s|escribes|cantas)\b)
      ^(?:no|nunca|borra\S*|elimina\S*|quita\S*|pon|reproduce|toca|descarga\S*|env[ií]a\S*|manda\S*|comparte\S*|muestra\S*|abre|di(?:me|le)?|cu[eé]ntame|pregunta\S*|escucha\S*|espera|mira|busca\S*|traduce|recomi[eé]nda\S*|ll[aá]ma\S*)\b
      ^(?:jaja\S*|lol|guau|wow|s[ií]|claro|perd[oó]n|hm+|exacto|qu[eé] (?:buen[ao]?|lind[ao]|bonit[ao]|temazo|chul[ao]|mal[ao]?|padre)|gran|buen[ao]?|hermos[ao] canci[oó]n|temazo|me encant\S*|excelente|genial|gracias|chicos)\b
      (?:est[aá]n?|es|son|era|fue|suena|suenan|parece|parecen|queda|qued[oó]) (?:muy|demasiado|tan|bien|mal|m[aá]s|un poco|genial|buen[ao]|mal[ao]|rar[ao]|incre[ií]ble|mejor|peor|ya|roto|horrible|list[ao]|la mejor|mi)
      (?:toca|tocaba|canta|cantaba|escucha|escuchaba|escuchamos|escuchaste) (?:la|el|en|una|un|muy|bien)
      gratis  concierto  [aá]lbum  playlist  spotify  youtube  derechos  comercial(?:mente)?  anoche  ayer
      no me (?:gusta|gust[oó]|encanta)  no (?:funciona|suena|se oye|me)  el bot  este bot
      m[aá]s de \d+ minutos  mi propia (?:letra|voz)  mejor que`,
  changes: terms`
      (?:hazl[oa]|p[oó]nl[oa]|ponle|vu[eé]lvel[oa]|que sea|d[eé]jal[oa])(?: un poco| mucho| que suene| algo)* .+
      ^(?:un poco |mucho |algo )?(?:m[aá]s|menos) \S+(?: por favor| porfa)?
      ^(?:en|pero en|ahora en|c[aá]ntal[ao] en) (?:espa[nñ]ol|ingl[eé]s|alem[aá]n|franc[eé]s|italiano|portugu[eé]s|ruso|japon[eé]s|chino|catal[aá]n|gallego|euskera|lat[ií]n)
      ^(?:pero )?(?:sin|qu[ií]ta(?:le)?|saca(?:le)?|elimina)(?: la| el| los| las)? (?:bater[ií]a|bajo|guitarras?|voz|voces|letra|piano|intro|coros?|cuerdas|sintetizadores|percusi[oó]n)
      ^(?:pero )?(?:con|a[nñ]ade(?:le)?|agr[eé]ga(?:le)?|p[oó]nle)(?: una?| m[aá]s| la| el)?(?: \S+)? ?(?:voz|bater[ií]a|bajo|guitarras?|piano|coros?|cuerdas|viol[ií]n(?:es)?|trompetas?|saxof[oó]n|flauta)(?: \S+)?
      ^(?:cambia|c[aá]mbia(?:le)?|otra|otro) (?:la |el )?(?:voz|estilo|g[eé]nero|tempo|ritmo|melod[ií]a|tono)
      ^(?:lo mismo|igual|la misma) pero .+  ^(?:pero )?como (?:un|una) (?:balada|rock|bolero|salsa|cumbia)
      ^versi[oó]n (?:ac[uú]stica|rock|lenta|r[aá]pida)`,
  operations: {
    wav: terms`wavs?  mp3  desc[aá]rga\S*  bajar(?:la|lo)?  descargo`,
    stems: terms`
      stems?  pistas separadas  separ\S+(?: las?| los?)? (?:pistas|voz|voces|instrumentos)`,
    acapella: terms`a ?cap+el+a  solo la voz  s[oó]lo la voz`,
    extend: terms`
      exti[eé]nd\S*  al[aá]rg\S*  contin[uú]a(?:la|lo)?  extender(?:la|lo)?  alargar(?:la|lo)?`,
    remaster: terms`remasteri\S*  mejor calidad`,
    cover: terms`cover  remix  versi[oó]n de (?:esta|esa|la) canci[oó]n`,
    karaoke: terms`
      karaoke  letra (?:con|sincronizada)(?: \S+)*  lrc  (?:la )?letra de (?:la|esta|mi) canci[oó]n
      (?:dame|quiero|p[aá]same|env[ií]ame|manda) la letra`,
    video: terms`v[ií]deo(?:clip)?  mp4`,
    midi: terms`midi  partitura`,
    bpm: terms`
      (?:qu[eé]|cu[aá]l|cu[aá]ntos)(?: es)?(?: el| la)? (?:bpm|tempo|tonalidad|tono)  tonalidad`,
    mashup: terms`mash ?-?up  mezcla(?:r)? (?:las )?dos`,
    upload: terms`sub(?:ir|o|e) (?:un |mi )?(?:audio|archivo|canci[oó]n|grabaci[oó]n)`,
    persona: terms`(?:guarda|guardar|usar) (?:esta|la|esa) voz  persona`,
    lyrics: terms`${maker}(?: una| la| solo la)? letra\b.*`,
  },
};
