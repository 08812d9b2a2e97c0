import { terms, type Vocabulary } from '../vocabulary.js';

const song = '(?:m[uú]sicas?|can[cç](?:[aã]o|[oõ]es)|faixas?|sons?|beats?|vers[aã]o|tracks?)';
const maker =
  '(?:fa[zç](?:a|er|-me)?|fa(?:[cç]a)|escrev[ae](?:r)?|cri[ae](?:r)?|comp[oõ][em](?:ha|r)?|compor|cant[ae](?:r)?|ger[ae](?:r)?|produz(?:a|ir)?|me d[aáeê])';

/** Portuguese. */
export const pt: Vocabulary = {
  commands: {
    cancel: terms`
      cancel(?:a|ar|e|a isso)  para(?:r)?  pare  stop  esquece(?: isso)?  deixa (?:pra l[aá]|isso)  chega
      interromp\S+`,
    help: terms`
      ajuda  me ajuda  me ajude  socorro  comandos  instru[cç][oõ]es  in[ií]cio
      o que (?:voc[eê]|vc|tu|o bot|esse bot) (?:sabe|pode|consegue|faz|podes|sabes)(?: fazer)?
      o que [eé] isso  que fazes
      como (?:funciona|uso|usa|se usa|usar|te uso)(?: isso| isto| este| esse| o| bot)*
      como (?:fa[cç]o|crio|pe[cç]o)(?: para criar| para fazer)? (?:uma |minha )?(?:m[uú]sica|can[cç][aã]o)`,
    library: terms`
      biblioteca  minhas (?:m[uú]sicas|can[cç][oõ]es|faixas)
      (?:mostr[ae](?:r)?|ver|abr[ae]|lista|quero ver|me mostra)(?: todas)?(?: as)? (?:minhas?|as|a) (?:m[uú]sicas|can[cç][oõ]es|biblioteca)
      cad[eê] (?:as )?minhas m[uú]sicas  onde (?:est[aã]o|ficam) (?:as )?minhas m[uú]sicas`,
    queue: terms`
      fila  status  progresso  (?:cad[eê]|onde est[aá]|kd)(?: a)? minha (?:m[uú]sica|can[cç][aã]o)
      (?:quanto tempo|quanto)(?: demora| falta| leva| vai demorar| ainda demora)+(?: a| uma| minha| m[uú]sica| pra| para| ficar| pronta)*
      j[aá] (?:est[aá]|t[aá]|ficou) pront[ao]  (?:a |minha )*(?:m[uú]sica )?(?:est[aá]|t[aá]|ficou) pronta
      quando (?:fica|vai ficar|est[aá])(?: a| minha| m[uú]sica)* pronta
      como (?:est[aá]|t[aá]|vai)(?: indo)?(?: a| minha| m[uú]sica)*`,
    usage: terms`
      uso  saldo  cr[eé]ditos?  limites?  pre[cç]o
      quanto (?:custa|[eé]|vale|sai)(?: isso| uma| cada| fazer| m[uú]sica)*
      quantas m[uú]sicas (?:posso fazer|tenho|ainda tenho|me restam|faltam|restam|ainda posso fazer)(?: hoje| por dia)?
      quantos cr[eé]ditos(?: tenho| me restam| ainda tenho| restam)*
      (?:[eé]|isso [eé]) (?:de gra[cç]a|gr[aá]tis|gratuito)`,
    settings: terms`
      configura[cç][oõ]es  ajustes  op[cç][oõ]es  prefer[eê]ncias
      (?:muda|mudar|troca|trocar|mude)(?: o| de| a)* (?:idioma|l[ií]ngua|configura[cç][oõ]es)(?: para \S+| pra \S+)?
      idioma`,
    thanks: terms`
      (?:muito )?obrigad[oa](?: mesmo| demais| pela (?:m[uú]sica|ajuda)| por tudo)*  valeu(?: mesmo| demais)?
      vlw  brigad[oa]+  obg  agrade[cç]o  tmj`,
    greeting: terms`
      oi+e?(?: bot| gente| tudo bem)?  ol[aá](?: bot| a todos| pessoal)?  e a[ií]
      bom dia(?: gente| pessoal| a todos)?  boa (?:tarde|noite)(?: gente| pessoal)?  tudo (?:bem|bom)  opa
      fala a[ií]  salve  beleza  como vai  ok`,
    again: terms`
      de novo  outra(?: vez| vers[aã]o| m[uú]sica)?  mais uma(?: vez)?  repete(?: isso)?  repetir
      tenta(?:r)? (?:de novo|outra vez)  faz (?:de novo|outra|mais uma)  novamente  mais um`,
  },
  fillers: terms`
      por  favor  pfv  bot  já  agora  a  o  minha  essa  esta  música  musica  isso  isto  aí  ai  tudo  oi
      olá  me  uma  um  quero  pode  ver  amigo  mano  ok  preciso  de  cara  hoje  aqui  pra  mim  por favor
      as  do  em  da  legal  show`,
  openers: terms`
      oi  olá  ola  ei  ok  por favor  pfv  bot  agora  bom  então  e  opa  mano`,
  questions: terms`
      ^(?:quem|o que|que|quando|onde|por ?qu[eê]|como|qual|quais|quant[oa]s?|ser[aá]|[eé]|est[aá]|t[aá]|tem|tens|posso|pode|podes|poderia|consegue|d[aá] (?:pra|para)|voc[eê] (?:pode|consegue|sabe|gosta|conhece|tem|poderia|[eé])|vc (?:pode|consegue|sabe|gosta|conhece|tem|[eé])|cad[eê]|sabe|conhece|gosta)`,
  orders: terms`
      ^(?:voc[eê] |vc |tu )?(?:pode|podes|poderia|consegue)(?: por favor| me)* ${maker}(?: pra mim)? uma?
      ^que tal uma`,
  make: terms`${maker}  quero  queria  preciso  gostaria  procuro`,
  form: terms`
      ^(?:outra )?uma(?= sobre)
      m[uú]sicas?  musiquinha  can[cç](?:[aã]o|[oõ]es)  baladas?  hinos?  melodias?  beats?  batida
      can[cç][aã]o de ninar  jingle  rap  valsa  cant[ae](?:r)?  trilha(?: sonora)?  serenata  dueto
      instrumental  som  marchinha  louvor  mod[aã]o?`,
  about: terms`
      sobre  a respeito  que fal[ae]  que cont[ae]  dedicada  inspirada  chamada`,
  purpose: terms`de  do  da  dos  das  
      para  pra  pro  com  sem  no estilo  estilo  tipo  em [a-z]+ (?:maior|menor)  que  cantad[ao]`,
  style: terms`
      viol[aã]o  guitarras?  bateria  baixo  violinos?  trompetes?  saxofone  sanfona  acorde[aã]o  flauta
      harpa  [oó]rg[aã]o  cordas  coro  coral  orquestra(?:l)?  voz  vozes  vocal  vocais  cantora?
      ac[uú]stic[oa]s?  eletr[oô]nic[oa]s?  cl[aá]ssic[oa]s?  [oó]pera  latin[oa]  percuss[aã]o  cavaquinho
      pandeiro  anos \d+  violoncelo  viola  ax[eé]  ber(?:r)?ante  sintetizador(?:es)?  teclado  metais
      tambor(?:es)?  bai[aã]o`,
  mood: terms`
      tristes?  alegres?  feliz(?:es)?  calm[oa]s?  tranquil[oa]s?  relaxantes?  rom[aâ]ntic[oa]s?
      melanc[oó]lic[oa]s?  divertid[oa]s?  engra[cç]ad[oa]s?  [eé]pic[oa]s?  sombri[oa]s?  suaves?  lent[oa]s?
      r[aá]pid[oa]s?  nost[aá]lgic[oa]s?  anivers[aá]rio  casamento  amor  natal  ver[aã]o  festa  infantil
      dan[cç]ante  anim[ao]d?[oa]?s?  animad[oa]s?  sofr[eê]ncia  saudade  motivaciona(?:l|is)
      en[eé]rgic[oa]s?  agitad[oa]  junina  doce  raiva`,
  talk: terms`
      fez  fizeste  ajuda  carrega  aulas?  me (?:mandou|enviou)  ficou  adorei
      (?:ess[ae]s?|est[ae]s?|aquel[ae]|sua|tua|nossa) (?:\S+ )?${song}  minhas? (?:[uú]ltima |nova )?${song}
      ^(?:a|o|as|os) (?:[uú]ltim[ao]s? |outr[ao]s? |primeir[ao] |segund[ao] )?(?:${song}|guitarra|viol[aã]o|bateria|voz|baixo|piano|letra)(?! (?:sobre|de|do|da|para|pra|mais)\b)
      ^(?:eu|tu|ele|ela|n[oó]s|eles|voc[eê]s?|vc|a gente|me|te|se|hoje|ontem|amanh[aã]|algu[eé]m|ningu[eé]m|meu \S+|minha \S+|aqui|acho|estou|t[oô]|estamos|tenho|fui|vamos|vou|ouvi|escutei|vi|amo|odeio|adoro|adorei|gostei|gosto|prefiro)\b(?! (?:quero|queria|preciso|gostaria|faz|fa[cç]a|cria|crie|escreve|escreva|canta|cante|pode|poderia|consegue)\b)
      ^(?:n[aã]o|nunca|apag[ae]\S*|delet[ae]\S*|exclu[ai]\S*|tir[ae]|toc[ae]|tocar|reproduz\S*|bot[ae]|p[oõ]e|coloc[ae]|baix[ae]\S*|envi[ae]\S*|mand[ae]\S*|compartilh\S*|mostr[ae]\S*|abr[ae]|diz|diga|fal[ae]|cont[ae]|pergunt\S*|escut[ae]|ouve|espera|olha|procur[ae]\S*|traduz\S*|recomend\S*|indic[ae]\S*)\b
      ^(?:kkk+|rs+|lol|uau|nossa|sim|claro|desculp[ae]|hm+|exato|que (?:linda|legal|massa|top|bonita|bel[ao]|musica|m[uú]sica|som)|boa m[uú]sica|muito (?:bom|boa|top|legal)|[oó]tim[ao]|legal|top|show|perfeit[ao]|amei|curti|lind[ao] (?:a )?m[uú]sica|gente|pessoal)\b
      (?:est[aá]|t[aá]|est[aã]o|[eé]|s[aã]o|era|foi|ficou|ficaram|soa|parece) (?:muito|demais|t[aã]o|bem|mal|mais|um pouco|[oó]tim[ao]|bo[am]|bom|ruim|estranh[ao]|incr[ií]vel|melhor|pior|linda|top|alt[ao]|baix[ao]|legal|a melhor|meu|minha|massa)
      (?:toca|tocava|canta|cantava|ouve|escuta|ouviu|ouvindo|escutando|escutou) (?:a|o|na|no|numa|num|em|uma|um|muito|bem|m[uú]sica)
      gr[aá]tis  de gra[cç]a  show (?:de|do|da)  [aá]lbum  playlist  spotify  youtube  direitos
      comercial(?:mente)?  ontem  n[aã]o (?:gostei|gosto|curti|funciona|toca|sai|quero|t[aá]|est[aá])  o bot
      esse bot  minha pr[oó]pria (?:letra|voz)  melhor que  mais de \d+ minutos`,
  changes: terms`
      (?:deix[ae]|faz|fa[cç]a|torn[ae]|coloc[ae]|p[oõ]e)(?: ela| ele| isso| a m[uú]sica| a voz| o ritmo)?(?: um pouco| bem| muito)? (?:mais|menos|em|com|sem) .+
      ^(?:um pouco |bem |muito )?(?:mais|menos) \S+(?: por favor| pfv)?
      ^(?:em|mas em|agora em|cant[ae] em) (?:portugu[eê]s|ingl[eê]s|espanhol|alem[aã]o|franc[eê]s|italiano|russo|japon[eê]s|chin[eê]s|latim)
      ^(?:mas )?(?:sem|tir[ae](?:r)?|remov[ae])(?: a| o| os| as)? (?:bateria|baixo|guitarras?|viol[aã]o|voz|vozes|letra|piano|intro|coro|cordas|sintetizadores|percuss[aã]o|vocal|vocais)
      ^(?:mas )?(?:com|adicion[ae]|coloc[ae]|p[oõ]e|bot[ae])(?: uma?| mais| a| o)?(?: \S+)? ?(?:voz|bateria|baixo|guitarras?|viol[aã]o|piano|coro|cordas|violinos?|trompetes?|saxofone|flauta|sanfona|vocal)(?: \S+)?
      ^(?:mud[ae]|troc[ae]|outr[ao]) (?:a |o )?(?:voz|estilo|g[eê]nero|tempo|ritmo|melodia|tom)
      ^(?:a mesma|o mesmo|igual|a mesma coisa|mesma m[uú]sica) mas .+
      ^vers[aã]o (?:ac[uú]stica|rock|lenta|r[aá]pida|samba|forr[oó])`,
  operations: {
    wav: terms`
      wavs?  mp3  baixar(?: a)?  baixo (?:a|o) \S+  fazer download  download`,
    stems: terms`
      stems?  faixas separadas  separ\S+(?: as?| os?)? (?:faixas|voz|vozes|instrumentos)`,
    acapella: terms`a ?cap+el+a  s[oó] a voz  apenas a voz`,
    extend: terms`
      estend\S*  along\S*  continu[ae](?: a| essa)?(?: m[uú]sica)?  prolong\S*`,
    remaster: terms`remasteri[sz]\S*  melhor qualidade`,
    cover: terms`cover  remix  vers[aã]o (?:dessa|desta) m[uú]sica`,
    karaoke: terms`
      karaok[eê]  letra (?:com|sincronizada)(?: \S+)*  lrc  (?:a )?letra (?:da|dessa|desta) m[uú]sica
      (?:me d[aá]|quero|manda|me manda|envia) a letra`,
    video: terms`v[ií]deo(?:clipe)?  clipe  mp4`,
    midi: terms`midi  partitura`,
    bpm: terms`
      (?:qual|quantos|que)(?: [eé])?(?: o| a)? (?:bpm|tempo|tom|tonalidade)  bpm (?:da|dessa)`,
    mashup: terms`mash ?-?up  mistur\S+ (?:as )?duas`,
    upload: terms`
      (?:subir|envi(?:ar|o)|mandar|carregar) (?:um |meu )?(?:[aá]udio|arquivo|grava[cç][aã]o)`,
    persona: terms`(?:salv[ae]r?|guard[ae]r?|usar) (?:essa|esta|a) voz  persona`,
    lyrics: terms`${maker}(?: uma| a| s[oó] a)? letra\b.*`,
  },
};
