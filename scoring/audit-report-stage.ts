/** The acatech-equivalent stage: proposed by the crosswalk, stated by the consultant, carried once signed off. */
import type { AuditContext } from './audit-report-context.ts';
import { paragraphsOf, plain, section, soft, strong } from './document-text.ts';
import type { Block, Section, TableBlock } from './document.ts';
import type { StructuralArea } from './stage.ts';

export function stageSection(context: AuditContext): Section {
  const { words, input } = context;
  const { signedOff, conclusions } = input.audit;
  const title = words.say('audit.stage');
  if (signedOff === null) return section(title, [plain(words.say('audit.stage.draft'))]);
  const notice = soft(`${words.pick(input.stages.notice)} ${words.pick(input.stages.source.text)}`);
  if (signedOff.stage === null)
    return section(title, [
      plain(words.say('audit.stage.not-stated')),
      ...proposal(context),
      notice,
    ]);
  const stated = words.say('audit.stage.stated', {
    stage: signedOff.stage,
    name: stageName(context, signedOff.stage),
  });
  const proposed = input.audit.stageProposal?.stage ?? null;
  const differs = proposed !== null && proposed !== signedOff.stage;
  return section(title, [
    strong(stated),
    ...paragraphsOf(conclusions.stage?.reason ?? '').map(plain),
    ...proposal(context),
    ...(differs ? [plain(words.say('audit.stage.differs'))] : []),
    notice,
  ]);
}

function stageName({ words, input }: AuditContext, stage: number): string {
  const found = input.stages.stages.find((one) => one.stage === stage);
  return found ? words.pick(found.name) : String(stage);
}

function structuralName({ words, input }: AuditContext, id: string): string {
  const found = input.stages.structural.find((one) => one.id === id);
  return found ? words.pick(found.name) : id;
}

export function proposal(context: AuditContext): Block[] {
  const { words, input } = context;
  const { stageProposal } = input.audit;
  if (stageProposal === null) return [];
  const { stage, score, heldBy, nearLimit, structural } = stageProposal;
  const sentence =
    stage === null || score === null
      ? words.say('audit.stage.unknown')
      : words.say('audit.stage.proposed', {
          stage,
          name: stageName(context, stage),
          score: words.score(score),
          areas: words.list(heldBy.map((id) => structuralName(context, id))),
        });
  const near = nearLimit ? ` ${words.say('audit.stage.near')}` : '';
  return [plain(sentence + near), structuralTable(context, structural)];
}

function structuralTable(context: AuditContext, structural: StructuralArea[]): TableBlock {
  const { words, areas } = context;
  const names = (ids: string[]) =>
    ids.length === 0
      ? words.say('score.none')
      : words.list(ids.map((id) => areas.get(id)?.name ?? id));
  return {
    kind: 'table',
    columns: [
      { title: words.say('audit.column.structural'), share: 2.4 },
      { title: words.say('audit.column.mean'), share: 1.2, align: 'center' },
      { title: words.say('audit.column.counted'), share: 4 },
      { title: words.say('audit.column.uncounted'), share: 3 },
    ],
    rows: structural.map(({ id, score, scored, unscored }) => [
      structuralName(context, id),
      score === null ? words.say('score.none') : words.score(score),
      names(scored),
      names(unscored),
    ]),
  };
}
