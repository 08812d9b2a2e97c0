import type { Words } from './catalogue.js';
import type { Charge } from './charge.js';
import { clockTime } from './clock.js';

const rules = new Intl.PluralRules('pt-BR');
const numbers = new Intl.NumberFormat('pt-BR');

/** The form of a word for a number. */
const many = (count: number, one: string, other: string): string =>
  rules.select(count) === 'one' ? one : other;

const seconds = (value: number): string => {
  if (value < 60) return `${Math.max(5, Math.round(value / 5) * 5)} segundos`;
  const minutes = Math.round(value / 30) / 2;
  return minutes === 1 ? 'um minuto' : `${numbers.format(minutes)} ${many(minutes, 'minuto', 'minutos')}`;
};

const cost = (charge: Charge): string =>
  ({
    none: 'Nada foi cobrado.',
    made: 'O gateway cobrou por isso.',
    unknown: 'Não consigo saber se o gateway cobrou por isso.',
  })[charge];

const again = ({ period }: { period: 'day' | 'month' }): string =>
  period === 'day' ? 'A cota se renova à meia-noite UTC.' : 'A cota se renova no dia 1º do mês que vem.';

const thisPeriod = ({ period }: { period: 'day' | 'month' }): string =>
  period === 'day' ? 'de hoje' : 'deste mês';

