import type { Words } from './catalogue.js';
import type { Charge } from './charge.js';
import { clockTime } from './clock.js';

const rules = new Intl.PluralRules('de');
const numbers = new Intl.NumberFormat('de');

const plural = (count: number, one: string, other: string): string =>
  rules.select(count) === 'one' ? one : other;

/** A duration in the dative, as it follows “in”. */
const span = (value: number): string => {
  if (value < 60) return `${Math.max(5, Math.round(value / 5) * 5)} Sekunden`;
  const minutes = Math.round(value / 30) / 2;
  return minutes === 1 ? 'einer Minute' : `${numbers.format(minutes)} Minuten`;
};

const cost = (charge: Charge): string =>
  ({
    none: 'Es wurde nichts berechnet.',
    made: 'Das Gateway hat dafür Kosten berechnet.',
    unknown: 'Ich kann nicht sagen, ob das Gateway dafür Kosten berechnet hat.',
  })[charge];

const again = ({ period }: { period: 'day' | 'month' }): string =>
  period === 'day' ? 'Ab Mitternacht UTC geht es weiter.' : 'Am Ersten des nächsten Monats geht es weiter.';

const thisPeriod = (period: 'day' | 'month'): string => (period === 'day' ? 'heute' : 'diesen Monat');

/** Every sentence the bot says, in German. */
export const de: Words = {
  language: 'Deutsch',

  line: (f) => `${f.label}: ${f.value}`,

  'name.extend': 'Verlängern',
  'name.cover': 'Cover',
  'name.stems': 'Stems',
  'name.remaster': 'Remaster',
  'name.song': 'Song',
  'name.custom': 'Eigener Song',
  'name.whole': 'Ganzer Song',
  'name.replace': 'Abschnitt ersetzen',
  'name.sample': 'Sample',
  'name.vocals': 'Gesang dazu',
  'name.instrumental': 'Instrumente dazu',
  'name.acapella': 'Nur die Stimme',
  'name.mashup': 'Mashup',
  'name.sounds': 'Sounds',
  'name.lyrics': 'Songtext schreiben',
  'name.mixlyrics': 'Songtexte mischen',
  'name.style': 'Stil beschreiben',
  'name.upload': 'Hochladen',
  'name.persona': 'Persona',
  'name.wav': 'WAV',
  'name.video': 'Video',
  'name.midi': 'MIDI',
  'name.karaoke': 'Songtext mit Zeiten',
  'name.bpm': 'Tempo',
  'name.sing': 'Singen lassen',
  'name.transfer': (f) => `Zu ${f.provider} übertragen`,
  'name.more': 'Mehr',
  'name.words': 'Songtext',
  'name.repeat': 'Noch einen machen',
  'name.cancel': 'Abbrechen',
  'name.retry': 'Erneut versuchen',
  'name.listen': 'Schon reinhören',
  'name.correct': 'Korrigieren',

  'command.song': 'Ein Song aus einem einzigen Satz',
  'command.custom': 'Ein Song mit eigenem Text, Stil und eigenen Einstellungen',
  'command.extend': 'Einen Track ab einer bestimmten Stelle fortsetzen',
  'command.cover': 'Derselbe Song in einem anderen Stil',
  'command.stems': 'Gesang und Instrumente als einzelne Spuren',
  'command.remaster': 'Dieselbe Aufnahme, neu abgemischt',
  'command.whole': 'Eine Verlängerung und alles davor als ein Track',
  'command.replace': 'Einen Abschnitt eines Tracks mit anderem Text neu singen',
  'command.sample': 'Ein neuer Song aus einem Schnipsel eines Tracks',
  'command.vocals': 'Gesang über einen Track legen',
  'command.instrumental': 'Einen Track mit Instrumenten unterlegen',
  'command.acapella': 'Nur die Stimme, aus weniger als 30 Sekunden eines Tracks',
  'command.mashup': 'Aus zwei Tracks einen machen',
  'command.sounds': 'Ein Soundeffekt oder ein Loop',
  'command.lyrics': 'Einen Songtext schreiben; gesungen wird noch nichts',
  'command.mixlyrics': 'Zwei Songtexte zu einem verweben',
  'command.style': 'Aus ein paar Stichworten eine ganze Stilbeschreibung machen',
  'command.upload': 'Eine eigene Audiodatei mitbringen, um damit weiterzuarbeiten',
  'command.persona': 'Stimme und Charakter eines Tracks für andere Songs behalten',
  'command.wav': 'Ein Track als unkomprimierte Datei',
  'command.video': 'Ein Track als Video',
  'command.midi': 'Die Noten eines Tracks',
  'command.karaoke': 'Der Text eines Tracks mit Zeitangaben',
  'command.bpm': 'Wie schnell ein Track ist',
  'command.library': 'Meine Tracks: suchen, Favoriten, noch einmal senden',
  'command.usage': 'Was ich von meinem Kontingent verbraucht habe',
  'command.settings': 'Meine Sprache und, für die Verwaltung, Limits, Kanäle und Rollen',
  'command.audio-of-message': 'Dieses Audio verwenden',
  'command.operator': 'Für den Betreiber: Gateways, Sperren, Zweifelsfälle',
  'command.queue': 'Woran ich gerade für dich arbeite',
  'command.cancel': 'Einen Song stoppen, der noch nicht fertig ist',
  'command.help': 'Was ich kann',
  'command.song-of-message': 'Daraus einen Song machen',

  'field.prompt': 'Worum geht es in dem Song?',
  'field.lyrics': 'Songtext',
  'field.style': 'Stil',
  'field.title': 'Titel',
  'field.excludedStyle': 'Ausgeschlossener Stil',
  'field.instrumental': 'Instrumental, ohne Gesang',
  'field.voice': 'Stimme',
  'field.model': 'Modell',
  'field.styleWeight': 'Treue zum Stil (0–100 %)',
  'field.weirdness': 'Wie ungewöhnlich es werden darf (0–100 %)',
  'field.audioWeight': 'Nähe zum Original (0–100 %)',
  'field.continueAt': 'Wo es weitergeht (Sekunden oder m:ss)',
  'field.parts': 'Welche Teile?',
  'field.variation': 'Wie stark?',
  'field.from': 'Von (Sekunden oder m:ss)',
  'field.to': 'Bis (Sekunden oder m:ss)',
  'field.section': 'Neuer Text für diesen Abschnitt',
  'field.method': 'Wie er eingepasst wird',
  'field.other': 'Der zweite Track',
  'field.loop': 'Als Loop',
  'field.tempo': 'Tempo (Schläge pro Minute)',
  'field.lyrics.prompt': 'Worum soll es im Text gehen?',
  'field.style.prompt': 'Ein paar Stilwörter',
  'field.sounds.prompt': 'Wie soll es klingen?',
  'field.musicalKey': 'Tonart',
  'field.otherLyrics': 'Der andere Songtext',
  'field.audio': 'Adresse der Audiodatei (https)',
  'field.audio-file': 'Die Audiodatei, von deinem Gerät',
  'field.persona': 'Persona',
  'field.personaName': 'Name der Persona',
  'field.description': 'Beschreibung',
  'field.search': 'Wörter aus Titel, Stil oder Songtext',
  'field.track': 'Track',
  'field.generation': 'Song',

  'example.prompt': 'eine fröhliche Melodie über Regen',
  'example.lyrics': '[Verse]\nRegen am Fenster, Tee in der Hand …',
  'example.style.prompt': 'Jazz, sanft',
  'example.sounds.prompt': 'eine knarrende Tür in einem alten Haus',
  'example.style': 'warmer Indie-Folk, gezupfte Gitarre, Schlagzeug mit Besen',
  'example.title': 'Regenmorgen',
  'example.excludedStyle': 'Heavy Metal, Autotune',
  'example.continueAt': '1:30',
  'example.from': '0:30',
  'example.to': '0:45',
  'example.tempo': '120',
  'example.section': 'Regen am Fluss, Regen am Meer',
  'example.personaName': 'Die Nachtsängerin',
  'example.description': 'eine warme, tiefe Stimme, nah am Mikrofon',
  'example.audioWeight': '60',
  'example.styleWeight': '50',
  'example.weirdness': '50',

  'choice.female': 'Weiblich',
  'choice.male': 'Männlich',
  'choice.two': 'Gesang und Instrumental',
  'choice.all': 'Alle Instrumente einzeln',
  'choice.subtle': 'Dezent',
  'choice.normal': 'Normal',
  'choice.high': 'Stark',
  'choice.free': 'Frei, die Länge darf sich ändern',
  'choice.exact': 'Genau, der Rest bleibt, wie er ist',
  'choice.true': 'Ja',
  'choice.false': 'Nein',

  'form.custom': 'Dein eigener Song',
  'form.extend': (f) => `„${f.title}“ verlängern`,
  'form.cover': (f) => `„${f.title}“ covern`,
  'form.stems': (f) => `Stems von „${f.title}“`,
  'form.on': (f) => `${f.operation}: „${f.title}“`,
  'form.remaster': (f) => `„${f.title}“ remastern`,
  'form.submit': 'Loslegen',
  'form.open': 'Formular öffnen',
  'form.more-options': (f) => `Es gibt noch mehr zu wählen: siehe die Optionen von /${f.name}.`,
  'form.rest-kept': 'Hier passt nur der Anfang hin; der Rest bleibt erhalten.',
  'form.audio-kept': 'Leer lassen, um bei der gewählten Audiodatei zu bleiben.',
  'form.model-limits': (f) =>
    `Mit dem Modell ${f.model}: bis zu ${numbers.format(f.lyrics)} Zeichen Songtext und ${numbers.format(f.style)} Zeichen Stil.`,

  'card.grace': (f) =>
    `Beginnt in ${f.seconds} ${f.seconds === 1 ? 'Sekunde' : 'Sekunden'}. Jetzt abgebrochen kostet es nichts.`,
  'card.queued': (f) =>
    f.ahead === 0
      ? 'Du bist als Nächstes dran.'
      : `Vor deinem Song ${plural(f.ahead, 'ist noch einer', `sind noch ${f.ahead}`)} an der Reihe.`,
  'card.patience': 'Das Gateway ist ausgelastet oder antwortet nicht. Ich versuche es noch ein paar Minuten.',
  'card.submitting': 'Ich übergebe es dem Gateway …',
  'card.running': 'Ich komponiere …',
  'card.estimate': (f) => `Fertig in etwa ${span(f.seconds)}.`,
  'card.longer': 'Es dauert etwas länger als sonst.',
  'card.delivering': 'Es ist fertig. Ich hole es gerade …',
  'card.done': (f) => plural(f.count, 'Hier ist dein Track.', `Hier sind deine ${f.count} Tracks.`),
  'card.made': 'Es ist fertig: siehe nächste Nachricht.',
  'card.late': 'Das kam spät, als ich es schon aufgegeben hatte. Es gehört dir und zählt nicht noch einmal.',
  'card.missing': (f) =>
    plural(
      f.missing,
      'Ein weiterer Track war versprochen, aber ich konnte ihn nicht hierherholen.',
      `${f.missing} weitere Tracks waren versprochen, aber ich konnte sie nicht hierherholen.`,
    ),
  'card.cancelled': (f) =>
    ({
      none: 'Abgebrochen, bevor es an das Gateway ging. Es wurde nichts berechnet.',
      made: 'Abgebrochen. Es war schon beim Gateway, und das Gateway hat dafür Kosten berechnet.',
      unknown:
        'Während der Übergabe abgebrochen. Ich kann nicht sagen, ob das Gateway dafür Kosten berechnet hat.',
    })[f.charge],
  'card.cancelled-sandbox': 'Abgebrochen. Die Sandbox war schon dabei, das kostet nichts.',
  'card.sandbox': 'Aus der Sandbox: ein kleiner Übungskomponist, kostenlos.',

  'made.lyrics': 'Hier ist dein Songtext. Gesungen wurde noch nichts.',
  'made.style': 'So lautet die ausführliche Beschreibung. Du kannst sie als Stil verwenden.',
  'made.words': 'Der Songtext mit Zeitangaben. Die Datei läuft in Playern, die Songtexte anzeigen.',
  'made.file': 'Hier ist deine Datei.',
  'made.notes': (f) =>
    `${f.notes} ${plural(f.notes, 'Note', 'Noten')} von ${f.instruments} ${plural(f.instruments, 'Instrument', 'Instrumenten')}, als MIDI-Datei.`,
  'instrument.vocals': 'Gesang',
  'instrument.backing-vocals': 'Begleitgesang',
  'instrument.drums': 'Schlagzeug',
  'instrument.bass': 'Bass',
  'instrument.guitar': 'Gitarre',
  'instrument.keyboard': 'Keyboard',
  'instrument.percussion': 'Percussion',
  'instrument.strings': 'Streicher',
  'instrument.synth': 'Synthesizer',
  'instrument.fx': 'Effekte',
  'instrument.brass': 'Blechbläser',
  'instrument.woodwinds': 'Holzbläser',
  'made.tempo': (f) => `${Math.round(f.bpm)} Schläge pro Minute.`,
  'made.tempo-range': (f) =>
    `Das Tempo bewegt sich zwischen ${Math.round(f.least)} und ${Math.round(f.most)}.`,
  'made.key': (f) => `Die Tonart ist ${f.key}.`,
  'made.persona': (f) => `„${f.name}“ ist fertig. Wähle sie in /custom als Persona aus.`,
  'made.link': 'Die Datei ist zu groß für diesen Chat. Du findest sie hinter dem Link.',
  'transfer.offer': (f) =>
    `Dieser Track wurde bei ${f.provider} gemacht. ${f.provider} fällt gerade aus, und nur dort lässt er sich bearbeiten. Ich habe eine eigene Kopie und kann sie zu ${f.other} übertragen: Das ist dort ein Upload. Danach arbeitest du mit der Kopie weiter. Es kann etwas anders klingen, weil ${f.other} nur die Aufnahme hat, nicht den Song dahinter.`,

  'transfer.lost':
    'Meine eigene Kopie dieses Tracks lässt sich nicht lesen, darum kann ich sie nicht übertragen. Es wurde nichts berechnet. Die Buttons des Tracks gehen wieder, sobald sein Gateway zurück ist.',

  'track.album': (f: { first: number; last: number; count: number }) =>
    f.last - f.first + 1 === f.count
      ? `${f.count} Tracks.`
      : `Tracks ${f.first} bis ${f.last} von ${f.count}.`,
  'track.album-perhaps':
    'Diese Tracks stehen vielleicht schon oben: Die Verbindung brach ab, während ich sie gepostet habe, und ich poste sie nicht doppelt. Jeder ist in /library; alle zusammen sind in der ZIP-Datei, falls unten eine steht.',
  'track.zip': (f: { count: number }) => `Alle ${f.count} Tracks in einer Datei.`,
  'track.length': 'Länge',
  'track.style': 'Stil',
  'track.from': 'Basiert auf',
  'track.model': 'Modell',
  'track.asked': 'Wunsch',
  'track.made': 'Gemacht mit',
  'track.smaller': 'Die Datei war zu groß für diesen Chat, darum ist das hier eine kleinere Fassung.',
  'track.download': 'Herunterladen',
  'track.link-only': 'Die Datei ist zu groß für diesen Chat. Du findest sie hinter dem Link.',
  'track.nowhere':
    'Die Datei ist zu groß für diesen Chat, und ich habe keine öffentliche Adresse, um sie zu verlinken.',
  'track.instrumental': 'Instrumental: Es gibt keinen Songtext.',

  'fault.bad_input': (f) =>
    `Das Gateway hat diese Anfrage nicht angenommen${f.detail ? `: „${f.detail}“` : ''}. ${cost(f.charge)} Ändere sie ein wenig und versuch es noch einmal.`,
  'fault.moderated': (f) =>
    `Die Moderation des Gateways hat das abgelehnt${f.detail ? `: „${f.detail}“` : ''}. ${cost(f.charge)} Meist liegt es an Künstlernamen oder derben Ausdrücken; formuliere es anders und versuch es noch einmal.`,
  'fault.unauthorized': (f) =>
    `Das Gateway hat den Schlüssel dieses Bots nicht akzeptiert. ${cost(f.charge)} Das kann nur beheben, wer den Bot betreibt. Deine Anfrage bleibt gespeichert; versuch es später noch einmal.`,
  'fault.out_of_credits': (f) =>
    `Das Konto des Bots beim Gateway hat keine Credits mehr. ${cost(f.charge)} Wer den Bot betreibt, weiß Bescheid; versuch es später noch einmal.`,
  'fault.rate_limited': (f) =>
    `Das Gateway bekommt gerade zu viele Anfragen. ${cost(f.charge)} Versuch es in ein paar Minuten noch einmal.`,
  'fault.overloaded': (f) =>
    `Das Gateway ist gerade überlastet. ${cost(f.charge)} Versuch es in ein paar Minuten noch einmal.`,
  'fault.unreachable': (f) =>
    `Das Gateway antwortet gerade nicht. ${cost(f.charge)} Versuch es in ein paar Minuten noch einmal.`,
  'fault.bad_answer': (f) =>
    `Das Gateway hat etwas geantwortet, das ich nicht verstehe. ${cost(f.charge)} Versuch es in ein paar Minuten noch einmal.`,
  'fault.unknown_task': (f) =>
    `Das Gateway weiß nichts mehr von diesem Song. ${cost(f.charge)} Du kannst es noch einmal versuchen; das wird als neuer Auftrag berechnet.`,
  'fault.failed': (f) =>
    `Das Gateway konnte diesen Song nicht fertigstellen${f.detail ? `: „${f.detail}“` : ''}. ${cost(f.charge)} Du kannst es noch einmal versuchen.`,
  'fault.timed_out': (f) =>
    `Das hat zu lange gedauert, darum warte ich nicht mehr. ${cost(f.charge)} Wenn der Song doch noch kommt, poste ich ihn hier ohne weitere Kosten. Du kannst es auch noch einmal versuchen; das wird als neuer Auftrag berechnet.`,
  'fault.in_doubt': (f) =>
    `Während der Übergabe ist die Verbindung abgerissen. ${cost(f.charge)} Von mir aus schicke ich es kein zweites Mal. Wenn der Song doch noch kommt, poste ich ihn hier; wenn du es noch einmal versuchst, wird es vielleicht doppelt berechnet.`,
  'fault.media_lost': (f) =>
    `Das Gateway hat den Song fertiggestellt, aber die Dateien ließen sich nicht abholen. ${cost(f.charge)} Du kannst es noch einmal versuchen; das wird als neuer Auftrag berechnet.`,
  'fault.chat_refused': (f) =>
    `Der Song ist fertig, aber dieser Chat nimmt ihn nicht an. ${cost(f.charge)} Prüfe, was ich hier posten darf, oder frag mich woanders.`,
  'fault.maker_gone': (f) =>
    `Dieser Track wurde bei ${f.provider} gemacht, und nur dort lässt er sich bearbeiten. Dieses Gateway ist gerade nicht in Betrieb. ${cost(f.charge)}`,
  'fault.cannot': (f) => `Das kann keines der Gateways dieses Bots. ${cost(f.charge)}`,

  'refusal.no-track':
    'Diesen Track kenne ich nicht. Drück einen Button unter einem Track oder wähle einen von deinen aus der Liste.',
  'refusal.no-generation': 'Diesen Song kenne ich nicht mehr.',
  'refusal.old-button':
    'Dieser Button stammt aus einer anderen Version von mir und geht nicht mehr. Die Befehle gehen: siehe /help.',
  'refusal.not-yours': 'Das kann nur die Person, die diesen Song angefragt hat.',
  'refusal.too-late': 'Zu spät zum Abbrechen: Dieser Song ist schon fertig.',
  'refusal.running-already': 'Das ist schon unterwegs.',
  'refusal.nothing-to-cancel': 'Für dich ist gerade nichts in Arbeit, also gibt es nichts abzubrechen.',
  'refusal.too-many': (f) =>
    `Du hast schon ${plural(f.limit, 'einen Song', `${f.limit} Songs`)} in Arbeit. Warte, bis einer fertig ist, oder brich einen mit /cancel ab.`,
  'refusal.empty':
    'Sag mir, worum es in dem Song geht, zum Beispiel: /song eine fröhliche Melodie über Regen.',
  'refusal.unknown-command': 'Diesen Befehl kenne ich nicht. /help zeigt, was ich kann.',
  'refusal.maker-cannot': (f) =>
    `Dieser Track wurde bei ${f.provider} gemacht, und dort gibt es „${f.operation}“ nicht. Gateways, die es für ihre eigenen Tracks anbieten: ${f.others}.`,
  'refusal.no-such-model': (f) =>
    `„${f.operation}“ gibt es mit diesem Modell nicht. Angeboten wird es von: ${f.others}. Wähle ein anderes Modell oder gar keins.`,
  'refusal.nobody-can': (f) =>
    `Keines der eingesetzten Gateways bietet „${f.operation}“ an.${f.others ? ` Wer den Bot betreibt, kann eines hinzufügen, das es kann: ${f.others}.` : ''}`,
  'refusal.no-other-track':
    'Ein Mashup braucht zwei Tracks desselben Gateways, und du hast dort nur diesen einen. Mach zuerst noch einen.',
  'refusal.not-whole':
    '„Ganzer Song“ geht nur bei einem Track, der einen anderen verlängert oder in dem ein Abschnitt ersetzt wurde; dieser hier steht für sich.',
  'refusal.upload-address':
    'Aus diesem Chat kann ich keine Datei annehmen. Sende /upload und eine öffentliche Adresse der Audiodatei, die mit https:// beginnt.',
  'refusal.upload-too-large':
    'Diese Datei ist zu groß, um sie mir hier zu geben. Sende /upload und eine öffentliche Adresse der Audiodatei, die mit https:// beginnt.',
  'refusal.upload-not-audio':
    'Das ist keine Audiodatei, die ich abspielen kann. Sende MP3, WAV, M4A, OGG oder FLAC. Es wurde nichts berechnet.',
  'refusal.upload-length': (f) =>
    `Diese Audiodatei ist ${clockTime(f.seconds)} lang; ich nehme ${clockTime(f.least)} bis ${clockTime(f.most)}. Es wurde nichts berechnet.`,
  'refusal.upload-unreachable':
    'Unter dieser Adresse konnte ich keine Audiodatei abholen. Es wurde nichts berechnet.',
  'upload.offer': (f) =>
    `„${f.title}“, ${clockTime(f.seconds)} lang. Soll ich die Aufnahme zum Gateway bringen? Das ist dort ein Upload. Danach kannst du sie verlängern, covern, um Gesang oder Instrumente ergänzen oder daraus samplen.`,
  'upload.confirm': 'Hinbringen',
  'inline.make': (f) => `Song machen: ${f.text}`,
  'inline.hint': 'Er erscheint hier, sobald er fertig ist.',
  'inline.making': 'Dein Song entsteht gerade. In ein bis zwei Minuten steht er hier.',
  'refusal.storage':
    'Ich komme gerade nicht an mein Gedächtnis. Nichts ging verloren, und es wurde nichts berechnet. Versuch es in einer Minute noch einmal.',
  'refusal.gone-wrong':
    'Bei mir ist etwas schiefgegangen. Es wurde nichts berechnet. Versuch es in einer Minute noch einmal.',
  'refusal.form-expired': 'Dieses Formular ist abgelaufen. Fang noch einmal an; es wurde nichts berechnet.',

  'refusal.flood': 'Das geht sehr schnell. Warte ein paar Sekunden, dann geht es weiter.',
  'refusal.blocked': 'Wer diesen Bot betreibt, hat dich gesperrt. Ich kann deshalb nichts für dich tun.',
  'refusal.blocked-here': 'Wer diesen Bot betreibt, hat ihn hier gesperrt.',
  'refusal.wrong-place': 'Hier höre ich nicht zu. Frag mich an einem der Orte, die für mich ausgewählt sind.',
  'refusal.role': 'Hier dürfen mich nur bestimmte Leute fragen. Wende dich an die, die das hier verwalten.',
  'refusal.word': (f) =>
    `„${f.text}“ ist hier nicht erwünscht. Sag es ohne dieses Wort; es wurde nichts berechnet.`,
  'refusal.private': 'Dieser Track ist privat: Nur die Person, der er gehört, kann damit weiterarbeiten.',
  'refusal.not-your-track': 'Das kann hier nur die Person, für die dieser Track gemacht wurde.',
  'refusal.used-up.own': (f) =>
    `Dein Kontingent für ${thisPeriod(f.period)} (${f.limit}) ist aufgebraucht. Es wurde nichts berechnet. ${again(f)}`,
  'refusal.used-up.together': (f) =>
    `Das gemeinsame Kontingent hier für ${thisPeriod(f.period)} (${f.limit}) ist aufgebraucht. Es wurde nichts berechnet. ${again(f)}`,

  'plain.hint.question': 'Das klingt nach einer Frage; ich mache Songs. /help zeigt, was ich kann.',
  'plain.hint.link': 'Einen Link in einer Nachricht öffne ich nicht. Für das Audio dahinter gibt es /upload.',
  'plain.hint.change':
    'Ich weiß nicht, welchen Track du meinst. Antworte auf einen deiner Tracks, dann ändere ich den.',
  'plain.ask': (f) => `Soll ich daraus einen Song machen? „${f.text}“`,
  'plain.ask-lyrics':
    'Das sieht nach einem Songtext aus. Soll ich das volle Formular damit öffnen? Dort wählst du den Stil.',
  'plain.make': 'Daraus einen Song machen',
  'plain.open-form': 'Formular öffnen',
  'plain.free': 'Bevor du den Knopf drückst, wird nichts berechnet.',
  'plain.never': 'Einfache Nachrichten starten hier keine Songs. Schreib /song und worum es geht.',
  'plain.thanks': 'Gern geschehen!',
  'plain.again': (f) => `Soll ich noch eine Version von „${f.title}“ machen?`,
  'plain.nothing-yet': 'Du hast noch keinen Track. /song startet einen.',

  'settings.title': 'Einstellungen für diese Community',
  'settings.not-yours':
    'Diese Einstellungen kann nur ändern, wer die Community verwaltet. Deine eigene Sprache kannst du ändern.',
  'settings.at-once': 'Änderungen gelten sofort und bleiben auch nach einem Neustart.',
  'settings.saved': 'Gespeichert. Es gilt ab jetzt.',
  'settings.save': 'Speichern',
  'settings.unchanged': 'Es wurde nichts geändert:',
  'settings.strange-place': 'Dieser Ort gehört nicht hierher. Nichts wurde geändert.',
  'settings.count': (f) => `„${f.field}“ muss eine ganze Zahl sein, oder leer für kein Limit.`,
  'settings.empty': 'Leer: kein Limit.',
  'settings.page.own': 'Meine Einstellungen',
  'settings.page.messages': 'Einfache Nachrichten',
  'settings.page.general': 'Allgemein',
  'settings.page.access': 'Wo und wer',
  'settings.page.allowance': 'Kontingent',
  'settings.page.role': 'Kontingent einer Rolle',
  'settings.locale': 'Sprache',
  'settings.plain': 'Wenn mir jemand einfach schreibt',
  'settings.plain.start': 'Sofort anfangen, wenn der Wunsch klar ist',
  'settings.plain.ask': 'Immer erst fragen',
  'settings.plain.never': 'Nur Befehle starten Songs',
  'settings.quiet': 'Tracks ohne Benachrichtigungston posten',
  'settings.buttons': 'Wer die Buttons eines Tracks drücken darf',
  'settings.buttons.everyone': 'Alle',
  'settings.buttons.asker': 'Nur wer ihn angefragt hat',
  'settings.refusedWords': 'Abgelehnte Wörter (mit Komma getrennt)',
  'settings.places': 'Wo ich zuhöre (leer: überall)',
  'settings.roles': 'Rollen, die mich fragen dürfen (leer: alle)',
  'settings.members': 'Mitglieder, die fragen dürfen (leer: alle)',
  'settings.members.example': '@ada, @ben, 123456789',
  'settings.strange-member': (f) =>
    `„${f.text}“ ist kein Mitglied, das ich zuordnen kann. Schreib @Namen oder Nummern, mit Kommas getrennt. Es wurde nichts geändert.`,
  'settings.members.managers': 'Nur wer diese Gruppe leitet',
  'settings.feed': 'Wo geteilte Tracks gepostet werden',
  'settings.role': 'Rolle',
  'settings.personDay': 'Jede Person, pro Tag',
  'settings.personMonth': 'Jede Person, pro Monat',
  'settings.communityDay': 'Alle zusammen, pro Tag',
  'settings.communityMonth': 'Alle zusammen, pro Monat',
  'settings.roleDay': 'Jede Person mit der Rolle, pro Tag',
  'settings.roleMonth': 'Jede Person mit der Rolle, pro Monat',
  'settings.unlimited': 'Kein Limit für diese Rolle',
  'settings.no-limit': 'kein Limit',
  'settings.limits': (f) =>
    f.dayLimit === undefined && f.monthLimit === undefined
      ? 'kein Limit'
      : [
          ...(f.dayLimit === undefined ? [] : [`${f.dayLimit} pro Tag`]),
          ...(f.monthLimit === undefined ? [] : [`${f.monthLimit} pro Monat`]),
        ].join(', '),
  'settings.each': 'jede Person ihre eigene',
  'settings.newest': 'das übliche des Musikdienstes',
  'settings.each-person': 'So viel darf jede Person anfragen',
  'settings.all-together': 'So viel dürfen alle zusammen anfragen',
  'settings.nowhere': 'noch nirgends',
  'settings.by-role': (f) => `${f.count} ${plural(f.count, 'Rolle', 'Rollen')} mit eigenem Kontingent`,
  'settings.chosen': (f) => `${f.count} ausgewählt`,
  'settings.everyone': 'keine Einschränkung',

  'usage.title': 'Bisher verbraucht',
  'usage.used': (f) =>
    `Heute ${f.day}${f.dayLimit === undefined ? '' : ` von ${f.dayLimit}`}, diesen Monat ${f.month}${f.monthLimit === undefined ? '' : ` von ${f.monthLimit}`}`,
  'usage.everywhere': 'Du, überall',
  'usage.here': 'Du, hier',
  'usage.together': 'Alle hier zusammen',
  'usage.counts':
    'Jede Anfrage zählt einmal, wenn sie gelingt; was fehlschlug, wurde zurückgegeben. Tage beginnen um Mitternacht UTC.',
  'usage.credits': (f) =>
    `${numbers.format(f.credits)} ${plural(f.credits, 'Credit', 'Credits')} bei ${f.provider}`,
  'usage.nobody': 'Hier hat diesen Monat noch niemand etwas verbraucht.',
  'usage.by-person': 'Nach Person, diesen Monat',
  'usage.by-operation': 'Nach Art',
  'usage.by-gateway': 'Nach Gateway',

  'library.title': 'Deine Tracks',
  'library.favourites': 'Favoriten',
  'library.all': 'Alle Tracks',
  'library.newer': 'Neuere',
  'library.older': 'Ältere',
  'library.empty': 'Du hast noch keine Tracks. /song macht den ersten.',
  'library.none': 'Keiner deiner Tracks passt dazu.',
  'library.count': (f) => plural(f.count, 'Ein Track.', `${f.count} Tracks.`),
  'library.who': 'Wer damit weiterarbeiten darf',
  'library.open': 'alle, die ihn sehen',
  'library.private': 'nur du',
  'library.send': 'Noch einmal senden',
  'library.favourite': 'Zu Favoriten',
  'library.unfavourite': 'Kein Favorit mehr',
  'library.family': 'Stammbaum',
  'library.rename': 'Umbenennen',
  'library.hide': 'Privat machen',
  'library.unhide': 'Öffentlich machen',
  'library.share': 'Teilen',
  'library.delete': 'Löschen',
  'library.sure': (f) =>
    `„${f.title}“ aus deiner Bibliothek und aus dem Chat löschen? Das lässt sich nicht rückgängig machen.`,
  'library.deleted': (f) => `„${f.title}“ ist gelöscht.`,
  'library.deleted-here': (f) =>
    `„${f.title}“ ist aus deiner Bibliothek gelöscht. Die Nachricht im Chat darf ich nicht löschen; du kannst es.`,
  'library.sent': 'Hier ist er noch einmal.',
  'library.shared': 'Geteilt.',
  'library.shared-already': 'Er ist dort schon geteilt.',
  'library.no-feed':
    'Hier gibt es keinen Ort für geteilte Tracks. Wer hier verwaltet, kann in /settings einen auswählen.',
  'library.no-family': 'Aus diesem Track ist noch nichts entstanden, und er stammt von keinem anderen.',

  'persona.title': 'Deine Personas',
  'persona.none': 'Du hast noch keine Personas. Drück unter einem Track auf „Mehr“, dann auf „Persona“.',
  'persona.none-but': (f) =>
    `Du hast noch keine Personas. Ein Track von einem dieser Gateways kann eine geben, mit „Mehr“ und dann „Persona“: ${f.others}. „Mehr“ sagt, wo ein Track entstanden ist.`,
  'persona.delete': (f) => `„${f.name}“ löschen`,
  'persona.deleted': (f) => `„${f.name}“ ist gelöscht.`,
  'persona.gone': 'Diese Persona kenne ich nicht mehr.',
  'persona.how': 'Wähle eine in /custom aus. Eine neue machst du unter einem Track über „Mehr“.',

  'operator.only': (f) =>
    `Das kann nur, wer diesen Bot betreibt. Bist du das, dann trag ${f.name} in seine Einstellung OPERATORS ein.`,
  'operator.title': 'Der Bot',
  'operator.gateways': 'Gateways',
  'operator.available': 'in Betrieb',
  'operator.paused': 'von dir pausiert',
  'operator.cooling-down': (f) => `ausgefallen: ${f.reason}; neuer Versuch in ${span(f.seconds)}`,
  'operator.reason.unauthorized': 'es lehnt den Schlüssel ab',
  'operator.reason.out_of_credits': 'das Konto ist leer',
  'operator.reason.rate_limited': 'zu viele Anfragen',
  'operator.reason.overloaded': 'es ist überlastet',
  'operator.reason.unreachable': 'es antwortet nicht',
  'operator.reason.bad_answer': 'seine Antworten sind unverständlich',
  'operator.pause': (f) => `${f.provider} pausieren`,
  'operator.resume': (f) => `${f.provider} fortsetzen`,
  'operator.blocked': 'Gesperrt',
  'operator.block': 'Sperren oder entsperren',
  'operator.who': 'Person oder Community, als Plattform:ID',
  'operator.no-such': 'Das ist keine Person oder Community. Schreib es so: discord:1234567890.',
  'operator.in-doubt': 'Ungeklärt: vielleicht berechnet, vielleicht nicht',
  'operator.was-made': (f) => `Nr. ${f.number} wurde berechnet`,
  'operator.was-none': (f) => `Nr. ${f.number} wurde nicht berechnet`,

  'invalid.intro': 'Hier braucht es eine kleine Korrektur. Es wurde nichts berechnet.',
  'invalid.required': (f) => `„${f.field}“ wird benötigt.`,
  'invalid.too-long': (f) =>
    `„${f.field}“ darf ${numbers.format(f.max)} Zeichen haben; bei dir sind es ${numbers.format(f.length)}.`,
  'invalid.choice': (f) => `„${f.field}“ muss eines davon sein: ${f.choices}.`,
  'invalid.slider': (f) => `„${f.field}“ muss eine Zahl von 0 bis 100 sein.`,
  'invalid.seconds': (f) =>
    `„${f.field}“ muss eine Stelle im Track sein: Sekunden oder Minuten:Sekunden, höchstens ${clockTime(f.max)}.`,
  'invalid.number': (f) => `„${f.field}“ muss eine ganze Zahl von ${f.least} bis ${f.most} sein.`,
  'invalid.order': 'Das Ende des Abschnitts muss nach seinem Anfang liegen.',
  'invalid.span': 'Der Ausschnitt muss kürzer als 30 Sekunden sein.',
  'invalid.track': (f) => `„${f.field}“ muss einer deiner Tracks vom selben Gateway sein.`,
  'invalid.persona': (f) => `„${f.field}“ muss eine deiner Personas sein.`,
  'invalid.link': (f) => `„${f.field}“ muss eine öffentliche Adresse sein, die mit https:// beginnt.`,
  'invalid.toggle': (f) => `„${f.field}“ muss Ja oder Nein sein.`,
  'invalid.no-lyrics':
    'Schreib einen Songtext oder schalte „Instrumental“ ein. Soll ich den Text schreiben, nimm /song.',
  'invalid.no-style': 'Ein Instrumental braucht einen Stil, zum Beispiel: langsames Jazztrio.',

  'queue.title': 'Für dich in Arbeit',
  'queue.empty': 'Für dich ist gerade nichts in Arbeit. Mit /song fängst du etwas an.',
  'queue.here': 'Für andere hier in Arbeit',
  'queue.more': (f) => `und ${f.count} weitere`,
  'queue.behind': (f) => (f.ahead === 0 ? 'als Nächstes dran' : `${f.ahead} davor`),
  'queue.waiting': (f) =>
    `Bei ${f.provider} ${plural(f.count, 'wartet eine Anfrage', `warten ${f.count} Anfragen`)} auf die Übergabe (von allen zusammen).`,
  'queue.state.queued': 'wartet',
  'queue.state.submitting': 'wird übergeben',
  'queue.state.running': 'wird komponiert',
  'queue.state.delivering': 'wird gepostet',
  'queue.state.done': 'fertig',
  'cancel.which': 'Was soll ich abbrechen?',
  'cancel.done': 'Abgebrochen.',

  'welcome.title': 'Hallo! Ich mache Songs',
  'welcome.body':
    'Tippe /song und worum es geht, oder erwähne mich damit: Ein, zwei Minuten später steht der Song hier, mit Cover. /help zeigt, was ich noch kann.\n\nFür alle, die das hier verwalten: Mit /settings legt ihr fest, wo ich zuhöre, wer fragen darf und wie viel.',
  'help.title': 'Wünsch dir einen Song',
  'help.body':
    'Tippe /song und worum es geht, oder schreib mir einfach. /custom nimmt deinen eigenen Text und Stil, /lyrics schreibt einen Text, /sounds macht einen Effekt oder einen Loop, und mit /upload bringst du eine eigene Audiodatei mit.\n\nUnter jedem Track sind Buttons, um ihn zu verlängern, zu covern, in Stems zu zerlegen oder zu remastern. Unter „Mehr“ findest du den Rest: neuer Text für einen Abschnitt, mehr Gesang oder Instrumente, ein Mashup, Songtext mit Zeiten und den Track als WAV, Video oder MIDI.\n\nSolange ein Song in Arbeit ist, kannst du ihn abbrechen. /library zeigt alle deine Tracks, /usage sagt, was von deinem Kontingent übrig ist. Tippe /, um alle Befehle zu sehen.',

  'wizard.skip': 'Überspringen',
  'wizard.keep': 'Behalten',
  'wizard.now': (f) => `Aktuell: ${f.value}`,
  'wizard.answer': 'Antworte mit einer Nachricht oder drück einen Button.',
  'wizard.more-settings': 'Mehr Einstellungen',
  'wizard.cancelled': 'Abgebrochen. Es wurde nichts berechnet.',
  'wizard.reply': 'Antworte auf diese Nachricht oder drück einen Button.',
  'wizard.choose': 'Drück einen Button.',
  'wizard.example': (f) => `Zum Beispiel: ${f.text}`,
  'wizard.channel': 'Oder schreib den @Namen eines Kanals, den du leitest und in dem ich posten darf.',
  'wizard.ready': 'Mehr brauche ich nicht.',
  'wizard.ready-hint': 'Leg gleich los oder sieh dir erst noch ein paar Einstellungen an.',
  'wizard.skipped': 'Übersprungen',
  'wizard.clear': 'Leer lassen',
  'wizard.cleared': 'Leer gelassen',
  'wizard.answered': 'Diese Frage ist schon beantwortet.',
  'wizard.step': (f) => `Frage ${f.step} von ${f.steps}`,

  'web.name': 'Minstrel',
  'web.tagline': 'Wünsch dir einen Song.',
  'web.sandbox': 'Sandbox: ein Übungskomponist auf deinem eigenen Rechner. Es wird nichts berechnet.',
  'web.conversation': 'Unterhaltung',
  'web.no-script': 'Diese Seite braucht JavaScript.',
  'web.you': 'Du',
  'web.message': 'Worum soll es in dem Song gehen?',
  'web.hint': 'Enter sendet, Umschalt + Enter beginnt eine neue Zeile, / zeigt, was ich kann.',
  'web.send': 'Senden',
  'web.commands': 'Zeigen, was ich kann',
  'web.choices': (f) =>
    `${f.count} ${plural(f.count, 'Vorschlag', 'Vorschläge')}. Pfeiltasten bewegen, Enter übernimmt.`,
  'web.start-title': 'Worum soll es in dem Song gehen?',
  'web.start-body':
    'Schreib unten einen Satz. Ich komponiere, singe und male ein Coverbild dazu. Oder fang mit einem von diesen an:',
  'web.start-custom': 'Eigener Text, eigener Stil, eigene Einstellungen',
  'web.example-1': 'Eine fröhliche Melodie über Regen auf einem Blechdach',
  'web.example-2': 'Eine langsame Jazzballade über den letzten Zug nach Hause',
  'web.example-3': 'Ein Geburtstagslied für Ada, die ihr Fahrrad liebt',
  'web.example-4': 'Ruhiges Klavier zum Lesen, ohne Gesang',
  'web.unreachable':
    'Ich konnte den Server nicht erreichen. Deine Nachricht bleibt erhalten; versuch es noch einmal.',
  'web.unreachable-form':
    'Ich konnte den Server nicht erreichen. Was du eingegeben hast, bleibt erhalten; versuch es noch einmal.',
  'web.unreachable-press':
    'Ich konnte den Server nicht erreichen. Es wurde nichts geändert; versuch es noch einmal.',
  'web.too-large': 'Das ist zu lang für mich. Kürze es und versuch es noch einmal.',
  'web.session-lost':
    'Ich kenne diesen Browser nicht mehr. Erlaube Cookies für diese Seite und lade sie neu.',
  'web.reconnecting': 'Verbinde neu …',
  'web.newest': 'Neueste Nachricht',
  'web.progress': 'Fortschritt',
  'web.play': (f) => `„${f.title}“ abspielen`,
  'web.pause': (f) => `„${f.title}“ anhalten`,
  'web.seek': (f) => `Position in „${f.title}“`,
  'web.position': (f) => `${clockTime(f.now)} von ${clockTime(f.end)}`,
  'web.unplayable':
    'Dieser Track lässt sich gerade nicht abspielen. Versuch es noch einmal oder lade ihn herunter.',
  'web.attach': 'Audiodatei anhängen',
  'web.drop': 'Leg die Audiodatei hier ab, um damit weiterzuarbeiten.',
  'web.sing-along': 'Mitsingen',
  'web.cover-art': (f) => `Coverbild von „${f.title}“`,
  'web.close': 'Schließen',
  'web.needed': 'erforderlich',
  'web.automatic': 'Automatisch',
  'web.any': 'Beliebig',
  'web.characters': (f) => `${f.length} von ${f.max}`,
  'web.characters-over': (f) => `${f.length} von ${f.max}: ${f.length - f.max} zu viel`,
};
