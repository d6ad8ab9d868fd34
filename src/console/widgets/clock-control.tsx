/**
 * The account's clock in the top bar: what time it is there, how it goes, and how it is turned. A clock that goes as the
 * wall's shows nothing but its time.
 */
import LiveRegion from '@cloudscape-design/components/live-region';
import type { TopNavigationProps } from '@cloudscape-design/components/top-navigation';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { type AccountClock, besideTheWall, clockSpan } from '../../api/account-clock.ts';
import type { ClockAdvance, ClockState } from '../../api/coldspark.ts';
import { besideWall, useAccountClock } from '../account-now.ts';
import { flashError } from '../errors.ts';
import { queryKeys } from '../queries/query-keys.ts';
import { useRegion } from '../region.ts';
import { openHelp } from '../session.ts';
import { useLater } from '../use-later.ts';

const loadResetAccountModal = () =>
  import('./reset-account-modal.tsx').then(({ ResetAccountModal }) => ResetAccountModal);

const TICK_MS = 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const RATES = [1, 10, 60, 3600];
const SKIPS: readonly [text: string, ms: number][] = [
  ['+1 min', MINUTE_MS],
  ['+15 min', 15 * MINUTE_MS],
  ['+1 h', HOUR_MS],
  ['+6 h', 6 * HOUR_MS],
];

interface ClockControl {
  utility: TopNavigationProps.MenuDropdownUtility;
  /** Beside the bar: what is said of the clock, and the question before a reset. */
  beside: ReactNode;
  /** Of the bar: what comes next is asked for while somebody is there. */
  watch: { onPointerEnter(): void; onPointerLeave(): void; onFocus(): void; onBlur(): void };
}

export function useClockControl(): ClockControl {
  const { coldspark } = useRegion();
  const clock = useAccountClock();
  const [watched, setWatched] = useState(false);
  const [resetAsked, setResetAsked] = useState(false);
  const { part: ResetAccountModal, ask: askForModal } = useLater(loadResetAccountModal);
  const { data: state, refetch } = useQuery({
    queryKey: queryKeys.clock,
    queryFn: () => coldspark.call('GetClock', {}),
    enabled: watched,
    refetchInterval: watched && TICK_MS,
  });
  const face = useFace(clock);

  const turn = (call: Promise<unknown>) =>
    void call.then(() => refetch()).catch((failure) => flashError(failure, 'Turn the clock'));
  const advance = (by: ClockAdvance) => turn(coldspark.call('AdvanceClock', by));
  const actions: Record<string, () => void> = {
    pause: () => turn(coldspark.call('PutClock', { paused: !clock?.paused })),
    next: () => advance({ to: 'next-event' }),
    stop: () => advance({ stop: true }),
    reset: () => {
      askForModal();
      setResetAsked(true);
    },
    help: () => openHelp('clock'),
    ...Object.fromEntries(
      RATES.map((rate) => [`rate-${rate}`, () => turn(coldspark.call('PutClock', { rate, paused: false }))]),
    ),
    ...Object.fromEntries(SKIPS.map(([text, ms]) => [text, () => advance({ ms })])),
  };
  const on = () => setWatched(true);
  const off = () => setWatched(false);

  const utility = useUtility(
    {
      type: 'menu-dropdown',
      iconName: clock?.paused && !clock.skip ? 'pause' : 'status-pending',
      text: face,
      ariaLabel: `Account clock: ${face}`,
      title: 'Account clock',
      description: clock ? description(clock) : 'Not known yet',
      disableTextCollapse: true,
      disableUtilityCollapse: true,
      items: clock ? items(clock, state) : [],
    },
    actions,
  );

  return {
    utility,
    beside: (
      <>
        <LiveRegion hidden>{clock && said(clock)}</LiveRegion>
        {resetAsked && ResetAccountModal && <ResetAccountModal onDismiss={() => setResetAsked(false)} />}
      </>
    ),
    watch: { onPointerEnter: on, onPointerLeave: off, onFocus: on, onBlur: off },
  };
}

