import { describe, expect, it } from '@jest/globals';
import type { Answers } from '../../scoring/answers.ts';
import type { Language } from '../../scoring/definition.ts';
import type { Profile } from '../../scoring/profile.ts';
import { buildReport } from '../../scoring/report.ts';
import type { Report } from '../../scoring/report-model.ts';
import { firstLevelReport, goldenFirms } from '../support/first-level-report.ts';
import { everyCase, withRows } from '../support/report-cases.ts';
import {
  catalogue,
  goldsmith,
  goodAnswers,
  reportInput,
  reportTexts,
} from '../support/report-builder.ts';
import type { ReportCase } from '../support/report-builder.ts';

function report(given: ReportCase = {}, language: Language = 'en'): Report {
  return buildReport(reportInput(given), reportTexts(language));
}

function inBoth(given: ReportCase = {}): [Report, Report] {
  return [report(given, 'en'), report(given, 'it')];
}

function offerOf(built: Report, code: string) {
  const found = built.offers.find((offer) => offer.code === code);
  if (!found) throw new Error(`The report has no offer ${code}`);
  return found;
}

function areaOf(built: Report, id: string) {
  const found = built.dimensions.flatMap(({ areas }) => areas).find((area) => area.id === id);
  if (!found) throw new Error(`The report has no area ${id}`);
  return found;
}

const isToldOfOtherRegions = (profile: Profile): boolean =>
  report({ profile }).notes.some((note) => note.startsWith('The regional offers'));

const without = (field: keyof Profile): Profile => {
  const { [field]: _left, ...rest } = goldsmith;
  return rest as Profile;
};

describe('where the firm stands', () => {
  it('when everything is answered, then level, score and distance are said and nothing is missing', () => {
    const [en, italian] = inBoth();
    expect(en.title).toBe('Where you stand: Oreficeria Però');
    expect(en.overall.headline).toBe('You are at level 2 of 5, “in use”. Meaning of 2.');
    expect(en.overall.sentences).toEqual([
      'Your score is 2.3 on a scale from 0 to 5.',
      'No answer is missing: the score would not move.',
      'The answers known so far carry 100 % of the weight (answered: 5; “I don’t know”: 0; left open: 0; not relevant to you: 0).',
      'You are 0.8 points short of level 3, “joined up”.',
    ]);
    expect(en.overall.holdBack).toBeNull();
    expect(italian.overall.headline).toBe(
      'Siete al livello 2 su 5, «in use (it)». Meaning of 2. (it)',
    );
    expect(italian.overall.sentences).toEqual([
      'Il vostro punteggio è 2,3 su una scala da 0 a 5.',
      'Non manca nessuna risposta: il punteggio non cambierebbe.',
      'Risposte note: 100 % del peso (risposte date: 5; «non so»: 0; in bianco: 0; non vi riguardano: 0).',
      'Mancano 0,8 punti al livello 3, «joined up (it)».',
    ]);
  });

  it('when the weakest dimension holds the level down, then which, how far and the level without it are said', () => {
    const answers: Answers = {
      'ask-machines': 'four',
      'ask-orders': 'four',
      'order-tools': ['list', 'screen'],
      'ask-skills': 'zero',
      'ask-learning': false,
    };
    const [en, italian] = inBoth({ answers });
    expect(en.overall.level?.index).toBe(1);
    expect(en.overall.holdBack).toBe(
      'By its score alone the result would be level 2, “in use”. It is held at level 1, “first steps”, because the overall level is never more than one above the weakest dimension. What holds it: The people, at level 0, “by hand”, 1.0 points short of level 1, “first steps”.',
    );
    expect(italian.overall.holdBack).toBe(
      'Con il solo punteggio il risultato sarebbe: livello 2, «in use (it)». Resta invece a: livello 1, «first steps (it)», perché il livello complessivo non supera mai di più di uno quello della dimensione più debole. Che cosa lo trattiene: The people (it), livello 0, «by hand (it)»; mancano 1,0 punti al livello 1, «first steps (it)».',
    );
  });

  it('when nearly nothing is known, then there is no level, no zero, and the range stays wide', () => {
    const answers: Answers = {
      'ask-machines': 'two',
      'ask-orders': 'dont-know',
      'ask-skills': 'dont-know',
      'ask-learning': 'dont-know',
    };
    const [en, italian] = inBoth({ answers });
    expect(en.overall).toMatchObject({ state: 'unscored', score: null, shown: '–', level: null });
    expect(en.overall.headline).toBe(
      'There are not enough answers yet to say where you stand overall. What is known is shown below.',
    );
    expect(italian.overall.headline).toMatch(/^Le risposte non bastano ancora/);
    expect(en.overall.sentences[0]).toMatch(
      /^If the missing answers were known, the score would lie between \d\.\d and \d\.\d\.$/,
    );
    expect(en.dimensions.map(({ sentence }) => sentence)).toContain(
      'No score yet: at least 2 areas, with 60 % of the weight, need a score first.',
    );
    expect(en.findOut.map(({ area }) => area)).toEqual(['orders', 'skills', 'learning']);
    expect(en.findOut[0]?.text).toBe('You answered “I don’t know” to “Where are orders kept?”.');
    expect(en.findOut[1]?.text).toBe('You answered “I don’t know” to “Who can do it?”.');
    expect(italian.findOut[1]?.text).toBe('Avete risposto «non so» a «Who can do it? (it)».');
  });

  it('when questions are left open, then they are told apart from "I don\'t know"', () => {
    const { 'ask-skills': _skills, ...answers } = goodAnswers;
    const [en, italian] = inBoth({ answers });
    expect(en.findOut).toEqual([
      { area: 'skills', name: 'Area skills', text: 'There is no answer yet to “Who can do it?”.' },
    ]);
    expect(italian.findOut[0]?.text).toBe('Manca ancora una risposta a «Who can do it? (it)».');
    expect(areaOf(en, 'skills').why).toEqual([
      {
        question: 'Who can do it?',
        id: 'ask-skills',
        state: 'open',
        answer: 'No answer',
        points: null,
      },
    ]);
  });

  it('when a whole dimension is not relevant, then it is left out of the mean, and said so', () => {
    const built = report({
      profile: { ...goldsmith, people: 'one' },
      answers: { ...goodAnswers, 'ask-learning': 'not-relevant' },
    });
    expect(built.dimensions[1]).toMatchObject({
      state: 'not-applicable',
      sentence: 'Nothing here is relevant to you, so it counts neither for you nor against you.',
    });
    expect(built.overall.sentences).toContain(
      'The people is left out of the mean: nothing in it is relevant to you.',
    );
    expect(areaOf(built, 'skills').why[0]?.answer).toBe(
      'Not asked: it does not concern a firm like yours',
    );
  });
});

