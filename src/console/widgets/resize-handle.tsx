/** The edge of a panel that changes its height: the terminal's upper one, the code editor's lower one. */
import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from 'react';
import './resize-handle.css';

interface ResizeHandleProps {
  /** What is resized. */
  label: string;
  /** On which edge of its parent, the panel, it lies. */
  edge: 'top' | 'bottom';
  /** As chosen; without, the panel is as high as its stylesheet says. */
  heightPx: number | undefined;
  minPx: number;
  maxPx: number;
  onResize: (heightPx: number) => void;
}

const KEY_STEP_PX = 24;

export function ResizeHandle({ label, edge, heightPx, minPx, maxPx, onResize }: ResizeHandleProps) {
  const handle = useRef<HTMLDivElement>(null);
  const panelHeight = () => handle.current?.parentElement?.offsetHeight ?? minPx;
  const [shownPx, setShownPx] = useState(heightPx ?? minPx);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height, measured anew
  useLayoutEffect(() => setShownPx(panelHeight()), [heightPx]);

  const resize = (px: number) => onResize(Math.round(Math.min(Math.max(px, minPx), Math.max(minPx, maxPx))));
  const grows = edge === 'top' ? -1 : 1;

  const onKeyDown = (event: KeyboardEvent) => {
    const next = {
      ArrowUp: panelHeight() - grows * KEY_STEP_PX,
      ArrowDown: panelHeight() + grows * KEY_STEP_PX,
      Home: minPx,
      End: maxPx,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    resize(next);
  };
  const onPointerDown = ({ clientY, currentTarget, pointerId }: PointerEvent<HTMLDivElement>) => {
    const startPx = panelHeight();
    currentTarget.setPointerCapture(pointerId);
    currentTarget.onpointermove = (move) => resize(startPx + grows * (move.clientY - clientY));
    currentTarget.onlostpointercapture = () => {
      currentTarget.onpointermove = null;
    };
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that is moved; <hr> takes no focus
    <div
      ref={handle}
      className="resize-handle"
      role="separator"
      tabIndex={0}
      aria-label={label}
      title={label}
      aria-orientation="horizontal"
      aria-valuenow={shownPx}
      aria-valuemin={minPx}
      aria-valuemax={Math.max(minPx, Math.round(maxPx))}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
    />
  );
}
