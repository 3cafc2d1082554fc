import { useLoaded } from '../ui/use-loaded.ts';
import type { Model } from '../../scoring/definition.ts';
import { buildPeers } from '../../scoring/peers.ts';
import type { ReportTexts } from '../../scoring/report.ts';
import { api } from '../api.ts';
import { TableScroll } from '../ui/table-scroll.tsx';
import { PeersPicture } from './peers-picture.tsx';
import { loadPeerTexts } from './results-data.ts';

/**
 * Where the firm stands among firms like it. Nothing where no release tells enough: a page about one firm does not
 * speak of what is not there.
 */
export function Peers({ id, model, texts }: { id: string; model: Model; texts: ReportTexts }) {
  const { loaded } = useLoaded(`${id} ${texts.language}`, async () => {
    const [figures, own] = await Promise.all([api.peers(id), loadPeerTexts(texts.language)]);
    return buildPeers(figures, model, { ...texts, texts: { ...texts.texts, ...own.texts } });
  });
  if (loaded.state !== 'ready') return null;
  const peers = loaded.value;
  return (
    <section aria-labelledby="peers">
      <h2 id="peers">{peers.title}</h2>
      <p>{peers.lead}</p>
      {peers.standing !== null && (
        <p>
          <strong>{peers.standing}</strong>
        </p>
      )}
      <PeersPicture peers={peers} />
      <ul>
        {peers.remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
      <TableScroll label={peers.title}>
        <table className="table peers-table">
          <thead>
            <tr>
              {peers.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {peers.rows.map((row) => (
              <tr key={row.node} className={`is-${row.role}`}>
                <th scope="row">{row.name}</th>
                {row.shown.map((value, place) => (
                  <td key={peers.columns[place + 1]} data-label={peers.columns[place + 1]}>
                    {value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}
