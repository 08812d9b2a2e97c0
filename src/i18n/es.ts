import type { Words } from './catalogue.js';
import type { Charge } from './charge.js';
import { clockTime } from './clock.js';

const rules = new Intl.PluralRules('es');
const numbers = new Intl.NumberFormat('es');

const plural = (count: number, one: string, other: string): string =>
  rules.select(count) === 'one' ? one : other;

const span = (value: number): string => {
  if (value < 60) return `${Math.max(5, Math.round(value / 5) * 5)} segundos`;
  const minutes = Math.round(value / 30) / 2;
  if (minutes === 1) return 'un minuto';
  return minutes === 1.5 ? 'un minuto y medio' : `${numbers.format(minutes)} minutos`;
};

/** “unos” before a number, “alrededor de” before a word. */
const about = (value: number): string =>
  span(value).startsWith('un ') ? `alrededor de ${span(value)}` : `unos ${span(value)}`;

const cost = (charge: Charge): string =>
  ({
    none: 'No se cobró nada.',
    made: 'El gateway lo ha cobrado.',
    unknown: 'No puedo saber si el gateway lo ha cobrado.',
  })[charge];

const again = ({ period }: { period: 'day' | 'month' }): string =>
  period === 'day' ? 'Se renueva a medianoche UTC.' : 'Se renueva el primer día del mes que viene.';

const thisPeriod = (period: 'day' | 'month'): string => (period === 'day' ? 'hoy' : 'este mes');