function items(clock: AccountClock, state: ClockState | undefined) {
  const { paused, rate, skip } = clock;
  const { wallMs } = besideWall(clock);
  const next = state?.nextEvent;
  return [
    ...(skip
      ? [{ id: 'stop', text: 'Stop the skip', secondaryText: `On the way to ${timeOf(skip.toMs, wallMs)}` }]
      : []),
    {
      id: 'speed',
      text: 'Speed while no function runs',
      items: [
        { id: 'pause', itemType: 'checkbox' as const, text: 'Pause', checked: paused },
        ...RATES.map((each) => ({
          id: `rate-${each}`,
          itemType: 'checkbox' as const,
          text: `×${each}`,
          checked: !paused && rate === each,
        })),
      ],
    },
    {
      id: 'skip',
      text: 'Skip',
      items: [
        {
          id: 'next',
          text: 'Next event',
          disabled: !next,
          secondaryText: next ? `${next.name}, in ${clockSpan(next.atMs - state.accountMs)}` : 'Nothing is to come',
        },
        ...SKIPS.map(([text]) => ({ id: text, text })),
      ],
    },
    {
      id: 'more',
      text: 'Wall clock',
      items: [
        { id: 'reset', text: 'Back to the wall clock…', secondaryText: 'Only a reset of the account turns time back' },
        { id: 'help', text: 'About the clock' },
      ],
    },
  ];
}

function description(clock: AccountClock): string {
  const { accountMs, wallMs } = besideWall(clock);
  return besideTheWall(accountMs, wallMs) ?? 'As the wall clock';
}

/** What is read out when it changes: how the clock goes, not each minute. */
function said(clock: AccountClock): string {
  const { paused, rate, skip } = clock;
  const { wallMs } = besideWall(clock);
  if (skip) return `The account’s clock skips to ${timeOf(skip.toMs, wallMs)}`;
  if (paused) return 'The account’s clock is paused';
  return rate === 1 ? '' : `The account’s clock goes ×${rate}`;
}

/** Renewed every second, and a new text only when there is one. */
function useFace(clock: AccountClock | undefined): string {
  const [shown, setShown] = useState(() => ({ clock, face: faceOf(clock) }));
  useEffect(() => {
    const tick = () => {
      const face = faceOf(clock);
      setShown((last) => (last.clock === clock && last.face === face ? last : { clock, face }));
    };
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [clock]);
  return shown.clock === clock ? shown.face : faceOf(clock);
}

/** The same utility as long as it says the same: the bar measures all of them anew when one is another. */
function useUtility(
  said: Omit<TopNavigationProps.MenuDropdownUtility, 'onItemClick'>,
  actions: Record<string, () => void>,
): TopNavigationProps.MenuDropdownUtility {
  const latest = useRef(actions);
  latest.current = actions;
  const text = JSON.stringify(said);
  return useMemo(
    () => ({
      ...(JSON.parse(text) as typeof said),
      onItemClick: ({ detail }) => latest.current[detail.id]?.(),
    }),
    [text],
  );
}

function faceOf(clock: AccountClock | undefined): string {
  if (!clock) return '--:--';
  const { accountMs, wallMs } = besideWall(clock);
  const { paused, rate, skip } = clock;
  const speed = paused ? 'paused' : rate !== 1 && `×${rate}`;
  const beside = skip ? `skipping ${progress(skip, accountMs)} %` : offset(accountMs - wallMs);
  return [timeOf(accountMs, wallMs), speed, beside].filter(Boolean).join(' · ');
}

const progress = ({ fromMs, toMs }: NonNullable<AccountClock['skip']>, nowMs: number) =>
  toMs > fromMs ? Math.min(99, Math.floor(((nowMs - fromMs) / (toMs - fromMs)) * 100)) : 0;

const UNITS: readonly [name: string, ms: number][] = [
  ['d', 24 * HOUR_MS],
  ['h', HOUR_MS],
  ['min', MINUTE_MS],
  ['s', 1000],
];

/** In its largest unit, for example `+6 h`; nothing when it is no more than clocks differ by anyway. */
function offset(aheadMs: number): string | undefined {
  const size = Math.abs(aheadMs);
  if (size < 2000) return undefined;
  const [name, ms] = UNITS.find((unit) => size >= 0.95 * unit[1]) ?? ['s', 1000];
  return `${aheadMs > 0 ? '+' : '−'}${Math.round(size / ms)} ${name}`;
}

const HOUR_AND_MINUTE: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };

/** With its day when that is not the wall's. */
function timeOf(atMs: number, wallMs: number): string {
  const today = new Date(atMs).toDateString() === new Date(wallMs).toDateString();
  const day: Intl.DateTimeFormatOptions = today ? {} : { day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat('en-GB', { ...day, ...HOUR_AND_MINUTE }).format(atMs);
}
