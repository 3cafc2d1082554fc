import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useNavigate, useSearchParams } from 'react-router';
import type { Process } from '../../api/contract.ts';
import { NotFoundPage } from '../ui/not-found-page.tsx';
import { AreaNav } from './area-nav.tsx';
import { AreaPage } from './area-page.tsx';
import { useRoom } from './audit-context.ts';
import { areasOf, openOf } from './progress.ts';
import { ReviewPage } from './review-page.tsx';

export const REVIEW = 'review';

/** The indicators, one area on a page; `?area=` says which, `?process=` keeps those of one business process. */
export function IndicatorsPart() {
  const { t } = useTranslation('audit');
  const room = useRoom();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const process = readProcess(search.get('process'), room.session.view.processes);
  const areas = areasOf(room, process);
  const asked = search.get('area');
  const open = new Set(openOf(room));
  // Without an area: the first one that is not finished.
  const fallback = areas.find(({ questions }) => questions.some((each) => open.has(each)));
  const place = asked ?? fallback?.area ?? areas[0]?.area ?? REVIEW;
  const chapter = areas.find(({ area }) => area === place);
  useIndicatorInAddress(place);
  const addressOf = (area: string, other: Process | null = process) =>
    `?${new URLSearchParams({ area, ...(other && { process: other }) })}`;
  // Once chosen it stays: what is answered must not turn the page.
  if (asked === null) return <Navigate replace to={addressOf(place)} />;
  const index = areas.findIndex(({ area }) => area === place);
  if (!chapter && place !== REVIEW) {
    // A filter may hide the area that was open.
    if (room.session.view.model.areas.some(({ id }) => id === place) && areas[0])
      return <p>{t('indicators.noneHere')}</p>;
    return <NotFoundPage />;
  }
  const choose = (other: Process | null) => {
    const kept = areasOf(room, other);
    const same = kept.find(({ area }) => area === place) ?? kept[0];
    void navigate(addressOf(same?.area ?? REVIEW, other), { preventScrollReset: true });
  };
  return (
    <div className="audit-columns">
      <div className="audit-main">
        {chapter ? (
          <AreaPage
            key={chapter.area}
            chapter={chapter}
            position={{ place: index + 1, count: areas.length }}
            back={index > 0 ? addressOf(areas[index - 1]?.area ?? REVIEW) : null}
            next={addressOf(areas[index + 1]?.area ?? REVIEW)}
            isLast={index === areas.length - 1}
          />
        ) : (
          <ReviewPage />
        )}
      </div>
      <aside className="audit-side no-print">
        <AreaNav
          areas={areas}
          place={place}
          process={process}
          addressOf={addressOf}
          onProcess={choose}
        />
      </aside>
    </div>
  );
}

function readProcess(text: string | null, processes: Record<string, Process>): Process | null {
  return Object.values(processes).find((process) => process === text) ?? null;
}

/** A link to one indicator brings it into view, and the reading to its title. */
function useIndicatorInAddress(place: string): void {
  const { hash, key } = useLocation();
  useEffect(() => {
    if (hash === '') return;
    const title = document.getElementById(hash.slice(1));
    title?.scrollIntoView({ block: 'start' });
    title?.focus({ preventScroll: true });
    // The same link pressed again (another key of the place) leads there again.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [hash, key, place]);
}