describe('areas and their answers', () => {
  it('when an area rests on one question, then it is an indication; on two, it is not', () => {
    const [en, italian] = inBoth();
    expect(areaOf(en, 'machines').indication).toBe(
      'One question: an indication, not a measurement.',
    );
    expect(areaOf(italian, 'machines').indication).toBe(
      'Una sola domanda: è un’indicazione, non una misura.',
    );
    expect(areaOf(en, 'orders').indication).toBeNull();
  });

  it('when an area is scored, then its answers, its signs and the step to the next level are shown', () => {
    expect(areaOf(report(), 'orders')).toMatchObject({
      shown: '3.0',
      why: [
        { question: 'Where are orders kept?', answer: 'answer two', points: '2 of 4' },
        {
          question: 'Which of these do you use?',
          answer: 'the list and the screen',
          points: '4 of 4',
        },
      ],
      now: 'Sign 3 of orders.',
      next: 'Sign 4 of orders.',
      nextStep: 'Leave level 3 of orders',
    });
    expect(areaOf(report({}, 'it'), 'learning').why[0]).toMatchObject({
      answer: 'Sì',
      points: '3 su 3',
    });
  });

  it('when an earlier answer closed a question, then it counts as the lowest step and says why', () => {
    const built = report({ answers: { ...goodAnswers, 'ask-orders': 'zero' } });
    expect(areaOf(built, 'orders').why[1]).toMatchObject({
      state: 'not-reached',
      answer: 'Not asked, because of an earlier answer',
      points: '0 of 4',
    });
    expect(built.overall.sentences.at(-1)).toBe(
      'One question was not asked because of an earlier answer; it counts as the lowest step.',
    );
  });

  it('when a question has rows, then each row is told with its stage', () => {
    const built = buildReport(withRows(), reportTexts('en'));
    expect(areaOf(built, 'orders').why[1]?.answer).toBe(
      'the lathe: on the network; the press: I don’t know',
    );
  });

  it('when an area is not relevant, then its ground is printed and it is no gap', () => {
    const [en, italian] = inBoth({ answers: { ...goodAnswers, 'ask-machines': 'not-relevant' } });
    const area = areaOf(en, 'machines');
    expect(area).toMatchObject({ shown: '–', target: null, targetText: null, priorityRank: null });
    expect(area.ground).toBe('Not relevant to us: all work is hand work');
    expect(areaOf(italian, 'machines').ground).toBe('Non ci riguarda: all work is hand work (it)');
    expect(en.gaps.map(({ area: id }) => id)).not.toContain('machines');
  });

  it.each([
    [
      goldsmith,
      'orders',
      'Target 3 (“joined up”): what a well-run micro firm reaches with one or two supported projects. Raised for your trade or your place in the chain.',
    ],
    [
      goldsmith,
      'skills',
      'Target 1 (“first steps”): what a well-run micro firm reaches with one or two supported projects. Lowered for your trade or your place in the chain.',
    ],
    [
      { country: 'IT' },
      'orders',
      'Target 2 (“in use”): what a well-run small firm reaches with one or two supported projects. Your size is not known yet, so the target of a small firm is shown.',
    ],
  ] as [Profile, string, string][])(
    'when the target is set, then for whom and what moved it is said',
    (profile, id, text) => {
      expect(areaOf(report({ profile }), id).targetText).toBe(text);
    },
  );

  it('when answers are missing, then the range is shown; when none is, then there is none', () => {
    expect(areaOf(report(), 'orders').range).toBeNull();
    const built = report({ answers: { ...goodAnswers, 'order-tools': 'dont-know' } });
    expect(areaOf(built, 'orders')).toMatchObject({
      shown: '2.0',
      range: '1.0 to 3.5',
      coverage: 50,
    });
  });
});

