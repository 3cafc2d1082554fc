import type {
  Catalogue,
  Edition,
  Offer,
  OfferFile,
  OfferKind,
  OfferOf,
} from '../../scoring/offer.ts';

const text = (name: string) => ({ en: name, it: `${name} (it)` });
const source = { text: text('A sample for tests'), date: '2026-01-01' };

export function edition(overrides: Partial<Edition> = {}): Edition {
  return {
    id: 'sample',
    title: text('Sample'),
    from: '2026-01-01',
    demonstration: true,
    mark: text('demonstration data'),
    source,
    ...overrides,
  };
}

/** A catalogue of one edition, in force from 2026 on, unless editions are named. */
export function catalogueOf(offers: Offer[], editions: Edition[] = [edition()]): Catalogue {
  return { editions, offers };
}

/** A service of 6,000 to 20,000 EUR that helps cybersecurity on every level. */
export function service(code: string, overrides: Partial<OfferOf<'service'>> = {}): Offer {
  return offer('service', code, {
    theme: 'specialised-consulting',
    cost: { lowest: 600_000, highest: 2_000_000 },
    intensity: { micro: 700, small: 500, medium: 300 },
    provider: text('A provider'),
    digital: 'core',
    months: 6,
    ...overrides,
  });
}

/** A call that pays half of all services from 5,000 to 12,500 EUR. */
export function call(code: string, overrides: Partial<OfferOf<'call'>> = {}): Offer {
  const terms = { minimum: 500_000, maximum: 1_250_000, rate: 500 };
  return offer('call', code, {
    pays: ['B'],
    grant: { bySize: { micro: terms, small: terms, medium: terms }, deMinimis: true, premiums: [] },
    months: 6,
    shares: [],
    ...overrides,
  });
}

export function training(code: string, overrides: Partial<OfferOf<'training'>> = {}): Offer {
  return offer('training', code, {
    roles: ['owner'],
    format: 'online',
    hours: 8,
    cost: { lowest: 0, highest: 0 },
    ...overrides,
  });
}

/** A tax credit of a fifth up to 25,000 EUR and a tenth up to 100,000 EUR. */
export function incentive(code: string, overrides: Partial<OfferOf<'incentive'>> = {}): Offer {
  return offer('incentive', code, {
    benefit: 'tax-credit',
    brackets: [
      { upTo: 2_500_000, rate: 200 },
      { upTo: 10_000_000, rate: 100 },
    ],
    ...overrides,
  });
}

export function partner(code: string, overrides: Partial<OfferOf<'partner'>> = {}): Offer {
  return offer('partner', code, {
    type: 'laboratory',
    reach: 'local',
    offersHelpWith: text('Measuring'),
    ...overrides,
  });
}

function offer(kind: OfferKind, code: string, own: object): Offer {
  const file = {
    kind,
    code,
    title: text(`${kind} ${code}`),
    summary: text('What the firm gets'),
    areas: [{ area: 'cybersecurity', from: 0, to: 5 }],
    who: {},
    contact: { office: text('Office'), email: 'office@example.org' },
    source,
    ...own,
  } as unknown as OfferFile;
  return {
    ...file,
    id: `sample/${kind}/${code}`,
    edition: 'sample',
    ...('edition' in own ? { edition: String(own.edition) } : {}),
  };
}
