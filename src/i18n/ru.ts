import type { Words } from './catalogue.js';
import type { Charge } from './charge.js';
import { clockTime } from './clock.js';

const rules = new Intl.PluralRules('ru');
const numbers = new Intl.NumberFormat('ru');

/** The form of a word for a number: 1 трек, 2 трека, 5 треков; a fraction takes the second. */
const many = (count: number, one: string, few: string, rest: string): string => {
  const rule = rules.select(count);
  return rule === 'one' ? one : rule === 'many' ? rest : few;
};

/** A duration as it follows «через». */
const seconds = (value: number): string => {
  if (value < 60) return `${Math.max(5, Math.round(value / 5) * 5)} секунд`;
  const minutes = Math.round(value / 30) / 2;
  return minutes === 1
    ? 'минуту'
    : `${numbers.format(minutes)} ${many(minutes, 'минуту', 'минуты', 'минут')}`;
};

const cost = (charge: Charge): string =>
  ({
    none: 'Ничего не списано.',
    made: 'Шлюз списал за это средства.',
    unknown: 'Не могу определить, списал ли шлюз за это средства.',
  })[charge];

const again = ({ period }: { period: 'day' | 'month' }): string =>
  period === 'day' ? 'Лимит обновится в полночь по UTC.' : 'Лимит обновится первого числа следующего месяца.';

const thisPeriod = ({ period }: { period: 'day' | 'month' }): string =>
  period === 'day' ? 'на сегодня' : 'на этот месяц';

