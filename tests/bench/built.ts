import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../../api/project-root.ts';

type Scoring = typeof import('../../scoring/index.ts');
type Questionnaires = typeof import('../../api/questionnaires/questionnaires.load.ts');
type Catalogue = typeof import('../../api/catalogue/catalogue.load.ts');

/** Loads the built code: what runs from source carries tsx's own work in every inner function. */
export async function loadBuilt(): Promise<Scoring & Questionnaires & Catalogue> {
  const load = (file: string): Promise<unknown> =>
    import(pathToFileURL(join(projectRoot, 'dist', file)).href);
  return {
    ...((await load('scoring/index.js')) as Scoring),
    ...((await load('api/questionnaires/questionnaires.load.js')) as Questionnaires),
    ...((await load('api/catalogue/catalogue.load.js')) as Catalogue),
  };
}
