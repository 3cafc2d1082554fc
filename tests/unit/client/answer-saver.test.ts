import { describe, expect, it } from '@jest/globals';
import type { SaveAnswers, Saved } from '../../../api/contract.ts';
import { ApiError } from '../../../client/http.ts';
import { AnswerSaver, type SaveState } from '../../../client/survey/answer-saver.ts';
import type { Pending, PendingStore } from '../../../client/survey/pending-store.ts';
import type { Answers } from '../../../scoring/answers.ts';

/** A store that keeps what a browser would keep. */
function memoryStore(left: Pending[] = []): PendingStore & { kept: Pending | null } {
  return {
    kept: null,
    write(pending) {
      this.kept = pending;
    },
    clear() {
      this.kept = null;
    },
    takeOver: () => left.splice(0),
  };
}

/** The service as the saver sees it: revisions, repeated changes, and faults when asked for. */
class Service {
  revision = 0;
  answers: Answers = {};
  readonly received: SaveAnswers[] = [];
  readonly faults: ('lost-request' | 'lost-reply' | ApiError)[] = [];
  #last = '';

  readonly send = (body: SaveAnswers): Promise<Saved> => {
    this.received.push(body);
    const fault = this.faults.shift();
    if (fault instanceof ApiError) return Promise.reject(fault);
    if (fault === 'lost-request') return Promise.reject(new ApiError(0, {}));
    const known = body.changeId === this.#last;
    if (!known && body.revision !== this.revision) return Promise.reject(this.#conflict());
    if (!known) {
      this.#last = body.changeId;
      this.revision += 1;
      this.answers = body.answers;
    }
    if (fault === 'lost-reply') return Promise.reject(new ApiError(0, {}));
    return Promise.resolve({ revision: this.revision, savedAt: '2026-11-20T09:00:00Z' });
  };

  /** Another tab saves. */
  change(answers: Answers): void {
    this.answers = answers;
    this.revision += 1;
  }

  #conflict(): ApiError {
    const { revision, answers } = this;
    return new ApiError(409, {
      code: 'conflict',
      current: { revision, answers, profile: { country: 'IT' } },
    });
  }
}

function createSaver(service: Service, store = memoryStore(), answers: Answers = {}) {
  const states: SaveState['kind'][] = [];
  const saver = new AnswerSaver({
    revision: service.revision,
    answers,
    send: service.send,
    store,
    onState: ({ kind }) => states.push(kind),
    onMerged: () => {},
    pause: 5,
    retry: 5,
  });
  return { saver, states, store };
}

async function settled(saver: AnswerSaver): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    await saver.flush();
    if (saver.state.kind !== 'saving' && saver.state.kind !== 'waiting') return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('saving answers', () => {
  it('when several changes come quickly, then the last state is sent once and nothing stays in the store', async () => {
    const service = new Service();
    const { saver, store } = createSaver(service);
    saver.change({ a: '1' });
    saver.change({ a: '2' });
    expect(store.kept?.answers).toEqual({ a: '2' });
    await settled(saver);
    expect(service.received).toHaveLength(1);
    expect(service.answers).toEqual({ a: '2' });
    expect(store.kept).toBeNull();
  });

  it('when the reply is lost, then the same change is sent again under the same id and counts once', async () => {
    const service = new Service();
    service.faults.push('lost-reply');
    const { saver, states } = createSaver(service);
    saver.change({ a: '1' });
    await settled(saver);
    expect(new Set(service.received.map(({ changeId }) => changeId)).size).toBe(1);
    expect(service.revision).toBe(1);
    expect(states).toContain('waiting');
    expect(saver.state.kind).toBe('saved');
  });

  it('when the reply is lost and the answer changes again, then nobody is asked', async () => {
    const service = new Service();
    service.faults.push('lost-reply');
    const { saver, states } = createSaver(service);
    saver.change({ a: '1' });
    await saver.flush();
    saver.change({ a: '2' });
    await settled(saver);
    expect(service.answers).toEqual({ a: '2' });
    expect(states).not.toContain('conflict');
  });

  it('when the network is away, then answers stay in the store until they are acknowledged', async () => {
    const service = new Service();
    service.faults.push('lost-request', 'lost-request');
    const { saver, store } = createSaver(service);
    saver.change({ a: '1' });
    await saver.flush();
    expect(saver.state.kind).toBe('waiting');
    expect(store.kept?.answers).toEqual({ a: '1' });
    await settled(saver);
    expect(service.answers).toEqual({ a: '1' });
    expect(store.kept).toBeNull();
  });

  it('when another tab changed another question, then both are kept', async () => {
    const service = new Service();
    const { saver } = createSaver(service);
    service.change({ b: '1' });
    saver.change({ a: '1' });
    await settled(saver);
    expect(service.answers).toEqual({ a: '1', b: '1' });
  });

  it('when another tab changed the same question, then nothing is sent until a person has chosen', async () => {
    const service = new Service();
    const { saver } = createSaver(service);
    service.change({ a: '9' });
    saver.change({ a: '1' });
    await settled(saver);
    expect(saver.state).toEqual({
      kind: 'conflict',
      conflicts: [{ question: 'a', mine: '1', theirs: '9' }],
    });
    expect(service.answers).toEqual({ a: '9' });
    await saver.settle({ a: '1' });
    expect(service.answers).toEqual({ a: '1' });
    expect(saver.state.kind).toBe('saved');
  });

  it('when a person settles for what the service has, then nothing is sent and all is saved', async () => {
    const service = new Service();
    const { saver, store } = createSaver(service);
    service.change({ a: '9' });
    saver.change({ a: '1' });
    await settled(saver);
    await saver.settle({ a: '9' });
    expect(service.received).toHaveLength(1);
    expect(saver.state.kind).toBe('saved');
    expect(store.kept).toBeNull();
  });

  it('when a change is taken back before it is sent, then nothing is sent and all is saved', async () => {
    const service = new Service();
    const { saver, store } = createSaver(service, memoryStore(), { a: '1' });
    saver.change({ a: '2' });
    saver.change({ a: '1' });
    await saver.flush();
    expect(service.received).toEqual([]);
    expect(saver.state.kind).toBe('saved');
    expect(store.kept).toBeNull();
  });

  it('when a closed tab left answers behind, then the next one brings them in', async () => {
    const service = new Service();
    const store = memoryStore([{ base: {}, sent: { a: '1' }, answers: { a: '1', b: '2' } }]);
    service.change({ a: '1' });
    const { saver } = createSaver(service, store, service.answers);
    await settled(saver);
    expect(service.answers).toEqual({ a: '1', b: '2' });
  });

  it('when the service refuses for good, then it is said and not tried for ever', async () => {
    const service = new Service();
    service.faults.push(new ApiError(404, { code: 'not-found' }));
    const { saver } = createSaver(service);
    saver.change({ a: '1' });
    await settled(saver);
    expect(saver.state.kind).toBe('refused');
    expect(service.received).toHaveLength(1);
  });
});
