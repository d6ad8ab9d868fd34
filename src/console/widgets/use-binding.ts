/**
 * Binds a dialog to the resource and the address with which it was opened. Whatever the address says meanwhile, a dialog
 * is about the resource it named, or it is no more.
 */
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Subject } from '../queries/subjects.ts';
import { useRegion } from '../region.ts';
import { useAddress } from '../use-address.ts';

const identityOf = ({ arn, part }: Subject) => `${arn} ${part ?? ''}`;

export interface Binding {
  /** The address or the subject changed: nothing of the dialog may be seen or carried out any more. */
  left: boolean;
  /** The subject was deleted, by whomever. Not told while `acting`: deleting it may be what the dialog does. */
  gone: boolean;
  /** Asked right before the action. */
  stillHolds(): Promise<boolean>;
  /** Whether the dialog is still on screen; asked after the action. */
  isOpen(): boolean;
}

export function useBinding(subject: Subject, acting: boolean): Binding {
  const access = useRegion();
  const queryClient = useQueryClient();
  const address = useAddress();
  const [bound] = useState({ address, subject });
  const left = address.href !== bound.address.href || identityOf(subject) !== identityOf(bound.subject);

  const open = useRef(true);
  open.current = !left;
  useEffect(() => {
    open.current = true;
    return () => {
      open.current = false;
    };
  }, []);
  const isOpen = () => open.current && bound.address.holds();

  const query = queryOptions({
    queryKey: [...bound.subject.queryKey, 'subject', identityOf(bound.subject)],
    queryFn: () => bound.subject.isThere(access),
    // what an earlier dialog about it read says nothing about now
    gcTime: 0,
  });
  const { data: there } = useQuery({ ...query, enabled: !acting && !left });
  return {
    left,
    gone: there === false && !acting,
    isOpen,
    stillHolds: async () => isOpen() && (await queryClient.fetchQuery({ ...query, staleTime: 0 })) && isOpen(),
  };
}