describe('strengths, gaps and ways up', () => {
  it('when areas reach their target, then they are strengths, the furthest above first', () => {
    expect(report().strengths.map(({ area }) => area)).toEqual(['skills', 'learning', 'orders']);
    expect(report().strengths[0]?.text).toBe('2.0 points, target 1. Sign 2 of skills.');
  });

  it('when none does, then the strongest so far is named', () => {
    const answers: Answers = {
      'ask-machines': 'one',
      'ask-orders': 'zero',
      'ask-skills': 'zero',
      'ask-learning': false,
    };
    expect(report({ answers }).strengths).toEqual([
      {
        area: 'machines',
        name: 'Area machines',
        text: '1.0 points: your strongest side so far. Sign 1 of machines.',
      },
    ]);
  });

  it('when all is at zero, then nothing is praised', () => {
    const answers: Answers = {
      'ask-machines': 'zero',
      'ask-orders': 'zero',
      'ask-skills': 'zero',
      'ask-learning': false,
    };
    expect(report({ answers }).strengths).toEqual([]);
  });

  it('when a gap serves none of the goals, then it comes last and says so', () => {
    const answers = { ...goodAnswers, 'ask-orders': 'one', 'ask-learning': false };
    const built = report({ answers, profile: { ...goldsmith, goals: ['find-markets'] } });
    expect(built.gaps.map(({ area }) => area)).toEqual(['learning', 'orders', 'machines']);
    expect(built.gaps.at(-1)?.text).toBe(
      '1.0 points, target 2; none of the goals you named depends on it. The next sign to reach: Sign 2 of machines.',
    );
  });

  it('when a few steps lift a dimension, then they are named with the answer to reach', () => {
    expect(report().shortcuts[0]).toMatchObject({
      text: 'One step would bring “The technology” to level 3, “joined up”.',
      steps: [{ name: 'Area machines', text: 'up to “answer three”' }],
    });
    expect(report({}, 'it').shortcuts[0]).toMatchObject({
      text: 'Basterebbe un passo per portare «The technology (it)» al livello 3, «joined up (it)».',
      steps: [{ name: 'Area machines (it)', text: 'fino a «answer three (it)»' }],
    });
  });
});

