/** What a message means to a person who reads it. */
export type Expected =
  | 'song'
  | 'ask'
  | 'cancel'
  | 'help'
  | 'library'
  | 'queue'
  | 'usage'
  | 'settings'
  | 'thanks'
  | 'greeting'
  | 'again'
  | 'change'
  | 'operation';

const block = (language: string, expected: Expected, lines: string) =>
  lines
    .trim()
    .split('\n')
    .map((line) => ({ language, expected, text: line.trim() }));

/** What people write to the bot, one message a line. */
export const utterances = [
  ...block(
    'en',
    'song',
    `a song about my grandmother's kitchen
    lofi beats for studying
    A cheerful tune about rain on a tin roof
    rainy evening in Lisbon, slow fado with a female voice
    write me a sad ballad about leaving home
    happy birthday song for my mom Anna who loves gardening
    can you make a song about my cat?
    could you write something like a sea shanty about software bugs please
    I want an upbeat pop song about summer
    i need epic orchestral music for a dragon fight
    dark techno 140 bpm, warehouse vibes
    acoustic folk with two guitars and a harmonica
    lullaby for a newborn named Leo
    hey bot, make a song about pizza
    80s synthpop about neon lights
    slow blues about losing my job
    please sing about the ocean at night
    country song about an old pickup truck
    Calm piano for reading, without singing
    heavy metal about doing the dishes 🤘
    a wedding song for Tom and Julia, soft strings
    aggressive drill about monday mornings
    jazz trio, smoky bar, late night
    a funny rap about my boss and his spreadsheets
    children's song about counting to ten`,
  ),
  ...block(
    'en',
    'ask',
    `rain
    jazz piano
    this song is awesome dude
    the drums are too loud
    I love this one
    where do you live
    nice beat
    lol
    https://youtu.be/dQw4w9WgXcQ
    🎵🎵🎵
    1984
    my brother plays guitar in a band
    did you hear the new album by Adele
    we are going to a rock concert tonight with my brother
    is this copyrighted?
    do you like jazz music?
    my cat chasing a laser pointer at midnight
    why is the sky blue?
    I don't like the voice in this song
    can you make songs in spanish?
    what songs are popular right now
    play despacito
    the second one is better than the first song
    I was listening to music with my sister about an hour ago
    tell me a joke about drummers
    who sings this song`,
  ),
  ...block('en', 'cancel', 'cancel\nstop\nplease stop it\ncancel my song\nnever mind'),
  ...block('en', 'help', 'help\nwhat can you do?\nhow does this work\nhow do I use this bot?'),
  ...block('en', 'library', 'library\nmy songs\nshow me all my songs'),
  ...block('en', 'queue', 'queue\nstatus\nwhere is my song?\nhow long does it take?'),
  ...block('en', 'usage', 'how much does it cost?\nhow many songs do I have left'),
  ...block('en', 'settings', 'settings\nchange the language'),
  ...block('en', 'thanks', 'thanks\nThank you so much!\nthanks for the song'),
  ...block('en', 'greeting', 'hi\ngood morning everyone\nhello bot'),
  ...block('en', 'again', 'again\nanother one\none more please'),
  ...block(
    'en',
    'change',
    `make it sadder
    slower
    in Spanish
    without drums
    louder please
    with a female voice
    more guitar
    make it longer
    but faster`,
  ),
  ...block(
    'en',
    'operation',
    `how do I download the wav?
    send me the wav
    give me the stems
    extend this song
    make a video of it
    I want the lyrics with times
    midi please
    remaster this
    what bpm is it
    make a cover of this`,
  ),
  ...block(
    'de',
    'song',
    `ein fröhliches Lied über Regen
    Schreib mir einen traurigen Song über Abschied
    ein Geburtstagslied für meine Oma Erna
    entspannter Lofi-Beat zum Lernen
    Kannst du mir ein Lied über meinen Hund machen?
    Schlager über den letzten Sommer an der Ostsee
    mach bitte einen Rap über Montage
    ruhige Klaviermusik zum Einschlafen
    eine Ballade über das Meer mit Cello
    ich möchte ein Liebeslied für meine Frau
    Volksmusik mit Akkordeon über die Berge
    ein Kinderlied über einen kleinen Bagger
    düsterer Techno, 140 bpm
    hey, sing was Lustiges über Katzen, Musik im Stil der 80er
    Hochzeitslied für Anna und Paul mit Streichern`,
  ),
  ...block(
    'de',
    'ask',
    `Regen
    das Lied ist echt super
    die Gitarre ist zu laut
    warum ist der Himmel blau?
    mein Bruder spielt Schlagzeug in einer Band
    wir gehen heute Abend auf ein Konzert mit Musik von früher
    magst du Jazz?
    ich mag diesen Song nicht
    spiel mal Atemlos von Helene Fischer
    gestern habe ich ein Lied über den Mond gehört
    schöner Song
    der Sänger klingt komisch
    kannst du auch Lieder auf Spanisch?`,
  ),
  ...block('de', 'cancel', 'abbrechen\nstopp\nhör auf\nbrich das Lied ab'),
  ...block('de', 'help', 'Hilfe\nwas kannst du?\nwie funktioniert das?'),
  ...block('de', 'library', 'meine Lieder\nzeig mir meine Songs'),
  ...block('de', 'queue', 'wo ist mein Song?\nwie lange dauert das?'),
  ...block('de', 'usage', 'was kostet das?\nwie viele Songs habe ich noch?'),
  ...block('de', 'settings', 'Einstellungen\nSprache ändern'),
  ...block('de', 'thanks', 'danke\nvielen Dank!\nDankeschön'),
  ...block('de', 'greeting', 'hallo\nGuten Morgen\nmoin'),
  ...block('de', 'again', 'nochmal\nnoch eins bitte\nnoch einmal'),
  ...block(
    'de',
    'change',
    'langsamer\nmach es trauriger\nauf Englisch\nohne Schlagzeug\nmit einer Frauenstimme\nlauter bitte',
  ),
  ...block(
    'de',
    'operation',
    'wie lade ich die wav herunter?\nmach ein Video davon\ngib mir die Stems\nverlängere den Song',
  ),
  ...block(
    'es',
    'song',
    `una canción alegre sobre la lluvia
    escribe una balada triste sobre el adiós
    canción de cumpleaños para mi mamá Rosa
    beats lofi para estudiar
    ¿puedes hacer una canción sobre mi perro?
    hazme un reggaetón sobre el verano
    quiero una cumbia sobre mi pueblo
    música relajante de piano para dormir
    un corrido para mi abuelo con acordeón
    bolero romántico con voz de mujer
    canción infantil sobre los números
    rock pesado sobre el tráfico de la ciudad
    una salsa alegre para la fiesta de mi hermana
    crea un himno épico para mi equipo
    rap gracioso sobre los lunes`,
  ),
  ...block(
    'es',
    'ask',
    `lluvia
    esta canción está genial
    la batería suena muy fuerte
    ¿te gusta el jazz?
    mi hermano toca la guitarra en una banda
    anoche fuimos a un concierto de rock con música en vivo
    ¿por qué el cielo es azul?
    pon despacito de luis fonsi
    qué buen tema
    no me gusta la voz de la canción
    ¿quién canta esa canción?
    ¿puedes hacer canciones en inglés?
    me encanta la canción sobre la luna`,
  ),
  ...block('es', 'cancel', 'cancela\npara\ncancelar por favor\ndetente'),
  ...block('es', 'help', 'ayuda\n¿qué puedes hacer?\n¿cómo funciona esto?'),
  ...block('es', 'library', 'mis canciones\nmuéstrame mis canciones'),
  ...block('es', 'queue', '¿dónde está mi canción?\n¿cuánto falta?'),
  ...block('es', 'usage', '¿cuánto cuesta?\n¿cuántas canciones me quedan?'),
  ...block('es', 'settings', 'ajustes\ncambiar el idioma'),
  ...block('es', 'thanks', 'gracias\nmuchas gracias!'),
  ...block('es', 'greeting', 'hola\nbuenos días\nbuenas'),
  ...block('es', 'again', 'otra vez\notra más\nde nuevo'),
  ...block(
    'es',
    'change',
    'más lenta\nhazla más triste\nen inglés\nsin batería\ncon voz de mujer\nmás alto por favor',
  ),
  ...block(
    'es',
    'operation',
    '¿cómo descargo el wav?\nhaz un video de la canción\nquiero las pistas separadas\nalarga la canción',
  ),
  ...block(
    'pt',
    'song',
    `uma música alegre sobre a chuva
    escreve uma balada triste sobre despedida
    música de aniversário para minha mãe Ana
    beats lofi pra estudar
    você pode fazer uma música sobre meu cachorro?
    faz um forró sobre a festa junina
    quero um samba sobre o Rio
    música calma de piano para dormir
    sertanejo sobre saudade com viola
    bossa nova suave com voz feminina
    música infantil sobre os números
    rock pesado sobre o trânsito
    funk animado para a festa da firma
    cria um hino épico para o meu time
    rap engraçado sobre segunda-feira`,
  ),
  ...block(
    'pt',
    'ask',
    `chuva
    essa música ficou muito boa
    a bateria está muito alta
    você gosta de jazz?
    meu irmão toca guitarra numa banda
    ontem fomos num show de rock com música boa
    por que o céu é azul?
    toca evidências
    que música linda
    não gostei da voz da música
    quem canta essa música?
    você consegue fazer músicas em inglês?
    adorei a música sobre a lua`,
  ),
  ...block('pt', 'cancel', 'cancela\npara\ncancelar por favor\nesquece'),
  ...block('pt', 'help', 'ajuda\no que você sabe fazer?\ncomo funciona isso?'),
  ...block('pt', 'library', 'minhas músicas\nmostra minhas músicas'),
  ...block('pt', 'queue', 'cadê minha música?\nquanto tempo demora?'),
  ...block('pt', 'usage', 'quanto custa?\nquantas músicas ainda tenho?'),
  ...block('pt', 'settings', 'configurações\nmudar o idioma'),
  ...block('pt', 'thanks', 'obrigado\nvaleu mesmo!\nmuito obrigada'),
  ...block('pt', 'greeting', 'oi\nbom dia\ne aí'),
  ...block('pt', 'again', 'de novo\nmais uma\noutra versão'),
  ...block(
    'pt',
    'change',
    'mais lenta\ndeixa mais triste\nem inglês\nsem bateria\ncom voz feminina\nmais alto por favor',
  ),
  ...block(
    'pt',
    'operation',
    'como baixo o wav?\nfaz um vídeo dela\nquero as faixas separadas\nestende a música',
  ),
  ...block(
    'ru',
    'song',
    `весёлая песня про дождь
    напиши грустную балладу о расставании
    песня на день рождения для мамы Анны
    лофай биты для учёбы
    можешь сделать песню про моего кота?
    рэп про понедельник, смешной
    хочу рок-песню о море
    спокойная музыка на пианино для сна
    колыбельная для маленького Лёвы
    шансон про дальнобойщиков с женским вокалом
    детская песенка про цифры
    тяжёлый метал про пробки на дорогах
    свадебная песня для Оли и Саши
    сочини гимн для нашей команды
    электронная музыка для тренировки, быстрая`,
  ),
  ...block(
    'ru',
    'ask',
    `дождь
    эта песня классная
    барабаны слишком громкие
    ты любишь джаз?
    мой брат играет на гитаре в группе
    вчера мы ходили на концерт рок музыки
    почему небо голубое?
    включи музыку Цоя
    классный трек
    мне не нравится голос в песне
    кто поёт эту песню?
    ты умеешь делать песни на английском?
    я слушаю музыку про любовь`,
  ),
  ...block('ru', 'cancel', 'отмена\nстоп\nотмени песню пожалуйста\nхватит'),
  ...block('ru', 'help', 'помощь\nчто ты умеешь?\nкак это работает?'),
  ...block('ru', 'library', 'мои песни\nпокажи мои песни'),
  ...block('ru', 'queue', 'где моя песня?\nсколько ждать?'),
  ...block('ru', 'usage', 'сколько стоит?\nсколько песен у меня осталось?'),
  ...block('ru', 'settings', 'настройки\nсмени язык'),
  ...block('ru', 'thanks', 'спасибо\nспасибо большое!'),
  ...block('ru', 'greeting', 'привет\nдоброе утро\nздравствуйте'),
  ...block('ru', 'again', 'ещё раз\nещё одну\nснова'),
  ...block(
    'ru',
    'change',
    'медленнее\nсделай грустнее\nна английском\nбез барабанов\nс женским голосом\nгромче пожалуйста',
  ),
  ...block('ru', 'operation', 'как скачать wav?\nсделай видео\nдай стемы\nпродли песню'),
  ...block(
    'ja',
    'song',
    `雨についての楽しい歌
    別れを歌った悲しいバラードを作って
    母の誕生日のための歌をお願いします
    勉強用のローファイビート
    猫についての歌を作ってくれますか？
    夏の海をテーマにしたシティポップ
    眠れる静かなピアノ曲を作って
    女性ボーカルの切ないロックソング
    子ども向けの数え歌を作ってください
    結婚式のための明るいポップスの曲
    激しいメタルで満員電車の歌
    和風の三味線とビートの曲がほしい
    月曜日についての面白いラップを書いて
    友達への応援歌、明るくアップテンポで
    ジャズ風の夜の街の曲`,
  ),
  ...block(
    'ja',
    'ask',
    `雨
    この曲すごくいいね
    ドラムがうるさい
    ジャズは好きですか？
    弟はバンドでギターを弾いています
    昨日ロックのライブに行った
    空はなぜ青いの？
    いい曲だね
    この歌は誰が歌っているの？
    声が気に入らない
    友達が歌の練習をしている
    音楽を聴いてる
    英語の歌も作れますか？`,
  ),
  ...block('ja', 'cancel', 'キャンセル\nやめて\n中止してください'),
  ...block('ja', 'help', 'ヘルプ\n何ができますか？\n使い方を教えて'),
  ...block('ja', 'library', 'ライブラリ\n私の曲を見せて'),
  ...block('ja', 'queue', '私の曲はまだですか？\nどれくらいかかりますか？'),
  ...block('ja', 'usage', 'いくらですか？\nあと何曲作れますか？'),
  ...block('ja', 'settings', '設定\n言語を変えて'),
  ...block('ja', 'thanks', 'ありがとう\nありがとうございます！'),
  ...block('ja', 'greeting', 'こんにちは\nおはようございます'),
  ...block('ja', 'again', 'もう一回\nもう一曲お願いします\nもう一度'),
  ...block(
    'ja',
    'change',
    'もっとゆっくり\nもっと悲しくして\n英語で\nドラムなしで\n女性の声で\nもっと大きくしてください',
  ),
  ...block(
    'ja',
    'operation',
    'wavはどうやってダウンロードするの？\n動画にして\nステムをください\nこの曲を延長して',
  ),
  ...block(
    'zh',
    'song',
    `一首关于下雨的欢快歌曲
    写一首关于离别的伤感情歌
    给妈妈的生日歌，温暖一点
    适合学习的lofi音乐
    能不能写一首关于我家猫的歌？
    来一首古风歌曲，女声，笛子
    想要一首关于夏天的流行歌
    睡前听的安静钢琴曲
    帮我做一首婚礼用的浪漫歌曲
    关于打工人的搞笑说唱歌曲
    儿歌，教小朋友数数的音乐
    重金属摇滚，关于堵车
    给我们球队写一首激昂的队歌
    一首描写大海的民谣，吉他伴奏
    电子舞曲，适合健身房，快节奏`,
  ),
  ...block(
    'zh',
    'ask',
    `下雨
    这首歌真好听
    鼓声太大了
    你喜欢爵士乐吗？
    我弟弟在乐队里弹吉他
    昨天我们去听了摇滚演唱会
    天空为什么是蓝色的？
    播放周杰伦的歌
    好歌
    我不喜欢这首歌的声音
    这首歌是谁唱的
    我在听一首关于爱情的歌
    你能做英文歌吗？`,
  ),
  ...block('zh', 'cancel', '取消\n停止\n请停下\n不要了'),
  ...block('zh', 'help', '帮助\n你能做什么？\n怎么用？'),
  ...block('zh', 'library', '我的歌\n看看我的歌'),
  ...block('zh', 'queue', '我的歌好了吗？\n还要多久？'),
  ...block('zh', 'usage', '多少钱？\n我还剩几首？'),
  ...block('zh', 'settings', '设置\n更改语言'),
  ...block('zh', 'thanks', '谢谢\n非常感谢！'),
  ...block('zh', 'greeting', '你好\n早上好'),
  ...block('zh', 'again', '再来一首\n再来一次\n重新生成'),
  ...block('zh', 'change', '慢一点\n再悲伤一点\n用英文唱\n不要鼓\n换成女声\n大声一点'),
  ...block('zh', 'operation', '怎么下载wav？\n做一个视频\n给我分轨\n延长这首歌'),
  ...block(
    'en',
    'song',
    `Write a song for my grandma's 80th birthday, she loves to dance
    something with banjo and fiddle about a road trip
    melancholic piano piece inspired by winter
    I'd like an instrumental track for my podcast intro
    need background music for a cooking video
    reggae about the beach life
    make me a lullaby with soft guitar
    punk rock song about my landlord
    a song in the style of the beatles about tea
    trap beat with dark piano
    love song for Maria
    Song about two friends who lost touch
    power ballad about never giving up
    epic choir and orchestra, battle of the ancients
    A sea shanty about debugging at 3am
    please write a happy song about my new puppy Max
    generate an ambient track for meditation
    I want a song about how my dog saved my life
    song about the night we met in Paris
    rock song about the last day of school`,
  ),
  ...block(
    'de',
    'song',
    `ein Lied für meine Freundin zum Jahrestag, romantisch
    Partyschlager über den Ballermann
    sanfte Gitarrenmusik für den Abend`,
  ),
  ...block(
    'es',
    'song',
    `canción de cuna para mi hija Lucía
    un rap sobre la vida en el barrio
    balada pop sobre un amor imposible`,
  ),
  ...block(
    'pt',
    'song',
    `canção de ninar para o bebê Pedro
    música gospel sobre esperança`,
  ),
  ...block(
    'ru',
    'song',
    `грустная песня о зиме и одиночестве
    песня для лучшей подруги на день рождения
    песня под гитару о дороге домой`,
  ),
  ...block(
    'ja',
    'song',
    `春の桜をテーマにした優しいピアノの曲
    卒業式で歌う感動的な合唱曲を作って
    失恋した友達を励ます歌`,
  ),
  ...block(
    'zh',
    'song',
    `写一首送给老师的歌，感谢老师的辛勤付出
    爵士风格的圣诞歌
    一首表达思念家乡的歌
    励志的摇滚歌曲，适合跑步`,
  ),
  ...block(
    'en',
    'ask',
    `the bot keeps making sad songs
    your music is trash
    make me a sandwich
    sing it again with feeling
    my neighbor plays loud techno music at night
    Adele's song about heartbreak is my favorite
    thanks for the beat, it's great for studying
    ok so I asked for a jazz song and got rock
    you gave me the wrong song about cats
    where can I find the song about cats I made
    please delete the song about cats
    rename the song to Rainy Day
    the song about my cat was amazing
    that beat for studying was fire
    share this song with my friend
    song got cut off at the end
    song not loading for me
    music stops after 10 seconds
    got a song with weird vocals
    just made a song about my dog lol
    look at this song about rain I made
    this rap about mondays is hilarious
    wow a song about my cat
    @dave did you make a song about trains
    dave made a song about trains with this bot
    how about no
    a friend sent me a song about love
    anyone want to make a song about pizza with me
    we need a band for the wedding
    need help with my song
    looking for a drummer for my band
    want to hear a song about cats?
    the guitar in the chorus is out of tune
    happy birthday Anna!
    good music for working out btw
    party music at my place tonight with DJ Tom
    listening to lofi for studying
    sad song vibes today for me
    love the piano in the background of the track
    my song about rain with guitar sounds weird
    turn the music off for me
    the singer has a voice like an angel
    I wrote a song about summer
    she sings about love all the time
    rock concert with my friends was amazing
    guitar lessons for beginners
    best song for running?
    song number 2 with the saxophone please
    Musik für Babys ist doof`,
  ),
  ...block(
    'de',
    'ask',
    `mein Nachbar hört laute Musik mit Bass
    ich habe ein Lied über dich geschrieben
    das Lied über Regen war super`,
  ),
  ...block(
    'es',
    'ask',
    `una canción sobre mi perro ya hiciste
    la canción sobre mi perro quedó genial
    ayer escuché una balada triste sobre el mar`,
  ),
  ...block(
    'pt',
    'ask',
    `me gustó la música de piano para dormir
    a música sobre meu cachorro ficou ótima
    eu ouvi uma música triste sobre o mar`,
  ),
  ...block(
    'ru',
    'ask',
    `моя подруга поёт песню про любовь
    песня про кота получилась классная
    мне нужна помощь с песней про кота
    песня про дождь не грузится`,
  ),
  ...block(
    'ja',
    'ask',
    `雨の歌を聴いた
    猫の歌を作ったよ
    私が作った雨についての歌はどこ`,
  ),
  ...block(
    'zh',
    'ask',
    `关于猫的那首歌很好听
    我昨天写了一首关于雨的歌
    听一首关于爱情的歌
    她唱了一首关于妈妈的歌
    妈妈喜欢听民谣歌曲`,
  ),
  ...block(
    'en',
    'operation',
    'write the lyrics of bohemian rhapsody\nI need the instrumental version for karaoke',
  ),
  ...block('en', 'change', 'no vocals in the last song'),
];