/** Every sentence the bot says, in Russian. */
export const ru = {
  language: 'Русский',

  line: (f) => `${f.label}: ${f.value}`,

  'name.extend': 'Продлить',
  'name.cover': 'Кавер',
  'name.stems': 'Стемы',
  'name.remaster': 'Ремастер',
  'name.song': 'Песня',
  'name.custom': 'Своя песня',
  'name.whole': 'Песня целиком',
  'name.replace': 'Заменить фрагмент',
  'name.sample': 'Сэмпл',
  'name.vocals': 'Добавить вокал',
  'name.instrumental': 'Добавить музыку',
  'name.acapella': 'Только голос',
  'name.mashup': 'Мэшап',
  'name.sounds': 'Звуки',
  'name.lyrics': 'Написать текст',
  'name.mixlyrics': 'Смешать тексты',
  'name.style': 'Описать стиль',
  'name.upload': 'Загрузить аудио',
  'name.persona': 'Персона',
  'name.wav': 'WAV',
  'name.video': 'Видео',
  'name.midi': 'MIDI',
  'name.karaoke': 'Текст с таймкодами',
  'name.bpm': 'Темп',
  'name.sing': 'Спеть',
  'name.transfer': (f) => `Перенести в ${f.provider}`,
  'name.more': 'Ещё',
  'name.words': 'Текст',
  'name.repeat': 'Создать ещё',
  'name.cancel': 'Отменить',
  'name.retry': 'Повторить',
  'name.listen': 'Уже можно слушать',
  'name.correct': 'Исправить',

  'command.song': 'Песня по одной фразе',
  'command.custom': 'Песня на ваш текст, в вашем стиле и с вашими настройками',
  'command.extend': 'Продолжить трек с выбранного места',
  'command.cover': 'Та же песня в другом стиле',
  'command.stems': 'Вокал и инструменты отдельными дорожками',
  'command.remaster': 'То же исполнение, сведённое заново',
  'command.whole': 'Один трек из продолжения и того, что было до него',
  'command.replace': 'Перепеть фрагмент трека с другими словами',
  'command.sample': 'Новая песня, которая вырастает из отрывка трека',
  'command.vocals': 'Наложить пение на трек',
  'command.instrumental': 'Добавить к треку инструменты',
  'command.acapella': 'Только голос из отрывка трека короче 30 секунд',
  'command.mashup': 'Соединить два трека в один',
  'command.sounds': 'Звуковой эффект или луп',
  'command.lyrics': 'Написать текст песни, пока без пения',
  'command.mixlyrics': 'Сплести два текста в один',
  'command.style': 'Развернуть пару слов о стиле в полное описание',
  'command.upload': 'Загрузить своё аудио, чтобы работать с ним дальше',
  'command.persona': 'Сохранить голос и манеру трека для других песен',
  'command.wav': 'Трек файлом без сжатия',
  'command.video': 'Трек в виде видео',
  'command.midi': 'Ноты трека',
  'command.karaoke': 'Слова трека с таймкодами',
  'command.bpm': 'Какой у трека темп',
  'command.library': 'Мои треки: поиск, избранное, отправка ещё раз',
  'command.usage': 'Сколько израсходовано из моего лимита',
  'command.settings': 'Мой язык, а для владельцев: лимиты, каналы, роли',
  'command.audio-of-message': 'Взять это аудио',
  'command.operator': 'Для оператора: шлюзы, блокировки, сомнения',
  'command.queue': 'Над чем я сейчас работаю для вас',
  'command.cancel': 'Остановить песню, которая ещё не готова',
  'command.help': 'Что я умею',
  'command.song-of-message': 'Сделать из этого песню',

  'field.prompt': 'О чём песня?',
  'field.lyrics': 'Текст песни',
  'field.style': 'Стиль',
  'field.title': 'Название',
  'field.excludedStyle': 'Чего избегать в стиле',
  'field.instrumental': 'Инструментал, без вокала',
  'field.voice': 'Голос',
  'field.model': 'Модель',
  'field.styleWeight': 'Насколько строго держаться стиля (0–100 %)',
  'field.weirdness': 'Насколько необычно (0–100 %)',
  'field.audioWeight': 'Насколько близко к оригиналу (0–100 %)',
  'field.continueAt': 'Откуда продолжить (секунды или м:сс)',
  'field.parts': 'Какие части?',
  'field.variation': 'Насколько сильно?',
  'field.from': 'От (секунды или м:сс)',
  'field.to': 'До (секунды или м:сс)',
  'field.section': 'Новые слова для этого фрагмента',
  'field.method': 'Как вписать фрагмент',
  'field.other': 'Второй трек',
  'field.loop': 'Сделать луп',
  'field.tempo': 'Темп (ударов в минуту)',
  'field.lyrics.prompt': 'О чём слова?',
  'field.style.prompt': 'Несколько слов о стиле',
  'field.sounds.prompt': 'Как это должно звучать?',
  'field.musicalKey': 'Тональность',
  'field.otherLyrics': 'Второй текст',
  'field.audio': 'Адрес аудио (https)',
  'field.audio-file': 'Аудио с вашего устройства',
  'field.persona': 'Персона',
  'field.personaName': 'Имя персоны',
  'field.description': 'Описание',
  'field.search': 'Слова из названия, стиля или текста',
  'field.track': 'Трек',
  'field.generation': 'Песня',

  'example.prompt': 'весёлая песенка о дожде',
  'example.lyrics': '[Куплет]\nДождь за окном, в руках горячий чай…',
  'example.style.prompt': 'джаз, мягко',
  'example.sounds.prompt': 'скрипучая дверь в старом доме',
  'example.style': 'тёплый инди-фолк, гитарный перебор, мягкие щётки на барабанах',
  'example.title': 'Дождливое утро',
  'example.excludedStyle': 'хеви-метал, автотюн',
  'example.continueAt': '1:30',
  'example.from': '0:30',
  'example.to': '0:45',
  'example.tempo': '120',
  'example.section': 'Дождь над рекою, дождь над волной',
  'example.personaName': 'Ночной голос',
  'example.description': 'тёплый низкий голос, близко к микрофону',
  'example.audioWeight': '60',
  'example.styleWeight': '50',
  'example.weirdness': '50',

  'choice.female': 'Женский',
  'choice.male': 'Мужской',
  'choice.two': 'Вокал и инструментал',
  'choice.all': 'Все инструменты по отдельности',
  'choice.subtle': 'Слегка',
  'choice.normal': 'Умеренно',
  'choice.high': 'Сильно',
  'choice.free': 'Свободно: длина может измениться',
  'choice.exact': 'Точно: остальное не изменится',
  'choice.true': 'Да',
  'choice.false': 'Нет',

  'form.custom': 'Ваша собственная песня',
  'form.extend': (f) => `Продлить «${f.title}»`,
  'form.cover': (f) => `Кавер на «${f.title}»`,
  'form.stems': (f) => `Стемы «${f.title}»`,
  'form.on': (f) => `${f.operation}: «${f.title}»`,
  'form.remaster': (f) => `Ремастер «${f.title}»`,
  'form.submit': 'Создать',
  'form.open': 'Открыть форму',
  'form.more-options': (f) => `Есть и другие настройки: смотрите параметры /${f.name}.`,
  'form.rest-kept': 'Здесь помещается только начало; остальное сохранено.',
  'form.audio-kept': 'Оставьте пустым, чтобы взять уже выбранное аудио.',
  'form.model-limits': (f) =>
    `Для модели ${f.model}: текст до ${f.lyrics} ${many(f.lyrics, 'символа', 'символов', 'символов')}, стиль до ${f.style}.`,

  'card.grace': (f) => `Начну через ${f.seconds} с. Если отменить сейчас, это ничего не стоит.`,
  'card.queued': (f) =>
    f.ahead === 0
      ? 'Ваша песня следующая.'
      : `Перед вашей песней ещё ${f.ahead} ${many(f.ahead, 'песня', 'песни', 'песен')}.`,
  'card.patience': 'Шлюз занят или не отвечает. Ещё несколько минут буду пробовать.',
  'card.submitting': 'Передаю шлюзу…',
  'card.running': 'Сочиняю…',
  'card.estimate': (f) => `Будет готово примерно через ${seconds(f.seconds)}.`,
  'card.longer': 'Занимает чуть больше времени, чем обычно.',
  'card.delivering': 'Готово. Забираю…',
  'card.done': (f) =>
    f.count === 1
      ? 'Вот ваш трек.'
      : `Вот ${many(f.count, 'ваш', 'ваши', 'ваши')} ${f.count} ${many(f.count, 'трек', 'трека', 'треков')}.`,
  'card.made': 'Готово: смотрите следующее сообщение.',
  'card.late': 'Этот результат пришёл поздно, когда я его уже не ждал. Он ваш и в лимит второй раз не идёт.',
  'card.missing': (f) =>
    f.missing === 1
      ? 'Обещан был ещё один трек, но доставить его сюда не удалось.'
      : `Обещано было ещё ${f.missing} ${many(f.missing, 'трек', 'трека', 'треков')}, но доставить их сюда не удалось.`,
  'card.cancelled': (f) =>
    ({
      none: 'Отменено до передачи шлюзу. Ничего не списано.',
      made: 'Отменено. Запрос уже был у шлюза, и тот списал за него средства.',
      unknown: 'Отменено во время передачи. Не могу определить, списал ли шлюз за это средства.',
    })[f.charge],
  'card.cancelled-sandbox': 'Отменено. Песочница уже работала над этим, это ничего не стоит.',
  'card.sandbox': 'Сделано в песочнице: это маленький учебный композитор, бесплатно.',

  'made.lyrics': 'Вот ваш текст. Пока ничего не спето.',
  'made.style': 'Вот полное описание. Используйте его как стиль.',
  'made.words': 'Слова с таймкодами. Файл работает в плеерах, которые показывают текст.',
  'made.file': 'Вот ваш файл.',
  'made.notes': (f) =>
    `MIDI-файл: ${f.notes} ${many(f.notes, 'нота', 'ноты', 'нот')}, ${f.instruments} ${many(f.instruments, 'инструмент', 'инструмента', 'инструментов')}.`,
  'instrument.vocals': 'вокал',
  'instrument.backing-vocals': 'бэк-вокал',
  'instrument.drums': 'ударные',
  'instrument.bass': 'бас',
  'instrument.guitar': 'гитара',
  'instrument.keyboard': 'клавишные',
  'instrument.percussion': 'перкуссия',
  'instrument.strings': 'струнные',
  'instrument.synth': 'синтезатор',
  'instrument.fx': 'эффекты',
  'instrument.brass': 'медные духовые',
  'instrument.woodwinds': 'деревянные духовые',
  'made.tempo': (f) => `${Math.round(f.bpm)} ${many(Math.round(f.bpm), 'удар', 'удара', 'ударов')} в минуту.`,
  'made.tempo-range': (f) => `Меняется от ${Math.round(f.least)} до ${Math.round(f.most)}.`,
  'made.key': (f) => `Тональность: ${f.key}.`,
  'made.persona': (f) => `Персона «${f.name}» готова. Выберите её в /custom.`,
  'made.link': 'Файл слишком большой для этого чата. Он доступен по ссылке.',
  'transfer.offer': (f) =>
    `Этот трек сделан в ${f.provider}, и работать с ним можно только там, но сейчас ${f.provider} недоступен. У меня есть своя копия, могу перенести её в ${f.other}: там это одна загрузка. Дальше вы работаете с копией. Звучать может немного иначе, потому что у ${f.other} будет только запись, а не сама песня.`,
  'transfer.lost':
    'Моя копия этого трека не читается, поэтому перенести его нельзя. Ничего не списано. Кнопки под ним снова заработают, как только его шлюз вернётся.',

  'track.album': (f: { first: number; last: number; count: number }) =>
    f.last - f.first + 1 === f.count ? `Треков: ${f.count}.` : `Треки ${f.first}–${f.last} из ${f.count}.`,
  'track.album-perhaps':
    'Возможно, эти треки уже стоят выше: связь прервалась, пока я их публиковал, а дважды я не публикую. Каждый есть в /library, а все вместе — в ZIP-файле, если он есть ниже.',
  'track.zip': (f: { count: number }) => `Все треки (${f.count}) одним файлом.`,
  'track.length': 'Длительность',
  'track.style': 'Стиль',
  'track.from': 'На основе',
  'track.model': 'Модель',
  'track.asked': 'Запрос',
  'track.made': 'Создано',
  'track.smaller': 'Файл был слишком большим для этого чата, поэтому здесь его уменьшенная версия.',
  'track.download': 'Скачать',
  'track.link-only': 'Файл слишком большой для этого чата. Он доступен по ссылке.',
  'track.nowhere':
    'Файл слишком большой для этого чата, а публичного адреса, чтобы дать на него ссылку, у меня нет.',
  'track.instrumental': 'Инструментал: текста нет.',

  'fault.bad_input': (f) =>
    `Шлюз не принял этот запрос${f.detail ? `: «${f.detail}»` : ''}. ${cost(f.charge)} Немного измените его и попробуйте снова.`,
  'fault.moderated': (f) =>
    `Модерация шлюза это отклонила${f.detail ? `: «${f.detail}»` : ''}. ${cost(f.charge)} Обычно причина в именах артистов или грубых словах; скажите иначе и попробуйте снова.`,
  'fault.unauthorized': (f) =>
    `Шлюз не принял ключ этого бота. ${cost(f.charge)} Исправить это может только владелец бота; ваш запрос сохранён, попробуйте позже.`,
  'fault.out_of_credits': (f) =>
    `На счёте бота у шлюза закончились кредиты. ${cost(f.charge)} Владелец уже знает; попробуйте позже.`,
  'fault.rate_limited': (f) =>
    `У шлюза слишком много запросов. ${cost(f.charge)} Попробуйте через несколько минут.`,
  'fault.overloaded': (f) => `Шлюз сейчас перегружен. ${cost(f.charge)} Попробуйте через несколько минут.`,
  'fault.unreachable': (f) => `Шлюз сейчас не отвечает. ${cost(f.charge)} Попробуйте через несколько минут.`,
  'fault.bad_answer': (f) =>
    `Шлюз ответил так, что я не смог понять. ${cost(f.charge)} Попробуйте через несколько минут.`,
  'fault.unknown_task': (f) =>
    `Шлюз потерял эту песню. ${cost(f.charge)} Можно попробовать снова; это будет новое списание.`,
  'fault.failed': (f) =>
    `Шлюз не смог закончить эту песню${f.detail ? `: «${f.detail}»` : ''}. ${cost(f.charge)} Можно попробовать снова.`,
  'fault.timed_out': (f) =>
    `Это заняло слишком много времени, и я перестал ждать. ${cost(f.charge)} Если песня всё же придёт, опубликую её здесь без дополнительной платы. Можно и попробовать снова; это будет новое списание.`,
  'fault.in_doubt': (f) =>
    `Связь оборвалась, пока я передавал запрос. ${cost(f.charge)} Сам я его второй раз не отправлю. Если песня всё же придёт, опубликую её здесь; если попробуете снова, средства могут списаться дважды.`,
  'fault.media_lost': (f) =>
    `Шлюз закончил песню, но получить её файлы не удалось. ${cost(f.charge)} Можно попробовать снова; это будет новое списание.`,
  'fault.chat_refused': (f) =>
    `Песня готова, но этот чат её не принимает. ${cost(f.charge)} Проверьте, что мне можно здесь публиковать, или попросите в другом месте.`,
  'fault.maker_gone': (f) =>
    `Этот трек сделан в ${f.provider}, и работать с ним можно только там. Сейчас этот шлюз не используется. ${cost(f.charge)}`,
  'fault.cannot': (f) => `Ни один шлюз этого бота такого не умеет. ${cost(f.charge)}`,

  'refusal.no-track':
    'Я не знаю такого трека. Нажмите кнопку под треком или выберите один из своих в списке.',
  'refusal.no-generation': 'Этой песни я уже не помню.',
  'refusal.old-button':
    'Эта кнопка от другой моей версии и больше не работает. Команды работают: смотрите /help.',
  'refusal.not-yours': 'Это может сделать только тот, кто попросил эту песню.',
  'refusal.too-late': 'Отменять поздно: эта песня уже готова.',
  'refusal.running-already': 'Это уже делается.',
  'refusal.nothing-to-cancel': 'Для вас сейчас ничего не делается, так что отменять нечего.',
  'refusal.too-many': (f) =>
    `У вас в работе уже ${f.limit} ${many(f.limit, 'песня', 'песни', 'песен')}. Дождитесь, пока одна будет готова, или отмените одну через /cancel.`,
  'refusal.empty': 'Напишите, о чём песня, например: /song весёлая песенка о дожде.',
  'refusal.unknown-command': 'Я не знаю такой команды. /help покажет, что я умею.',
  'refusal.maker-cannot': (f) =>
    `Этот трек сделан в ${f.provider}, а там нет функции «${f.operation}». Для своих треков она есть здесь: ${f.others}.`,
  'refusal.no-such-model': (f) =>
    `С этой моделью функции «${f.operation}» нет. Она есть с такими: ${f.others}. Выберите другую модель или никакую.`,
  'refusal.nobody-can': (f) =>
    `Ни в одном из используемых шлюзов нет функции «${f.operation}».${f.others ? ` Владелец бота может добавить тот, где она есть: ${f.others}.` : ''}`,
  'refusal.no-other-track':
    'Для мэшапа нужны два трека одного шлюза, а у вас там только этот. Сначала сделайте ещё один.',
  'refusal.not-whole':
    '«Песня целиком» работает с треком, который продлевает другой или в котором заменён фрагмент; этот трек сам по себе.',
  'refusal.upload-address':
    'Я не могу взять файл из этого чата. Отправьте /upload и публичный адрес аудио, который начинается с https://.',
  'refusal.upload-too-large':
    'Этот файл слишком большой, чтобы передать его мне здесь. Отправьте /upload и публичный адрес аудио, который начинается с https://.',
  'refusal.upload-not-audio':
    'Это не аудио, которое я могу воспроизвести. Пришлите MP3, WAV, M4A, OGG или FLAC. Ничего не списано.',
  'refusal.upload-length': (f) =>
    `Длительность этого аудио ${clockTime(f.seconds)}; я принимаю от ${clockTime(f.least)} до ${clockTime(f.most)}. Ничего не списано.`,
  'refusal.upload-unreachable': 'Не удалось получить аудио по этому адресу. Ничего не списано.',
  'upload.offer': (f) =>
    `«${f.title}», длительность ${clockTime(f.seconds)}. Загрузить на шлюз? Там это одна загрузка. Потом можно продлить, сделать кавер, добавить вокал или инструменты либо взять сэмпл.`,
  'upload.confirm': 'Загрузить',
  'inline.make': (f) => `Сделать песню: ${f.text}`,
  'inline.hint': 'Появится здесь, как только будет готова.',
  'inline.making': 'Ваша песня создаётся. Она появится здесь через минуту-другую.',
  'refusal.storage':
    'Сейчас я не могу обратиться к своей памяти. Ничего не потеряно и ничего не списано. Попробуйте через минуту.',
  'refusal.gone-wrong': 'У меня что-то пошло не так. Ничего не списано. Попробуйте через минуту.',
  'refusal.form-expired': 'Эта форма устарела. Начните заново; ничего не списано.',

  'refusal.flood': 'Слишком быстро. Подождите несколько секунд и продолжайте.',
  'refusal.blocked': 'Владелец этого бота вас заблокировал, поэтому я ничем не могу помочь.',
  'refusal.blocked-here': 'Владелец этого бота заблокировал его здесь.',
  'refusal.wrong-place': 'Здесь я не отвечаю. Напишите в одном из мест, которые для меня выбраны.',
  'refusal.role':
    'Здесь ко мне могут обращаться только некоторые люди. Обратитесь к тем, кто здесь управляет.',
  'refusal.word': (f) => `«${f.text}» здесь не допускается. Скажите без этого слова; ничего не списано.`,
  'refusal.private': 'Этот трек приватный: взять его за основу может только владелец.',
  'refusal.not-your-track': 'Здесь это может сделать только тот, для кого создан этот трек.',
  'refusal.used-up.own': (f) =>
    `Ваш лимит ${thisPeriod(f)} исчерпан (${f.limit}). Ничего не списано. ${again(f)}`,
  'refusal.used-up.together': (f) =>
    `Общий лимит здесь ${thisPeriod(f)} исчерпан (${f.limit}). Ничего не списано. ${again(f)}`,

  'plain.hint.question': 'Похоже на вопрос, а я создаю песни. /help покажет, что я умею.',
  'plain.hint.link': 'Ссылки из сообщений я не открываю. Для аудио по ссылке есть /upload.',
  'plain.hint.change': 'Не знаю, о каком треке речь. Ответьте на один из своих, и я изменю его.',
  'plain.ask': (f) => `Сделать из этого песню? «${f.text}»`,
  'plain.ask-lyrics': 'Похоже на текст песни. Открыть с ним полную форму? Там можно выбрать стиль.',
  'plain.make': 'Сделать из этого песню',
  'plain.open-form': 'Открыть форму',
  'plain.free': 'Пока вы не нажмёте кнопку, ничего не списывается.',
  'plain.never': 'Обычные сообщения здесь не запускают песен. Напишите /song и о чём она.',
  'plain.thanks': 'Пожалуйста!',
  'plain.again': (f) => `Сделать ещё одну версию «${f.title}»?`,
  'plain.nothing-yet': 'У вас пока нет треков. /song начнёт первый.',

  'settings.title': 'Настройки сообщества',
  'settings.not-yours':
    'Менять настройки сообщества могут только те, кто им управляет. Свой язык вы поменять можете.',
  'settings.at-once': 'Изменения действуют сразу и сохраняются после моего перезапуска.',
  'settings.saved': 'Сохранено. Действует с этой минуты.',
  'settings.save': 'Сохранить',
  'settings.unchanged': 'Ничего не изменено:',
  'settings.strange-place': 'Это место сюда не относится. Ничего не изменено.',
  'settings.count': (f) =>
    `В поле «${f.field}» нужно целое число; если оставить пустым, ограничения не будет.`,
  'settings.empty': 'Пусто: без ограничения.',
  'settings.page.own': 'Мои настройки',
  'settings.page.messages': 'Обычные сообщения',
  'settings.page.general': 'Общее',
  'settings.page.access': 'Где и кто',
  'settings.page.allowance': 'Лимиты',
  'settings.page.role': 'Лимит для роли',
  'settings.locale': 'Язык',
  'settings.plain': 'Когда мне просто пишут',
  'settings.plain.start': 'Начинать сразу, если желание понятно',
  'settings.plain.ask': 'Всегда сначала спрашивать',
  'settings.plain.never': 'Песни запускают только команды',
  'settings.quiet': 'Публиковать треки без звука уведомления',
  'settings.buttons': 'Кто может нажимать кнопки под треком',
  'settings.buttons.everyone': 'Все',
  'settings.buttons.asker': 'Только тот, кто попросил',
  'settings.refusedWords': 'Запрещённые слова (через запятую)',
  'settings.places': 'Где я отвечаю (пусто: везде)',
  'settings.roles': 'Кому я отвечаю, роли (пусто: всем)',
  'settings.members': 'Кому я отвечаю, люди (пусто: всем)',
  'settings.members.example': '@ada, @ben, 123456789',
  'settings.strange-member': (f) =>
    `Не могу найти участника «${f.text}». Напишите имена с @ или числовые ID через запятую. Ничего не изменено.`,
  'settings.members.managers': 'Только те, кто управляет этой группой',
  'settings.feed': 'Куда публиковать треки, которыми делятся',
  'settings.role': 'Роль',
  'settings.personDay': 'Каждому, в день',
  'settings.personMonth': 'Каждому, в месяц',
  'settings.communityDay': 'Всем вместе, в день',
  'settings.communityMonth': 'Всем вместе, в месяц',
  'settings.roleDay': 'Каждому с этой ролью, в день',
  'settings.roleMonth': 'Каждому с этой ролью, в месяц',
  'settings.unlimited': 'Без ограничений для этой роли',
  'settings.no-limit': 'без ограничений',
  'settings.limits': (f) =>
    f.dayLimit === undefined && f.monthLimit === undefined
      ? 'без ограничений'
      : [
          ...(f.dayLimit === undefined ? [] : [`${f.dayLimit} в день`]),
          ...(f.monthLimit === undefined ? [] : [`${f.monthLimit} в месяц`]),
        ].join(', '),
  'settings.each': 'у каждого свой',
  'settings.newest': 'обычная модель сервиса',
  'settings.each-person': 'Лимит каждого',
  'settings.all-together': 'Лимит на всех вместе',
  'settings.nowhere': 'пока никуда',
  'settings.by-role': (f) => `${f.count} ${many(f.count, 'роль', 'роли', 'ролей')} со своим лимитом`,
  'settings.chosen': (f) => `выбрано: ${f.count}`,
  'settings.everyone': 'без ограничений',

  'usage.title': 'Уже использовано',
  'usage.used': (f) =>
    `Сегодня ${f.day}${f.dayLimit === undefined ? '' : ` из ${f.dayLimit}`}, в этом месяце ${f.month}${f.monthLimit === undefined ? '' : ` из ${f.monthLimit}`}`,
  'usage.everywhere': 'Вы, везде',
  'usage.here': 'Вы, здесь',
  'usage.together': 'Все здесь вместе',
  'usage.counts':
    'Каждый запрос считается один раз, когда он удался; неудачные вернулись в лимит. Сутки начинаются в полночь по UTC.',
  'usage.credits': (f) =>
    `${numbers.format(f.credits)} ${many(f.credits, 'кредит', 'кредита', 'кредитов')} в ${f.provider}`,
  'usage.nobody': 'В этом месяце здесь никто ничего не использовал.',
  'usage.by-person': 'По людям, в этом месяце',
  'usage.by-operation': 'По видам',
  'usage.by-gateway': 'По шлюзам',

  'library.title': 'Ваши треки',
  'library.favourites': 'Избранное',
  'library.all': 'Все треки',
  'library.newer': 'Новее',
  'library.older': 'Старее',
  'library.empty': 'У вас пока нет треков. /song создаст первый.',
  'library.none': 'Таких треков у вас нет.',
  'library.count': (f) =>
    f.count === 1 ? 'Один трек.' : `${f.count} ${many(f.count, 'трек', 'трека', 'треков')}.`,
  'library.who': 'Кто может взять его за основу',
  'library.open': 'все, кто его видит',
  'library.private': 'только вы',
  'library.send': 'Отправить ещё раз',
  'library.favourite': 'В избранное',
  'library.unfavourite': 'Убрать из избранного',
  'library.family': 'Связанные треки',
  'library.rename': 'Переименовать',
  'library.hide': 'Сделать приватным',
  'library.unhide': 'Сделать открытым',
  'library.share': 'Поделиться',
  'library.delete': 'Удалить',
  'library.sure': (f) => `Удалить «${f.title}» из вашей библиотеки и из чата? Отменить это нельзя.`,
  'library.deleted': (f) => `Трек «${f.title}» удалён.`,
  'library.deleted-here': (f) =>
    `Трек «${f.title}» удалён из вашей библиотеки. Сообщение с ним в чате мне удалять нельзя; вы можете.`,
  'library.sent': 'Вот он ещё раз.',
  'library.shared': 'Опубликовано.',
  'library.shared-already': 'Этот трек там уже есть.',
  'library.no-feed':
    'Здесь нет места для треков, которыми делятся. Выбрать его может тот, кто здесь управляет, в /settings.',
  'library.no-family': 'Из этого трека пока ничего не вышло, и сам он не сделан из другого.',

  'persona.title': 'Ваши персоны',
  'persona.none': 'У вас пока нет персон. Нажмите под треком «Ещё», затем «Персона».',
  'persona.none-but': (f) =>
    `У вас пока нет персон. Её можно сделать из трека одного из этих шлюзов: «Ещё», затем «Персона»: ${f.others}. Где сделан трек, видно в «Ещё».`,
  'persona.delete': (f) => `Удалить «${f.name}»`,
  'persona.deleted': (f) => `Персона «${f.name}» удалена.`,
  'persona.gone': 'Этой персоны я уже не помню.',
  'persona.how': 'Выберите персону в /custom. Новую можно создать через «Ещё» под треком.',

  'operator.only': (f) =>
    `Это может сделать только оператор этого бота. Если это вы, добавьте ${f.name} в его настройку OPERATORS.`,
  'operator.title': 'Бот',
  'operator.gateways': 'Шлюзы',
  'operator.available': 'используется',
  'operator.paused': 'приостановлен вами',
  'operator.cooling-down': (f) => `отключён: ${f.reason}; новая попытка через ${seconds(f.seconds)}`,
  'operator.reason.unauthorized': 'не принимает ключ',
  'operator.reason.out_of_credits': 'на счёте пусто',
  'operator.reason.rate_limited': 'слишком много запросов',
  'operator.reason.overloaded': 'перегружен',
  'operator.reason.unreachable': 'не отвечает',
  'operator.reason.bad_answer': 'отвечает бессмыслицей',
  'operator.pause': (f) => `Приостановить ${f.provider}`,
  'operator.resume': (f) => `Возобновить ${f.provider}`,
  'operator.blocked': 'Заблокированы',
  'operator.block': 'Блокировка и разблокировка',
  'operator.who': 'Человек или сообщество: платформа:id',
  'operator.no-such': 'Это не человек и не сообщество. Напишите так: discord:1234567890.',
  'operator.in-doubt': 'Под вопросом: может, списано, а может, и нет',
  'operator.was-made': (f) => `${f.number}: списано`,
  'operator.was-none': (f) => `${f.number}: не списано`,

  'invalid.intro': 'Нужно кое-что поправить. Ничего не списано.',
  'invalid.required': (f) => `Поле «${f.field}» нужно заполнить.`,
  'invalid.too-long': (f) =>
    `В поле «${f.field}» помещается ${f.max} ${many(f.max, 'символ', 'символа', 'символов')}, у вас ${f.length}.`,
  'invalid.choice': (f) => `В поле «${f.field}» нужно одно из: ${f.choices}.`,
  'invalid.slider': (f) => `В поле «${f.field}» нужно число от 0 до 100.`,
  'invalid.seconds': (f) =>
    `В поле «${f.field}» нужно место в треке: секунды или минуты:секунды, не дальше ${clockTime(f.max)}.`,
  'invalid.number': (f) => `В поле «${f.field}» нужно целое число от ${f.least} до ${f.most}.`,
  'invalid.order': 'Конец фрагмента должен быть позже начала.',
  'invalid.span': 'Отрывок должен быть короче 30 секунд.',
  'invalid.track': (f) => `В поле «${f.field}» нужен один из ваших треков с того же шлюза.`,
  'invalid.persona': (f) => `В поле «${f.field}» нужна одна из ваших персон.`,
  'invalid.link': (f) => `В поле «${f.field}» нужен публичный адрес, который начинается с https://.`,
  'invalid.toggle': (f) => `В поле «${f.field}» нужно «да» или «нет».`,
  'invalid.no-lyrics':
    'Напишите текст или включите «Инструментал». Чтобы слова написали за вас, используйте /song.',
  'invalid.no-style': 'Инструменталу нужен стиль, например: медленное джазовое трио.',

  'queue.title': 'В работе для вас',
  'queue.empty': 'Сейчас для вас ничего не делается. Начать песню: /song.',
  'queue.here': 'Для других здесь делается',
  'queue.more': (f) => `и ещё ${f.count}`,
  'queue.behind': (f) => (f.ahead === 0 ? 'следующая' : `впереди ${f.ahead}`),
  'queue.waiting': (f) =>
    `${f.provider}: ${f.count} ${many(f.count, 'запрос ждёт', 'запроса ждут', 'запросов ждут')} передачи, считая запросы всех пользователей.`,
  'queue.state.queued': 'ждёт',
  'queue.state.submitting': 'передаётся',
  'queue.state.running': 'сочиняется',
  'queue.state.delivering': 'публикуется',
  'queue.state.done': 'готово',
  'cancel.which': 'Что отменить?',
  'cancel.done': 'Отменено.',

  'welcome.title': 'Привет! Я делаю песни',
  'welcome.body':
    'Введите /song и тему песни или упомяните меня вместе с ней: через минуту-две песня появится здесь, с обложкой. /help покажет, что ещё я умею.\n\nТем, кто здесь управляет: в /settings решается, где я отвечаю, кому и сколько можно просить.',
  'help.title': 'Попросите песню',
  'help.body':
    'Введите /song и тему песни или просто напишите мне. /custom берёт ваш текст и стиль, /lyrics пишет текст, /sounds делает эффект или луп, а /upload загружает ваше аудио.\n\nПод каждым треком есть кнопки: продлить, сделать кавер, разобрать на стемы, сделать ремастер. Остальное в «Ещё»: новые слова для фрагмента, дополнительный вокал и инструменты, мэшап, текст с таймкодами и сам трек в WAV, видео или MIDI.\n\nПока песня создаётся, её можно отменить. В /library все ваши треки, /usage покажет, сколько осталось от лимита. Введите /, чтобы увидеть все команды.',

  'wizard.skip': 'Пропустить',
  'wizard.keep': 'Оставить',
  'wizard.now': (f) => `Сейчас: ${f.value}`,
  'wizard.answer': 'Ответьте сообщением или нажмите кнопку.',
  'wizard.more-settings': 'Ещё настройки',
  'wizard.cancelled': 'Отменено. Ничего не списано.',
  'wizard.reply': 'Ответьте на это сообщение или нажмите кнопку.',
  'wizard.choose': 'Нажмите кнопку.',
  'wizard.example': (f) => `Например: ${f.text}`,
  'wizard.channel': 'Или напишите @имя канала, которым вы управляете и где мне можно публиковать.',
  'wizard.ready': 'Это всё, что мне нужно.',
  'wizard.ready-hint': 'Создайте сейчас или сначала посмотрите ещё несколько настроек.',
  'wizard.skipped': 'Пропущено',
  'wizard.clear': 'Оставить пустым',
  'wizard.cleared': 'Оставлено пустым',
  'wizard.answered': 'На этот вопрос уже есть ответ.',
  'wizard.step': (f) => `Вопрос ${f.step} из ${f.steps}`,

  'web.name': 'Minstrel',
  'web.tagline': 'Попросите песню.',
  'web.sandbox': 'Песочница: учебный композитор на вашем компьютере. Ничего не списывается.',
  'web.conversation': 'Разговор',
  'web.no-script': 'Этой странице нужен JavaScript.',
  'web.you': 'Вы',
  'web.message': 'О чём должна быть песня?',
  'web.hint': 'Enter отправляет, Shift + Enter начинает новую строку, / показывает, что я умею.',
  'web.send': 'Отправить',
  'web.commands': 'Показать, что я умею',
  'web.choices': (f) =>
    `${f.count} ${many(f.count, 'вариант', 'варианта', 'вариантов')}. Стрелки переключают, Enter выбирает.`,
  'web.start-title': 'О чём должна быть песня?',
  'web.start-body':
    'Напишите одну фразу внизу. Я сочиню песню, спою её и нарисую обложку. Или начните с одной из этих:',
  'web.start-custom': 'Свой текст, стиль и настройки',
  'web.example-1': 'Весёлая песенка о дожде на жестяной крыше',
  'web.example-2': 'Медленная джазовая баллада о последнем поезде домой',
  'web.example-3': 'Песня ко дню рождения Ады, которая обожает свой велосипед',
  'web.example-4': 'Спокойное фортепиано для чтения, без пения',
  'web.unreachable': 'Не удалось связаться с сервером. Ваше сообщение сохранено; попробуйте снова.',
  'web.unreachable-form': 'Не удалось связаться с сервером. Всё, что вы ввели, сохранено; попробуйте снова.',
  'web.unreachable-press': 'Не удалось связаться с сервером. Ничего не изменено; попробуйте снова.',
  'web.too-large': 'Для меня это слишком длинно. Сократите и попробуйте снова.',
  'web.session-lost':
    'Я больше не узнаю этот браузер. Разрешите cookie для этой страницы и перезагрузите её.',
  'web.reconnecting': 'Переподключаюсь…',
  'web.newest': 'Последнее сообщение',
  'web.progress': 'Ход работы',
  'web.play': (f) => `Воспроизвести «${f.title}»`,
  'web.pause': (f) => `Пауза: «${f.title}»`,
  'web.seek': (f) => `Позиция в «${f.title}»`,
  'web.position': (f) => `${clockTime(f.now)} из ${clockTime(f.end)}`,
  'web.unplayable': 'Сейчас этот трек не воспроизводится. Попробуйте снова или скачайте его.',
  'web.attach': 'Прикрепить аудио',
  'web.drop': 'Перетащите аудио сюда, чтобы работать с ним дальше.',
  'web.sing-along': 'Подпевать',
  'web.cover-art': (f) => `Обложка «${f.title}»`,
  'web.close': 'Закрыть',
  'web.needed': 'обязательно',
  'web.automatic': 'Автоматически',
  'web.any': 'Неважно',
  'web.characters': (f) => `${f.length} из ${f.max}`,
  'web.characters-over': (f) => `${f.length} из ${f.max}: ${f.length - f.max} лишних`,
} satisfies Words;