describe('next steps', () => {
  it('when a step is given, then it says what, why by answer, target and goal, who pays, and until when', () => {
    const [step] = report().nextSteps;
    expect(step).toMatchObject({
      rank: 1,
      area: 'machines',
      headline: 'Leave level 1 of machines',
    });
    expect(step?.reason).toBe(
      'To “How are machines read?” you answered: “answer one”. Area machines is at 1.0 points; the target for a micro firm like yours is 2. It decides whether you reach your goal “cut-cost”.',
    );
    expect(step?.offer?.code).toBe('B.1');
    expect(step?.funding).toMatchObject({
      callTitle: 'Title CALL-1',
      terms: 'pays 60 % of eligible costs from 5,000 € to 7,500 €, at most 4,000 € of grant',
      deadline: 'closes on 31 March 2027, in 131 days',
      mark: 'demonstration data',
    });
    const italian = report({}, 'it').nextSteps[0];
    expect(italian?.reason).toBe(
      'Alla domanda «How are machines read? (it)» avete risposto: «answer one (it)». Area machines (it): 1,0 punti; l’obiettivo per una microimpresa come la vostra è 2. È decisiva per il vostro scopo «cut-cost (it)».',
    );
    expect(italian?.funding?.deadline).toBe('scade tra 131 giorni, 31 marzo 2027');
  });

  it('when no goal is stated, then every area counts the same, and that is said', () => {
    expect(report({ profile: without('goals') }).nextSteps[0]?.reason).toMatch(
      /You named no goals, so every area counts the same\.$/,
    );
  });

  it('when no call pays or no service fits, then that is said instead of a hole', () => {
    const unpaid = report({ profile: { ...goldsmith, nuts3: 'ITC41' } }).nextSteps[0];
    expect(unpaid).toMatchObject({ funding: null });
    expect(unpaid?.reason).toMatch(
      /No call pays for this service today: the whole cost would be yours\.$/,
    );
    const alone = report({ answers: { ...goodAnswers, 'ask-learning': false } }).nextSteps[1];
    expect(alone).toMatchObject({ area: 'learning', offer: null, funding: null });
    expect(alone?.reason).toMatch(/this is a step to take on your own\.$/);
  });

  it('when an area has no score, then finding out is the step', () => {
    const built = report({ answers: { ...goodAnswers, 'ask-machines': 'dont-know' } });
    expect(built.nextSteps[0]).toMatchObject({
      headline: 'Find out where you stand: Area machines',
    });
    expect(built.nextSteps[0]?.reason).toMatch(
      /^You answered “I don’t know” to “How are machines read\?”\. Ask whoever follows this in the firm/,
    );
  });
});

describe('money, at the lowest and at the highest cost', () => {
  it("when the cost is below the call's minimum, then it pays nothing and says what lacks", () => {
    const [en, italian] = inBoth().map((built) => built.nextSteps[0]?.funding?.atLowest);
    expect(en).toMatchObject({ costText: '2,500 €', grantText: '0 €', ownShare: 250000 });
    expect(en?.note).toBe(
      '2,500 € short of the call’s minimum of 5,000 €: at this cost it pays nothing.',
    );
    expect(italian?.note).toBe(
      'Mancano 2.500 € per arrivare al minimo del bando (5.000 €): con questo costo non paga nulla.',
    );
  });

  it("when the cost exceeds the call's maximum, then what exceeds is the firm's", () => {
    expect(report().nextSteps[0]?.funding?.atHighest).toMatchObject({
      costText: '10,000 €',
      eligibleText: '7,500 €',
      grantText: '4,000 €',
      ownShareText: '6,000 €',
      note: null,
    });
  });

  it('when the size is not certain, then the terms of every size are told and for which the sums are', () => {
    const { terms } = report({ profile: without('turnover') }).nextSteps[0]?.funding ?? {};
    expect(terms).toMatch(
      /^micro: pays 60 % .*; small: pays 50 % .*; the sums are worked out for a micro firm$/,
    );
  });

  it('when the size is not known, then there are no sums', () => {
    const funding = report({ profile: without('people'), answers: goodAnswers }).offers.find(
      ({ code }) => code === 'B.1',
    )?.funding[0];
    expect(funding).toMatchObject({ verdict: 'unknown', atLowest: null, atHighest: null });
  });
});