/** Every sentence the bot says, in Brazilian Portuguese. */
export const pt = {
  language: 'Português do Brasil',

  line: (f) => `${f.label}: ${f.value}`,

  'name.extend': 'Estender',
  'name.cover': 'Cover',
  'name.stems': 'Stems',
  'name.remaster': 'Remaster',
  'name.song': 'Música',
  'name.custom': 'Música personalizada',
  'name.whole': 'Música inteira',
  'name.replace': 'Trocar um trecho',
  'name.sample': 'Sample',
  'name.vocals': 'Incluir vocais',
  'name.instrumental': 'Incluir instrumentos',
  'name.acapella': 'Só a voz',
  'name.mashup': 'Mashup',
  'name.sounds': 'Sons',
  'name.lyrics': 'Escrever letra',
  'name.mixlyrics': 'Misturar letras',
  'name.style': 'Descrever um estilo',
  'name.upload': 'Enviar áudio',
  'name.persona': 'Persona',
  'name.wav': 'WAV',
  'name.video': 'Vídeo',
  'name.midi': 'MIDI',
  'name.karaoke': 'Letra sincronizada',
  'name.bpm': 'Andamento',
  'name.sing': 'Cantar',
  'name.transfer': (f) => `Levar para ${f.provider}`,
  'name.more': 'Mais',
  'name.words': 'Letra',
  'name.repeat': 'Fazer outra',
  'name.cancel': 'Cancelar',
  'name.retry': 'Tentar de novo',
  'name.listen': 'Já dá para ouvir',
  'name.correct': 'Corrigir',

  'command.song': 'Uma música a partir de uma frase',
  'command.custom': 'Uma música com a sua letra, o seu estilo e os seus ajustes',
  'command.extend': 'Continuar uma faixa a partir de um ponto',
  'command.cover': 'A mesma música em outro estilo',
  'command.stems': 'Vocais e instrumentos em faixas separadas',
  'command.remaster': 'A mesma execução, com uma nova mixagem',
  'command.whole': 'Uma faixa só, com a extensão e o que veio antes dela',
  'command.replace': 'Cantar de novo um trecho de uma faixa, com outra letra',
  'command.sample': 'Uma música nova que nasce de um pedaço de uma faixa',
  'command.vocals': 'Colocar voz em cima de uma faixa',
  'command.instrumental': 'Colocar instrumentos por baixo de uma faixa',
  'command.acapella': 'Só a voz, de menos de 30 segundos de uma faixa',
  'command.mashup': 'Juntar duas faixas em uma',
  'command.sounds': 'Um efeito sonoro ou um loop',
  'command.lyrics': 'Escrever uma letra, por enquanto sem cantar',
  'command.mixlyrics': 'Combinar duas letras em uma',
  'command.style': 'Transformar umas poucas palavras de estilo em uma descrição completa',
  'command.upload': 'Trazer um áudio seu, para continuar a partir dele',
  'command.persona': 'Guardar a voz e o jeito de uma faixa para outras músicas',
  'command.wav': 'Uma faixa em arquivo sem compressão',
  'command.video': 'Uma faixa em vídeo',
  'command.midi': 'As notas de uma faixa',
  'command.karaoke': 'A letra de uma faixa com os tempos de cada verso',
  'command.bpm': 'A velocidade de uma faixa',
  'command.library': 'Minhas faixas: buscar, favoritar, enviar de novo',
  'command.usage': 'Quanto já usei da minha cota',
  'command.settings': 'Meu idioma e, para quem administra: cotas, canais, cargos',
  'command.audio-of-message': 'Usar este áudio',
  'command.operator': 'Para o operador: gateways, bloqueios, dúvidas',
  'command.queue': 'O que estou fazendo para você',
  'command.cancel': 'Parar uma música que ainda não ficou pronta',
  'command.help': 'O que eu sei fazer',
  'command.song-of-message': 'Fazer uma música disto',

  'field.prompt': 'Sobre o que é a música?',
  'field.lyrics': 'Letra',
  'field.style': 'Estilo',
  'field.title': 'Título',
  'field.excludedStyle': 'Estilo a evitar',
  'field.instrumental': 'Instrumental, sem voz',
  'field.voice': 'Voz',
  'field.model': 'Modelo',
  'field.styleWeight': 'Fidelidade ao estilo (0–100%)',
  'field.weirdness': 'Quanto pode fugir do comum (0–100%)',
  'field.audioWeight': 'Fidelidade ao original (0–100%)',
  'field.continueAt': 'Continuar a partir de (segundos ou m:ss)',
  'field.parts': 'Quais partes?',
  'field.variation': 'Com que intensidade?',
  'field.from': 'De (segundos ou m:ss)',
  'field.to': 'Até (segundos ou m:ss)',
  'field.section': 'Nova letra para este trecho',
  'field.method': 'Como encaixar',
  'field.other': 'A segunda faixa',
  'field.loop': 'Fazer um loop',
  'field.tempo': 'Andamento (batidas por minuto)',
  'field.lyrics.prompt': 'Sobre o que é a letra?',
  'field.style.prompt': 'Algumas palavras de estilo',
  'field.sounds.prompt': 'Como deve soar?',
  'field.musicalKey': 'Tom',
  'field.otherLyrics': 'A outra letra',
  'field.audio': 'Endereço do áudio (https)',
  'field.audio-file': 'Áudio do seu dispositivo',
  'field.persona': 'Persona',
  'field.personaName': 'Nome da persona',
  'field.description': 'Descrição',
  'field.search': 'Palavras no título, no estilo ou na letra',
  'field.track': 'Faixa',
  'field.generation': 'Música',

  'example.prompt': 'uma canção alegre sobre a chuva',
  'example.lyrics': '[Verso]\nChuva na janela, café na minha mão…',
  'example.style.prompt': 'jazz, suave',
  'example.sounds.prompt': 'uma porta rangendo numa casa velha',
  'example.style': 'indie folk acolhedor, violão dedilhado, bateria com vassourinhas',
  'example.title': 'Manhã de chuva',
  'example.excludedStyle': 'heavy metal, autotune',
  'example.continueAt': '1:30',
  'example.from': '0:30',
  'example.to': '0:45',
  'example.tempo': '120',
  'example.section': 'Chuva no rio, chuva no mar',
  'example.personaName': 'Voz da madrugada',
  'example.description': 'uma voz quente e grave, bem perto do microfone',
  'example.audioWeight': '60',
  'example.styleWeight': '50',
  'example.weirdness': '50',

  'choice.female': 'Feminina',
  'choice.male': 'Masculina',
  'choice.two': 'Vocais e instrumental',
  'choice.all': 'Todos os instrumentos, um por um',
  'choice.subtle': 'Sutil',
  'choice.normal': 'Normal',
  'choice.high': 'Forte',
  'choice.free': 'Livremente: a duração pode mudar',
  'choice.exact': 'Com exatidão: o resto fica como está',
  'choice.true': 'Sim',
  'choice.false': 'Não',

  'form.custom': 'Uma música do seu jeito',
  'form.extend': (f) => `Estender “${f.title}”`,
  'form.cover': (f) => `Cover de “${f.title}”`,
  'form.stems': (f) => `Stems de “${f.title}”`,
  'form.on': (f) => `${f.operation}: “${f.title}”`,
  'form.remaster': (f) => `Remaster de “${f.title}”`,
  'form.submit': 'Criar',
  'form.open': 'Abrir o formulário',
  'form.more-options': (f) => `Há mais para escolher: veja as opções de /${f.name}.`,
  'form.rest-kept': 'Aqui só cabe o começo; o resto está guardado.',
  'form.audio-kept': 'Deixe vazio para manter o áudio que você escolheu.',
  'form.model-limits': (f) =>
    `Com o modelo ${f.model}: até ${f.lyrics} caracteres de letra e ${f.style} de estilo.`,

  'card.grace': (f) =>
    `Começa em ${f.seconds} ${f.seconds === 1 ? 'segundo' : 'segundos'}. Se você cancelar agora, não custa nada.`,
  'card.queued': (f) =>
    f.ahead === 0
      ? 'A sua é a próxima.'
      : `Há ${f.ahead} ${many(f.ahead, 'música', 'músicas')} na frente da sua.`,
  'card.patience': 'O gateway está ocupado ou não responde. Vou continuar tentando por alguns minutos.',
  'card.submitting': 'Entregando ao gateway…',
  'card.running': 'Compondo…',
  'card.estimate': (f) => `Pronto em cerca de ${seconds(f.seconds)}.`,
  'card.longer': 'Está levando um pouco mais que o normal.',
  'card.delivering': 'Está pronto. Estou buscando…',
  'card.done': (f) =>
    f.count === 1
      ? 'Aqui está a sua faixa.'
      : `Aqui ${many(f.count, 'está a sua', 'estão as suas')} ${f.count} ${many(f.count, 'faixa', 'faixas')}.`,
  'card.made': 'Está pronto: veja a próxima mensagem.',
  'card.late': 'Esta chegou tarde, quando eu já tinha desistido dela. É sua e não conta de novo na cota.',
  'card.missing': (f) =>
    f.missing === 1
      ? 'Mais uma faixa estava prometida, mas não deu para trazê-la até aqui.'
      : `Mais ${f.missing} faixas estavam prometidas, mas não deu para trazê-las até aqui.`,
  'card.cancelled': (f) =>
    ({
      none: 'Cancelado antes de ser entregue ao gateway. Nada foi cobrado.',
      made: 'Cancelado. O pedido já estava com o gateway, que cobrou por ele.',
      unknown: 'Cancelado durante a entrega ao gateway. Não consigo saber se ele cobrou pelo pedido.',
    })[f.charge],
  'card.cancelled-sandbox': 'Cancelado. O sandbox já estava trabalhando nisso, e isso não custa nada.',
  'card.sandbox': 'Feito pelo sandbox: um pequeno compositor de treino, sem custo.',

  'made.lyrics': 'Aqui está a sua letra. Nada foi cantado ainda.',
  'made.style': 'Esta é a descrição completa. Use como estilo.',
  'made.words': 'A letra com os tempos. O arquivo funciona em players que mostram letras.',
  'made.file': 'Aqui está o seu arquivo.',
  'made.notes': (f) =>
    `${f.notes} ${many(f.notes, 'nota', 'notas')} de ${f.instruments} ${many(f.instruments, 'instrumento', 'instrumentos')}, em arquivo MIDI.`,
  'instrument.vocals': 'voz',
  'instrument.backing-vocals': 'vocais de apoio',
  'instrument.drums': 'bateria',
  'instrument.bass': 'baixo',
  'instrument.guitar': 'guitarra',
  'instrument.keyboard': 'teclado',
  'instrument.percussion': 'percussão',
  'instrument.strings': 'cordas',
  'instrument.synth': 'sintetizador',
  'instrument.fx': 'efeitos',
  'instrument.brass': 'metais',
  'instrument.woodwinds': 'madeiras',
  'made.tempo': (f) => `${Math.round(f.bpm)} batidas por minuto.`,
  'made.tempo-range': (f) => `Varia entre ${Math.round(f.least)} e ${Math.round(f.most)}.`,
  'made.key': (f) => `O tom é ${f.key}.`,
  'made.persona': (f) => `A persona “${f.name}” está pronta. Escolha-a em /custom.`,
  'made.link': 'O arquivo é grande demais para este chat. Você o encontra no link.',
  'transfer.offer': (f) =>
    `Esta faixa foi feita em ${f.provider}, que está fora do ar agora, e só lá dá para trabalhar nela. Tenho uma cópia e posso levá-la para ${f.other}: isso é um upload lá. Depois você continua a partir da cópia. O som pode mudar um pouco, porque ${f.other} só tem a gravação, não a música por trás dela.`,
  'transfer.lost':
    'Não consigo ler a minha cópia desta faixa, então não dá para levá-la. Nada foi cobrado. Os botões dela voltam a funcionar assim que o gateway dela voltar.',

  'track.album': (f: { first: number; last: number; count: number }) =>
    f.last - f.first + 1 === f.count ? `${f.count} faixas.` : `Faixas ${f.first} a ${f.last} de ${f.count}.`,
  'track.album-perhaps':
    'Talvez estas faixas já estejam acima: a conexão caiu enquanto eu as publicava, e não publico duas vezes. Cada uma está em /library; todas juntas, no ZIP, se houver um abaixo.',
  'track.zip': (f: { count: number }) => `Todas as ${f.count} faixas em um só arquivo.`,
  'track.length': 'Duração',
  'track.style': 'Estilo',
  'track.from': 'A partir de',
  'track.model': 'Modelo',
  'track.asked': 'Pedido',
  'track.made': 'Feita com',
  'track.smaller': 'O arquivo era grande demais para este chat, então esta é uma versão menor.',
  'track.download': 'Baixar',
  'track.link-only': 'O arquivo é grande demais para este chat. Você o encontra no link.',
  'track.nowhere':
    'O arquivo é grande demais para este chat, e não tenho um endereço público para criar um link.',
  'track.instrumental': 'Instrumental: não tem letra.',

  'fault.bad_input': (f) =>
    `O gateway não aceitou este pedido${f.detail ? `: “${f.detail}”` : ''}. ${cost(f.charge)} Mude alguma coisa e tente de novo.`,
  'fault.moderated': (f) =>
    `A moderação do gateway recusou isto${f.detail ? `: “${f.detail}”` : ''}. ${cost(f.charge)} Os motivos mais comuns são nomes de artistas e palavras pesadas; diga de outro jeito e tente de novo.`,
  'fault.unauthorized': (f) =>
    `O gateway não aceitou a chave deste bot. ${cost(f.charge)} Só o dono do bot pode resolver isso; seu pedido está guardado, tente de novo mais tarde.`,
  'fault.out_of_credits': (f) =>
    `A conta do bot no gateway está sem créditos. ${cost(f.charge)} O dono do bot já foi avisado; tente de novo mais tarde.`,
  'fault.rate_limited': (f) =>
    `O gateway está recebendo pedidos demais. ${cost(f.charge)} Tente de novo em alguns minutos.`,
  'fault.overloaded': (f) =>
    `O gateway está sobrecarregado agora. ${cost(f.charge)} Tente de novo em alguns minutos.`,
  'fault.unreachable': (f) =>
    `O gateway não está respondendo agora. ${cost(f.charge)} Tente de novo em alguns minutos.`,
  'fault.bad_answer': (f) =>
    `O gateway deu uma resposta que não consegui entender. ${cost(f.charge)} Tente de novo em alguns minutos.`,
  'fault.unknown_task': (f) =>
    `O gateway perdeu esta música de vista. ${cost(f.charge)} Você pode tentar de novo; será uma nova cobrança.`,
  'fault.failed': (f) =>
    `O gateway não conseguiu terminar esta música${f.detail ? `: “${f.detail}”` : ''}. ${cost(f.charge)} Você pode tentar de novo.`,
  'fault.timed_out': (f) =>
    `Demorou demais, então parei de esperar. ${cost(f.charge)} Se ainda chegar, publico aqui sem custo adicional. Você também pode tentar de novo; será uma nova cobrança.`,
  'fault.in_doubt': (f) =>
    `A conexão caiu enquanto eu entregava o pedido. ${cost(f.charge)} Não vou enviá-lo uma segunda vez por conta própria. Se ainda chegar, publico aqui; se você tentar de novo, pode ser cobrado duas vezes.`,
  'fault.media_lost': (f) =>
    `O gateway terminou a música, mas não deu para buscar os arquivos. ${cost(f.charge)} Você pode tentar de novo; será uma nova cobrança.`,
  'fault.chat_refused': (f) =>
    `A música está pronta, mas este chat não a aceita. ${cost(f.charge)} Veja o que posso publicar aqui ou peça em outro lugar.`,
  'fault.maker_gone': (f) =>
    `Esta faixa foi feita em ${f.provider}, e só lá dá para trabalhar nela. Esse gateway não está em uso agora. ${cost(f.charge)}`,
  'fault.cannot': (f) => `Nenhum gateway deste bot faz isso. ${cost(f.charge)}`,

  'refusal.no-track':
    'Não conheço essa faixa. Aperte um botão embaixo de uma faixa ou escolha uma das suas na lista.',
  'refusal.no-generation': 'Não conheço mais essa música.',
  'refusal.old-button':
    'Este botão é de outra versão minha e não funciona mais. Os comandos funcionam: veja em /help.',
  'refusal.not-yours': 'Só quem pediu esta música pode fazer isso.',
  'refusal.too-late': 'Tarde demais para cancelar: esta música já está pronta.',
  'refusal.running-already': 'Isso já está a caminho.',
  'refusal.nothing-to-cancel': 'Não estou fazendo nada para você agora, então não há o que cancelar.',
  'refusal.too-many': (f) =>
    `Você já tem ${f.limit} ${many(f.limit, 'música', 'músicas')} em andamento. Espere uma ficar pronta ou cancele uma com /cancel.`,
  'refusal.empty': 'Diga sobre o que é a música, por exemplo: /song uma canção alegre sobre a chuva.',
  'refusal.unknown-command': 'Não conheço esse comando. /help mostra o que eu sei fazer.',
  'refusal.maker-cannot': (f) =>
    `Esta faixa foi feita em ${f.provider}, que não oferece “${f.operation}”. Estes oferecem, para as faixas feitas neles: ${f.others}.`,
  'refusal.no-such-model': (f) =>
    `“${f.operation}” não está disponível com este modelo. Está disponível com: ${f.others}. Escolha outro modelo ou nenhum.`,
  'refusal.nobody-can': (f) =>
    `Nenhum dos gateways em uso oferece “${f.operation}”.${f.others ? ` O dono do bot pode adicionar um que ofereça: ${f.others}.` : ''}`,
  'refusal.no-other-track':
    'Um mashup precisa de duas faixas do mesmo gateway, e lá você só tem esta. Faça outra primeiro.',
  'refusal.not-whole':
    '“Música inteira” funciona com uma faixa que estende outra ou que teve um trecho trocado; esta existe por si só.',
  'refusal.upload-address':
    'Não consigo receber arquivos neste chat. Envie /upload e um endereço público do áudio, que comece com https://.',
  'refusal.upload-too-large':
    'Esse arquivo é grande demais para chegar até mim por aqui. Envie /upload e um endereço público do áudio, que comece com https://.',
  'refusal.upload-not-audio':
    'Esse não é um áudio que eu consiga tocar. Envie MP3, WAV, M4A, OGG ou FLAC. Nada foi cobrado.',
  'refusal.upload-length': (f) =>
    `Esse áudio tem ${clockTime(f.seconds)}; aceito de ${clockTime(f.least)} a ${clockTime(f.most)}. Nada foi cobrado.`,
  'refusal.upload-unreachable': 'Não consegui buscar um áudio nesse endereço. Nada foi cobrado.',
  'upload.offer': (f) =>
    `“${f.title}”, com ${clockTime(f.seconds)} de duração. Posso enviar ao gateway? Isso é um upload lá. Depois você pode estender, fazer um cover, cantar ou tocar por cima, ou tirar um sample.`,
  'upload.confirm': 'Enviar',
  'inline.make': (f) => `Fazer uma música: ${f.text}`,
  'inline.hint': 'Ela aparece aqui assim que ficar pronta.',
  'inline.making': 'Sua música está sendo feita. Ela aparece aqui em um ou dois minutos.',
  'refusal.storage':
    'Não consigo acessar minha memória agora. Nada se perdeu e nada foi cobrado. Tente de novo em um minuto.',
  'refusal.gone-wrong': 'Algo deu errado do meu lado. Nada foi cobrado. Tente de novo em um minuto.',
  'refusal.form-expired': 'Este formulário expirou. Comece de novo; nada foi cobrado.',

  'refusal.flood': 'Você está indo rápido demais. Espere alguns segundos e continue.',
  'refusal.blocked': 'O dono deste bot bloqueou você, então não posso ajudar.',
  'refusal.blocked-here': 'O dono deste bot bloqueou o uso dele aqui.',
  'refusal.wrong-place': 'Não atendo aqui. Peça em um dos lugares escolhidos para mim.',
  'refusal.role': 'Aqui só certas pessoas podem me pedir algo. Fale com quem administra a comunidade.',
  'refusal.word': (f) => `“${f.text}” não é permitido aqui. Diga sem essa palavra; nada foi cobrado.`,
  'refusal.private': 'Esta faixa é privada: só quem é dono dela pode usá-la como base.',
  'refusal.not-your-track': 'Aqui só a pessoa para quem esta faixa foi feita pode fazer isso.',
  'refusal.used-up.own': (f) =>
    `Você já usou toda a sua cota ${thisPeriod(f)} (${f.limit}). Nada foi cobrado. ${again(f)}`,
  'refusal.used-up.together': (f) =>
    `Todo mundo aqui, somado, já usou a cota ${thisPeriod(f)} (${f.limit}). Nada foi cobrado. ${again(f)}`,

  'plain.hint.question': 'Isso parece uma pergunta, e eu faço músicas. /help mostra o que sei fazer.',
  'plain.hint.link': 'Eu não abro links de mensagens. Para o áudio que está lá existe /upload.',
  'plain.hint.change': 'Não sei de qual faixa você fala. Responda a uma das suas e eu mudo essa.',
  'plain.ask': (f) => `Faço uma música com isto? “${f.text}”`,
  'plain.ask-lyrics': 'Isto parece uma letra. Abro o formulário completo com ela? Lá você escolhe o estilo.',
  'plain.make': 'Fazer uma música com isto',
  'plain.open-form': 'Abrir o formulário',
  'plain.free': 'Nada é cobrado antes de você apertar o botão.',
  'plain.never': 'Aqui, mensagens sem comando não começam músicas. Digite /song e o assunto.',
  'plain.thanks': 'De nada!',
  'plain.again': (f) => `Faço outra versão de “${f.title}”?`,
  'plain.nothing-yet': 'Você ainda não tem nenhuma faixa. /song começa uma.',

  'settings.title': 'Configurações da comunidade',
  'settings.not-yours':
    'Só quem administra esta comunidade pode mudar as configurações dela. O seu próprio idioma você pode mudar.',
  'settings.at-once': 'As mudanças valem na hora e continuam valendo quando eu reinicio.',
  'settings.saved': 'Salvo. Vale a partir de agora.',
  'settings.save': 'Salvar',
  'settings.unchanged': 'Nada foi alterado:',
  'settings.strange-place': 'Esse lugar não faz parte deste espaço. Nada foi alterado.',
  'settings.count': (f) => `“${f.field}” deve ser um número inteiro; em branco, não há limite.`,
  'settings.empty': 'Em branco: sem limite.',
  'settings.page.own': 'Minhas configurações',
  'settings.page.messages': 'Mensagens sem comando',
  'settings.page.general': 'Geral',
  'settings.page.access': 'Onde e quem',
  'settings.page.allowance': 'Cota',
  'settings.page.role': 'Cota de um cargo',
  'settings.locale': 'Idioma',
  'settings.plain': 'Quando alguém só me escreve',
  'settings.plain.start': 'Começar logo quando o pedido é claro',
  'settings.plain.ask': 'Sempre perguntar antes',
  'settings.plain.never': 'Só comandos começam músicas',
  'settings.quiet': 'Publicar faixas sem som de notificação',
  'settings.buttons': 'Quem pode usar os botões de uma faixa',
  'settings.buttons.everyone': 'Todo mundo',
  'settings.buttons.asker': 'Só quem pediu',
  'settings.refusedWords': 'Palavras que recuso (separadas por vírgula)',
  'settings.places': 'Onde atendo (em branco: em todo lugar)',
  'settings.roles': 'Cargos que atendo (em branco: todo mundo)',
  'settings.members': 'Membros que atendo (em branco: todo mundo)',
  'settings.members.example': '@ada, @ben, 123456789',
  'settings.strange-member': (f) =>
    `Não reconheço “${f.text}” como membro. Escreva nomes com @ ou números de ID, separados por vírgulas. Nada foi alterado.`,
  'settings.members.managers': 'Só quem administra este grupo',
  'settings.feed': 'Onde publicar as faixas compartilhadas',
  'settings.role': 'Cargo',
  'settings.personDay': 'Cada pessoa, por dia',
  'settings.personMonth': 'Cada pessoa, por mês',
  'settings.communityDay': 'Todos juntos, por dia',
  'settings.communityMonth': 'Todos juntos, por mês',
  'settings.roleDay': 'Cada pessoa com o cargo, por dia',
  'settings.roleMonth': 'Cada pessoa com o cargo, por mês',
  'settings.unlimited': 'Sem limite para este cargo',
  'settings.no-limit': 'sem limite',
  'settings.limits': (f) =>
    f.dayLimit === undefined && f.monthLimit === undefined
      ? 'sem limite'
      : [
          ...(f.dayLimit === undefined ? [] : [`${f.dayLimit} por dia`]),
          ...(f.monthLimit === undefined ? [] : [`${f.monthLimit} por mês`]),
        ].join(', '),
  'settings.each': 'cada pessoa com o seu',
  'settings.newest': 'o habitual do serviço de música',
  'settings.each-person': 'Quanto cada pessoa pode pedir',
  'settings.all-together': 'Quanto todos juntos podem pedir',
  'settings.nowhere': 'ainda em lugar nenhum',
  'settings.by-role': (f) => `${f.count} ${many(f.count, 'cargo', 'cargos')} com cota própria`,
  'settings.chosen': (f) => `${f.count} ${many(f.count, 'escolhido', 'escolhidos')}`,
  'settings.everyone': 'sem restrição',

  'usage.title': 'Uso até agora',
  'usage.used': (f) =>
    `Hoje ${f.day}${f.dayLimit === undefined ? '' : ` de ${f.dayLimit}`}, neste mês ${f.month}${f.monthLimit === undefined ? '' : ` de ${f.monthLimit}`}`,
  'usage.everywhere': 'Você, em todo lugar',
  'usage.here': 'Você, aqui',
  'usage.together': 'Todo mundo aqui, somado',
  'usage.counts':
    'Cada pedido conta uma vez, quando dá certo; o que falhou foi devolvido. Os dias começam à meia-noite UTC.',
  'usage.credits': (f) =>
    `${numbers.format(f.credits)} ${many(f.credits, 'crédito', 'créditos')} no ${f.provider}`,
  'usage.nobody': 'Ninguém usou nada aqui neste mês.',
  'usage.by-person': 'Por pessoa, neste mês',
  'usage.by-operation': 'Por tipo',
  'usage.by-gateway': 'Por gateway',

  'library.title': 'Suas faixas',
  'library.favourites': 'Favoritas',
  'library.all': 'Todas as faixas',
  'library.newer': 'Mais novas',
  'library.older': 'Mais antigas',
  'library.empty': 'Você ainda não tem faixas. /song faz a primeira.',
  'library.none': 'Nenhuma faixa sua é assim.',
  'library.count': (f) => (f.count === 1 ? 'Uma faixa.' : `${f.count} ${many(f.count, 'faixa', 'faixas')}.`),
  'library.who': 'Quem pode continuar a partir dela',
  'library.open': 'todo mundo que a vê',
  'library.private': 'só você',
  'library.send': 'Enviar de novo',
  'library.favourite': 'Favoritar',
  'library.unfavourite': 'Tirar das favoritas',
  'library.family': 'Faixas relacionadas',
  'library.rename': 'Renomear',
  'library.hide': 'Tornar privada',
  'library.unhide': 'Tornar pública',
  'library.share': 'Compartilhar',
  'library.delete': 'Excluir',
  'library.sure': (f) => `Excluir “${f.title}” da sua biblioteca e do chat? Não dá para desfazer.`,
  'library.deleted': (f) => `“${f.title}” foi excluída.`,
  'library.deleted-here': (f) =>
    `“${f.title}” foi excluída da sua biblioteca. A mensagem dela no chat eu não posso apagar; você pode.`,
  'library.sent': 'Aqui está ela de novo.',
  'library.shared': 'Compartilhada.',
  'library.shared-already': 'Ela já está compartilhada lá.',
  'library.no-feed':
    'Aqui não há um lugar para faixas compartilhadas. Quem administra pode escolher um em /settings.',
  'library.no-family': 'Nada saiu desta faixa ainda, e ela não vem de nenhuma outra.',

  'persona.title': 'Suas personas',
  'persona.none': 'Você ainda não tem personas. Aperte “Mais” embaixo de uma faixa e depois “Persona”.',
  'persona.none-but': (f) =>
    `Você ainda não tem personas. Uma faixa feita em um destes gateways pode dar uma, com “Mais” e depois “Persona”: ${f.others}. “Mais” diz onde a faixa foi feita.`,
  'persona.delete': (f) => `Excluir “${f.name}”`,
  'persona.deleted': (f) => `A persona “${f.name}” foi excluída.`,
  'persona.gone': 'Não conheço mais essa persona.',
  'persona.how': 'Escolha uma em /custom. Para criar outra, use “Mais” embaixo de uma faixa.',

  'operator.only': (f) =>
    `Só quem opera este bot pode fazer isso. Se é você, adicione ${f.name} à configuração OPERATORS dele.`,
  'operator.title': 'O bot',
  'operator.gateways': 'Gateways',
  'operator.available': 'em uso',
  'operator.paused': 'pausado por você',
  'operator.cooling-down': (f) => `fora: ${f.reason}; nova tentativa em ${seconds(f.seconds)}`,
  'operator.reason.unauthorized': 'recusa a chave',
  'operator.reason.out_of_credits': 'a conta está sem créditos',
  'operator.reason.rate_limited': 'pedidos demais',
  'operator.reason.overloaded': 'está sobrecarregado',
  'operator.reason.unreachable': 'não responde',
  'operator.reason.bad_answer': 'as respostas não fazem sentido',
  'operator.pause': (f) => `Pausar ${f.provider}`,
  'operator.resume': (f) => `Retomar ${f.provider}`,
  'operator.blocked': 'Bloqueados',
  'operator.block': 'Bloquear ou desbloquear',
  'operator.who': 'Pessoa ou comunidade: plataforma:id',
  'operator.no-such': 'Isso não é uma pessoa nem uma comunidade. Escreva assim: discord:1234567890.',
  'operator.in-doubt': 'Em dúvida: talvez cobrado, talvez não',
  'operator.was-made': (f) => `${f.number} foi cobrado`,
  'operator.was-none': (f) => `${f.number} não foi cobrado`,

  'invalid.intro': 'Falta uma pequena correção. Nada foi cobrado.',
  'invalid.required': (f) => `“${f.field}” é obrigatório.`,
  'invalid.too-long': (f) =>
    `“${f.field}” pode ter até ${f.max} caracteres; o que você escreveu tem ${f.length}.`,
  'invalid.choice': (f) => `“${f.field}” deve ser uma destas opções: ${f.choices}.`,
  'invalid.slider': (f) => `“${f.field}” deve ser um número de 0 a 100.`,
  'invalid.seconds': (f) =>
    `“${f.field}” deve ser um ponto da faixa: segundos ou minutos:segundos, até ${clockTime(f.max)}.`,
  'invalid.number': (f) => `“${f.field}” deve ser um número inteiro de ${f.least} a ${f.most}.`,
  'invalid.order': 'O trecho precisa terminar depois de começar.',
  'invalid.span': 'O trecho precisa ter menos de 30 segundos.',
  'invalid.track': (f) => `“${f.field}” deve ser uma das suas faixas do mesmo gateway.`,
  'invalid.persona': (f) => `“${f.field}” deve ser uma das suas personas.`,
  'invalid.link': (f) => `“${f.field}” deve ser um endereço público que comece com https://.`,
  'invalid.toggle': (f) => `“${f.field}” deve ser sim ou não.`,
  'invalid.no-lyrics':
    'Escreva uma letra ou ligue “Instrumental”. Se quiser que eu escreva a letra, use /song.',
  'invalid.no-style': 'Uma faixa instrumental precisa de um estilo, por exemplo: trio de jazz lento.',

  'queue.title': 'Em andamento para você',
  'queue.empty': 'Não há nada em andamento para você. /song começa uma música.',
  'queue.here': 'Em andamento para outras pessoas daqui',
  'queue.more': (f) => `e mais ${f.count}`,
  'queue.behind': (f) => (f.ahead === 0 ? 'é a próxima' : `${f.ahead} na frente`),
  'queue.waiting': (f) =>
    `Em ${f.provider}, ${f.count === 1 ? 'um pedido espera' : `${f.count} ${many(f.count, 'pedido espera', 'pedidos esperam')}`} a entrega, contando os de todo mundo.`,
  'queue.state.queued': 'na fila',
  'queue.state.submitting': 'em entrega ao gateway',
  'queue.state.running': 'compondo',
  'queue.state.delivering': 'publicando',
  'queue.state.done': 'pronto',
  'cancel.which': 'Qual devo cancelar?',
  'cancel.done': 'Cancelado.',

  'welcome.title': 'Olá! Eu faço músicas',
  'welcome.body':
    'Digite /song e o assunto da música, ou me mencione com a ideia: em um ou dois minutos ela aparece aqui, com a capa. /help mostra o que mais eu faço.\n\nPara quem administra este espaço: /settings define onde atendo, quem pode pedir e quanto.',
  'help.title': 'Peça uma música',
  'help.body':
    'Digite /song e o assunto da música, ou simplesmente escreva para mim. /custom usa a sua letra e o seu estilo, /lyrics escreve uma letra, /sounds faz um efeito ou um loop, e /upload traz um áudio seu.\n\nEmbaixo de cada faixa há botões para estender, fazer um cover, separar em stems ou remasterizar. Em “Mais” está o resto: nova letra para um trecho, mais vozes ou instrumentos, um mashup, letra sincronizada, e a faixa em WAV, vídeo ou MIDI.\n\nEnquanto uma música está sendo feita, você pode cancelar. /library tem todas as suas faixas, /usage diz quanto resta da sua cota. Digite / para ver todos os comandos.',

  'wizard.skip': 'Pular',
  'wizard.keep': 'Manter',
  'wizard.now': (f) => `Agora: ${f.value}`,
  'wizard.answer': 'Responda com uma mensagem ou aperte um botão.',
  'wizard.more-settings': 'Mais ajustes',
  'wizard.cancelled': 'Cancelado. Nada foi cobrado.',
  'wizard.reply': 'Responda a esta mensagem ou aperte um botão.',
  'wizard.choose': 'Aperte um botão.',
  'wizard.example': (f) => `Por exemplo: ${f.text}`,
  'wizard.channel': 'Ou escreva o @nome de um canal que você administra e onde eu posso publicar.',
  'wizard.ready': 'É tudo de que preciso.',
  'wizard.ready-hint': 'Crie agora ou veja antes mais alguns ajustes.',
  'wizard.skipped': 'Pulado',
  'wizard.clear': 'Deixar em branco',
  'wizard.cleared': 'Deixado em branco',
  'wizard.answered': 'Essa pergunta já foi respondida.',
  'wizard.step': (f) => `Pergunta ${f.step} de ${f.steps}`,

  'web.name': 'Minstrel',
  'web.tagline': 'Peça uma música.',
  'web.sandbox': 'Sandbox: um compositor de treino na sua própria máquina. Nada é cobrado.',
  'web.conversation': 'Conversa',
  'web.no-script': 'Esta página precisa de JavaScript.',
  'web.you': 'Você',
  'web.message': 'Sobre o que deve ser a música?',
  'web.hint': 'Enter envia, Shift + Enter começa uma nova linha, / mostra o que eu sei fazer.',
  'web.send': 'Enviar',
  'web.commands': 'Mostrar o que eu sei fazer',
  'web.choices': (f) => `${f.count} ${many(f.count, 'opção', 'opções')}. As setas percorrem, Enter escolhe.`,
  'web.start-title': 'Sobre o que deve ser a música?',
  'web.start-body':
    'Escreva uma frase aqui embaixo. Eu componho, canto e desenho a capa. Ou comece por uma destas:',
  'web.start-custom': 'Sua letra, seu estilo e seus ajustes',
  'web.example-1': 'Uma canção alegre sobre a chuva no telhado de zinco',
  'web.example-2': 'Uma balada de jazz lenta sobre o último trem para casa',
  'web.example-3': 'Uma música de aniversário para Ada, que adora a bicicleta dela',
  'web.example-4': 'Piano calmo para ler, sem voz',
  'web.unreachable': 'Não consegui falar com o servidor. Sua mensagem está guardada; tente de novo.',
  'web.unreachable-form':
    'Não consegui falar com o servidor. O que você digitou está guardado; tente de novo.',
  'web.unreachable-press': 'Não consegui falar com o servidor. Nada foi alterado; tente de novo.',
  'web.too-large': 'Isso é longo demais para mim. Encurte e tente de novo.',
  'web.session-lost': 'Não reconheço mais este navegador. Permita cookies para esta página e recarregue-a.',
  'web.reconnecting': 'Reconectando…',
  'web.newest': 'Mensagem mais recente',
  'web.progress': 'Progresso',
  'web.play': (f) => `Tocar “${f.title}”`,
  'web.pause': (f) => `Pausar “${f.title}”`,
  'web.seek': (f) => `Posição em “${f.title}”`,
  'web.position': (f) => `${clockTime(f.now)} de ${clockTime(f.end)}`,
  'web.unplayable': 'Não dá para tocar esta faixa agora. Tente de novo ou baixe o arquivo.',
  'web.attach': 'Anexar um áudio',
  'web.drop': 'Solte o áudio aqui para continuar a partir dele.',
  'web.sing-along': 'Cantar junto',
  'web.cover-art': (f) => `Capa de “${f.title}”`,
  'web.close': 'Fechar',
  'web.needed': 'obrigatório',
  'web.automatic': 'Automático',
  'web.any': 'Qualquer',
  'web.characters': (f) => `${f.length} de ${f.max}`,
  'web.characters-over': (f) => `${f.length} de ${f.max}: ${f.length - f.max} a mais`,
} satisfies Words;
