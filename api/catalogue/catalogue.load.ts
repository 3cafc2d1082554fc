import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { editionSchema, offerFileSchema } from '../../scoring/offer.ts';
import type { Catalogue, Edition, Offer } from '../../scoring/offer.ts';
import { DataError, nameOf, readDataFile } from '../data-file.ts';
import { projectRoot } from '../project-root.ts';

export const catalogueFolder = join(projectRoot, 'api/catalogue/data');

/** Loads `<folder>/<edition>/<kind>/<code>.json`, sorted by id. Throws a DataError that names every file at fault. */
export function loadCatalogue(folder = catalogueFolder): Catalogue {
  const editions: Edition[] = [];
  const offers: Offer[] = [];
  for (const edition of foldersIn(folder)) {
    editions.push(loadEdition(join(folder, edition), edition));
    offers.push(...loadOffers(join(folder, edition), edition));
  }
  return { editions, offers: offers.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}

/** Where an offer of `folder` was read from, for findings. */
export function fileOfOffer(offer: Offer, folder = catalogueFolder): string {
  return nameOf(join(folder, `${offer.id}.json`));
}

function loadEdition(folder: string, name: string): Edition {
  const file = join(folder, 'edition.json');
  const edition = readDataFile(file, editionSchema);
  if (edition.id !== name)
    throw new DataError([
      { rule: 'R21', file: nameOf(file), path: 'id', message: `The folder is called “${name}”` },
    ]);
  return edition;
}

function loadOffers(folder: string, edition: string): Offer[] {
  return foldersIn(folder).flatMap((kind) =>
    readdirSync(join(folder, kind))
      .toSorted()
      .map((name): Offer => {
        const file = join(folder, kind, name);
        const offer = readDataFile(file, offerFileSchema);
        const wrong =
          offer.kind !== kind
            ? `The folder is called “${kind}”`
            : `${offer.code}.json` !== name
              ? `The code is “${offer.code}”`
              : null;
        if (wrong !== null)
          throw new DataError([{ rule: 'R21', file: nameOf(file), path: '', message: wrong }]);
        return { ...offer, id: `${edition}/${kind}/${offer.code}`, edition };
      }),
  );
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder))
    throw new DataError([
      { rule: 'R1', file: nameOf(folder), path: '', message: 'There is no such folder' },
    ]);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}
