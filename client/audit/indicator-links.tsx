import { Link } from 'react-router';
import { chaptersOf } from '../survey/chapters.ts';
import { useQuestionTitle } from '../survey/question-title.ts';
import { usePick } from '../ui/language.ts';
import { useRoom } from './audit-context.ts';
import { useIndicatorAddress } from './requests.tsx';

/** Ways to indicators, by area. */
export function IndicatorLinks({ questions }: { questions: string[] }) {
  const pick = usePick();
  const { session } = useRoom();
  const address = useIndicatorAddress();
  const titleOf = useQuestionTitle(session.view);
  return chaptersOf(session.view, questions).map((chapter) => (
    <div key={chapter.area} className="indicator-links">
      <h3 className="h5">{pick(chapter.name)}</h3>
      <ul>
        {chapter.questions.map((question) => (
          <li key={question}>
            <Link to={address(question)}>{titleOf(question)}</Link>
          </li>
        ))}
      </ul>
    </div>
  ));
}