describe('offers', () => {
  it('when an offer is a demonstration, then its mark stands beside every sum and day', () => {
    const built = report();
    for (const offer of built.offers) {
      expect(offer.mark).toBe('demonstration data');
      const texts = [
        ...offer.facts.map(({ value }) => value),
        ...offer.criteria.map(({ text }) => text),
      ];
      for (const text of texts.filter((each) => /€|%|\d{4}/.test(each)))
        expect(text).toContain('(demonstration data)');
      for (const { mark } of offer.funding) expect(mark).toBe('demonstration data');
    }
  });

  it('when the edition is a real one, then nothing is marked', () => {
    const real = {
      ...catalogue,
      editions: catalogue.editions.map((edition) => ({ ...edition, demonstration: false })),
    };
    const built = report({ catalogue: real });
    expect(JSON.stringify(built)).not.toContain('demonstration data');
  });

  it('when a story is invented, then it is stamped', () => {
    const [en, italian] = inBoth();
    expect(offerOf(en, 'CASE-1').stamp).toBe('Constructed example');
    expect(offerOf(italian, 'CASE-1').stamp).toBe('Esempio costruito');
    expect(offerOf(en, 'P-1').stamp).toBeNull();
  });

  it.each([
    [
      goldsmith,
      'CALL-1',
      'yes',
      'place',
      'For firms in Tuscany; yours is in Arezzo.',
      'Per imprese in Toscana. La vostra: Arezzo.',
    ],
    [
      without('nuts3'),
      'CALL-1',
      'unknown',
      'place',
      'Only for firms in Tuscany; your province is not known.',
      'Solo per imprese in Toscana. La vostra provincia non è nota.',
    ],
    [
      { country: 'FR' },
      'CALL-1',
      'no',
      'country',
      'Only for firms in Italy; yours is in France.',
      'Solo per imprese in questo Paese: Italia. La vostra: Francia.',
    ],
    [
      { ...goldsmith, nace: '47.77' },
      'CALL-1',
      'no',
      'activity',
      'Only for the activity manufacturing; yours is code 47.77.',
      'Solo per l’attività: attività manifatturiere. La vostra: codice 47.77.',
    ],
    [
      without('turnover'),
      'CALL-1',
      'unknown',
      'size',
      'Only for firms of size micro and small; by what is known, yours is one of: micro, small, medium and large.',
      'Solo per imprese di dimensione micro e piccola. Da ciò che si sa, la vostra è una di queste: micro, piccola, media e grande.',
    ],
    [
      { ...goldsmith, lifePhase: 'start-up' },
      'V-1',
      'no',
      'life-phase',
      'Only for firms in this phase: mature; yours: start-up.',
      'Solo per imprese in questa fase: mature (it). La vostra: start-up (it).',
    ],
    [
      goldsmith,
      'T-1',
      'no',
      'chain-role',
      'Only for firms with this place in the chain: lead-firm; yours: supplier.',
      'Solo per imprese con questo posto nella filiera: lead-firm (it). Il vostro: supplier (it).',
    ],
    [
      goldsmith,
      'I-1',
      'unknown',
      'assessment',
      'It asks for a check-up by an accredited assessor; this self-assessment does not replace it.',
      'Chiede un check-up fatto da un valutatore accreditato; questa autovalutazione non lo sostituisce.',
    ],
  ] as [Profile, string, string, string, string, string][])(
    'when a firm is judged, then the criterion says why in both languages (%#)',
    (profile, code, verdict, criterion, english, italian) => {
      const texts = inBoth({ profile, provinceName: 'Arezzo' }).map((built) => {
        const offer = offerOf(built, code);
        expect(offer.verdict).toBe(verdict);
        return offer.criteria.find((each) => each.criterion === criterion)?.text;
      });
      expect(texts).toEqual([english, italian]);
    },
  );

  it.each([
    ['2027-03-29', 'closes on 31 March 2027, in 2 days', 'scade tra 2 giorni, 31 marzo 2027'],
    ['2027-03-30', 'closes on 31 March 2027, tomorrow', 'scade domani, 31 marzo 2027'],
    ['2027-03-31', 'closes today, 31 March 2027', 'scade oggi, 31 marzo 2027'],
    ['2027-04-01', 'closed since 31 March 2027', 'chiuso; ultimo giorno utile: 31 marzo 2027'],
  ])('when today is %s, then the deadline reads so', (today, english, italian) => {
    const deadlines = inBoth({ today }).map((built) => offerOf(built, 'CALL-1').deadline);
    expect(deadlines).toEqual([english, italian]);
  });

  it('when a call has no closing day, then it is open until the money ends; a service has no deadline', () => {
    expect(offerOf(report(), 'V-1').deadline).toBe('open until the money ends');
    expect(offerOf(report(), 'B.1').deadline).toBeNull();
  });

  it('when a fact is missing, then it is asked for with the number of offers that wait', () => {
    const [en, italian] = inBoth({ profile: without('nuts3') });
    expect(en.missing).toContainEqual({
      fact: 'place',
      question: 'In which province is the firm?',
      text: 'Tell us and we can decide on one more offer.',
    });
    expect(italian.missing.find(({ fact }) => fact === 'place')?.text).toBe(
      'Se ce lo dite, possiamo decidere su un’altra opportunità.',
    );
  });

  it('when an offer helps nowhere, then its reason says what it is about', () => {
    const built = report({ answers: { ...goodAnswers, 'ask-machines': 'three' } });
    expect(offerOf(built, 'B.1').reason).toBe(
      'It is about Area machines: there you have reached the target, or it is made for firms at another level.',
    );
  });
});

