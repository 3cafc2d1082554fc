import type { AuditView } from '../../api/contract-audits.ts';
import { ApiError } from '../http.ts';
import { AnswerSaver, type Change, type SaveState } from '../survey/answer-saver.ts';
import { browserStore } from '../survey/pending-store.ts';
import { auditApi, type PartName } from './audit-api.ts';
import { PART_SHAPES, type PartShape, type PartValue } from './part-entries.ts';

/** Saves one part of an audit at every change: kept in this browser until acknowledged, merged entry by entry. */
export class PartSaver<Name extends PartName> {
  readonly saver: AnswerSaver<unknown>;
  readonly #shape: PartShape<PartValue<Name>>;

  constructor(audit: AuditView, part: Name, onChange: () => void) {
    const shape = PART_SHAPES[part] as PartShape<PartValue<Name>>;
    this.#shape = shape;
    const { revision, value } = audit[part] as { revision: number; value: PartValue<Name> };
    this.saver = new AnswerSaver<unknown>({
      revision,
      answers: shape.entries(value),
      send: (body, keepalive) => send(audit.id, part, shape, body, keepalive),
      store: browserStore(`${audit.id}.${part}`, crypto.randomUUID()),
      onState: onChange,
      onMerged: onChange,
    });
  }

  get value(): PartValue<Name> {
    return this.#shape.value(this.saver.answers);
  }

  get state(): SaveState<unknown> {
    return this.saver.state;
  }

  change(value: PartValue<Name>): void {
    this.saver.change(this.#shape.entries(value));
  }

  /** The other side or another tab has saved. */
  absorb(part: { revision: number; value: PartValue<Name> }): void {
    if (part.revision <= this.saver.revision) return;
    this.saver.absorb({ revision: part.revision, answers: this.#shape.entries(part.value) });
  }
}

async function send<T>(
  id: string,
  part: PartName,
  shape: PartShape<T>,
  { changeId, revision, answers }: Change<unknown>,
  keepalive: boolean,
) {
  try {
    return await auditApi.save(
      id,
      part,
      { changeId, revision, value: shape.value(answers) },
      keepalive,
    );
  } catch (error) {
    throw error instanceof ApiError ? withEntries(error, shape) : error;
  }
}

/** A 409 brings the part as it is: the saver merges its entries. */
function withEntries<T>(error: ApiError, shape: PartShape<T>): ApiError {
  if (!error.current) return error;
  const { revision, value } = error.current as unknown as { revision: number; value: T };
  const current = { revision, answers: shape.entries(value) } as unknown as typeof error.current;
  const { status, code, message, issues } = error;
  return new ApiError(status, { code, message, issues, current });
}
