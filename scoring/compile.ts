/** Compiles the model and an instrument's scoring file to the one self-contained definition that `score()` takes. */
import type { Definition, Instrument, Model, Question, ScoreNode } from './definition.ts';

/** Areas that the instrument does not ask about are left out of the tree, and dimensions without areas too. */
export function compileDefinition(model: Model, instrument: Instrument): Definition {
  const bands = model.levels.map(({ id, from }) => ({ id, from }));
  const { scale, aggregation } = model;
  const areas = model.areas
    .map((area) => ({
      area,
      asked: instrument.questions.filter((question) => question.area === area.id),
    }))
    .filter(({ asked }) => asked.length > 0);
  const areaNodes = areas.map(({ area, asked }): ScoreNode => ({
    id: area.id,
    role: 'area',
    ...aggregation.area,
    children: asked.map(({ id, weight }) => ({ id, weight })),
    scale,
    normalise: false,
    bands,
  }));
  const dimensionNodes = model.dimensions.map((dimension): ScoreNode => {
    const own = areas.filter(({ area }) => area.dimension === dimension.id);
    return {
      id: dimension.id,
      role: 'dimension',
      ...aggregation.dimension,
      children: own.map(({ area }) => ({ id: area.id, weight: area.weight })),
      scale,
      normalise: false,
      bands,
    };
  });
  const used = dimensionNodes.filter((node) => node.children.length > 0);
  const weights = new Map(model.dimensions.map(({ id, weight }) => [id, weight]));
  const overall: ScoreNode = {
    id: 'overall',
    role: 'overall',
    ...aggregation.overall,
    children: used.map(({ id }) => ({ id, weight: weights.get(id) ?? 1 })),
    scale,
    normalise: false,
    bands,
  };
  return {
    format: 'meridiana-definition-1',
    id: instrument.id,
    version: instrument.version,
    root: 'overall',
    nodes: [overall, ...used, ...areaNodes],
    questions: instrument.questions.map(withoutPlace),
  };
}

function withoutPlace({
  area: _area,
  weight: _weight,
  process: _process,
  ...question
}: Instrument['questions'][number]): Question {
  return question;
}
