import { alignedWords, instrumentsOf, tempoOf } from '../../songs/analysis.js';
import { enrichStyle, inventLyrics, inventTitle } from '../../songs/invent.js';
import type { Call, Task, Terms } from '../../types.js';
import { finishedClip, type GatewayRequest } from '../dialect.js';

/** Accepts an action of CCAPI that makes no song; undefined for other actions (CCAPI page "Upsample Tags", menu; bodies inferred). */
export const ccapiCall = (action: string, request: GatewayRequest): Task | undefined => {
  const { caller, fields, engine } = request;
  const accept = (call: Omit<Call, 'action'>, terms: Terms = { share: 0.25 }) =>
    engine.acceptCall(caller, { ...call, action }, terms);
  const clip = () => finishedClip(request, fields.neededText('clip_id'));
  switch (action) {
    case 'UPSAMPLE_TAGS': {
      const words = fields.neededText('tags', 1000);
      const answer = { upsampled_tags: enrichStyle(words, 0) };
      return accept({ operation: 'style', answer, words }, { billable: false });
    }
    case 'LYRICS': {
      const words = fields.neededText(
        fields.text('description') === undefined ? 'prompt' : 'description',
        2000,
      );
      const results = [0, 1].map((seed) => ({
        title: inventTitle(words, seed),
        lyrics: inventLyrics(words, seed),
      }));
      return accept({ operation: 'lyrics', answer: { results }, words });
    }
    case 'MIDI': {
      const source = clip();
      const answer = { state: 'complete', instruments: instrumentsOf(source) };
      return accept({ operation: 'midi', answer, source });
    }
    case 'ALIGNED_LYRICS': {
      const source = clip();
      return accept({ operation: 'timing', answer: { aligned_words: alignedWords(source) }, source });
    }
    case 'VIDEO':
    case 'MP4': {
      const source = clip();
      // The link works some time after this call; only then is the task done.
      const answer = { video_url: engine.links(source).video };
      return accept({ operation: 'mp4', answer, source }, { share: 1.5 });
    }
    case 'WAV': {
      const source = clip();
      return accept({ operation: 'wav', answer: { wav_url: engine.links(source).wav }, source });
    }
    case 'BPM': {
      const source = clip();
      const { average, most, least } = tempoOf(source);
      const answer = { avg_bpm: average, max_bpm: most, min_bpm: least };
      return accept({ operation: 'bpm', answer, source });
    }
    default:
      return undefined;
  }
};