describe('later and elsewhere', () => {
  it('when the report is read on the day itself, then nothing has changed', () => {
    expect(report().changes).toEqual([]);
  });

  it('when a call has closed since, then the change is told with its reason', () => {
    const [en, italian] = inBoth({ today: '2027-04-01' });
    expect(en.assessedOn).toBe('20 November 2026');
    expect(en.judgedOn).toBe('1 April 2027');
    expect(en.changes).toEqual([
      '“Title CALL-1”: yes on 20 November 2026, no today. Closed since 31 March 2027. (demonstration data)',
    ]);
    expect(italian.changes[0]).toMatch(
      /^«Title CALL-1 \(it\)»: sì nel giudizio precedente \(20 novembre 2026\), oggi no\./,
    );
  });

  it('when offers came or went with the edition, then that is told', () => {
    const today = '2027-01-01';
    const input = reportInput({ today });
    const [first, second] = input.routing.offers;
    if (!first || !second || !input.frozen) throw new Error('The builder routes several offers');
    const came = {
      ...input,
      frozen: {
        ...input.frozen,
        offers: input.frozen.offers.filter(({ offer }) => offer !== first.offer),
      },
    };
    expect(buildReport(came, reportTexts('en')).changes[0]).toMatch(
      /was not yet in the catalogue on 20 November 2026\.$/,
    );
    const went = { ...input, routing: { ...input.routing, offers: [first] } };
    expect(buildReport(went, reportTexts('en')).changes).toContain(
      '“Title V-1” was in the catalogue on 20 November 2026 and is no longer.',
    );
  });

  it('when the firm is outside the regions, then it is told that only national offers are left', () => {
    expect(isToldOfOtherRegions({ ...goldsmith, nuts3: 'ITC41' })).toBe(true);
    expect(isToldOfOtherRegions(goldsmith)).toBe(false);
    expect(isToldOfOtherRegions(without('nuts3'))).toBe(false);
  });

  it('when the firm gave no name, then the title has none', () => {
    expect(report({ profile: without('name') }).title).toBe('Where your firm stands');
  });
});

describe('every report', () => {
  const languages: Language[] = ['en', 'it'];

  it('when it is built twice, then it is the same', () => {
    expect(JSON.stringify(report())).toBe(JSON.stringify(report()));
  });

  it.each(languages)(
    'when the golden firms are reported in %s, then no sentence has a hole',
    (language) => {
      for (const { id } of goldenFirms) {
        const holes = textsOf(firstLevelReport(id, language)).filter((text) => HOLE.test(text));
        expect(holes).toEqual([]);
      }
    },
  );

  it.each(languages)(
    'when all kinds of firms, days and answers are reported in %s, then every text is used',
    (language) => {
      const { texts, used } = trackedTexts(language);
      for (const input of everyCase()) {
        const holes = textsOf(buildReport(input, texts)).filter((text) => HOLE.test(text));
        expect(holes).toEqual([]);
      }
      const unused = Object.keys(texts.texts).filter((key) => !used.has(key));
      expect(unused).toEqual([]);
    },
  );
});

const HOLE = /\{\w+\}|undefined|\bnull\b|NaN|\[object|  |\(\)|“”|«»/;

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** The texts of a language, noting which are read. */
function trackedTexts(language: Language) {
  const { texts } = reportTexts(language);
  const used = new Set<string>();
  const proxy = new Proxy(texts, {
    get: (target, key) => {
      used.add(String(key));
      return target[String(key)];
    },
  });
  return { texts: { language, texts: proxy }, used };
}
