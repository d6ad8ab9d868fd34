/** The flashbar, loaded with its first message. What is news leaves by itself, unless it is read. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useRegionStatus } from '../region.ts';
import { dismissFlash, isNews, NEWS_STAY_MS, useSession } from '../session.ts';
import { useLater } from '../use-later.ts';
import { useUpdateNotice } from './update-notice.tsx';

/** A start that is quicker than this needs no words. */
const QUIET_START_MS = 1500;

const loadFlashes = () => import('./flashes.tsx').then(({ Flashes }) => Flashes);

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
  const { part: Flashes, failed, ask } = useLater(loadFlashes);
  const isNeeded =
    flashes.length + update.items.length > 0 ||
    status.preparingPython !== undefined ||
    (status.phase !== 'ready' && (status.phase !== 'starting' || slowStart));
  useEffect(() => {
    if (isNeeded) ask();
  }, [isNeeded, ask]);
  return (
    <div ref={bar} {...attention.handlers}>
      {Flashes && <Flashes status={status} slowStart={slowStart} updates={update.items} flashes={flashes} />}
      {/* without its files, in plain words */}
      {!Flashes && failed && (
        <div role="status">
          {status.reason}
          {flashes.map(({ id, content }) => (
            <p key={id}>{content}</p>
          ))}
        </div>
      )}
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
