/** The flashbar: what the region is doing, then what actions answered. What is news leaves by itself, unless it is read. */
import Flashbar, { type FlashbarProps } from '@cloudscape-design/components/flashbar';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RegionStatus } from '../../api/coldspark.ts';
import { useRegionStatus } from '../region.ts';
import { dismissFlash, type Flash, isNews, NEWS_STAY_MS, useSession } from '../session.ts';
import { useUpdateNotice } from './update-notice.tsx';

/** A start that is quicker than this needs no words. */
const QUIET_START_MS = 700;

function describeRegion(status: RegionStatus, slowStart: boolean): FlashbarProps.MessageDefinition[] {
  const items: FlashbarProps.MessageDefinition[] = [];
  if (status.phase === 'starting' && slowStart)
    items.push({
      id: 'region-starting',
      type: 'in-progress',
      loading: true,
      content: 'Starting the Region in this browser.',
    });
  if (status.phase === 'read-only')
    items.push({
      id: 'region-read-only',
      type: 'warning',
      header: 'The Region is read-only',
      content:
        status.reason ?? 'This browser has no room left for changes. What is saved can still be read and invoked.',
    });
  if (status.phase === 'failed')
    items.push({
      id: 'region-failed',
      type: 'error',
      header: 'The Region has stopped',
      content: `${status.reason ?? 'It could not start.'} Reload the page to start it again.`,
    });
  if (status.preparingPython !== undefined)
    items.push({
      id: 'preparing-python',
      type: 'in-progress',
      content: (
        <ProgressBar
          variant="flash"
          label="Preparing Python (once)"
          description="Python is unpacked and kept in this browser. It counts in no Init, timeout or billed duration."
          value={Math.round(status.preparingPython * 100)}
        />
      ),
    });
  return items;
}

const asItem = (flash: Flash): FlashbarProps.MessageDefinition => ({
  id: flash.id,
  type: flash.type,
  loading: flash.type === 'in-progress',
  ariaRole: flash.type === 'error' ? 'alert' : 'status',
  content: flash.content,
  ...(flash.header ? { header: flash.header } : {}),
  ...(flash.type === 'in-progress'
    ? {}
    : { dismissible: true, dismissLabel: 'Dismiss notification', onDismiss: () => dismissFlash(flash.id) }),
});

export function Notifications() {
  const status = useRegionStatus();
  const flashes = useSession((session) => session.flashes);
  const [slowStart, setSlowStart] = useState(false);
  const attention = useAttention();
  const update = useUpdateNotice();
  useEffect(() => {
    const timer = setTimeout(() => setSlowStart(true), QUIET_START_MS);
    return () => clearTimeout(timer);
  }, []);
  const bar = usePushesContent();
  return (
    <div ref={bar} {...attention.handlers}>
      <Flashbar items={[...describeRegion(status, slowStart), ...update.items, ...flashes.map(asItem)]} />
      {update.question}
      {flashes.filter(isNews).map(({ id, type }) => (
        <Lifetime key={`${id} ${type} ${attention.turn}`} id={id} isRead={attention.isPaid} />
      ))}
    </div>
  );
}

/**
 * The bar is sticky. On a page that is scrolled, a browser keeps the content in its place when the bar grows, and so lets
 * the bar cover the row below it, often the tabs: the page is moved down by as much instead. What leaves moves nothing.
 * What is scrolled to stops below the bar: console.css reads its height.
 */
function usePushesContent() {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!bar.current) return;
    let before: number | undefined;
    const observer = new ResizeObserver(([entry]) => {
      const height = entry?.contentRect.height ?? 0;
      document.documentElement.style.setProperty('--notifications-height', `${height}px`);
      if (before !== undefined && height > before) scrollBy(0, before - height);
      before = height;
    });
    observer.observe(bar.current);
    return () => observer.disconnect();
  }, []);
  return bar;
}

/** Ends a notification when its time is up; one that is being read gets as much again. */
function Lifetime({ id, isRead }: { id: string; isRead: () => boolean }) {
  useEffect(() => {
    const timer = setInterval(() => isRead() || dismissFlash(id), NEWS_STAY_MS);
    return () => clearInterval(timer);
  }, [id, isRead]);
  return null;
}

/**
 * Whether somebody attends to the notifications: the pointer or the focus is on them (or on what they opened, for React's
 * events come up through portals), or the page is not seen at all. Each time that ends is another turn.
 */
function useAttention() {
  const pointed = useRef(false);
  const focused = useRef(false);
  const [turn, setTurn] = useState(0);
  const isPaid = useCallback(
    // a focused notification that is taken away leaves without a blur
    () => document.hidden || pointed.current || (focused.current && document.activeElement !== document.body),
    [],
  );
  const hold = (what: typeof pointed) => () => {
    what.current = true;
  };
  const leave = (what: typeof pointed) => () => {
    what.current = false;
    setTurn((last) => last + 1);
  };
  const handlers = {
    onPointerEnter: hold(pointed),
    onPointerLeave: leave(pointed),
    onFocus: hold(focused),
    onBlur: leave(focused),
  };
  return { isPaid, turn, handlers };
}
