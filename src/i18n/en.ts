import type { Charge } from './charge.js';
import { clockTime } from './clock.js';

const numbers = new Intl.NumberFormat('en');

const seconds = (value: number): string => {
  if (value < 60) return `about ${Math.max(5, Math.round(value / 5) * 5)} seconds`;
  const minutes = Math.round(value / 30) / 2;
  return minutes === 1 ? 'about a minute' : `about ${minutes} minutes`;
};

const cost = (charge: Charge): string =>
  ({
    none: 'Nothing was charged.',
    made: 'The gateway has charged for it.',
    unknown: 'I cannot tell whether the gateway has charged for it.',
  })[charge];

const again = ({ period }: { period: 'day' | 'month' }): string =>
  period === 'day'
    ? 'There will be more from midnight UTC.'
    : 'There will be more on the first of next month.';

/** Every sentence the bot says, in English. The keys are the catalogue: another language has the same ones. */
export const en = {
  language: 'English',

  line: (f: { label: string; value: string }) => `${f.label}: ${f.value}`,

  'name.extend': 'Extend',
  'name.cover': 'Cover',
  'name.stems': 'Stems',
  'name.remaster': 'Remaster',
  'name.song': 'Song',
  'name.custom': 'Custom song',
  'name.whole': 'Whole song',
  'name.replace': 'Replace a section',
  'name.sample': 'Sample',
  'name.vocals': 'Add vocals',
  'name.instrumental': 'Add instruments',
  'name.acapella': 'Voice only',
  'name.mashup': 'Mashup',
  'name.sounds': 'Sounds',
  'name.lyrics': 'Write lyrics',
  'name.mixlyrics': 'Mix lyrics',
  'name.style': 'Describe a style',
  'name.upload': 'Upload',
  'name.persona': 'Persona',
  'name.wav': 'WAV',
  'name.video': 'Video',
  'name.midi': 'MIDI',
  'name.karaoke': 'Timed lyrics',
  'name.bpm': 'Tempo',
  'name.sing': 'Sing it',
  'name.transfer': (f: { provider: string }) => `Carry it to ${f.provider}`,
  'name.more': 'More',
  'name.words': 'Lyrics',
  'name.repeat': 'Make another',
  'name.cancel': 'Cancel',
  'name.retry': 'Try again',
  'name.listen': 'Listen already',
  'name.correct': 'Correct it',

  'command.song': 'A song from one sentence',
  'command.custom': 'A song from your own lyrics, style and settings',
  'command.extend': 'Go on from a moment of a track',
  'command.cover': 'The same song in another style',
  'command.stems': 'Vocals and instruments as separate tracks',
  'command.remaster': 'The same performance, mixed anew',
  'command.whole': 'One track from an extension and what came before it',
  'command.replace': 'Sing a section of a track anew, with other words',
  'command.sample': 'A new song that grows from a snippet of a track',
  'command.vocals': 'Lay singing over a track',
  'command.instrumental': 'Lay instruments under a track',
  'command.acapella': 'The voice alone, from less than 30 seconds of a track',
  'command.mashup': 'Make two tracks into one',
  'command.sounds': 'A sound effect or a loop',
  'command.lyrics': 'Write lyrics; nothing is sung yet',
  'command.mixlyrics': 'Weave two lyrics into one',
  'command.style': 'Grow a few style words into a full description',
  'command.upload': 'Bring an audio of your own, to go on from it',
  'command.persona': 'Keep the voice and manner of a track for other songs',
  'command.wav': 'A track as an uncompressed file',
  'command.video': 'A track as a video',
  'command.midi': 'The notes of a track',
  'command.karaoke': 'The words of a track with their times',
  'command.bpm': 'How fast a track is',
  'command.library': 'My tracks: search, favourites, send again',
  'command.usage': 'What I have used of my allowance',
  'command.settings': 'My language, and for owners: limits, channels, roles',
  'command.audio-of-message': 'Use this audio',
  'command.operator': 'For the operator: gateways, blocks, doubts',
  'command.queue': 'What I am working on for you',
  'command.cancel': 'Stop a song that is not finished yet',
  'command.help': 'What I can do',
  'command.song-of-message': 'Make a song of this',

  'field.prompt': 'What is the song about?',
  'field.lyrics': 'Lyrics',
  'field.style': 'Style',
  'field.title': 'Title',
  'field.excludedStyle': 'Style to avoid',
  'field.instrumental': 'Instrumental, no singing',
  'field.voice': 'Voice',
  'field.model': 'Model',
  'field.styleWeight': 'How closely to keep to the style (0–100%)',
  'field.weirdness': 'How unusual it may get (0–100%)',
  'field.audioWeight': 'How close to the original (0–100%)',
  'field.continueAt': 'Where to go on (seconds or m:ss)',
  'field.parts': 'Which parts?',
  'field.variation': 'How strong?',
  'field.from': 'From (seconds or m:ss)',
  'field.to': 'To (seconds or m:ss)',
  'field.section': 'New words for this section',
  'field.method': 'How to fit it in',
  'field.other': 'The second track',
  'field.loop': 'Make it a loop',
  'field.tempo': 'Tempo (beats a minute)',
  'field.lyrics.prompt': 'What are the words about?',
  'field.style.prompt': 'A few style words',
  'field.sounds.prompt': 'What should it sound like?',
  'field.musicalKey': 'Musical key',
  'field.otherLyrics': 'The other lyrics',
  'field.audio': 'Address of the audio (https)',
  'field.audio-file': 'The audio, from your device',
  'field.persona': 'Persona',
  'field.personaName': 'Name of the persona',
  'field.description': 'Description',
  'field.search': 'Words in the title, style or lyrics',
  'field.track': 'Track',
  'field.generation': 'Song',

  'example.prompt': 'a cheerful tune about rain',
  'example.lyrics': '[Verse]\nRain on the window, tea in my hand …',
  'example.style.prompt': 'jazz, smooth',
  'example.sounds.prompt': 'a creaking staircase at night',
  'example.style': 'warm indie folk, fingerpicked guitar, brushed drums',
  'example.title': 'Rainy Morning',
  'example.excludedStyle': 'heavy metal, autotune',
  'example.continueAt': '1:30',
  'example.from': '0:30',
  'example.to': '0:45',
  'example.tempo': '120',
  'example.section': 'Rain on the river, rain on the sea',
  'example.personaName': 'The night singer',
  'example.description': 'a warm, low voice, close to the microphone',
  'example.audioWeight': '60',
  'example.styleWeight': '50',
  'example.weirdness': '50',

  'choice.female': 'Female',
  'choice.male': 'Male',
  'choice.two': 'Vocals and instrumental',
  'choice.all': 'All instruments, one by one',
  'choice.subtle': 'Subtle',
  'choice.normal': 'Normal',
  'choice.high': 'Strong',
  'choice.free': 'Freely, its length may change',
  'choice.exact': 'Exactly, the rest stays as it is',
  'choice.true': 'Yes',
  'choice.false': 'No',

  'form.custom': 'A song of your own',
  'form.extend': (f: { title: string }) => `Extend “${f.title}”`,
  'form.cover': (f: { title: string }) => `Cover “${f.title}”`,
  'form.stems': (f: { title: string }) => `Stems of “${f.title}”`,
  'form.on': (f: { operation: string; title: string }) => `${f.operation}: “${f.title}”`,
  'form.remaster': (f: { title: string }) => `Remaster “${f.title}”`,
  'form.submit': 'Make it',
  'form.open': 'Open the form',
  'form.more-options': (f: { name: string }) => `There is more to choose: see the options of /${f.name}.`,
  'form.rest-kept': 'Only the beginning fits here; the rest is kept.',
  'form.audio-kept': 'Leave it empty to keep the audio you chose.',
  'form.model-limits': (f: { model: string; lyrics: number; style: number }) =>
    `With model ${f.model}: up to ${f.lyrics} characters of lyrics and ${f.style} of style.`,

  'card.grace': (f: { seconds: number }) =>
    `Starts in ${f.seconds} ${f.seconds === 1 ? 'second' : 'seconds'}. Cancel now and it costs nothing.`,
  'card.queued': (f: { ahead: number }) =>
    f.ahead === 0 ? 'You are next.' : `${f.ahead} ${f.ahead === 1 ? 'song is' : 'songs are'} before yours.`,
  'card.patience': 'The gateway is busy or does not answer. I keep trying for a few minutes.',
  'card.submitting': 'Handing it to the gateway …',
  'card.running': 'Composing …',
  'card.estimate': (f: { seconds: number }) => `Ready in ${seconds(f.seconds)}.`,
  'card.longer': 'It takes a little longer than usual.',
  'card.delivering': 'It is ready. I am fetching it …',
  'card.done': (f: { count: number }) =>
    f.count === 1 ? 'Here is your track.' : `Here are your ${f.count} tracks.`,
  'card.made': 'It is ready: see the next message.',
  'card.late': 'This one came late, after I had given up on it. It is yours; it does not count again.',
  'card.missing': (f: { missing: number }) =>
    f.missing === 1
      ? 'One more track was promised, but it could not be brought here.'
      : `${f.missing} more tracks were promised, but they could not be brought here.`,
  'card.cancelled': (f: { charge: Charge }) =>
    ({
      none: 'Cancelled before it was handed to the gateway. Nothing was charged.',
      made: 'Cancelled. It was already with the gateway, which has charged for it.',
      unknown:
        'Cancelled while it was being handed over. I cannot tell whether the gateway has charged for it.',
    })[f.charge],
  'card.cancelled-sandbox': 'Cancelled. The sandbox was at it already, which costs nothing.',
  'card.sandbox': 'Made by the sandbox: a small practice composer, free of charge.',

  'made.lyrics': 'Here are your lyrics. Nothing was sung yet.',
  'made.style': 'This is how it sounds in full. Use it as a style.',
  'made.words': 'The words with their times. The file works in players that show lyrics.',
  'made.file': 'Here is your file.',
  'made.notes': (f: { instruments: number; notes: number }) =>
    `${f.notes} ${f.notes === 1 ? 'note' : 'notes'} of ${f.instruments} ${f.instruments === 1 ? 'instrument' : 'instruments'}, as a MIDI file.`,
  'instrument.vocals': 'vocals',
  'instrument.backing-vocals': 'backing vocals',
  'instrument.drums': 'drums',
  'instrument.bass': 'bass',
  'instrument.guitar': 'guitar',
  'instrument.keyboard': 'keyboard',
  'instrument.percussion': 'percussion',
  'instrument.strings': 'strings',
  'instrument.synth': 'synth',
  'instrument.fx': 'effects',
  'instrument.brass': 'brass',
  'instrument.woodwinds': 'woodwinds',
  'made.tempo': (f: { bpm: number }) => `${Math.round(f.bpm)} beats a minute.`,
  'made.tempo-range': (f: { least: number; most: number }) =>
    `It moves between ${Math.round(f.least)} and ${Math.round(f.most)}.`,
  'made.key': (f: { key: string }) => `Its key is ${f.key}.`,
  'made.persona': (f: { name: string }) => `“${f.name}” is ready. Choose it as persona in /custom.`,
  'made.link': 'The file is too large for this chat. You will find it behind the link.',
  'transfer.offer': (f: { provider: string; other: string }) =>
    `This track was made at ${f.provider}, which is out right now, and only there can it be worked on. I have a copy of my own and can carry it to ${f.other}: that is one upload there. After that you go on from the copy. It may sound a little different, because ${f.other} only has the recording, not the song behind it.`,

  'transfer.lost':
    'My own copy of this track cannot be read, so it cannot be carried. Nothing was charged. Its buttons work again as soon as its gateway is back.',

  'track.album': (f: { first: number; last: number; count: number }) =>
    f.last - f.first + 1 === f.count ? `${f.count} tracks.` : `Tracks ${f.first} to ${f.last} of ${f.count}.`,
  'track.album-perhaps':
    'These tracks may stand above already: the connection broke while I posted them, and I do not post them twice. Each is in /library; all of them are in the ZIP, if one stands below.',
  'track.zip': (f: { count: number }) => `All ${f.count} tracks in one file.`,
  'track.length': 'Length',
  'track.style': 'Style',
  'track.from': 'From',
  'track.model': 'Model',
  'track.asked': 'Asked for',
  'track.made': 'Made by',
  'track.smaller': 'The file was too large for this chat, so this is a smaller version of it.',
  'track.download': 'Download',
  'track.link-only': 'The file is too large for this chat. You will find it behind the link.',
  'track.nowhere': 'The file is too large for this chat, and I have no public address to link it from.',
  'track.instrumental': 'Instrumental: it has no lyrics.',

  'fault.bad_input': (f: { detail: string; charge: Charge }) =>
    `The gateway did not accept this request${f.detail ? `: “${f.detail}”` : ''}. ${cost(f.charge)} Change it a little and try again.`,
  'fault.moderated': (f: { detail: string; charge: Charge }) =>
    `The gateway's moderation refused this${f.detail ? `: “${f.detail}”` : ''}. ${cost(f.charge)} Names of artists and strong language are the usual reasons; put it in other words and try again.`,
  'fault.unauthorized': (f: { charge: Charge }) =>
    `The gateway did not accept the key of this bot. ${cost(f.charge)} Only the bot's owner can mend that; your request is kept, try again later.`,
  'fault.out_of_credits': (f: { charge: Charge }) =>
    `The bot's account at the gateway has no credits left. ${cost(f.charge)} Its owner has been told; try again later.`,
  'fault.rate_limited': (f: { charge: Charge }) =>
    `The gateway is getting too many requests. ${cost(f.charge)} Try again in a few minutes.`,
  'fault.overloaded': (f: { charge: Charge }) =>
    `The gateway is overloaded right now. ${cost(f.charge)} Try again in a few minutes.`,
  'fault.unreachable': (f: { charge: Charge }) =>
    `The gateway does not answer right now. ${cost(f.charge)} Try again in a few minutes.`,
  'fault.bad_answer': (f: { charge: Charge }) =>
    `The gateway gave an answer I could not understand. ${cost(f.charge)} Try again in a few minutes.`,
  'fault.unknown_task': (f: { charge: Charge }) =>
    `The gateway has lost track of this song. ${cost(f.charge)} You can try again; that is a new charge.`,
  'fault.failed': (f: { detail: string; charge: Charge }) =>
    `The gateway could not finish this song${f.detail ? `: “${f.detail}”` : ''}. ${cost(f.charge)} You can try again.`,
  'fault.timed_out': (f: { charge: Charge }) =>
    `This took too long, so I stopped waiting. ${cost(f.charge)} If it still comes, I post it here at no further cost. You can also try again; that is a new charge.`,
  'fault.in_doubt': (f: { charge: Charge }) =>
    `The connection broke while I handed this over. ${cost(f.charge)} I will not send it a second time by myself. If it still comes, I post it here; if you try again, it may be charged twice.`,
  'fault.media_lost': (f: { charge: Charge }) =>
    `The gateway finished the song, but its files could not be fetched. ${cost(f.charge)} You can try again; that is a new charge.`,
  'fault.chat_refused': (f: { charge: Charge }) =>
    `The song is finished, but this chat does not take it. ${cost(f.charge)} Check what I may post here, or ask me somewhere else.`,
  'fault.maker_gone': (f: { charge: Charge; provider: string }) =>
    `This track was made at ${f.provider}, and only there can it be worked on. That gateway is not in use right now. ${cost(f.charge)}`,
  'fault.cannot': (f: { charge: Charge }) => `No gateway of this bot can do that. ${cost(f.charge)}`,

  'refusal.no-track':
    'I do not know that track. Press a button under one, or choose one of yours from the list.',
  'refusal.no-generation': 'I do not know that song any more.',
  'refusal.old-button':
    'This button is from another version of me and does not work any more. The commands do: see /help.',
  'refusal.not-yours': 'Only the person who asked for this song can do that.',
  'refusal.too-late': 'Too late to cancel: this song is already finished.',
  'refusal.running-already': 'That is already on its way.',
  'refusal.nothing-to-cancel': 'You have nothing in the making, so there is nothing to cancel.',
  'refusal.too-many': (f: { limit: number }) =>
    `You have ${f.limit} songs in the making. Wait for one to finish, or cancel one with /cancel.`,
  'refusal.empty': 'Tell me what the song is about, for example: /song a cheerful tune about rain.',
  'refusal.unknown-command': 'I do not know that command. /help shows what I can do.',
  'refusal.maker-cannot': (f: { operation: string; provider: string; others: string }) =>
    `This track was made at ${f.provider}, which does not offer “${f.operation}”. For their own tracks, these do: ${f.others}.`,
  'refusal.no-such-model': (f: { operation: string; others: string }) =>
    `“${f.operation}” is not offered with this model. It is offered by: ${f.others}. Choose another model, or none.`,
  'refusal.nobody-can': (f: { operation: string; others: string }) =>
    `None of the gateways in use offers “${f.operation}”.${f.others ? ` The bot's owner can add one that does: ${f.others}.` : ''}`,
  'refusal.no-other-track':
    'A mashup takes two tracks of the same gateway, and you have only this one there. Make another first.',
  'refusal.not-whole':
    'Whole song works on a track that extends another one, or has a section replaced; this one stands by itself.',
  'refusal.upload-address':
    'I cannot take a file from this chat. Send /upload and a public address of the audio, one that starts with https://.',
  'refusal.upload-too-large':
    'That file is too large to be handed to me here. Send /upload and a public address of the audio, one that starts with https://.',
  'refusal.upload-not-audio':
    'That is no audio I can play. Send an MP3, WAV, M4A, OGG or FLAC. Nothing was charged.',
  'refusal.upload-length': (f: { seconds: number; least: number; most: number }) =>
    `That audio is ${clockTime(f.seconds)} long; I take from ${clockTime(f.least)} to ${clockTime(f.most)}. Nothing was charged.`,
  'refusal.upload-unreachable': 'I could not fetch an audio from that address. Nothing was charged.',
  'upload.offer': (f: { title: string; seconds: number }) =>
    `“${f.title}”, ${clockTime(f.seconds)} long. Shall I bring it to the gateway? That is one upload there. After that you can extend it, cover it, sing or play over it, or sample from it.`,
  'upload.confirm': 'Bring it',
  'inline.make': (f: { text: string }) => `Make a song: ${f.text}`,
  'inline.hint': 'It stands here as soon as it is ready.',
  'inline.making': 'Your song is being made. It will stand here in a minute or two.',
  'refusal.storage':
    'I cannot reach my memory right now. Nothing was lost and nothing was charged. Try again in a minute.',
  'refusal.gone-wrong': 'Something went wrong on my side. Nothing was charged. Try again in a minute.',
  'refusal.form-expired': 'This form has expired. Start it again; nothing was charged.',

  'refusal.flood': 'That is very fast. Wait a few seconds, then go on.',
  'refusal.blocked': 'The owner of this bot has blocked you, so I can do nothing for you.',
  'refusal.blocked-here': 'The owner of this bot has blocked it here.',
  'refusal.wrong-place': 'I do not listen here. Ask me in one of the places that were chosen for me.',
  'refusal.role': 'Only certain people may ask me here. Ask those who run this place.',
  'refusal.word': (f: { text: string }) =>
    `“${f.text}” is not wanted here. Say it without that word; nothing was charged.`,
  'refusal.private': 'This track is private: only its owner can go on from it.',
  'refusal.not-your-track': 'Only the person this track was made for can do that here.',
  'refusal.used-up.own': (f: { period: 'day' | 'month'; limit: number; again: number }) =>
    `You have used your allowance of ${f.limit} for this ${f.period}. Nothing was charged. ${again(f)}`,
  'refusal.used-up.together': (f: { period: 'day' | 'month'; limit: number; again: number }) =>
    `Everybody here together has used the allowance of ${f.limit} for this ${f.period}. Nothing was charged. ${again(f)}`,

  'plain.hint.question': 'That sounds like a question, and songs are what I make. /help shows what I can do.',
  'plain.hint.link': 'I do not open a link in a message. For the audio behind it there is /upload.',
  'plain.hint.change': 'I do not know which track you mean. Reply to one of yours, and I change that one.',
  'plain.ask': (f: { text: string }) => `Shall I make a song of this? “${f.text}”`,
  'plain.ask-lyrics':
    'These look like lyrics. Shall I open the full form with them? You choose the style there.',
  'plain.make': 'Make a song of this',
  'plain.open-form': 'Open the form',
  'plain.free': 'Nothing is charged before you press the button.',
  'plain.never': 'Plain messages start no songs here. Type /song and what it is about.',
  'plain.thanks': 'You are welcome!',
  'plain.again': (f: { title: string }) => `Shall I make another version of “${f.title}”?`,
  'plain.nothing-yet': 'You have no track yet. /song starts one.',

  'settings.title': 'Settings of this place',
  'settings.not-yours':
    'Only those who manage this place can change its settings. You can always change your own language.',
  'settings.at-once': 'Changes hold at once, and stay when I am restarted.',
  'settings.saved': 'Saved. It holds from now on.',
  'settings.save': 'Save',
  'settings.unchanged': 'Nothing was changed:',
  'settings.strange-place': 'That place is not a part of this one. Nothing was changed.',
  'settings.count': (f: { field: string }) =>
    `“${f.field}” must be a whole number, or stay empty for no limit.`,
  'settings.empty': 'Empty: no limit.',
  'settings.page.own': 'My settings',
  'settings.page.messages': 'Plain messages',
  'settings.page.general': 'General',
  'settings.page.access': 'Where and who',
  'settings.page.allowance': 'Allowance',
  'settings.page.role': 'Allowance of a role',
  'settings.locale': 'Language',
  'settings.plain': 'When somebody just writes to me',
  'settings.plain.start': 'Start at once when the wish is clear',
  'settings.plain.ask': 'Always ask first',
  'settings.plain.never': 'Only commands start songs',
  'settings.quiet': 'Post tracks without a notification sound',
  'settings.buttons': 'Who may press the buttons of a track',
  'settings.buttons.everyone': 'Everybody',
  'settings.buttons.asker': 'Only who asked for it',
  'settings.refusedWords': 'Words I refuse (separated by commas)',
  'settings.places': 'Where I listen (empty: everywhere)',
  'settings.roles': 'Roles that may ask me (empty: everybody)',
  'settings.members': 'Members who may ask me (empty: everybody)',
  'settings.members.example': '@ada, @ben, 123456789',
  'settings.strange-member': (f: { text: string }) =>
    `“${f.text}” is no member I can find. Write @names or numeric ids, with commas. Nothing was changed.`,
  'settings.members.managers': 'Only those who run this group',
  'settings.feed': 'Where shared tracks are posted',
  'settings.role': 'Role',
  'settings.personDay': 'Each person, a day',
  'settings.personMonth': 'Each person, a month',
  'settings.communityDay': 'All together, a day',
  'settings.communityMonth': 'All together, a month',
  'settings.roleDay': 'Each person with it, a day',
  'settings.roleMonth': 'Each person with it, a month',
  'settings.unlimited': 'No limit for this role',
  'settings.no-limit': 'no limit',
  'settings.limits': (f: { dayLimit: number | undefined; monthLimit: number | undefined }) =>
    f.dayLimit === undefined && f.monthLimit === undefined
      ? 'no limit'
      : [
          ...(f.dayLimit === undefined ? [] : [`${f.dayLimit} a day`]),
          ...(f.monthLimit === undefined ? [] : [`${f.monthLimit} a month`]),
        ].join(', '),
  'settings.each': 'each person their own',
  'settings.newest': 'the usual one of the music service',
  'settings.each-person': 'Each person may ask for',
  'settings.all-together': 'All together may ask for',
  'settings.nowhere': 'nowhere yet',
  'settings.by-role': (f: { count: number }) =>
    `${f.count} ${f.count === 1 ? 'role' : 'roles'} with an allowance of their own`,
  'settings.chosen': (f: { count: number }) => `${f.count} chosen`,
  'settings.everyone': 'no restriction',

  'usage.title': 'Used so far',
  'usage.used': (f: {
    day: number;
    month: number;
    dayLimit: number | undefined;
    monthLimit: number | undefined;
  }) =>
    `Today ${f.day}${f.dayLimit === undefined ? '' : ` of ${f.dayLimit}`}, this month ${f.month}${f.monthLimit === undefined ? '' : ` of ${f.monthLimit}`}`,
  'usage.everywhere': 'You, everywhere',
  'usage.here': 'You, here',
  'usage.together': 'Everybody here together',
  'usage.counts':
    'Each request counts once when it succeeds; what failed was given back. Days begin at midnight UTC.',
  'usage.credits': (f: { credits: number; provider: string }) =>
    `${numbers.format(f.credits)} ${f.credits === 1 ? 'credit' : 'credits'} at ${f.provider}`,
  'usage.nobody': 'Nobody has used anything here this month.',
  'usage.by-person': 'By person, this month',
  'usage.by-operation': 'By kind',
  'usage.by-gateway': 'By gateway',

  'library.title': 'Your tracks',
  'library.favourites': 'Favourites',
  'library.all': 'All tracks',
  'library.newer': 'Newer',
  'library.older': 'Older',
  'library.empty': 'You have no tracks yet. /song makes the first.',
  'library.none': 'None of your tracks is like that.',
  'library.count': (f: { count: number }) => (f.count === 1 ? 'One track.' : `${f.count} tracks.`),
  'library.who': 'Who may go on from it',
  'library.open': 'everybody who sees it',
  'library.private': 'only you',
  'library.send': 'Send again',
  'library.favourite': 'Favourite',
  'library.unfavourite': 'Remove favourite',
  'library.family': 'Family',
  'library.rename': 'Rename',
  'library.hide': 'Make private',
  'library.unhide': 'Make public',
  'library.share': 'Share',
  'library.delete': 'Delete',
  'library.sure': (f: { title: string }) =>
    `Delete “${f.title}” from your library and from the chat? This cannot be undone.`,
  'library.deleted': (f: { title: string }) => `“${f.title}” is deleted.`,
  'library.deleted-here': (f: { title: string }) =>
    `“${f.title}” is deleted from your library. I am not allowed to delete its message in the chat; you can.`,
  'library.sent': 'Here it is again.',
  'library.shared': 'Shared.',
  'library.shared-already': 'It is shared there already.',
  'library.no-feed':
    'There is no place for shared tracks here yet. Whoever manages this one can choose it in /settings.',
  'library.no-family': 'Nothing came of this track yet, and it comes from no other.',

  'persona.title': 'Your personas',
  'persona.none': 'You have no personas yet. Press More under a track, then Persona.',
  'persona.none-but': (f: { others: string }) =>
    `You have no personas yet. A track made at one of these can give one, with More and then Persona: ${f.others}. More says where a track was made.`,
  'persona.delete': (f: { name: string }) => `Delete “${f.name}”`,
  'persona.deleted': (f: { name: string }) => `“${f.name}” is deleted.`,
  'persona.gone': 'I do not know that persona any more.',
  'persona.how': 'Choose one in /custom. A new one comes from More under a track.',

  'operator.only': (f: { name: string }) =>
    `Only the operator of this bot can do that. If you run it, add ${f.name} to its setting OPERATORS.`,
  'operator.title': 'The bot',
  'operator.gateways': 'Gateways',
  'operator.available': 'in use',
  'operator.paused': 'paused by you',
  'operator.cooling-down': (f: { reason: string; seconds: number }) =>
    `out: ${f.reason}; tried again in ${seconds(f.seconds).replace('about ', '')}`,
  'operator.reason.unauthorized': 'it refuses the key',
  'operator.reason.out_of_credits': 'the account is empty',
  'operator.reason.rate_limited': 'too many requests',
  'operator.reason.overloaded': 'it is overloaded',
  'operator.reason.unreachable': 'it does not answer',
  'operator.reason.bad_answer': 'it answers nonsense',
  'operator.pause': (f: { provider: string }) => `Pause ${f.provider}`,
  'operator.resume': (f: { provider: string }) => `Resume ${f.provider}`,
  'operator.blocked': 'Blocked',
  'operator.block': 'Block or unblock',
  'operator.who': 'Person or place, as platform:id',
  'operator.no-such': 'That is no person or place. Write it like discord:1234567890.',
  'operator.in-doubt': 'In doubt: perhaps paid, perhaps not',
  'operator.was-made': (f: { number: number }) => `${f.number} was charged`,
  'operator.was-none': (f: { number: number }) => `${f.number} was not charged`,

  'invalid.intro': 'This needs a small correction. Nothing was charged.',
  'invalid.required': (f: { field: string }) => `“${f.field}” is needed.`,
  'invalid.too-long': (f: { field: string; max: number; length: number }) =>
    `“${f.field}” may have ${f.max} characters; yours has ${f.length}.`,
  'invalid.choice': (f: { field: string; choices: string }) => `“${f.field}” must be one of: ${f.choices}.`,
  'invalid.slider': (f: { field: string }) => `“${f.field}” must be a number from 0 to 100.`,
  'invalid.seconds': (f: { field: string; max: number }) =>
    `“${f.field}” must be a moment in the track: seconds, or minutes:seconds, up to ${clockTime(f.max)}.`,
  'invalid.number': (f: { field: string; least: number; most: number }) =>
    `“${f.field}” must be a whole number from ${f.least} to ${f.most}.`,
  'invalid.order': 'The section must end after it begins.',
  'invalid.span': 'The section must be shorter than 30 seconds.',
  'invalid.track': (f: { field: string }) => `“${f.field}” must be one of your tracks from the same gateway.`,
  'invalid.persona': (f: { field: string }) => `“${f.field}” must be one of your personas.`,
  'invalid.link': (f: { field: string }) =>
    `“${f.field}” must be a public address that starts with https://.`,
  'invalid.toggle': (f: { field: string }) => `“${f.field}” must be yes or no.`,
  'invalid.no-lyrics':
    'Write some lyrics, or turn on “Instrumental”. To have the words written for you, use /song.',
  'invalid.no-style': 'An instrumental needs a style, for example: slow jazz trio.',

  'queue.title': 'In the making for you',
  'queue.empty': 'Nothing is in the making for you. /song starts one.',
  'queue.here': 'In the making for others here',
  'queue.more': (f: { count: number }) => `and ${f.count} more`,
  'queue.behind': (f: { ahead: number }) => (f.ahead === 0 ? 'next in line' : `${f.ahead} before it`),
  'queue.waiting': (f: { provider: string; count: number }) =>
    `At ${f.provider}, ${f.count === 1 ? 'one request waits' : `${f.count} requests wait`} to be handed over, counting everybody’s.`,
  'queue.state.queued': 'waiting',
  'queue.state.submitting': 'being handed over',
  'queue.state.running': 'composing',
  'queue.state.delivering': 'being posted',
  'queue.state.done': 'done',
  'cancel.which': 'Which one shall I cancel?',
  'cancel.done': 'Cancelled.',

  'welcome.title': 'Hello! I make songs',
  'welcome.body':
    'Type /song and what it is about, or mention me with it: a minute or two later the song stands here, with its cover. /help shows what else I can do.\n\nFor those who run this place: /settings decides where I listen, who may ask, and how much.',
  'help.title': 'Ask for a song',
  'help.body':
    'Type /song and what it is about, or just write to me. /custom takes your own lyrics and style, /lyrics writes some, /sounds makes an effect or a loop, and /upload brings an audio of your own.\n\nUnder each track are buttons to extend it, cover it, take it apart into stems or remaster it. More has the rest: new words for a section, more voices or instruments, a mashup, timed lyrics, and the track as WAV, video or MIDI.\n\nWhile a song is in the making you can cancel it. /library has all your tracks, /usage says what is left of your allowance. Type / to see every command.',

  'wizard.skip': 'Skip',
  'wizard.keep': 'Keep',
  'wizard.now': (f: { value: string }) => `Now: ${f.value}`,
  'wizard.answer': 'Answer with a message, or press a button.',
  'wizard.more-settings': 'More settings',
  'wizard.cancelled': 'Cancelled. Nothing was charged.',
  'wizard.reply': 'Reply to this message, or press a button.',
  'wizard.choose': 'Press a button.',
  'wizard.example': (f: { text: string }) => `For example: ${f.text}`,
  'wizard.channel': 'Or write the @name of a channel that you run and where I may post.',
  'wizard.ready': 'That is all I need.',
  'wizard.ready-hint': 'Make it now, or look at a few more settings first.',
  'wizard.skipped': 'Skipped',
  'wizard.clear': 'Leave empty',
  'wizard.cleared': 'Left empty',
  'wizard.answered': 'That question is answered already.',
  'wizard.step': (f: { step: number; steps: number }) => `Question ${f.step} of ${f.steps}`,

  'web.name': 'Minstrel',
  'web.tagline': 'Ask for a song.',
  'web.sandbox': 'Sandbox: a practice composer on your own machine. Nothing is charged.',
  'web.conversation': 'Conversation',
  'web.no-script': 'This page needs JavaScript.',
  'web.you': 'You',
  'web.message': 'What should the song be about?',
  'web.hint': 'Enter sends, Shift + Enter starts a new line, / shows what I can do.',
  'web.send': 'Send',
  'web.commands': 'Show what I can do',
  'web.choices': (f: { count: number }) =>
    `${f.count} ${f.count === 1 ? 'choice' : 'choices'}. Arrow keys move, Enter takes one.`,
  'web.start-title': 'What should the song be about?',
  'web.start-body':
    'Write one sentence below. I compose it, sing it and paint a cover. Or start from one of these:',
  'web.start-custom': 'Your own lyrics, style and settings',
  'web.example-1': 'A cheerful tune about rain on a tin roof',
  'web.example-2': 'A slow jazz ballad about the last train home',
  'web.example-3': 'A birthday song for Ada, who loves her bicycle',
  'web.example-4': 'Calm piano for reading, without singing',
  'web.unreachable': 'I could not reach the server. Your message is kept; try again.',
  'web.unreachable-form': 'I could not reach the server. What you typed is kept; try again.',
  'web.unreachable-press': 'I could not reach the server. Nothing was changed; try again.',
  'web.too-large': 'That is too long for me. Make it shorter and try again.',
  'web.session-lost': 'I no longer know this browser. Allow cookies for this page and reload it.',
  'web.reconnecting': 'Reconnecting …',
  'web.newest': 'Newest message',
  'web.progress': 'Progress',
  'web.play': (f: { title: string }) => `Play “${f.title}”`,
  'web.pause': (f: { title: string }) => `Pause “${f.title}”`,
  'web.seek': (f: { title: string }) => `Position in “${f.title}”`,
  'web.position': (f: { now: number; end: number }) => `${clockTime(f.now)} of ${clockTime(f.end)}`,
  'web.unplayable': 'This track cannot be played right now. Try again, or download it.',
  'web.attach': 'Attach an audio',
  'web.drop': 'Drop the audio here to go on from it.',
  'web.sing-along': 'Sing along',
  'web.cover-art': (f: { title: string }) => `Cover art of “${f.title}”`,
  'web.close': 'Close',
  'web.needed': 'needed',
  'web.automatic': 'Automatic',
  'web.any': 'Any',
  'web.characters': (f: { length: number; max: number }) => `${f.length} of ${f.max}`,
  'web.characters-over': (f: { length: number; max: number }) =>
    `${f.length} of ${f.max}: ${f.length - f.max} too many`,
} as const;
