/** One foldable part of the editor's side bar: EXPLORER, DEPLOY, TEST EVENTS, ENVIRONMENT VARIABLES. */
import { type ReactNode, useId, useState } from 'react';
import { EditorIcon } from './icons.tsx';

interface SideBarSectionProps {
  title: string;
  /** State in brackets after the title. */
  state?: string | undefined;
  actions?: ReactNode;
  /** Takes the room the others leave. */
  grows?: boolean;
  initiallyOpen?: boolean;
  children: ReactNode;
}

export function SideBarSection(props: SideBarSectionProps) {
  const { title, state, actions, grows = false, initiallyOpen = true, children } = props;
  const [open, setOpen] = useState(initiallyOpen);
  const contentId = useId();
  return (
    <section className={grows && open ? 'side-bar-section side-bar-section-grows' : 'side-bar-section'}>
      <div className="side-bar-header">
        <h3>
          <button type="button" aria-expanded={open} aria-controls={contentId} onClick={() => setOpen(!open)}>
            <span className={open ? 'tree-twist tree-twist-open' : 'tree-twist'}>
              <EditorIcon name="chevron" />
            </span>
            <span>
              {title.toUpperCase()}
              {state !== undefined && ` [${state}]`}
            </span>
          </button>
        </h3>
        {open && actions}
      </div>
      <div id={contentId} className="side-bar-content" hidden={!open}>
        {children}
      </div>
    </section>
  );
}
