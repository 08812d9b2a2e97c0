import type { Words } from './catalogue.js';
import type { Charge } from './charge.js';
import { clockTime } from './clock.js';

const numbers = new Intl.NumberFormat('ja');

const seconds = (value: number): string => {
  if (value < 60) return `${Math.max(5, Math.round(value / 5) * 5)}秒`;
  const halves = Math.round(value / 30);
  const minutes = Math.floor(halves / 2);
  return halves % 2 === 0 ? `${minutes}分` : `${minutes}分30秒`;
};

const cost = (charge: Charge): string =>
  ({
    none: '料金はかかっていません。',
    made: '生成サービスの料金が発生しています。',
    unknown: '生成サービスの料金が発生したかどうかは、わかりません。',
  })[charge];

const again = ({ period }: { period: 'day' | 'month' }): string =>
  period === 'day' ? 'UTCの0時から、また使えます。' : '来月1日から、また使えます。';

/** Every sentence the bot says, in Japanese. */
export const ja = {
  language: '日本語',

  line: (f: { label: string; value: string }) => `${f.label}：${f.value}`,

  'name.extend': '続きを作る',
  'name.cover': 'カバー',
  'name.stems': 'ステム',
  'name.remaster': 'リマスター',
  'name.song': '楽曲',
  'name.custom': 'カスタム曲',
  'name.whole': '1曲につなぐ',
  'name.replace': '一部を差し替え',
  'name.sample': 'サンプリング',
  'name.vocals': 'ボーカルを追加',
  'name.instrumental': '伴奏を追加',
  'name.acapella': 'アカペラ',
  'name.mashup': 'マッシュアップ',
  'name.sounds': '効果音',
  'name.lyrics': '作詞',
  'name.mixlyrics': '歌詞をミックス',
  'name.style': 'スタイルの説明',
  'name.upload': 'アップロード',
  'name.persona': 'ペルソナ',
  'name.wav': 'WAV',
  'name.video': '動画',
  'name.midi': 'MIDI',
  'name.karaoke': '同期歌詞',
  'name.bpm': 'テンポ',
  'name.sing': '曲にする',
  'name.transfer': (f: { provider: string }) => `${f.provider}へ移す`,
  'name.more': 'その他',
  'name.words': '歌詞',
  'name.repeat': 'もう一度作る',
  'name.cancel': 'キャンセル',
  'name.retry': 'やり直す',
  'name.listen': '先に聴く',
  'name.correct': '修正する',

  'command.song': 'ひとことから曲を作る',
  'command.custom': '自分の歌詞・スタイル・設定で曲を作る',
  'command.extend': '曲の途中から続きを作る',
  'command.cover': '同じ曲を別のスタイルで',
  'command.stems': 'ボーカルと楽器を別々のトラックに分ける',
  'command.remaster': '同じ演奏をミックスし直す',
  'command.whole': '続きとその前の部分を1曲につなぐ',
  'command.replace': '曲の一部を別の歌詞で歌い直す',
  'command.sample': '曲の一部から新しい曲を作る',
  'command.vocals': '曲に歌をのせる',
  'command.instrumental': '曲に楽器の伴奏をつける',
  'command.acapella': '曲の30秒未満の範囲から声だけを取り出す',
  'command.mashup': '2つの曲を1つにする',
  'command.sounds': '効果音やループを作る',
  'command.lyrics': '歌詞だけを書く（まだ歌いません）',
  'command.mixlyrics': '2つの歌詞を1つにまとめる',
  'command.style': '短いスタイルの言葉を詳しい説明に広げる',
  'command.upload': '自分の音源を取り込んで、そこから作る',
  'command.persona': '曲の声と歌い方を保存して、ほかの曲で使う',
  'command.wav': '曲を非圧縮ファイルで受け取る',
  'command.video': '曲を動画で受け取る',
  'command.midi': '曲の音符データを受け取る',
  'command.karaoke': '曲の歌詞を時間つきで受け取る',
  'command.bpm': '曲のテンポを調べる',
  'command.library': '自分の曲：検索、お気に入り、再送信',
  'command.usage': '利用枠をどれだけ使ったか',
  'command.settings': '自分の言語。管理者は上限・チャンネル・ロールも',
  'command.audio-of-message': 'この音声を使う',
  'command.operator': '運営者用：生成サービス、ブロック、未確定',
  'command.queue': 'いま作っている曲',
  'command.cancel': 'まだできていない曲を止める',
  'command.help': 'できること',
  'command.song-of-message': 'これを曲にする',

  'field.prompt': 'どんな曲にしますか？',
  'field.lyrics': '歌詞',
  'field.style': 'スタイル',
  'field.title': 'タイトル',
  'field.excludedStyle': '避けたいスタイル',
  'field.instrumental': 'インスト (歌なし)',
  'field.voice': '歌声',
  'field.model': 'モデル',
  'field.styleWeight': 'スタイルへの忠実さ (0–100%)',
  'field.weirdness': '意外さの度合い (0–100%)',
  'field.audioWeight': '元の曲への近さ (0–100%)',
  'field.continueAt': '続きを始める位置 (秒数または m:ss)',
  'field.parts': '分け方',
  'field.variation': '変化の強さ',
  'field.from': '開始位置 (秒数または m:ss)',
  'field.to': '終了位置 (秒数または m:ss)',
  'field.section': 'この部分の新しい歌詞',
  'field.method': 'つなぎ方',
  'field.other': '2つ目の曲',
  'field.loop': 'ループにする',
  'field.tempo': 'テンポ (1分あたりの拍数)',
  'field.lyrics.prompt': '歌詞のテーマは？',
  'field.style.prompt': 'スタイルの言葉をいくつか',
  'field.sounds.prompt': 'どんな音にしますか？',
  'field.musicalKey': 'キー',
  'field.otherLyrics': 'もう1つの歌詞',
  'field.audio': '音源のURL (https)',
  'field.audio-file': 'お使いの端末の音源',
  'field.persona': 'ペルソナ',
  'field.personaName': 'ペルソナの名前',
  'field.description': '説明',
  'field.search': 'タイトル・スタイル・歌詞に含まれる言葉',
  'field.track': '対象の曲',
  'field.generation': '制作中の曲',

  'example.prompt': '雨をテーマにした楽しい曲',
  'example.lyrics': '[Verse]\n窓に雨 手のひらにお茶のぬくもり…',
  'example.style.prompt': 'ジャズ、なめらか',
  'example.sounds.prompt': '古い家のきしむ扉',
  'example.style': '温かいインディーフォーク、指弾きのギター、ブラシのドラム',
  'example.title': '雨の朝',
  'example.excludedStyle': 'ヘヴィメタル、オートチューン',
  'example.continueAt': '1:30',
  'example.from': '0:30',
  'example.to': '0:45',
  'example.tempo': '120',
  'example.section': '川に降る雨 海に降る雨',
  'example.personaName': '夜の歌い手',
  'example.description': 'マイクに近い、温かく低い声',
  'example.audioWeight': '60',
  'example.styleWeight': '50',
  'example.weirdness': '50',

  'choice.female': '女性',
  'choice.male': '男性',
  'choice.two': 'ボーカルと伴奏',
  'choice.all': 'すべての楽器を1つずつ',
  'choice.subtle': '控えめ',
  'choice.normal': '標準',
  'choice.high': '強め',
  'choice.free': '自由に（長さが変わることがあります）',
  'choice.exact': '正確に（ほかの部分はそのまま）',
  'choice.true': 'はい',
  'choice.false': 'いいえ',

  'form.custom': '自分の曲を作る',
  'form.extend': (f: { title: string }) => `続きを作る：「${f.title}」`,
  'form.cover': (f: { title: string }) => `カバー：「${f.title}」`,
  'form.stems': (f: { title: string }) => `ステム：「${f.title}」`,
  'form.on': (f: { operation: string; title: string }) => `${f.operation}：「${f.title}」`,
  'form.remaster': (f: { title: string }) => `リマスター：「${f.title}」`,
  'form.submit': '作成する',
  'form.open': 'フォームを開く',
  'form.more-options': (f: { name: string }) => `ほかの項目は /${f.name} のオプションで指定できます。`,
  'form.rest-kept': 'ここに入るのは最初の部分だけです。残りも保存してあります。',
  'form.audio-kept': '空欄のままなら、先ほど選んだ音源を使います。',
  'form.model-limits': (f: { model: string; lyrics: number; style: number }) =>
    `モデル${f.model}では、歌詞は${f.lyrics}文字、スタイルは${f.style}文字までです。`,

  'card.grace': (f) => `${f.seconds}秒後に始めます。今キャンセルすれば費用はかかりません。`,
  'card.queued': (f: { ahead: number }) =>
    f.ahead === 0 ? '次があなたの番です。' : `あなたの前に${f.ahead}曲あります。`,
  'card.patience': '生成サービスが混み合っているか、応答がありません。あと数分、試し続けます。',
  'card.submitting': '生成サービスに送っています…',
  'card.running': '作曲しています…',
  'card.estimate': (f: { seconds: number }) => `あと${seconds(f.seconds)}ほどでできあがります。`,
  'card.longer': 'いつもより少し時間がかかっています。',
  'card.delivering': 'できました。いま受け取っています…',
  'card.done': (f: { count: number }) => (f.count === 1 ? '曲ができました。' : `${f.count}曲できました。`),
  'card.made': 'できました。次のメッセージをご覧ください。',
  'card.late':
    '待つのをやめたあとに、遅れて届きました。そのままお使いください。利用枠が二重に減ることはありません。',
  'card.missing': (f: { missing: number }) =>
    `あと${f.missing}曲届くはずでしたが、ここまで持ってこられませんでした。`,
  'card.cancelled': (f: { charge: Charge }) =>
    ({
      none: '生成サービスに送る前にキャンセルしました。料金はかかっていません。',
      made: 'キャンセルしました。すでに生成サービスに送ったあとで、料金が発生しています。',
      unknown:
        '生成サービスに送っている途中でキャンセルしました。生成サービスの料金が発生したかどうかは、わかりません。',
    })[f.charge],
  'card.cancelled-sandbox': 'キャンセルしました。サンドボックスで作成中でしたが、料金はかかりません。',
  'card.sandbox': 'サンドボックス（練習用の小さな作曲機能）で作りました。無料です。',

  'made.lyrics': '歌詞ができました。まだ歌にはしていません。',
  'made.style': '詳しく書くとこうなります。スタイルとしてお使いください。',
  'made.words': '時間つきの歌詞です。歌詞を表示できるプレーヤーで使えます。',
  'made.file': 'ファイルができました。',
  'made.notes': (f: { instruments: number; notes: number }) =>
    `${f.instruments}つの楽器、合わせて${f.notes}個の音符のMIDIファイルです。`,
  'instrument.vocals': 'ボーカル',
  'instrument.backing-vocals': 'コーラス',
  'instrument.drums': 'ドラム',
  'instrument.bass': 'ベース',
  'instrument.guitar': 'ギター',
  'instrument.keyboard': 'キーボード',
  'instrument.percussion': 'パーカッション',
  'instrument.strings': 'ストリングス',
  'instrument.synth': 'シンセサイザー',
  'instrument.fx': '効果音',
  'instrument.brass': '金管楽器',
  'instrument.woodwinds': '木管楽器',
  'made.tempo': (f: { bpm: number }) => `テンポは1分あたり${Math.round(f.bpm)}拍です。`,
  'made.tempo-range': (f: { least: number; most: number }) =>
    `${Math.round(f.least)}から${Math.round(f.most)}の間で変化します。`,
  'made.key': (f: { key: string }) => `キーは${f.key}です。`,
  'made.persona': (f: { name: string }) =>
    `「${f.name}」の準備ができました。/custom でペルソナとして選べます。`,
  'made.link': 'ファイルが大きすぎて、このチャットには送れません。リンクから開いてください。',
  'transfer.offer': (f: { provider: string; other: string }) =>
    `この曲は、いま使えなくなっている${f.provider}で作られていて、手を加えられるのもそこだけです。こちらにコピーがあるので、${f.other}へ移せます。移すと${f.other}でアップロード1回分になります。そのあとはコピーから続けられます。${f.other}にあるのは録音だけで、元の曲のデータではないため、少し違って聞こえることがあります。`,

  'transfer.lost':
    'こちらで保存していたコピーを読み込めないため、移せません。料金はかかっていません。元の生成サービスが復旧すれば、ボタンはまた使えます。',

  'track.album': (f: { first: number; last: number; count: number }) =>
    f.last - f.first + 1 === f.count
      ? `トラック${f.count}件です。`
      : `${f.count}件中${f.first}〜${f.last}件目のトラックです。`,
  'track.album-perhaps':
    'これらのトラックはすでに上に投稿されているかもしれません。投稿中に接続が切れましたが、二重には投稿しません。どれも /library にあり、下に ZIP があれば全部そこに入っています。',
  'track.zip': (f: { count: number }) => `${f.count}件のトラックを1つのファイルにまとめました。`,
  'track.length': '長さ',
  'track.style': 'スタイル',
  'track.from': '元の曲',
  'track.model': 'モデル',
  'track.asked': 'リクエスト',
  'track.made': '作り方',
  'track.smaller': 'ファイルが大きすぎてこのチャットには送れないため、小さくしたものです。',
  'track.download': 'ダウンロード',
  'track.link-only': 'ファイルが大きすぎて、このチャットには送れません。リンクから開いてください。',
  'track.nowhere': 'ファイルが大きすぎてこのチャットには送れません。リンクに使える公開アドレスもありません。',
  'track.instrumental': 'インストなので、歌詞はありません。',

  'fault.bad_input': (f: { detail: string; charge: Charge }) =>
    `生成サービスがこのリクエストを受け付けませんでした${f.detail ? `：「${f.detail}」` : ''}。${cost(f.charge)}少し変えて、もう一度お試しください。`,
  'fault.moderated': (f: { detail: string; charge: Charge }) =>
    `生成サービスの審査を通りませんでした${f.detail ? `：「${f.detail}」` : ''}。${cost(f.charge)}アーティスト名や過激な言葉が主な理由です。言い換えて、もう一度お試しください。`,
  'fault.unauthorized': (f: { charge: Charge }) =>
    `生成サービスがこのボットのキーを受け付けませんでした。${cost(f.charge)}これを直せるのはボットの運営者だけです。リクエストは保存してあるので、あとでもう一度お試しください。`,
  'fault.out_of_credits': (f: { charge: Charge }) =>
    `ボットの生成サービスの残高がなくなりました。${cost(f.charge)}運営者には知らせてあります。あとでもう一度お試しください。`,
  'fault.rate_limited': (f: { charge: Charge }) =>
    `生成サービスへのリクエストが多すぎます。${cost(f.charge)}数分後にもう一度お試しください。`,
  'fault.overloaded': (f: { charge: Charge }) =>
    `いま生成サービスが混み合っています。${cost(f.charge)}数分後にもう一度お試しください。`,
  'fault.unreachable': (f: { charge: Charge }) =>
    `いま生成サービスから応答がありません。${cost(f.charge)}数分後にもう一度お試しください。`,
  'fault.bad_answer': (f: { charge: Charge }) =>
    `生成サービスの応答を読み取れませんでした。${cost(f.charge)}数分後にもう一度お試しください。`,
  'fault.unknown_task': (f: { charge: Charge }) =>
    `生成サービスがこの曲を見失いました。${cost(f.charge)}やり直せますが、新たに料金がかかります。`,
  'fault.failed': (f: { detail: string; charge: Charge }) =>
    `生成サービスがこの曲を完成できませんでした${f.detail ? `：「${f.detail}」` : ''}。${cost(f.charge)}やり直せます。`,
  'fault.timed_out': (f: { charge: Charge }) =>
    `時間がかかりすぎたので、待つのをやめました。${cost(f.charge)}あとから届いたら、追加料金なしでここに投稿します。やり直すこともできますが、新たに料金がかかります。`,
  'fault.in_doubt': (f: { charge: Charge }) =>
    `送っている途中で接続が切れました。${cost(f.charge)}こちらから勝手に送り直すことはありません。あとから届いたら、ここに投稿します。やり直すと、料金が二重にかかることがあります。`,
  'fault.media_lost': (f: { charge: Charge }) =>
    `曲は完成しましたが、生成サービスからファイルを受け取れませんでした。${cost(f.charge)}やり直せますが、新たに料金がかかります。`,
  'fault.chat_refused': (f: { charge: Charge }) =>
    `曲は完成しましたが、このチャットに投稿できません。${cost(f.charge)}ここでの投稿の権限を確認するか、別の場所で頼んでください。`,
  'fault.maker_gone': (f: { charge: Charge; provider: string }) =>
    `この曲は${f.provider}で作られていて、手を加えられるのもそこだけです。その生成サービスは、いま使用していません。${cost(f.charge)}`,
  'fault.cannot': (f: { charge: Charge }) =>
    `このボットの生成サービスには、それができるものがありません。${cost(f.charge)}`,

  'refusal.no-track': 'その曲が見つかりません。曲の下のボタンを押すか、一覧からご自分の曲を選んでください。',
  'refusal.no-generation': 'その曲はもう見つかりません。',
  'refusal.old-button':
    'このボタンは別のバージョンのもので、もう使えません。コマンドは使えます。/help をご覧ください。',
  'refusal.not-yours': 'これができるのは、この曲を頼んだ人だけです。',
  'refusal.too-late': 'もうキャンセルできません。この曲はすでに完成しています。',
  'refusal.running-already': 'すでに進行中です。',
  'refusal.nothing-to-cancel': '制作中の曲がないので、キャンセルするものはありません。',
  'refusal.too-many': (f: { limit: number }) =>
    `いま${f.limit}曲を制作中です。どれかが完成するまで待つか、/cancel でキャンセルしてください。`,
  'refusal.empty': 'どんな曲にするか教えてください。例：/song 雨をテーマにした楽しい曲',
  'refusal.unknown-command': 'そのコマンドはありません。/help でできることを確認できます。',
  'refusal.maker-cannot': (f: { operation: string; provider: string; others: string }) =>
    `この曲は${f.provider}で作られていますが、そこでは「${f.operation}」を使えません。次のサービスなら、そこで作った曲に使えます：${f.others}。`,
  'refusal.no-such-model': (f: { operation: string; others: string }) =>
    `このモデルでは「${f.operation}」を使えません。対応サービス：${f.others}。別のモデルを選ぶか、指定なしにしてください。`,
  'refusal.nobody-can': (f: { operation: string; others: string }) =>
    `使用中の生成サービスに「${f.operation}」に対応したものがありません。${f.others ? `ボットの運営者が追加できる対応サービス：${f.others}。` : ''}`,
  'refusal.no-other-track':
    'マッシュアップには同じ生成サービスのトラックが2つ必要ですが、そこにはこの1つしかありません。先にもう1つ作ってください。',
  'refusal.not-whole':
    '「1曲につなぐ」は、続きを作った曲か、一部を差し替えた曲で使えます。この曲は単独の曲です。',
  'refusal.upload-address':
    'このチャットからはファイルを受け取れません。/upload と、https:// で始まる公開された音源のURLを送ってください。',
  'refusal.upload-too-large':
    'ファイルが大きすぎて、ここでは受け取れません。/upload と、https:// で始まる公開された音源のURLを送ってください。',
  'refusal.upload-not-audio':
    '再生できる音源ではありません。MP3、WAV、M4A、OGG、FLACのいずれかを送ってください。料金はかかっていません。',
  'refusal.upload-length': (f: { seconds: number; least: number; most: number }) =>
    `その音源の長さは${clockTime(f.seconds)}です。受け取れるのは${clockTime(f.least)}から${clockTime(f.most)}までです。料金はかかっていません。`,
  'refusal.upload-unreachable': 'そのURLから音源を取得できませんでした。料金はかかっていません。',
  'upload.offer': (f: { title: string; seconds: number }) =>
    `「${f.title}」、長さ${clockTime(f.seconds)}。生成サービスに送りましょうか。送るとアップロード1回分になります。そのあとは、続きを作る、カバーする、歌や伴奏を重ねる、サンプリングする、といったことができます。`,
  'upload.confirm': '送る',
  'inline.make': (f: { text: string }) => `曲を作る：${f.text}`,
  'inline.hint': 'できあがると、ここに表示されます。',
  'inline.making': '曲を作っています。1、2分でここに表示されます。',
  'refusal.storage':
    'いまデータを読み込めません。何も失われておらず、料金もかかっていません。1分後にもう一度お試しください。',
  'refusal.gone-wrong': 'こちらで問題が起きました。料金はかかっていません。1分後にもう一度お試しください。',
  'refusal.form-expired': 'このフォームは期限切れです。もう一度始めてください。料金はかかっていません。',

  'refusal.flood': '少し速すぎます。数秒待ってから続けてください。',
  'refusal.blocked': 'このボットの運営者があなたをブロックしているため、お手伝いできません。',
  'refusal.blocked-here': 'このボットは、運営者がここでの利用をブロックしています。',
  'refusal.wrong-place': 'ここではリクエストを受け付けていません。指定されている場所で頼んでください。',
  'refusal.role': 'ここでは、決められた人だけがリクエストできます。管理している人に聞いてください。',
  'refusal.word': (f: { text: string }) =>
    `「${f.text}」という言葉はここでは使えません。別の言葉でお願いします。料金はかかっていません。`,
  'refusal.private': 'この曲は非公開です。ここから続けられるのは持ち主だけです。',
  'refusal.not-your-track': 'ここでこれができるのは、この曲の持ち主だけです。',
  'refusal.used-up.own': (f: { period: 'day' | 'month'; limit: number; again: number }) =>
    `${f.period === 'day' ? '今日' : '今月'}の利用枠（${f.limit}回）を使い切りました。料金はかかっていません。${again(f)}`,
  'refusal.used-up.together': (f: { period: 'day' | 'month'; limit: number; again: number }) =>
    `ここの全員で使う${f.period === 'day' ? '今日' : '今月'}の利用枠（${f.limit}回）を使い切りました。料金はかかっていません。${again(f)}`,

  'plain.hint.question': '質問のようですね。私が作るのは曲です。できることは /help で見られます。',
  'plain.hint.link': 'メッセージのリンクは開きません。リンク先の音声を使うには /upload があります。',
  'plain.hint.change': 'どのトラックのことか分かりません。自分のトラックに返信すれば、それを変えます。',
  'plain.ask': (f) => `これを曲にしますか？「${f.text}」`,
  'plain.ask-lyrics': '歌詞のようですね。これを入れて詳しいフォームを開きますか？スタイルはそこで選べます。',
  'plain.make': 'これを曲にする',
  'plain.open-form': 'フォームを開く',
  'plain.free': 'ボタンを押すまで費用はかかりません。',
  'plain.never': 'ここでは普通のメッセージで曲は始まりません。/song のあとに内容を書いてください。',
  'plain.thanks': 'どういたしまして！',
  'plain.again': (f) => `「${f.title}」の別バージョンを作りますか？`,
  'plain.nothing-yet': 'トラックはまだありません。/song で始められます。',

  'settings.title': 'ここの設定',
  'settings.not-yours': 'ここの設定を変えられるのは、管理者だけです。ご自分の言語は変えられます。',
  'settings.at-once': '変更はすぐに反映され、再起動しても残ります。',
  'settings.saved': '保存しました。いまから有効です。',
  'settings.save': '保存',
  'settings.unchanged': '何も変更していません：',
  'settings.strange-place': 'その場所はここに属していません。何も変更していません。',
  'settings.count': (f: { field: string }) =>
    `「${f.field}」は整数で入力してください。空欄なら上限なしです。`,
  'settings.empty': '空欄なら上限なし。',
  'settings.page.own': '自分の設定',
  'settings.page.messages': '普通のメッセージ',
  'settings.page.general': '全般',
  'settings.page.access': '場所とメンバー',
  'settings.page.allowance': '利用枠',
  'settings.page.role': 'ロールの利用枠',
  'settings.locale': '言語',
  'settings.plain': '誰かが普通に話しかけたとき',
  'settings.plain.start': '希望がはっきりしていればすぐに始める',
  'settings.plain.ask': 'いつも先に確認する',
  'settings.plain.never': 'コマンドでのみ曲を始める',
  'settings.quiet': '通知音なしで曲を投稿する',
  'settings.buttons': '曲のボタンを押せる人',
  'settings.buttons.everyone': '全員',
  'settings.buttons.asker': '頼んだ人だけ',
  'settings.refusedWords': '受け付けない言葉（半角カンマ区切り）',
  'settings.places': 'リクエストを受け付ける場所（空欄：すべて）',
  'settings.roles': 'リクエストできるロール（空欄：全員）',
  'settings.members': 'リクエストできるメンバー（空欄：全員）',
  'settings.members.example': '@ada, @ben, 123456789',
  'settings.strange-member': (f) =>
    `「${f.text}」というメンバーが見つかりません。@ユーザー名 か数字のIDを、カンマで区切って書いてください。何も変更していません。`,
  'settings.members.managers': 'このグループの管理者だけ',
  'settings.feed': '共有された曲の投稿先',
  'settings.role': 'ロール',
  'settings.personDay': '1人あたり、1日',
  'settings.personMonth': '1人あたり、1か月',
  'settings.communityDay': '全員合計、1日',
  'settings.communityMonth': '全員合計、1か月',
  'settings.roleDay': 'このロールの1人あたり、1日',
  'settings.roleMonth': 'このロールの1人あたり、1か月',
  'settings.unlimited': 'このロールは上限なし',
  'settings.no-limit': '上限なし',
  'settings.limits': (f: { dayLimit: number | undefined; monthLimit: number | undefined }) =>
    f.dayLimit === undefined && f.monthLimit === undefined
      ? '上限なし'
      : [
          ...(f.dayLimit === undefined ? [] : [`1日${f.dayLimit}回`]),
          ...(f.monthLimit === undefined ? [] : [`1か月${f.monthLimit}回`]),
        ].join('、'),
  'settings.each': '各自の言語',
  'settings.newest': '音楽サービスの標準',
  'settings.each-person': '1人あたりの利用枠',
  'settings.all-together': '全員合計の利用枠',
  'settings.nowhere': 'まだありません',
  'settings.by-role': (f: { count: number }) => `利用枠を個別に決めたロール：${f.count}件`,
  'settings.chosen': (f: { count: number }) => `${f.count}件を選択`,
  'settings.everyone': '制限なし',

  'usage.title': 'これまでの利用',
  'usage.used': (f: {
    day: number;
    month: number;
    dayLimit: number | undefined;
    monthLimit: number | undefined;
  }) =>
    `今日${f.day}回${f.dayLimit === undefined ? '' : `（上限${f.dayLimit}回）`}、今月${f.month}回${f.monthLimit === undefined ? '' : `（上限${f.monthLimit}回）`}`,
  'usage.everywhere': 'あなた（すべての場所）',
  'usage.here': 'あなた（ここ）',
  'usage.together': 'ここの全員の合計',
  'usage.counts':
    'リクエストは成功したときに1回と数え、失敗した分は戻しています。1日はUTCの0時に始まります。',
  'usage.credits': (f) => `${f.provider} ${numbers.format(f.credits)} クレジット`,
  'usage.nobody': '今月は、まだ誰もここで使っていません。',
  'usage.by-person': 'メンバー別、今月',
  'usage.by-operation': '種類別',
  'usage.by-gateway': '生成サービス別',

  'library.title': 'あなたの曲',
  'library.favourites': 'お気に入り',
  'library.all': 'すべての曲',
  'library.newer': '新しい曲へ',
  'library.older': '古い曲へ',
  'library.empty': 'まだ曲がありません。/song で最初の曲を作れます。',
  'library.none': '当てはまる曲はありません。',
  'library.count': (f: { count: number }) => `${f.count}曲`,
  'library.who': 'ここから続けられる人',
  'library.open': '見られる人全員',
  'library.private': 'あなただけ',
  'library.send': 'もう一度送る',
  'library.favourite': 'お気に入り',
  'library.unfavourite': 'お気に入り解除',
  'library.family': '元の曲と派生曲',
  'library.rename': '名前を変える',
  'library.hide': '非公開にする',
  'library.unhide': '公開する',
  'library.share': '共有',
  'library.delete': '削除',
  'library.sure': (f: { title: string }) =>
    `「${f.title}」をライブラリとチャットから削除しますか。元には戻せません。`,
  'library.deleted': (f: { title: string }) => `「${f.title}」を削除しました。`,
  'library.deleted-here': (f: { title: string }) =>
    `「${f.title}」をライブラリから削除しました。チャットのメッセージは権限がないため削除できませんが、ご自分で削除できます。`,
  'library.sent': 'もう一度お送りします。',
  'library.shared': '共有しました。',
  'library.shared-already': 'すでに共有されています。',
  'library.no-feed': 'ここには共有された曲の投稿先がありません。管理者が /settings で選べます。',
  'library.no-family': 'この曲から派生した曲はまだなく、元になった曲もありません。',

  'persona.title': 'あなたのペルソナ',
  'persona.none': 'まだペルソナがありません。曲の下の「その他」から「ペルソナ」を押してください。',
  'persona.none-but': (f: { others: string }) =>
    `まだペルソナがありません。次のサービスで作った曲なら、「その他」から「ペルソナ」で作れます：${f.others}。曲をどこで作ったかは「その他」で確認できます。`,
  'persona.delete': (f: { name: string }) => `「${f.name}」を削除`,
  'persona.deleted': (f: { name: string }) => `「${f.name}」を削除しました。`,
  'persona.gone': 'そのペルソナはもう見つかりません。',
  'persona.how': '/custom で選べます。新しく作るには、曲の下の「その他」を押してください。',

  'operator.only': (f) =>
    `これができるのは、このボットの運営者だけです。運営者ご本人なら、設定 OPERATORS に ${f.name} を加えてください。`,
  'operator.title': 'ボット',
  'operator.gateways': '生成サービス',
  'operator.available': '使用中',
  'operator.paused': '一時停止中（手動）',
  'operator.cooling-down': (f: { reason: string; seconds: number }) =>
    `休止中：${f.reason}。${seconds(f.seconds)}後に再試行`,
  'operator.reason.unauthorized': 'キーを受け付けない',
  'operator.reason.out_of_credits': '残高がない',
  'operator.reason.rate_limited': 'リクエストが多すぎる',
  'operator.reason.overloaded': '混み合っている',
  'operator.reason.unreachable': '応答がない',
  'operator.reason.bad_answer': '応答を読み取れない',
  'operator.pause': (f: { provider: string }) => `${f.provider}を一時停止`,
  'operator.resume': (f: { provider: string }) => `${f.provider}を再開`,
  'operator.blocked': 'ブロック中',
  'operator.block': 'ブロックまたは解除',
  'operator.who': '人または場所（platform:id の形で）',
  'operator.no-such': '人でも場所でもないようです。discord:1234567890 のように書いてください。',
  'operator.in-doubt': '未確定：料金が発生したかどうか不明なもの',
  'operator.was-made': (f: { number: number }) => `${f.number}は料金あり`,
  'operator.was-none': (f: { number: number }) => `${f.number}は料金なし`,

  'invalid.intro': '少しだけ修正が必要です。料金はかかっていません。',
  'invalid.required': (f: { field: string }) => `「${f.field}」を入力してください。`,
  'invalid.too-long': (f: { field: string; max: number; length: number }) =>
    `「${f.field}」は${f.max}文字までです。いまは${f.length}文字あります。`,
  'invalid.choice': (f: { field: string; choices: string }) =>
    `「${f.field}」は次から選んでください：${f.choices}。`,
  'invalid.slider': (f: { field: string }) => `「${f.field}」は0から100の数字で入力してください。`,
  'invalid.seconds': (f: { field: string; max: number }) =>
    `「${f.field}」は曲の中の位置です。秒数か「分:秒」で、${clockTime(f.max)}まで入力できます。`,
  'invalid.number': (f: { field: string; least: number; most: number }) =>
    `「${f.field}」は${f.least}から${f.most}の整数で入力してください。`,
  'invalid.order': '終了位置は開始位置よりあとにしてください。',
  'invalid.span': '範囲は30秒未満にしてください。',
  'invalid.track': (f: { field: string }) =>
    `「${f.field}」は、同じ生成サービスで作ったご自分の曲から選んでください。`,
  'invalid.persona': (f: { field: string }) => `「${f.field}」は、ご自分のペルソナから選んでください。`,
  'invalid.link': (f: { field: string }) => `「${f.field}」は https:// で始まる公開URLを入力してください。`,
  'invalid.toggle': (f: { field: string }) => `「${f.field}」は「はい」か「いいえ」です。`,
  'invalid.no-lyrics': '歌詞を書くか、「インスト」をオンにしてください。歌詞もおまかせなら /song をどうぞ。',
  'invalid.no-style': 'インストにはスタイルが必要です。例：スローなジャズトリオ',

  'queue.title': 'いま作っている曲',
  'queue.empty': 'いま作っている曲はありません。/song で始められます。',
  'queue.here': 'ここでほかの人のために作っている曲',
  'queue.more': (f) => `ほか${f.count}曲`,
  'queue.behind': (f) => (f.ahead === 0 ? '次の順番' : `前に${f.ahead}曲`),
  'queue.waiting': (f: { provider: string; count: number }) =>
    `${f.provider}では、全員分で${f.count}件のリクエストが送信を待っています。`,
  'queue.state.queued': '待機中',
  'queue.state.submitting': '送信中',
  'queue.state.running': '作曲中',
  'queue.state.delivering': '投稿中',
  'queue.state.done': '完了',
  'cancel.which': 'どれをキャンセルしますか？',
  'cancel.done': 'キャンセルしました。',

  'welcome.title': 'こんにちは。曲を作ります',
  'welcome.body':
    '/song に続けてどんな曲がいいかを書くか、私をメンションして書いてください。1、2分でジャケット付きの曲がここに届きます。ほかにできることは /help で見られます。\n\n管理している方へ：どこで受け付けるか、誰がどれだけ頼めるかは /settings で決められます。',
  'help.title': '曲を頼む',
  'help.body':
    '/song に続けてどんな曲がいいかを書くか、そのままメッセージを送ってください。/custom は自分の歌詞とスタイルで、/lyrics は作詞、/sounds は効果音やループ、/upload は自分の音源の取り込みです。\n\n曲の下のボタンで、続きを作る、カバーする、ステムに分ける、リマスターすることができます。「その他」には、一部の歌詞の差し替え、歌や楽器の追加、マッシュアップ、同期歌詞、WAV・動画・MIDIでの受け取りがあります。\n\n制作中の曲はキャンセルできます。/library には自分の曲がすべてあり、/usage で利用枠の残りがわかります。/ を入力すると、すべてのコマンドが出ます。',

  'wizard.skip': 'スキップ',
  'wizard.keep': 'このまま',
  'wizard.now': (f: { value: string }) => `現在：${f.value}`,
  'wizard.answer': 'メッセージで答えるか、ボタンを押してください。',
  'wizard.more-settings': '詳しい設定',
  'wizard.cancelled': 'キャンセルしました。料金はかかっていません。',
  'wizard.reply': 'このメッセージに返信するか、ボタンを押してください。',
  'wizard.choose': 'ボタンを押してください。',
  'wizard.example': (f: { text: string }) => `例：${f.text}`,
  'wizard.channel': 'または、あなたが管理していて私が投稿できるチャンネルの @名 を書いてください。',
  'wizard.ready': '必要なことはそろいました。',
  'wizard.ready-hint': 'このまま作ることも、先に詳しい設定を見ることもできます。',
  'wizard.skipped': 'スキップしました',
  'wizard.clear': '空欄にする',
  'wizard.cleared': '空欄にしました',
  'wizard.answered': 'その質問はもう回答済みです。',
  'wizard.step': (f: { step: number; steps: number }) => `質問${f.step}（全${f.steps}問）`,

  'web.name': 'Minstrel',
  'web.tagline': '曲を頼んでみましょう。',
  'web.sandbox': 'サンドボックス：お使いのコンピューターで動く練習用の作曲機能です。料金はかかりません。',
  'web.conversation': '会話',
  'web.no-script': 'このページにはJavaScriptが必要です。',
  'web.you': 'あなた',
  'web.message': 'どんな曲にしますか？',
  'web.hint': 'Enterで送信、Shift + Enterで改行、/ でできることを表示します。',
  'web.send': '送信',
  'web.commands': 'できることを表示',
  'web.choices': (f: { count: number }) => `${f.count}件の候補。矢印キーで移動、Enterで決定します。`,
  'web.start-title': 'どんな曲にしますか？',
  'web.start-body':
    '下にひとこと書いてください。作曲して、歌って、ジャケットも描きます。次の例から始めることもできます。',
  'web.start-custom': '自分の歌詞・スタイル・設定で',
  'web.example-1': 'トタン屋根に降る雨の楽しい曲',
  'web.example-2': '家へ帰る終電を歌った、スローなジャズバラード',
  'web.example-3': '自転車が大好きなアヤへの誕生日ソング',
  'web.example-4': '読書のための静かなピアノ曲、歌なし',
  'web.unreachable': 'サーバーにつながりませんでした。メッセージは残っています。もう一度お試しください。',
  'web.unreachable-form':
    'サーバーにつながりませんでした。入力した内容は残っています。もう一度お試しください。',
  'web.unreachable-press': 'サーバーにつながりませんでした。何も変わっていません。もう一度お試しください。',
  'web.too-large': '長すぎて受け取れません。短くして、もう一度お試しください。',
  'web.session-lost':
    'このブラウザーを確認できなくなりました。このページのCookieを許可して、再読み込みしてください。',
  'web.reconnecting': '再接続しています…',
  'web.newest': '最新のメッセージ',
  'web.progress': '進み具合',
  'web.play': (f: { title: string }) => `「${f.title}」を再生`,
  'web.pause': (f: { title: string }) => `「${f.title}」を一時停止`,
  'web.seek': (f: { title: string }) => `「${f.title}」の再生位置`,
  'web.position': (f: { now: number; end: number }) => `${clockTime(f.end)}のうち${clockTime(f.now)}`,
  'web.unplayable': 'この曲はいま再生できません。もう一度試すか、ダウンロードしてください。',
  'web.attach': '音源を添付',
  'web.drop': 'ここに音源をドロップすると、そこから作れます。',
  'web.sing-along': '一緒に歌う',
  'web.cover-art': (f: { title: string }) => `「${f.title}」のジャケット`,
  'web.close': '閉じる',
  'web.needed': '必須',
  'web.automatic': '自動',
  'web.any': '指定なし',
  'web.characters': (f: { length: number; max: number }) => `${f.length} / ${f.max}`,
  'web.characters-over': (f: { length: number; max: number }) =>
    `${f.length} / ${f.max}：${f.length - f.max}文字オーバー`,
} satisfies Words;