/** Every sentence the bot says, in Spanish. */
export const es: Words = {
  language: 'Español',

  line: (f) => `${f.label}: ${f.value}`,

  'name.extend': 'Extender',
  'name.cover': 'Cover',
  'name.stems': 'Stems',
  'name.remaster': 'Remasterizar',
  'name.song': 'Canción',
  'name.custom': 'Canción a medida',
  'name.whole': 'Canción completa',
  'name.replace': 'Cambiar una sección',
  'name.sample': 'Sample',
  'name.vocals': 'Añadir voz',
  'name.instrumental': 'Añadir instrumentos',
  'name.acapella': 'Solo la voz',
  'name.mashup': 'Mashup',
  'name.sounds': 'Sonidos',
  'name.lyrics': 'Escribir una letra',
  'name.mixlyrics': 'Mezclar letras',
  'name.style': 'Describir un estilo',
  'name.upload': 'Subir audio',
  'name.persona': 'Persona',
  'name.wav': 'WAV',
  'name.video': 'Video',
  'name.midi': 'MIDI',
  'name.karaoke': 'Letra con tiempos',
  'name.bpm': 'Tempo',
  'name.sing': 'Cantarla',
  'name.transfer': (f) => `Llevarla a ${f.provider}`,
  'name.more': 'Más',
  'name.words': 'Letra',
  'name.repeat': 'Hacer otra',
  'name.cancel': 'Cancelar',
  'name.retry': 'Reintentar',
  'name.listen': 'Escuchar ya',
  'name.correct': 'Corregir',

  'command.song': 'Una canción a partir de una frase',
  'command.custom': 'Una canción con tu propia letra, tu estilo y tus ajustes',
  'command.extend': 'Continuar una pista desde un punto concreto',
  'command.cover': 'La misma canción en otro estilo',
  'command.stems': 'La voz y los instrumentos en pistas separadas',
  'command.remaster': 'La misma interpretación, con una mezcla nueva',
  'command.whole': 'Una sola pista con la extensión y lo que había antes',
  'command.replace': 'Volver a cantar una sección de una pista con otra letra',
  'command.sample': 'Una canción nueva que nace de un fragmento de una pista',
  'command.vocals': 'Poner voz encima de una pista',
  'command.instrumental': 'Poner instrumentos debajo de una pista',
  'command.acapella': 'Solo la voz, de menos de 30 segundos de una pista',
  'command.mashup': 'Hacer una pista a partir de dos',
  'command.sounds': 'Un efecto de sonido o un loop',
  'command.lyrics': 'Escribir una letra; todavía no se canta nada',
  'command.mixlyrics': 'Unir dos letras en una',
  'command.style': 'Convertir unas palabras de estilo en una descripción completa',
  'command.upload': 'Traer un audio tuyo para continuar a partir de él',
  'command.persona': 'Guardar la voz y el carácter de una pista para otras canciones',
  'command.wav': 'Una pista como archivo sin compresión',
  'command.video': 'Una pista como video',
  'command.midi': 'Las notas de una pista',
  'command.karaoke': 'La letra de una pista con sus tiempos',
  'command.bpm': 'A qué velocidad va una pista',
  'command.library': 'Mis pistas: buscar, favoritas, enviar de nuevo',
  'command.usage': 'Cuánto he gastado de mi cupo',
  'command.settings': 'Mi idioma y, para quien administra: límites, canales, roles',
  'command.audio-of-message': 'Usar este audio',
  'command.operator': 'Para el operador: gateways, bloqueos, dudas',
  'command.queue': 'En qué estoy trabajando para ti',
  'command.cancel': 'Parar una canción que aún no está terminada',
  'command.help': 'Qué puedo hacer',
  'command.song-of-message': 'Hacer una canción con esto',

  'field.prompt': '¿De qué trata la canción?',
  'field.lyrics': 'Letra',
  'field.style': 'Estilo',
  'field.title': 'Título',
  'field.excludedStyle': 'Estilo que evitar',
  'field.instrumental': 'Instrumental, sin voz',
  'field.voice': 'Voz',
  'field.model': 'Modelo',
  'field.styleWeight': 'Fidelidad al estilo (0–100 %)',
  'field.weirdness': 'Cuánto puede salirse de lo común (0–100 %)',
  'field.audioWeight': 'Parecido con el original (0–100 %)',
  'field.continueAt': 'Desde dónde continuar (segundos o m:ss)',
  'field.parts': 'Qué separar',
  'field.variation': 'Intensidad',
  'field.from': 'Desde (segundos o m:ss)',
  'field.to': 'Hasta (segundos o m:ss)',
  'field.section': 'Letra nueva para esta sección',
  'field.method': 'Cómo encajarla',
  'field.other': 'La segunda pista',
  'field.loop': 'Que sea un loop',
  'field.tempo': 'Tempo (pulsaciones por minuto)',
  'field.lyrics.prompt': '¿De qué trata la letra?',
  'field.style.prompt': 'Unas palabras de estilo',
  'field.sounds.prompt': '¿Cómo debe sonar?',
  'field.musicalKey': 'Tonalidad',
  'field.otherLyrics': 'La otra letra',
  'field.audio': 'Dirección del audio (https)',
  'field.audio-file': 'El audio, desde tu dispositivo',
  'field.persona': 'Persona',
  'field.personaName': 'Nombre de la Persona',
  'field.description': 'Descripción',
  'field.search': 'Palabras del título, el estilo o la letra',
  'field.track': 'Pista',
  'field.generation': 'Canción',

  'example.prompt': 'una melodía alegre sobre la lluvia',
  'example.lyrics': '[Verse]\nLluvia en la ventana, té en mi mano…',
  'example.style.prompt': 'jazz, suave',
  'example.sounds.prompt': 'una puerta que cruje en una casa vieja',
  'example.style': 'indie folk cálido, guitarra punteada, batería con escobillas',
  'example.title': 'Mañana de lluvia',
  'example.excludedStyle': 'heavy metal, autotune',
  'example.continueAt': '1:30',
  'example.from': '0:30',
  'example.to': '0:45',
  'example.tempo': '120',
  'example.section': 'Lluvia sobre el río, lluvia sobre el mar',
  'example.personaName': 'La cantante nocturna',
  'example.description': 'una voz cálida y grave, cerca del micrófono',
  'example.audioWeight': '60',
  'example.styleWeight': '50',
  'example.weirdness': '50',

  'choice.female': 'Femenina',
  'choice.male': 'Masculina',
  'choice.two': 'Voz e instrumental',
  'choice.all': 'Todos los instrumentos, uno por uno',
  'choice.subtle': 'Sutil',
  'choice.normal': 'Normal',
  'choice.high': 'Fuerte',
  'choice.free': 'Libremente, la duración puede cambiar',
  'choice.exact': 'Exactamente, el resto queda igual',
  'choice.true': 'Sí',
  'choice.false': 'No',

  'form.custom': 'Tu propia canción',
  'form.extend': (f) => `Extender «${f.title}»`,
  'form.cover': (f) => `Cover de «${f.title}»`,
  'form.stems': (f) => `Stems de «${f.title}»`,
  'form.on': (f) => `${f.operation}: «${f.title}»`,
  'form.remaster': (f) => `Remasterizar «${f.title}»`,
  'form.submit': 'Crear',
  'form.open': 'Abrir el formulario',
  'form.more-options': (f) => `Hay más para elegir: mira las opciones de /${f.name}.`,
  'form.rest-kept': 'Aquí solo cabe el principio; el resto se conserva.',
  'form.audio-kept': 'Déjalo vacío para conservar el audio que elegiste.',
  'form.model-limits': (f) =>
    `Con el modelo ${f.model}: hasta ${numbers.format(f.lyrics)} caracteres de letra y ${numbers.format(f.style)} de estilo.`,

  'card.grace': (f) =>
    `Empieza en ${f.seconds} ${f.seconds === 1 ? 'segundo' : 'segundos'}. Si la cancelas ahora, no cuesta nada.`,
  'card.queued': (f) =>
    f.ahead === 0
      ? 'La tuya es la siguiente.'
      : `Hay ${plural(f.ahead, 'una canción', `${f.ahead} canciones`)} antes que la tuya.`,
  'card.patience': 'El gateway está ocupado o no responde. Sigo intentándolo durante unos minutos.',
  'card.submitting': 'Entregándola al gateway…',
  'card.running': 'Componiendo…',
  'card.estimate': (f) => `Estará lista en ${about(f.seconds)}.`,
  'card.longer': 'Está tardando un poco más de lo normal.',
  'card.delivering': 'Ya está. La estoy trayendo…',
  'card.done': (f) => plural(f.count, 'Aquí tienes tu pista.', `Aquí tienes tus ${f.count} pistas.`),
  'card.made': 'Ya está: mira el mensaje siguiente.',
  'card.late': 'Llegó tarde, cuando ya la había dado por perdida. Es tuya y no cuenta otra vez.',
  'card.missing': (f) =>
    plural(
      f.missing,
      'Estaba prevista una pista más, pero no pude traerla aquí.',
      `Estaban previstas ${f.missing} pistas más, pero no pude traerlas aquí.`,
    ),
  'card.cancelled': (f) =>
    ({
      none: 'Cancelada antes de entregarla al gateway. No se cobró nada.',
      made: 'Cancelada. Ya estaba en el gateway, y el gateway la ha cobrado.',
      unknown: 'Cancelada durante la entrega. No puedo saber si el gateway la ha cobrado.',
    })[f.charge],
  'card.cancelled-sandbox': 'Cancelada. El sandbox ya estaba con ella, y eso no cuesta nada.',
  'card.sandbox': 'Hecho en el sandbox: un pequeño compositor de práctica, gratis.',

  'made.lyrics': 'Aquí tienes tu letra. Todavía no se ha cantado nada.',
  'made.style': 'Esta es la descripción completa. Puedes usarla como estilo.',
  'made.words': 'La letra con sus tiempos. El archivo funciona en reproductores que muestran letras.',
  'made.file': 'Aquí tienes tu archivo.',
  'made.notes': (f) =>
    `${f.notes} ${plural(f.notes, 'nota', 'notas')} de ${f.instruments} ${plural(f.instruments, 'instrumento', 'instrumentos')}, en un archivo MIDI.`,
  'instrument.vocals': 'voz',
  'instrument.backing-vocals': 'coros',
  'instrument.drums': 'batería',
  'instrument.bass': 'bajo',
  'instrument.guitar': 'guitarra',
  'instrument.keyboard': 'teclado',
  'instrument.percussion': 'percusión',
  'instrument.strings': 'cuerdas',
  'instrument.synth': 'sintetizador',
  'instrument.fx': 'efectos',
  'instrument.brass': 'metales',
  'instrument.woodwinds': 'maderas',
  'made.tempo': (f) => `${Math.round(f.bpm)} pulsaciones por minuto.`,
  'made.tempo-range': (f) => `Varía entre ${Math.round(f.least)} y ${Math.round(f.most)}.`,
  'made.key': (f) => `La tonalidad es ${f.key}.`,
  'made.persona': (f) => `«${f.name}» está lista. Elígela como Persona en /custom.`,
  'made.link': 'El archivo es demasiado grande para este chat. Lo encuentras en el enlace.',
  'transfer.offer': (f) =>
    `Esta pista se hizo en ${f.provider}, que ahora mismo no funciona, y solo allí se puede trabajar con ella. Tengo una copia propia y puedo llevarla a ${f.other}: allí cuenta como una subida. Después continúas a partir de la copia. Puede sonar un poco distinta, porque ${f.other} solo tiene la grabación, no la canción que hay detrás.`,

  'transfer.lost':
    'Mi copia de esta pista no se puede leer, así que no puedo llevarla. No se cobró nada. Sus botones volverán a funcionar en cuanto vuelva su gateway.',

  'track.album': (f: { first: number; last: number; count: number }) =>
    f.last - f.first + 1 === f.count ? `${f.count} pistas.` : `Pistas ${f.first} a ${f.last} de ${f.count}.`,
  'track.album-perhaps':
    'Puede que estas pistas ya estén arriba: la conexión se cortó mientras las publicaba, y no las publico dos veces. Cada una está en /library; todas juntas, en el ZIP, si aparece uno abajo.',
  'track.zip': (f: { count: number }) => `Las ${f.count} pistas en un solo archivo.`,
  'track.length': 'Duración',
  'track.style': 'Estilo',
  'track.from': 'A partir de',
  'track.model': 'Modelo',
  'track.asked': 'Pedido',
  'track.made': 'Hecha con',
  'track.smaller': 'El archivo era demasiado grande para este chat; esta es una versión más pequeña.',
  'track.download': 'Descargar',
  'track.link-only': 'El archivo es demasiado grande para este chat. Lo encuentras en el enlace.',
  'track.nowhere':
    'El archivo es demasiado grande para este chat, y no tengo una dirección pública para enlazarlo.',
  'track.instrumental': 'Instrumental: no tiene letra.',

  'fault.bad_input': (f) =>
    `El gateway no aceptó esta petición${f.detail ? `: «${f.detail}»` : ''}. ${cost(f.charge)} Cámbiala un poco e inténtalo de nuevo.`,
  'fault.moderated': (f) =>
    `La moderación del gateway rechazó esto${f.detail ? `: «${f.detail}»` : ''}. ${cost(f.charge)} Suele deberse a nombres de artistas o a lenguaje fuerte; dilo con otras palabras e inténtalo de nuevo.`,
  'fault.unauthorized': (f) =>
    `El gateway no aceptó la clave de este bot. ${cost(f.charge)} Solo puede arreglarlo quien gestiona el bot; tu petición queda guardada, inténtalo más tarde.`,
  'fault.out_of_credits': (f) =>
    `La cuenta del bot en el gateway se quedó sin créditos. ${cost(f.charge)} Ya he avisado a quien gestiona el bot; inténtalo más tarde.`,
  'fault.rate_limited': (f) =>
    `El gateway está recibiendo demasiadas peticiones. ${cost(f.charge)} Inténtalo de nuevo en unos minutos.`,
  'fault.overloaded': (f) =>
    `El gateway está sobrecargado ahora mismo. ${cost(f.charge)} Inténtalo de nuevo en unos minutos.`,
  'fault.unreachable': (f) =>
    `El gateway no responde ahora mismo. ${cost(f.charge)} Inténtalo de nuevo en unos minutos.`,
  'fault.bad_answer': (f) =>
    `El gateway dio una respuesta que no entendí. ${cost(f.charge)} Inténtalo de nuevo en unos minutos.`,
  'fault.unknown_task': (f) =>
    `El gateway perdió el rastro de esta canción. ${cost(f.charge)} Puedes intentarlo de nuevo; eso supone un cobro nuevo.`,
  'fault.failed': (f) =>
    `El gateway no pudo terminar esta canción${f.detail ? `: «${f.detail}»` : ''}. ${cost(f.charge)} Puedes intentarlo de nuevo.`,
  'fault.timed_out': (f) =>
    `Esto tardó demasiado, así que dejé de esperar. ${cost(f.charge)} Si la canción llega todavía, la publico aquí sin ningún cobro adicional. También puedes intentarlo de nuevo; eso supone un cobro nuevo.`,
  'fault.in_doubt': (f) =>
    `La conexión se cortó durante la entrega. ${cost(f.charge)} No enviaré tu petición por segunda vez por mi cuenta. Si la canción llega todavía, la publico aquí; si lo intentas de nuevo, puede que se cobre dos veces.`,
  'fault.media_lost': (f) =>
    `El gateway terminó la canción, pero no pude descargar sus archivos. ${cost(f.charge)} Puedes intentarlo de nuevo; eso supone un cobro nuevo.`,
  'fault.chat_refused': (f) =>
    `La canción está terminada, pero este chat no la admite. ${cost(f.charge)} Comprueba qué puedo publicar aquí o pídemela en otro sitio.`,
  'fault.maker_gone': (f) =>
    `Esta pista se hizo en ${f.provider}, y solo allí se puede trabajar con ella. Ese gateway no está en uso ahora mismo. ${cost(f.charge)}`,
  'fault.cannot': (f) => `Ningún gateway de este bot puede hacer eso. ${cost(f.charge)}`,

  'refusal.no-track':
    'No conozco esa pista. Pulsa un botón debajo de una, o elige una de las tuyas en la lista.',
  'refusal.no-generation': 'Ya no conozco esa canción.',
  'refusal.old-button': 'Este botón es de otra versión mía y ya no funciona. Los comandos sí: mira /help.',
  'refusal.not-yours': 'Eso solo puede hacerlo la persona que pidió esta canción.',
  'refusal.too-late': 'Ya no se puede cancelar: esta canción está terminada.',
  'refusal.running-already': 'Eso ya está en camino.',
  'refusal.nothing-to-cancel': 'No tienes nada en marcha, así que no hay nada que cancelar.',
  'refusal.too-many': (f) =>
    `Tienes ${plural(f.limit, 'una canción', `${f.limit} canciones`)} en marcha. Espera a que termine una o cancela una con /cancel.`,
  'refusal.empty': 'Dime de qué trata la canción, por ejemplo: /song una melodía alegre sobre la lluvia.',
  'refusal.unknown-command': 'No conozco ese comando. /help muestra lo que puedo hacer.',
  'refusal.maker-cannot': (f) =>
    `Esta pista se hizo en ${f.provider}, que no ofrece «${f.operation}». Gateways que lo ofrecen para sus propias pistas: ${f.others}.`,
  'refusal.no-such-model': (f) =>
    `«${f.operation}» no se ofrece con este modelo. Gateways que lo ofrecen: ${f.others}. Elige otro modelo, o ninguno.`,
  'refusal.nobody-can': (f) =>
    `Ninguno de los gateways en uso ofrece «${f.operation}».${f.others ? ` Quien gestiona el bot puede añadir uno que sí: ${f.others}.` : ''}`,
  'refusal.no-other-track':
    'Un mashup necesita dos pistas del mismo gateway, y allí solo tienes esta. Haz otra primero.',
  'refusal.not-whole':
    '«Canción completa» funciona con una pista que extiende otra o que tiene una sección cambiada; esta es independiente.',
  'refusal.upload-address':
    'En este chat no puedo recibir archivos. Envía /upload y una dirección pública del audio que empiece por https://.',
  'refusal.upload-too-large':
    'Ese archivo es demasiado grande para recibirlo aquí. Envía /upload y una dirección pública del audio que empiece por https://.',
  'refusal.upload-not-audio':
    'Eso no es un audio que pueda reproducir. Envía MP3, WAV, M4A, OGG o FLAC. No se cobró nada.',
  'refusal.upload-length': (f) =>
    `Ese audio dura ${clockTime(f.seconds)}; acepto de ${clockTime(f.least)} a ${clockTime(f.most)}. No se cobró nada.`,
  'refusal.upload-unreachable': 'No pude descargar ningún audio de esa dirección. No se cobró nada.',
  'upload.offer': (f) =>
    `«${f.title}», dura ${clockTime(f.seconds)}. ¿Llevo este audio al gateway? Allí cuenta como una subida. Después puedes extenderlo, hacer un cover, ponerle voz o instrumentos o sacar un sample.`,
  'upload.confirm': 'Llevarlo',
  'inline.make': (f) => `Hacer una canción: ${f.text}`,
  'inline.hint': 'Aparecerá aquí en cuanto esté lista.',
  'inline.making': 'Tu canción se está haciendo. En uno o dos minutos estará aquí.',
  'refusal.storage':
    'Ahora mismo no puedo acceder a mi memoria. No se perdió nada ni se cobró nada. Inténtalo de nuevo en un minuto.',
  'refusal.gone-wrong': 'Algo falló por mi parte. No se cobró nada. Inténtalo de nuevo en un minuto.',
  'refusal.form-expired': 'Este formulario ha caducado. Empieza de nuevo; no se cobró nada.',

  'refusal.flood': 'Vas muy rápido. Espera unos segundos y sigue.',
  'refusal.blocked': 'Quien gestiona este bot te ha bloqueado, así que no puedo hacer nada por ti.',
  'refusal.blocked-here': 'Quien gestiona este bot lo ha bloqueado aquí.',
  'refusal.wrong-place': 'No atiendo aquí. Pídemelo en uno de los lugares que se eligieron para mí.',
  'refusal.role': 'Aquí solo ciertas personas pueden pedirme algo. Pregunta a quien administra este espacio.',
  'refusal.word': (f) => `Aquí no se admite «${f.text}». Dilo sin esa palabra; no se cobró nada.`,
  'refusal.private':
    'Esta pista es privada: solo la persona a la que pertenece puede continuar a partir de ella.',
  'refusal.not-your-track': 'Aquí eso solo puede hacerlo la persona para la que se hizo esta pista.',
  'refusal.used-up.own': (f) =>
    `Has agotado tu cupo de ${thisPeriod(f.period)} (${f.limit}). No se cobró nada. ${again(f)}`,
  'refusal.used-up.together': (f) =>
    `Entre todos se ha agotado aquí el cupo de ${thisPeriod(f.period)} (${f.limit}). No se cobró nada. ${again(f)}`,

  'plain.hint.question':
    'Eso parece una pregunta, y lo mío son las canciones. /help muestra lo que sé hacer.',
  'plain.hint.link': 'No abro enlaces de los mensajes. Para el audio que hay detrás existe /upload.',
  'plain.hint.change': 'No sé a qué pista te refieres. Responde a una de las tuyas y cambiaré esa.',
  'plain.ask': (f) => `¿Hago una canción con esto? «${f.text}»`,
  'plain.ask-lyrics': 'Esto parece una letra. ¿Abro el formulario completo con ella? Allí eliges el estilo.',
  'plain.make': 'Hacer una canción con esto',
  'plain.open-form': 'Abrir el formulario',
  'plain.free': 'No se cobra nada antes de que pulses el botón.',
  'plain.never': 'Aquí los mensajes sin comando no empiezan canciones. Escribe /song y de qué trata.',
  'plain.thanks': '¡De nada!',
  'plain.again': (f) => `¿Hago otra versión de «${f.title}»?`,
  'plain.nothing-yet': 'Aún no tienes ninguna pista. /song empieza una.',

  'settings.title': 'Ajustes de este espacio',
  'settings.not-yours':
    'Solo quien administra este espacio puede cambiar sus ajustes. Tu propio idioma sí puedes cambiarlo.',
  'settings.at-once': 'Los cambios valen al instante y se mantienen aunque me reinicien.',
  'settings.saved': 'Guardado. Vale desde ahora.',
  'settings.save': 'Guardar',
  'settings.unchanged': 'No se cambió nada:',
  'settings.strange-place': 'Ese lugar no pertenece a este espacio. No se cambió nada.',
  'settings.count': (f) => `«${f.field}» debe ser un número entero, o quedar vacío para no poner límite.`,
  'settings.empty': 'Vacío: sin límite.',
  'settings.page.own': 'Mis ajustes',
  'settings.page.messages': 'Mensajes sin comando',
  'settings.page.general': 'General',
  'settings.page.access': 'Dónde y quién',
  'settings.page.allowance': 'Cupo',
  'settings.page.role': 'Cupo de un rol',
  'settings.locale': 'Idioma',
  'settings.plain': 'Cuando alguien solo me escribe',
  'settings.plain.start': 'Empezar enseguida si el deseo es claro',
  'settings.plain.ask': 'Preguntar siempre antes',
  'settings.plain.never': 'Solo los comandos empiezan canciones',
  'settings.quiet': 'Publicar pistas sin sonido de aviso',
  'settings.buttons': 'Quién puede pulsar los botones de una pista',
  'settings.buttons.everyone': 'Cualquiera',
  'settings.buttons.asker': 'Solo quien la pidió',
  'settings.refusedWords': 'Palabras que rechazo (separadas por comas)',
  'settings.places': 'Dónde atiendo (vacío: en todas partes)',
  'settings.roles': 'Roles que pueden usar el bot (vacío: todos)',
  'settings.members': 'Miembros que atiendo (vacío: todos)',
  'settings.members.example': '@ada, @ben, 123456789',
  'settings.strange-member': (f) =>
    `No reconozco a «${f.text}» como miembro. Escribe nombres con @ o identificadores numéricos, separados por comas. No se cambió nada.`,
  'settings.members.managers': 'Solo quienes administran este grupo',
  'settings.feed': 'Dónde se publican las pistas compartidas',
  'settings.role': 'Rol',
  'settings.personDay': 'Cada persona, al día',
  'settings.personMonth': 'Cada persona, al mes',
  'settings.communityDay': 'Entre todos, al día',
  'settings.communityMonth': 'Entre todos, al mes',
  'settings.roleDay': 'Cada persona con el rol, al día',
  'settings.roleMonth': 'Cada persona con el rol, al mes',
  'settings.unlimited': 'Sin límite para este rol',
  'settings.no-limit': 'sin límite',
  'settings.limits': (f) =>
    f.dayLimit === undefined && f.monthLimit === undefined
      ? 'sin límite'
      : [
          ...(f.dayLimit === undefined ? [] : [`${f.dayLimit} al día`]),
          ...(f.monthLimit === undefined ? [] : [`${f.monthLimit} al mes`]),
        ].join(', '),
  'settings.each': 'cada persona el suyo',
  'settings.newest': 'el habitual del servicio de música',
  'settings.each-person': 'Lo que puede pedir cada persona',
  'settings.all-together': 'Lo que pueden pedir entre todos',
  'settings.nowhere': 'todavía en ningún sitio',
  'settings.by-role': (f) => `${f.count} ${plural(f.count, 'rol', 'roles')} con cupo propio`,
  'settings.chosen': (f) => `${f.count} ${plural(f.count, 'elegido', 'elegidos')}`,
  'settings.everyone': 'sin restricción',

  'usage.title': 'Gastado hasta ahora',
  'usage.used': (f) =>
    `Hoy ${f.day}${f.dayLimit === undefined ? '' : ` de ${f.dayLimit}`}, este mes ${f.month}${f.monthLimit === undefined ? '' : ` de ${f.monthLimit}`}`,
  'usage.everywhere': 'Tú, en todas partes',
  'usage.here': 'Tú, aquí',
  'usage.together': 'Entre todos, aquí',
  'usage.counts':
    'Cada petición cuenta una vez, cuando sale bien; lo que falló se devolvió. Los días empiezan a medianoche UTC.',
  'usage.credits': (f) =>
    `${numbers.format(f.credits)} ${plural(f.credits, 'crédito', 'créditos')} en ${f.provider}`,
  'usage.nobody': 'Nadie ha gastado nada aquí este mes.',
  'usage.by-person': 'Por persona, este mes',
  'usage.by-operation': 'Por tipo',
  'usage.by-gateway': 'Por gateway',

  'library.title': 'Tus pistas',
  'library.favourites': 'Favoritas',
  'library.all': 'Todas las pistas',
  'library.newer': 'Más nuevas',
  'library.older': 'Más antiguas',
  'library.empty': 'Todavía no tienes pistas. /song hace la primera.',
  'library.none': 'Ninguna de tus pistas coincide.',
  'library.count': (f) => plural(f.count, 'Una pista.', `${f.count} pistas.`),
  'library.who': 'Quién puede continuar a partir de ella',
  'library.open': 'cualquiera que la vea',
  'library.private': 'solo tú',
  'library.send': 'Enviar de nuevo',
  'library.favourite': 'Añadir a favoritas',
  'library.unfavourite': 'Quitar de favoritas',
  'library.family': 'Familia',
  'library.rename': 'Renombrar',
  'library.hide': 'Hacer privada',
  'library.unhide': 'Hacer pública',
  'library.share': 'Compartir',
  'library.delete': 'Eliminar',
  'library.sure': (f) => `¿Eliminar «${f.title}» de tu biblioteca y del chat? Esto no se puede deshacer.`,
  'library.deleted': (f) => `Se eliminó «${f.title}».`,
  'library.deleted-here': (f) =>
    `Se eliminó «${f.title}» de tu biblioteca. Su mensaje en el chat no puedo borrarlo yo; tú sí.`,
  'library.sent': 'Aquí la tienes otra vez.',
  'library.shared': 'Compartida.',
  'library.shared-already': 'Ya está compartida allí.',
  'library.no-feed':
    'Aquí no hay un lugar para pistas compartidas. Quien administra este espacio puede elegir uno en /settings.',
  'library.no-family': 'De esta pista aún no ha salido nada, y no viene de ninguna otra.',

  'persona.title': 'Tus Personas',
  'persona.none': 'Todavía no tienes ninguna Persona. Pulsa «Más» debajo de una pista y luego «Persona».',
  'persona.none-but': (f) =>
    `Todavía no tienes ninguna Persona. Una pista hecha en uno de estos gateways puede darte una, con «Más» y luego «Persona»: ${f.others}. «Más» dice dónde se hizo una pista.`,
  'persona.delete': (f) => `Eliminar «${f.name}»`,
  'persona.deleted': (f) => `Se eliminó «${f.name}».`,
  'persona.gone': 'Ya no conozco esa Persona.',
  'persona.how': 'Elige una en /custom. Para crear otra, usa «Más» debajo de una pista.',

  'operator.only': (f) =>
    `Eso solo puede hacerlo quien gestiona este bot. Si eres tú, añade ${f.name} a su ajuste OPERATORS.`,
  'operator.title': 'El bot',
  'operator.gateways': 'Gateways',
  'operator.available': 'en uso',
  'operator.paused': 'en pausa, por ti',
  'operator.cooling-down': (f) => `fuera: ${f.reason}; nuevo intento en ${span(f.seconds)}`,
  'operator.reason.unauthorized': 'rechaza la clave',
  'operator.reason.out_of_credits': 'la cuenta está vacía',
  'operator.reason.rate_limited': 'demasiadas peticiones',
  'operator.reason.overloaded': 'está sobrecargado',
  'operator.reason.unreachable': 'no responde',
  'operator.reason.bad_answer': 'da respuestas sin sentido',
  'operator.pause': (f) => `Pausar ${f.provider}`,
  'operator.resume': (f) => `Reanudar ${f.provider}`,
  'operator.blocked': 'Bloqueados',
  'operator.block': 'Bloquear o desbloquear',
  'operator.who': 'Persona o espacio, como plataforma:id',
  'operator.no-such': 'Eso no es una persona ni un espacio. Escríbelo así: discord:1234567890.',
  'operator.in-doubt': 'En duda: quizá cobradas, quizá no',
  'operator.was-made': (f) => `La n.º ${f.number} se cobró`,
  'operator.was-none': (f) => `La n.º ${f.number} no se cobró`,

  'invalid.intro': 'Hay que corregir un detalle. No se cobró nada.',
  'invalid.required': (f) => `Falta «${f.field}».`,
  'invalid.too-long': (f) =>
    `«${f.field}» puede tener hasta ${numbers.format(f.max)} caracteres; ahora tiene ${numbers.format(f.length)}.`,
  'invalid.choice': (f) => `«${f.field}» debe ser una de estas opciones: ${f.choices}.`,
  'invalid.slider': (f) => `«${f.field}» debe ser un número de 0 a 100.`,
  'invalid.seconds': (f) =>
    `«${f.field}» debe ser un punto de la pista: segundos o minutos:segundos, hasta ${clockTime(f.max)}.`,
  'invalid.number': (f) => `«${f.field}» debe ser un número entero de ${f.least} a ${f.most}.`,
  'invalid.order': 'La sección tiene que terminar después de empezar.',
  'invalid.span': 'El fragmento debe durar menos de 30 segundos.',
  'invalid.track': (f) => `«${f.field}» debe ser una de tus pistas del mismo gateway.`,
  'invalid.persona': (f) => `«${f.field}» debe ser una de tus Personas.`,
  'invalid.link': (f) => `«${f.field}» debe ser una dirección pública que empiece por https://.`,
  'invalid.toggle': (f) => `«${f.field}» debe ser sí o no.`,
  'invalid.no-lyrics':
    'Escribe una letra o activa «Instrumental». Si quieres que la letra la escriba yo, usa /song.',
  'invalid.no-style': 'Un instrumental necesita un estilo, por ejemplo: trío de jazz lento.',

  'queue.title': 'En marcha para ti',
  'queue.empty': 'No tienes nada en marcha. Con /song empiezas algo.',
  'queue.here': 'En marcha para otras personas de aquí',
  'queue.more': (f) => `y ${f.count} más`,
  'queue.behind': (f) => (f.ahead === 0 ? 'es la siguiente' : `${f.ahead} por delante`),
  'queue.waiting': (f) =>
    `En ${f.provider} hay ${plural(f.count, 'una petición en espera de ser entregada', `${f.count} peticiones en espera de ser entregadas`)}, contando las de todos.`,
  'queue.state.queued': 'en espera',
  'queue.state.submitting': 'entregándose',
  'queue.state.running': 'componiéndose',
  'queue.state.delivering': 'publicándose',
  'queue.state.done': 'terminada',
  'cancel.which': '¿Cuál cancelo?',
  'cancel.done': 'Cancelada.',

  'welcome.title': '¡Hola! Hago canciones',
  'welcome.body':
    'Escribe /song y de qué trata, o mencióname con la idea: en uno o dos minutos la canción estará aquí, con su portada. /help muestra qué más sé hacer.\n\nPara quien administra este espacio: /settings decide dónde atiendo, quién puede pedirme y cuánto.',
  'help.title': 'Pide una canción',
  'help.body':
    'Escribe /song y de qué trata, o simplemente escríbeme. /custom acepta tu propia letra y estilo, /lyrics escribe una letra, /sounds hace un efecto o un loop, y /upload trae un audio tuyo.\n\nDebajo de cada pista hay botones para extenderla, hacer un cover, separarla en stems o remasterizarla. En «Más» está el resto: letra nueva para una sección, más voces o instrumentos, un mashup, la letra con tiempos y la pista en WAV, video o MIDI.\n\nMientras una canción está en marcha puedes cancelarla. /library tiene todas tus pistas y /usage dice cuánto te queda del cupo. Escribe / para ver todos los comandos.',

  'wizard.skip': 'Omitir',
  'wizard.keep': 'Dejar así',
  'wizard.now': (f) => `Ahora: ${f.value}`,
  'wizard.answer': 'Responde con un mensaje o pulsa un botón.',
  'wizard.more-settings': 'Más ajustes',
  'wizard.cancelled': 'Cancelado. No se cobró nada.',
  'wizard.reply': 'Responde a este mensaje o pulsa un botón.',
  'wizard.choose': 'Pulsa un botón.',
  'wizard.example': (f) => `Por ejemplo: ${f.text}`,
  'wizard.channel': 'O escribe el @nombre de un canal que administres y donde yo pueda publicar.',
  'wizard.ready': 'No necesito nada más.',
  'wizard.ready-hint': 'Créala ya, o mira antes algunos ajustes más.',
  'wizard.skipped': 'Omitido',
  'wizard.clear': 'Dejar vacío',
  'wizard.cleared': 'Se dejó vacío',
  'wizard.answered': 'Esa pregunta ya está respondida.',
  'wizard.step': (f) => `Pregunta ${f.step} de ${f.steps}`,

  'web.name': 'Minstrel',
  'web.tagline': 'Pide una canción.',
  'web.sandbox': 'Sandbox: un compositor de práctica en tu propio equipo. No se cobra nada.',
  'web.conversation': 'Conversación',
  'web.no-script': 'Esta página necesita JavaScript.',
  'web.you': 'Tú',
  'web.message': '¿De qué quieres que trate la canción?',
  'web.hint': 'Enter envía, Mayús + Enter empieza otra línea, / muestra lo que puedo hacer.',
  'web.send': 'Enviar',
  'web.commands': 'Mostrar lo que puedo hacer',
  'web.choices': (f) =>
    `${f.count} ${plural(f.count, 'opción', 'opciones')}. Las flechas mueven, Enter elige.`,
  'web.start-title': '¿De qué quieres que trate la canción?',
  'web.start-body':
    'Escribe una frase abajo. Compongo la canción, la canto y pinto su portada. O empieza con una de estas:',
  'web.start-custom': 'Tu propia letra, tu estilo y tus ajustes',
  'web.example-1': 'Una melodía alegre sobre la lluvia en un tejado de chapa',
  'web.example-2': 'Una balada de jazz lenta sobre el último tren a casa',
  'web.example-3': 'Una canción de cumpleaños para Ada, que adora su bicicleta',
  'web.example-4': 'Piano tranquilo para leer, sin voz',
  'web.unreachable': 'No pude conectar con el servidor. Tu mensaje se conserva; inténtalo de nuevo.',
  'web.unreachable-form':
    'No pude conectar con el servidor. Lo que escribiste se conserva; inténtalo de nuevo.',
  'web.unreachable-press': 'No pude conectar con el servidor. No se cambió nada; inténtalo de nuevo.',
  'web.too-large': 'Es demasiado largo para mí. Acórtalo e inténtalo de nuevo.',
  'web.session-lost':
    'Ya no reconozco este navegador. Permite las cookies en esta página y vuelve a cargarla.',
  'web.reconnecting': 'Reconectando…',
  'web.newest': 'Mensaje más reciente',
  'web.progress': 'Progreso',
  'web.play': (f) => `Reproducir «${f.title}»`,
  'web.pause': (f) => `Pausar «${f.title}»`,
  'web.seek': (f) => `Posición en «${f.title}»`,
  'web.position': (f) => `${clockTime(f.now)} de ${clockTime(f.end)}`,
  'web.unplayable': 'Esta pista no se puede reproducir ahora mismo. Inténtalo de nuevo o descárgala.',
  'web.attach': 'Adjuntar un audio',
  'web.drop': 'Suelta el audio aquí para continuar a partir de él.',
  'web.sing-along': 'Cantar con la letra',
  'web.cover-art': (f) => `Portada de «${f.title}»`,
  'web.close': 'Cerrar',
  'web.needed': 'obligatorio',
  'web.automatic': 'Automático',
  'web.any': 'Cualquiera',
  'web.characters': (f) => `${f.length} de ${f.max}`,
  'web.characters-over': (f) => `${f.length} de ${f.max}: sobran ${f.length - f.max}`,
};
